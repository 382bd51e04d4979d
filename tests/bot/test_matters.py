"""The model of what a message is about: it fits the data it is made from, hears what it never saw, and knows what is about nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.context import Context
from bot.dialogue import Dialogue
from bot.matters import ABOUT, LIKELY, NONE, load
from bot.matters.training import digest, told
from bot.message import Heard
from bot.search.model import Model
from tests.bot.conftest import DAY
from tests.bot.saying import Say

ROOT = Path(__file__).parents[2]


def test_the_model_was_made_from_these_sentences() -> None:
    assert json.loads((ROOT / "models" / "matters" / ABOUT).read_text())["source"] == digest(ROOT / "data" / "matters")


def test_every_benefit_and_topic_has_its_sentences(assistant: Dialogue) -> None:
    known = {*assistant.knowledge.benefits, *assistant.topics.by_id}
    lines: dict[str, set[str]] = {}
    for matter, line in told(ROOT / "data" / "matters"):
        lines.setdefault(matter, set()).add(line)
    assert set(lines) == {NONE, *known}
    assert min(map(len, lines.values())) >= 20
    assert set(assistant.meaning.matters.ids) == {NONE, *known}


UNSEEN = [
    ("사장이 돈을 석 달째 안 줘요", "unpaid_wages"),
    ("지게차에 발등이 깔렸는데 회사가 쉬쉬하재요", "work_injury"),
    ("카드값 돌려막다가 터졌어요 추심 전화 때문에 못 살겠어요", "debt_adjustment"),
    ("생리대 살 돈이 없어요", "girls_hygiene"),
    ("애 아빠가 이혼하고 돈을 한 번도 안 보내요", "child_support"),
    ("치과에서 이를 다 뽑고 틀니를 하래요", "dentures"),
    ("보일러 기름값이 무서워서 불을 못 때요", "cold_home"),
    ("집주인이 전세금을 안 돌려주고 잠수 탔어요", "jeonse_fraud"),
]


@pytest.mark.parametrize(("line", "matter"), UNSEEN)
def test_what_was_never_seen_is_heard(assistant: Dialogue, line: str, matter: str) -> None:
    found = assistant.meaning.matters.about(line)
    assert found is not None
    assert found[0] == matter
    assert found[1] >= LIKELY


NOTHING = ["안녕하세요", "저는 예순여덟이에요", "그거 서류 뭐 필요해요", "네 그렇게 해 주세요", "오늘 날씨 좋네요", "얼마예요"]


@pytest.mark.parametrize("line", NOTHING)
def test_what_is_about_nothing_is_about_nothing(assistant: Dialogue, line: str) -> None:
    found = assistant.meaning.matters.about(line)
    assert found is None or found[1] < LIKELY


def test_without_its_files_it_knows_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert load(tmp_path, Model()).about("월급을 못 받았어요") is None
    assert "train-matters" in caplog.text


@pytest.mark.parametrize(
    ("line", "intent", "said"),
    [
        ("지게차에 발등이 깔렸는데 회사가 쉬쉬하재요", "life_event", "1588-0075"),
        ("카드값 돌려막다가 터졌어요 추심 전화 때문에 못 살겠어요", "inform", "1600-5500"),
    ],
)
def test_another_office_s_matter_is_answered_with_its_number(say: Say, line: str, intent: str, said: str) -> None:
    assert said in " ".join(reply.text for reply in say(line, intent).replies)


def test_a_benefit_that_is_meant_is_shown_first(say: Say) -> None:
    outcome = say("겨울인데 난방비가 없어요", "inform")
    assert outcome.state["matches"][0]["name"] == "에너지바우처"


def test_a_fact_or_an_answer_means_no_more_than_that(say: Say) -> None:
    say("할머니 혜택이 궁금해요 여든이세요", "ask_benefits")
    outcome = say("월세 살아요", "inform")
    assert outcome.context["topic"] is None
    assert outcome.context["wished"] in ((), [])


@pytest.mark.parametrize("line", ["눈이 펑펑 오네요 예쁘다", "오늘 치과 앞 은행나무가 노랗게 물들었어요"])
def test_talk_that_is_surely_talk_is_about_nothing(assistant: Dialogue, line: str) -> None:
    read = assistant.reader.read(line, DAY, None)
    assert assistant.meaning.matter(Heard(line, "smalltalk", 0.95), read, Context(), ()) is None
