"""Repeat, slower, louder, simpler, start over, stop, person, help, back, consent: in every state, by voice, button and key."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.voice.stage import Stage, asking, lines
from voice.actions import ClearPlayback, HandOver, Recognise, SendText, SetManner, Speak
from voice.events import Expects, Option, Spoken
from voice.habits import spoken_habit
from voice.manner import Manner
from voice.profile import KIOSK, PHONE, Profile
from voice.state import State

ANSWER = ("기초연금은 예순다섯 살부터 받아요.", "주민센터에서 신청하세요.")
DOES = {
    "repeat": ANSWER[0],
    "slower": "천천히 말씀드릴게요",
    "faster": "빨리 말씀드릴게요",
    "louder": "크게 말씀드릴게요",
    "softer": "작게 말씀드릴게요",
    "simpler": SendText,
    "restart": "처음부터 다시 시작할까요",
    "stop": "멈출게요",
    "person": HandOver,
    "help": "별표",
    "back": "앞의 이야기는 없어요",
    "end": "마칠까요",
    "consent": "소리는 저장하지 않아요",
    "withdraw": "그렇게 할까요",
}
WORDS = {
    "repeat": "다시 말해 주세요", "slower": "천천히 말해 주세요", "faster": "빨리 말해 줘", "louder": "크게 말해 주세요",
    "softer": "작게 해 주세요",
    "simpler": "쉽게 말해 주세요", "restart": "처음부터 다시 할래요", "stop": "그만", "person": "상담원 바꿔 주세요", "help": "도움말",
    "back": "뒤로", "end": "이제 끝낼게요", "consent": "동의 보여줘", "withdraw": "목소리 동의 거둘게요",
}  # fmt: skip
KEYS = {
    "repeat": "*", "slower": "4", "faster": "6", "louder": "8", "softer": "7", "simpler": "5", "restart": "***", "person": "0",
    "help": "9", "back": "**", "end": "#", "stop": "3",
}  # fmt: skip


def listening(where: Profile = PHONE) -> Stage:
    stage = Stage(where).start()
    if stage.turn.state is State.IDLE:
        stage.tap()
    stage.say("기초연금이 뭐예요")
    stage.reply(*ANSWER)
    return stage


def in_speech() -> Stage:
    stage = listening()
    stage.speak(0.6)
    return stage


def trailing() -> Stage:
    stage = in_speech()
    stage.quiet(0.4)
    return stage


def endpoint() -> Stage:
    stage = in_speech()
    stage.quiet(1.0)
    return stage


def thinking() -> Stage:
    stage = listening()
    stage.say("장애인연금은요")
    return stage


def paused() -> Stage:
    stage = listening()
    stage.tap("repeat")
    stage.speak(0.8)
    return stage


def idle() -> Stage:
    return listening(KIOSK)


STATES: dict[State, Callable[[], Stage]] = {
    State.IDLE: idle,
    State.LISTENING: listening,
    State.SPEECH: in_speech,
    State.TRAILING: trailing,
    State.ENDPOINT: endpoint,
    State.THINKING: thinking,
    State.PAUSED: paused,
}


def works(stage: Stage, habit: str, since: int) -> bool:
    done, wanted = [action for _, action in stage.log[since:]], DOES[habit]
    if isinstance(wanted, str):
        return any(isinstance(action, Speak) and wanted in action.line.text for action in done)
    asked = any(isinstance(action, wanted) for action in done)
    # While we think of an answer already, simpler waits for it.
    return asked or (habit == "simpler" and any(isinstance(a, Speak) and "찾고 있어요" in a.line.text for a in done))


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.value)
@pytest.mark.parametrize("habit", DOES)
def test_by_button(habit: str, state: State) -> None:
    stage = STATES[state]()
    assert stage.turn.state is state
    since = len(stage.log)
    stage.tap(habit)
    assert works(stage, habit, since)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.value)
@pytest.mark.parametrize("habit", KEYS)
def test_by_key(habit: str, state: State) -> None:
    stage = STATES[state]()
    since = len(stage.log)
    stage.press(KEYS[habit])
    assert works(stage, habit, since)


@pytest.mark.parametrize("state", [State.IDLE, State.LISTENING, State.THINKING, State.PAUSED], ids=lambda state: state.value)
@pytest.mark.parametrize("habit", DOES)
def test_by_voice(habit: str, state: State) -> None:
    """Speech, trailing and endpoint are what voice passes through anyway."""
    stage = STATES[state]()
    if state is State.IDLE:
        stage.tap()
    since = len(stage.log)
    stage.speak(0.8)
    stage.quiet(1.7 if state is not State.PAUSED else 1.0)
    stage.recognise(WORDS[habit])
    assert works(stage, habit, since)


@pytest.mark.parametrize(("how", "habit"), [(how, habit) for how in ("button", "voice") for habit in DOES] + [("key", key) for key in KEYS])
def test_while_we_speak(habit: str, how: str) -> None:
    stage = listening()
    stage.tap("repeat")
    assert stage.turn.state is State.SPEAKING
    since = len(stage.log)
    if how == "button":
        stage.tap(habit)
    elif how == "key":
        stage.press(KEYS[habit])
    else:
        stage.speak(0.8)
        stage.quiet(1.0)
        stage.recognise(WORDS[habit])
    assert works(stage, habit, since) and any(isinstance(action, ClearPlayback) for _, action in stage.log[since:])


@pytest.mark.parametrize(("habit", "words"), WORDS.items())
def test_the_words_for_it_are_a_closed_set(habit: str, words: str) -> None:
    assert spoken_habit(words) == habit
    assert spoken_habit(f"음 {words}") == habit


@pytest.mark.parametrize(
    "text",
    [
        "천천히 생각해 볼게요", "빨리 돈이 필요해요", "다시 취직했어요", "일을 그만뒀어요", "처음 신청해요", "아이가 크게 다쳤어요",
        "사람이 둘이에요",
        "상담원으로 일했어요", "도움을 받을 수 있나요", "회사를 그만두고 싶어요", "소리가 안 들리는 청각장애예요", "네", "", "예순여덟이요",
    ],
)  # fmt: skip
def test_what_tells_of_life_is_no_habit(text: str) -> None:
    assert spoken_habit(text) is None


def test_slower_lowers_the_rate_to_120_at_most_and_stays() -> None:
    stage = listening()
    stage.say("천천히")
    stage.listen_to_it()
    assert stage.last(SetManner).rate <= 120
    stage.say("장애인연금은요")
    stage.reply("장애인연금도 있어요.")
    assert stage.last(Speak).rate == 120
    stage.say("더 천천히")
    assert stage.last(Speak).rate == 105
    stage.listen_to_it()
    stage.say("더 천천히")
    assert stage.last(Speak).rate == 105 and "가장 느린" in stage.listen_to_it()[0]


@pytest.mark.parametrize("rate", [140, 170, 200, 260])
def test_slower_from_any_rate_is_120_or_less(rate: int) -> None:
    assert Manner(rate).changed("slower").rate <= 120


def test_faster_is_170_and_goes_on_to_a_bound() -> None:
    manner = Manner()
    rates = [(manner := manner.changed("faster")).rate for _ in range(6)]
    assert rates == [170, 200, 230, 260, 260, 260]
    assert Manner(120).changed("faster", little=True).rate == 140


def test_loudness_has_bounds_and_says_so() -> None:
    stage = listening()
    for _ in range(4):
        stage.tap("louder")
        stage.listen_to_it()
    assert stage.last(Speak).volume == 1.0 and any("가장 큰 소리" in text for text in stage.said)
    for _ in range(6):
        stage.tap("softer")
        stage.listen_to_it()
    assert stage.last(Speak).volume == 0.4 and any("가장 작은 소리" in text for text in stage.said)


def test_slower_while_speaking_goes_on_with_the_sentence_that_was_cut() -> None:
    stage = listening()
    stage.tap("repeat")
    first = stage.playing.pop(0)
    stage.do(Spoken(stage.now, first.utterance, 0))
    stage.press("4")
    assert stage.listen_to_it() == ("네, 천천히 말씀드릴게요.", ANSWER[1])


def test_slower_after_speaking_says_it_again() -> None:
    stage = listening()
    stage.say("천천히 말해 주세요")
    assert stage.listen_to_it() == ("네, 천천히 말씀드릴게요.", *ANSWER)


def test_a_habit_only_the_dialogue_understood_changes_how_we_speak() -> None:
    stage = listening()
    stage.say("아이고 늙어서 그렇게 말하면 못 따라가겠어")
    stage.reply("네, 천천히 말씀드릴게요.", command="slower")
    assert stage.last(Speak).rate == 120
    stage.tap("repeat")
    assert stage.last(Speak).rate == 120, "repeating it slows down no further"


def test_repeat_says_answer_and_question_again() -> None:
    stage = asking(Stage(PHONE).start())
    stage.say("저희 어머니가 예순여덟이세요")
    said = stage.reply("네, 어머님이시군요.", question=lines("혼자 사세요?"), expects=Expects.YES_NO)
    for _ in range(2):
        stage.wait(4.0)
        stage.press("*")
        assert stage.listen_to_it() == said
    stage.say("네")
    assert stage.sent[-1] == "네"


def test_stars_rewind() -> None:
    stage = listening()
    stage.say("장애인연금은요")
    stage.reply("장애인연금도 있어요.")
    stage.press("*")
    stage.press("*")
    assert stage.listen_to_it() == ANSWER
    stage.wait(5.0)
    stage.press("***")
    assert stage.listen_to_it()[-1] == "처음부터 다시 시작할까요?"


def test_help_goes_on_by_parts_and_comes_back_to_the_question() -> None:
    stage = asking(Stage(PHONE).start(), "혼자 사세요?", expects=Expects.YES_NO)
    stage.press("9")
    heard = list(stage.listen_to_it())
    while heard[-1] == "더 들으시겠어요?":
        stage.say("네")
        heard += stage.listen_to_it()
    assert heard[-1] == "혼자 사세요?"
    stage.say("네")
    assert stage.sent[-1] == "네"


def test_help_declined_comes_back_to_the_question() -> None:
    stage = asking(Stage(PHONE).start(), "혼자 사세요?", expects=Expects.YES_NO)
    stage.press("9")
    stage.listen_to_it()
    stage.say("아니요")
    assert stage.listen_to_it() == ("혼자 사세요?",)


def test_stopping_says_so_and_goes_on_listening() -> None:
    stage = thinking()
    stage.say("그만")
    assert "멈출게요" in stage.listen_to_it()[0] and stage.turn.state is State.LISTENING and stage.turn.pending is None


def test_numbered_options_answer_by_key_and_by_their_number() -> None:
    options = (Option("월세예요", "월세예요"), Option("전세예요", "전세예요"), Option("내 집이에요", "내 집이에요"))
    for choose in (lambda stage: stage.press("2"), lambda stage: stage.say("이 번이요"), lambda stage: stage.say("두 번째 거")):
        stage = asking(Stage(PHONE).start(), "어떤 집에 사세요?", options=options, say_options=True)
        assert "전세예요, 이 번." in stage.said
        choose(stage)
        assert stage.sent[-1] == "전세예요"


def test_at_most_three_options_are_numbered() -> None:
    options = tuple(Option(f"{n}번째", f"{n}번째") for n in "일이삼사오")
    stage = asking(Stage(PHONE).start(), "어느 것이에요?", options=options, say_options=True)
    assert sum(text.endswith("번.") for text in stage.said) == 3
    stage.press("4")
    assert "천천히" in stage.listen_to_it()[0], "4 is what it always is"


def test_a_figure_is_typed_and_ends_with_hash_or_after_five_seconds() -> None:
    stage = asking(Stage(PHONE).start(), "몇 살이세요?", expects=Expects.NUMBER)
    stage.press("68")
    stage.wait(4.5)
    assert stage.sent[-1] != "68"
    stage.wait(1.0)
    assert stage.sent[-1] == "68"
    stage.reply("네.", question=lines("소득이 얼마예요?"), expects=Expects.NUMBER)
    stage.press("400000#")
    assert stage.sent[-1] == "400000"


def test_within_a_figure_star_clears_and_zero_is_a_digit_but_alone_a_person() -> None:
    stage = asking(Stage(PHONE).start(), "몇 살이세요?", expects=Expects.NUMBER)
    stage.press("61*")
    assert "지웠어요" in stage.listen_to_it()[0]
    stage.press("60#")
    assert stage.sent[-1] == "60"
    stage.reply("네.", question=lines("소득이 얼마예요?"), expects=Expects.NUMBER)
    stage.press("0")
    stage.wait(5.1)
    assert stage.handed_over == ["asked"]


def test_one_and_two_answer_yes_and_no() -> None:
    for key, answer in (("1", "네"), ("2", "아니요")):
        stage = asking(Stage(PHONE).start(), "혼자 사세요?", expects=Expects.YES_NO)
        stage.press(key)
        assert stage.sent[-1] == answer


def test_a_key_without_meaning_is_answered() -> None:
    stage = listening()
    stage.press("1")
    assert "고르실 것은 없어요" in stage.listen_to_it()[0]


def test_zero_reaches_a_person_without_any_word() -> None:
    stage = listening()
    stage.press("0")
    assert stage.handed_over == ["asked"] and "상담원에게 이어 드릴게요" in stage.listen_to_it()[0]
    stage.press("0")
    assert stage.handed_over == ["asked"], "called once"
    stage.listen_to_it()
    stage.reply("상담원을 불렀어요.", waiting=True)
    assert "기다리고 있어요" in stage.until_it_speaks(25.0)[0]


def test_a_person_asked_for_in_words_badly_heard_is_asked_about_first() -> None:
    stage = listening()
    stage.say("상담원", log_prob=-0.9)
    assert stage.listen_to_it() == ("상담원에게 이어 드릴까요?",) and not stage.handed_over
    stage.say("네")
    assert stage.handed_over == ["asked"]


def test_yes_no_answers_are_normalised() -> None:
    for said, sent in (("예 맞습니다", "네"), ("아닙니다", "아니요"), ("일 번", "네"), ("네 아니에요", "아니요")):
        stage = asking(Stage(PHONE).start(), "혼자 사세요?", expects=Expects.YES_NO)
        stage.say(said)
        assert stage.sent[-1] == sent


def test_nothing_is_recognised_when_a_key_has_answered() -> None:
    stage = asking(Stage(PHONE).start(), "혼자 사세요?", expects=Expects.YES_NO)
    stage.speak(0.6)
    stage.quiet(0.4)
    id = stage.last(Recognise).id
    stage.press("1")
    assert id in stage.cancelled
    stage.recognise("아니요")
    assert stage.sent[-1] == "네"
