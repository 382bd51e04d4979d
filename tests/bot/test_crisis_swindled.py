"""Money sent after a call, told by who did not say that it was a swindle."""

from __future__ import annotations

import pytest

from bot.understand.crisis import detect
from bot.understand.crisis_forms import form
from tests.bot.saying import Say, text

SWINDLED = [
    "시아버지가 전화받고 농협에서 천만원을 보내버렸어요 방금요 어떻해요",
    "엄마가 전화 한통 받으시더니 은행가서 오백만원 부치셨대요 어떡해요",
    "어무이가 전화받고 돈을 부쳐뿟는데 우짜노",
    "할매가 문자 보고 3백만원을 보내부렀당께 어째야쓰까",
    "아빠가 방금 모르는 사람한테 700만원 송금하셨어요",
    "장모님이 이상한 전화 받고 통장에서 돈 찾아서 누구한테 줬대요",
    "시어머니께서 전화를 받고 계좌로 이천만원 이체하셨어요 지금 어떻게 해야 하나요",
    "할아버지가 농협 가서 천만원 보냈대요 방금 어떡해",
    "저 방금 전화받고 돈 보냈는데 이상해요",
    "아부지가 전화받고 농협서 돈을 보냈다카는데 우야노",
    "친정엄마가 카톡 받고 상품권 사서 번호 보냈어요 방금",
    "전화 받고 삼백 보냈는데 사기같아요",
]


@pytest.mark.parametrize("words", SWINDLED)
def test_money_just_sent_after_a_call_is_stopped_first(words: str) -> None:
    assert (detect(words), form("crime", words)) == ("crime", "swindle")


@pytest.mark.parametrize(
    "words",
    [
        "아들한테 용돈 보냈어요",
        "아들 전화받고 방금 용돈 30만원 보냈어요",
        "방금 월세 50만원 보냈어요",
        "모르는 사람한테 잘못 송금했어요 10만원 어떻게 돌려받나요",
        "주민센터 전화받고 서류를 보냈어요 방금",
        "병원에서 전화 받고 병원비 200만원 보냈어요 이제 생활비가 없어요 어떡해요",
        "손주 등록금 방금 오백만원 이체했어요 장학금 되나요",
        "전화받고 왔어요 방금",
        "딸이 전화해서 천만원을 보내줬는데 증여세 나오나요",
        "이상한 전화를 받았는데 돈은 안 보냈어요",
        "딸이 전화받고 방금 돈을 보내줬어요",
        "연금공단 전화받고 신청했는데 돈이 언제 들어와요",
    ],
)
def test_what_was_meant_to_be_paid_is_no_swindle(words: str) -> None:
    assert detect(words) != "crime"


def test_who_has_just_sent_it_is_told_where_to_stop_it_and_not_asked_for_an_age(say: Say) -> None:
    first = say(SWINDLED[0], "life_event")
    assert "112" in text(first) and "지급정지" in text(first) and "몇 살" not in text(first)
    reported = say("112에 신고했고 은행도 막아달라고 했어요 돈은 돌려받을수있나요", "ask_benefits")
    assert "피해구제" in text(reported) and "몇 살" not in text(reported)
