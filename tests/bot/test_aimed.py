"""Anger at somebody else is no complaint about the assistant: the matter is answered."""

from __future__ import annotations

import pytest

from bot import aimed
from tests.bot.saying import Say, text

OURS = "제 안내가 마음에 안 드셨군요"


def said(words: str) -> list[str]:
    return [each.strip() for each in words.split("|")]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("알바비 안줌 ㅅㅂ", "1350"),
        ("사장새끼가 월급을 안줘 개같네", "1350"),
        ("수습이라고 깎고 준대 이거 맞음?", "1350"),
        ("가게가 파리만 날리고 불난 집 같아요 속에 천불이 나요", "1357"),
        ("장사가 안돼서 미치겠어요", "1357"),
        ("동사무소 갔더니 안된다고만 하고 이게 나라냐", "129"),
        ("구청 공무원들 진짜 짜증나네 왔다갔다 하게만 하고", "129"),
        ("집주인이 너무하네 열받아", "132"),
        ("자식새끼들이 나를 무시하네 괘씸해", "1577-9337"),
        ("정부가 노인들한테 해주는 게 뭐가 있냐", "129"),
    ],
)
def test_anger_at_another_is_not_taken_for_ours(say: Say, words: str, number: str) -> None:
    answer = text(say(words, "complain"))
    assert OURS not in answer and "속상하셨겠어요" in answer and number in answer


@pytest.mark.parametrize("words", said("집주인이 보일러를 안 고쳐줘요 열받아 | 남편이 속을 썩여서 화가 나 죽겠어요"))
def test_nobody_apologises_for_what_another_did(say: Say, words: str) -> None:
    answer = text(say(words, "complain"))
    assert OURS not in answer and "죄송해요" not in answer


@pytest.mark.parametrize("intent", ["complain", "correct", "unclear", "inform"])
@pytest.mark.parametrize(("words", "number"), [("아니 니 말고 사장이 돈을 안준다고", "1350"), ("당신 말고 장사가 안된다고요", "1357")])
def test_who_says_that_it_is_not_us_is_believed(say: Say, words: str, number: str, intent: str) -> None:
    answer = text(say(words, intent))
    assert OURS not in answer and number in answer and "몇 살" not in answer


@pytest.mark.parametrize(
    "words",
    said(
        "아까부터 똑같은 소리만 하고 진짜 열받네 | 아 짜증나 | 니가 뭘 안다고 그래 | 대답을 왜 안 해 | "
        "챗봇이라 말귀를 못 알아듣네"
    ),
)
def test_a_complaint_about_us_stays_one(say: Say, words: str) -> None:
    assert OURS in text(say(words, "complain"))


def test_whom_it_is_about_is_told_apart() -> None:
    assert aimed.matter("회사가 너무해요") == "work"
    assert aimed.matter("주민센터 직원이 불친절해요") == "office"
    assert aimed.matter("아 진짜") is None


def test_a_minor_may_report_alone(say: Say) -> None:
    say("알바비 안줌 ㅅㅂ", "complain")
    assert "미성년자도" in text(say("17살인데 신고됨?", "ask_eligibility"))
    assert "수습이어도" in text(say("수습이라고 깎고 준대 이거 맞음?", "complain"))
