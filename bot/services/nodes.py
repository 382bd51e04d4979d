"""The condition trees of all benefits as one graph: equal conditions are one node, answered once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.conditions import AgencyChecks, All, Any_, Child, Condition, Income, Not, OwnIncome, Recipient
from bot.person import Person
from bot.services.amounts import Childs, Incomes, OwnIncomes, Recipients
from bot.services.leaves import YES, Bits, Codes, Frame, Kind, Table, keys_of, mute
from bot.services.levels import Level, parts_of
from bot.services.remembered import Remembered

Indices = NDArray[np.int64]
_AMOUNTS = {Income: Incomes, Recipient: Recipients, OwnIncome: OwnIncomes, Child: Childs}
_NEVER_CERTAIN = (AgencyChecks, Income, OwnIncome)


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
        self._kinds = [_kind(alike, frame) for alike in leaves.values()]
        # Tables learn as they answer.
        self._answering = Lock()
        denied = _denied(heights)
        self._groups = list[_Group]()
        self._levels = list[Level]()
        for height in range(1, max(heights.values(), default=0) + 1):
            self._add([condition for condition, its in heights.items() if its == height], denied)
        self._never_certain = {number for condition, number in self.number.items() if type(condition) in _NEVER_CERTAIN}

    def _add(self, joints: Sequence[Condition], denied: set[Condition]) -> None:
        """Joints of one height, whose parts have numbers already."""
        joints = sorted(joints, key=lambda joint: (type(joint).__name__, -len(parts_of(joint))))
        first = len(self.number)
        self.number.update({joint: first + place for place, joint in enumerate(joints)})
        self._levels.append(Level(first, joints, self.number))
        for _, alike in groupby(joints, key=type):
            self._groups.append(_Group(list(alike), self.number, denied))

    def places(self, conditions: Iterable[Condition]) -> tuple[int, ...]:
        """Their numbers, each once, in order."""
        return tuple(sorted({self.number[condition] for condition in conditions}))

    def never_certain(self, numbers: Iterable[int]) -> bool:
        """Whether one of these can never be checked in a talk, so that a sure yes to all is out of the question."""
        return not self._never_certain.isdisjoint(numbers)

    def answers(self, persons: Sequence[Person]) -> Codes:
        """Conditions × persons."""
        codes = np.empty((len(self.number), len(persons)), np.uint8)
        at = 0
        with self._answering:
            for kind in self._kinds:
                answered = kind.answer(persons)
                codes[at : at + len(answered)] = answered
                at += len(answered)
        for group in self._groups:
            group.join(codes)
        return codes

    def words(self, person: Person) -> Bits:
        """One person's answers as words (`bot.services.leaves.words`), with the facts that would settle what is open."""
        answered = np.empty(len(self.number), np.uint64)
        with self._answering:
            leaves = np.concatenate([kind.row(person) for kind in self._kinds])
        answered[: len(leaves)] = leaves
        for level in self._levels:
            level.join(answered)
        return answered


def bare(condition: Condition) -> Condition:
    """The same condition for matching: what an agency checks is unknown, whatever its words."""
    if type(condition) is AgencyChecks:  # and no kind of its own, which may be answered
        return AgencyChecks()
    if isinstance(condition, All | Any_):
        parts = tuple(dict.fromkeys(map(bare, condition.parts)))
        return replace(condition, parts=parts)
    return replace(condition, part=bare(condition.part)) if isinstance(condition, Not) else condition


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
    return Remembered(amounts(alike, frame), mute(alike)) if amounts else Table(alike, frame, keys_of(alike[0])[1])


class _Group:
    """Conditions of one sort (all, any, not) and height, those with most parts first, joined from the answers of their parts."""

    def __init__(self, alike: Sequence[Condition], number: Mapping[Condition, int], denied: set[Condition]) -> None:
        self.rows = slice(number[alike[0]], number[alike[-1]] + 1)
        self.sort = type(alike[0])
        parts = [parts_of(condition) for condition in alike]
        self.steps = steps([[number[part] for part in each] for each in parts])
        # How sure a "no" is matters only where it is turned round.
        self.turned = bool(denied.intersection(alike))
        # Of a joined "all" only parts that can point must do so, and without any there is nothing to point.
        silent = [mute(each).tolist() for each in parts]
        self.mute = [step.astype(np.uint8)[:, None] for step in steps(silent)]
        pointing = [c.pointing and self.sort is not Not and not (self.sort is All and all(m)) for c, m in zip(alike, silent, strict=True)]
        self.pointing = np.array(pointing, np.uint8)[:, None]

    def join(self, codes: Codes) -> None:
        parts = [codes[step] for step in self.steps]
        if self.sort is Not:
            codes[self.rows] = (YES * 4 - (parts[0] & 12)) | (parts[0] & 2)
        else:
            codes[self.rows] = self._all(parts) if self.sort is All else self._any(parts)

    def _all(self, parts: Sequence[Codes]) -> Codes:
        points = folded(np.minimum, [(part & 1) | mute for part, mute in zip(parts, self.mute, strict=True)]) & self.pointing
        return (folded(np.minimum, parts) & 12) | (folded(np.bitwise_and, parts) & 2) | points

    def _any(self, parts: Sequence[Codes]) -> Codes:
        """Only the parts that decide tell: those that hold, or those still open, or all that fail."""
        points = folded(np.maximum, [part & 13 for part in parts])
        sure = folded(np.maximum, [part & 14 for part in parts]) & 2
        if self.turned:
            value = points >> 2
            every = folded(np.minimum, [np.where(part >> 2 == value[: len(part)], part & 2, np.uint8(2)) for part in parts])
            sure = np.where(value == YES, sure, every)
        return (points & (12 | self.pointing)) | sure


def steps(lists: Sequence[Sequence[int]]) -> list[Indices]:
    """Lists, the longest first, turned on their side: the first of all, then the second of those that have one, and so on.

    What is joined step by step runs over whole arrays, where list by list it would run over three or four numbers.
    """
    longest = len(lists[0]) if lists else 0
    return [np.array([each[place] for each in lists if len(each) > place], np.int64) for place in range(longest)]


def folded(join: np.ufunc, parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """What stands in the same row of each step, joined."""
    result = parts[0].copy()
    for part in parts[1:]:
        join(result[: len(part)], part, out=result[: len(part)])
    return result
