"""Losses told in set phrases, those who are longed for, and children who are not born yet."""

from datetime import date
from pathlib import Path

import pytest

from bot import dialogue
from bot.message import Heard

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def spoken():
    return dialogue.load(Path(__file__).parents[2])


def say(spoken, text, intent="life_event"):
    return spoken.respond(Heard(text, intent, 0.8), spoken.new_context(), DAY)


@pytest.mark.parametrize(
    "text",
    [
        "지난달에 아내를 먼저 보냈습니다",
        "아내를 먼저 보냈어요",
        "아내를 하늘로 보냈어요",
        "엄마를 하늘나라로 보내고 왔어요",
        "아버지 상 치르고 왔어요",
        "어머니 상 치렀어요",
        "남편상 치르고 왔어요",
        "시어머니 상을 치르고 왔습니다",
        "장모님 상 치른 지 일주일 됐어요",
        "어머니 상 당했어요",
    ],
)
def test_a_loss_is_the_speakers_and_nobody_asks_about_the_dead(spoken, text):
    found = say(spoken, text)
    assert found.state["subject"] == "self"
    assert found.state["facts"]["bereaved"] is True
    assert [person["relation"] for person in found.state["people"]] == ["self"]


@pytest.mark.parametrize(
    "text",
    [
        "아버지 밥상 차려 드리고 왔어요",
        "밥상 치르고 왔어요",
        "어머니가 상당히 아프세요",
        "아내를 병원에 보냈어요",
        "아들을 먼저 학교에 보냈어요",
    ],
)
def test_what_only_sounds_like_a_loss_is_none(spoken, text):
    assert "bereaved" not in say(spoken, text).state["facts"]


@pytest.mark.parametrize(
    "text", ["그립네요 우리 영감", "우리 영감 보고싶네", "남편이 너무 그리워요", "보고 싶은 우리 할멈", "어머니가 보고 싶어요"]
)
def test_who_is_longed_for_is_not_asked_about(spoken, text):
    found = say(spoken, text)
    assert found.state["subject"] == "self"
    asked = "".join(reply.text for reply in found.replies)
    assert not any(word in asked for word in ("배우자분은", "어머님은"))


@pytest.mark.parametrize(
    "text",
    [
        "다음달에 아기가 태어나요",
        "아기가 곧 태어나요",
        "다음달에 아기가 태어나요 첫째예요",
        "곧 둘째가 태어나요",
        "다음 달이면 첫아이가 태어납니다",
        "다음달에 쌍둥이가 태어날 예정이에요",
        "내년 봄에 아이가 태어나요",
        "3월에 저희 아기가 태어나요",
        "임신 12주예요 첫째예요",
    ],
)
def test_a_birth_to_come_is_the_speakers_pregnancy(spoken, text):
    found = say(spoken, text, "inform")
    assert found.state["subject"] == "self"
    assert found.state["facts"]["pregnant"] is True
    assert any("임신" in match["name"] for match in found.state["matches"])


def test_a_father_to_be_is_not_made_a_woman(spoken):
    assert "sex" not in say(spoken, "다음달에 아기가 태어나요").state["facts"]


@pytest.mark.parametrize(
    "text",
    [
        "아기가 태어났어요",
        "지난달에 아기가 태어났어요",
        "손주가 다음달에 태어나요",
        "조카가 곧 태어나요",
        "아기가 태어나면 뭐 받아요",
        "첫째예요 다섯 살",
    ],
)
def test_no_pregnancy_where_none_is_the_couples(spoken, text):
    assert "pregnant" not in say(spoken, text, "inform").state["facts"]


def test_a_wifes_belly_tells_of_the_wife(spoken):
    found = say(spoken, "와이프 배가 불러요 8개월", "inform")
    assert next(p for p in found.state["people"] if p["relation"] == "spouse")["facts"]["pregnant"] is True
