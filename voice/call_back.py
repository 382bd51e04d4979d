"""A number to be called back at: nothing is kept that was not read back, nor before all of the offer was heard."""

from __future__ import annotations

from bot.privacy import mask, telephones
from voice import flow
from voice.asked import Kind
from voice.events import Expects
from voice.talk import Talk


def is_asked(talk: Talk) -> bool:
    asked = talk.before if talk.asked.kind is Kind.HEARD else talk.asked
    return asked.expects is Expects.PHONE


def told(talk: Talk, text: str) -> bool:
    """Read back the number of `text`, or ask for all of it; False where the words are none."""
    number = _private(text)
    if number is None and not telephones.is_begun(text):
        return False
    _read_back(talk, number)
    return True


def typed(talk: Talk, digits: str) -> None:
    _read_back(talk, _private(digits))


def anew(talk: Talk) -> bool:
    """Whoever types a nought while a number is read back begins it again; whether they do."""
    if talk.asked.kind is not Kind.HEARD or not is_asked(talk):
        return False
    talk.asked = talk.before
    return True


def agreed(talk: Talk) -> None:
    """The number is right; it is left once all was heard of what they agree to."""
    if talk.unheard:
        _read_back(talk, talk.asked.text)
    else:
        flow.send(talk, talk.asked.text)


def declined(talk: Talk) -> None:
    talk.say(talk.prompts.say("confirm.phone_declined"))


def _private(text: str) -> str | None:
    """As one writes it; None where nobody can be called back there."""
    number = telephones.found_in(text)
    written = telephones.written(number) if number else ""
    return written if mask(written) != written else None


def _read_back(talk: Talk, number: str | None) -> None:
    if number is None:
        talk.asked = talk.before if talk.asked.kind is Kind.HEARD else talk.asked
        talk.say(talk.prompts.say("confirm.phone_incomplete"))
        return
    if talk.unheard:
        talk.say(talk.unheard, protected=True)
        talk.unheard = ()
    flow.confirm(talk, Kind.HEARD, "phone", text=number)
