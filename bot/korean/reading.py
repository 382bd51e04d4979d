"""A sentence as it is said aloud: for `speech`, which a blind or elderly person hears and nobody sees.

What is read digit by digit goes first, then the calendar, then everything that is counted: nothing may take another's digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.korean import reading_calendar, reading_counted, reading_telephone
from bot.korean.latin import say_latin
from bot.korean.marks import plain_characters, without_markup, without_quotes, without_symbols

_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    *reading_telephone.RULES,
    *reading_calendar.RULES,
    *reading_counted.RULES,
)


def spoken(text: str) -> str:
    """`text` for the ear: only Hangul, spaces and `.,!?`; figures, dates, units, abbreviations and addresses in words.

    Reading what was read changes nothing. Raises nothing, whatever comes in.
    """
    said = without_markup(plain_characters(text))
    for pattern, say in _RULES:
        said = pattern.sub(say, said)
    return without_symbols(say_latin(without_quotes(said)))
