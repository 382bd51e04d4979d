"""Dated figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import parameters
from bot.errors import DataError

FIGURES = parameters.load(Path(__file__).parents[2] / "data" / "parameters")
# The four benefits' published lines, 1 to 6 persons (보건복지부고시 제2025-135호, 제2026-157호).
PUBLISHED = {
    (2026, "livelihood"): (820556, 1343773, 1714892, 2078316, 2418150, 2737905),
    (2026, "medical"): (1025695, 1679717, 2143614, 2597895, 3022688, 3422381),
    (2026, "housing"): (1230834, 2015660, 2572337, 3117474, 3627225, 4106857),
    (2026, "education"): (1282119, 2099646, 2679518, 3247369, 3778360, 4277976),
    (2027, "livelihood"): (875533, 1433806, 1829789, 2217563, 2580166, 2921344),
    (2027, "medical"): (1094417, 1792258, 2287236, 2771954, 3225208, 3651680),
    (2027, "housing"): (1313300, 2150710, 2744684, 3326345, 3870249, 4382016),
    (2027, "education"): (1368021, 2240323, 2859046, 3464943, 4031510, 4564601),
}


@pytest.mark.parametrize(("year", "kind"), PUBLISHED)
def test_the_lines_are_the_published_ones(year: int, kind: str) -> None:
    day = date(year, 7, 1)
    percent = FIGURES.value(f"median_percent.{kind}", day)
    assert percent is not None
    found = tuple(FIGURES.threshold(percent, size, day) for size in range(1, 7))
    assert found == PUBLISHED[year, kind]


def test_each_person_beyond_seven_adds_the_same() -> None:
    day = date(2026, 7, 1)
    assert FIGURES.median_income(9, day) == 9_515_150 + 2 * 959_198


def test_nothing_is_said_of_a_year_nobody_has_published() -> None:
    assert FIGURES.median_income(1, date(2031, 1, 1)) is None


def test_an_unverified_figure_is_carried_and_never_given() -> None:
    assert FIGURES.entries["unemployment.daily_floor_8h"].at(date(2027, 2, 1)) is not None
    assert FIGURES.value("unemployment.daily_floor_8h", date(2027, 2, 1)) is None


def test_a_value_without_a_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("a.b: {values: [{from: 2026-01-01, value: 3}]}", encoding="utf-8")
    with pytest.raises(DataError, match="source"):
        parameters.load(tmp_path)


def test_values_out_of_order_are_refused(tmp_path: Path) -> None:
    text = "a.b: {values: [{from: 2026-01-01, value: null}, {from: 2025-01-01, value: null}]}"
    (tmp_path / "x.yml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="order"):
        parameters.load(tmp_path)


@pytest.mark.parametrize("kind", ["livelihood", "medical", "housing", "education"])
@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2028])
def test_a_line_for_what_is_earned_follows_the_line(kind: str, year: int) -> None:
    """30 % of what is earned are left out."""
    day = date(year, 6, 1)
    line, earned = (FIGURES.value(f"median_percent.{name}", day) for name in (kind, f"{kind}_earned"))
    assert earned == (None if line is None else int(line / 0.7 * 10) / 10)


@pytest.mark.parametrize(("side", "earners"), [("single", 1), ("couple", 2)])
def test_what_basic_pension_leaves_out_of_wages_is_in_its_line_for_them(side: str, earners: int) -> None:
    day = date(2026, 6, 1)
    names = ("earned_income_deduction", f"threshold_{side}", f"earned_{side}")
    left_out, line, earned = (FIGURES.value(f"basic_pension.{name}", day) for name in names)
    assert left_out and line and earned == (left_out * earners + line / 0.7) // 1000 * 1000
