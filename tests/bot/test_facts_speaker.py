"""Who speaks in a line of few words: a parent who counts up small children tells of themselves."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Told, said_outright, told, understood

CHILD = {"child_ages_months": [[36, 47]]}
OWN: list[tuple[str, Told]] = [
    ("42살 아빠 큰애 9살 작은애 5살", told("self", age=42, child_ages_months=[[108, 119], [60, 71]])),
    ("33살 엄마 아들 3살 딸 1살", told("self", age=33, child_ages_months=[[36, 47], [12, 23]])),
    ("아들 4살 딸 2살 키우는 36살 주부", told("self", age=36, employment="homemaker", child_ages_months=[[48, 59], [24, 35]])),
    ("40세 아빠입니다", told("self", age=40)),
    ("52세 엄마예요", told("self", age=52)),
    ("마흔넷 엄마인데요", told("self", age=44)),
    ("38세 엄마 혼자 아이 키워요", told("self", age=38, single_parent=True)),
    ("35세 주부 아이 3살", told("self", age=35, employment="homemaker", **CHILD)),
    ("29살 미혼모 아기 4개월", told("self", age=29, single_parent=True, child_ages_months=[4])),
    ("아이 3살 엄마 35살", told("self", age=35, **CHILD)),
    ("딸 3살 아빠 41살", told("self", age=41, **CHILD)),
    ("서른여덟 워킹맘 아이 6살", told("self", age=38, sex="female", child_ages_months=[[72, 83]])),
    ("45세 남자 아들 10살", told("self", age=45, sex="male", child_ages_months=[[120, 131]])),
    ("41살 싱글맘 딸 9살", told("self", age=41, single_parent=True, child_ages_months=[[108, 119]])),
    ("31살 임산부 첫째 3살", told("self", age=31, pregnant=True, **CHILD)),
    ("저 36 아들 4살 딸 2살이요", told("self", age=36, child_ages_months=[[48, 59], [24, 35]])),
    ("42세 아빠예요 아들 9살", told("self", age=42, child_ages_months=[[108, 119]])),
    ("42살 큰애 9살 작은애 5살", told("self", age=42, child_ages_months=[[108, 119], [60, 71]])),
]
OTHERS: list[tuple[str, list[Told]]] = [
    ("엄마 68세 혼자 사세요", [told("mother", age=68, lives_alone=True)]),
    ("아버지 75세 치매", [told("father", age=75, dementia=True)]),
    ("78세 엄마예요", [told("mother", age=78)]),
    ("68세 아버지예요", [told("father", age=68)]),
    ("우리 엄마 58세 혼자 살아요", [told("mother", age=58, lives_alone=True)]),
    ("저는 고등학생이고 엄마 45살 무직", [told("self", employment="student"), told("mother", age=45, employment="unemployed")]),
    ("엄마 45세 동생 10살", [told("mother", age=45), told("sibling", age=10)]),
    ("아들 36살 손자 2살", [told("child:1", age=36), told("other", age=2)]),
    ("38살 아들 장애", [told("child:1", age=38)]),
    ("40살 아들이 백수예요", [told("child:1", age=40, employment="unemployed")]),
    ("30세 딸 자폐", [told("child:1", age=30)]),
    ("72세 할머니 혼자 살아요", [told("grandmother", age=72, lives_alone=True)]),
    ("치매 엄마 75살 아들 5살 키우고 있어요", [told("mother", age=75, dementia=True), told("self", child_ages_months=[[60, 71]])]),
]


@pytest.mark.parametrize(("text", "own"), OWN)
def test_a_parent_who_counts_up_children_is_the_speaker(text: str, own: Told) -> None:
    assert said_outright(text) == dict([own])
    assert understood(text).subject == "self"


@pytest.mark.parametrize(("text", "people"), OTHERS)
def test_an_elder_or_a_grown_child_stays_who_they_are(text: str, people: list[Told]) -> None:
    assert said_outright(text) == dict(people)


@pytest.mark.parametrize(("text", "sex"), [("33살 엄마 아들 3살", "female"), ("42살 아빠 큰애 9살", "male"), ("40세 아빠입니다", "male")])
def test_the_word_for_the_parent_tells_the_speakers_sex(text: str, sex: str) -> None:
    assert [said.value for said in understood(text).said if (said.person, said.fact) == ("self", "sex")] == [sex]


def test_a_couple_and_their_children_are_told_apart() -> None:
    people = said_outright("남편 40 저 38 아이 둘 7살 5살")
    assert people == dict([told("spouse", age=40), told("self", age=38, children=2, child_ages_months=[[84, 95], [60, 71]])])


def test_what_the_husband_earns_does_not_turn_the_talk_to_him() -> None:
    text = "33살 애둘맘 큰애 네살 작은애 10개월 남편월급 280"
    own = told("self", age=33, sex="female", children=2, child_ages_months=[[48, 59], 10], monthly_income=2_800_000)
    assert said_outright(text) == dict([own])
    assert understood(text).subject == "self"


@pytest.mark.parametrize("text", ["60세 할머니 손주 5살 키워요", "66세 할아버지 손녀 7살 돌봐요"])
def test_a_grandparent_who_brings_up_a_grandchild_is_the_speaker(text: str) -> None:
    found = understood(text)
    assert found.subject == "self"
    assert {(said.person, said.fact) for said in found.said if said.value in (60, 66)} == {("self", "age")}
