"""The voice habits, however they were asked for: said, pressed on the page, typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from voice import elsewhere, ending, flow
from voice.asked import OURS, Asked, Kind
from voice.events import Habit, Said
from voice.manner import MANNERS
from voice.mouth import Utterance
from voice.talk import Talk

_SETTLES = frozenset({"stop", "simpler", "person", "back", "help", "consent", "elsewhere", "link", "join"})
_ELSEWHERE: dict[Habit, Callable[[Talk], None]] = {"elsewhere": elsewhere.choose, "link": elsewhere.give, "join": elsewhere.ask}
_BOUNDS = {"slower": "slowest", "faster": "fastest", "louder": "loudest", "softer": "softest"}


def do(talk: Talk, habit: Habit, left: Sequence[Utterance] = (), *, more: bool = False, little: bool = False, unsure: bool = False) -> None:
    """`left`: what we were saying when it was asked for. `unsure`: heard badly, so a person is not called without asking."""
    if talk.asked.kind in OURS and habit in _SETTLES:
        talk.asked = talk.before  # asked in vain: they want something else
    if habit in MANNERS:
        _manner(talk, habit, left, more, little)
    elif habit == "repeat":
        repeat(talk)
    elif habit == "back":
        back(talk)
    elif habit == "help":
        _help(talk)
    elif habit == "stop":
        ending.give_up(talk)
        if talk.asked.kind in (Kind.HEARD, Kind.MORE):
            talk.asked = Asked()
        talk.say(talk.prompts.say("stop"))
    elif habit == "simpler":
        _simpler(talk)
    elif habit == "person":
        flow.confirm(talk, Kind.PERSON, "person") if unsure else flow.hand_over(talk, "asked")
    elif habit in _ELSEWHERE:
        _ELSEWHERE[habit](talk)
    elif habit == "restart":
        flow.confirm(talk, Kind.RESTART, "restart")
    elif habit == "consent":
        talk.say(talk.prompts.say("consent") + talk.asked.lines)
    elif habit == "withdraw":
        flow.confirm(talk, Kind.WITHDRAW, "withdraw")
    else:
        flow.confirm(talk, Kind.END, "end")


def repeat(talk: Talk) -> None:
    """The last answer once more, or what we asked of our own last."""
    if talk.asked.kind not in (Kind.ANSWER, Kind.MORE) or (talk.asked.lines and not talk.said):
        talk.say(talk.asked.lines)
    elif talk.said:
        last = talk.said[-1]
        flow.present(talk, last.reply, last.part)
    else:
        talk.say(talk.prompts.say("nothing_to_repeat"))


def back(talk: Talk) -> None:
    """The answer before the last one, and its question again."""
    if len(talk.said) < 2:
        talk.say(talk.prompts.say("nothing_before") + talk.asked.lines)
        return
    talk.said.pop()
    flow.present(talk, talk.said[-1].reply)


def resume(talk: Talk, left: Sequence[Utterance]) -> None:
    """Go on with the sentence that was interrupted."""
    talk.unheard = () if left else talk.unheard
    for utterance in left:
        talk.say(utterance.lines, utterance.protected)


def _manner(talk: Talk, habit: Habit, left: Sequence[Utterance], more: bool, little: bool) -> None:
    manner = talk.manner.changed(habit, more, little)
    key = habit if manner != talk.manner else _BOUNDS[habit]
    flow.set_manner(talk, manner)
    talk.say(talk.prompts.say(key))
    if left:
        resume(talk, left)
    elif talk.pending is None:
        # Who asks for it after we have spoken did not get what we said.
        last = talk.said[-1] if talk.said and talk.asked.kind not in {Kind.HEARD, *OURS} else None
        body = last.reply.parts[last.part] if last and last.part < len(last.reply.parts) else ()
        if lines := body + talk.asked.lines:
            talk.say(lines)


def _simpler(talk: Talk) -> None:
    if talk.pending is not None:
        talk.say(talk.prompts.say("still_looking"))
    else:
        flow.send(talk, talk.prompts.sends("simpler"))


def _help(talk: Talk) -> None:
    flow.aside(talk, talk.asked if talk.asked.kind is Kind.ANSWER else Asked(), talk.prompts.help(talk.profile.shared))


def go_on(talk: Talk, said: Said) -> None:
    flow.present(talk, said.reply, said.part, remember=any(known.reply is said.reply for known in talk.said))


def enough(talk: Talk, said: Said) -> None:
    """The rest is not wanted; what was to be asked still is."""
    reply = said.reply
    if reply.question:
        flow.present(talk, reply, max(len(reply.parts), said.part), remember=False)
    else:
        talk.asked = Asked()
        talk.say(talk.prompts.say("anything_else"))
