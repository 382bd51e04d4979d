"""The facts that can be known about a person, and a person as the rules see one.

Absent means unknown; unknown is never a no. Names, types and values are the public contract.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from bot.errors import Invalid

MOST_MONTHS = 600
"""Months of age to which a child's may be known; as the highest age it means that the child is grown."""
Months = int | tuple[int, int]
"""A child's age in months, or the lowest and highest it can be."""


@dataclass(frozen=True)
class Fact:
    name: str
    kind: str
    """`int` `float` `bool` `choice` `region` `months` `grade`."""
    values: tuple[str, ...] = ()
    low: int = 0
    high: int = 10**12
    household: bool = False
    """Holds for everyone who lives together, so a child shares it with the parent who speaks."""
    public: bool = True
    """False: used in dialogue only, not part of the contract's State."""
    settles: bool = True
    """False: no condition hangs on it, so it is never what is missing; only sums use it (`bot.quantities`)."""


def _registry(*facts: Fact) -> Mapping[str, Fact]:
    return MappingProxyType({fact.name: fact for fact in facts})


FACTS: Mapping[str, Fact] = _registry(
    Fact("age", "int", high=130),
    Fact("sex", "choice", ("female", "male")),
    Fact("region", "region", household=True),
    Fact("household_size", "int", low=1, high=30, household=True),
    Fact("lives_alone", "bool"),
    Fact("monthly_income", "int", high=10**11, household=True),
    Fact("income_ratio", "float", high=10_000, household=True),
    Fact(
        "employment",
        "choice",
        (
            "employed",
            "self_employed",
            "unemployed",
            "job_seeking",
            "student",
            "retired",
            "farmer",
            "fisher",
            "homemaker",
        ),
    ),
    Fact("job_lost", "bool"),
    Fact("business_closed", "bool"),
    Fact("disability", "choice", ("none", "mild", "severe")),
    Fact("pregnant", "bool"),
    Fact("infertility", "bool"),
    Fact("children", "int", high=20),
    Fact("child_ages_months", "months"),
    Fact("single_parent", "bool", household=True),
    Fact("multicultural", "bool", household=True),
    Fact("veteran", "bool"),
    Fact("housing", "choice", ("owner", "jeonse", "monthly_rent", "public_rental", "none"), household=True),
    Fact("basic_livelihood", "bool", household=True),
    Fact("near_poor", "bool", household=True),
    Fact("dementia", "bool"),
    Fact("care_grade", "grade"),
    Fact("serious_illness", "bool"),
    Fact("bereaved", "bool"),
    Fact("crisis_event", "bool", household=True),
    Fact("foreign_national", "bool"),
    # Asked only where a threshold falls on a birthday we do not know.
    Fact("birthday_passed", "bool", public=False),
    # 장애인이에요 without a degree: `disability` is then the next question.
    Fact("disabled", "bool", public=False),
    # Only heard: cannot get through the day without somebody's help (bot/understand/dependence.py).
    Fact("needs_care", "bool", public=False),
    # Never asked, only heard: which illness or disability it is (bot/diagnosis.py).
    Fact("illness", "choice", ("cancer", "rare", "geriatric", "other"), public=False),
    Fact("disability_kind", "choice", ("developmental", "other"), public=False),
    # Only heard: among the children is a girl; the children are grandchildren; they live in their parents' home; services that are for
    # nobody else.
    Fact("daughter", "bool", public=False),
    Fact("raises_grandchildren", "bool", public=False),
    Fact("with_parents", "bool", public=False),
    Fact("north_korean_defector", "bool", public=False),
    # Only heard: what each of a couple brings in, where that was told apart.
    Fact("own_pay", "int", high=10**11, public=False, settles=False),
    Fact("spouses_pay", "int", high=10**11, public=False, settles=False),
    # Only heard: for how many whole years somebody had the work they lost, and what it paid a month.
    Fact("years_worked", "int", high=70, public=False, settles=False),
    Fact("past_pay", "int", high=10**9, public=False, settles=False),
    # Only heard: the children on their way, or just born, are twins.
    Fact("twins", "bool", public=False, settles=False),
    # Only heard: serves in the forces, so is grown up whatever else is known.
    Fact("soldier", "bool", public=False),
)

