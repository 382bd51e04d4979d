"""What strangers told that was taken for something else."""

from __future__ import annotations

import pytest

from bot.details import Detail, is_for_younger
from bot.dialogue import Dialogue
from bot.understand import crisis
from tests.bot.conftest import DAY
from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    "line",
    [
        "공장에서 손가락 다쳤어요 사장님이 산재 안 된다고 해요 외국인이라서. 맞아요?",
        "상사가 연차 없다고 하는데 맞아요?",
        "집주인이 관리비 따로 내래요 맞아요?",
    ],
)
def test_who_asks_whether_it_is_right_was_not_beaten(line: str) -> None:
    assert crisis.detect(line) is None


@pytest.mark.parametrize("line", ["사장한테 맞아요", "선배들이 때려서 맞았어요", "사장님이 저를 때려요"])
def test_who_is_beaten_is(line: str) -> None:
    assert crisis.detect(line) is not None


def test_a_wife_sent_ahead_is_not_dead(assistant: Dialogue) -> None:
    read = assistant.reader.read("짐 몇 개 남겨두고 아내만 먼저 보내고 기다려도 되나요", DAY, None)
    assert not any(said.fact == "bereaved" for said in read.said)
    read = assistant.reader.read("남편 먼저 보내고 혼자 삽니다", DAY, None)
    assert any(said.fact == "bereaved" for said in read.said)


def test_what_is_for_those_below_an_age_is_not_told_to_who_is_above() -> None:
    below = Detail("아니요, 65세가 안 되어도 돼요. 치매가 있으면 65세 전에도 신청해요.", ("65세",), "법")
    assert is_for_younger(below, 88) and not is_for_younger(below, 60)
    assert not is_for_younger(Detail("만 75세가 되기 전이면 신청할 수 있어요.", ("75세",), "법"), 80)


def test_who_is_88_is_not_told_that_65_is_not_needed(say: Say) -> None:
    said = text(
        say("내가 올해 여든여덟인데 다리가 아파서 밥도 해 먹기 힘들고 누가 와서 좀 도와주면 좋겠는데 요양 등급은 없어요", "ask_how")
    )
    assert "65세가 안 되어도" not in said
