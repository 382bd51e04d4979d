"""Whom facts are of, told in everyday words over several messages: the patient, the widow, the grandmother, the neighbour, two wages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.factcases import facts_of, understood
from tests.bot.saying import Say
from tests.bot.test_of_whom_it_was import own

TOLD: list[tuple[str, dict[str, dict[str, Any]]]] = [
    ("엄마(71)가 폐암이세요", {"mother": {"age": 71, "serious_illness": True}}),
    ("할머니(85)와 할아버지(88)가 같이 사세요", {"grandmother": {"age": 85}, "grandfather": {"age": 88}}),
    ("여동생(29)이랑 둘이 살아요", {"sibling": {"age": 29}, "": {"household_size": 2}}),
    ("시어머니(82세)가 요양원에 계시는데 (3등급) 비용이 부담돼요", {"mother:in_law": {"age": 82, "care_grade": 3}}),
    ("나 외국인 아기는 한국인이에요", {"self": {"foreign_national": True}, "child:1": {"foreign_national": False}}),
    ("같이 사는 사람 저하고 딸하고 친정엄마 셋이에요", {"": {"household_size": 3}}),
    ("나랑 아들 둘이 살아요", {"self": {"household_size": 2, "children": None}}),
    ("아들 둘이랑 살아요", {"": {"children": 2}}),
    ("둘째 낳은 지 이제 한 이주 됐어요", {"self": {"child_ages_months": [0]}}),
    ("저는 벌써 5개월 썼는데 아이는 9개월이에요", {"self": {"child_ages_months": [9]}}),
    ("손녀하나키우는할머니입니다초등2학년인데", {"self": {"child_ages_months": [[94, 106]], "sex": "female"}}),
    ("회사에서짤렸어요집에애가셋이에요", {"": {"children": 3, "job_lost": True}}),
    ("공장에서 그만두라고 해서 나왔어요", {"": {"job_lost": True}}),
    ("그만두라고 해서 고민이에요", {"": {"job_lost": None}}),
]


@pytest.mark.parametrize(("text", "people"), TOLD)
def test_each_fact_is_told_of_whom_it_is(text: str, people: dict[str, dict[str, Any]]) -> None:
    found = facts_of(text)
    for who, facts in people.items():
        theirs = {**found.get(who, {}), **(found.get("self" if not who else "", {}) if who in ("", "self") else {})}
        assert {fact: theirs.get(fact) for fact in facts} == facts


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("월급 180이면 23만원 받는다던데 맞아요?", None),
        ("남편이 300이고 3+3이면 첫달 200 둘째달 250 맞나요", None),
        ("내 연금 예상액 월 62만", None),
        ("62만도 소득 아님. 나중에 받을 연금", None),
        ("기준이 얼마인지 저희 국민연금 구십만원하고 제가 청소해서 백십만원 벌어요", 2_000_000),
        ("월급이 210이에요", 2_100_000),
        ("예상 못한 병원비가 나왔어요 월급은 180이에요", 1_800_000),
        ("유족연금 54만원 받아요", 540_000),
    ],
)
def test_a_sum_that_is_only_supposed_is_no_income(text: str, won: int | None) -> None:
    found = [facts["monthly_income"] for facts in facts_of(text).values() if "monthly_income" in facts]
    assert found == ([won] if won else [])


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("배민 뛰는데 넘어져서 팔이 부러졌어요 당분간 일을 못해요", "employed"),
        ("백수 아니에요", "employed"),
        ("백수 아니고 학생이에요", "student"),
        ("공장에서 일하다가 다쳐서 집에 있어요", None),
        ("몸이 아파서 일을 못해요", "unemployed"),
    ],
)
def test_who_is_hurt_has_lost_no_work(text: str, work: str | None) -> None:
    assert next((facts["employment"] for facts in facts_of(text).values() if "employment" in facts), None) == work


@pytest.mark.parametrize(
    ("text", "value"),
    [("발달장애인 아니에요 청각이에요", None), ("저는 장애인 아니에요", "none"), ("58세 중증, 두 명 가구예요", "severe")],
)
def test_another_disability_is_still_one(text: str, value: str | None) -> None:
    assert next((facts["disability"] for facts in facts_of(text).values() if "disability" in facts), None) == value


def test_an_illness_asked_for_once_it_is_diagnosed_is_nobodys() -> None:
    assert not any("dementia" in facts for facts in facts_of("검사 말고요, 치매로 진단 나온 뒤요").values())
    assert facts_of("엄마가 치매로 진단 받은 뒤에 혼자 못 계세요")["mother"]["dementia"] is True


def test_the_neighbour_is_named_twice_and_is_no_husband(say: Say) -> None:
    say("나 칠십여섯 혼자 살아", "inform")
    found = say("옆집 할배가 수급자라는데 그 할배도 되나", "ask_eligibility")
    assert "spouse" not in [person["id"] for person in found.state["people"]]
    assert "grandfather" not in [said.person for said in understood("옆집 할배는 차상위인데 그 할배도 되나요").said]


def test_the_patient_asks_and_the_husband_only_works(say: Say) -> None:
    found = say("위암 수술 받았어요. 남편은 택배해요. 중학생 하나 있고요. 병원비 받을 수 있는 게 있을까요", "ask_benefits")
    assert found.state["subject"] == "self" and own(found)["serious_illness"] is True and own(found, "spouse")["employment"] == "employed"


def test_the_widow_asks_for_herself(say: Say) -> None:
    text = "남편이 재작년에 죽었어요 시어머니 79살 제가 모시고 살아요 딸 초등학생 하나. 마트 일 120만원 벌어요. 한부모 그거 될까요?"
    found = say(text, "inform")
    assert found.state["subject"] == "self" and own(found, "mother:in_law")["age"] == 79
    assert own(found)["employment"] == "employed" and own(found)["monthly_income"] == 1_200_000
    found = say("같이 사는 사람 저하고 딸하고 시어머니 셋이에요", "inform")
    assert found.state["subject"] == "self" and own(found)["household_size"] == 3


def test_words_spelt_by_ear(say: Say) -> None:
    found = say("아빠가 작년에 도라가셨어요 제가 받을 수 있을가요", "ask_eligibility")
    assert own(found)["bereaved"] is True and found.state["subject"] == "self"


def test_the_grandmother_asks_and_her_grandchildren_are_her_household(say: Say) -> None:
    say("손주 둘 키우는 할머니예요 초등 4학년하고 6살이요 제가 일흔이에요", "inform")
    found = say("할머니도 한부모 되나요", "ask_eligibility")
    assert [person["id"] for person in found.state["people"]] == ["self"]
    found = say("손자는 열살 손녀는 여섯살이에요", "inform")
    assert found.state["subject"] == "self" and own(found)["child_ages_months"] == [[120, 131], [72, 83]]
    found = say("아니 손녀가 여섯살이고 저는 일흔이라고요", "correct")
    assert own(found)["child_ages_months"] == [[120, 131], [72, 83]] and own(found)["age"] == 70


def test_two_wages_are_told_apart(say: Say) -> None:
    say("남편은 월급 380이에요", "inform")
    found = say("아니 380은 남편 월급이고 제 통상임금은 290이에요", "correct")
    assert own(found)["monthly_income"] == 2_900_000 and own(found, "spouse")["monthly_income"] == 3_800_000


def test_an_age_said_again_is_of_whom_it_was(say: Say) -> None:
    say("장인어른이 58세 시각장애 심한 장애예요", "inform")
    found = say("지적장애인 아니에요 시각입니다. 58세 중증이에요", "correct")
    assert own(found, "father:in_law")["disability"] == "severe" and own(found).get("age") is None


def test_a_paper_takes_no_dismissal_back(say: Say) -> None:
    say("권고사직 당했어요", "life_event")
    found = say("사직서를 냈어요 자진퇴사로 되어 있어요", "inform")
    assert own(found)["job_lost"] is True


def test_both_live_in_the_household(say: Say) -> None:
    found = say("여동생이랑 둘이 살아요 동생은 지적장애예요", "inform")
    assert own(found)["household_size"] == 2 and own(found, "sibling")["household_size"] == 2


def test_the_first_child_is_told_of_beside_the_baby(say: Say) -> None:
    say("애기 낳은 지 한 달 됐어요", "inform")
    found = say("저희 첫째도 있거든요 다섯 살인데 둘째면 더 주나요", "ask_amount")
    assert own(found)["child_ages_months"] == [1, [60, 71]]
    found = say("둘째가 2개월인데 큰애 데리고 다녀요", "inform")
    assert own(found)["child_ages_months"] == [2, [60, 71]]


def test_what_a_friend_said_is_not_received(say: Say) -> None:
    found = say("요양보호사 따서 장기요양 하면 돈 받는다고 친구가 그랬어요", "ask_benefits")
    assert not found.state["receiving"]
    found = say("돈은 기초연금 하고 딸이 십만원 부쳐주는 거뿐이에요", "inform")
    assert found.state["receiving"] == ["기초연금"]


def test_the_speaker_receives_though_the_son_is_named(say: Say) -> None:
    found = say("아들이 군대 가서 제 수급비가 줄었어요", "inform")
    assert found.state["subject"] == "self" and "basic_livelihood" not in own(found, "child:1")
