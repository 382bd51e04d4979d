"""The matching, checked as an experienced counsellor would: who comes, what they must be offered, what would be absurd."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import eligibility
from bot.eligibility import ELIGIBLE, POSSIBLE
from bot.knowledge import load
from bot.person import FACTS, Person, check_value

ROOT = Path(__file__).parents[2]
KNOWLEDGE = load(ROOT / "data")
NAMES = {benefit.name for benefit in KNOWLEDGE.benefits.values()}
DAY = date(2026, 11, 23)
PERSONAS = yaml.safe_load((Path(__file__).parent / "personas.yml").read_text(encoding="utf-8"))
_EVERYDAY_NO = {name: False for name, fact in FACTS.items() if fact.kind == "bool"} | {"disability": "none", "children": 0}


@dataclass
class Talk:
    """What was offered before the first question and after each answer, and what was asked."""

    offers: list[list[str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def talk(persona: dict[str, Any]) -> Talk:
    """Ask until nothing more is asked; what `truth` does not tell and is no yes/no matter stays unanswered."""
    truth = {**_EVERYDAY_NO, **persona.get("truth", {})}
    facts = {name: check_value(name, value) for name, value in persona["facts"].items()}
    person = Person(facts, persona.get("by_birth_year", False), persona.get("minor", False), persona.get("low_income", False))
    told, unasked = Talk(), set()
    while True:
        verdicts = eligibility.judge_all(KNOWLEDGE, person, DAY)
        told.offers.append([v.benefit.name for v in verdicts if v.status in (ELIGIBLE, POSSIBLE)])
        fact = eligibility.next_question(KNOWLEDGE, person, DAY, verdicts, unasked)
        if fact is None:
            return told
        told.asked.append(fact)
        unasked.add(fact)
        if fact in truth:
            person = person.with_fact(fact, check_value(fact, truth[fact]))


@cache
def talked(who: str) -> Talk:
    return talk(next(persona for persona in PERSONAS if persona["who"] == who))


everybody = pytest.mark.parametrize("persona", PERSONAS, ids=[persona["who"] for persona in PERSONAS])


@everybody
def test_a_persona_names_real_benefits_and_is_told_apart(persona: dict[str, Any]) -> None:
    named = {name for key in ("must", "first", "never", "in_the_end") for name in persona.get(key, [])}
    assert named <= NAMES
    assert [other["who"] for other in PERSONAS].count(persona["who"]) == 1


@everybody
def test_nothing_a_counsellor_would_offer_is_missing(persona: dict[str, Any]) -> None:
    told = talked(persona["who"])
    assert set(persona.get("must", [])) <= set(told.offers[0])
    assert set(persona.get("in_the_end", [])) <= set(told.offers[-1])


@everybody
def test_what_matters_most_comes_among_the_first_five(persona: dict[str, Any]) -> None:
    assert set(persona.get("first", [])) <= set(talked(persona["who"]).offers[0][:5])


@everybody
def test_nothing_absurd_is_offered_before_or_after_the_answers(persona: dict[str, Any]) -> None:
    told = talked(persona["who"])
    assert not [name for offered in told.offers for name in offered if name in persona.get("never", [])]
    assert len(told.offers[0]) <= persona.get("at_most", len(NAMES))


@everybody
def test_questions_are_few_and_never_silly(persona: dict[str, Any]) -> None:
    asked = talked(persona["who"]).asked
    assert len(asked) <= persona["settled_within"], asked
    assert not set(asked) & set(persona.get("asks_never", []))
    first = asked[0] if asked else "none"
    assert first == persona.get("asks", first)


def test_the_old_woman_alone_is_offered_living_money_first_and_settled_by_her_income() -> None:
    persona = PERSONAS[0]
    told = talked(persona["who"])
    assert {"기초연금", "생계급여"} <= set(told.offers[0][:3])
    assert "노인맞춤돌봄서비스" in told.offers[0]
    assert told.asked == ["monthly_income"]
