"""Who gets what, and the one question that settles most.

Verdicts: `eligible` (every condition holds and can be checked here), `possible` (nothing against, something for, something open),
`open` (nothing for or against), `ineligible` (something known contradicts a condition).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from bot.conditions import INCOME_FACTS, AgencyChecks, All, Case, Condition, Result
from bot.knowledge import Benefit, Knowledge
from bot.person import Person
from bot.tact import untimely

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

    @cached_property
    def missing(self) -> frozenset[str]:
        """Facts somebody could be asked for that bear on it."""
        return frozenset().union(*(check.result.missing for check in self.checks)) if self.checks else frozenset()


def judge(benefit: Benefit, case: Case, wished: bool = False) -> Verdict:
    """The one function that says whether `case` fits `benefit`."""
    judged = [(part, part.evaluate(case)) for part in benefit.conditions.parts]
    status = _status(benefit, [result for _, result in judged], wished)
    checks = tuple(check for part, result in judged for check in _checks(part, result, case))
    return Verdict(benefit, status, checks, wished)


def _checks(part: Condition, result: Result, case: Case) -> Iterable[Check]:
    """Conditions joined only so that they point together are told and explained one by one."""
    if isinstance(part, All) and part.asked:
        for inner in part.parts:
            yield from _checks(inner, inner.evaluate(case), case)
    else:
        yield Check(part, result)


def _status(benefit: Benefit, results: list[Result], wished: bool) -> str:
    values = [result.value for result in results]
    if False in values or benefit.closed:
        return INELIGIBLE
    if all(values) and all(result.certain for result in results) and benefit.complete and not benefit.uncertain:
        return ELIGIBLE if wished or any(result.speaks for result in results) else OPEN
    return POSSIBLE if wished or any(result.speaks for result in results) else OPEN


def judge_all(
    knowledge: Knowledge,
    person: Person,
    day: date,
    wished: Collection[str] = (),
    without: Collection[str] = (),
    foremost: str | None = None,
) -> list[Verdict]:
    """Every benefit but those in `without` (already received), the most fitting first, those that take no applications now
    after them; `foremost` is the one of `wished` surely meant."""
    case = Case(person, day, knowledge.parameters)
    verdicts = [judge(b, case, b.id in wished) for b in knowledge.benefits.values() if b.id not in without]

    def place(verdict: Verdict) -> tuple[Any, ...]:
        another = verdict.benefit.id != foremost
        later = _LATER if another and verdict.benefit.notice else 0
        return (verdict.status in (OPEN, INELIGIBLE), another, *_fit(verdict, later))

    return sorted(verdicts, key=place)


_LATER = 1
"""Weight that what takes no applications now has less, beside what does; nor does a wish put it first."""


def _fit(verdict: Verdict, later: float = 0) -> tuple[Any, ...]:
    """What was asked for first; then what it means to the person and how much of it is already borne out."""
    checkable = [check for check in verdict.checks if not isinstance(check.condition, AgencyChecks)]
    holding = sum(check.result.speaks or check.result.value is True for check in checkable)
    borne_out = holding / max(1, len(checkable))
    return (
        not verdict.wished or later > 0,
        later - verdict.benefit.weight - borne_out - 0.25 * (verdict.status == ELIGIBLE),
        RANK[verdict.status],
        -holding,
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
    "care_grade": (("none", 0.8), (3, 0.15), ("cognitive", 0.05)),
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


def answers(fact: str) -> tuple[tuple[Any, float], ...]:
    """What people answer, with the chance of each; none for a fact whose answers depend on what is offered (where they live)."""
    return ((True, _YES_NO[fact]), (False, 1 - _YES_NO[fact])) if fact in _YES_NO else _ANSWERS.get(fact, ())


def _answers(fact: str, knowledge: Knowledge) -> tuple[tuple[Any, float], ...]:
    return _regions(knowledge) if fact == "region" else answers(fact)


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


OPENING = frozenset({"age", "household_size", "monthly_income", "employment", "children", "child_ages_months", "single_parent"})
"""What a counsellor asks whoever comes; everything else people tell, or something they told leads there."""
WORTHWHILE = 2.5
"""Expected weight below which a question that only might open something new is not worth a person's patience."""


