"""The turn itself: when it listens, recognises, thinks and speaks, and that nobody waits in silence."""

from __future__ import annotations

import pytest

from tests.voice.stage import FRAME, Stage, asking, lines, speaking
from voice.actions import (
    Caption,
    Earcon,
    HandOver,
    Recognise,
    SendText,
    Sound,
    Speak,
)
from voice.events import (
    DialogueFailed,
    Expects,
    Reply,
    Transcript,
)
from voice.profile import PHONE
from voice.state import State

# The path of a turn.


def test_one_turn_from_greeting_to_answer() -> None:
    stage = Stage(PHONE)
    assert "말씀해 주세요" in stage.start().said[-1] and stage.turn.state is State.LISTENING
    stage.speak(1.0)
    assert stage.turn.state is State.SPEECH
    stage.quiet(0.2)
    assert stage.turn.state is State.TRAILING
    stage.quiet(1.5)
    assert stage.turn.state is State.ENDPOINT
    stage.recognise("저희 어머니가 예순여덟이세요")
    assert stage.turn.state is State.THINKING and stage.sent == ["저희 어머니가 예순여덟이세요"]
    stage.answer("기초연금을 받으실 수 있어요.")
    assert stage.turn.state is State.SPEAKING
    stage.listen_to_it()
    assert stage.turn.state is State.LISTENING


def test_recognition_begins_at_three_tenths_of_silence_and_its_words_wait_for_the_end() -> None:
    stage = asking(Stage(PHONE).start())
    stage.speak(1.0)
    ended = stage.now
    stage.quiet(0.45)
    asked = stage.last(Recognise)
    assert asked.speculative and stage.time_of_last(Recognise) - ended == pytest.approx(0.3, abs=2 * FRAME)
    stage.recognise("기초연금이요")
    assert "기초연금이요" not in stage.sent
    stage.quiet(0.5)
    assert stage.sent[-1] == "기초연금이요"
    assert stage.time_of_last(SendText) - ended == pytest.approx(0.8, abs=0.1), "not a moment after the endpoint"


def test_the_recogniser_is_told_what_to_expect() -> None:
    stage = asking(Stage(PHONE).start(), expects=Expects.OPEN, names=("기초연금", "에너지바우처"))
    stage.speak(1.0)
    stage.quiet(0.5)
    asked = stage.last(Recognise)
    assert asked.expects is Expects.OPEN and asked.names == ("기초연금", "에너지바우처")


def test_what_was_recognised_ahead_is_thrown_away_when_speech_resumes() -> None:
    stage = asking(Stage(PHONE).start())
    stage.speak(1.0)
    stage.quiet(0.5)
    early = stage.last(Recognise).id
    stage.recognise("저희 어머니가")
    stage.speak(1.0)
    assert early in stage.cancelled
    stage.quiet(1.0)
    later = stage.last(Recognise)
    assert later.id != early and later.end - later.begin > 2.4, "one utterance, with its pause"
    stage.do(Transcript(stage.now, early, "저희 어머니가", True))
    stage.recognise("저희 어머니가 예순여덟이세요")
    assert stage.sent[1:] == ["저희 어머니가 예순여덟이세요"]


def test_who_goes_on_while_the_words_are_awaited_is_one_utterance() -> None:
    stage = asking(Stage(PHONE).start())
    stage.speak(1.0)
    stage.quiet(0.9)
    assert stage.turn.state is State.ENDPOINT
    early = stage.last(Recognise).id
    stage.speak(0.6)
    assert stage.turn.state is State.SPEECH and early in stage.cancelled


@pytest.mark.parametrize(("expects", "patience"), [("yes_no", 0.5), ("normal", 0.8), ("number", 1.5), ("open", 1.5)])
def test_the_silence_that_ends_an_answer_follows_the_question(expects: str, patience: float) -> None:
    stage = asking(Stage(PHONE).start(), expects=Expects(expects))
    stage.speak(1.0)
    ended = stage.now
    stage.quiet(2.0)
    heard = [at for at, action in stage.log if action == Earcon(Sound.HEARD)][-1]
    assert heard - ended == pytest.approx(patience, abs=0.1)


@pytest.mark.parametrize(("expects", "cap"), [(Expects.NORMAL, 15.0), (Expects.OPEN, 30.0)])
def test_at_the_cap_it_takes_what_there_is_and_says_so(expects: Expects, cap: float) -> None:
    stage = asking(Stage(PHONE).start(), expects=expects)
    begin = stage.now
    stage.speak(cap + 1)
    assert stage.time_of_last(Recognise) - begin == pytest.approx(cap, abs=0.2)
    stage.recognise("어머니가 예순여덟이신데 혼자 사시고")
    assert stage.sent[-1] == "어머니가 예순여덟이신데 혼자 사시고"
    assert "여기까지만 들었어요" in stage.listen_to_it()[0]
    assert stage.reply("네, 찾아볼게요.") == ("네, 찾아볼게요.",)


def test_frames_that_stop_coming_end_the_utterance_all_the_same() -> None:
    stage = asking(Stage(PHONE).start())
    stage.speak(1.0)
    stage.wait(16.0)
    assert stage.turn.state is State.ENDPOINT and stage.all(Recognise)


