"""Who may interrupt us and how, and how we go on after what was no interruption."""

from __future__ import annotations

import pytest

from tests.voice.stage import LONG, Stage, asking, lines, speaking
from voice import profile
from voice.actions import (
    ClearPlayback,
    HandOver,
    Recognise,
    SendText,
    Speak,
)
from voice.events import (
    EchoDeclared,
    Expects,
    Reply,
    Spoken,
    Started,
)
from voice.profile import KIOSK, PHONE
from voice.state import State

CANCELLING = profile.Profile(echo="cancelled", echo_warm_up=3.0)
LOUDSPEAKER = profile.Profile(echo="none")


def test_a_button_stops_us_at_once() -> None:
    stage = speaking(KIOSK)
    assert ClearPlayback() in stage.tap() and stage.turn.state is State.LISTENING


@pytest.mark.parametrize("key", "0123456789*#")
def test_every_key_stops_us_at_once(key: str) -> None:
    stage = speaking()
    done = stage.press(key)
    assert ClearPlayback() in done and any(isinstance(action, Speak | HandOver | SendText) for action in done), "and leads on"


def test_half_a_second_of_speech_stops_us_where_no_echo_is_heard() -> None:
    stage = speaking()
    begin = stage.now
    stage.speak(0.45)
    assert stage.turn.state is State.SPEAKING
    stage.speak(0.3)
    assert stage.turn.state is State.PAUSED
    assert stage.time_of_last(ClearPlayback) - begin <= 0.6
    stage.speak(0.5)
    stage.quiet(1.0)
    stage.recognise("그건 아니고 장애인연금이요")
    assert stage.sent[-1] == "그건 아니고 장애인연금이요"


def test_without_echo_cancellation_no_voice_stops_us_and_our_own_is_not_recognised() -> None:
    stage = speaking(LOUDSPEAKER)
    before = len(stage.all(Recognise))
    assert not stage.capturing
    stage.speak(6.0)
    assert stage.turn.state is State.SPEAKING and len(stage.all(Recognise)) == before
    stage.listen_to_it()
    over = stage.now
    stage.speak(1.0)
    stage.quiet(1.0)
    assert stage.last(Recognise).begin >= over + 0.15, "nor what the loudspeaker leaves in the room"


def test_echo_cancellation_is_believed_after_it_has_learnt() -> None:
    stage = Stage(CANCELLING)
    stage.do(Started(0.0))
    for speak in list(stage.playing):
        stage.now += 0.2
        stage.do(Spoken(stage.now, speak.utterance, speak.index))
    stage.playing.clear()
    stage.do(Reply(stage.now, None, (lines(*LONG),)))
    stage.speak(2.3)
    assert stage.turn.state is State.SPEAKING, "within the first three seconds"
    stage.quiet(1.0)
    stage.speak(0.7)
    assert stage.turn.state is State.PAUSED


def test_who_declares_an_echo_while_we_listen_has_our_last_words_left_out() -> None:
    stage = asking(Stage(PHONE).start())
    over = stage.now
    stage.do(EchoDeclared(stage.now, "none"))
    stage.speak(1.0)
    stage.quiet(0.5)
    assert stage.last(Recognise).begin >= over + 0.15


def test_a_canceller_declared_late_has_to_learn_too() -> None:
    stage = speaking(LOUDSPEAKER)
    stage.do(EchoDeclared(stage.now, "cancelled"))
    stage.speak(2.5)
    assert stage.turn.state is State.SPEAKING


def test_who_declares_an_echo_while_we_speak_is_not_listened_to() -> None:
    stage = speaking()
    stage.do(EchoDeclared(stage.now, "none"))
    stage.speak(2.0)
    assert stage.turn.state is State.SPEAKING and not stage.capturing


@pytest.mark.parametrize("word", ["네", "예", "음", "아", "그렇구나", "네 네", "아 그렇군요", "응 알겠어요"])
def test_sounds_of_one_who_listens_do_not_end_our_answer(word: str) -> None:
    stage = speaking()
    said = len(stage.all(Speak))
    sent = list(stage.sent)
    stage.speak(0.7)
    stage.quiet(1.0)
    stage.recognise(word)
    assert stage.sent == sent and stage.turn.state is State.SPEAKING
    assert [s.line.text for s in stage.all(Speak)[said:]] == list(LONG), "from the sentence that was cut"


