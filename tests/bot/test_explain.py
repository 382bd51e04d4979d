"""Why a benefit was not offered: the very part that failed is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot import eligibility, knowledge, wording
from bot.conditions import Case
from bot.explain import Explainer
from bot.person import Person

ROOT = Path(__file__).parents[2]
KNOWLEDGE = knowledge.load(ROOT / "data")
EXPLAINER = Explainer(wording.load(ROOT / "data" / "wording" / "ko.yml"))
DAY = date(2026, 11, 23)


def unmet(benefit_id: str, **facts: object) -> tuple[str, ...]:
    case = Case(Person(facts), DAY, KNOWLEDGE.parameters)
    return EXPLAINER.unmet(eligibility.judge(KNOWLEDGE.benefits[benefit_id], case), case)


def why(benefit_id: str, **facts: object) -> list[str]:
    case = Case(Person(facts), DAY, KNOWLEDGE.parameters)
    return [line["text"] for line in EXPLAINER.why(eligibility.judge(KNOWLEDGE.benefits[benefit_id], case), case)]


def test_of_conditions_joined_only_the_failed_one_is_named() -> None:
    assert unmet("senior_care_service", age=60, lives_alone=True) == ("만 65세 이상",)


def test_of_several_ways_each_says_what_closes_it() -> None:
    (text,) = unmet("agrifood_voucher", age=50, household_size=1, basic_livelihood=True, pregnant=False)
    assert "또는" in text
    assert "기초생활수급자" not in text


def test_conditions_that_only_point_together_are_told_one_by_one() -> None:
    assert "만 65세 이상" in why("senior_care_service", age=70)


def test_a_limit_that_is_itself_too_much_is_told_as_below() -> None:
    assert any("22,000,000원" in text and "44,000,000원 미만" in text for text in why("earned_income_credit", age=30))


def test_a_limit_that_may_be_reached_is_told_as_at_most() -> None:
    assert any("이하" in text for text in why("jeonse_guarantee_fee", age=30, housing="jeonse"))


def test_a_way_closed_by_more_than_another_is_not_told() -> None:
    (text,) = unmet("emergency_safety", age=50, lives_alone=False, disability="none")
    assert text.count("65세") == 1


def test_what_belongs_together_is_marked_off_from_an_or() -> None:
    text = next(text for text in why("girls_hygiene", age=20) if "한부모가족" in text)
    assert "또는 ‘한부모가족이면서" in text
