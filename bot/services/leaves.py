"""Conditions without parts: each kind answers for all its conditions and many persons at once.

Most kinds look at a few facts with few values. Such a kind keeps a table, one row for each combination of values it has met, and fills
it in by asking the conditions themselves, so it cannot disagree with them. Incomes and children's ages take too many values for that
and are compared as numbers (`bot/services/amounts.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.conditions import Age, Case, Children, Condition, Region, Result
from bot.parameters import Parameters
from bot.person import FACTS, Person

Codes = NDArray[np.uint8]
"""value × 4 + certain × 2 + speaks, where the value is 0 (no), 1 (unknown) or 2 (yes)."""
Bits = NDArray[np.uint64]
"""Sets of facts, one bit each (`BIT`)."""

NO, UNKNOWN, YES = 0, 1, 2
BIT: Mapping[str, int] = {name: 1 << place for place, name in enumerate(FACTS)}


def bits(names: Iterable[str]) -> int:
    """Names of facts as one number."""
    return sum(BIT[name] for name in names)


def names(number: int) -> frozenset[str]:
    """The facts of a number made by `bits`."""
    return frozenset(name for name, bit in BIT.items() if number & bit)


def code(result: Result) -> int:
    value = UNKNOWN if result.value is None else YES if result.value else NO
    return value * 4 + result.certain * 2 + result.speaks


@dataclass(frozen=True)
class Frame:
    """The day of judging and the figures in force."""

    day: date
    parameters: Parameters

    def case(self, person: Person) -> Case:
        return Case(person, self.day, self.parameters)


class Kind(Protocol):
    """All conditions of one kind."""

    def answer(self, persons: Sequence[Person]) -> tuple[Codes, Bits]:
        """Two arrays, conditions × persons: the answers, and the facts that would settle what is open."""
        ...


Keys = Callable[[Sequence[Person]], Sequence[Hashable]]


class Table:
    """A kind whose answers depend on a few values, those that `keys` takes of each person."""

    def __init__(self, conditions: Sequence[Condition], frame: Frame, keys: Keys) -> None:
        self._conditions, self._frame, self._keys = conditions, frame, keys
        self._rows: dict[Hashable, int] = {}
        self._codes = np.empty((8, len(conditions)), np.uint8)
        self._missing = np.empty((8, len(conditions)), np.uint64)

    def answer(self, persons: Sequence[Person]) -> tuple[Codes, Bits]:
        keys = self._keys(persons)
        rows = list(map(self._rows.get, keys))
        if None in rows:
            rows = [self._learn(key, person) if row is None else row for row, key, person in zip(rows, keys, persons, strict=True)]
        if len(rows) == 1:
            return self._codes[rows[0], :, None], self._missing[rows[0], :, None]
        known = len(self._rows)
        return self._codes[:known].T.take(rows, axis=1), self._missing[:known].T.take(rows, axis=1)

    def _learn(self, key: Hashable, person: Person) -> int:
        if key in self._rows:
            return self._rows[key]
        row = len(self._rows)
        if row == len(self._codes):
            self._codes = np.concatenate([self._codes, np.empty_like(self._codes)])
            self._missing = np.concatenate([self._missing, np.empty_like(self._missing)])
        case = self._frame.case(person)
        for place, condition in enumerate(self._conditions):
            result = condition.evaluate(case)
            self._codes[row, place] = code(result)
            self._missing[row, place] = bits(result.missing)
        self._rows[key] = row
        return row


def keys_of(condition: Condition) -> tuple[Hashable, Keys]:
    """Which conditions share a table with this one, and what of a person it depends on."""
    kind = type(condition)
    own = _KEYS.get(kind)
    if own is not None:
        return kind, lambda persons: [own(person) for person in persons]
    facts = tuple(sorted(condition.facts()))
    if len(facts) == 1:
        return (kind, facts), lambda persons: [person.facts.get(facts[0]) for person in persons]
    return (kind, facts), lambda persons: [tuple(map(person.facts.get, facts)) for person in persons]


def _age(person: Person) -> Hashable:
    years = person.age_range()
    return ("unknown", person.minor, person.youngest) if years is None else years


def _children(person: Person) -> Hashable:
    ages = person.children_months()
    return person.facts.get("children"), None if ages is None else len(ages)


def _region(person: Person) -> Hashable:
    region: Mapping[str, Any] | None = person.facts.get("region")
    return None if region is None else (region["sido"], region.get("sigungu"))


_KEYS: Mapping[type, Callable[[Person], Hashable]] = {Age: _age, Children: _children, Region: _region}
