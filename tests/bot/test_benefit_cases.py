"""Every benefit against its cases, written in a counsellor's words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot import eligibility
from bot.conditions import Case
from bot.knowledge import load
from bot.person import Person, check_value

ROOT = Path(__file__).parents[2]
KNOWLEDGE = load(ROOT / "data")
CASES = [
    pytest.param(benefit_id, case, id=f"{benefit_id}: {case['name']}")
    for benefit_id in KNOWLEDGE.benefits
    for case in yaml.safe_load((ROOT / "tests" / "benefits" / f"{benefit_id}.yml").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("benefit_id", "case"), CASES)
def test_a_case_gets_its_verdict(benefit_id: str, case: dict) -> None:
    facts = {name: check_value(name, value) for name, value in case["facts"].items()}
    person = Person(facts, minor=case.get("minor", False))
    day: date = case["day"]
    verdict = eligibility.judge(KNOWLEDGE.benefits[benefit_id], Case(person, day, KNOWLEDGE.parameters))
    if case["verdict"].startswith("ask "):
        asked = eligibility.question_about(KNOWLEDGE, person, day, verdict)
        assert f"ask {asked}" == case["verdict"], verdict.status
    else:
        assert verdict.status == case["verdict"]


# Anybody may turn out to fit: no illness is named in law (본인부담상한제), or one nobody was asked about will do (노인성 질병).
SHUT_OUT_NOBODY = {"copayment_ceiling", "long_term_care"}


@pytest.mark.parametrize("benefit_id", KNOWLEDGE.benefits)
def test_a_benefit_has_a_case_that_fits_one_that_does_not_and_one_that_asks(benefit_id: str) -> None:
    text = (ROOT / "tests" / "benefits" / f"{benefit_id}.yml").read_text(encoding="utf-8")
    verdicts = {case["verdict"].split()[0] for case in yaml.safe_load(text)}
    assert verdicts & {"eligible", "possible"}
    assert {"open" if benefit_id in SHUT_OUT_NOBODY else "ineligible", "ask"} <= verdicts
