"""Conditions joined for one person: every answer is one word (`bot.services.leaves.words`), and joining them is one "or".

What a joint says depends only on which answers are among its parts. That is looked up in a table, which is filled in by asking the
joints of `bot.conditions` themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bot.conditions import All, Any_, Case, Condition, Not, Result
from bot.parameters import Parameters
from bot.person import Person
from bot.services.leaves import SEEN, STATES, UNKNOWN, YES, Bits, Codes, code, is_mute, words

_NOT_FACTS = np.uint64(2 ** (2 * STATES) - 1)
_FACTS = ~_NOT_FACTS
_HOLDS = np.uint64(sum(1 << state for state in range(STATES) if state >= YES * 4 or state & 1))
_SPEAKS = np.uint64(sum(1 << state for state in range(STATES) if state & 1))


def tally(answered: Bits) -> NDArray[np.uint16]:
    """1 for a condition that holds or speaks, 256 for one that waits for an answer and does not speak."""
    waits = (answered > _NOT_FACTS) & (answered & _SPEAKS == 0)
    return (answered & _HOLDS != 0) + waits * np.uint16(256)


class Level:
    """All joints of one height, in the order of their rows."""

    def __init__(self, first: int, joints: Sequence[Condition], number: Mapping[Condition, int]) -> None:
        self._rows = slice(first, first + len(joints))
        parts = [[number[part] for part in parts_of(joint)] for joint in joints]
        self._parts = np.array([place for each in parts for place in each], np.int64)
        self._starts = np.cumsum([0, *map(len, parts[:-1])])
        # An "all" looks at the states as they seem to it.
        self._shift = np.array([STATES * isinstance(joint, All) for joint in joints], np.uint64)
        sorts = [_sort(joint) for joint in joints]
        tables = {sort: place for place, sort in enumerate(dict.fromkeys(sorts))}
        self._table = np.concatenate([_table(*sort) for sort in tables])
        self._offset = np.array([tables[sort] << STATES for sort in sorts], np.uint64)

    def join(self, answered: Bits) -> None:
        """Fills in the words of its rows from those of their parts."""
        joined = np.bitwise_or.reduceat(answered.take(self._parts, mode="clip"), self._starts)
        places = (joined >> self._shift & SEEN) + self._offset
        answered[self._rows] = self._table.take(places.view(np.int64), mode="clip") & (joined | _NOT_FACTS)


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that this one joins; none for one that stands alone."""
    if isinstance(condition, All | Any_):
        return condition.parts
    return (condition.part,) if isinstance(condition, Not) else ()


def _sort(joint: Condition) -> tuple[type[Condition], bool, bool, bool]:
    """What decides, beside the parts, what it says: its kind, whether it can point, whether it is mute above, whether it is asked."""
    mute_all = isinstance(joint, All) and all(map(is_mute, joint.parts))
    return type(joint), joint.pointing and not mute_all, is_mute(joint), joint.asked


@cache
def _table(kind: type[Condition], pointing: bool, mute: bool, asked: bool) -> Bits:
    """The word of such a joint for each set of states of its parts; all bits of facts are set where facts can be missing."""
    codes = _codes(kind) if pointing else _codes(kind) & 14
    facts = np.where((codes >> 2 == UNKNOWN) & asked, _FACTS, np.uint64(0))
    return words(codes, np.full_like(codes, mute), np.zeros(len(codes), np.uint64)) | facts


@cache
def _codes(kind: type[Condition]) -> Codes:
    """What a joint that can point says to each set of answers of its parts; 0 for sets that it cannot have."""
    codes, case = np.zeros(1 << STATES, np.uint8), Case(Person(), date.min, Parameters({}))
    stated = [_Stated(Result((False, None, True)[n >> 2], frozenset(), bool(n & 2), bool(n & 1))) for n in range(STATES)]
    if kind is Not:
        codes[[1 << n for n in range(STATES)]] = [code(Not(part).evaluate(case)) for part in stated]
    else:
        for answers in range(1, 1 << STATES):
            parts = tuple(part for n, part in enumerate(stated) if answers >> n & 1)
            joint = All(parts) if kind is All else Any_(parts)
            codes[answers] = code(joint.evaluate(case))
    return codes


@dataclass(frozen=True)
class _Stated(Condition):
    """A condition whose answer is given."""

    result: Result = Result(None)

    def evaluate(self, case: Case) -> Result:
        return self.result
