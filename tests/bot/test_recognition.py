"""People of a conversation are told apart from message to message."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import dialogue
from bot.dialogue import Dialogue
from bot.message import Heard
from bot.settings import ROOT

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def talk() -> Dialogue:
    return dialogue.load(Path(ROOT))


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
