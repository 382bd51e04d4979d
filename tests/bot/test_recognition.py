"""People of a conversation are told apart from message to message."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import context as memory
from bot import dialogue
from bot.dialogue import Dialogue
from bot.message import Heard
from bot.settings import ROOT

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def talk() -> Dialogue:
    return dialogue.load(Path(ROOT))


def subject_after(talk: Dialogue, *texts: str) -> str:
    context: dict[str, Any] = talk.new_context()
    for text in texts:
        outcome = talk.respond(Heard(text, "inform", 0.99), context, DAY)
        context = dict(outcome.context)
    return str(outcome.state["subject"])


def people_after(talk: Dialogue, *texts: str) -> dict[str, dict[str, Any]]:
    context: dict[str, Any] = talk.new_context()
    for text in texts:
        context = dict(talk.respond(Heard(text, "inform", 0.99), context, DAY).context)
    return {p["id"]: p["facts"] for p in talk.state(context, DAY)["people"] if p["facts"]}


def test_a_mother_in_law_and_a_mother_are_two(talk: Dialogue) -> None:
    people = people_after(talk, "시어머니는 여든이시고 친정엄마는 일흔다섯이세요")
    assert people["mother:in_law"]["age"] == 80
    assert people["mother"]["age"] == 75


def test_a_mother_in_law_goes_on_as_mother(talk: Dialogue) -> None:
    people = people_after(talk, "시어머니가 여든이세요", "어머님이 혼자 사세요")
    assert people == {"mother:in_law": {"sex": "female", "age": 80, "lives_alone": True, "household_size": 1}}


def test_a_daughter_after_a_son_is_another_child(talk: Dialogue) -> None:
    people = people_after(talk, "아들이 지적장애가 있어요", "딸은 대학생이에요", "아들은 혼자 살아요")
    assert people["child:1"]["disability"] == "severe"
    assert people["child:1"]["lives_alone"] is True
    assert people["child:2"] == {"sex": "female", "employment": "student"}


def test_a_child_without_a_sex_is_the_one_talked_about(talk: Dialogue) -> None:
    people = people_after(talk, "아들이 지적장애가 있어요", "애가 스무 살이에요")
    assert people["child:1"] == {"sex": "male", "disability": "severe", "age": 20}


def test_a_brother_and_a_sister_are_two(talk: Dialogue) -> None:
    people = people_after(talk, "오빠는 서른이고 실직했어요", "여동생은 스물둘이고 대학생이에요")
    assert people["sibling"]["age"] == 30
    assert people["sibling:2"]["age"] == 22


def test_company_is_not_who_is_talked_about(talk: Dialogue) -> None:
    people = people_after(talk, "아버지가 치매 진단을 받으셨어요", "일흔여덟이시고 대구 달서구에 어머니랑 둘이 사세요")
    assert people["father"]["age"] == 78
    assert people["father"]["household_size"] == 2
    assert "mother" not in people


def test_a_widow_goes_on_about_herself(talk: Dialogue) -> None:
    said = ("남편이 두 달 전에 세상을 떠났어요. 저는 57세예요", "남편은 예순이었고 국민연금을 20년 냈어요", "당장 생활비가 없어요")
    assert subject_after(talk, *said) == "self"
    assert people_after(talk, *said) == {"self": {"bereaved": True, "age": 57, "crisis_event": True}}


@pytest.mark.parametrize(("first", "passing"), [
    ("쉰여덟인데 남편하고 둘이 살아요", "남편 월급이 250이에요"),
    ("45살이고 4인가구예요", "아내는 주부예요"),
    ("스물하나 대학생이에요", "부모님은 전주 사세요"),
    ("열일곱인데 임신했어요", "남자친구는 열아홉 살이고 같이 살진 않아요"),
    ("열일곱인데 임신했어요", "부모님은 몰라요"),
])
def test_who_is_named_in_passing_does_not_take_the_talk(talk: Dialogue, first: str, passing: str) -> None:
    assert subject_after(talk, first, passing) == "self"


@pytest.mark.parametrize(("first", "turning", "subject"), [
    ("쉰여덟인데 남편하고 둘이 살아요", "남편은 암이에요", "spouse"),
    ("스물하나 대학생이에요", "어머니는 예순여덟이세요", "mother"),
    ("열일곱인데 임신했어요", "이번엔 아버지 얘기예요", "father"),
])
def test_who_is_told_about_takes_it(talk: Dialogue, first: str, turning: str, subject: str) -> None:
    assert subject_after(talk, first, turning) == subject


def test_what_a_housemate_earns_is_the_households(talk: Dialogue) -> None:
    people = people_after(talk, "스물아홉이고 엄마랑 살아요", "엄마 월급 200")
    assert people["self"]["monthly_income"] == 2_000_000
    assert "mother" not in people


def test_a_mother_elsewhere_has_an_income_of_her_own(talk: Dialogue) -> None:
    people = people_after(talk, "스물아홉이에요", "어머니는 소득이 한 달에 40만원 돼요")
    assert people["mother"]["monthly_income"] == 400_000


def test_a_parent_shares_the_home_but_not_the_income(talk: Dialogue) -> None:
    context: dict[str, Any] = talk.new_context()
    for text in ("어머니 모시고 살아요", "저희는 월세 살고 제 월급은 300이에요", "어머니는 여든이세요"):
        context = dict(talk.respond(Heard(text, "inform", 0.99), context, DAY).context)
    person = memory.Context.from_dict(context).person(DAY, "mother")
    assert person.get("housing") == "monthly_rent"
    assert person.get("monthly_income") is None


def test_an_illness_told_next_is_that_of_the_child_just_introduced(talk: Dialogue) -> None:
    people = people_after(talk, "아들이 하나 있어요. 지적장애 2급이고 열네 살이에요", "아니 아들은 열세 살이에요")
    assert people["child:1"] == {"sex": "male", "disability": "severe", "age": 13}
    assert people["self"]["child_ages_months"] == [[156, 167]]


def test_of_several_children_each_keeps_its_own_facts(talk: Dialogue) -> None:
    said = ("애가 셋인데 열다섯 살, 열두 살, 일곱 살이에요", "그중에 큰애가 장애가 있어요 중증이요")
    context: dict[str, Any] = talk.new_context()
    for text in (*said, "막내는요?"):
        outcome = talk.respond(Heard(text, "change_subject", 0.9), context, DAY)
        context = dict(outcome.context)
    assert outcome.state["facts"] == {}
    known = memory.Context.from_dict(context)
    assert known.person(DAY, "child:1").get("age") == 15
    assert known.person(DAY).get("age") == 7


def test_a_death_is_the_whole_familys(talk: Dialogue) -> None:
    context: dict[str, Any] = talk.new_context()
    for text in ("사흘 전에 아버지가 돌아가셨어요", "엄마 혼자 남으셨어요. 일흔이세요"):
        context = dict(talk.respond(Heard(text, "inform", 0.99), context, DAY).context)
    assert memory.Context.from_dict(context).person(DAY, "mother").get("bereaved") is True
