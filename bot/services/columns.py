"""All benefits against persons, column by column: the verdicts of `bot.eligibility.judge`, thousands at a time.

Every condition is answered once, however many benefits share it; then its values run together along the trees in Kleene's logic, where
"all" is the smallest value and "any" the largest. What it answers is the same, to the bit, as one benefit at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.conditions import All
from bot.eligibility import ELIGIBLE, INELIGIBLE, OPEN, POSSIBLE
from bot.knowledge import Benefit
from bot.parameters import Parameters
from bot.person import Person
from bot.services.leaves import FACTS_FROM, NO, SEEN, STATES, YES, Bits, Codes, Frame
from bot.services.levels import tally
from bot.services.nodes import Nodes, bare, folded, steps

STATUS = (INELIGIBLE, OPEN, POSSIBLE, ELIGIBLE)
"""A status as a number is its place here."""
WIDE = 256
"""Persons from which a list at a time is the quicker way."""
BLOCK = 4096
"""Persons judged together: their answers to all conditions stay in the processor's cache."""


@dataclass(frozen=True)
class Judged:
    """One person against every benefit, in the order the columns were given."""

    status: NDArray[np.uint8]
    missing: Bits
    """Facts that bear on it (`bot.services.leaves.names`)."""
    holding: NDArray[np.uint8]
    """How many of its conditions hold or speak for it."""
    open: NDArray[np.uint8]
    """How many wait for an answer, and nothing told so far speaks for them."""


class Columns:
    """Compiled once for a day. Raises TypeError for a kind of condition it cannot compare."""

    def __init__(self, benefits: Sequence[Benefit], parameters: Parameters, day: date) -> None:
        self.benefits = tuple(benefits)
        self.place = {benefit.id: place for place, benefit in enumerate(self.benefits)}
        # What demands nothing is an "all" without parts: a sure yes that points to nobody.
        parts = [tuple(map(bare, b.conditions.parts)) or (All(),) for b in self.benefits]
        self._nodes = Nodes((part for each in parts for part in each), Frame(day, parameters))
        self._closed = np.array([bool(b.closed) for b in self.benefits], np.bool_)
        keys = [(self._nodes.places(each), b.complete and not b.uncertain) for each, b in zip(parts, self.benefits, strict=True)]
        # Many services of the same kind ask for the same: each list of conditions is summed once.
        lists = {key: place for place, key in enumerate(sorted(set(keys), key=lambda key: (-len(key[0]), key)))}
        self._list_of = np.array([lists[key] for key in keys], np.int64)
        self._lists = tuple((numbers, settled and not self._nodes.never_certain(numbers)) for numbers, settled in lists)
        self._steps = steps([numbers for numbers, _ in self._lists])
        self._sum_of = _sums_of_sets()
        self._mask = np.array([15 if certain else 13 for _, certain in self._lists], np.uint8)
        self._certain = np.array([certain for _, certain in self._lists], np.bool_)

    def judge(self, person: Person, wished: Collection[str] = ()) -> Judged:
        """Everything about one person; `wished` are ids of benefits that the own words asked for."""
        answered = self._nodes.words(person)
        joined = folded(np.bitwise_or, self._parts(answered))
        reduced = (self._sum_of.take((joined & SEEN).view(np.int64)) & self._mask)[self._list_of]
        reduced[[self.place[name] for name in wished if name in self.place]] |= 1
        status = _STATUS_OF[reduced]
        status[self._closed] = 0
        counts = folded(np.add, self._parts(tally(answered)))[self._list_of]
        facts = (joined >> FACTS_FROM)[self._list_of]
        return Judged(status, facts, (counts & 255).astype(np.uint8), (counts >> 8).astype(np.uint8))

    def _parts(self, answered: NDArray[Any]) -> list[NDArray[Any]]:
        return [answered.take(step, mode="clip") for step in self._steps]

    def statuses(self, persons: Sequence[Person]) -> NDArray[np.uint8]:
        """Benefits × persons. For more persons than a block use `stream`."""
        codes = self._nodes.answers(persons)
        sums = self._sums(codes) if len(persons) < WIDE else self._sums_by_list(codes)
        # Far quicker than indexing with an array of this size.
        translated = np.frombuffer(sums.tobytes().translate(_TRANSLATION), np.uint8)
        status = translated.reshape(sums.shape)[self._list_of]
        status[self._closed] = 0
        return status

    def _sums(self, codes: Codes) -> Codes:
        """For each list of conditions their answers as one: the least value, certain where all are, speaking where any does."""
        parts = [codes[step] for step in self._steps]
        sums = folded(np.minimum, parts) & 12
        sums |= np.where(self._certain[:, None], folded(np.bitwise_and, parts) & 2, 0).astype(np.uint8)
        return sums | (folded(np.bitwise_or, parts) & 1)

    def _sums_by_list(self, codes: Codes) -> Codes:
        """The same, a list at a time: with many persons the rows of one list stay in the cache."""
        sums, scratch = np.empty((len(self._lists), codes.shape[1]), np.uint8), np.empty((2, codes.shape[1]), np.uint8)
        for row, (numbers, settled) in zip(sums, self._lists, strict=True):
            _sum_into(row, codes, numbers, settled, *scratch)
        return sums

    def stream(self, persons: Iterable[Person], block: int = BLOCK) -> Iterator[tuple[list[Person], NDArray[np.uint8]]]:
        """Any number of persons, a block at a time: the persons and their statuses, benefits × persons."""
        rest = iter(persons)
        while waiting := list(islice(rest, block)):
            yield waiting, self.statuses(waiting)


def _sum_into(least: Codes, codes: Codes, numbers: tuple[int, ...], settled: bool, every: Codes, some: Codes) -> None:
    """One list's answers into `least`; `every` and `some` are room to work in."""
    first, *others = (codes[number] for number in numbers)
    least[:] = every[:] = some[:] = first
    for other in others:
        np.minimum(least, other, out=least)
        np.bitwise_or(some, other, out=some)
        if settled:
            np.bitwise_and(every, other, out=every)
    np.bitwise_and(least, 12, out=least)
    np.bitwise_or(least, np.bitwise_and(some, 1, out=some), out=least)
    if settled:
        np.bitwise_or(least, np.bitwise_and(every, 2, out=every), out=least)


def _status(value: int, certain: int, speaks: int) -> str:
    if value == NO:
        return INELIGIBLE
    if not speaks:
        return OPEN
    return ELIGIBLE if value == YES and certain else POSSIBLE


def _sums_of_sets() -> Codes:
    """For each set of answers the one that `Columns._sums` makes of them."""
    sets = np.arange(1 << STATES)
    each = [np.where(sets >> code & 1, np.uint8(code), np.uint8(15)) for code in range(STATES)]
    some = [np.where(sets >> code & 1, np.uint8(code), np.uint8(0)) for code in range(STATES)]
    return (folded(np.minimum, each) & 12) | (folded(np.bitwise_and, each) & 2) | (folded(np.bitwise_or, some) & 1)


_STATUS_OF = np.array([STATUS.index(_status(n >> 2, n >> 1 & 1, n & 1)) for n in range(12)], np.uint8)
_TRANSLATION = _STATUS_OF.tobytes() + bytes(256 - len(_STATUS_OF))
