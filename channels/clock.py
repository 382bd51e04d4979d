"""The time, read at the edge and passed on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

SEOUL = timezone(timedelta(hours=9), "KST")
"""Korea has had no daylight saving time since 1988; a fixed offset needs no time zone database."""

Clock = Callable[[], datetime]


def now() -> datetime:
    return datetime.now(SEOUL)


def millis(at: datetime) -> int:
    """Milliseconds since 1970, UTC: how the store writes times."""
    return int(at.timestamp() * 1000)


def iso(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def from_millis(value: int) -> datetime:
    return datetime.fromtimestamp(value / 1000, SEOUL)
