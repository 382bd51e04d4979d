"""What the evaluator says of many persons and all records, laid beside what the columns say, verdict by verdict.

A verdict takes the evaluator some 25 µs: 10,000 persons by all records are minutes, by all services of the country an hour. So what is
the same is evaluated once, all of it by the evaluator's own code and none by that of the columns:

1. A condition without parts is asked once for each combination of values, among the persons, of what it looks at. What that is shows
   itself: it is given a person of whom nothing is told, and one thing more whenever it looks for one.
2. A joint of conditions sees of a person only what its parts answer. It is asked once for each combination of answers that any
   person's parts gave, each part stood for by its answer.
3. So it is with a record: its status follows from the answers to its conditions.

No person and no record is left out. That 2 and 3 may be so is what `test_columns` checks beside, by judging records as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from bot.conditions import AgencyChecks, All, Any_, Case, Condition, Not, Result
from bot.eligibility import INELIGIBLE, _status
from bot.knowledge import Benefit
from bot.person import Person
from bot.services.columns import STATUS, Columns
from bot.services.leaves import Bits, Codes, Frame, bits

Ids = NDArray[np.int64]
Found = TypeVar("Found")


@dataclass(frozen=True)
class Compared:
    verdicts: int
    differing: Mapping[str, int]
    """Id of a record → persons of whom the columns say something else."""
    seen: frozenset[str]
    """Statuses there were."""


def compare(columns: Columns, persons: Sequence[Person], frame: Frame) -> Compared:
    """Each person by each benefit: the status by columns for one person and for many at a time, and for one the missing facts."""
    judged = [columns.judge(person) for person in persons]
    alone, missing = np.stack([one.status for one in judged], axis=1), np.stack([one.missing for one in judged], axis=1)
    crowd, evaluated = columns.statuses(persons), Evaluated(persons, frame)
    differing, seen = dict[str, int](), set[int]()
    for row, benefit in enumerate(columns.benefits):
        status, wanted = evaluated.verdicts(benefit)
        asked = status != STATUS.index(INELIGIBLE)
        wrong = (alone[row] != status) | (crowd[row] != status) | ((missing[row] != wanted) & asked)
        differing |= {benefit.id: int(wrong.sum())} if wrong.any() else {}
        seen.update(np.unique(status).tolist())
    return Compared(crowd.size, differing, frozenset(STATUS[place] for place in seen))


class Evaluated:
    """What the evaluator says of `persons`."""

    def __init__(self, persons: Sequence[Person], frame: Frame) -> None:
        self._persons, self._frame = persons, frame
        self._nobody = frame.case(Person())
        self._results: list[Result] = []
        self._numbers: dict[Result, int] = {}
        self._answers: dict[Condition, Ids] = {}
        self._values: dict[str, Ids] = {}
        self._cases: dict[tuple[str, ...], tuple[list[Case], Ids]] = {}

    def verdicts(self, benefit: Benefit) -> tuple[Codes, Bits]:
        """Of each person the status, by its place in `STATUS`, and the missing facts."""
        results, whose = self._combined(benefit.conditions.parts)
        statuses = [STATUS.index(_status(benefit, list(each), False)) for each in results]
        missing = [bits(frozenset().union(*(result.missing for result in each))) for each in results]
        return np.array(statuses, np.uint8)[whose], np.array(missing, np.uint64)[whose]

    def _answered(self, condition: Condition) -> Ids:
        """Of each person the number of the answer."""
        known = self._answers.get(condition)
        if known is None:
            results, whose = self._evaluated(condition)
            numbers = [self._numbers.setdefault(result, len(self._numbers)) for result in results]
            self._results = list(self._numbers)
            known = self._answers[condition] = np.array(numbers, np.int64)[whose]
        return known

    def _evaluated(self, condition: Condition) -> tuple[list[Result], Ids]:
        if isinstance(condition, Not):
            return self._joined((condition.part,), lambda stated: replace(condition, part=stated[0]))
        if isinstance(condition, All | Any_) and condition.parts:
            return self._joined(condition.parts, lambda stated: replace(condition, parts=stated))
        looked_at: tuple[str, ...] = ()
        while True:
            cases, whose = self._differing_in(looked_at)
            try:
                return [condition.evaluate(case) for case in cases], whose
            except _LooksFor as another:
                looked_at = tuple(sorted((*looked_at, str(another))))

    def _differing_in(self, names: tuple[str, ...]) -> tuple[list[Case], Ids]:
        """One person for each combination of what is so named, of whom nothing else is shown; and which of these each person is like."""
        if names not in self._cases:
            first, whose = _alike(list(map(self._told, names)), len(self._persons))
            shown = [cast(Person, _Shown({name: _named(self._persons[n], name) for name in names})) for n in first]
            self._cases[names] = [self._frame.case(person) for person in shown], whose
        return self._cases[names]

    def _told(self, name: str) -> Ids:
        if name not in self._values:
            self._values[name] = _numbered([_named(person, name) for person in self._persons])
        return self._values[name]

    def _joined(self, parts: Sequence[Condition], join: Callable[[tuple[Condition, ...]], Condition]) -> tuple[list[Result], Ids]:
        combined, whose = self._combined(parts)
        stated = (tuple(map(_standing_for, parts, results)) for results in combined)
        return [join(each).evaluate(self._nobody) for each in stated], whose

    def _combined(self, parts: Sequence[Condition]) -> tuple[list[tuple[Result, ...]], Ids]:
        """The combinations of answers that these conditions give to anybody, and which of them each person has."""
        answers = [self._answered(part) for part in parts]
        first, whose = _alike(answers, len(self._persons))
        return [tuple(self._results[each[n]] for each in answers) for n in first], whose


def _numbered(values: Sequence[Any]) -> Ids:
    """Equal values by the same number, whatever they are."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(repr(value), len(numbers)) for value in values], np.int64)


def _alike(columns: Sequence[Ids], count: int) -> tuple[list[int], Ids]:
    """The first of those who have the same in all columns, and which of these each of `count` is like."""
    whose = np.zeros(count, np.int64)
    for column in columns:
        # Numbered anew after each column, or the numbers would outgrow their 64 bits.
        whose = np.unique(whose * (column.max() + 1) + column, return_inverse=True)[1]
    return np.unique(whose, return_index=True)[1].tolist(), whose


class _LooksFor(Exception):
    """Something that was not shown."""


def _named(person: Person, name: str) -> Any:
    return getattr(person, name) if hasattr(Person, name) else person.get(name)


class _Shown:
    """A person of whom only some things can be looked at."""

    age_range, children_months, size = Person.age_range, Person.children_months, Person.size

    def __init__(self, shown: Mapping[str, Any]) -> None:
        self._shown = shown

    def get(self, name: str) -> Any:
        if name not in self._shown:
            raise _LooksFor(name)
        return self._shown[name]

    def __getattr__(self, name: str) -> Any:
        return self.get(name)


@dataclass(frozen=True)
class _Stated(Condition):
    """A condition whose answer is given."""

    result: Result = Result(None)

    def evaluate(self, case: Case) -> Result:
        return self.result


@dataclass(frozen=True)
class _StatedCheck(AgencyChecks):
    """The same for what an agency checks: an "all" leaves that out where its parts point."""

    result: Result = Result(None)

    def evaluate(self, case: Case) -> Result:
        return self.result


def _standing_for(part: Condition, result: Result) -> Condition:
    return (_StatedCheck if isinstance(part, AgencyChecks) else _Stated)(result=result, pointing=part.pointing)
