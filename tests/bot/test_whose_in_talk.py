"""Whose a fact is in a talk of several: one's own pay beside a sister, a second child, a home one fears to lose."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.saying import Say


def facts(outcome: Any, who: str = "self") -> dict[str, Any]:
    return {p["id"]: p["facts"] for p in outcome.state["people"]}.get(who, {})


@pytest.mark.parametrize(
    ("told", "words", "whom", "won"),
    [
        ("언니가 지적장애 중증이에요 41살이에요", "언니는 소득이 없어요. 제 월급은 280이요. 낮에 갈 데는 없을까요", "sibling", 2_800_000),
        ("동생이 조현병이에요 서른여섯이에요", "동생은 수입이 없고요 제 월급은 310이에요. 맡길 데가 있나요", "sibling", 3_100_000),
        ("어머니가 치매세요 여든하나세요", "제 소득은 250인데 어머니는 연금도 없으세요. 방문요양은 되나요", "mother", 2_500_000),
        (
            "오빠가 뇌병변 1급이에요 마흔다섯이고요",
            "오빠는 버는 게 없어요 우리 월급은 400이고요. 낮에 봐주는 데 있어요?",
            "sibling",
            4_000_000,
        ),
    ],
)
def test_ones_own_pay_leaves_the_talk_with_whom_it_is_about(say: Say, told: str, words: str, whom: str, won: int) -> None:
    say(told, "inform")
    found = say(words, "ask_benefits")
    assert found.context["subject"] == whom
    assert facts(found, whom).get("monthly_income") in (None, 0)
    assert facts(found).get("monthly_income", won) == won


def test_a_second_child_is_another(say: Say) -> None:
    say("아들이 자폐인데 5살이에요", "inform")
    found = say("그리고 둘째도 말이 느린데 둘째도 되나요 3살이에요", "ask_eligibility")
    assert facts(found)["child_ages_months"] == [[60, 71], [36, 47]]
    assert facts(found, "child:1")["age"] == 5


def test_the_ages_of_both_are_the_parents(say: Say) -> None:
    say("아들이 자폐인데 5살이에요", "inform")
    found = say("첫째가 5살이고 둘째가 3살이에요. 둘째는 딸이에요", "inform")
    assert facts(found)["child_ages_months"] == [[60, 71], [36, 47]]
    assert "child_ages_months" not in facts(found, "child:1") and facts(found, "child:1")["age"] == 5


@pytest.mark.parametrize("words", ["작은애도 아파요 7살이에요", "셋째도 있는데 두 살이에요", "딸도 하나 더 있어요 세 살이요"])
def test_what_is_told_of_another_child_leaves_the_first_as_it_was(say: Say, words: str) -> None:
    say("아들이 지적장애인데 9살이에요", "inform")
    found = say(words, "inform")
    assert facts(found, "child:1")["age"] == 9
    assert len(facts(found)["child_ages_months"]) == 2


def test_that_a_child_is_not_registered_is_told_of_the_child(say: Say) -> None:
    say("아들이 자폐인데 5살이에요. 저희 맞벌이라 합쳐서 600 벌어요", "ask_benefits")
    found = say("600은 저희 부부 월급이고요 아직 장애등록은 안 했어요", "correct")
    assert "disability" not in facts(found)
    assert facts(found)["monthly_income"] == 6_000_000 and "monthly_income" not in facts(found, "child:1")


@pytest.mark.parametrize(
    ("told", "words", "home"),
    [
        ("전세사기 당했어요 전세 살아요", "당장 갈 데도 없는데 살 집 지원도 있나요?", "jeonse"),
        ("월세 살아요 두 달 밀렸어요", "집주인이 나가래요 갈 곳이 없어요", "monthly_rent"),
        ("월세 살아요", "쫓겨났어요 잘 데가 없어요", "none"),
    ],
)
def test_who_still_has_a_home_is_not_without_one(say: Say, told: str, words: str, home: str) -> None:
    say(told, "life_event")
    assert facts(say(words, "ask_benefits"))["housing"] == home


def test_the_kind_of_work_of_one_who_cannot_work_is_no_job(say: Say) -> None:
    say("허리 다쳐서 두달째 일 못함", "inform")
    assert facts(say("산재는 안되나요 일하다 다친건데 일용직이라", "ask_eligibility"))["employment"] == "unemployed"


@pytest.mark.parametrize("words", ["동생이지 자식이 아니에요. 나는 부모님 얘기 한 적 없는데요", "남편 얘기는 안 했어요"])
def test_nobody_is_talked_about_whom_nobody_spoke_of(say: Say, words: str) -> None:
    say("기초생활수급자예요", "inform")
    assert say(words, "correct").context["subject"] == "self"


def test_how_many_live_there_is_told_of_the_parents_of_a_small_child(say: Say) -> None:
    say("아들이 자폐인데 5살이에요", "inform")
    found = say("저희 세식구예요", "inform")
    assert facts(found)["household_size"] == 3 and "household_size" not in facts(found, "child:1")
    assert "3인 가구" in found.replies[0].text


def test_a_second_childs_age_is_its_own(say: Say) -> None:
    say("아들이 자폐인데 5살이에요", "inform")
    assert facts(say("둘째도 말이 느린데 둘째도 되나요 3살이에요", "ask_eligibility"), "child:2").get("age") == 3


@pytest.mark.parametrize(
    "words",
    [
        "나는 팔십하나 먹은 할매인데 혼자 살아 기초연금 삼십만원 쪼매 넘게 받는 거 그거뿐이라 뭐 더 받을 거 없능가",
        "여든둘이에요 기초연금이랑 밭 조금 있는 거 말고는 없어요 뭐 받을 수 있나요",
        "일흔아홉인데 기초연금하고 자식이 주는 용돈 말고는 없습니다 도움 받을 거 있을까요",
    ],
)
def test_what_is_all_they_have_is_received(say: Say, words: str) -> None:
    assert "basic_pension" in say(words, "ask_benefits").context["people"]["self"]["receiving"]
