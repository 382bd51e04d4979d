"""Help where nothing was said or nothing understood: another kind each time, in the end a person or a told goodbye."""

from __future__ import annotations

from dataclasses import replace

from voice import actions, ending, flow
from voice.actions import Sound
from voice.asked import OURS
from voice.events import Expects
from voice.ladders import Rung
from voice.talk import Talk

_REASSURANCES = 6
"""After so many nobody answers at a kiosk: perhaps they have left."""


def mistaken(talk: Talk) -> None:
    """Heard, and not understood: another help each time."""
    talk.emit(actions.Earcon(Sound.ERROR))
    rung = Rung.AGAIN if talk.waiting else talk.no_match.up()
    if rung is Rung.AGAIN:
        plainly = talk.asked.kind in OURS and talk.asked.expects is Expects.YES_NO
        key = "confirm.plainly" if plainly else f"no_match.{talk.asked.expects.value}"
        talk.say(talk.prompts.say(key), protected=True)
    elif talk.asked.expects is Expects.SCORE:
        ending.goodbye(talk, "goodbye_rated")
    elif rung is Rung.CHOICES:
        choices(talk)
    elif rung is Rung.PERSON:
        flow.hand_over(talk, "no_match")
    else:
        ending.goodbye(talk)


def silent(talk: Talk) -> None:
    """Nothing was said: another help each time."""
    rung = talk.no_input.up()
    if rung is Rung.AGAIN:
        talk.say(talk.prompts.say(f"no_input.{talk.asked.expects.value}"))
    elif talk.asked.kind in OURS:
        flow.kept(talk)  # nothing happens by silence
    elif rung is Rung.CHOICES:
        choices(talk)
    elif talk.profile.shared:
        _nobody_there(talk, rung)
    elif rung is Rung.PERSON:
        flow.hand_over(talk, "no_input")
    else:
        ending.goodbye(talk)


def _nobody_there(talk: Talk, rung: Rung) -> None:
    """No person is called to a kiosk that its visitor has left."""
    if rung is Rung.PERSON:
        talk.say(talk.prompts.say("person_near"))
    else:
        warn(talk)


def warn(talk: Talk) -> None:
    """Perhaps the visitor has left; whoever is there can stay as long as they like."""
    talk.warned = True
    talk.say(talk.prompts.say("idle"), protected=True)


def extend(talk: Talk) -> None:
    talk.warned = False
    talk.no_input.reset()
    talk.reassured = 0
    talk.hush()
    talk.say(talk.prompts.say("extended") + talk.asked.lines)


def reassure(talk: Talk) -> None:
    talk.reassured += 1
    if talk.profile.shared and talk.reassured > _REASSURANCES:
        warn(talk)
    else:
        flow.reassure(talk)


def choices(talk: Talk) -> None:
    """Two or three to choose from, by voice or key."""
    asked = talk.asked
    if asked.expects is Expects.YES_NO:
        talk.say(talk.prompts.say("choose.yes_no"), protected=True)
        return
    if asked.expects is Expects.NUMBER and not asked.options:
        talk.say(talk.prompts.say("choose.number"), protected=True)
        return
    if asked.expects in (Expects.PHONE, Expects.CODE):
        talk.say(talk.prompts.say(f"choose.{asked.expects.value}"), protected=True)
        return
    options = asked.options or talk.prompts.menu()
    talk.asked = replace(asked, options=options, said_options=True)
    talk.say(talk.prompts.options(options) + talk.prompts.say("choose.lead"), protected=True)
