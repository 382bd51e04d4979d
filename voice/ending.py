"""How a conversation ends: told, and then forgotten."""

from __future__ import annotations

from voice import actions
from voice.actions import Sound
from voice.asked import Asked
from voice.state import State
from voice.talk import Talk


def give_up(talk: Talk) -> None:
    """No answer is waited for any more."""
    talk.answered()
    talk.inbox.clear()
    talk.owed.clear()


def goodbye(talk: Talk, key: str = "goodbye") -> None:
    give_up(talk)
    talk.asked = Asked()
    talk.ending = True
    talk.say(talk.prompts.say(key), protected=True)


def finish(talk: Talk) -> None:
    talk.drop_hearing()
    talk.deafen()
    talk.timers.clear()
    talk.emit(actions.Earcon(Sound.DONE))
    if talk.profile.shared:
        talk.emit(actions.Wipe())
        forget_visitor(talk)
    else:
        talk.emit(actions.End())
        talk.state = State.CLOSED


def forget_visitor(talk: Talk) -> None:
    """As before anybody came; ids go on, so that nothing late is taken for the next visitor's."""
    fresh = Talk(talk.profile, talk.prompts, now=talk.now, last_id=talk.last_id, since=talk.last_id, out=talk.out, warm_at=talk.warm_at)
    fresh.ear.floor = talk.ear.floor
    talk.__dict__.update(fresh.__dict__)
