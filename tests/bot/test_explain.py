"""Conditions as a citizen reads them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import eligibility, knowledge, wording
from bot.answer import ASPECTS, Answers
from bot.conditions import Case
from bot.person import Person

ROOT = Path(__file__).parents[2]
KNOWN = knowledge.load(ROOT / "data")
ANSWERS = Answers(KNOWN, wording.load(ROOT / "data" / "wording" / "ko.yml"))
DAY = date(2026, 11, 23)


def verdict_of(benefit_id: str, **facts: object) -> tuple[eligibility.Verdict, Case]:
    case = Case(Person(facts), DAY, KNOWN.parameters)
    return eligibility.judge(KNOWN.benefits[benefit_id], case), case


def unknown_of(benefit_id: str, **facts: object) -> str:
    return "\n".join(ANSWERS.explainer.unknown(*verdict_of(benefit_id, **facts)))


def test_several_things_at_once_are_joined_and_not_listed_like_alternatives() -> None:
    assert "만 20세 이상이면서 여성" in unknown_of("cancer_screening")


def test_what_only_the_agency_knows_follows_in_brackets() -> None:
    assert "등록 장애인(시각장애나 청각장애)" in unknown_of("tv_fee_exemption")


def test_a_bound_that_only_keeps_guesses_apart_is_not_told() -> None:
    assert "59세" not in unknown_of("agrifood_voucher")
    assert "2명 이상" not in unknown_of("agrifood_voucher", age=50).replace("자녀 2명 이상", "")


def test_an_earlier_age_is_named_to_the_one_it_lets_in() -> None:
    assert "58세" not in unknown_of("old_age_pension")
    texts = [line["text"] for line in ANSWERS.explainer.why(*verdict_of("old_age_pension", age=60))]
    assert any("58세" in text for text in texts)


def test_a_childs_age_is_said_in_years_from_three_on() -> None:
    assert "만 7세 미만 자녀" in unknown_of("childcare_fee")
    assert "24개월 미만 자녀" in unknown_of("parental_benefit")


def test_not_a_foreigner_is_said_as_the_nationality() -> None:
    assert "대한민국 국적" in unknown_of("basic_pension")


def test_one_limit_for_one_and_for_two_is_said_once() -> None:
    assert unknown_of("child_tax_credit").count("70,000,000원") == 1


def test_rows_that_repeat_the_sentence_are_left_out() -> None:
    text = ANSWERS.aspect("amount", *verdict_of("energy_voucher")).text
    assert text.count("295,200원") == 1


def test_the_row_of_a_known_household_is_shown() -> None:
    text = ANSWERS.aspect("amount", *verdict_of("energy_voucher", household_size=1)).text
    assert "1인 가구: 한 해 295,200원" in text


@pytest.mark.parametrize("benefit_id", KNOWN.benefits)
def test_every_aspect_can_be_said_aloud(benefit_id: str) -> None:
    for aspect in ASPECTS:
        speech = ANSWERS.aspect(aspect, *verdict_of(benefit_id)).speech
        assert not any(char.isdigit() or char in "()[]{}" for char in speech)
        assert "http" not in speech


@pytest.mark.parametrize("benefit_id", KNOWN.benefits)
def test_a_summary_is_short_enough_to_be_heard(benefit_id: str) -> None:
    summary = ANSWERS.filled(KNOWN.benefits[benefit_id].summary, DAY)
    assert sum("가" <= char <= "힣" for char in summary) <= 60
