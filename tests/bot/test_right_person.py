"""Several people in one message: every fact with the one it is told of, and what is put right afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.factcases import facts_of
from tests.bot.saying import Say
from tests.bot.test_of_whom_it_was import own

TOLD: list[tuple[str, dict[str, dict[str, Any]]]] = [
    ("와이프 임신 5개월이고 저는 배달해요", {"spouse": {"pregnant": True}, "self": {"employment": "employed"}}),
    ("오빠는 무직이고 쉰하나 제가 생활비 대요 저는 마흔여섯", {"sibling": {"age": 51}, "self": {"age": 46}}),
    ("저는 며느리예요 쉰둘 남편은 버스 운전하고", {"self": {"age": 52}, "spouse": {"employment": "employed"}}),
    ("이모가 일흔넷이고 나는 조카야 마흔일곱", {"other": {"age": 74}, "self": {"age": 47}}),
    ("고모가 일흔이고 저는 조카 서른셋이에요", {"other": {"age": 70}, "self": {"age": 33}}),
    ("어머니는 67세고 본인 국민연금 28만원 받고 계세요", {"mother": {"age": 67, "monthly_income": 280_000}}),
    ("우리형이 조현병이고 저는 28살이고 편의점 야간해요", {"self": {"age": 28, "employment": "employed"}}),
    ("할머니77세치매저는21살대학생입니다", {"grandmother": {"age": 77, "dementia": True}, "self": {"age": 21, "employment": "student"}}),
    ("치매는 할머니고 할아버지는 멀쩡하세요", {"grandmother": {"dementia": True}, "grandfather": {"dementia": None}}),
    ("수급자는 어머니고 아버지는 아니에요", {"mother": {"basic_livelihood": True}, "father": {"basic_livelihood": None}}),
    ("남편이 외아들이라 제가 어머님 모셔요", {"self": {"sex": None}}),
    ("딸이 들어왔어요 딸은 알바해서 구십 벌어 나는 예순넷이고", {"child:1": {"monthly_income": 900_000}, "self": {"monthly_income": None}}),
    ("본인 47세 배우자 44세 자녀 2명 월소득 310만 전세", {"spouse": {"age": 44, "housing": None}, "self": {"housing": "jeonse"}}),
    ("저는 전세 살고 부모님은 월세 사세요", {"self": {"housing": "jeonse"}, "parent": {"housing": "monthly_rent"}}),
    ("막내이모가 마흔셋이고 할머니는 일흔아홉", {"other": {"age": 43}, "grandmother": {"age": 79}}),
    ("저는 63세고 아들 36세 지적장애 2급 둘이 살고 월세 30", {"self": {"household_size": 2, "housing": "monthly_rent"}}),
    ("엄마는 마트 캐셔 백육십 저는 고3", {"mother": {"employment": "employed", "monthly_income": 1_600_000}}),
    ("아버지 팔십 어머니 칠십팔 두 분 농사지으시고", {"father": {"employment": "farmer"}, "mother": {"age": 78, "employment": "farmer"}}),
    ("시누이가 유방암이고 저는 마흔다섯", {"self": {"age": 45, "serious_illness": None}}),
]


@pytest.mark.parametrize(("text", "people"), TOLD)
def test_each_fact_is_told_of_whom_it_is(text: str, people: dict[str, dict[str, Any]]) -> None:
    found = facts_of(text)
    for who, facts in people.items():
        assert {fact: found.get(who, {}).get(fact) for fact in facts} == facts


SUPPOSED = [
    ("그럼 폐업하고 나서 그거 신청하면 돈 나와요?", "business_closed"),
    ("알바하면서도 받을 수 있어요?", "employment"),
    ("나중에 직장 그만두고 엄마 모시면 돈 나오나요", "employment"),
    ("일 그만두고 아픈 남편 간병하면 돈 나오는 거 있나요", "employment"),
    ("권고사직하라는데 제가 먼저 사직서 내면 안 되는 거죠?", "job_lost"),
]


@pytest.mark.parametrize(("text", "fact"), SUPPOSED)
def test_what_is_only_supposed_is_no_fact(text: str, fact: str) -> None:
    assert not any(fact in facts for facts in facts_of(text).values())


WAGES = [
    ("식당 일해요. 140만원. 아이 둘이에요", 1_400_000),
    ("소득 140만원 내 월급만", 1_400_000),
    ("저는 마흔하나 카페 알바 백이십", 1_200_000),
    ("배달해요 월 이백사십정도 월세 살아요", 2_400_000),
    ("나는 쉰셋 식당서 백사십 받아", 1_400_000),
    ("칠십만원은 내가 번다는게 아니고 틀니값 말이여", None),
    ("남편 오십이 본인 오십 남편 월급 삼백십", 3_100_000),
]


@pytest.mark.parametrize(("text", "won"), WAGES)
def test_what_is_earned(text: str, won: int | None) -> None:
    found = {facts["monthly_income"] for facts in facts_of(text).values() if "monthly_income" in facts}
    assert found == ({won} if won else set())


@pytest.mark.parametrize(
    ("words", "won", "said"),
    [
        ("한 달 수입이 이백도 안 돼요", 2_000_000, "월 200만 원도 안 되는 소득"),
        ("월급이 백만원이 채 안 돼요", 1_000_000, "월 100만 원도 안 되는 소득"),
        ("월 소득 삼백 조금 넘어요", 3_000_000, "월 300만 원이 조금 넘는 소득"),
        ("한 달 수입이 많아야 팔십이에요", 800_000, "많아야 월 80만 원인 소득"),
        ("한 달 수입이 백에서 백오십 사이예요", 1_250_000, "월 소득 125만 원"),
    ],
)
def test_a_bound_is_kept_as_the_figure_and_said_back_as_a_bound(say: Say, words: str, won: int, said: str) -> None:
    found = say(words, "inform")
    assert own(found)["monthly_income"] == won and said in found.replies[0].text


@pytest.mark.parametrize("words", ["0", "0명", "없음", "없어요"])
def test_nobody_else_is_a_household_of_one(words: str) -> None:
    assert facts_of(words, asked="household_size")[""]["household_size"] == 1


def test_the_grandmother_who_says_so_is_no_third_person(say: Say) -> None:
    say("할머니혼자키우는손녀인데 초4예요 애엄마는연락끊겼고 애아빠는죽었어요", "ask_benefits")
    found = say("배우자가 아니라 나는 할머니고 예순일곱이야 손녀랑 둘이 산다고", "correct")
    assert own(found)["age"] == 67 and own(found)["household_size"] == 2
    found = say("손녀 앞으로 나오는 돈 얼마여?", "ask_amount")
    assert [person["id"] for person in found.state["people"]] == ["self"] and found.state["subject"] == "self"


CORRECTED: list[tuple[str, str, str, dict[str, dict[str, Any]]]] = [
    ("저희 집은 둘이 살아요", "둘이 아니라 셋이요", "correct", {"self": {"household_size": 3}}),
    ("월 백이십 벌어요", "백이십이 아니라 이백이십이요", "correct", {"self": {"monthly_income": 2_200_000}}),
    ("저 72살인데 일자리 있나요", "제 나이가 아니라 엄마 나이요", "correct", {"mother": {"age": 72}, "self": {"age": None}}),
    ("장애가 있어요 지체 3급", "아뇨 제가 아니고 남편이요 장애는", "correct",
     {"spouse": {"disability": "severe"}, "self": {"disability": None}}),
    ("할머니가 여든이세요 지체장애 3급", "장애는 할아버지고요 할머니는 아니에요", "correct",
     {"grandfather": {"disability": "severe"}, "grandmother": {"disability": None, "age": 80}}),
    ("임신 8주예요 서른", "임신 8주는 아내고 저는 남편이요", "correct",
     {"spouse": {"pregnant": True}, "self": {"pregnant": None, "age": 30}}),
    ("우리 아버지 77세 기초생활수급자예요", "수급자는 어머니고 아버지는 아니에요", "inform",
     {"mother": {"basic_livelihood": True}, "father": {"basic_livelihood": None}}),
    ("회사에서 짤렸어요", "아직 안 그만뒀어요 휴직중이라니까요", "correct", {"self": {"job_lost": False, "employment": "employed"}}),
    ("애가 셋이에요 열살 일곱살 두살", "셋이 아니라 둘이요 두살은 조카예요", "correct",
     {"self": {"children": 2, "child_ages_months": [[120, 131], [84, 95]]}}),
    ("아들이 취준생이에요 스물일곱", "취준생은 딸이고 아들은 군대 있어요", "inform", {"child:1": {"employment": None, "age": 27}}),
    ("바깥양반이 일흔아홉에 파킨슨 나는 일흔넷", "요양등급은 4등급 받았고 나도 허리가 아파", "inform",
     {"spouse": {"care_grade": 4}, "self": {"care_grade": None}}),
    ("저는 무직이에요 쉰하나", "무직 아니고 일용직 나가요", "correct", {"self": {"employment": "employed", "age": 51}}),
    ("남편이 월급 삼백이에요", "삼백은 세전이고 세후 이백육십이요", "inform", {"self": {"monthly_income": 2_600_000}}),
    ("아이 한명이요 다섯살", "아 한 명 더 있어요 두살", "inform", {"self": {"child_ages_months": [[60, 71], [24, 35]]}}),
    ("수원 살아요", "아니 수원은 아들네고 저는 오산", "correct", {"self": {"region": {"sido": "경기도", "sigungu": "오산시"}}}),
]  # fmt: skip


@pytest.mark.parametrize(("first", "then", "intent", "people"), CORRECTED)
def test_a_correction_holds(say: Say, first: str, then: str, intent: str, people: dict[str, dict[str, Any]]) -> None:
    say(first, "inform")
    found = say(then, intent)
    for who, facts in people.items():
        assert {fact: own(found, who).get(fact) for fact in facts} == facts


def test_the_husbands_pay_leaves_the_talk_with_the_one_who_asks(say: Say) -> None:
    say("저는 서른다섯이고 월 소득 250이에요", "inform")
    found = say("아 아까 말한 소득은 남편 거예요", "correct")
    assert found.state["subject"] == "self" and own(found)["monthly_income"] == 2_500_000


def test_what_a_neighbour_gets_is_not_what_the_speaker_gets(say: Say) -> None:
    found = say("저 71살인데 동네 형님은 기초연금 받는다는데 저는 왜 안돼요", "ask_why_not")
    assert not found.state["receiving"]


def test_one_of_two_parents_gets_it(say: Say) -> None:
    say("아버지 일흔하나 어머니 예순여덟이세요", "inform")
    found = say("아버지만 기초연금 받으시고 어머니는 폐지 주우세요", "already_receiving")
    assert found.context["people"]["father"]["receiving"] and not found.context["people"].get("mother", {}).get("receiving")
