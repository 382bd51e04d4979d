"""Conditions that compare numbers, for one person at a time: the same answers for all who stand on the same rungs of the ladder."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Sequence
from math import isnan
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.person import Person
from bot.services.leaves import Bits, Codes, words

KEPT = 10_000
"""Different answers of one kind that are remembered."""


class Amounts(Protocol):
    """A kind that compares numbers."""

    def answer(self, persons: Sequence[Person]) -> tuple[Codes, Bits]:
        """Two arrays, conditions × persons: the answers, and the facts that would settle what is open."""
        ...

    def key(self, person: Person) -> Hashable:
        """The same for persons who are answered the same: where their numbers stand among all that are compared with."""
        ...


class Remembered:
    """Amounts as a kind of condition: what one person was answered is kept for the next who stands where they stand."""

    def __init__(self, amounts: Amounts, silent: NDArray[np.uint8]) -> None:
        self._amounts, self._silent = amounts, silent
        self._rows: dict[Hashable, Bits] = {}

    def answer(self, persons: Sequence[Person]) -> Codes:
        return self._amounts.answer(persons)[0]

    def row(self, person: Person) -> Bits:
        key = self._amounts.key(person)
        row = self._rows.get(key)
        if row is None:
            codes, missing = self._amounts.answer((person,))
            if len(self._rows) >= KEPT:
                self._rows.clear()
            row = self._rows[key] = words(codes[:, 0], self._silent, missing[:, 0])
        return row


def ladder(limits: Iterable[float]) -> list[float]:
    """All that a number is compared with, smallest first."""
    return sorted({limit for limit in limits if not isnan(limit)})


def rung(steps: Sequence[float], number: float | None) -> int | None:
    """Where a number stands; odd where it is one of the ladder itself. Numbers on one rung compare alike with all limits."""
    return None if number is None else bisect_left(steps, number) + bisect_right(steps, number)
