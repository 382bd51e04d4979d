"""Ages and sexes, as people of twenty and of eighty-five say them."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Case, Facts, facts_of, me, understood

AGES = [
    ("예순여덟이에요", 68),
    ("예순 여덟", 68),
    ("68세", 68),
    ("68세입니다", 68),
    ("칠십이세예요", 72),
    ("칠십이 세입니다", 72),
    ("일흔다섯이요", 75),
    ("일흔 다섯 살이유", 75),
    ("만 65세예요", 65),
    ("만으로 육십오 세", 65),
    ("나이는 72", 72),
    ("제 나이 일흔둘", 72),
    ("연세가 여든셋이세요", 83),
    ("올해 예순여덟이신데요", 68),
    ("올해로 칠십 됐어요", 70),
    ("스무 살이에요", 20),
    ("스물다섯 살 청년입니다", 25),
    ("스물셋인데요", 23),
    ("서른여섯이고요", 36),
    ("마흔아홉입니다", 49),
    ("쉰일곱 먹었어", 57),
    ("예순아홉이랑께", 69),
    ("팔십 둘이여", 82),
    ("육십둘이에요", 62),
    ("77살", 77),
    ("구십 넷이요", 94),
    ("백 살이에요", 100),
    ("1958년생", 68),
    ("58년생이에요", 68),
    ("오팔년생", 68),
    ("오팔년 개띠", 68),
    ("오십팔년생입니다", 68),
    ("천구백오십팔년생이요", 68),
    ("58년에 태어났어요", 68),
    ("01년생이에요", 25),
    ("2001년생", 25),
    ("1958년 3월 5일생이에요", 68),
    ("1958년 12월 5일생이에요", 67),
    ("80년 3월생", 46),
    ("여든 넘었어요", 80),
    ("칠순이에요", 70),
    ("올해가 환갑이에요", 60),
    ("팔순 되셨어요", 80),
    ("한국 나이로 일흔이에요", 69),
    ("우리 나이로 예순여섯", 65),
    ("예순다섯 다 돼가요", 64),
    ("예순여덜이에요", 68),
    ("전화받는 사람은 마흔여섯이고 여자예요", 46),
    ("65세 이상이에요", 65),
    ("만65세", 65),
    ("나이 69", 69),
]


@pytest.mark.parametrize(("text", "age"), AGES)
def test_an_age_is_read_in_any_form(text: str, age: int) -> None:
    people = facts_of(text)
    assert {facts.get("age") for facts in people.values()} == {age}


CASES: list[Case] = [
    ("저는 72요", {"self": {"age": 72}}),
    ("어머니는 68이고 저는 40이에요", {"mother": {"age": 68, "sex": "female"}, "self": {"age": 40}}),
    ("여자예요", me(sex="female")),
    ("남자입니다", me(sex="male")),
    ("여자 혼자 사는데 무서워요", me(sex="female", lives_alone=True, household_size=1)),
    ("할아버지예요 제가", {"self": {"sex": "male"}}),
    ("저는 할머니인데 일흔셋이에요", {"self": {"sex": "female", "age": 73}}),
    ("저는 스물다섯이고 남자예요", {"self": {"age": 25, "sex": "male"}}),
    ("나이는 잘 몰라요", me(age=None)),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_age_and_sex_go_to_their_person(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


NOT_AGES = [
    "65세 이상이면 받나요?",
    "몇 살부터 받아요",
    "65세 되면 뭐 받아요",
    "만 19세부터 34세까지인가요?",
    "예순다섯 넘으면 나오나요",
    "34세 이하만 되나요",
    "70대예요",
    "이십대 후반이에요",
    "세 식구예요",
    "월세 살아요",
    "저랑 두 살 차이 나요",
    "스무 명이 모였어요",
    "서른 명",
    "65세도 되나요?",
    "스물네 시간 열어요?",
    "마흔 평이에요",
    "한 살 어려요",
]


@pytest.mark.parametrize("text", NOT_AGES)
def test_a_limit_or_a_count_is_no_age(text: str) -> None:
    assert all("age" not in facts for facts in facts_of(text).values())


@pytest.mark.parametrize("text", ["1958년생", "오팔년 개띠", "여든 넘었어요", "칠순이에요", "한국 나이로 일흔"])
def test_a_birth_year_or_a_round_age_is_approximate(text: str) -> None:
    assert [said.approximate for said in understood(text).said if said.fact == "age"] == [True]


def test_the_words_that_told_the_age_are_kept() -> None:
    text = "저희 어머니가 올해 예순여덟이신데"
    said = next(said for said in understood(text).said if said.fact == "age")
    assert text[said.start : said.end] == "예순여덟"
