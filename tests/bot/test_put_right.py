"""Values put right, households that change and children told one after the other, in the talk."""

from __future__ import annotations

import pytest

from bot import brood
from tests.bot.test_dialogue import talk

TALKS: list[tuple[tuple[str, ...], dict[str, object]]] = [
    (("애가 셋이에요", "아니 둘이에요"), {"children": 2}),
    (("애가 셋이에요", "둘이에요 잘못 말했어요"), {"children": 2}),
    (("애가 셋이에요", "아니에요 넷이에요"), {"children": 4}),
    (("애가 둘이에요", "하나예요 잘못 눌렀어요"), {"children": 1}),
    (("아이 하나요", "둘로 고쳐주세요"), {"children": 2}),
    (("월급 200만원", "아니다 220만원"), {"monthly_income": 2_200_000}),
    (("월급 200만원이요", "210으로 고쳐주세요"), {"monthly_income": 2_100_000}),
    (("애기 6개월이에요", "아니 7개월이에요"), {"child_ages_months": [7]}),
    (("아기 6개월이에요", "아니 7개월 됐네요"), {"child_ages_months": [7]}),
    (("애기 4개월", "아 아니다 5개월"), {"child_ages_months": [5]}),
    (("4인 가구예요", "이제 다섯이에요"), {"household_size": 5}),
    (("애가 둘이에요", "이제 셋이 됐어요"), {"children": 3}),
    (("가족 세명입니다", "네명이 됐어요"), {"household_size": 4}),
    (("가족 세명입니다", "이번에 막내가 태어나서 네명이 됐습니다"), {"household_size": 4}),
    (("식구 다섯", "큰애가 독립해서 이제 넷이에요"), {"household_size": 4}),
    (("혼자 살아요", "아 딸이 들어와서 둘이 살아요"), {"household_size": 2, "lives_alone": False}),
    (("4인 가구입니다", "할머니가 들어오셔서 다섯이 됐어요"), {"household_size": 5}),
    (("월급이 얼마냐면요", "이백칠십오만원"), {"monthly_income": 2_750_000}),
    (("42살 아빠 큰애 9살 작은애 5살 애 엄마는 집 나갔어요", "둘째는 여섯살이에요"), {"child_ages_months": [[108, 119], [72, 83]]}),
    (("애가 둘인데 아홉살 다섯살이에요", "큰애가 열살이네요"), {"child_ages_months": [[120, 131], [60, 71]]}),
    (("치매 진단을 받았어요", "칠십삼 혼자 살아"), {"age": 73, "lives_alone": True}),
    (("일흔이에요", "오십 혼자 살아요"), {"age": 70, "lives_alone": True}),
    (("아들 여섯살", "딸도 있어요 세살", "아들은 일곱살이에요", "딸은 네살"), {"child_ages_months": [[84, 95], [48, 59]]}),
    (("아들 여섯살", "딸도 있어요 세살"), {"child_ages_months": [[72, 83], [36, 47]]}),
    (("큰애는 열살이에요", "둘째는 일곱살이에요", "막내는 네살"), {"child_ages_months": [[120, 131], [84, 95], [48, 59]]}),
    (("아들 다섯살", "큰딸은 열살"), {"child_ages_months": [[60, 71], [120, 131]]}),
    # The same child told again is put right, and so is one of two.
    (("아이 5살", "아이는 6살이에요"), {"child_ages_months": [[72, 83]]}),
    (("아들 5살", "아니 6살이에요"), {"child_ages_months": [[72, 83]]}),
    (("아들 4살 딸 2살이에요", "딸은 3살이에요"), {"child_ages_months": [[48, 59], [36, 47]]}),
    (("애는 하나예요", "다섯살", "딸은 여섯살이에요"), {"children": 1, "child_ages_months": [[72, 83]]}),
    # Answers to what was asked stay answers.
    (("애가 둘이에요", "다섯살 세살이요"), {"children": 2, "child_ages_months": [[60, 71], [36, 47]]}),
    (("애가 둘이에요", "아니요 다섯살이에요"), {"children": 2, "child_ages_months": [[60, 71]]}),
    (("애가 셋이에요", "아니 서른둘이에요"), {"children": 3}),
    (("68세예요", "아니 69세"), {"age": 69}),
]


@pytest.mark.parametrize(("lines", "facts"), TALKS)
def test_what_was_said_last_of_a_thing_holds(lines: tuple[str, ...], facts: dict[str, object]) -> None:
    state = talk(*((line, "inform") for line in lines))[-1].state
    assert state["subject"] == "self"
    assert {name: state["facts"].get(name) for name in facts} == facts


@pytest.mark.parametrize("line", ["아니 제가 잘못 말했네요 69세세요", "제가 착각했어요 69세세요", "아니 69세세요"])
def test_who_misspoke_is_not_who_is_told_about(line: str) -> None:
    state = talk(("아버지가 66세예요", "inform"), (line, "correct"))[-1].state
    assert (state["subject"], state["facts"]["age"]) == ("father", 69)


@pytest.mark.parametrize("line", ["나 말고 우리 영감 얘기야 72이야", "저 말고 영감 72이야"])
def test_not_me_but_my_husband_turns_the_talk(line: str) -> None:
    state = talk(("68세예요", "inform"), (line, "inform"))[-1].state
    assert (state["subject"], state["facts"]["age"]) == ("spouse", 72)


def test_a_husband_named_in_passing_keeps_the_talk_and_his_age() -> None:
    state = talk(("68세예요", "inform"), ("영감은 72이야", "inform"))[-1].state
    assert state["subject"] == "self"
    assert {person["id"]: person["facts"].get("age") for person in state["people"]} == {"self": 68, "spouse": 72}


def test_what_is_received_is_listed_once() -> None:
    state = talk(("저는 기초수급 생계급여 받고 있어요", "already_receiving"))[-1].state
    assert state["receiving"] == ["생계급여"]


def test_the_words_for_children_are_named_by_rank_and_sex() -> None:
    assert brood.names_of("큰딸은 열살이고 아들이 다섯 살") == [("first", "female"), ("", "male")]


def test_the_words_of_a_changed_age_are_kept() -> None:
    context = talk(("애가 둘인데 아홉살 다섯살이에요", "inform"), ("큰애가 열살이네요", "inform"))[-1].context
    known = context["people"]["self"]["facts"]["child_ages_months"]
    assert "열살" in known["evidence"] and "다섯살" in known["evidence"]