def next_question(
    knowledge: Knowledge, person: Person, day: date, verdicts: Iterable[Verdict], unasked: Collection[str] = ()
) -> str | None:
    """The fact whose answer settles most of what is still open, weighted by what it is worth; None: settled.

    Of what already fits every fact is worth a question. Of what is merely open only the few that every counsellor asks
    (`OPENING`), and only where an answer may well make it fit (`WORTHWHILE`). A fact in `unasked` (declined, or already
    answered with "몰라요") is not asked again. A fact none of whose answers changes a verdict is never asked.
    """
    silent = untimely(person) | set(unasked)
    waiting: dict[str, list[Verdict]] = {}
    for verdict in (v for v in verdicts if v.status != INELIGIBLE):
        for fact in (verdict.missing & OPENING if verdict.status == OPEN else verdict.missing) - silent:
            waiting.setdefault(fact, []).append(verdict)
    if "disability" in waiting and person.get("disabled"):
        return "disability"  # They spoke of it themselves; to be asked something else first would pass it over.
    if "age" in waiting and not person.get("children") and all(v.status == OPEN for ones in waiting.values() for v in ones):
        return "age"  # The easiest to tell, and hardly anything can be said without it.
    return _best({fact: _worth(fact, knowledge, person, day, touched) for fact, touched in waiting.items()})


def question_about(knowledge: Knowledge, person: Person, day: date, verdict: Verdict) -> str | None:
    """The fact that decides most about one benefit somebody asks for by name; None: no answer would change the verdict."""
    return _best({fact: _value(fact, knowledge, person, day, [verdict]) for fact in sorted(verdict.missing - untimely(person))})


def _best(worth: Mapping[str, float]) -> str | None:
    """The fact of most worth, if any has some; between equals, what people answer most easily."""
    order = ("age", "household_size", "lives_alone", "monthly_income", "children", "child_ages_months", "housing", "employment")
    easy = {fact: -place for place, fact in enumerate(order)}
    best = max(sorted(worth), default=None, key=lambda fact: (worth[fact], easy.get(fact, -len(order))))
    return best if best is not None and worth[best] > 0 else None


def _worth(fact: str, knowledge: Knowledge, person: Person, day: date, touched: list[Verdict]) -> float:
    """What the answer is worth, in weight of benefits; 0 where it could only open something, and that is not likely."""
    fitting = _value(fact, knowledge, person, day, [v for v in touched if v.status != OPEN])
    # To exclude what was not shown anyway is worth nothing.
    opening = _value(fact, knowledge, person, day, [v for v in touched if v.status == OPEN], but=INELIGIBLE)
    return fitting + opening if fitting > 0 or opening >= WORTHWHILE else 0.0


def _value(fact: str, knowledge: Knowledge, person: Person, day: date, touched: Collection[Verdict], but: str | None = None) -> float:
    """Expected weight of verdicts that this answer changes (`but` to this), now or by opening the way to the next one."""
    total = 0.0
    for answer, chance in _answers(fact, knowledge):
        case = Case(person.with_fact(fact, answer), day, knowledge.parameters)
        for verdict in touched:
            results = [part.evaluate(case) for part in verdict.benefit.conditions.parts]
            status = _status(verdict.benefit, results, verdict.wished)
            total += chance * verdict.benefit.weight * (_gain(verdict, status, results) if status != but else 0.0)
    return total


_PAIRS = ((INCOME_FACTS, 0.1), (frozenset({"children", "child_ages_months"}), 0.25))


def _gain(before: Verdict, status: str, results: list[Result]) -> float:
    """1 for a changed verdict; a part for a question that needs a second one before it can change any.

    Income says nothing before the household's size is known (and the other way round), nor do children before their ages:
    each alone changes no verdict, together they do. That counts more where something already speaks for the benefit.
    """
    if status != before.status:
        return 1.0
    missing: frozenset[str] = frozenset().union(*(result.missing for result in results))
    halfway = [share for pair, share in _PAIRS if (before.missing - missing) & pair and missing & pair]
    return (max(halfway) if before.status == OPEN else 0.5) if halfway else 0.0
