"""When what was heard is read back before it counts: near the gates that would have refused it, a figure asked for, a number to call.

A small recogniser can be sure and wrong, so what follows a yes to something consequential never rests on this alone.
"""

from __future__ import annotations

from bot.korean.numbers import find_numbers
from bot.privacy import PHONE, find
from voice.events import Expects, Transcript

LOG_PROB, COMPRESSION = -0.7, 2.0
"""The gates are at -1.0 and 2.4 (Whisper's own); from here on we ask."""


def unsure(heard: Transcript, expects: Expects) -> bool:
    if heard.log_prob < LOG_PROB or heard.compression > COMPRESSION:
        return True
    return expects is Expects.NUMBER and bool(find_numbers(heard.text))


def number_left(text: str) -> str:
    """The last four digits of the telephone number that `text` gives away, in figures; empty where there is none."""
    numbers = ("".join(filter(str.isdecimal, text[one.start : one.end])) for one in find(text) if one.token == PHONE)
    return next((digits[-4:] for digits in numbers if len(digits) >= 4), "")
