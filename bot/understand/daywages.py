"""Wages by the day: 일당 13만 원씩 한 달에 15일 is an income of a month once the days are said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.money import find_amounts
from bot.korean.numbers import NUMBER, value_of
from bot.understand.page import Found, Page

_NATIVE_DAYS = {"열흘": 10, "보름": 15, "스무날": 20, "스무 날": 20, "열닷새": 15, "닷새": 5, "나흘": 4, "사흘": 3, "이틀": 2, "엿새": 6}
_BY_DAY = re.compile(r"일당|하루\s?(?:에\s?)?(?=[^.!?]{0,8}(?:\d|[십백만]))|날일")
_DAYS = re.compile(
    rf"(?P<span>(?:한\s?)?달에?|매달|매월|월|(?:일\s?)?주일?에?|매주)\s?(?:한\s?|약\s?|보통\s?|많아야\s?|겨우\s?)?"
    rf"(?:(?P<count>{NUMBER})\s?(?:일|번|날)(?!당|자리|차)|(?P<word>{'|'.join(_NATIVE_DAYS)}))"
)
_WEEKS_A_MONTH = 52 / 12


def read_day_wages(page: Page) -> Iterator[Found]:
    """`monthly_income` from a day's wage and the days of a month or week; nothing where no days are said."""
    wage, days = _BY_DAY.search(page.text), _DAYS.search(page.text)
    if not wage or not days or page.clause_at(days.start()).mode == "if":
        return
    count = _NATIVE_DAYS.get(days["word"] or "") or value_of(days["count"] or "")
    amount = next((a for a in find_amounts(page.text, implied=True) if 0 <= a.start - wage.end() < 14 and a.start >= wage.end()), None)
    if amount is None or not count or count > 31:
        return
    weekly = "주" in days["span"]
    won = round(amount.won * count * (_WEEKS_A_MONTH if weekly else 1))
    yield Found("monthly_income", won, min(amount.start, days.start()), max(amount.end, days.end()), approximate=weekly or amount.approximate)
