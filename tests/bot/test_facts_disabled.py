"""A disability without its degree is asked about; nothing is guessed."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bot import dialogue
from bot.dialogue import Dialogue, Outcome
from bot.message import Heard
from tests.bot.factcases import ROOT, said_outright

DAY = date(2026, 11, 23)
WITHOUT_DEGREE = [
    ("시각장애인입니다", "self"),
    ("저 장애인인데요", "self"),
    ("저는장애인이에요", "self"),
    ("청각장애가 있어요. 마흔살입니다", "self"),
    ("지가 소아마비로 다리를 절어유", "self"),
    ("앞이 안 보입니다", "self"),
    ("앞을 전혀 못 보는 66세 남자입니다", "self"),
    ("눈이 멀어서 아무것도 못해요", "self"),
    ("당뇨로 다리를 절단했어요", "self"),
    ("지가 말도 못하고 듣지도 못해요", "self"),
    ("동생이 태어날 때부터 말을 못해요", "sibling"),
    ("어머니가 휠체어 생활을 하세요", "mother"),
    ("다리를 절단했어요", "self"),
    ("복지카드 있어요", "self"),
    ("장애 판정 받았어요", "self"),
    ("아버지가 장애가 있으세요. 다리 하나를 절단하셨어요", "father"),
    ("엄마가 시각장애가 있으세요", "mother"),
    ("아들이 청각장애인이에요", "child:1"),
    ("장애가 있어요. 3등급이에요", "self"),
]
DEGREES = [
    ("전맹이에요", None, "severe"),
    ("옛날 급수로 1급이에요", None, "severe"),
    ("예전 급수는 5급이요", None, "mild"),
    ("시각장애 1급이에요", None, "severe"),
    ("장애 3등급이에요", None, "severe"),
    ("3등급이요", "disability", "severe"),
    ("아니요 심하지 않은 거로 바뀌었어요", None, "mild"),
    ("재판정 받고 경증으로 내려갔어요", None, "mild"),
    ("다시 심사해서 심한 거로 나왔어요", None, "severe"),
    ("등록은 안 했어요", "disability", "none"),
    ("장애 등록은 아직 안 했어요", None, "none"),
    ("장애인이 아니에요", None, "none"),
]
NOT_DISABLED = [
    "장애인도 되나요",
    "장애인이면 뭐 받아요?",
    "장애가 있으면 더 받나요?",
    "장애인 등록하려고요",
    "공황장애가 있어요",
    "수면장애가 있어요",
    "장애인 활동지원사예요",
    "장애인복지관에 다녀요",
    "휠체어 지원되나요?",
    "휠체어 타고 다녀요",
    "무서워서 말을 못했어요",
    "한국말을 못해요",
    "귀가 안 들려요",
    "귀가 잘 안 들려요",
    "눈이 침침해요",
    "앞이 안 보여서 막막해요",
    "소아마비 예방접종은요?",
    "시각장애인연금 있나요",
]


@pytest.mark.parametrize(("text", "person"), WITHOUT_DEGREE)
def test_a_disability_without_a_degree_is_known_without_one(text: str, person: str) -> None:
    facts = said_outright(text)[person]
    assert facts["disabled"] is True
    assert not {"disability", "care_grade"} & set(facts)


@pytest.mark.parametrize(("text", "asked", "degree"), DEGREES)
def test_what_words_entail_of_a_degree_is_read(text: str, asked: str | None, degree: str) -> None:
    assert said_outright(text, asked) == {"self": {"disability": degree}}


@pytest.mark.parametrize("text", NOT_DISABLED)
def test_who_only_speaks_of_disabled_people_is_not_taken_for_one(text: str) -> None:
    assert not any({"disabled", "disability"} & set(facts) for facts in said_outright(text).values())


@cache
def shipped() -> Dialogue:
    return dialogue.load(Path(ROOT))


def talk(*lines: str) -> Outcome:
    context = shipped().new_context()
    for line in lines:
        outcome = shipped().respond(Heard(line, "inform", 0.9), context, DAY)
        context = outcome.context
    return outcome


def test_who_is_disabled_is_asked_how_severely_and_may_get_what_disabled_people_get() -> None:
    outcome = talk("시각장애인입니다")
    assert outcome.state["next_question"]["fact"] == "disability"
    assert "심한 장애" in outcome.state["next_question"]["text"]
    assert "disabled" not in outcome.state["facts"], "the contract knows no such fact"
    found = {match["name"]: match["status"] for match in outcome.state["matches"]}
    assert {"장애인연금", "장애인활동지원", "장애인 보조기기 교부"} <= set(found)
    assert set(found.values()) == {"possible"}


def test_the_degree_takes_its_place() -> None:
    outcome = talk("저 장애인인데요", "옛날 급수로 1급이에요", "아니요 심하지 않은 거로 바뀌었어요")
    assert outcome.state["facts"]["disability"] == "mild"
    assert "장애인연금" not in [match["name"] for match in outcome.state["matches"]]


def test_who_has_not_registered_may_do_so_later() -> None:
    assert talk("저 장애인인데요", "등록은 안 했어요").state["facts"]["disability"] == "none"
    assert talk("장애 등록은 아직 안 했어요", "심한 장애로 등록됐어요").state["facts"]["disability"] == "severe"
