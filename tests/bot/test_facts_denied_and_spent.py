"""What is denied in dialect or with insistence, and sums that are paid, not earned."""

from __future__ import annotations

import pytest

from tests.bot.factcases import facts_of, understood

NOT_ON_LIVELIHOOD = [
    "수급자는 아이래요",
    "수급자 아이라는데",
    "기초수급자 아이다",
    "수급자는 아임더",
    "우린 수급자가 아잉교 아이라예",
    "수급자는 아니우다",
    "수급자 아이라는데 왜 자꾸 수급자래",
    "왜 자꾸 수급자라고 해요",
    "왜 또 기초수급자래요",
]


@pytest.mark.parametrize("text", NOT_ON_LIVELIHOOD)
def test_a_denial_is_heard_in_every_dialect(text: str) -> None:
    assert [said.value for said in understood(text).said if said.fact == "basic_livelihood"] == [False]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("차상위도 아임더", {"": {"near_poor": False}}),
        ("치매는 아이래요", {"": {"dementia": False}}),
        ("장애인은 아이라예", {"": {"disability": "none"}}),
        ("국가유공자는 아입니더", {"": {"veteran": False}}),
        ("수급자래요", {"": {"basic_livelihood": True}}),
        ("아이고 수급자예요", {"": {"basic_livelihood": True}}),
        ("수급자 아니면 안 되나요", {}),
        ("왜 수급자가 안 되나요", {}),
    ],
)
def test_what_is_denied_and_what_is_not(text: str, facts: dict[str, dict[str, object]]) -> None:
    assert facts_of(text) == facts


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("팔십 아이고 여든서이라니까", 83),
        ("여든서이여", 83),
        ("일흔너이우다", 74),
        ("예순서이라꼬", 63),
        ("아흔너이입니더", 94),
        ("여든둘이라니깐요", 82),
        ("할미가 여든서인데 기름값이 비싸", 83),
        ("일흔너인데 혼자 산다", 74),
    ],
)
def test_three_and_four_are_counted_as_old_people_do(text: str, years: int) -> None:
    assert [said.value for said in understood(text).said if said.fact == "age"] == [years]


PAID = [
    "건강보험이 한달 15만원씩 나오는데 줄일수 없슴까",
    "의료보험이 한 달에 20만원씩 나와요",
    "건강보험료 매달 9만 8천원 나옵니다",
    "기저귀값이 한달 10만원",
    "15만원은 보험료임다 소득 아님다",
    "재산세가 한 해에 40만원 나와요",
    "학원비가 매달 60만원이에요",
    "30만원은 약값이에요",
    "실손보험이 다달이 7만원이에요",
]


@pytest.mark.parametrize("text", PAID)
def test_what_is_paid_is_no_income(text: str) -> None:
    assert not any(said.fact == "monthly_income" for said in understood(text).said)


@pytest.mark.parametrize("text", ["49재 비용도 주나요", "49재요", "3층이요", "두 번이요 12차"])
def test_a_number_that_counts_something_else_answers_no_question_for_income(text: str) -> None:
    assert not any(said.fact == "monthly_income" for said in understood(text, "monthly_income").said)


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("경비로 180 벌어요", 1_800_000),
        ("알바비 60이요", 600_000),
        ("알바로 90이고 스물셋이에요", 900_000),
        ("월급은 210인데 15만원은 보험료예요", 2_100_000),
        ("월 200 벌어서 약값으로 50 써요", 2_000_000),
        ("국민연금이 매달 45만원 나와요", 450_000),
        ("간병비로 월 300 나가요 월급은 250이에요", 2_500_000),
        ("월급 210이고 28살", 2_100_000),
    ],
)
def test_what_is_earned_still_is(text: str, won: int) -> None:
    assert [said.value for said in understood(text).said if said.fact == "monthly_income"] == [won]


LET = ["천에 오십이에요", "1000에 60 살아요", "500에 35짜리 살아요", "이천에 삼십이고요", "보증금 3000에 55인데", "삼천에 팔십 내고 살아요"]


@pytest.mark.parametrize("text", LET)
def test_a_deposit_and_a_rent_tell_of_a_home_let_by_the_month(text: str) -> None:
    assert facts_of(text) == {"": {"housing": "monthly_rent"}}
