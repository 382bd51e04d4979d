"""Facts that nobody is asked for: where they were told they open and close what they bear on, and State does not show them."""

from __future__ import annotations

import pytest

from bot.context import Context, learn
from bot.message import Outcome
from tests.bot.factcases import DAY, understood
from tests.bot.saying import Say


def names(outcome: Outcome) -> list[str]:
    return [match["name"] for match in outcome.state["matches"]]


def value(text: str, fact: str) -> object:
    return next((said.value for said in understood(text).said if said.fact == fact), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("저는 탈북해서 온 지 2년 됐어요", True),
        ("하나원 나와서 임대아파트 살아요", True),
        ("북한에서 왔습니다 탈북한 지 5년 됐습니다", True),
        ("새터민이에요", True),
        ("북쪽에서 내려왔어요", True),
        ("탈북민인데 일자리 구해요", True),
        ("북한이탈주민 아니에요", False),
        ("북한이탈주민 지원 있어요?", None),
        ("경북에서 왔어요", None),
        ("충북에서 온 지 3년 됐어요", None),
        ("하나원칙으로 해 주세요", None),
        ("북한 미사일 쐈대요", None),
    ],
)
def test_who_came_from_the_north_is_heard(text: str, expected: bool | None) -> None:
    assert value(text, "north_korean_defector") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("부모님 집에 살아요", True),
        ("부모님이랑 살아요", True),
        ("엄마 집에 얹혀살아요", True),
        ("취직 못해서 본가에서 지내요", True),
        ("부모님과 따로 살아요", False),
        ("집에서 독립했어요", False),
        ("부모님 집에 살았었는데 지금은 나왔어요", None),
        ("어머니랑 둘이 살아요", None),
        ("부모님 모시고 살아요", None),
        ("부모님이랑 살면 못 받나요?", None),
    ],
)
def test_who_lives_in_the_home_of_their_parents_is_heard(text: str, expected: bool | None) -> None:
    assert value(text, "with_parents") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("초6 딸 하나 키워요", True),
        ("아들 둘 딸 하나요", True),
        ("아들 둘이에요", None),
        ("딸 낳으면 뭐 나와요?", None),
    ],
)
def test_a_daughter_spoken_of_is_heard(text: str, expected: bool | None) -> None:
    assert value(text, "daughter") is expected


def test_who_lives_with_their_parents_gets_no_rent_for_the_young(say: Say) -> None:
    before = say("스물아홉이고 회사 다녀요 월 120 벌어요 월세 살아요", "inform")
    after = say("아 부모님 집에 살아요", "inform")
    assert "청년월세 지원" in names(before) and "청년월세 지원" not in names(after)


def test_a_mother_of_a_schoolgirl_is_not_asked_her_own_age_for_what_the_girl_gets(say: Say) -> None:
    say("초6 딸이 있는 한부모예요", "inform")
    say("여성청소년 생리용품 지원 받을 수 있나요", "ask_eligibility")
    last = say("세 식구 소득 백칠십", "inform")
    assert (last.state["next_question"] or {}).get("fact") != "age"
    assert "여성청소년 생리용품 지원" in names(last)


def test_what_was_only_heard_is_no_public_fact(say: Say) -> None:
    last = say("탈북해서 온 지 2년 됐고 부모님 집에 살아요 딸 하나 있어요", "inform")
    assert not {"north_korean_defector", "with_parents", "daughter"} & set(last.state["facts"])
    assert "북한이탈주민" in last.replies[0].text


def test_whose_child_goes_to_school_is_grown_up() -> None:
    context = learn(Context(), "self", "child_ages_months", [[132, 143]], evidence="", day=DAY)
    assert context.person(DAY).youngest == 26


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("손주 일곱 살 열 살 둘을 제가 키워요", True),
        ("손자 하나 키우는 할미인데 받을 게 있나요", True),
        ("며느리가 애 둘 놔두고 집 나가서 내가 키워요", True),
        ("아들이 이혼하고 애 둘을 맡기고 가서 제가 키우고 있어요", True),
        ("손녀를 데리고 살아요", True),
        ("딸이 맞벌이라 손주를 제가 키워 줘요", None),
        ("손주 봐주고 있어요 다섯살", None),
        ("혼자 애 둘 키워요", None),
    ],
)
def test_who_raises_grandchildren(text: str, expected: bool | None) -> None:
    assert value(text, "raises_grandchildren") is expected
