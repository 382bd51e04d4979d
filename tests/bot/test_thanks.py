"""What is asked after a word of thanks."""

import pytest

from bot.message import Heard
from bot.thanks import asked_after
from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("고맙심더. 입원해있는동안 농사일 대신해주는 사람도 있다 카던데예", "입원해있는동안 농사일 대신해주는 사람도 있다 카던데예"),
        ("고맙습니다. 조사하러 오기까지 얼마나 걸려요?", "조사하러 오기까지 얼마나 걸려요?"),
        ("네 감사해요 서류는 뭐 가져가요", "서류는 뭐 가져가요"),
        ("알려줘서 고마워요, 그럼 장모님은 혼자 사시는데 눈이 안 좋으세요", "그럼 장모님은 혼자 사시는데 눈이 안 좋으세요"),
    ],
)
def test_what_follows_the_thanks_is_what_is_heard(words: str, rest: str) -> None:
    heard = asked_after(Heard(words, "thank", 0.9))
    assert (heard.text, heard.intent, heard.confidence) == (rest, "unclear", 0.0)


@pytest.mark.parametrize("words", ["고맙습니다", "감사합니다 덕분에 살았어요", "고맙소 내일 전화해 볼게요", "감사합니다 또 올게요"])
def test_mere_thanks_stay_thanks(words: str) -> None:
    assert asked_after(Heard(words, "thank", 0.9)) == Heard(words, "thank", 0.9)


def test_the_question_is_answered(say: Say) -> None:
    say("기초연금 알려주세요", "ask_overview")
    assert "신청" in text(say("고맙습니다. 어디에 신청해요?", "thank"))
    assert "다행이에요" in text(say("고맙습니다 덕분에 한시름 놨어요", "thank"))
