"""What benefits are for, in the everyday words of their records, found where they stand in a text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.knowledge import Knowledge
from bot.korean.apart import bare, pattern, placed


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
    learnt: bool = False
    """Meant by the whole of the words (`bot.matters`)."""

    def covers(self, start: int, end: int) -> bool:
        return any(a <= start and end <= b for a, b in self.spans)


class Needs:
    """What a benefit is for, in the everyday words of its record, found where they stand in a text.

    The words of a keyword may stand apart but keep their order, and `|` stands between words that are as good as each other:
    `며느리|아내 한국말|한국어` finds "며느리한테 한국말 좀".
    """

    def __init__(self, knowledge: Knowledge) -> None:
        words = [(word, b.id) for b in knowledge.benefits.values() for word in dict.fromkeys(b.keywords)]
        common = Counter(bare(word) for word, _ in words)
        # A word that many records share (돈, 생활비) tells none of them.
        self.words = [
            (pattern(word), len(word.split()), benefit)
            for word, benefit in words
            if len(bare(word)) >= 2 and common[bare(word)] <= _SHARED_BY
        ]

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of benefits whose need is named, the most closely named first."""
        return tuple(need.benefit for need in self.told(text))

    def told(self, text: str) -> tuple[Need, ...]:
        """The same, with how they are named."""
        plain, places = placed(text)
        named: dict[str, list[tuple[int, int, int, bool]]] = {}
        for words, count, benefit in self.words:
            found = words.search(plain)
            if found:
                length = sum(len(bare(group)) for group in found.groups() if group)
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
