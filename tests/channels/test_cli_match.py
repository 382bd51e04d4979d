"""`threeany match`: an option for each fact, read as people type."""

from __future__ import annotations

import json
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from bot.errors import Invalid
from bot.person import FACTS
from channels.cli import match


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    found = typer.Typer()
    match.register(found)
    return found


def run(app: typer.Typer, *arguments: str) -> Any:
    result = CliRunner().invoke(app, match.spelled_out([*arguments, "--day", "2026-11-23", "--json"]))
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_has_its_option(app: typer.Typer, name: str) -> None:
    shown = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"}).stdout
    assert f"--{name.replace('_', '-')} " in shown


def test_an_old_woman_alone_with_little_income_finds_the_basic_pension(app: typer.Typer) -> None:
    found = run(app, "--age", "68", "--household-size", "1", "--monthly-income", "400000")
    assert "기초연금" in [benefit["name"] for benefit in found["eligible"] + found["possible"]]


def test_facts_contradicting_everything_for_the_old_leave_the_basic_pension_out(app: typer.Typer) -> None:
    found = run(app, "--age", "30")
    assert "기초연금" not in [benefit["name"] for benefit in found["eligible"] + found["possible"]]
    assert found["ineligible_count"] > 0


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("age", "68", 68),
        ("monthly_income", "400,000", 400_000),
        ("income_ratio", "32.5", 32.5),
        ("veteran", "yes", True),
        ("veteran", "False", False),
        ("region", "서울특별시 관악구", {"sido": "서울특별시", "sigungu": "관악구"}),
        ("region", "세종특별자치시", {"sido": "세종특별자치시", "sigungu": None}),
        ("child_ages_months", "7, 60-71", [7, [60, 71]]),
        ("care_grade", "3", 3),
        ("care_grade", "cognitive", "cognitive"),
        ("disability", "severe", "severe"),
    ],
)
def test_a_value_is_read_as_typed(name: str, text: str, value: object) -> None:
    assert match.parse(FACTS[name], text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("age", "old"),
        ("age", "-3"),
        ("veteran", "maybe"),
        ("disability", "7"),
        ("care_grade", "9"),
        ("child_ages_months", "a-b"),
        ("housing", ""),
    ],
)
def test_a_value_that_cannot_be_is_refused(name: str, text: str) -> None:
    with pytest.raises(Invalid):
        match.parse(FACTS[name], text)


SPELLINGS = [
    (["--veteran"], ["--veteran", "true"]),
    (["--no-veteran", "--age", "68"], ["--veteran", "false", "--age", "68"]),
    (["--lives-alone", "--age", "68"], ["--lives-alone", "true", "--age", "68"]),
    (["--lives-alone", "false"], ["--lives-alone", "false"]),
    (["ask", "안녕"], ["ask", "안녕"]),
]


@pytest.mark.parametrize(("typed", "meant"), SPELLINGS)
def test_yes_and_no_may_be_typed_as_flags(typed: list[str], meant: list[str]) -> None:
    assert match.spelled_out(typed) == meant
