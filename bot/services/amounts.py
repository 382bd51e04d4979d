"""Conditions on incomes and on children's ages, compared as numbers: conditions × persons at once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.conditions import Child, Income, OwnIncome, Recipient
from bot.person import FACTS, Person
from bot.services.leaves import BIT, NO, UNKNOWN, YES, Bits, Codes, Frame
from bot.services.remembered import ladder, rung

LARGEST = FACTS["household_size"].high
INCOME, SIZE = np.uint64(BIT["monthly_income"]), np.uint64(BIT["household_size"])
NOTHING = np.uint64(0)
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Purses:
    """What is known of the money of each person; NaN where it is not."""

    income: Numbers
    ratio: Numbers
    size: NDArray[np.int64]
    """Members of the household; 0 where unknown."""
    little: NDArray[np.bool_]
    """Said to be little, without a figure."""

    @classmethod
    def of(cls, persons: Sequence[Person]) -> Purses:
        return cls(
            np.array([person.facts.get("monthly_income", np.nan) for person in persons], np.float64),
            np.array([person.facts.get("income_ratio", np.nan) for person in persons], np.float64),
            np.array([person.size() or 0 for person in persons], np.int64),
            np.array([person.low_income for person in persons], np.bool_),
        )


def thresholds(percents: Sequence[float | None], frame: Frame) -> Numbers:
    """Percent × household size (from 1) in won a month; NaN where the year's figures are not known."""
    rows = [[None if p is None else frame.parameters.threshold(p, n, frame.day) for n in range(1, LARGEST + 1)] for p in percents]
    return np.array(rows, np.float64).reshape(len(percents), LARGEST)


def compare(percents: Numbers, limits: Numbers, purses: Purses) -> tuple[NDArray[np.uint8], Bits]:
    """`bot.conditions.compare_income` for all: values and the facts that would settle what is open."""
    income, ratio, size = purses.income, purses.ratio, purses.size
    limit = limits[:, np.maximum(size, 1) - 1]
    told, sized = ~np.isnan(income), size > 0
    by_ratio = ~told & ~np.isnan(ratio)
    fits = np.where(told, income <= limit, ratio <= percents[:, None])
    sure = by_ratio | (told & np.where(sized, ~np.isnan(limit), fits))
    values = np.where(sure, np.where(fits, YES, NO), UNKNOWN).astype(np.uint8)
    wanted = np.where(told, NOTHING, INCOME) | np.where(sized, NOTHING, SIZE)
    return values, np.where(sure, NOTHING, wanted)


class _ByIncome:
    """What `Income` and `Recipient` share."""

    def __init__(self, conditions: Sequence[Income] | Sequence[Recipient], percents: Sequence[float | None], frame: Frame) -> None:
        self.conditions = conditions
        self.known = np.array([percent is not None for percent in percents])[:, None]
        self.percents = np.array([np.nan if percent is None else percent for percent in percents], np.float64)
        self.limits = thresholds(percents, frame)
        self.ladders = [ladder(limits) for limits in self.limits.T.tolist()]
        self.ratios = ladder(self.percents.tolist())
        self.pointing = np.array([c.pointing for c in conditions])[:, None]
        self.asked = np.array([c.asked for c in conditions])[:, None]

    def key(self, person: Person) -> Hashable:
        size = person.size() or 0
        income, ratio = person.facts.get("monthly_income"), person.facts.get("income_ratio")
        return rung(self.ladders[max(size, 1) - 1], income), rung(self.ratios, ratio), size, person.low_income


class Incomes(_ByIncome):
    def __init__(self, conditions: Sequence[Income], frame: Frame) -> None:
        super().__init__(conditions, [frame.case(Person()).limit(c.at_most) for c in conditions], frame)

    def answer(self, persons: Sequence[Person]) -> tuple[Codes, Bits]:
        purses = Purses.of(persons)
        values, missing = compare(self.percents, self.limits, purses)
        values = np.where(self.known, values, UNKNOWN)
        speaks = self.known & self.pointing & ((values == YES) | ((values == UNKNOWN) & purses.little))
        return (values * 4 + speaks).astype(np.uint8), np.where(self.known & self.asked, missing, NOTHING)


class Recipients(_ByIncome):
    def __init__(self, conditions: Sequence[Recipient], frame: Frame) -> None:
        super().__init__(conditions, [c.percent for c in conditions], frame)
        self.facts = sorted({fact for c in conditions for fact in c.of})
        self.of = np.array([[fact in c.of for fact in self.facts] for c in conditions], np.bool_).reshape(len(conditions), len(self.facts))

    def key(self, person: Person) -> Hashable:
        return super().key(person), tuple(map(person.facts.get, self.facts))

    def answer(self, persons: Sequence[Person]) -> tuple[Codes, Bits]:
        purses = Purses.of(persons)
        values, missing = compare(self.percents, self.limits, purses)
        told = np.array([[UNKNOWN if p.get(f) is None else YES if p.get(f) else NO for p in persons] for f in self.facts], np.uint8)
        has = (self.of[:, :, None] & (told == YES)).any(axis=1)
        lacks = (~self.of[:, :, None] | (told == NO)).all(axis=1)
        no = ~has & (lacks | (values == NO))
        may = ~has & ~no
        speaks = self.pointing & (has | (may & ((values == YES) | purses.little)))
        result = np.where(has, YES, np.where(no, NO, UNKNOWN)) * 4 + ~may * 2 + speaks
        return result.astype(np.uint8), np.where(may & self.asked, missing, NOTHING)


