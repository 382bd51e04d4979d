"""When one can apply, read from 신청기한 where it is written with dates; what is not a date stays the agency's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DAY = r"(?P<y{n}>20\d\d|['’]\d\d)\s?[.\-/년]\s?(?P<m{n}>\d{{1,2}})\s?[.\-/월]\s?(?P<d{n}>\d{{1,2}})\s?[.일]?"
_LATER_DAY = r"(?:(?P<y2>20\d\d|['’]\d\d)\s?[.\-/년]\s?)?(?P<m2>\d{1,2})\s?[.\-/월]\s?(?P<d2>\d{1,2})\s?[.일]?"
_WEEKDAY = r"\s?(?:\([월화수목금토일]\))?\s?"
_CLOCK = r"(?:\d{1,2}:\d\d)?\s?"
_RANGE = re.compile(_DAY.format(n=1) + _WEEKDAY + _CLOCK + r"[~∼–—-]\s?" + _LATER_DAY + _WEEKDAY + _CLOCK + r"(?:까지)?\s?")
_UNTIL = re.compile(r"~?\s?" + _DAY.format(n=1) + _WEEKDAY + _CLOCK + r"까지")


@dataclass(frozen=True)
class Window:
    """First and last day; None where it is not told."""

    first: date | None
    last: date

    def is_over(self, day: date) -> bool:
        return day > self.last


def read(deadline: str) -> Window | None:
    """The window, where the text is one range of dates or one last day and nothing else; else None.

    Anything beside it ("미달 시 추가 모집", "매년", a second range) may keep the service open, so it is left alone.
    """
    text = deadline.strip()
    if found := _RANGE.fullmatch(text):
        first = _day(found["y1"], found["m1"], found["d1"])
        last = _day(found["y2"] or found["y1"], found["m2"], found["d2"])
        return Window(first, last) if first and last and first <= last else None
    if found := _UNTIL.fullmatch(text):
        last = _day(found["y1"], found["m1"], found["d1"])
        return Window(None, last) if last else None
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) if year.isdigit() else 2000 + int(year[1:]), int(month), int(day))
    except ValueError:
        return None
