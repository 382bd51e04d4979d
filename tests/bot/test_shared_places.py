"""A name that several provinces have is asked about, and joined with what was or will be said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot import dialogue
from bot.dialogue import Dialogue
from bot.message import Heard, Outcome
from bot.settings import ROOT
from tests.bot.factcases import regions

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def talk() -> Dialogue:
    return dialogue.load(ROOT)


def after(talk: Dialogue, *texts: str) -> Outcome:
    context: Any = talk.new_context()
    for text in texts:
        outcome = talk.respond(Heard(text, "inform", 0.99), context, DAY)
        context = outcome.context
    return outcome


def test_a_shared_name_is_asked_about_with_the_places_to_choose_from(talk: Dialogue) -> None:
    outcome = after(talk, "일흔둘이고 강서구 살아요")
    assert "region" not in outcome.state["facts"]
    assert outcome.state["next_question"]["fact"] == "region"
    assert outcome.state["next_question"]["options"] == ["서울 강서구예요", "부산 강서구예요"]
    assert outcome.replies[-1].text == "서울 강서구, 부산 강서구. 어느 쪽에 사세요?"


@pytest.mark.parametrize("texts", [
    ("강서구 살아요", "서울이요"),
    ("서울 살아요", "강서구요"),
    ("일흔둘이고 강서구 살아요", "서울 강서구예요"),
    ("강서구 살아요", "일흔둘이에요", "서울이에요"),
])
def test_name_and_province_are_joined_whichever_comes_first(talk: Dialogue, texts: tuple[str, ...]) -> None:
    assert after(talk, *texts).state["facts"]["region"] == {"sido": "서울특별시", "sigungu": "강서구"}


def test_another_region_ends_the_question(talk: Dialogue) -> None:
    outcome = after(talk, "강서구 살아요", "아니 인천 부평구요")
    assert outcome.state["facts"]["region"] == {"sido": "인천광역시", "sigungu": "부평구"}
    assert (outcome.state["next_question"] or {}).get("fact") != "region"


@pytest.mark.parametrize("text", ["남구 복지관 어디예요", "서울 강서구 살아요", "고성을 질렀어요", "중구난방이에요"])
def test_what_is_no_open_home_is_not_asked_about(text: str) -> None:
    assert regions().find_shared(text) == []
