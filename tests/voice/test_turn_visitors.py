"""A kiosk's visitors, one after the other; beginnings and ends."""

from __future__ import annotations

from tests.voice.stage import Stage, asking, lines
from voice.actions import (
    CancelRecognition,
    End,
    KeepAudio,
    Recognise,
    SendText,
    Speak,
    StartCapture,
    Wipe,
)
from voice.events import (
    Consent,
    HungUp,
    Reply,
)
from voice.profile import KIOSK, KIOSK_HANDS_FREE, PHONE
from voice.state import State


def test_the_button_opens_the_microphone_and_closes_the_turn() -> None:
    stage = Stage(KIOSK)
    stage.tap()
    assert "큰 단추를 누르고" in " ".join(stage.listen_to_it())
    assert stage.turn.state is State.IDLE and not stage.capturing
    assert StartCapture() in stage.tap()
    stage.speak(1.0)
    done = stage.tap()
    assert any(isinstance(action, Recognise) for action in done) and stage.turn.state is State.ENDPOINT


def test_who_does_nothing_is_warned_may_stay_and_is_forgotten_after_that() -> None:
    stage = asking(Stage(KIOSK).start())
    said: list[str] = []
    while "지울게요" not in " ".join(said):
        said += stage.until_it_speaks()
    stage.press("5")
    assert "기다릴게요" in stage.listen_to_it()[0] and not stage.all(Wipe)
    said = []
    while "지울게요" not in " ".join(said):
        said += stage.until_it_speaks()
    warned = stage.now
    assert any("마칠게요" in text for text in stage.until_it_speaks())
    assert stage.now - warned >= 20 and stage.all(Wipe)
    assert stage.turn.state is State.IDLE and stage.turn.due is None


def test_speaking_after_the_warning_is_staying() -> None:
    stage = asking(Stage(KIOSK_HANDS_FREE).start())
    while "지울게요" not in " ".join(stage.until_it_speaks()):
        pass
    stage.say("아직 있어요 기초연금 알려 주세요")
    assert stage.sent[-1] == "아직 있어요 기초연금 알려 주세요"
    stage.reply("네, 알려 드릴게요.")
    stage.wait(12.0)
    assert not stage.all(Wipe)


def test_nobody_is_forgotten_in_the_middle_of_a_sentence() -> None:
    stage = asking(Stage(KIOSK_HANDS_FREE).start())
    while "지울게요" not in " ".join(stage.until_it_speaks()):
        pass
    stage.quiet(17.0)
    stage.speak(6.0)
    assert stage.turn.state is State.SPEECH and not stage.all(Wipe) and not stage.playing


def test_nothing_of_the_last_visitor_is_taken_for_the_next_ones() -> None:
    stage = asking(Stage(KIOSK).start())
    ids = [action.utterance for action in stage.all(Speak)] + [stage.last(SendText).id]
    while not stage.all(Wipe):
        stage.until_it_speaks()
    stage.tap()
    assert stage.last(Speak).utterance > max(ids)


def test_the_room_is_known_to_the_next_visitor_too() -> None:
    stage = asking(Stage(KIOSK).start())
    while not stage.all(Wipe):
        stage.until_it_speaks()
        stage.frames(0.5, 0.9, -40.0)
    stage.frames(7.0, 0.9, -40.0)
    stage.tap()
    stage.listen_to_it()
    stage.tap()
    stage.frames(2.0, 0.9, -39.0)
    assert stage.turn.state is State.LISTENING


def test_the_next_visitor_begins_anew() -> None:
    stage = asking(Stage(KIOSK).start())
    stage.tap("slower")
    stage.listen_to_it()
    old = stage.last(SendText).id
    while not stage.all(Wipe):
        stage.until_it_speaks()
    stage.do(Reply(stage.now, old, (lines("앞사람의 답이에요."),), protected=True))
    assert stage.listen_to_it() == ()
    stage.tap()
    assert stage.last(Speak).rate == 140
    stage.listen_to_it()
    stage.do(Reply(stage.now, old, (lines("앞사람의 답이에요."),), protected=True))
    assert stage.listen_to_it() == (), "not even a number to call"
    stage.tap("repeat")
    assert "안녕하세요" in stage.listen_to_it()[0], "there is nothing else to repeat"


def test_the_kiosk_does_not_listen_to_the_neighbours() -> None:
    stage = asking(Stage(KIOSK).start())
    stage.frames(3.0, 0.9, -45.0)
    stage.tap()
    before = len(stage.all(Recognise))
    stage.frames(4.0, 0.9, -44.0)
    assert stage.turn.state is State.LISTENING and len(stage.all(Recognise)) == before


def test_audio_is_kept_only_with_consent() -> None:
    stage = Stage(KIOSK).start()
    assert not stage.all(KeepAudio)
    assert stage.do(Consent(stage.now, True)) == (KeepAudio(True),)
    assert stage.do(Consent(stage.now, False)) == (KeepAudio(False),)


def test_who_takes_their_consent_back_is_asked_once_told_and_not_heard_any_more() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("동의를 거둘게요")
    assert "그렇게 할까요?" in stage.listen_to_it()[-1] and not stage.all(KeepAudio)
    stage.say("네")
    assert "이제 목소리를 듣지 않아요" in " ".join(stage.listen_to_it())
    assert stage.all(KeepAudio) == [KeepAudio(False)]
    assert stage.all(End) and stage.turn.state is State.CLOSED and not stage.capturing


def test_who_keeps_their_consent_goes_on_where_they_were() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("동의를 거둘게요")
    stage.listen_to_it()
    stage.say("아니요")
    assert "그대로 이어 갈게요" in " ".join(stage.listen_to_it())
    assert not stage.all(KeepAudio) and not stage.all(End)


def test_two_talks_share_nothing() -> None:
    one, other = asking(Stage(PHONE).start()), Stage(PHONE).start()
    one.tap("slower")
    one.tap("slower")
    other.tap("repeat")
    assert other.last(Speak).rate == 140 and not other.sent


def test_ending_is_told_and_then_nothing_more() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("끝낼게요")
    assert stage.listen_to_it() == ("상담을 마칠까요?",) and not stage.all(End)
    stage.say("네")
    assert "마칠게요" in stage.listen_to_it()[0]
    assert stage.all(End) and stage.turn.state is State.CLOSED
    assert CancelRecognition not in {type(a) for a in stage.do(HungUp(stage.now))}