def check_value(name: str, value: object) -> Any:
    """Return `value` in its canonical form, or raise `Invalid` saying what was expected."""
    fact = FACTS.get(name)
    if fact is None:
        raise Invalid(f"'{name}' is not a known fact")
    checked = _CHECKS[fact.kind](fact, value)
    if checked is None:
        raise Invalid(f"{name} must be {_EXPECTED[fact.kind].format(fact=fact)}, found {value!r}")
    return checked


def _whole(fact: Fact, value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if fact.low <= value <= fact.high else None


def _ratio(fact: Fact, value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if fact.low <= value <= fact.high else None


def _flag(fact: Fact, value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _choice(fact: Fact, value: object) -> str | None:
    return value if isinstance(value, str) and value in fact.values else None


def _grade(fact: Fact, value: object) -> int | str | None:
    if value in ("cognitive", "none"):
        return str(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 1 <= value <= 5 else None


def _region(fact: Fact, value: object) -> dict[str, str | None] | None:
    if not isinstance(value, Mapping) or not isinstance(value.get("sido"), str):
        return None
    sigungu = value.get("sigungu")
    if sigungu is not None and not isinstance(sigungu, str):
        return None
    return {"sido": value["sido"], "sigungu": sigungu}


def _months(fact: Fact, value: object) -> list[int | list[int]] | None:
    if not isinstance(value, list | tuple) or len(value) > 20:
        return None
    ages = [_month(item) for item in value]
    return None if any(age is None for age in ages) else [age for age in ages if age is not None]


def _month(item: object) -> int | list[int] | None:
    if isinstance(item, int) and not isinstance(item, bool):
        return item if 0 <= item <= MOST_MONTHS else None
    if isinstance(item, list | tuple) and len(item) == 2 and all(type(part) is int for part in item):
        low, high = item
        return [low, high] if 0 <= low <= high <= MOST_MONTHS else None
    return None


_CHECKS = {
    "int": _whole,
    "float": _ratio,
    "bool": _flag,
    "choice": _choice,
    "grade": _grade,
    "region": _region,
    "months": _months,
}
_EXPECTED = {
    "int": "a whole number from {fact.low} to {fact.high}",
    "float": "a number from {fact.low} to {fact.high}",
    "bool": "true or false",
    "choice": "one of {fact.values}",
    "grade": "1 to 5, 'cognitive' or 'none'",
    "region": 'an object {{"sido", "sigungu"}}',
    "months": "a list of months, each a whole number or [lowest, highest]",
}


@dataclass(frozen=True)
class Person:
    """One person as the rules see them on a day."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    age_is_by_birth_year: bool = False
    """The birthday is unknown: the person may still be a year younger than `age`."""
    minor: bool = False
    """Asked about as somebody's child: their own age then counts as a child's age."""
    low_income: bool = False
    """They said that there is little income, without a figure."""
    receiving: frozenset[str] = frozenset()
    """Ids of the benefits they said they get."""
    youngest: int = 0
    """Years below which they cannot be, being somebody's parent or spouse, though nobody said their age."""

    def get(self, name: str) -> Any:
        return self.facts.get(name)

    def with_fact(self, name: str, value: Any) -> Person:
        facts = {**self.facts, name: value}
        exact = name in ("age", "birthday_passed")
        if name == "birthday_passed" and "age" in facts:
            facts["age"] -= 0 if value else 1
        return replace(self, facts=facts, age_is_by_birth_year=self.age_is_by_birth_year and not exact)

    def age_range(self) -> tuple[int, int] | None:
        """Lowest and highest age in years the person can have, or None."""
        age = self.get("age")
        if age is None:
            return None
        return (age - 1 if self.age_is_by_birth_year else age, age)

    def children_months(self) -> list[tuple[int, int]] | None:
        """Each child's lowest and highest age in months; [] for no children; None where unknown."""
        if self.minor:
            years = self.age_range()
            if years is not None:
                return [(years[0] * 12, years[1] * 12 + 11)]
        ages = self.get("child_ages_months")
        if ages is not None:
            return [(a, a) if isinstance(a, int) else (a[0], a[1]) for a in ages]
        return [] if self.get("children") == 0 else None

    def size(self) -> int | None:
        """Members of the household."""
        if self.get("household_size") is not None:
            return self.get("household_size")
        return 1 if self.get("lives_alone") else None
