"""A number to be called back at: said or typed, read back, and kept only once it is right and all of the offer was heard."""

from __future__ import annotations

import pytest

from tests.voice.stage import Stage, asking, lines
from voice.events import Expects, Option
from voice.profile import KIOSK, PHONE, Profile

WANTED = Option("전화로 연락받을게요", "전화로 연락받을게요")
OFFER = ("지금은 상담원이 없어요.", "번호를 남겨 주시면 전화드릴게요.", "번호는 연락하는 데에만 써요.", "남기시면 동의하신 것으로 알게요.")
NUMBER = "010-2345-6789"


def offering(where: Profile = PHONE) -> Stage:
    stage = asking(Stage(where).start())
    stage.press("0")
    stage.listen_to_it()
    stage.answer(*OFFER, expects=Expects.PHONE, options=(WANTED,))
    return stage


def offered(where: Profile = PHONE) -> Stage:
    stage = offering(where)
    assert stage.listen_to_it() == OFFER
    return stage


def says(stage: Stage, text: str) -> None:
    if not stage.turn._talk.profile.hands_free:
        stage.tap()
    stage.say(text)


@pytest.mark.parametrize("where", [PHONE, KIOSK])
def test_a_number_typed_is_read_back_and_sent_after_a_yes(where: Profile) -> None:
    stage = offered(where)
    before = list(stage.sent)
    stage.press("01023456789#")
    assert stage.listen_to_it() == ("010-2345-6789.", "이 번호가 맞으세요?")
    assert stage.sent == before and stage.handed_over == ["asked"]
    stage.press("1")
    assert stage.sent[-1] == NUMBER


def test_it_is_read_digit_by_digit() -> None:
    stage = offered()
    stage.press("01023456789#")
    assert "공일공, 이삼사오, 육칠팔구." in [speak.line.speech for speak in stage.playing]


@pytest.mark.parametrize("where", [PHONE, KIOSK])
@pytest.mark.parametrize("text", ["공일공 이삼사오 육칠팔구요", "010 에 이삼사오 에 육칠팔구", "제 번호는 공일공 2345 육칠팔구예요"])
def test_a_number_told_in_words_is_read_back(where: Profile, text: str) -> None:
    stage = offered(where)
    says(stage, text)
    assert stage.listen_to_it()[0] == "010-2345-6789."
    says(stage, "네 맞아요")
    assert stage.sent[-1] == NUMBER


def test_a_no_asks_for_it_anew() -> None:
    stage = offered()
    before = list(stage.sent)
    says(stage, "공일공 이삼사오 육칠팔팔")
    stage.listen_to_it()
    says(stage, "아니요")
    assert "전화번호를 처음부터 다시" in stage.listen_to_it()[0] and stage.sent == before
    stage.press("01023456789#")
    stage.listen_to_it()
    stage.press("#")
    assert stage.sent[-1] == NUMBER


def test_it_can_be_put_right_while_it_is_read_back() -> None:
    stage = offered()
    says(stage, "공일공 이삼사오 육칠팔팔")
    stage.listen_to_it()
    says(stage, "아니 공일공 이삼사오 육칠팔구요")
    assert stage.listen_to_it()[0] == "010-2345-6789."
    stage.press("01098765432#")
    assert stage.listen_to_it()[0] == "010-9876-5432."


@pytest.mark.parametrize("keys", ["010234#", "11#", "1577#", "15771389#"])
def test_what_is_no_number_of_theirs_is_asked_for_again(keys: str) -> None:
    stage = offered()
    before = list(stage.sent)
    stage.press(keys)
    assert "다 들어오지 않았어요" in stage.listen_to_it()[0]
    assert stage.sent == before and stage.handed_over == ["asked"]


def test_half_a_number_said_is_asked_for_again() -> None:
    stage = offered()
    says(stage, "공일공 이삼사오")
    assert "다 들어오지 않았어요" in stage.listen_to_it()[0]


def test_nought_alone_is_the_person_still() -> None:
    stage = offered()
    stage.press("0#")
    assert stage.handed_over == ["asked", "asked"]


def test_a_yes_without_a_number_takes_the_offer_up() -> None:
    stage = offered()
    says(stage, "네")
    assert stage.sent[-1] == WANTED.text


def test_who_asks_something_else_is_answered() -> None:
    stage = offered()
    says(stage, "기초연금이 뭐예요")
    assert stage.sent[-1] == "기초연금이 뭐예요"


def test_what_was_cut_off_of_the_offer_is_said_before_the_number_is_read_back() -> None:
    stage = offering()
    stage.press("01023456789#")
    assert stage.listen_to_it() == (*OFFER, "010-2345-6789.", "이 번호가 맞으세요?")
    stage.press("1")
    assert stage.sent[-1] == NUMBER


def test_nothing_is_left_by_a_yes_into_what_they_would_agree_to() -> None:
    stage = offering()
    before = list(stage.sent)
    stage.press("01023456789#")
    stage.press("#")
    assert stage.sent == before
    assert stage.listen_to_it() == (*OFFER, "010-2345-6789.", "이 번호가 맞으세요?")
    stage.press("#")
    assert stage.sent[-1] == NUMBER


def test_silence_leads_to_the_keys() -> None:
    stage = offered(KIOSK)
    assert "전화번호를 처음부터 끝까지" in " ".join(stage.until_it_speaks())
    assert "우물정자" in " ".join(stage.until_it_speaks())


def test_a_figure_asked_for_is_no_number_to_call() -> None:
    stage = asking(Stage(PHONE).start(), "자녀가 몇 명이세요?", expects=Expects.NUMBER, options=())
    stage.press("2#")
    assert stage.sent[-1] == "2" and lines("2")
