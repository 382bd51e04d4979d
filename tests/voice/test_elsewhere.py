"""Going on elsewhere: a code said slowly or shown, and one that was brought: typed, or told and read back."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from tests.voice.stage import Stage, asking, lines
from voice.actions import HandOver, MakeCode, Redeem
from voice.elsewhere import code_in
from voice.events import CodeMade, Expects, Joined, Line, NotJoined, Reply
from voice.habits import spoken_habit
from voice.manner import SLOW
from voice.profile import KIOSK, PHONE, WEB, Profile

CODE = "12340078"
ALOUD = "일, 이, 삼, 사. 공, 공, 칠, 팔."
QUESTION = "혼자 사세요?"
ASK = "번호 여덟 자리를 말씀하시거나"


def says(stage: Stage, text: str) -> tuple[str, ...]:
    if not stage.turn._talk.profile.hands_free:
        stage.tap()
    stage.say(text)
    return stage.listen_to_it()


def talking(where: Profile = PHONE) -> Stage:
    """With a question of the dialogue open."""
    stage = asking(Stage(where).start(), QUESTION, expects=Expects.YES_NO)
    stage.listen_to_it()
    return stage


def given(where: Profile = PHONE, wish: str = "다른 기기에서 이어하기") -> Stage:
    stage = talking(where)
    says(stage, wish)
    stage.do(CodeMade(stage.now, stage.last(MakeCode).id, CODE, 60))
    return stage


def taking(where: Profile = PHONE, wish: str = "번호 받아 왔어요") -> Stage:
    stage = talking(where)
    assert ASK in says(stage, wish)[-1]
    return stage


def join(stage: Stage, about: str = "", said: Line | None = None, **last: Any) -> tuple[str, ...]:
    stage.do(Joined(stage.now, Reply(stage.now, **last), about, said))
    return stage.listen_to_it()


def refuse(stage: Stage, why: Literal["wrong", "too_many", "voice_refused"] = "wrong") -> tuple[str, ...]:
    stage.do(NotJoined(stage.now, stage.last(Redeem).id, why))
    return stage.listen_to_it()


# Words


@pytest.mark.parametrize(
    "text",
    [
        "다른 기기에서 이어하기", "이어서 하게 번호 주세요", "집에 가서 이어 할래요", "다른 핸드폰에서 이어서 하고 싶어요",
        "카톡으로 이어 할게요", "나중에 이어서 할게요", "이어할 번호 좀 불러 주세요", "연결 번호 알려 주세요", "집에서 마저 할게요",
    ],
)  # fmt: skip
def test_words_that_ask_for_a_code(text: str) -> None:
    assert spoken_habit(text) == "link"


@pytest.mark.parametrize(
    "text", ["번호 받아 왔어요", "번호 적어 왔는데요", "이어서 할게요", "이어 할래요", "아까 하던 이야기 이어서 할게요", "번호 넣을게요"]
)
def test_words_that_bring_one(text: str) -> None:
    assert spoken_habit(text) == "join"


@pytest.mark.parametrize("text", ["번호 알려 주세요", "전화번호 주세요", "집에 가서 할게요", "이어서 말해 주세요", "다른 데서 살아요"])
def test_words_that_mean_something_else(text: str) -> None:
    assert spoken_habit(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "1234 0078", "12340078이요", "일이삼사 공공칠팔이에요", "일 이 삼 사 공 공 칠 팔", "하나 둘 셋 넷 공공 일곱 여덟",
        "번호는 일이삼사에 공공칠팔입니다", "1234, 0078",
    ],
)  # fmt: skip
def test_a_code_is_read_however_it_is_told(text: str) -> None:
    assert code_in(text) == CODE


# Giving


def test_on_the_telephone_it_is_said_twice_slowly_with_how_long_and_where() -> None:
    stage = given()
    codes = [speak for speak in stage.playing if speak.line.text == "1234 0078."]
    assert [speak.line.speech for speak in codes] == [ALOUD, ALOUD]
    assert {speak.rate for speak in codes} == {SLOW} and max(speak.rate for speak in stage.playing) > SLOW
    said = stage.listen_to_it()
    assert any("60분 안에 한 번만" in text for text in said) and any("다른 기기에서 이어하기" in text for text in said)
    assert said[-1] == QUESTION, "what was asked before is asked again"
    assert stage.sent == ["안녕하세요 저기 여쭤볼게요"]


def test_it_can_be_heard_again() -> None:
    stage = given()
    stage.listen_to_it()
    assert says(stage, "다시 들려주세요").count("1234 0078.") == 2


def test_who_is_slowed_down_already_hears_it_as_slowly() -> None:
    stage = talking()
    for _ in range(2):
        says(stage, "더 천천히")
    says(stage, "집에 가서 이어 할래요")
    stage.do(CodeMade(stage.now, stage.last(MakeCode).id, CODE, 60))
    assert len({speak.rate for speak in stage.playing}) == 1


def test_a_kiosk_says_it_only_after_a_yes() -> None:
    stage = given(KIOSK)
    said = stage.listen_to_it()
    assert "화면에 보여 드려요" in said[0] and said[-1] == "소리 내어 읽어 드릴까요?"
    assert "1234" not in " ".join(said)
    stage.press("1")
    assert stage.listen_to_it().count("1234 0078.") == 2


@pytest.mark.parametrize("how", ["no", "silence", "unsure"])
def test_a_kiosk_keeps_it_to_itself_without_one(how: str) -> None:
    stage = given(KIOSK)
    stage.listen_to_it()
    if how == "no":
        said = says(stage, "아니요")
        assert any("카카오톡" in text for text in said)
    elif how == "silence":
        said = stage.until_it_speaks() + stage.until_it_speaks()
    else:
        stage.tap()
        stage.say("네", log_prob=-0.9)
        said = stage.listen_to_it()
    assert "1234" not in " ".join(said)
    assert said[-1] == QUESTION or how == "unsure"


def test_the_web_page_says_it_at_once() -> None:
    assert "1234 0078." in given(WEB).listen_to_it()


@pytest.mark.parametrize("where", [PHONE, KIOSK])
def test_a_key_and_a_button_offer_both(where: Profile) -> None:
    for way in ("key", "button"):
        stage = talking(where)
        if way == "key":
            stage.press("*1")
        else:
            stage.tap("elsewhere")
        said = " ".join(stage.listen_to_it())
        assert "번호 받기, 일 번" in said and "이어 가기, 이 번" in said
        stage.press("1")
        assert stage.all(MakeCode)
        stage.do(CodeMade(stage.now, stage.last(MakeCode).id, CODE, 60))
        if where is KIOSK:
            stage.listen_to_it()
            stage.press("1")
        assert stage.listen_to_it()[-1] == QUESTION


def test_what_comes_too_late_is_not_said() -> None:
    stage = talking()
    says(stage, "다른 기기에서 이어하기")
    stage.wait(25.0)
    stage.listen_to_it()
    stage.do(CodeMade(stage.now, stage.last(MakeCode).id, CODE, 60))
    assert not stage.playing and stage.all(HandOver)


# Taking


@pytest.mark.parametrize("where", [PHONE, KIOSK])
def test_typed_digits_count_at_once(where: Profile) -> None:
    stage = taking(where)
    stage.press("12340078#")
    assert stage.last(Redeem).code == CODE
    assert stage.sent == ["안녕하세요 저기 여쭤볼게요"]


def test_the_hash_can_be_left_out() -> None:
    stage = taking()
    stage.press("12340078")
    assert not stage.all(Redeem)
    stage.wait(6.0)
    assert stage.last(Redeem).code == CODE


@pytest.mark.parametrize("where", [PHONE, KIOSK])
def test_what_was_told_is_read_back_first(where: Profile) -> None:
    stage = taking(where)
    assert says(stage, "일이삼사 공공칠팔이요") == ("1234 0078.", "이 번호가 맞으세요?")
    assert not stage.all(Redeem)
    says(stage, "네 맞아요")
    assert stage.last(Redeem).code == CODE


def test_it_can_be_put_right_while_it_is_read_back() -> None:
    stage = taking()
    says(stage, "일이삼사 공공칠칠")
    assert says(stage, "아니 일이삼사 공공칠팔이요")[0] == "1234 0078."
    assert "처음부터 한 자씩" in says(stage, "아니요")[0]
    stage.press("12340078#")
    assert stage.last(Redeem).code == CODE


def test_it_may_come_with_the_wish() -> None:
    stage = talking()
    assert says(stage, "이어서 할게요 1234 0078") == ("1234 0078.", "이 번호가 맞으세요?")


@pytest.mark.parametrize("how", ["keys", "words", "hash"])
def test_half_a_code_is_asked_for_again_and_goes_nowhere(how: str) -> None:
    stage = taking()
    if how == "words":
        said = says(stage, "일이삼사 공공")
    else:
        stage.press("1234#" if how == "keys" else "#")
        said = stage.listen_to_it()
    assert "다 들어오지 않았어요" in said[0]
    assert not stage.all(Redeem) and len(stage.sent) == 1


@pytest.mark.parametrize("text", ["아니요", "그만"])
def test_who_has_none_goes_on_as_before(text: str) -> None:
    stage = taking()
    says(stage, text)
    says(stage, "네")
    assert stage.sent[-1] == "네"


def test_who_asks_something_else_is_answered() -> None:
    stage = taking()
    says(stage, "기초연금이 뭐예요")
    assert stage.sent[-1] == "기초연금이 뭐예요"


def test_silence_leads_on() -> None:
    stage = taking(KIOSK)
    assert "여덟 자리" in " ".join(stage.until_it_speaks())
    assert stage.until_it_speaks()[-1] == QUESTION


def test_nought_alone_is_the_person_still() -> None:
    stage = taking()
    stage.press("0#")
    assert stage.handed_over == ["asked"]


def test_a_code_may_begin_with_noughts_right_after_a_star() -> None:
    stage = taking()
    stage.press("12*")
    stage.press("00")
    stage.press("123456#")
    assert stage.last(Redeem).code == "00123456"


def test_who_would_lose_something_is_told() -> None:
    stage = talking()
    assert "돌아올 수 없어요" in says(stage, "번호 받아 왔어요")[0]
    fresh = Stage(PHONE).start()
    assert "돌아올 수 없어요" not in " ".join(says(fresh, "번호 받아 왔어요"))


# What comes of it


def test_the_right_code_says_what_was_spoken_of_and_asks_what_stood_open() -> None:
    stage = taking()
    stage.press("12340078#")
    said = join(stage, "기초연금", parts=(lines("기초연금은 이래요."),), question=lines("집이 자가세요?"), expects=Expects.YES_NO)
    assert said == ("다른 기기에서 하시던 이야기를 여기서 이어 갈게요.", "마지막에는 기초연금 이야기를 하고 계셨어요.", "집이 자가세요?")
    assert says(stage, "다시 들려주세요") == ("기초연금은 이래요.", "집이 자가세요?"), "the last answer there can be heard"
    says(stage, "네")
    assert stage.sent[-1] == "네"


def test_without_a_benefit_it_says_what_they_said_last() -> None:
    stage = taking()
    stage.press("12340078#")
    assert join(stage, said=Line("‘혼자 살아요’", "혼자 살아요"))[1:] == ("마지막에는 이렇게 말씀하셨어요.", "‘혼자 살아요’")


def test_an_answer_of_the_talk_left_behind_is_not_said() -> None:
    stage = talking()
    says(stage, "네")
    late = stage.turn.pending
    says(stage, "번호 받아 왔어요")
    stage.press("12340078#")
    join(stage, "기초연금")
    assert stage.reply("늦은 답이에요.", to=late) == ()


def test_a_conversation_closed_there_is_open_here() -> None:
    stage = taking()
    stage.press("12340078#")
    assert "이어 갈게요" in join(stage, ends=True)[0]
    says(stage, "하나 더 여쭐게요")
    assert stage.sent[-1] == "하나 더 여쭐게요"


def test_a_wrong_code_is_asked_for_again_and_then_no_more() -> None:
    stage = taking()
    for _ in range(2):
        stage.press("00000000#")
        assert "맞지 않거나" in refuse(stage)[0]
    stage.press("00000000#")
    said = refuse(stage)
    assert "새로 받아" in said[1] and said[-1] == QUESTION
    says(stage, "네")
    assert stage.sent[-1] == "네"


@pytest.mark.parametrize(("why", "told"), [("too_many", "10분쯤"), ("voice_refused", "글로 이어")])
def test_what_cannot_be_is_told_and_the_talk_goes_on(why: str, told: str) -> None:
    stage = taking()
    stage.press("12340078#")
    said = refuse(stage, why)
    assert told in " ".join(said) and said[-1] == QUESTION