def test_a_sound_too_short_for_speech_is_never_recognised() -> None:
    stage = asking(Stage(PHONE).start())
    before = len(stage.all(Recognise))
    for _ in range(5):
        stage.frames(7 * FRAME, 0.9)
        stage.quiet(1.0)
    assert len(stage.all(Recognise)) == before and stage.turn.state is not State.CLOSED


def test_a_minute_of_silence_or_noise_sends_nothing() -> None:
    stage = asking(Stage(PHONE).start())
    for _ in range(6):
        stage.frames(10.0, 0.3, -20.0)
        stage.listen_to_it()
    assert len(stage.sent) == 1


def test_every_sentence_said_is_shown_with_the_same_id() -> None:
    stage = speaking()
    spoken = {f"{s.utterance}.{s.index}": s.line.text for s in stage.all(Speak)}
    shown = {c.id: c.text for c in stage.all(Caption) if c.who == "assistant"}
    assert spoken == shown


def test_what_was_heard_is_shown_without_numbers_nobody_may_see() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("제 번호는 010-1234-5678이에요")
    shown = [c.text for c in stage.all(Caption) if c.who == "citizen"][-1]
    assert "1234" not in shown and "[전화번호]" in shown


# Earcons, and no silence while somebody waits.


def test_sounds_mark_listening_hearing_and_thinking() -> None:
    stage = asking(Stage(PHONE).start())
    assert stage.sounds[-1] == "listening"
    stage.say("기초연금이 뭐예요")
    assert stage.sounds[-1] == "heard"
    stage.wait(4.0)
    thinking = [at for at, action in stage.log if action == Earcon(Sound.THINKING)]
    heard = [at for at, action in stage.log if action == Earcon(Sound.HEARD)][-1]
    assert thinking[0] - heard == pytest.approx(1.2, abs=0.1) and thinking[1] - thinking[0] == pytest.approx(2.0, abs=0.1)


def test_who_waits_long_is_told_then_handed_over() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("기초연금이 뭐예요")
    assert "찾고 있어요" in stage.until_it_speaks(6.0)[0]
    stage.wait(25.0)
    stage.listen_to_it()
    assert stage.handed_over == ["trouble"]


def test_a_dialogue_that_fails_ends_at_a_person_and_at_numbers_where_there_is_none() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("기초연금이 뭐예요")
    stage.do(DialogueFailed(stage.now, stage.last(SendText).id))
    assert stage.handed_over == ["trouble"] and "찾지 못했어요" in stage.listen_to_it()[0]
    stage.do(DialogueFailed(stage.now, stage.last(HandOver).id))
    assert any("129" in said for said in stage.listen_to_it())
    assert stage.turn.state is State.LISTENING


def test_an_empty_answer_is_a_failure() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("기초연금이 뭐예요")
    stage.answer()
    assert stage.handed_over == ["trouble"]


def test_the_answer_to_what_was_given_up_is_not_said_but_a_number_in_danger_is() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("기초연금이 뭐예요")
    given_up = stage.last(SendText).id
    stage.tap("stop")
    stage.listen_to_it()
    stage.do(Reply(stage.now, given_up, (lines("늦은 답이에요."),)))
    assert stage.listen_to_it() == ()
    stage.do(Reply(stage.now, given_up, (lines("119에 전화하세요."),), protected=True))
    assert stage.listen_to_it() == ("119에 전화하세요.",)


def test_what_a_counsellor_writes_waits_until_the_person_has_spoken() -> None:
    stage = asking(Stage(PHONE).start())
    stage.speak(1.0)
    stage.do(Reply(stage.now, None, (lines("상담원입니다."),), waiting=True))
    assert not stage.playing
    stage.quiet(1.0)
    stage.recognise("네 제가 지금 말씀드릴게요")
    assert stage.listen_to_it() == ("상담원입니다.",) and stage.turn.state is State.THINKING


def test_what_is_said_while_we_think_is_answered_too() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("저희 어머니가 예순여덟이세요")
    first = stage.turn.pending
    stage.say("아 그리고 혼자 사세요")
    assert stage.sent[-2:] == ["저희 어머니가 예순여덟이세요", "아 그리고 혼자 사세요"]
    assert stage.reply("첫째 답이에요.", to=first) == ("첫째 답이에요.",)
    assert stage.turn.state is State.THINKING
    assert stage.reply("둘째 답이에요.") == ("둘째 답이에요.",)
    assert stage.turn.state is State.LISTENING


def test_a_reply_waits_until_what_is_said_meanwhile_is_over() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("저희 어머니가 예순여덟이세요")
    stage.speak(0.5)
    assert stage.answer("네, 찾아볼게요.") == () and not stage.playing
    stage.quiet(1.0)
    stage.recognise("음")
    assert stage.listen_to_it() == ("네, 찾아볼게요.",)


def test_a_reply_that_comes_into_a_noise_is_said_after_it() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("저희 어머니가 예순여덟이세요")
    stage.speak(7 * FRAME)
    stage.answer("네, 찾아볼게요.")
    stage.quiet(1.0)
    assert stage.listen_to_it() == ("네, 찾아볼게요.",)
