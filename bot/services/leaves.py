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

from bot.conditions import Age, AgencyChecks, Case, Children, Condition, Region, Result
from bot.parameters import Parameters
from bot.person import FACTS, Person
from bot.receives import Receives

Codes = NDArray[np.uint8]
"""value × 4 + certain × 2 + speaks, where the value is 0 (no), 1 (unknown) or 2 (yes)."""
Bits = NDArray[np.uint64]
"""Sets of facts, one bit each (`BIT`)."""

NO, UNKNOWN, YES = 0, 1, 2
BIT: Mapping[str, int] = {name: 1 << place for place, name in enumerate(name for name, fact in FACTS.items() if fact.settles)}


def bits(names: Iterable[str]) -> int:
    """Names of facts as one number."""
    return sum(BIT[name] for name in names)


def names(number: int) -> frozenset[str]:
    """The facts of a number made by `bits`."""
    return frozenset(name for name, bit in BIT.items() if number & bit)


def code(result: Result) -> int:
    value = UNKNOWN if result.value is None else YES if result.value else NO
    return value * 4 + result.certain * 2 + result.speaks


STATES = 12
SEEN = np.uint64(2**STATES - 1)
FACTS_FROM = np.uint64(2 * STATES)
"""The first of the bits for facts."""
_WORD_OF = np.array([1 << state for state in range(STATES)], np.uint64)


def words(codes: Codes, silent: NDArray[np.uint8], missing: Bits) -> Bits:
    """Each answer in one word: its code as one bit of twelve, the code that an "all" above it sees, and the facts that would settle it.

    `silent` is `mute` of the conditions.
    """
    return _WORD_OF[codes] | _WORD_OF[codes | silent] << np.uint64(STATES) | missing << FACTS_FROM


def is_mute(condition: Condition) -> bool:
    """Whether an "all" can point without its help: to that it seems to speak."""
    return not condition.pointing or isinstance(condition, AgencyChecks)


def mute(conditions: Sequence[Condition]) -> NDArray[np.uint8]:
    return np.array([is_mute(condition) for condition in conditions], np.uint8)


@dataclass(frozen=True)
class Frame:
    """The day of judging and the figures in force."""

    day: date
    parameters: Parameters

    def case(self, person: Person) -> Case:
        return Case(person, self.day, self.parameters)


class Kind(Protocol):
    """All conditions of one kind."""

    def answer(self, persons: Sequence[Person]) -> Codes:
        """Conditions × persons."""
        ...

    def row(self, person: Person) -> Bits:
        """The answers for one person as words."""
        ...


Keys = Callable[[Sequence[Person]], Sequence[Hashable]]


class Table:
    """A kind whose answers depend on a few values, those that `keys` takes of each person."""

    def __init__(self, conditions: Sequence[Condition], frame: Frame, keys: Keys) -> None:
        self._conditions, self._frame, self._keys = conditions, frame, keys
        self._mute = mute(conditions)
        self._rows: dict[Hashable, int] = {}
        self._codes = np.empty((8, len(conditions)), np.uint8)
        self._words: list[Bits] = []

    def answer(self, persons: Sequence[Person]) -> Codes:
        keys = self._keys(persons)
        rows = list(map(self._rows.get, keys))
        if None in rows:
            rows = [self._learn(key, person) if row is None else row for row, key, person in zip(rows, keys, persons, strict=True)]
        return self._codes[: len(self._rows)].T.take(rows, axis=1)

    def row(self, person: Person) -> Bits:
        key = self._keys((person,))[0]
        row = self._rows.get(key)
        return self._words[self._learn(key, person) if row is None else row]

    def _learn(self, key: Hashable, person: Person) -> int:
        if key in self._rows:
            return self._rows[key]
        row = len(self._rows)
        if row == len(self._codes):
            self._codes = np.concatenate([self._codes, np.empty_like(self._codes)])
        case = self._frame.case(person)
        results = [condition.evaluate(case) for condition in self._conditions]
        self._codes[row] = [code(result) for result in results]
        self._words.append(words(self._codes[row], self._mute, np.array([bits(result.missing) for result in results], np.uint64)))
        self._rows[key] = row
        return row


def keys_of(condition: Condition) -> tuple[Hashable, Keys]:
    """Which conditions share a table with this one, and what of a person it depends on."""
    kind = type(condition)
    if isinstance(condition, Receives):
        benefit = condition.benefit
        return (kind, benefit), lambda persons: [benefit in person.receiving for person in persons]
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
