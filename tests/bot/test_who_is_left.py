"""Who left for good is no subject any more, and grandchildren brought up are told of as children are."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.factcases import facts_of, said_outright, understood
from tests.bot.saying import Say, cards, text

LEFT = [
    ("마누라는 집나간지 20년 됐어", "spouse"),
    ("마누라가 집 나간 지 오래여", "spouse"),
    ("영감은 딴 여자랑 살림 차려서 나갔어", "spouse"),
    ("남편은 5년 전에 이혼했고 월세 살아요", "spouse"),
    ("애아빠가 튀었어요 애는 3살", "spouse"),
    ("남편은 소식도 없고 혼자 살아", "spouse"),
    ("신랑은 바람나서 나갔어", "spouse"),
    ("와이프가 애 두고 가버렸어요", "spouse"),
    ("남편은 감방에 있어요", "spouse"),
    ("아들은 연락 안돼", "child:1"),
    ("아들은 어디 사는지도 몰라", "child:1"),
    ("자식들은 다 연 끊고 살아요", "child:1"),
]
STILL_THERE = [
    "남편은 일 나가고 저는 집에서 애 봐요",
    "남편이 나가서 일해요",
    "남편이 집에 안 들어와요",
    "아들은 나가서 살아요",
    "아들은 이혼했고 손자랑 살아요",
    "남편은 요양원에 있어요 85살",
    "형은 미국 갔고 저는 월세 살아요",
]


@pytest.mark.parametrize(("words", "person"), LEFT)
def test_who_left_for_good_is_no_subject(words: str, person: str) -> None:
    read = understood(words)
    assert read.gone == (person,) and read.subject != person and not any(said.person == person for said in read.said)


@pytest.mark.parametrize("words", STILL_THERE)
def test_who_is_only_away_is_still_there(words: str) -> None:
    assert understood(words).gone == ()


def own(outcome: Any) -> dict[str, Any]:
    return {p["id"]: p["facts"] for p in outcome.state["people"]}.get("self", {})


def test_what_comes_next_is_of_who_is_left(say: Say) -> None:
    say("나 혼자 사는 늙은이야. 71살", "inform")
    say("마누라는 집나간지 20년 됐어. 이혼은 안했지", "inform")
    found = say("월세 23만원 내고 폐지 주워서 한 20만원 벌어", "inform")
    assert own(found)["monthly_income"] == 200_000 and own(found)["housing"] == "monthly_rent"
    assert "배우자" not in text(found)


RAISED = [
    ("63살인데 딸이 집을 나가서 손자(7살)를 제가 키워요", [[84, 95]]),
    ("손자 일곱살짜리를 제가 키워요", [[84, 95]]),
    ("아들이 죽고 며느리가 나가서 손녀 9살짜리를 할머니인 내가 키워", [[108, 119]]),
    ("딸이 애를 두고 나가서 5살 손녀를 키우고 있는 68세입니다", [[60, 71]]),
    ("외손주 세살배기 데리고 사는 할애비요", [[36, 47]]),
    ("손자랑 둘이 살아요. 손자는 열 살이에요", [[120, 131]]),
    ("손주 셋을 키워요 6살 8살 11살", [[72, 83], [96, 107], [132, 143]]),
]
NOT_RAISED = [
    "손자가 7살인데 며느리가 키워요",
    "옆집 할머니가 손주 둘을 키우는데 7살 5살이에요",
    "우리 손자 군대 갔어 22살이여",
    "아들네가 맞벌이라 손주(3살)를 봐주고 있어요",
    "조카(9살)를 제가 키우고 있어요",
]


@pytest.mark.parametrize(("words", "months"), RAISED)
def test_a_grandchild_brought_up_counts_as_a_child_does(words: str, months: object) -> None:
    assert said_outright(words)["self"]["child_ages_months"] == months


@pytest.mark.parametrize("words", NOT_RAISED)
def test_whom_others_bring_up_does_not(words: str) -> None:
    assert not any("child_ages_months" in facts for person, facts in facts_of(words).items() if person in ("", "self"))


@pytest.mark.parametrize("words", [RAISED[0][0], "조카(9살)를 제가 키우고 있어요", "아들네가 맞벌이라 손주(3살)를 봐주고 있어요"])
def test_a_child_that_is_minded_is_nobody_asked_about(say: Say, words: str) -> None:
    assert "그분" not in text(say(words, "inform"))


def test_who_raises_a_grandchild_sees_what_there_is_for_it(say: Say) -> None:
    found = say(RAISED[0][0], "inform")
    assert own(found)["age"] == 63 and "한부모가족 아동양육비" in cards(found)


def test_a_students_talk_stays_with_the_student(say: Say) -> None:
    found = say("스물셋 대학생인데 아버지 월급 350이고 엄마는 일 안해요", "inform")
    assert own(found)["age"] == 23 and "monthly_income" not in own(found) and "23세" in text(found)


@pytest.mark.parametrize(
    ("words", "size"),
    [("저희는 남편 월급 400 애 둘이에요", 4), ("남편 월급 250 애 셋", 5), ("남편 월급 300이고 시어머니 모시고 애 둘 키워요", None)],
)
def test_a_couple_and_its_children_are_counted(words: str, size: int | None) -> None:
    facts = facts_of(words)["self"]
    assert facts.get("household_size") == size and "monthly_income" in facts
