"""The condition trees of all benefits as one graph: equal conditions are one node, answered once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from bot.conditions import AgencyChecks, All, Any_, Child, Condition, Income, Not, OwnIncome, Recipient
from bot.person import Person
from bot.services.amounts import Childs, Incomes, OwnIncomes, Recipients
from bot.services.leaves import UNKNOWN, YES, Bits, Codes, Frame, Kind, Table, keys_of

Indices = NDArray[np.int64]
_AMOUNTS = {Income: Incomes, Recipient: Recipients, OwnIncome: OwnIncomes, Child: Childs}
_NEVER_CERTAIN = (AgencyChecks, Income, OwnIncome)
NOTHING = np.uint64(0)


class Nodes:
    """`number` of a condition is its row in the arrays of answers."""

    def __init__(self, conditions: Iterable[Condition], frame: Frame) -> None:
        heights: dict[Condition, int] = {}
        for condition in conditions:
            _measure(condition, heights)
        leaves: dict[Hashable, list[Condition]] = defaultdict(list)
        for condition, height in heights.items():
            if height == 0:
                leaves[type(condition) if type(condition) in _AMOUNTS else keys_of(condition)[0]].append(condition)
        self.number: dict[Condition, int] = {c: n for n, c in enumerate(c for alike in leaves.values() for c in alike)}
        self._kinds: list[Kind] = [_kind(alike, frame) for alike in leaves.values()]
        # Tables learn as they answer.
        self._answering = Lock()
        joined: dict[tuple[int, type], list[Condition]] = defaultdict(list)
        for condition, height in heights.items():
            if height:
                joined[height, type(condition)].append(condition)
        denied = _denied(heights)
        self._groups = list[_Group]()
        for _, alike in sorted(joined.items(), key=lambda item: (item[0][0], item[0][1].__name__)):
            group = _Group(len(self.number), alike, self.number, denied)
            self.number.update({condition: group.rows.start + place for place, condition in enumerate(alike)})
            self._groups.append(group)

    def places(self, conditions: Iterable[Condition]) -> tuple[int, ...]:
        """Their numbers, each once, in order."""
        return tuple(sorted({self.number[condition] for condition in conditions}))

    def never_certain(self, numbers: Iterable[int]) -> bool:
        """Whether one of these can never be checked in a talk, so that a sure yes to all is out of the question."""
        conditions = tuple(self.number)
        return any(isinstance(conditions[number], _NEVER_CERTAIN) for number in numbers)

    def answers(self, persons: Sequence[Person], facts: bool = True) -> tuple[Codes, Bits]:
        """Conditions × persons; without `facts` the second array says nothing."""
        codes = np.empty((len(self.number), len(persons)), np.uint8)
        missing = np.zeros((len(self.number) if facts else 0, len(persons)), np.uint64)
        at = 0
        with self._answering:
            for kind in self._kinds:
                answered, wanted = kind.answer(persons)
                codes[at : at + len(answered)] = answered
                if facts:
                    missing[at : at + len(answered)] = wanted
                at += len(answered)
        for group in self._groups:
            group.join(codes, missing if facts else None)
        return codes, missing


def bare(condition: Condition) -> Condition:
    """The same condition for matching: what an agency checks is unknown, whatever its words."""
    if isinstance(condition, AgencyChecks):
        return replace(condition, text="", asked=True, pointing=True)
    if isinstance(condition, All | Any_):
        parts = tuple(dict.fromkeys(map(bare, condition.parts)))
        return replace(condition, parts=parts)
    return replace(condition, part=bare(condition.part)) if isinstance(condition, Not) else condition


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that this one joins; none for one that stands alone."""
    if isinstance(condition, All | Any_):
        return condition.parts
    return (condition.part,) if isinstance(condition, Not) else ()


def _measure(condition: Condition, heights: dict[Condition, int]) -> int:
    if condition not in heights:
        parts = parts_of(condition)
        heights[condition] = 1 + max(_measure(part, heights) for part in parts) if parts else 0
    return heights[condition]


