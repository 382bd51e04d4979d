"""When one can apply, read from 신청기한 where it is written with dates; what is not a date stays the agency's own words."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.korean.plain import made_of

_CLOCK = re.compile(r"(?:(?<=[\s.)일])|,\s*)\d{1,2}(?::\d\d|시)(?=[\s~까)]|$)")
_WEEKDAY = re.compile(r"\([월화수목금토일]\)\.?")
_TILDES, _APOSTROPHES = re.compile("[∼～〜–—―]"), re.compile("[’‘`´]")

_YEAR = r"(?:20\d\d|'\d\d|2\d(?=년|[.\-/]\d{1,2}[.\-/]\d{1,2}(?!\d)))"
"""Two digits without an apostrophe are a year only where 년, or a month and a day, follow."""
_MONTH, _DAY = r"\d{1,2}(?!\d)", r"\d{1,2}(?!\d)"
_IN_MONTH = r"월?\.?(?:초|중순|하순|말)?"
_FIRST = rf"(?:(?P<y1>{_YEAR})[.\-/년])?(?P<m1>{_MONTH})(?:[.\-/월](?P<d1>{_DAY})[.일]?|{_IN_MONTH})"
_END = rf"(?:(?P<y2>{_YEAR})[.\-/년])?(?P<m2>{_MONTH})(?:[.\-/월](?P<d2>{_DAY})[.일]?|{_IN_MONTH})"
_LAST = rf"(?P<y2>{_YEAR})[.\-/년](?P<m2>{_MONTH})[.\-/월](?P<d2>{_DAY})[.일]?"
_PART = r"(?P<part>제?\d(?:차|단계|회|분기):?|\(제?\d(?:차|단계|회|분기)\)|[상하]반기:?|\([상하]반기\))?"
_LABEL = rf"[,/·]?(?:{_YEAR}년(?=신청|접수|모집))?{_PART}(?:(?:신청|접수|모집)(?:기한|기간|일정)?:?)?"
_WHAT = r"중?(?:까지)?(?:(?:공고및)?(?:신청|접수|모집))?"
_RANGE = re.compile(rf"{_LABEL}{_FIRST}(?P<dash>[~\-]){_END}{_WHAT}")
_UNTIL = re.compile(rf"{_LABEL}(?P<open>(?:공고일)?~)?{_LAST}(?(open)(?:까지)?|까지)")
_ASIDE = re.compile(r"\(([^()]*)\)")
_DAYS = re.compile(r"\d{1,2}일")
_ENDS_EARLIER = frozenset(
    "예산 물량 백신 재고 모집인원 인원 지원 사업 신청 접수 발급 소진 초과 조기 마감 종료 선착순 시 까지 범위 한도 내 또는 단 공휴일 제외"
    " 매월 익월 일 ~ , .".split()
)
"""What an aside may be made of that can only end the window before its last day, or leave days out of it."""


@dataclass(frozen=True)
class Window:
    """First and last day; None where it is not told."""

    first: date | None
    last: date

    def is_over(self, day: date) -> bool:
        return day > self.last


def read(deadline: str) -> Window | None:
    """The window, the last one of several, where the text is such ranges of dates or last days and nothing else; else None.

    Anything beside them ("미달 시 추가 모집", "매년", "2025년 기준", "예정") may keep the service open, so it is left alone; so is a month
    or a day that stands alone, which may be the first, and one part ("상반기") of what has more.
    """
    windows = []
    for window in _windows(_squeezed(deadline)):
        if window is None:
            return None
        windows.append(window)
    return max(windows, key=lambda window: window.last, default=None)


def _squeezed(deadline: str) -> str:
    """The text without spaces, clocks and weekdays, every tilde and apostrophe the plain one."""
    text = _APOSTROPHES.sub("'", _TILDES.sub("~", _CLOCK.sub(" ", deadline)))
    return _WEEKDAY.sub("", re.sub(r"\s+", "", text).replace("：", ":"))


def _windows(text: str) -> Iterator[Window | None]:
    """Every window of the text; None, and no more, where something else stands there."""
    place, year = 0, ""
    before: Window | None = None
    while place < len(text):
        found = _RANGE.match(text, place) or _UNTIL.match(text, place)
        window = _window(found, year) if found else None
        named = _year(found) if found else ""
        # A window without a year belongs to the year before it only where it comes after it.
        if found is None or window is None or (before and not named and window.last <= before.last):
            yield None
            return
        place, year = _behind_asides(text, found.end()), named or year
        alone = before is None and place == len(text)
        before = window
        yield None if alone and found["part"] else window


def _behind_asides(text: str, place: int) -> int:
    """The place behind the asides that cannot keep the window open."""
    while (aside := _ASIDE.match(text, place)) and made_of(_DAYS.sub("일", aside[1]), _ENDS_EARLIER):
        place = aside.end()
    return place


def _year(found: re.Match[str]) -> str:
    """The last year it names."""
    return found["y2"] or found.groupdict().get("y1") or ""


def _window(found: re.Match[str], year: str) -> Window | None:
    """`year` is the one named before, for a window that names none."""
    if found.re is _UNTIL:
        last = _day(found["y2"], found["m2"], found["d2"])
        return Window(None, last) if last else None
    # With a hyphen, or behind a whole day, a number alone may be a day as well as a month.
    if (found["d1"] or found["dash"] == "-") and not found["d2"]:
        return None
    starts = found["y1"] or year
    first = _day(starts, found["m1"], found["d1"] or "1")
    last = _day(found["y2"] or starts, found["m2"], found["d2"])
    return Window(first, last) if first and last and first <= last else None


def _day(year: str, month: str, day: str | None) -> date | None:
    """Without a day, the last of the month."""
    try:
        of = 2000 + int(year[-2:])
        return date(of, int(month), int(day) if day else monthrange(of, int(month))[1])
    except ValueError:
        return None
