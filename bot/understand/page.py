"""One message on the reader's desk: its text, its clauses, and what was found in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from bot.korean.ages import Age
from bot.understand.clauses import Clause
from bot.understand.people import Mention

ASKED = "asked"
"""Person of a fact told of whoever the question was about, though others are named beside them."""


@dataclass(frozen=True)
class Found:
    """One fact as a reader found it, before it is known whose it is."""

    fact: str
    value: object
    start: int
    end: int
    derived: bool = False
    approximate: bool = False
    person: str | None = None
    """Person id where the reader knows it; None: whoever the clause is about. `parent`: the one who speaks of children."""


@dataclass(frozen=True)
class Page:
    """`text` is as long as the message, with names of benefits blanked out; `said` is the message with nothing blanked."""

    said: str
    text: str
    clauses: tuple[Clause, ...]
    starts: tuple[int, ...]
    mentions: tuple[Mention, ...]
    ages: tuple[Age, ...]
    day: date
    asked: str | None = None

    def clause_at(self, place: int) -> Clause:
        return self.clauses[max(0, bisect_right(self.starts, place) - 1)]

    def rest(self, end: int) -> str:
        """What follows `end` in the same clause."""
        return self.text[end : self.clause_at(end - 1).end]

    def lead(self, start: int) -> str:
        """What stands before `start` in the same clause."""
        return self.text[self.clause_at(start).start : start]

    def nearest(self, start: int, end: int) -> Mention | None:
        """Who the words `start` to `end` stand beside: the last one named before them in the clause, the next one, or the last at all."""
        clause = self.clause_at(start)
        inside = [m for m in self.mentions if clause.start <= m.start < clause.end]
        before = [m for m in inside if m.end <= start]
        after = [m for m in inside if m.start >= end]
        earlier = [m for m in self.mentions if m.end <= clause.start]
        return before[-1] if before else after[0] if after else earlier[-1] if earlier else None
