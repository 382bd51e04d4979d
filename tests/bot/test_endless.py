"""Nonsense that repeats itself is answered as quickly as sense: no pattern tries every way to part it, and no fact is made of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

Say = Callable[..., Any]
PIECES = (
    "저는 아니 아니라고요 그거 말고 요 월급 이 가 은 기초연금 33 어머니가 할머니 없어요 혼자 살아요 안 말이에요 거예요 얼마 언제"
    " 남편 애가 아이가 둘 세살 만원 되나요 ? . ㅠ 죽고 때려요 받는 그거뿐 연금이랑 밖에 네 그냥 물어본 개월 임신 이혼 키우"
    " 그만뒀어요 스스로 집 월세 장애 등급 치매 수급자 아니고 하고 만 까지 한테 둘다 올해 1 가나다"
).split()
AT_MOST_S = 2.0
"""Where a pattern tries every way it is minutes; else some tenths of a second."""


@pytest.mark.parametrize("gap", ["", " "])
@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_without_end_takes_no_time(say: Say, piece: str, gap: str) -> None:
    say("기초연금 얼마예요", "ask_amount")
    began = time.process_time()
    say((piece + gap) * (300 // len(piece + gap)) + "킁", "inform")
    assert time.process_time() - began < AT_MOST_S
