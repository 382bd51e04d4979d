"""How it was: asked when a counsellor has closed the conversation, for a short while, and then the line is closed."""

from __future__ import annotations

import pytest

from tests.voice.stage import Stage, asking, lines
from voice.actions import End, Wipe
from voice.events import Expects
from voice.profile import KIOSK, PHONE, Profile

CLOSED = "상담을 마쳤어요."
ASKED = "오늘 상담은 몇 점이었나요?"
BYE = "그럼 여기서 마칠게요."


def closed(where: Profile = PHONE) -> Stage:
    stage = asking(Stage(where).start())
    said = stage.reply(CLOSED, question=lines(ASKED), expects=Expects.SCORE, ends=True, to=None)
    assert said == (CLOSED, ASKED)
    assert not over(stage)
    return stage


def over(stage: Stage) -> bool:
    return bool(stage.all(End) or stage.all(Wipe))


def says(stage: Stage, text: str) -> None:
    if not stage.turn._talk.profile.hands_free:
        stage.tap()
    stage.say(text)


def thanked(stage: Stage) -> None:
    stage.reply("고마워요.", ends=True)
    assert over(stage)


@pytest.mark.parametrize("where", [PHONE, KIOSK])
@pytest.mark.parametrize("key", list("12345"))
def test_a_key_tells(where: Profile, key: str) -> None:
    stage = closed(where)
    stage.press(key)
    assert stage.sent[-1] == key
    thanked(stage)


@pytest.mark.parametrize("where", [PHONE, KIOSK])
@pytest.mark.parametrize(("text", "score"), [("오 점이요", "5"), ("5점", "5"), ("매우 만족", "5"), ("네 점이요", "4")])
def test_words_tell(where: Profile, text: str, score: str) -> None:
    stage = closed(where)
    says(stage, text)
    assert stage.sent[-1] == score
    thanked(stage)


@pytest.mark.parametrize("where", [PHONE, KIOSK])
def test_who_says_nothing_is_not_kept(where: Profile) -> None:
    stage = closed(where)
    before = list(stage.sent)
    at = stage.now
    assert BYE in stage.until_it_speaks()
    assert stage.now - at < 12 and over(stage)
    assert stage.sent == before and not stage.handed_over


def test_who_would_rather_not_is_let_go() -> None:
    stage = closed()
    before = list(stage.sent)
    says(stage, "아니요")
    assert BYE in stage.listen_to_it() and over(stage) and stage.sent == before


def test_what_cannot_be_understood_is_asked_for_once_more() -> None:
    stage = closed()
    stage.speak(1.0)
    stage.quiet(1.7)
    stage.recognise("", accepted=False)
    assert "숫자 단추" in " ".join(stage.listen_to_it()) and not over(stage)
    stage.speak(1.0)
    stage.quiet(1.7)
    stage.recognise("", accepted=False)
    assert BYE in stage.listen_to_it() and over(stage)


def test_a_new_question_goes_on() -> None:
    stage = closed()
    says(stage, "기초연금이 뭐예요")
    assert stage.sent[-1] == "기초연금이 뭐예요"
    stage.reply("예순다섯부터 받아요.")
    assert not over(stage)


def test_other_keys_keep_their_meaning() -> None:
    stage = closed()
    stage.press("9")
    assert "별표" in " ".join(stage.listen_to_it())


def test_where_nothing_is_asked_the_line_is_closed_at_once() -> None:
    stage = asking(Stage(PHONE).start())
    stage.reply(CLOSED, ends=True, to=None)
    assert over(stage)
