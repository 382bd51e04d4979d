"""How it was, however it is told."""

from __future__ import annotations

import pytest

from bot.rating import score


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5", 5), ("5점", 5), ("오 점이요", 5), ("5점이요.", 5), ("다섯 점 드릴게요", 5), ("매우 만족", 5), ("아주 만족해요", 5),
        ("5점 만점에 5점", 5),
        ("4점이에요", 4), ("네 점이요", 4), ("만족해요", 4), ("사 점", 4), ("보통이에요", 3), ("삼 점이요", 3), ("세 점", 3),
        ("별로예요", 2), ("이 점이요", 2), ("불만족", 2), ("매우 불만족이에요", 1), ("일 점", 1), ("한 점", 1), ("별 다섯 개요", 5),
        ("네", None), ("하나", None), ("0점", None), ("10점", None), ("5월에 신청하나요", None), ("만족하면 다시 올게요", None),
        ("기초연금이 뭐예요", None),
        ("아이가 5살이에요", None), ("", None),
    ],
)  # fmt: skip
def test_a_judgement_is_all_that_is_said(text: str, found: int | None) -> None:
    assert score(text) == found
