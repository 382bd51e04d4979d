"""When the time to apply is over, and when that cannot be said."""

from __future__ import annotations

from datetime import date

import pytest

from bot.services.window import read


@pytest.mark.parametrize(
    ("deadline", "first", "last"),
    [
        ("2026.01.05~2026.01.26", date(2026, 1, 5), date(2026, 1, 26)),
        ("2026-01-16 ~ 2026-02-10", date(2026, 1, 16), date(2026, 2, 10)),
        ("2026. 2. 3.(화) ~ 3. 6.(금)", date(2026, 2, 3), date(2026, 3, 6)),
        ("’26. 1. 2. ~ ’26. 12. 31.", date(2026, 1, 2), date(2026, 12, 31)),
        ("2026년 3월 2일 ~ 2026년 3월 20일까지", date(2026, 3, 2), date(2026, 3, 20)),
        ("2026. 3. 2. 09:00 ~ 2026. 3. 20. 18:00", date(2026, 3, 2), date(2026, 3, 20)),
        ("2026. 2. 6.까지", None, date(2026, 2, 6)),
        ("~2026. 2. 6.까지", None, date(2026, 2, 6)),
    ],
)
def test_dates_are_read(deadline: str, first: date | None, last: date) -> None:
    window = read(deadline)
    assert window is not None
    assert (window.first, window.last) == (first, last)
    assert not window.is_over(last)
    assert window.is_over(date.fromordinal(last.toordinal() + 1))


@pytest.mark.parametrize(
    "deadline",
    [
        "",
        "상시신청",
        "매년 1~2월",
        "2026. 1. 2. ~ 2. 2.  미달시 추가모집",
        "매년 2026.01.05~2026.01.26",
        "1차 2026.1.5~2026.1.26, 2차 2026.7.1~2026.7.20",
        "2026. 1. ~ 2026. 1. (연도별 상이)",
        "2026.13.40~2026.14.1",
        "2026.03.01~2026.02.01",
        "2025.01.23.~",
        "출생신고일로부터 90일 이내",
    ],
)
def test_what_may_still_be_open_is_left_alone(deadline: str) -> None:
    assert read(deadline) is None
