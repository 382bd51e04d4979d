"""When counsellors are there: hours by weekday, lunch, Korean public holidays with their substitutes, and days a desk closes itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from bot.errors import SettingsError
from channels.clock import SEOUL

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT = 24 * 60
NO_LUNCH = "none"
"""An empty variable counts as none set, so it cannot say this."""
LOOK_AHEAD = 60
"""Days in which the next opening is looked for; the longest run of holidays is shorter."""

_SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
_RULE = re.compile(rf"({'|'.join(WEEKDAYS)})(?:-({'|'.join(WEEKDAYS)}))?=({_SPAN.pattern})")


@dataclass(frozen=True)
class Span:
    """Minutes of a day, the last one not included."""

    start: int
    end: int


@dataclass(frozen=True)
class Hours:
    by_weekday: Mapping[int, Span]
    lunch: Span | None = None
    closed: frozenset[date] = frozenset()
    holidays: bool = True
    """Whether the desk closes on public holidays."""

    def is_open(self, at: datetime) -> bool:
        here = at.astimezone(SEOUL)
        minute = here.hour * 60 + here.minute
        return any(span.start <= minute < span.end for span in self.spans(here.date()))

    def opens_at(self, at: datetime) -> datetime | None:
        """When it opens next, after `at`; None where it does not within two months."""
        here = at.astimezone(SEOUL)
        for days in range(LOOK_AHEAD + 1):
            day = here.date() + timedelta(days)
            for span in self.spans(day):
                opening = datetime.combine(day, time(), SEOUL) + timedelta(minutes=span.start)
                if opening > here:
                    return opening
        return None

    def spans(self, day: date) -> tuple[Span, ...]:
        """The minutes of a day in which it is open, in order."""
        whole = self.by_weekday.get(day.weekday())
        if whole is None or day in self.closed or (self.holidays and is_holiday(day)):
            return ()
        lunch = self.lunch
        if lunch is None or lunch.end <= whole.start or whole.end <= lunch.start:
            return (whole,)
        parts = (Span(whole.start, lunch.start), Span(lunch.end, whole.end))
        return tuple(part for part in parts if part.start < part.end)


def read(hours: str, lunch: str, closed: Sequence[date], holidays: bool) -> Hours:
    """From the settings: `mon-fri=09:00-18:00,sat=09:00-13:00`, and lunch as `12:00-13:00` or `none`. Raises SettingsError."""
    by_weekday: dict[int, Span] = {}
    for rule in filter(None, (part.strip() for part in hours.split(","))):
        found = _RULE.fullmatch(rule)
        if found is None:
            raise SettingsError(f"THREEANY_DESK_HOURS: must be like mon-fri=09:00-18:00,sat=09:00-13:00, found {rule!r}")
        first, last = (WEEKDAYS.index(each) for each in (found[1], found[2] or found[1]))
        by_weekday |= dict.fromkeys(range(first, last + 1), _span("THREEANY_DESK_HOURS", found[3]))
    return Hours(by_weekday, _span("THREEANY_DESK_LUNCH", lunch) if lunch not in ("", NO_LUNCH) else None, frozenset(closed), holidays)


def _span(name: str, text: str) -> Span:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise SettingsError(f"{name}: must be like 12:00-13:00, found {text!r}")
    start, end = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    if not start < end <= MIDNIGHT or found[2] >= "60" or found[4] >= "60":
        raise SettingsError(f"{name}: must begin before it ends, within one day (00:00-24:00), found {text!r}")
    return Span(start, end)


def is_holiday(day: date) -> bool:
    return day in _of_year(day.year)


@cache
def _of_year(year: int) -> frozenset[date]:
    # Loaded when first asked: half a second that a gateway without counsellors need not spend.
    from holidays import country_holidays

    return frozenset(country_holidays("KR", years=year))
