"""Hours a week and pay an hour, as people say them, and what a weekly holiday pays by them."""

from __future__ import annotations

import pytest

from bot.korean.numbers import find_numbers
from bot.understand.working_time import hourly_pay, hours_a_week
from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("하루 5시간 주 4일 일해요", 20),
        ("하루 네 시간씩 일주일에 사흘 나가요", 12),
        ("주 20시간 일하고 있어요", 20),
        ("일주일에 세 번 6시간", 18),
        ("주말 이틀 8시간씩", 16),
        ("하루에 다섯시간 반 주 나흘", 22),
        ("하루 세시간씩 평일만 해요", 15),
        ("한 주에 열여덟 시간", 18),
        ("15시간 넘어야 하나요", None),
        ("주 15시간 안 되면요", None),
        ("한 시간에 만원 받아요", None),
        ("24시간 상담", None),
    ],
)
def test_hours_a_week(words: str, hours: float | None) -> None:
    assert hours_a_week(words) == hours


@pytest.mark.parametrize(
    ("words", "won"),
    [
        ("시급 만이천원이에요", 12_000),
        ("시급은 만삼백이십원", 10_320),
        ("시간당 만 오천 원 받아요", 15_000),
        ("월급 이백만 원", None),
        ("시급이 적어요", None),
    ],
)
def test_pay_an_hour(words: str, won: int | None) -> None:
    assert hourly_pay(words) == won


def test_an_age_is_still_no_ten_thousand() -> None:
    assert [number.value for number in find_numbers("만 육십오세요. 월급만 이천만원")] == [65, 20_000_000]


@pytest.mark.parametrize(
    ("words", "intent", "told"),
    [
        ("시급 만이천원으로 하루 5시간 주 4일 일하는데 주휴수당 얼마예요", "ask_amount", "한 주에 48,000원"),
        ("알바 하루 4시간 주3일인데 주휴 나와요?", "ask_benefits", "한 주에 12시간이면 주휴수당이 없어요"),
        ("편의점 주말 이틀 8시간씩 시급 9000원 받는데 주휴수당 받을 수 있나요", "ask_benefits", "9,000원은 법보다 적어요"),
        ("하루 여섯시간 주5일인데 주휴수당 얼마 받아요", "ask_amount", "한 주에 61,920원"),
    ],
)
def test_holiday_pay_is_reckoned(say: Say, words: str, intent: str, told: str) -> None:
    assert told in text(say(words, intent))
