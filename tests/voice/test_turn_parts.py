"""Long answers: in parts, with a question between."""

from __future__ import annotations

import pytest

from tests.voice.stage import Stage, asking, lines
from voice.events import Expects
from voice.profile import PHONE

PARTS = (lines("하나예요.", "둘이에요."), lines("셋이에요.", "넷이에요."), lines("다섯이에요."))


def long_answer() -> Stage:
    stage = asking(Stage(PHONE).start())
    stage.say("무엇을 받을 수 있어요")
    assert stage.reply(parts=PARTS, question=lines("혼자 사세요?"), expects=Expects.YES_NO) == (
        "하나예요.",
        "둘이에요.",
        "더 들으시겠어요?",
    )
    return stage


@pytest.mark.parametrize("yes", ["네", "더 들을래요", "계속해 주세요"])
def test_a_long_answer_is_said_in_parts(yes: str) -> None:
    stage = long_answer()
    stage.say(yes)
    assert stage.listen_to_it() == ("셋이에요.", "넷이에요.", "더 들으시겠어요?")
    stage.press("1")
    assert stage.listen_to_it() == ("다섯이에요.", "혼자 사세요?")
    stage.say("아니요")
    assert stage.sent[-1] == "아니요"


def test_who_has_heard_enough_is_asked_the_question() -> None:
    stage = long_answer()
    stage.say("아니요")
    assert stage.listen_to_it() == ("혼자 사세요?",)


def test_between_the_parts_anything_can_be_said() -> None:
    stage = long_answer()
    stage.say("기초연금은 얼마예요")
    assert stage.sent[-1] == "기초연금은 얼마예요"


def test_repeat_says_the_part_heard_last() -> None:
    stage = long_answer()
    stage.say("네")
    part = stage.listen_to_it()
    stage.say("다시")
    assert stage.listen_to_it() == part
