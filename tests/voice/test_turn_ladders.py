"""Silence, and what is not understood: each ends in an answer, a person or a told goodbye."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.voice.stage import WORDING, Stage, asking
from voice.actions import Earcon, End, Sound
from voice.events import Expects, Option
from voice.profile import KIOSK, PHONE
from voice.prompts import Prompts
from voice.state import State

# Nothing is said.


def test_silence_brings_an_example_then_choices_then_a_person_then_a_told_goodbye() -> None:
    stage = asking(Stage(PHONE).start())
    asked = stage.now
    first = stage.until_it_speaks()
    assert stage.now - asked - len(first) == pytest.approx(8.0, abs=0.2)
    assert "이렇게 말씀해 주세요" in " ".join(first)
    second = " ".join(stage.until_it_speaks())
    assert "일 번" in second and "이 번" in second and "말씀하시거나 눌러 주세요" in second
    third = " ".join(stage.until_it_speaks())
    assert stage.handed_over == ["no_input"] and "이어 드릴게요" in third
    stage.reply("지금은 받을 상담원이 없어요. 129에 전화하세요.")
    last = " ".join(stage.until_it_speaks())
    assert "마칠게요" in last and "129" in last
    assert stage.all(End) and stage.turn.state is State.CLOSED


def test_with_nobody_to_call_the_numbers_are_said_before_the_goodbye() -> None:
    stage = asking(Stage(PHONE).start())
    for _ in range(3):
        stage.until_it_speaks()
    assert stage.handed_over == ["no_input"]
    told = []
    while stage.turn.state is not State.CLOSED:
        told += stage.until_it_speaks()
    assert any("129나 110" in text for text in told) and any("마칠게요" in text for text in told)


def test_an_answer_begins_the_ladder_anew() -> None:
    stage = asking(Stage(PHONE).start())
    for _ in range(3):
        stage.until_it_speaks()
        stage.until_it_speaks()
        stage.say("기초연금이 뭐예요")
        stage.reply("기초연금은 이런 거예요.")
    assert not stage.handed_over


def test_a_key_begins_the_ladder_anew() -> None:
    stage = asking(Stage(PHONE).start())
    for _ in range(3):
        stage.until_it_speaks()
        stage.until_it_speaks()
        stage.press("*")
        stage.listen_to_it()
    assert not stage.handed_over


@pytest.mark.parametrize("expects", Expects)
def test_every_kind_of_question_has_its_own_help(expects: Expects) -> None:
    helps = set()
    for _ in range(2):
        stage = asking(Stage(PHONE).start(), expects=expects)
        helps = {stage.until_it_speaks(), stage.until_it_speaks()}
    assert len(helps) == 2


def test_the_options_of_a_question_are_the_choices() -> None:
    options = (Option("월세예요", "월세예요"), Option("전세예요", "전세예요"))
    stage = asking(Stage(PHONE).start(), "어떤 집에 사세요?", options=options)
    stage.until_it_speaks()
    assert "월세예요, 일 번." in stage.until_it_speaks()
    stage.press("1")
    assert stage.sent[-1] == "월세예요"


def test_the_menu_leads_to_a_person() -> None:
    stage = asking(Stage(PHONE).start())
    stage.until_it_speaks()
    stage.until_it_speaks()
    stage.say("삼 번")
    assert stage.handed_over == ["asked"]


def test_short_noises_do_not_hold_up_the_help() -> None:
    stage = asking(Stage(PHONE).start())
    begin = stage.now
    while not stage.playing:
        stage.frames(0.22, 0.9)
        stage.quiet(0.9)
        assert stage.now - begin < 10


def test_who_waits_for_a_person_is_told_so_and_not_asked_for_input() -> None:
    stage = asking(Stage(PHONE).start())
    stage.press("0")
    stage.listen_to_it()
    stage.reply("상담원을 불렀어요.", waiting=True)
    told = [stage.until_it_speaks() for _ in range(5)]
    assert all("기다리고 있어요" in " ".join(text) for text in told) and stage.handed_over == ["asked"]
    stage.say("아직이에요")
    assert stage.sent[-1] == "아직이에요", "what is said meanwhile reaches them"


def test_who_taps_while_waiting_for_a_person_still_waits() -> None:
    stage = asking(Stage(PHONE).start())
    stage.press("0")
    stage.listen_to_it()
    stage.reply("상담원을 불렀어요.", waiting=True)
    stage.tap()
    told = [stage.until_it_speaks() for _ in range(5)]
    assert all("기다리고 있어요" in " ".join(text) for text in told)


def test_a_counsellor_who_takes_over_without_a_word_stops_the_help_for_silence() -> None:
    stage = asking(Stage(PHONE).start())
    stage.answer(to=None, waiting=True)
    assert not stage.handed_over and "기다리고 있어요" in " ".join(stage.until_it_speaks(25.0))


def test_an_abandoned_kiosk_that_waits_for_a_person_is_wiped_too() -> None:
    stage = asking(Stage(KIOSK).start())
    stage.press("0")
    stage.listen_to_it()
    stage.reply("상담원을 불렀어요.", waiting=True)
    for _ in range(9):
        stage.until_it_speaks()
    assert stage.turn.due is None


# Nothing is understood.


def test_mishearing_brings_a_rephrasing_then_choices_then_a_person() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("어버버", accepted=False)
    assert "다시 말씀해 주세요" in " ".join(stage.listen_to_it())
    stage.say("", accepted=True)
    assert "일 번" in " ".join(stage.listen_to_it())
    stage.say("어버버", accepted=False)
    assert stage.handed_over == ["no_match"] and "이어 드릴게요" in " ".join(stage.listen_to_it())
    assert stage.sounds.count("error") == 3


def test_what_the_dialogue_does_not_understand_climbs_the_same_ladder() -> None:
    stage = asking(Stage(PHONE).start())
    options = (Option("어르신", "어르신 혜택"), Option("아이", "아이 혜택"))
    for n in range(3):
        stage.say("무지개 반사")
        said = stage.reply("무슨 말씀인지 잘 모르겠어요.", understood=False, options=options)
        assert ("어르신, 일 번." in said) is (n == 1)
    assert stage.handed_over == ["no_match"]


def test_what_is_understood_begins_the_ladder_anew() -> None:
    stage = asking(Stage(PHONE).start())
    for _ in range(3):
        stage.say("어버버", accepted=False)
        stage.listen_to_it()
        stage.say("어버버", accepted=False)
        stage.listen_to_it()
        stage.say("기초연금이 뭐예요")
        stage.reply("기초연금은 이런 거예요.")
    assert not stage.handed_over


def test_after_person_and_no_person_comes_a_told_goodbye() -> None:
    stage = asking(Stage(PHONE).start())
    for _ in range(3):
        stage.say("어버버", accepted=False)
        stage.listen_to_it()
    stage.wait(16.0)
    assert any("129나 110" in text for text in stage.listen_to_it())
    stage.say("어버버", accepted=False)
    assert "마칠게요" in " ".join(stage.listen_to_it()) and stage.all(End)


# Wording.


def test_every_prompt_can_be_listened_to() -> None:
    blanks: dict[str, Any] = {"first": "월세", "second": "전세", "third": "내 집", "last": "5 6 7 8", "text": "예순여덟"}
    blanks |= {"minutes": 60, "about": "기초연금"}
    for hands_free in (True, False):
        prompts = Prompts(WORDING, hands_free)
        keys = [key.removeprefix("voice.") for key in WORDING.entries if key.startswith("voice.")]
        texts = {key: prompts.say(key, **blanks) for key in keys if isinstance(WORDING.entries[f"voice.{key}"], str)}
        texts |= {f"help {i}": part for i, part in enumerate(prompts.help())}
        for key, said in texts.items():
            assert len(said) <= (3 if key == "choose.three" else 2), key
            assert sum(len(re.findall("[가-힣]", line.speech)) for line in said) <= 60, f"{key} is too long for one breath"
            assert not re.search(r"[0-9A-Za-z(){}\[\]]", " ".join(line.speech for line in said)), key
            assert sum(text.count(" 번") for text in (line.text for line in said)) <= 3, f"{key} has too many keys"


def test_the_menu_has_at_most_three_and_each_leads_somewhere() -> None:
    menu = Prompts(WORDING, True).menu()
    assert 2 <= len(menu) <= 3 and all(option.text for option in menu)


def test_ladder_prompts_are_said_and_marked() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("어버버", accepted=False)
    assert (stage.now, Earcon(Sound.ERROR)) in stage.log
