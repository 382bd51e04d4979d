"""Somebody else threatens to take the speaker's life too: to get away comes first, the word for the heart last."""

from __future__ import annotations

import pytest

from bot.understand.crisis import detect
from bot.understand.crisis_forms import form
from tests.bot.saying import Say, text

GAS = """
    아버지가 가스 틀어놓고 같이 죽자고 하세요 | 엄마가 연탄 피우자고 해요 | 남편이 번개탄 사 와서 같이 가재요
    | 아들이 휘발유 뿌리고 다 죽자고 난리예요 | 남편이 다같이 죽자면서 가스 밸브를 열었어요
    | 어머니가 연탄불 피워 놓고 다 같이 가자고 하세요
"""
OTHERWISE = """
    남편이 칼 들고 같이 죽자고 해요 | 남편이 너 죽고 나 죽자고 해요 | 남편이 애들 데리고 죽겠대요 | 아빠가 차에서 같이 죽재요
    | 엄마가 약 먹고 같이 죽자고 했어요 | 아빠가 우리 가족 다 같이 죽자고 해요 | 마누라가 같이 뛰어내리자고 해요
    | 남친이 같이 죽자고 협박해요 | 시어머니가 농약 놓고 같이 죽자 하세요
"""
OWN = """
    애들이랑 같이 죽을까 생각했어요 | 제가 아이랑 같이 죽자고 했어요 | 남편한테 같이 죽자고 했어요
    | 엄마가 자꾸 죽고 싶다고 하세요 | 딸 데리고 같이 죽으려고요 | 작년에 남편이 같이 죽자고 한 게 자꾸 생각나서 죽고 싶어요
"""
NO_DANGER = """
    친구들이 오늘 먹고 죽자고 해요 | 엄마가 연탄 때자고 해요 | 어머니가 연탄보일러로 바꾸자고 하세요
    | 남편이 연탄불에 고기 구워 먹자고 해요 | 남편이 같이 가자고 해서 병원 왔어요 | 엄마가 같이 죽 먹자고 하세요
    | 가스레인지 켜놓고 라면 끓여요 | 연탄 배달 봉사 같이 가자고 해요
    | 영감이 죽자고 일만 해요 | 형이 술 먹고 죽자고 해요
"""


def each(lines: str) -> list[str]:
    return [line.strip() for line in lines.split("|")]


@pytest.mark.parametrize("words", each(GAS))
def test_gas_sends_everybody_out_before_the_call(say: Say, words: str) -> None:
    first = say(words, "life_event")
    assert first.state["crisis"] == "suicide" and form("suicide", words) == "along_gas"
    answer = text(first)
    assert answer.startswith("119") and "밖으로 나와" in answer and "스위치" in answer
    assert answer.index("112") < answer.index("109")


@pytest.mark.parametrize("words", each(OTHERWISE))
def test_who_is_threatened_is_sent_away_and_to_the_police(say: Say, words: str) -> None:
    first = say(words, "life_event")
    assert first.state["crisis"] == "suicide" and form("suicide", words) == "along"
    answer = text(first)
    assert answer.startswith("112") and "벗어나" in answer
    assert answer.index("119") < answer.index("109")


@pytest.mark.parametrize("words", each(OWN))
def test_ones_own_wish_to_die_is_met_as_before(words: str) -> None:
    assert detect(words) == "suicide" and form("suicide", words) is None


@pytest.mark.parametrize("words", each(NO_DANGER))
def test_what_is_no_threat_is_no_danger(words: str) -> None:
    assert detect(words) is None


SPEAKS_OF_IT = ["아빠가 같이 죽재요", "남편이 죽자고 해요", "엄마가 너 죽고 나 죽자고 하셔요", "남편이 저를 죽이려고 해요"]


@pytest.mark.parametrize("words", SPEAKS_OF_IT)
def test_who_speaks_of_dying_is_not_dead(say: Say, words: str) -> None:
    state = say(words, "life_event").state
    assert state["crisis"] and "bereaved" not in state["facts"]
    assert "장제급여" not in [match["name"] for match in state["matches"]]


@pytest.mark.parametrize("words", ["남편이 죽었어요", "남편이 작년에 죽고 혼자 살아요", "아버지가 갑자기 죽어서 막막해요"])
def test_who_is_dead_is_mourned(say: Say, words: str) -> None:
    assert say(words, "life_event").state["facts"]["bereaved"] is True


def test_a_flame_beside_gas_is_a_fire() -> None:
    assert detect("아버지가 가스 켜놓고 라이터 들고 있어요") == "fire"


def test_what_follows_stays_with_getting_away(say: Say) -> None:
    say("아버지가 가스 틀어놓고 같이 죽자고 하세요", "life_event")
    next_door, how, out = say("지금 옆방에 있어요", "inform"), say("어떻게 해요", "unclear"), say("밖으로 나왔어요", "life_event")
    assert text(next_door) != text(how)
    assert all(text(each).startswith("119") for each in (next_door, how, out))
    assert "잘하셨어요" in text(out)
    assert say("119에 신고했어요", "life_event").state["crisis"] is None


def test_where_to_go_is_answered(say: Say) -> None:
    say("남편이 칼 들고 같이 죽자고 해요", "life_event")
    assert "피난처" in text(say("어디로 가야 돼요", "ask_how"))
