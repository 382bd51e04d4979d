"""Words that may stand apart: how people write the keywords of records, and where they are found in a text."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[0-9A-Za-z]+|[가-힣]+")
_APART = 10
"""Syllables that may stand between two words of a keyword."""
_GAP = rf"(?:.(?:(?!면\s|[어아해여라]도\s|지만\s).){{0,{_APART}}}?)??"
"""What lies between: no end of a condition (국민연금 받으면 | 얼마)."""


@cache
def pattern(keyword: str, short: int = 1) -> re.Pattern[str]:
    """What finds `keyword` in the words of `placed`; a first word of at most `short` syllables begins a word of the text."""
    first, *rest = [word.split("|") for word in keyword.split()]
    return re.compile(_either(first, "", r"(?<=\s)", short) + "".join(_either(words, _GAP, rf"(?:\s?|{_GAP}\s)") for words in rest))


def _either(words: list[str], before: str, before_short: str, short: int = 1) -> str:
    """A word of one syllable (애, 돈) begins a word of the text or follows at once: the 애 of 장애 is no child."""
    spelt = sorted((bare(word) for word in words), key=len, reverse=True)
    return "(?:" + "|".join((before if len(each) > short else before_short) + "(" + r"\s?".join(each) + ")" for each in spelt) + ")"


def placed(text: str) -> tuple[str, list[int]]:
    """The words of `text`, each after one space, and where each character stood; 하믄 is 하면."""
    plain, places = "", list[int]()
    for found in _WORD.finditer(text.replace("믄", "면")):
        plain += f" {found[0]}"
        places += [found.start(), *range(*found.span())]
    return plain, places


def bare(text: str) -> str:
    return "".join(_WORD.findall(text.replace("믄", "면")))