def test_after_a_false_interruption_it_goes_on_with_the_sentence_that_was_cut() -> None:
    stage = speaking()
    first = stage.playing.pop(0)
    stage.do(Spoken(stage.now, first.utterance, 0))
    stage.speak(0.8)
    assert stage.turn.state is State.PAUSED
    stage.quiet(0.9)
    silent = stage.now
    stage.wait(2.1)
    assert [s.line.text for s in stage.playing] == list(LONG[1:])
    assert stage.time_of_last(Speak) - silent <= 2.1
    assert stage.last(Recognise).id in stage.cancelled
    stage.listen_to_it()
    assert stage.turn.state is State.LISTENING


def test_noise_that_interrupts_is_a_false_interruption_too() -> None:
    stage = speaking()
    stage.speak(0.8)
    stage.quiet(1.0)
    stage.recognise("시청해주셔서 감사합니다", accepted=False)
    assert [s.line.text for s in stage.playing] == list(LONG)


def test_two_false_interruptions_lose_nothing() -> None:
    stage = speaking()
    for _ in range(2):
        stage.speak(0.8)
        stage.quiet(0.9)
        stage.wait(2.1)
    assert stage.listen_to_it() == LONG


def test_a_crisis_number_and_a_read_back_cannot_be_cut_by_voice() -> None:
    read_back = asking(Stage(PHONE).start())
    read_back.say("전부 다 지우고 새로 시작해 주세요")
    for stage in (speaking(PHONE, *LONG, protected=True), read_back):
        assert_uncut(stage)


def assert_uncut(stage: Stage) -> None:
    stage.speak(3.0)
    assert stage.turn.state is State.SPEAKING
    assert ClearPlayback() in stage.tap(), "by hand it can"


def test_the_greeting_and_error_prompts_cannot_be_cut_by_voice() -> None:
    stage = Stage(PHONE)
    stage.do(Started(0.1))
    assert all(speak.protected for speak in stage.playing)
    stage.listen_to_it()
    stage.say("어버버", accepted=False)
    assert stage.playing and all(speak.protected for speak in stage.playing)


def test_a_short_command_said_into_our_words_works_and_other_short_words_do_not() -> None:
    stage = speaking()
    stage.speak(0.4)
    stage.quiet(0.4)
    stage.recognise("네")
    assert stage.turn.state is State.SPEAKING and len(stage.playing) == 3
    stage.quiet(1.0)
    stage.speak(0.4)
    stage.quiet(0.4)
    stage.recognise("그만")
    assert "멈출게요" in stage.listen_to_it()[0]


def test_an_answer_that_begins_in_our_last_words_is_heard_from_its_beginning() -> None:
    stage = speaking(PHONE, "혼자 사세요?", expects=Expects.YES_NO)
    began = stage.now
    stage.speak(0.3)
    stage.listen_to_it()
    stage.speak(0.3)
    stage.quiet(1.0)
    assert stage.last(Recognise).begin <= began
    stage.recognise("네")
    assert stage.sent[-1] == "네"


def test_a_tap_while_the_words_of_an_interruption_are_awaited_does_not_make_us_go_on() -> None:
    stage = speaking()
    stage.speak(0.8)
    stage.quiet(0.9)
    assert stage.tap() == () and stage.turn.state is State.PAUSED


def test_a_word_said_just_as_we_end_is_an_answer_even_if_it_was_recognised_before() -> None:
    stage = speaking(PHONE, "혼자 사세요?", expects=Expects.YES_NO)
    stage.speak(0.3)
    stage.quiet(0.35)
    early = stage.last(Recognise).id
    for speak in list(stage.playing):
        stage.do(Spoken(stage.now, speak.utterance, speak.index))
    stage.quiet(0.5)
    assert early not in stage.cancelled and stage.last(Recognise).id == early
    stage.recognise("네")
    assert stage.sent[-1] == "네"


def test_noise_that_goes_on_interrupts_twice_and_then_only_hands_do_until_words_are_heard() -> None:
    stage = speaking()
    for _ in range(2):
        stage.speak(0.6)
        assert stage.turn.state is State.PAUSED
        stage.quiet(1.7)
        stage.recognise("", accepted=False)
    stage.speak(2.0)
    assert stage.turn.state is State.SPEAKING
    stage.quiet(1.0)
    stage.listen_to_it()
    stage.say("생계급여는요")
    stage.answer(*LONG)
    stage.speak(0.6)
    assert stage.turn.state is State.PAUSED


def test_who_goes_on_talking_after_the_longest_answer_does_not_cut_off_that_it_was_too_long() -> None:
    stage = asking(Stage(PHONE).start())
    stage.speak(15.5)
    stage.recognise("기초연금을 받고 싶은데요")
    assert stage.turn.state is State.SPEAKING
    stage.speak(2.0)
    assert stage.turn.state is State.SPEAKING
