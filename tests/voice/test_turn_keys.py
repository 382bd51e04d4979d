"""The keys in all their meanings: choosing, typing a figure, and the habits, which right after * they are everywhere."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from channels.audio_frames import ButtonName
from tests.voice.stage import Stage, asking
from tests.voice.test_turn_habits import KEYS, works
from voice import habits
from voice.actions import Speak
from voice.events import Expects, Option
from voice.profile import KIOSK, PHONE

TEN = ("repeat", "slower", "faster", "louder", "softer", "simpler", "restart", "stop", "person", "help")
OPTIONS = (Option("월세예요", "월세예요"), Option("전세예요", "전세예요"), Option("내 집이에요", "내 집이에요"))


def test_each_of_the_ten_has_a_key_and_a_button() -> None:
    assert set(TEN) <= set(KEYS) and set(TEN) <= set(get_args(ButtonName))
    assert {habit: key for key, habit in habits.KEYS.items()} == {habit: key for habit, key in KEYS.items() if len(key) == 1 and key != "#"}


@pytest.mark.parametrize("habit", KEYS)
@pytest.mark.parametrize("given", [{"expects": Expects.NUMBER}, {"options": OPTIONS, "say_options": True}], ids=["figure", "options"])
def test_right_after_star_a_key_is_what_it_always_is(habit: str, given: dict[str, Any]) -> None:
    stage = asking(Stage(PHONE).start(), "몇 살이세요?", **given)
    since, sent = len(stage.log), list(stage.sent)
    stage.press(KEYS[habit] if "*" in KEYS[habit] or habit == "end" else f"*{KEYS[habit]}")
    found = [action.line.text for _, action in stage.log[since:] if isinstance(action, Speak)]
    assert works(stage, habit, since) or (habit == "repeat" and "몇 살이세요?" in found)
    assert habit == "simpler" or stage.sent == sent


def test_who_answers_what_star_repeated_is_not_taken_to_mean_a_habit() -> None:
    stage = asking(Stage(PHONE).start(), "몇 살이세요?", expects=Expects.NUMBER)
    stage.press("*")
    stage.listen_to_it()
    stage.press("68#")
    assert stage.sent[-1] == "68"


def test_help_tells_every_key_and_on_a_kiosk_those_of_the_screen() -> None:
    for where, screen in ((PHONE, False), (KIOSK, True)):
        stage = Stage(where).start()
        stage.press("9")
        heard = list(stage.listen_to_it())
        while heard[-1] == "더 들으시겠어요?":
            stage.press("1")
            heard += stage.listen_to_it()
        told = " ".join(heard)
        for name in ("별표", "영 번", "우물정자", "삼 번", "사 번", "오 번", "육 번", "칠 번", "팔 번", "구 번"):
            assert name in told
        assert ("낮은 화면" in told) is screen
