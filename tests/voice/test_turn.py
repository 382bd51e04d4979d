"""The turn itself: when it listens, recognises, thinks and speaks; interruptions; what fails."""

from __future__ import annotations

import pytest

from tests.voice.stage import FRAME, Stage, asking, lines
from voice import profile
from voice.actions import (
    CancelRecognition,
    Caption,
    ClearPlayback,
    Earcon,
    End,
    HandOver,
    KeepAudio,
    Recognise,
    SendText,
    Sound,
    Speak,
    StartCapture,
    StopCapture,
    Wipe,
)
from voice.events import (
    Consent,
    DialogueFailed,
    EchoDeclared,
    Expects,
    HungUp,
    RecogniserFailed,
    Reply,
    Spoken,
    Started,
    SynthesisFailed,
    Transcript,
)
from voice.profile import KIOSK, KIOSK_HANDS_FREE, PHONE, WEB
from voice.state import State

CANCELLING = profile.Profile(echo="cancelled", echo_warm_up=3.0)
LOUDSPEAKER = profile.Profile(echo="none")
LONG = ("첫째 문장이에요.", "둘째 문장이에요.", "셋째 문장이에요.")


def speaking(where: profile.Profile = PHONE, *texts: str, **given: object) -> Stage:
    """A stage on which a reply of three sentences has just begun to be said."""
    stage = asking(Stage(where).start())
    if where.hands_free is False:
        stage.tap()
    stage.say("기초연금이 뭐예요")
    stage.answer(*(texts or LONG), **given)
    assert stage.turn.state is State.SPEAKING
    return stage


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


# Interruptions.


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


@pytest.mark.parametrize("given", [{"protected": True}, {"consequential": True}])
def test_a_crisis_number_and_a_read_back_cannot_be_cut_by_voice(given: dict[str, bool]) -> None:
    stage = speaking(PHONE, *LONG, question=lines("맞으세요?"), **given)
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


# What breaks.


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


# The kiosk's visitors.


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
