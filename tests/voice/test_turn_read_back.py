"""What is read back before it is believed or sets something going."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.understand import command
from tests.voice.stage import WORDING, Stage, asking
from voice.actions import Caption, End, Speak
from voice.events import Expects
from voice.habits import spoken_habit
from voice.profile import PHONE
from voice.state import State

ROOT = Path(__file__).parents[2]


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


NUMBER = "제 번호는 010-1234-5678이에요"


def at_a_consequence() -> Stage:
    stage = asking(Stage(PHONE).start(), "전화번호를 남겨 주시면 상담원이 전화드릴게요.")
    stage.say(NUMBER)
    assert stage.listen_to_it() == ("전화번호 끝 네 자리 5 6 7 8, 맞나요?",) and len(stage.sent) == 1
    return stage


def test_of_a_number_to_call_only_the_end_is_said_and_shown() -> None:
    stage = at_a_consequence()
    assert stage.last(Speak).line.speech == "전화번호 끝 네 자리 오 육 칠 팔, 맞나요?"
    assert not any("1234" in text for text in (*stage.said, *(caption.text for caption in stage.all(Caption))))


def test_a_number_said_while_we_think_is_read_back_too() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("기초연금이 뭐예요")
    stage.say(NUMBER)
    assert stage.listen_to_it()[-1] == "전화번호 끝 네 자리 5 6 7 8, 맞나요?" and len(stage.sent) == 2
    stage.say("네")
    assert stage.sent[-1] == NUMBER


@pytest.mark.parametrize("yes", ["네", "예", "맞아요", "네 맞습니다", "일 번"])
def test_a_plain_yes_starts_what_was_read_back(yes: str) -> None:
    stage = at_a_consequence()
    stage.say(yes)
    assert stage.sent[-1] == NUMBER


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
    assert len(stage.sent) == 1 and stage.listen_to_it()[0] == "제가 잘못 들었네요."
    stage.say("010 1234 5679예요")
    assert stage.listen_to_it() == ("전화번호 끝 네 자리 5 6 7 9, 맞나요?",)


def test_keys_and_buttons_answer_a_read_back() -> None:
    for act in (lambda stage: stage.press("#"), lambda stage: stage.press("1"), lambda stage: stage.tap("yes")):
        stage = at_a_consequence()
        act(stage)
        assert stage.sent[-1] == NUMBER


def test_silence_starts_nothing() -> None:
    stage = at_a_consequence()
    before = list(stage.sent)
    while stage.turn.state is not State.CLOSED:
        stage.until_it_speaks()
    assert stage.sent == before


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("처음부터 다시", "처음부터 다시 시작할까요?"),
        ("처음부터 다시 하고 싶어요", "처음부터 다시 시작할까요?"),
        ("전부 다 지우고 새로 시작해 주세요", "처음부터 다시 시작할까요?"),
        ("아이고 제가 잘못 말한 게 너무 많아서 그러는데 처음부터 다시 할게요", "처음부터 다시 시작할까요?"),
        ("끝낼게요", "상담을 마칠까요?"),
    ],
)
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


@pytest.mark.parametrize("words", ["처음부터 다시", "전부 다 지우고 새로 시작해 주세요"])
def test_starting_over_is_the_dialogues_once_confirmed(words: str) -> None:
    stage = asking(Stage(PHONE).start())
    stage.say(words)
    stage.listen_to_it()
    stage.say("네")
    assert stage.sent[-1] == WORDING.say("voice.sends.restart")


def test_starting_over_wished_while_we_think_is_asked_about_and_the_answer_comes_all_the_same() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("기초연금이 뭐예요")
    stage.say("전부 다 지우고 새로 시작해 주세요")
    assert stage.listen_to_it()[-1] == "처음부터 다시 시작할까요?" and len(stage.sent) == 2
    stage.answer("기초연금은 이런 거예요.")
    stage.say("아니요")
    assert stage.listen_to_it()[-1] == "기초연금은 이런 거예요." and len(stage.sent) == 2


def everything_the_dialogue_starts_over_on() -> list[str]:
    examples = (ROOT / "data/nlu/restart.yml").read_text(encoding="utf-8").splitlines()
    found = [line.strip().removeprefix("- ").strip("\"'") for line in examples if line.strip().startswith("- ")]
    return [text for text in found if command.read(text) == "restart"]


def test_whatever_words_the_dialogue_would_forget_everything_on_are_asked_about() -> None:
    texts = everything_the_dialogue_starts_over_on()
    assert len(texts) > 100 and {spoken_habit(text) for text in texts} == {"restart"}


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
