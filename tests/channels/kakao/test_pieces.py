"""A long text in pieces: at the borders of sentences, within the limit, nothing left out."""

from __future__ import annotations

import random

import pytest

from channels.kakao.pieces import length, pieces

SENTENCES = [
    "신청은 주민센터에서 해요.",
    "서류는 신분증이에요!",
    "궁금하세요?",
    "긴 말" * 40,
    "🏠집",
    "끝",
    "https://www.bokjiro.go.kr/a.b?c=1",
    "3.5%예요.",
]


def test_a_short_text_stays_whole() -> None:
    assert pieces("안녕하세요.\n\n반가워요.", 100) == ["안녕하세요.\n\n반가워요."]


def test_a_text_is_taken_apart_between_sentences() -> None:
    assert pieces("하나예요. 둘이에요. 셋이에요.", 12) == ["하나예요. 둘이에요.", "셋이에요."]


def test_a_number_is_not_taken_apart() -> None:
    assert pieces("금액은 3.5배예요. 끝이에요.", 12) == ["금액은 3.5배예요.", "끝이에요."]


def test_a_sentence_that_is_too_long_is_taken_apart_between_words() -> None:
    assert pieces("아주 긴 문장이라서 나누어요.", 9) == ["아주 긴", "문장이라서", "나누어요."]


def test_a_word_that_is_too_long_is_cut() -> None:
    assert pieces("가" * 7, 3) == ["가가가", "가가가", "가"]


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_has_no_pieces(text: str) -> None:
    assert pieces(text, 5) == []


@pytest.mark.parametrize("seed", range(40))
def test_nothing_but_space_is_lost_and_no_piece_is_too_long(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choice(SENTENCES) + chance.choice([" ", "\n", "\n\n", "  "]) for _ in range(60))
    most = chance.choice([2, 10, 50, 400, 1000])
    found = pieces(text, most)
    assert all(0 < length(piece) <= most for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())
