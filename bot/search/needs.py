"""What benefits are for, in the everyday words of their records, found where they stand in a text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from bot.knowledge import Knowledge

_WORD = re.compile(r"[0-9A-Za-z]+|[가-힣]+")


@dataclass(frozen=True)
class Need:
    """A benefit whose purpose somebody's own words describe."""

    benefit: str
    """Its id."""
    score: int
    spans: tuple[tuple[int, int], ...]
    """Where in the text the words stand."""
    told: bool
    """Several words together describe it, or one that hardly means anything else; else a short word that may only be mentioned."""

    def covers(self, start: int, end: int) -> bool:
        return any(a <= start and end <= b for a, b in self.spans)


class Needs:
    """What a benefit is for, in the everyday words of its record, found where they stand in a text.

    The words of a keyword may stand apart but keep their order, and `|` stands between words that are as good as each other:
    `며느리|아내 한국말|한국어` finds "며느리한테 한국말 좀".
    """

    def __init__(self, knowledge: Knowledge) -> None:
        words = [(word, b.id) for b in knowledge.benefits.values() for word in dict.fromkeys(b.keywords)]
        common = Counter(_bare(word) for word, _ in words)
        # A word that many records share (돈, 생활비) tells none of them.
        self.words = [
            (pattern(word), len(word.split()), benefit)
            for word, benefit in words
            if len(_bare(word)) >= 2 and common[_bare(word)] <= _SHARED_BY
        ]

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of benefits whose need is named, the most closely named first."""
        return tuple(need.benefit for need in self.told(text))

    def told(self, text: str) -> tuple[Need, ...]:
        """The same, with how they are named."""
        plain, places = placed(text)
        named: dict[str, list[tuple[int, int, int, bool]]] = {}
        for pattern, count, benefit in self.words:
            found = pattern.search(plain)
            if found:
                length = sum(len(_bare(group)) for group in found.groups() if group)
                told = count > 1 or length >= _HARDLY_ELSE
                span = (places[found.start()], places[found.end() - 1] + 1)
                named.setdefault(benefit, []).append((length + count - 1, *span, told))
        needs = [_need(benefit, hits) for benefit, hits in named.items()]
        return tuple(sorted(needs, key=lambda need: (-need.score, need.benefit)))


def _need(benefit: str, hits: list[tuple[int, int, int, bool]]) -> Need:
    """The longest description counts whole, what lies beside it counts too; the same words in two keywords count once."""
    score, taken = 0, list[tuple[int, int]]()
    for weight, start, end, _ in sorted(hits, reverse=True):
        if not any(start < b and a < end for a, b in taken):
            taken.append((start, end))
            score += weight
    return Need(benefit, score, tuple(sorted(taken)), any(told for *_, told in hits))


_SHARED_BY = 4
_HARDLY_ELSE = 3
"""Syllables."""
_APART = 10
"""Syllables that may stand between two words of a keyword."""


def pattern(keyword: str, short: int = 1) -> re.Pattern[str]:
    """What finds `keyword` in the words of `placed`; a first word of at most `short` syllables begins a word of the text."""
    first, *rest = [word.split("|") for word in keyword.split()]
    return re.compile(_either(first, "", r"(?<=\s)", short) + "".join(_either(words, _GAP, rf"(?:\s?|{_GAP}\s)") for words in rest))


_GAP = rf"(?:.(?:(?!면\s|[어아해여라]도\s|지만\s).){{0,{_APART}}}?)??"
"""What lies between: no end of a condition (국민연금 받으면 | 얼마)."""


def _either(words: list[str], before: str, before_short: str, short: int = 1) -> str:
    """A word of one syllable (애, 돈) begins a word of the text or follows at once: the 애 of 장애 is no child."""
    spelt = sorted((_bare(word) for word in words), key=len, reverse=True)
    return "(?:" + "|".join((before if len(each) > short else before_short) + "(" + r"\s?".join(each) + ")" for each in spelt) + ")"


def placed(text: str) -> tuple[str, list[int]]:
    """The words of `text`, each after one space, and where each character stood."""
    plain, places = "", list[int]()
    for found in _WORD.finditer(text):
        plain += f" {found[0]}"
        places += [found.start(), *range(*found.span())]
    return plain, places


def _bare(text: str) -> str:
    return "".join(_WORD.findall(text))
