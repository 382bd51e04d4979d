"""What breaks: recogniser, voice, playback, the line."""

from __future__ import annotations

from tests.voice.stage import Stage, asking, speaking
from voice.actions import (
    Caption,
    ClearPlayback,
    End,
    Recognise,
    StopCapture,
)
from voice.events import (
    HungUp,
    RecogniserFailed,
    SynthesisFailed,
)
from voice.profile import PHONE, WEB
from voice.state import State


def test_a_recogniser_that_dies_gets_a_second_try_then_we_say_so() -> None:
    stage = asking(Stage(PHONE).start())
    stage.speak(1.0)
    stage.quiet(1.0)
    first = stage.last(Recognise).id
    stage.recogniser_fails()
    again = stage.last(Recognise)
    assert again.id != first and not again.speculative
    stage.recognise("기초연금이 뭐예요")
    assert stage.sent[-1] == "기초연금이 뭐예요"


def test_a_recogniser_that_stays_dead_ends_at_a_person() -> None:
    stage = asking(Stage(PHONE).start())
    told = []
    for _ in range(3):
        stage.speak(1.0)
        stage.quiet(1.0)
        stage.wait(13.0)
        told += stage.listen_to_it()
    assert stage.handed_over == ["trouble"] and sum("소리를 제대로 받지 못했어요" in text for text in told) == 2
    assert "error" in stage.sounds


def test_corrupt_audio_is_answered() -> None:
    stage = asking(Stage(WEB).start())
    stage.do(RecogniserFailed(stage.now))
    assert "소리를 제대로 받지 못했어요" in stage.listen_to_it()[0]


def test_a_sentence_without_sound_is_passed_over() -> None:
    stage = speaking()
    speak = stage.playing.pop(0)
    stage.do(SynthesisFailed(stage.now, speak.utterance, 0))
    stage.listen_to_it()
    assert stage.turn.state is State.LISTENING and not stage.handed_over


def test_a_voice_that_fails_twice_brings_a_person() -> None:
    stage = speaking()
    stage.voice_fails()
    assert stage.sounds[-2:] == ["error", "listening"]
    stage.say("다시 말해 주세요")
    stage.voice_fails()
    assert stage.handed_over == ["trouble"]
    stage.voice_fails()
    stage.answer("상담원이 곧 받아요.", waiting=True)
    stage.listen_to_it()
    assert stage.turn.state is State.LISTENING


def test_a_voice_that_stays_dead_ends_with_a_goodbye_on_the_screen() -> None:
    stage = asking(Stage(PHONE).start())
    for _ in range(40):
        stage.voice_fails()
        stage.wait(4.0)
    assert stage.all(End) and any("마칠게요" in caption.text for caption in stage.all(Caption))


def test_playback_that_never_reports_is_not_waited_for() -> None:
    stage = speaking()
    stage.wait(25.0)
    assert "듣고 있어요." in stage.said, "the first help where nothing is said"


def test_hanging_up_ends_everything() -> None:
    stage = speaking()
    done = stage.do(HungUp(stage.now))
    assert ClearPlayback() in done and StopCapture() in done
    assert stage.turn.state is State.CLOSED and stage.turn.due is None
    assert stage.do(HungUp(stage.now)) == ()