def _denied(conditions: Iterable[Condition]) -> set[Condition]:
    """Everything below a "not"."""
    below = [condition.part for condition in conditions if isinstance(condition, Not)]
    denied = set[Condition]()
    while below:
        condition = below.pop()
        denied.add(condition)
        below.extend(parts_of(condition))
    return denied


def _kind(alike: Sequence[Condition], frame: Frame) -> Kind:
    amounts = _AMOUNTS.get(type(alike[0]))
    return amounts(alike, frame) if amounts else Table(alike, frame, keys_of(alike[0])[1])


class _Group:
    """Conditions of one sort (all, any, not) and height, joined from the answers of their parts."""

    def __init__(self, first: int, alike: Sequence[Condition], number: dict[Condition, int], denied: set[Condition]) -> None:
        self.rows = slice(first, first + len(alike))
        self.sort = type(alike[0])
        parts = [parts_of(condition) for condition in alike]
        self.edges, self.starts = flat([[number[part] for part in each] for each in parts])
        # How sure a "no" is matters only where it is turned round.
        self.turned = bool(denied.intersection(alike))
        self.owner = np.repeat(np.arange(len(alike)), [len(each) for each in parts])
        # Of a joined "all" only parts that can point must do so, and without any there is nothing to point.
        mute = [[not part.pointing or isinstance(part, AgencyChecks) for part in each] for each in parts]
        self.mute = np.concatenate([np.array(each, np.uint8) for each in mute])[:, None]
        pointing = [c.pointing and self.sort is not Not and not (self.sort is All and all(m)) for c, m in zip(alike, mute, strict=True)]
        self.pointing = np.array(pointing, np.uint8)[:, None]
        self.asked = np.array([condition.asked for condition in alike])[:, None]

    def join(self, codes: Codes, missing: Bits | None) -> None:
        parts = codes[self.edges]
        if self.sort is Not:
            joined = (YES * 4 - (parts & 12)) | (parts & 2)
        elif self.sort is All:
            points = folded(np.minimum, (parts & 1) | self.mute, self.starts) & self.pointing
            joined = (folded(np.minimum, parts, self.starts) & 12) | (folded(np.bitwise_and, parts, self.starts) & 2) | points
        else:
            joined = self._any(parts)
        codes[self.rows] = joined
        if missing is not None:
            wanted = np.where(parts >> 2 == UNKNOWN, missing[self.edges], NOTHING)
            missing[self.rows] = np.where((joined >> 2 == UNKNOWN) & self.asked, np.bitwise_or.reduceat(wanted, self.starts), NOTHING)

    def _any(self, parts: Codes) -> Codes:
        """Only the parts that decide tell: those that hold, or those still open, or all that fail."""
        points = folded(np.maximum, parts & 13, self.starts)
        sure = folded(np.maximum, parts & 14, self.starts) & 2
        if self.turned:
            deciding = parts >> 2 == (points >> 2)[self.owner]
            every = folded(np.minimum, np.where(deciding, parts & 2, np.uint8(2)), self.starts)
            sure = np.where(points >> 2 == YES, sure, every)
        return (points & (12 | self.pointing)) | sure


WIDE = 64
"""Persons from which a row at a time is faster than all rows in one call."""


def folded(join: np.ufunc, rows: NDArray[np.uint8], starts: Indices) -> NDArray[np.uint8]:
    """Runs of rows, each beginning at one of `starts`, joined to one row each."""
    if rows.shape[1] < WIDE:
        return join.reduceat(rows, starts)
    ends = [*starts[1:].tolist(), len(rows)]
    result = np.empty((len(starts), rows.shape[1]), rows.dtype)
    for row, start, end in zip(result, starts.tolist(), ends, strict=True):
        join.reduce(rows[start:end], axis=0, out=row)
    return result


def flat(lists: Sequence[Sequence[int]]) -> tuple[Indices, Indices]:
    """Lists laid end to end, and where each begins (for `reduceat`; none may be empty)."""
    lengths = [len(each) for each in lists]
    return np.array([number for each in lists for number in each], np.int64), np.cumsum([0, *lengths[:-1]], dtype=np.int64)
