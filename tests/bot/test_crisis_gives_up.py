"""Who would give up everything is met before any command is heard."""

import pytest

from bot.understand.crisis import detect
from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    "words", ["다 그만두고 싶어요 방에서 안 나간 지 반년", "이제 다 그만두고 싶다", "모든 걸 그만두고 싶어요", "그냥 전부 그만두고 싶네요"]
)
def test_giving_up_everything_is_a_danger(say: Say, words: str) -> None:
    assert detect(words) == "suicide"
    assert "109" in text(say(words, "stop"))


@pytest.mark.parametrize(
    "words",
    [
        "회사 다 그만두고 싶어요 사장이 월급을 안 줘요",
        "알바 그만두고 싶은데 퇴직금 나와요?",
        "다니던 학원을 다 그만두고 싶대요 아들이",
        "담배를 다 그만두고 싶어요",
        "그만할래요",
        "가게를 그만두고 싶어요",
    ],
)
def test_giving_up_one_thing_is_none(words: str) -> None:
    assert detect(words) is None
