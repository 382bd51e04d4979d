"""The three-valued vocabulary benefits are written in.

A condition answers True, False or None (unknown), says which facts would settle it, and whether the legal test is the very
thing we can check (`certain`) or only close to it: what a household earns is not its 소득인정액, where assets count too.
Logic is Kleene's: `all` is False where any part is, `any` is True where any part is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.entailed import ASKED_AS, ENTAILING, entailed, may_hold
from bot.parameters import Parameters
from bot.person import Person

Limit = int | float | str
"""A figure, or the key of a dated parameter."""


@dataclass(frozen=True)
class Case:
    """The person judged, the day, and the figures in force."""

    person: Person
    day: date
    parameters: Parameters

    def limit(self, limit: Limit | None) -> float | None:
        return self.parameters.value(limit, self.day) if isinstance(limit, str) else limit


@dataclass(frozen=True)
class Result:
    value: bool | None
    missing: frozenset[str] = frozenset()
    """Facts somebody can be asked for that would settle this."""
    certain: bool = True
    speaks: bool = False
    """Something known about this person points to the benefit."""


@dataclass(frozen=True)
class Condition:
    """Base of the vocabulary: `key` names the wording, `asked` is False for rare exclusions that are told, not asked."""

    asked: bool = field(default=True, kw_only=True)
    pointing: bool = field(default=True, kw_only=True)
    """False: being true of nearly everyone, it says nothing for the benefit."""

    def evaluate(self, case: Case) -> Result:
        value, missing = self.test(case)
        speaks = self.pointing and value is True
        return Result(value, frozenset(missing if self.asked else ()) if value is None else frozenset(), True, speaks)

    def test(self, case: Case) -> tuple[bool | None, tuple[str, ...]]:
        raise TypeError(f"{type(self).__name__} has no test of its own")

    def facts(self) -> frozenset[str]:
        """Every fact whose value can matter to this condition."""
        return frozenset()

    def _told(self, result: Result) -> Result:
        """`result` without questions, where this is told and not asked."""
        return result if self.asked else replace(result, missing=frozenset())


def within(low: float, high: float, at_least: float | None, at_most: float | None, below: float | None) -> bool | None:
    """Is a value that lies in [low, high] inside the bounds? None where it may be either."""
    inside_low = _bounded(low, at_least, at_most, below)
    inside_high = _bounded(high, at_least, at_most, below)
    if inside_low and inside_high:
        return True
    too_low = at_least is not None and high < at_least
    too_high = (at_most is not None and low > at_most) or (below is not None and low >= below)
    return False if too_low or too_high else None


def _bounded(value: float, at_least: float | None, at_most: float | None, below: float | None) -> bool:
    return not (
        (at_least is not None and value < at_least) or (at_most is not None and value > at_most) or (below is not None and value >= below)
    )


ADULT, OLDEST = 19, 130


@dataclass(frozen=True)
class Age(Condition):
    """만 나이 in years."""

    at_least: Limit | None = None
    at_most: Limit | None = None
    below: Limit | None = None

    def evaluate(self, case: Case) -> Result:
        years = case.person.age_range()
        limits = [case.limit(x) for x in (self.at_least, self.at_most, self.below)]
        figures = all(given is None or found is not None for given, found in zip(self._given(), limits, strict=True))
        if years is None:
            # Whoever is somebody's parent is of some age, though nobody said of which.
            sure = within(case.person.youngest, OLDEST, *limits) if figures and case.person.youngest else None
            # What no grown-up has points to a child that is asked about.
            speaks = self.pointing and case.person.minor and within(ADULT, OLDEST, *limits) is False
            return Result(None, frozenset({"age"} if self.asked else ()), True, speaks) if sure is None else Result(sure)
        if not figures:
            return Result(None, certain=False)
        value = within(*years, *limits)
        # A birthday away from the threshold still points to the benefit.
        return Result(value, frozenset({"birthday_passed"} if value is None else ()), True, self.pointing and value is not False)

    def _given(self) -> tuple[Limit | None, ...]:
        return (self.at_least, self.at_most, self.below)

    def facts(self) -> frozenset[str]:
        return frozenset({"age", "birthday_passed"})


@dataclass(frozen=True)
class Is(Condition):
    """A fact has one of the given values (booleans and choices)."""

    fact: str
    values: tuple[Any, ...] = (True,)

    def evaluate(self, case: Case) -> Result:
        result = super().evaluate(case)
        return replace(result, speaks=self.pointing and may_hold(self.fact, self.values, case.person)) if result.value is None else result

    def test(self, case: Case) -> tuple[bool | None, tuple[str, ...]]:
        value = case.person.get(self.fact)
        if value is None:
            return entailed(self.fact, self.values, case.person), (ASKED_AS.get(self.fact, self.fact),)
        return ("any" in self.values and value != "none") or value in self.values, ()

    def facts(self) -> frozenset[str]:
        return frozenset({self.fact}) | ENTAILING.get(self.fact, frozenset())


@dataclass(frozen=True)
class HouseholdSize(Condition):
    at_least: int | None = None
    at_most: int | None = None

    def test(self, case: Case) -> tuple[bool | None, tuple[str, ...]]:
        size = case.person.size()
        if size is None:
            return None, ("household_size",)
        return within(size, size, self.at_least, self.at_most, None), ()

    def facts(self) -> frozenset[str]:
        return frozenset({"household_size", "lives_alone"})


@dataclass(frozen=True)
class Income(Condition):
    """Household income as a share of 기준 중위소득; the legal figure is 소득인정액, so a match is never certain."""

    at_most: Limit = 0

    def evaluate(self, case: Case) -> Result:
        if (percent := case.limit(self.at_most)) is None:
            return Result(None, certain=False)
        value, missing = compare_income(case, percent)
        speaks = self.pointing and (value is True or (value is None and case.person.low_income))
        return Result(value, frozenset(missing if self.asked else ()), False, speaks)

    def facts(self) -> frozenset[str]:
        return INCOME_FACTS


INCOME_FACTS = frozenset({"monthly_income", "income_ratio", "household_size", "lives_alone"})


def compare_income(case: Case, percent: float) -> tuple[bool | None, tuple[str, ...]]:
    """Is the household at or below `percent` of the median? With the size unknown, only what holds for every size is said."""
    person = case.person
    ratio = person.get("income_ratio")
    if ratio is not None and person.get("monthly_income") is None:
        return ratio <= percent, ()
    income, size = person.get("monthly_income"), person.size()
    if income is None:
        return None, ("monthly_income",) if size is not None else ("monthly_income", "household_size")
    if size is not None:
        limit = case.parameters.threshold(percent, size, case.day)
        return (None, ()) if limit is None else (income <= limit, ())
    lowest = case.parameters.threshold(percent, 1, case.day)
    return (True, ()) if lowest is not None and income <= lowest else (None, ("household_size",))


@dataclass(frozen=True)
class OwnIncome(Condition):
    """An amount test on the person, with the spouse where there is one (기초연금, 장애인연금, 근로장려금).

    Only the couple counts in law. Where others live along, an income above the limit may be theirs, so it excludes nobody.
    """

    single: Limit = 0
    couple: Limit = 0
    per_year: bool = False
    below: bool = False
    """The limits themselves are already too much (미만)."""

    def evaluate(self, case: Case) -> Result:
        single, couple = case.limit(self.single), case.limit(self.couple)
        income, size = case.person.get("monthly_income"), case.person.size()
        if single is None or couple is None:
            return Result(None, certain=False)
        if income is None:
            asks = self.asked and case.person.get("income_ratio") is None
            return Result(None, frozenset({"monthly_income"} if asks else ()), False, self.pointing and case.person.low_income)
        earned = income * 12 if self.per_year else income
        if size is not None and case.person.get("children"):
            # Children at home earn nothing: the household's income is the parents'.
            size = max(1, size - case.person.get("children"))
        value, missing = self._compare(earned, size, single, couple)
        return Result(value, frozenset(missing if self.asked else ()), False, self.pointing and value is True)

    def _compare(self, earned: float, size: int | None, single: float, couple: float) -> tuple[bool | None, tuple[str, ...]]:
        if self._within(earned, single):
            return True, ()
        if size == 1:
            return False, ()
        if size == 2:
            return self._within(earned, couple), ()
        return None, ("household_size",) if size is None else ()

    def _within(self, earned: float, limit: float) -> bool:
        return earned < limit if self.below else earned <= limit

    def facts(self) -> frozenset[str]:
        return INCOME_FACTS


@dataclass(frozen=True)
class Recipient(Condition):
    """Already in a status that opens this benefit (기초생활수급, 차상위 …), or likely to get into it by income.

    Stated → settled. Not stated and the income is low enough → unknown until the agency decides, so nothing to ask.
    """

    of: tuple[str, ...] = ()
    percent: float = 50
    """Highest share of the median at which the status can be had (차상위: 50 %)."""

    def evaluate(self, case: Case) -> Result:
        known = [case.person.get(fact) for fact in self.of]
        if True in known:
            return Result(True, frozenset(), True, self.pointing)
        if all(value is False for value in known):
            return Result(False)
        value, missing = compare_income(case, self.percent)
        if value is False:
            return Result(False)
        speaks = self.pointing and (value is True or case.person.low_income)
        return Result(None, frozenset(missing if self.asked else ()), False, speaks)

    def facts(self) -> frozenset[str]:
        return frozenset(self.of) | INCOME_FACTS


@dataclass(frozen=True)
class Region(Condition):
    """Lives in one of the places: (시도, 시군구 or None for all of it)."""

    places: tuple[tuple[str, str | None], ...] = ()

    def test(self, case: Case) -> tuple[bool | None, tuple[str, ...]]:
        region = case.person.get("region")
        if region is None:
            return None, ("region",)
        answers = [self._lies_in(region, place) for place in self.places]
        if True in answers:
            return True, ()
        return (None, ("region",)) if None in answers else (False, ())

    @staticmethod
    def _lies_in(region: Mapping[str, str | None], place: tuple[str, str | None]) -> bool | None:
        sido, sigungu = place
        if region["sido"] != sido:
            return False
        if sigungu is None:
            return True
        return None if region.get("sigungu") is None else region["sigungu"] == sigungu

    def facts(self) -> frozenset[str]:
        return frozenset({"region"})


@dataclass(frozen=True)
class Children(Condition):
    """Has at least so many children."""

    at_least: int = 1

    def test(self, case: Case) -> tuple[bool | None, tuple[str, ...]]:
        count, ages = case.person.get("children"), case.person.children_months()
        if count is not None:
            return count >= self.at_least, ()
        if ages is not None and len(ages) >= self.at_least:
            return True, ()
        return None, ("children",)

    def facts(self) -> frozenset[str]:
        return frozenset({"children", "child_ages_months"})


@dataclass(frozen=True)
class Child(Condition):
    """Any child of an age, in months."""

    at_least: Limit | None = None
    below: Limit | None = None
    years: bool = False
    """The limits are given in years (parameters of law are)."""

    def test(self, case: Case) -> tuple[bool | None, tuple[str, ...]]:
        ages = case.person.children_months()
        if ages is None:
            known = "age" if case.person.minor else ("child_ages_months" if case.person.get("children") else "children")
            return None, (known,)
        at_least, below = self._limit(case, self.at_least), self._limit(case, self.below)
        answers = [within(*age, at_least, None, below) for age in ages]
        if True in answers:
            return True, ()
        return (None, ("child_ages_months",)) if None in answers else (False, ())

    def _limit(self, case: Case, limit: Limit | None) -> float | None:
        value = case.limit(limit)
        return value * 12 if value is not None and self.years else value

    def facts(self) -> frozenset[str]:
        return frozenset({"children", "child_ages_months", "age"})


@dataclass(frozen=True)
class AgencyChecks(Condition):
    """A condition that a talk cannot settle (assets, insurance periods, a doctor's finding): always unknown, said to the citizen."""

    text: str = ""

    def evaluate(self, case: Case) -> Result:
        return Result(None, certain=False)


@dataclass(frozen=True)
class All(Condition):
    parts: tuple[Condition, ...] = ()

    def evaluate(self, case: Case) -> Result:
        results = [part.evaluate(case) for part in self.parts]
        values = [result.value for result in results]
        value = False if False in values else (None if None in values else True)
        # Joined, parts point together or not at all: a tenant's age alone does not make a young tenant.
        telling = [r for part, r in zip(self.parts, results, strict=True) if part.pointing and not isinstance(part, AgencyChecks)]
        return self._told(_join(results, value, self.pointing and bool(telling) and all(r.speaks for r in telling)))

    def facts(self) -> frozenset[str]:
        return frozenset().union(*(part.facts() for part in self.parts))


@dataclass(frozen=True)
class Any_(Condition):
    parts: tuple[Condition, ...] = ()

    def evaluate(self, case: Case) -> Result:
        results = [part.evaluate(case) for part in self.parts]
        values = [result.value for result in results]
        if True in values:
            holding = [result for result in results if result.value]
            certain = any(result.certain for result in holding)
            return Result(True, frozenset(), certain, self.pointing and any(result.speaks for result in holding))
        still_open = [result for result in results if result.value is None] or results
        return self._told(_join(still_open, None if None in values else False, self.pointing and any(r.speaks for r in still_open)))

    def facts(self) -> frozenset[str]:
        return frozenset().union(*(part.facts() for part in self.parts))


def _join(results: list[Result], value: bool | None, speaks: bool) -> Result:
    missing = frozenset().union(*(r.missing for r in results)) if value is None else frozenset()
    return Result(value, missing, all(r.certain for r in results), speaks)


@dataclass(frozen=True)
class Not(Condition):
    part: Condition = field(default_factory=All)

    def evaluate(self, case: Case) -> Result:
        result = self.part.evaluate(case)
        value = None if result.value is None else not result.value
        # That an exclusion does not apply points to nothing.
        return Result(value, result.missing if self.asked else frozenset(), result.certain, False)

    def facts(self) -> frozenset[str]:
        return self.part.facts()