class OwnIncomes:
    def __init__(self, conditions: Sequence[OwnIncome], frame: Frame) -> None:
        case = frame.case(Person())
        limits = [[case.limit(c.single), case.limit(c.couple)] for c in conditions]
        self.known = np.array([None not in pair for pair in limits])[:, None]
        self.single, self.couple = np.array(limits, np.float64).T[:, :, None]
        self.times = np.array([12 if c.per_year else 1 for c in conditions])[:, None]
        self.ladder = ladder(np.array(limits, np.float64).flat)
        self.below = np.array([c.below for c in conditions])[:, None]
        self.pointing = np.array([c.pointing for c in conditions])[:, None]
        self.asked = np.array([c.asked for c in conditions])[:, None]

    def answer(self, persons: Sequence[Person]) -> tuple[Codes, Bits]:
        purses = Purses.of(persons)
        children = np.array([person.get("children") or 0 for person in persons])
        grown = np.where((purses.size > 0) & (children > 0), np.maximum(1, purses.size - children), purses.size)
        told = ~np.isnan(purses.income)
        alone, couple = self._within(purses, self.single), (grown == 2) & self._within(purses, self.couple)
        yes = self.known & (alone | couple)
        no = self.known & told & ~alone & ((grown == 1) | ((grown == 2) & ~couple))
        speaks = self.known & self.pointing & np.where(told, yes, purses.little)
        wanted = np.where(told, np.where(grown == 0, SIZE, NOTHING), np.where(np.isnan(purses.ratio), INCOME, NOTHING))
        missing = np.where(yes | no | ~self.known | ~self.asked, NOTHING, wanted)
        return (np.where(yes, YES, np.where(no, NO, UNKNOWN)) * 4 + speaks).astype(np.uint8), missing

    def key(self, person: Person) -> Hashable:
        income, no_ratio = person.facts.get("monthly_income"), person.facts.get("income_ratio") is None
        by_year = None if income is None else income * 12
        children = person.facts.get("children")
        return rung(self.ladder, income), rung(self.ladder, by_year), no_ratio, person.size(), children, person.low_income

    def _within(self, purses: Purses, limit: Numbers) -> NDArray[np.bool_]:
        earned = purses.income * self.times
        return np.where(self.below, earned < limit, earned <= limit)


class Childs:
    """Any child of an age: children of all persons in one row, gathered again for each person."""

    def __init__(self, conditions: Sequence[Child], frame: Frame) -> None:
        case = frame.case(Person())
        bounds = [[self._months(c, case.limit(limit)) for limit in (c.at_least, c.below)] for c in conditions]
        at_least, below = np.array(bounds, np.float64).T[:, :, None]
        self.at_least, self.below = np.nan_to_num(at_least, nan=-np.inf), np.where(np.isnan(below), np.inf, below)
        self.ladder = ladder(np.array(bounds, np.float64).flat)
        self.pointing = np.array([c.pointing for c in conditions])[:, None]
        self.asked = np.array([c.asked for c in conditions])[:, None]

    @staticmethod
    def _months(condition: Child, limit: float | None) -> float | None:
        return limit * 12 if limit is not None and condition.years else limit

    def answer(self, persons: Sequence[Person]) -> tuple[Codes, Bits]:
        months = [person.children_months() for person in persons]
        values = np.full((len(self.pointing), len(persons)), UNKNOWN, np.uint8)
        values[:, [ages == [] for ages in months]] = NO
        some = [place for place, ages in enumerate(months) if ages]
        if some:
            values[:, some] = self._any([months[place] or [] for place in some])
        asks = np.array([BIT[self._wanted(person, ages)] for person, ages in zip(persons, months, strict=True)], np.uint64)
        missing = np.where((values == UNKNOWN) & self.asked, asks, NOTHING)
        return (values * 4 + 2 + (self.pointing & (values == YES))).astype(np.uint8), missing

    def key(self, person: Person) -> Hashable:
        ages = person.children_months()
        if ages is None:
            return self._wanted(person, ages)
        return frozenset((rung(self.ladder, low), rung(self.ladder, high)) for low, high in ages)

    def _any(self, months: Sequence[Sequence[tuple[int, int]]]) -> NDArray[np.uint8]:
        low, high = np.array([age for ages in months for age in ages], np.float64).T
        yes = (low >= self.at_least) & (high < self.below)
        no = (high < self.at_least) | (low >= self.below)
        values = np.where(yes, YES, np.where(no, NO, UNKNOWN)).astype(np.uint8)
        starts = np.cumsum([0, *map(len, months[:-1])])
        return np.maximum.reduceat(values, starts, axis=1)

    @staticmethod
    def _wanted(person: Person, ages: object) -> str:
        if ages is not None:
            return "child_ages_months"
        return "age" if person.minor else "child_ages_months" if person.get("children") else "children"
