"""Who gets what, and the one question that settles most.

Verdicts: `eligible` (every condition holds and can be checked here), `possible` (nothing against, something for, something open),
`open` (nothing for or against), `ineligible` (something known contradicts a condition).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.conditions import INCOME_FACTS, Age, Case, Condition, Result
from bot.knowledge import Benefit, Knowledge
from bot.parameters import Parameters
from bot.person import Person

ELIGIBLE, POSSIBLE, OPEN, INELIGIBLE = "eligible", "possible", "open", "ineligible"
RANK = {ELIGIBLE: 0, POSSIBLE: 1, OPEN: 2, INELIGIBLE: 3}


@dataclass(frozen=True)
class Check:
    """One condition of a benefit, judged."""

    condition: Condition
    result: Result


@dataclass(frozen=True)
class Verdict:
    benefit: Benefit
    status: str
    checks: tuple[Check, ...]
    wished: bool = False
    """The person's own words asked for something like it."""

    @property
    def missing(self) -> frozenset[str]:
        """Facts somebody could be asked for that bear on it."""
        return frozenset().union(*(check.result.missing for check in self.checks)) if self.checks else frozenset()


def judge(benefit: Benefit, case: Case, wished: bool = False) -> Verdict:
    """The one function that says whether `case` fits `benefit`."""
    checks = tuple(Check(part, part.evaluate(case)) for part in benefit.conditions.parts)
    return Verdict(benefit, _status(benefit, [check.result for check in checks], wished), checks, wished)


def _status(benefit: Benefit, results: list[Result], wished: bool) -> str:
    values = [result.value for result in results]
    if False in values or benefit.closed:
        return INELIGIBLE
    if all(values) and all(result.certain for result in results) and not benefit.uncertain:
        return ELIGIBLE if wished or any(result.speaks for result in results) else OPEN
    return POSSIBLE if wished or any(result.speaks for result in results) else OPEN


def judge_all(
    knowledge: Knowledge, person: Person, day: date, wished: Collection[str] = (), without: Collection[str] = ()
) -> list[Verdict]:
    """Every benefit but those in `without` (already received), the most fitting first."""
    case = Case(person, day, knowledge.parameters)
    verdicts = [judge(b, case, b.id in wished) for b in knowledge.benefits.values() if b.id not in without]
    return sorted(verdicts, key=_fit)


def _fit(verdict: Verdict) -> tuple[Any, ...]:
    """What was asked for first; then what it means to the person and how much of it is already borne out."""
    borne_out = sum(check.result.speaks for check in verdict.checks) / max(1, len(verdict.checks))
    return (
        verdict.status in (OPEN, INELIGIBLE),
        not verdict.wished,
        -verdict.benefit.weight - borne_out - 0.5 * (verdict.status == ELIGIBLE),
        RANK[verdict.status],
        verdict.benefit.id,
    )


# What people answer, roughly how often: a prior over the adult population that only weighs questions against one another.
_ANSWERS: Mapping[str, tuple[tuple[Any, float], ...]] = {
    "age": tuple((age, 1 / 9) for age in (5, 16, 22, 30, 42, 55, 62, 68, 80)),
    "birthday_passed": ((True, 0.5), (False, 0.5)),
    "sex": (("female", 0.5), ("male", 0.5)),
    "household_size": ((1, 0.35), (2, 0.28), (3, 0.19), (4, 0.14), (6, 0.04)),
    "lives_alone": ((True, 0.35), (False, 0.65)),
    "monthly_income": ((0, 0.15), (600_000, 0.2), (1_200_000, 0.15), (2_200_000, 0.2), (4_000_000, 0.2), (9_000_000, 0.1)),
    "employment": (
        ("employed", 0.4),
        ("self_employed", 0.12),
        ("unemployed", 0.12),
        ("job_seeking", 0.08),
        ("student", 0.08),
        ("retired", 0.1),
        ("farmer", 0.04),
        ("homemaker", 0.06),
    ),
    "disability": (("none", 0.94), ("mild", 0.035), ("severe", 0.025)),
    "children": ((0, 0.5), (1, 0.22), (2, 0.22), (3, 0.06)),
    "child_ages_months": tuple(([months], 1 / 7) for months in (2, 14, 40, 80, 110, 160, 210)),
    "housing": (("owner", 0.45), ("jeonse", 0.15), ("monthly_rent", 0.25), ("public_rental", 0.1), ("none", 0.05)),
    "care_grade": ((3, 0.5), ("cognitive", 0.5)),
}
_YES_NO: Mapping[str, float] = {
    "job_lost": 0.2,
    "business_closed": 0.1,
    "pregnant": 0.1,
    "infertility": 0.05,
    "single_parent": 0.15,
    "multicultural": 0.05,
    "veteran": 0.03,
    "basic_livelihood": 0.1,
    "near_poor": 0.1,
    "dementia": 0.1,
    "serious_illness": 0.15,
    "bereaved": 0.05,
    "crisis_event": 0.15,
    "foreign_national": 0.05,
}


