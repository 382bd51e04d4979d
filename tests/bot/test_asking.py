"""Open questions at the end of a story."""

from __future__ import annotations

import pytest

from bot.understand.asking import asks_openly


@pytest.mark.parametrize(
    "text",
    [
        "인천 사는 쉰 넘은 남자고 혼자 지내는데 나라에서 뭐 해주는 게 있는교",
        "애 셋 키우는데 뭐 받을 수 있나요",
        "일흔둘이고 무릎이 아픈데 신청할 만한 게 있을까요?",
        "저희 아버지가 농사지으시는데 해당되는 게 뭐가 있을까요",
        "월급이 적은데 보태주는 데 없습니까",
        "혼자 사는디 뭐 타먹을 거 읎나",
        "장애 4급인데 무슨 혜택이 있습니까",
        "실직했는데 도와줄 데 있나요",
    ],
)
def test_an_open_question_is_heard_behind_a_story(text: str) -> None:
    assert asks_openly(text)


@pytest.mark.parametrize(
    "text",
    [
        "예순여덟이에요",
        "할머니는 치매 있으세요",
        "장애 없어요",
        "아이가 둘 있어요",
        "월세 살아요",
        "도움 받을 사람이 없어요",
        "기초연금 받고 있어요",
        "어제 회사에서 잘렸어요",
    ],
)
def test_a_statement_is_no_question(text: str) -> None:
    assert not asks_openly(text)
