"""Silence, what is not understood, what is read back, long answers: each ends in an answer, a person or a told goodbye."""

from __future__ import annotations

import re

import pytest

from tests.voice.stage import WORDING, Stage, asking, lines
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


# What is read back.


def test_what_was_badly_heard_is_read_back() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("기초연금 신청하고 싶어요", log_prob=-0.85)
    assert stage.listen_to_it() == ("기초연금 신청하고 싶어요, 맞나요?",) and len(stage.sent) == 1
    stage.say("네 맞아요")
    assert stage.sent[-1] == "기초연금 신청하고 싶어요"


def test_repetitive_words_are_read_back() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("연금 연금 연금", compression=2.2)
    assert "맞나요?" in stage.listen_to_it()[0]


def test_what_was_heard_well_is_not_read_back() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("저희 어머니가 예순여덟이세요", log_prob=-0.2)
    assert stage.sent[-1] == "저희 어머니가 예순여덟이세요"


def test_a_figure_that_was_asked_for_is_read_back_when_said_and_not_when_typed() -> None:
    stage = asking(Stage(PHONE).start(), "몇 살이세요?", expects=Expects.NUMBER)
    stage.say("예순여덟이요")
    assert stage.listen_to_it() == ("예순여덟이요, 맞나요?",)
    stage.press("#")
    assert stage.sent[-1] == "예순여덟이요"


def test_a_correction_of_the_read_back_is_read_back_again() -> None:
    stage = asking(Stage(PHONE).start(), "몇 살이세요?", expects=Expects.NUMBER)
    stage.say("예순여덟이요")
    stage.listen_to_it()
    stage.say("아니 예순아홉이요")
    assert stage.listen_to_it() == ("예순아홉이요, 맞나요?",)
    stage.say("네")
    assert stage.sent[1:] == ["예순아홉이요"]


def test_misheard_again_and_again_ends_at_a_person() -> None:
    stage = asking(Stage(PHONE).start(), "몇 살이세요?", expects=Expects.NUMBER)
    for _ in range(3):
        stage.say("예순여덟이요")
        stage.listen_to_it()
        stage.say("아니요")
        stage.listen_to_it()
    assert stage.handed_over == ["no_match"] and len(stage.sent) == 1


def test_a_number_nobody_may_hear_is_not_said_aloud() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("주민번호는 580101-2345678이에요", log_prob=-0.9)
    assert not any("2345678" in text for text in stage.said) and len(stage.sent) == 2


CONSEQUENCE = {"question": lines("전화번호 끝자리 오육칠팔로 상담원이 전화드릴까요?"), "consequential": True}


def at_a_consequence() -> Stage:
    stage = asking(Stage(PHONE).start())
    stage.say("상담원이 저한테 전화해 달라고 해 주세요")
    stage.reply(**CONSEQUENCE)
    return stage


@pytest.mark.parametrize("yes", ["네", "예", "맞아요", "네 맞습니다", "일 번"])
def test_a_plain_yes_starts_what_was_read_back(yes: str) -> None:
    stage = at_a_consequence()
    stage.say(yes)
    assert stage.sent[-1] == "네"


@pytest.mark.parametrize("text", ["네 그런데 얼마예요", "기초연금 신청할래요", "음", "어", "어 음", "더 들을래요", "네가 누군데"])
def test_nothing_else_does(text: str) -> None:
    stage = at_a_consequence()
    before = list(stage.sent)
    stage.say(text)
    assert stage.sent == before and "네 또는 아니요" in " ".join(stage.listen_to_it())


def test_a_yes_badly_heard_is_asked_again() -> None:
    stage = at_a_consequence()
    before = list(stage.sent)
    stage.say("네", log_prob=-0.9)
    assert stage.sent == before and stage.listen_to_it()


@pytest.mark.parametrize("no", ["아니요", "아뇨", "싫어요", "이 번", "아니"])
def test_no_is_no(no: str) -> None:
    stage = at_a_consequence()
    stage.say(no)
    assert stage.sent[-1] == "아니요"


def test_keys_and_buttons_answer_a_read_back() -> None:
    for act in (lambda stage: stage.press("#"), lambda stage: stage.press("1"), lambda stage: stage.tap("yes")):
        stage = at_a_consequence()
        act(stage)
        assert stage.sent[-1] == "네"


def test_silence_starts_nothing() -> None:
    stage = at_a_consequence()
    before = list(stage.sent)
    while stage.turn.state is not State.CLOSED:
        stage.until_it_speaks()
    assert stage.sent == before


@pytest.mark.parametrize(("words", "asked"), [("처음부터 다시", "처음부터 다시 시작할까요?"), ("끝낼게요", "상담을 마칠까요?")])
def test_forgetting_and_ending_are_asked_about(words: str, asked: str) -> None:
    for answer in ("아니요", "네 근데 잠깐만요"):
        stage = asking(Stage(PHONE).start(), "혼자 사세요?", expects=Expects.YES_NO)
        stage.say(words)
        assert stage.listen_to_it()[-1] == asked
        stage.say(answer)
        said = stage.listen_to_it()
        assert len(stage.sent) == 1 and not stage.all(End)
        if answer == "아니요":
            assert said == ("네, 그대로 이어 갈게요.", "혼자 사세요?")
            stage.say("네")
            assert stage.sent[-1] == "네", "the question stands"


def test_silence_to_our_own_question_leaves_things_as_they_are() -> None:
    stage = asking(Stage(PHONE).start(), "혼자 사세요?", expects=Expects.YES_NO)
    stage.say("끝낼게요")
    stage.listen_to_it()
    stage.until_it_speaks()
    assert stage.until_it_speaks() == ("네, 그대로 이어 갈게요.", "혼자 사세요?")


def test_starting_over_is_the_dialogues_once_confirmed() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("처음부터 다시")
    stage.listen_to_it()
    stage.say("네")
    assert stage.sent[-1] == WORDING.say("voice.sends.restart")


def test_an_answer_that_comes_while_we_ask_our_own_question_is_not_lost() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("기초연금이 뭐예요")
    stage.press("#")
    stage.listen_to_it()
    stage.answer("기초연금은 이런 거예요.")
    assert not stage.playing
    stage.press("2")
    assert stage.listen_to_it()[-1] == "기초연금은 이런 거예요."


def test_nor_is_one_that_comes_while_we_are_still_asking() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("기초연금이 뭐예요")
    stage.press("#")
    stage.answer("기초연금은 이런 거예요.")
    assert stage.listen_to_it() == ("상담을 마칠까요?",)
    stage.press("2")
    assert stage.listen_to_it()[-1] == "기초연금은 이런 거예요."


def test_another_wish_in_place_of_a_yes_leaves_the_question_before_it() -> None:
    stage = asking(Stage(PHONE).start(), "혼자 사세요?", expects=Expects.YES_NO)
    stage.say("끝낼게요")
    stage.listen_to_it()
    stage.say("그만")
    stage.listen_to_it()
    stage.say("네")
    assert stage.sent[-1] == "네" and not stage.all(End)


# Long answers.

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


# Wording.


def test_every_prompt_can_be_listened_to() -> None:
    blanks = {"first": "월세", "second": "전세", "third": "내 집", "text": "예순여덟"}
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
