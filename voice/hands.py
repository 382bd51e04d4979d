"""Buttons and keys: they act at once, whatever is going on."""

from __future__ import annotations

from collections.abc import Sequence

from voice import answering, call_back, commands, elsewhere, flow, helping, listening
from voice.actions import Earcon, Sound
from voice.asked import OURS, Kind
from voice.events import Button, Expects, Key
from voice.habits import AFTER_STAR, KEYS
from voice.keypad import KEYS as KNOWN
from voice.mouth import Utterance
from voice.state import State
from voice.talk import Talk

SCORES = frozenset("12345")
NOUGHT_FIRST = frozenset({Expects.PHONE, Expects.CODE})
"""Figures that may begin with a nought and are read off a slip of paper."""


def button(talk: Talk, pressed: Button) -> None:
    if _first(talk):
        return
    if pressed.name == "talk":
        _talk(talk)
        return
    left = _take_over(talk)
    if pressed.name in ("yes", "no"):
        _decide(talk, pressed.name == "yes", left)
    else:
        commands.do(talk, pressed.name, left)


def _first(talk: Talk) -> bool:
    """The first touch wakes, and any touch answers the warning."""
    if not talk.awake:
        flow.greet(talk)
        return True
    if talk.warned:
        helping.extend(talk)
        return True
    return False


def _take_over(talk: Talk) -> tuple[Utterance, ...]:
    """Whoever uses their hands is there, is heard at once and has broken off what they were saying. What we had left to say."""
    left = talk.interrupted or talk.hush()
    talk.interrupted = ()
    talk.ending = False
    talk.no_input.reset()
    talk.reassured = 0
    talk.drop_hearing()
    talk.forget("no_input", "reassure", "score")
    return left


def _talk(talk: Talk) -> None:
    """Tap to talk, tap to stop us, tap to say that one is done."""
    if talk.ended:
        return  # the words are on their way
    if talk.state in (State.SPEECH, State.TRAILING, State.PAUSED):
        if talk.ear.end():
            listening.end(talk)
        else:
            listening.dropped(talk)
        return
    if not talk.free:
        _take_over(talk)
        if talk.profile.hands_free:
            talk.say(talk.prompts.say("still_looking"))
        else:
            talk.meanwhile(hears=True)
            talk.emit(Earcon(Sound.LISTENING))
        return
    closing = talk.state is State.LISTENING and not talk.profile.hands_free
    _take_over(talk)
    talk.keypad.take()
    talk.forget("digits")
    flow.expect(talk)
    if closing:
        talk.deafen()
        talk.state = State.IDLE
    else:
        talk.open_ear()


def key(talk: Talk, pressed: Key) -> None:
    if pressed.key not in KNOWN or _first(talk):
        return
    ending, meant = talk.ending, _after_star(talk)
    left = _take_over(talk)
    talk.forget("digits")
    if ending and pressed.key == "#":
        talk.ending = True
        flow.settle(talk)
    elif pressed.key == "#":
        _hash(talk, left)
    elif pressed.key == "*":
        _star(talk)
    elif meant and pressed.key in AFTER_STAR and talk.asked.expects not in NOUGHT_FIRST:
        commands.do(talk, AFTER_STAR[pressed.key], left)
    elif _entering(talk) or (pressed.key == "0" and call_back.anew(talk)):
        _digit(talk, pressed.key)
    else:
        _number(talk, pressed.key, left)


def _after_star(talk: Talk) -> bool:
    """* was pressed just now, and what it repeats is still being said: who answers that listens first."""
    return talk.state is State.SPEAKING and talk.now - talk.star_at <= talk.profile.times.after_star


def _entering(talk: Talk) -> bool:
    asked = talk.asked
    figure = asked.expects is Expects.NUMBER or asked.expects in NOUGHT_FIRST
    return asked.kind is Kind.CODE or (talk.pending is None and asked.kind is Kind.ANSWER and figure and not asked.said_options)


def _digit(talk: Talk, digit: str) -> None:
    talk.deafen()
    talk.state = State.IDLE
    times = talk.profile.times
    if talk.keypad.press(digit):
        submit(talk)
    else:
        goes_on = talk.asked.expects in NOUGHT_FIRST and not _is_whole_code(talk)
        talk.after(times.phone_digit if goes_on else times.inter_digit, "digits")


def _is_whole_code(talk: Talk) -> bool:
    return talk.asked.expects is Expects.CODE and len(talk.keypad.digits) == elsewhere.LENGTH


def submit(talk: Talk) -> None:
    """The figure is typed. 0 alone is still the person."""
    digits = talk.keypad.take()
    if digits == "0":
        flow.hand_over(talk, "asked")
    elif talk.asked.expects is Expects.PHONE:
        call_back.typed(talk, digits)
    elif talk.asked.expects is Expects.CODE:
        elsewhere.typed(talk, digits)
    else:
        flow.send(talk, digits)


def _hash(talk: Talk, left: Sequence[Utterance]) -> None:
    if talk.keypad.digits:
        submit(talk)
    elif talk.free and talk.asked.kind in OURS | {Kind.HEARD, Kind.MORE}:
        answering.decide(talk, True)
    else:
        commands.do(talk, "end", left)


def _star(talk: Talk) -> None:
    """Once repeats, soon again goes back, a third time asks whether to start over; within a figure it clears."""
    if talk.keypad.take():
        talk.say(talk.prompts.say("digits_cleared"))
        return
    talk.stars = talk.stars + 1 if talk.now - talk.star_at <= talk.profile.times.rewind else 1
    talk.star_at = talk.now
    habits = ("repeat", "back", "restart")
    commands.do(talk, habits[min(talk.stars, 3) - 1])


def _number(talk: Talk, digit: str, left: Sequence[Utterance]) -> None:
    asked, free = talk.asked, talk.free
    if digit == "0":
        flow.hand_over(talk, "asked")
    elif free and asked.expects is Expects.SCORE and digit in SCORES:
        flow.send(talk, digit)
    elif free and asked.said_options and 1 <= int(digit) <= min(3, len(asked.options)):
        answering.choose(talk, int(digit) - 1)
    elif digit in "12":
        _decide(talk, digit == "1", left)
    elif digit in KEYS:
        commands.do(talk, KEYS[digit], left)
    else:
        _nothing_there(talk, left)


def _decide(talk: Talk, yes: bool, left: Sequence[Utterance]) -> None:
    if talk.free and talk.asked.expects is Expects.YES_NO:
        answering.decide(talk, yes)
    else:
        _nothing_there(talk, left)


def _nothing_there(talk: Talk, left: Sequence[Utterance]) -> None:
    talk.say(talk.prompts.say("key_unused" if talk.free else "still_looking"))
    commands.resume(talk, left)
