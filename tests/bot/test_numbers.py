"""Numbers in every Korean form, and amounts of money."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.korean.money import find_amounts
from bot.korean.numbers import bounds, find_numbers, value_of

VALUES = [
    ("칠십이", 72),
    ("백오십", 150),
    ("삼백만", 3_000_000),
    ("이천이백", 2200),
    ("예순여덟", 68),
    ("예순 여덟", 68),
    ("스물하나", 21),
    ("서른", 30),
    ("두", 2),
    ("3백만", 3_000_000),
    ("1억 2천", 120_000_000),
    ("칠십둘", 72),
    ("60다섯", 65),
    ("1,234,500", 1_234_500),
    ("3.5", 3.5),
    ("350만5천", 3_505_000),
    ("백하나", 101),
    ("1.5억", 150_000_000),
    ("여덜", 8),
    ("만", 10_000),
]


@pytest.mark.parametrize(("words", "value"), VALUES)
def test_a_number_has_its_value_in_any_form(words: str, value: float) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize("words", ["", "이사람", "십백", "만만", "일오", "하나둘", "세상", "천백천"])
def test_what_is_no_number_has_no_value(words: str) -> None:
    assert value_of(words) is None


@pytest.mark.parametrize(
    ("words", "low", "high"), [("2,3백", 200, 300), ("이삼백", 200, 300), ("사오십만", 400_000, 500_000), ("서너", 3, 4), ("한두", 1, 2)]
)
def test_two_figures_in_one_word_are_bounds(words: str, low: int, high: int) -> None:
    assert bounds(words) == (low, high)


SPOKEN = [
    ("백오십이요", [150]),
    ("칠십이에요", [70]),
    ("칠십이세예요", [72]),
    ("만 65세", [65]),
    ("만육십오세", [65]),
    ("월 40 만원", [400_000]),
    ("두 살 세 살", [2, 3]),
    ("쌍둥이 둘", [2]),
    ("이사했어요", []),
    ("네 맞아요", []),
    ("열심히 일해요", []),
    ("한국 사람", []),
    ("세상에", []),
    ("네 식구예요", [4]),
    ("이천만 원", [20_000_000]),
]


@pytest.mark.parametrize(("text", "values"), SPOKEN)
def test_words_that_are_numbers_only_sometimes_need_a_counter(text: str, values: list[int]) -> None:
    assert [number.value for number in find_numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "kind"), [("68세", "digits"), ("칠십", "sino"), ("예순", "native"), ("3백만", "mixed"), ("칠십둘", "mixed")]
)
def test_the_kind_of_a_number_is_told(text: str, kind: str) -> None:
    assert [number.kind for number in find_numbers(text)] == [kind]


@given(st.integers(min_value=1, max_value=10**11))
def test_every_number_written_in_sino_korean_is_read_back(value: int) -> None:
    assert value_of(sino(value)) == value


@given(st.text(max_size=60))
def test_any_text_is_read_without_error_and_spans_lie_inside_it(text: str) -> None:
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
    for amount in find_amounts(text, implied=True):
        assert 0 <= amount.start < amount.end <= len(text)


def sino(value: int) -> str:
    """The number in full, 만 by 만: 1천 after 억 is always said with its 만, so nothing is left to guess."""
    words = []
    for unit in ("", "만", "억"):
        value, part = divmod(value, 10**4) if unit != "억" else (0, value)
        if part:
            digits = "".join(
                "일이삼사오육칠팔구"[int(d) - 1] + "천백십"[-p] * bool(p)
                for d, p in zip(str(part), range(len(str(part)) - 1, -1, -1), strict=True)
                if d != "0"
            )
            words.append(digits + unit)
    return "".join(reversed(words))


AMOUNTS = [
    ("1,234,500원", 1_234_500),
    ("사십만 원", 400_000),
    ("만 원", 10_000),
    ("칠십오만 오천원", 755_000),
    ("3천만원", 30_000_000),
    ("1억 2천", 120_000_000),
    ("연봉 3600만원", 3_000_000),
    ("일 년에 이천사백만 원", 2_000_000),
    ("월 200~300만원", 2_500_000),
    ("월 1500000", 1_500_000),
]


@pytest.mark.parametrize(("text", "won"), AMOUNTS)
def test_an_amount_is_whole_won(text: str, won: int) -> None:
    assert [amount.won for amount in find_amounts(text)] == [won]


@pytest.mark.parametrize(
    ("text", "won"), [("백오십이요", 1_500_000), ("180", 1_800_000), ("월 백에서 백이십", 1_100_000), ("사십", 400_000)]
)
def test_ten_thousand_is_implied_only_where_money_is_talked_about(text: str, won: int) -> None:
    assert [amount.won for amount in find_amounts(text, implied=True)] == [won]
    assert find_amounts(text) == []


@pytest.mark.parametrize("text", ["68세", "4인 가구", "3등급", "12주", "2026년 6월", "둘이요", "50프로", "7개월"])
def test_counts_of_other_things_are_no_money(text: str) -> None:
    assert find_amounts(text, implied=True) == []
