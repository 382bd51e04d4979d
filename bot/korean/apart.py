"""Words that may stand apart: how people write the keywords of records, and where they are found in a text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_WORD = re.compile(
    r"(?<![\d.])\d{1,2}[.·ㆍ+]\d{1,2}(?![.·ㆍ]?\d)|(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])|[0-9A-Za-z]+|[가-힣]+"
)
"""3.3 and 6·25 are words of their own, no 33 and no 625; so is 6,000."""
_POINT = str.maketrans("·ㆍ+", "...", ",")
_PIECE = re.compile(r"[\d.]*\d|.")
_WHOLE = r"(?<!\d)(?<!\d\.){}(?!\.?\d)"
"""A number is a whole number of the text: 65 stands in no 1965, and 3 not in 3.3."""
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
    return "(?:" + "|".join((before if len(each) > short else before_short) + f"({_spaced(each)})" for each in spelt) + ")"


def _spaced(word: str) -> str:
    """Syllables may stand apart, the figures of one number may not."""
    return r"\s?".join(_WHOLE.format(re.escape(each)) if each[-1].isdigit() else each for each in _PIECE.findall(word))


@lru_cache(maxsize=64)
def placed(text: str) -> tuple[str, tuple[int, ...]]:
    """The words of `text`, each after one space, and where each character stood; 하믄 is 하면. Kept, for every detail asks for it."""
    plain, places = "", list[int]()
    for found in _WORD.finditer(text.replace("믄", "면")):
        plain += f" {found[0].translate(_POINT)}"
        places += [found.start(), *(at for at in range(*found.span()) if text[at] != ",")]
    return plain, tuple(places)


def bare(text: str) -> str:
    return "".join(_WORD.findall(text.replace("믄", "면"))).translate(_POINT)
