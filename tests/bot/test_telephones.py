"""A telephone number somebody leaves, however they tell it."""

from __future__ import annotations

import pytest

from bot.privacy import mask, telephones


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("010-2345-6789", "01023456789"),
        ("０１０ 2345 6789로 주세요", "01023456789"),
        ("010.2345.6789", "01023456789"),
        ("01023456789", "01023456789"),
        ("02)345-6789 이에요", "023456789"),
        ("031-234-5678", "0312345678"),
        ("1588-1234", "15881234"),
        ("공일공이삼사오육칠팔구", "01023456789"),
        ("공일공 이삼사오 육칠팔구요", "01023456789"),
        ("010 에 이삼사오 에 육칠팔구", "01023456789"),
        ("공일공에 하나둘셋넷 다섯여섯일곱여덟이요", "01012345678"),
        ("영일영 2345 다시 6789", "01023456789"),
        ("공 일 공 이 삼 사 오 육 칠 팔 구", "01023456789"),
        ("제 번호는 공이에 삼사오에 육칠팔구이에요", "023456789"),
        ("+82 10-2345-6789", "01023456789"),
        ("공일공 이삼사오 육칠팔구, 010-2345-6789", "01023456789"),
        ("010-2345-6789나 02-345-6789", None),
        ("공일공 이삼사오 육칠팔구나 공이 삼사오 육칠팔구", None),
        ("공일공 이삼사오", None),
        ("월 1500000원 벌어요", None),
        ("1959년 3월 2일생", None),
        ("129", None),
        ("900101-2345678", None),
    ],
)
def test_the_one_number_somebody_wrote_or_told_is_found(text: str, number: str | None) -> None:
    assert telephones.found_in(text) == number


def test_each_digit_in_words_is_masked() -> None:
    assert mask("공일공에 하나둘셋넷 다섯여섯일곱여덟이요") == "[전화번호]이요"


@pytest.mark.parametrize(
    ("number", "written"),
    [("01023456789", "010-2345-6789"), ("023456789", "02-345-6789"), ("0312345678", "031-234-5678"), ("15881234", "1588-1234")],
)
def test_a_number_is_written_in_groups(number: str, written: str) -> None:
    assert telephones.written(number) == written


@pytest.mark.parametrize(("text", "begun"), [("공일공 이삼사오", True), ("010", True), ("이요", False), ("오늘은 안 돼요", False)])
def test_a_number_that_is_not_all_there_is_known(text: str, begun: bool) -> None:
    assert telephones.is_begun(text) is begun