def _answers(fact: str, knowledge: Knowledge) -> tuple[tuple[Any, float], ...]:
    if fact in _YES_NO:
        return ((True, _YES_NO[fact]), (False, 1 - _YES_NO[fact]))
    if fact == "region":
        return _regions(knowledge)
    return _ANSWERS.get(fact, ())


def _regions(knowledge: Knowledge) -> tuple[tuple[Any, float], ...]:
    """The places any benefit is limited to, and elsewhere."""
    named = {place for b in knowledge.benefits.values() for place in _places(b.conditions)}
    share = 0.5 / max(1, len(named))
    inside = tuple(({"sido": sido, "sigungu": sigungu}, share) for sido, sigungu in sorted(named, key=str))
    return (*inside, ({"sido": "", "sigungu": ""}, 0.5))


def _places(condition: Any) -> Iterable[tuple[str, str | None]]:
    yield from getattr(condition, "places", ())
    for part in getattr(condition, "parts", ()):
        yield from _places(part)


def next_question(
    knowledge: Knowledge, person: Person, day: date, verdicts: Iterable[Verdict], unasked: Collection[str] = ()
) -> str | None:
    """The fact whose answer settles most of what is still open, weighted by what it is worth; None: settled.

    Only what already fits is worth a question; while nothing fits, everything open is. A fact in `unasked` (declined, or
    already answered with "몰라요") is not asked again. A fact none of whose answers changes a verdict is never asked.
    """
    verdicts = list(verdicts)
    live = [v for v in verdicts if v.status in (ELIGIBLE, POSSIBLE)] or [v for v in verdicts if v.status == OPEN]
    candidates = sorted({fact for verdict in live for fact in verdict.missing} - set(unasked))
    scored = [(_value(fact, knowledge, person, day, live), fact) for fact in candidates]
    best = max(scored, default=(0.0, ""), key=lambda item: (item[0], _readiness(item[1])))
    return best[1] if best[0] > 0 else None


def _readiness(fact: str) -> int:
    """Between equals, what people answer most easily."""
    order = ("age", "household_size", "lives_alone", "monthly_income", "children", "child_ages_months", "housing", "employment")
    return -order.index(fact) if fact in order else -len(order)


def _value(fact: str, knowledge: Knowledge, person: Person, day: date, live: list[Verdict]) -> float:
    """Expected weight of verdicts that this answer changes, now or by opening the way to the next one."""
    touched = [v for v in live if fact in v.missing]
    total = 0.0
    for answer, chance in _answers(fact, knowledge):
        case = Case(person.with_fact(fact, answer), day, knowledge.parameters)
        for verdict in touched:
            after = judge(verdict.benefit, case, verdict.wished)
            total += chance * verdict.benefit.weight * _gain(verdict, after)
    return total


def _gain(before: Verdict, after: Verdict) -> float:
    """1 for a changed verdict; half for a threshold question that needs a second fact before it can change one.

    Income says nothing before the household's size is known (and the other way round): each alone changes no verdict,
    together they do.
    """
    if after.status != before.status:
        return 1.0
    pair = before.missing - after.missing
    waits = after.missing & INCOME_FACTS
    return 0.5 if pair & INCOME_FACTS and waits else 0.0
