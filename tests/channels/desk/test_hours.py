"""Office hours in Korean time: lunch, midnight, public holidays with their substitutes, days of one's own."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.errors import SettingsError
from bot.settings import Settings
from channels.clock import SEOUL
from channels.desk import hours

WEEK = "mon-fri=09:00-18:00,sat=10:00-13:00"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-23T08:59:59", False),
        ("2026-11-23T09:00:00", True),
        ("2026-11-23T11:59:59", True),
        ("2026-11-23T12:00:00", False),
        ("2026-11-23T12:59:59", False),
        ("2026-11-23T13:00:00", True),
        ("2026-11-23T17:59:59", True),
        ("2026-11-23T18:00:00", False),
        ("2026-11-28T10:30:00", True),
        ("2026-11-28T12:30:00", False),
        ("2026-11-29T10:30:00", False),
        ("2026-12-25T10:30:00", False),
        ("2026-02-16T10:30:00", False),
        ("2026-03-02T10:30:00", False),
        ("2026-08-17T10:30:00", False),
        ("2026-10-05T10:30:00", False),
        ("2026-12-31T10:30:00", False),
    ],
)
def test_the_desk_is_open_at_its_hours(moment: str, is_open: bool) -> None:
    """2026-03-02, 08-17 and 10-05 are substitutes for holidays on a weekend; 12-31 is a day the desk chose."""
    assert hours.read(WEEK, "12:00-13:00", [date(2026, 12, 31)], True).is_open(at(moment)) is is_open


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-23T07:00:00", "2026-11-23T09:00:00"),
        ("2026-11-23T12:30:00", "2026-11-23T13:00:00"),
        ("2026-11-23T23:59:59", "2026-11-24T09:00:00"),
        ("2026-11-24T00:00:00", "2026-11-24T09:00:00"),
        ("2026-11-28T13:00:00", "2026-11-30T09:00:00"),
        ("2026-12-24T18:00:00", "2026-12-26T10:00:00"),
        ("2026-09-23T18:00:00", "2026-09-28T09:00:00"),
    ],
)
def test_the_next_opening_is_found_over_nights_and_holidays(moment: str, opens: str) -> None:
    """추석 2026: 24 to 26 September, a Thursday to a Saturday."""
    assert hours.read(WEEK, "12:00-13:00", [], True).opens_at(at(moment)) == at(opens)


def test_a_time_elsewhere_is_judged_in_seoul() -> None:
    desk = hours.read(WEEK, "", [], True)
    assert desk.is_open(datetime(2026, 11, 23, 0, 30, tzinfo=UTC))
    assert not desk.is_open(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    assert not desk.is_open(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))


def test_a_desk_may_never_close() -> None:
    desk = hours.read("mon-sun=00:00-24:00", "", [], False)
    assert all(desk.is_open(at(f"2026-12-25T{hour:02}:{minute:02}:00")) for hour in (0, 12, 23) for minute in (0, 59))


def test_a_desk_that_opens_on_holidays_says_so() -> None:
    assert hours.read(WEEK, "", [], False).is_open(at("2026-12-25T10:30:00"))


def test_a_desk_without_hours_opens_never() -> None:
    desk = hours.read("", "", [], True)
    assert (desk.is_open(at("2026-11-23T10:00:00")), desk.opens_at(at("2026-11-23T10:00:00"))) == (False, None)


@pytest.mark.parametrize("wrong", ["9-18", "mon=9-18", "mon-fri=18:00-09:00", "mon=09:00-25:00", "mon=09:60-10:00", "월=09:00-18:00"])
def test_hours_that_mean_nothing_are_refused_with_their_name(wrong: str) -> None:
    with pytest.raises(SettingsError, match="THREEANY_DESK_HOURS"):
        hours.read(wrong, "", [], True)


def test_a_desk_without_lunch_can_be_had_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREEANY_DESK_LUNCH", "none")
    settings = Settings(_env_file=None)
    opening = hours.read(settings.desk_hours, settings.desk_lunch, settings.desk_closed, settings.desk_holidays)
    assert opening.is_open(at("2026-11-23T12:30:00"))
