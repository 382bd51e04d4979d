"""Amounts of another time in what agencies publish about what people wrote a record of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot import knowledge
from bot.conditions import All
from bot.knowledge import Benefit
from bot.parameters import Dated, Parameter, Parameters
from bot.services import figures
from bot.services.links import Conflict, conflicts
from bot.services.service import Service

DAY = date(2026, 11, 29)
PUBLISHED = Service("1", "나래 수당", agency="나래부", agency_type="중앙행정기관")
FIGURES = Parameters(
    {
        key: Parameter(key, "", unit, tuple(Dated(date(year, 1, 1), value, "나래", "A") for year, value in values))
        for key, unit, values in (
            ("narae.alone", "KRW/월", ((2025, 230_000), (2026, 250_000))),
            ("narae.couple", "KRW/월", ((2026, 400_000),)),
            ("narae.most", "%", ((2026, 60),)),
        )
    }
)


@pytest.fixture(scope="module")
def record() -> Benefit:
    some = knowledge.load(Path(__file__).parents[2] / "data").benefits["child_allowance"]
    bare = dict.fromkeys(("aliases", "amount_rows", "details", "uncertain", "published"), ())
    amount = "한 달 {narae.alone|won}이에요. 다른 몫은 3만 원이에요."
    return replace(some, id="narae", name="나래 수당", amount=amount, conditions=All(()), summary="", who="", **bare)


def told(record: Benefit, content: str) -> list[Conflict]:
    found = conflicts({"narae": record}, (replace(PUBLISHED, content=content),), FIGURES, DAY)
    return [one for one in found if one.kind == "money"]


@pytest.mark.parametrize(
    "content", ["○ 월 25만원", "○ 월 400천원", "○ 월 30,000원", "○ 연 300만원", "○ 나래 꾸러미", "", "○ 월 25만원\n○ 이사비 70만원"]
)
def test_what_the_record_says_too_or_does_not_speak_of_is_no_conflict(record: Benefit, content: str) -> None:
    assert told(record, content) == []


@pytest.mark.parametrize(
    ("content", "published", "ours"),
    [
        ("○ 생활비 23만원", (230_000,), (250_000,)),
        ("○ 월 24만원", (240_000,), (250_000,)),
        ("○ 나래 지원금 38만원('25년 기준)\n○ 월 25만원", (380_000,), (400_000,)),
    ],
)
def test_an_amount_of_another_time_is_told_beside_ours(
    record: Benefit, content: str, published: tuple[int, ...], ours: tuple[int, ...]
) -> None:
    (found,) = told(record, content)
    assert (found.published, found.known) == (published, ours)
    assert found.quote in content


def test_amounts_of_one_line_are_told_together(record: Benefit) -> None:
    (found,) = told(record, "2025년: 혼자 월 23만원, 둘이 월 38만원")
    assert (found.published, found.known) == ((230_000, 380_000), (250_000, 400_000))


def test_a_year_that_goes_on_is_none_of_before(record: Benefit) -> None:
    assert told(record, "○ 월 25만원\n○ 나래 지원금 38만원(2025년 ~ 2026년)") == []


def test_a_record_without_any_amount_differs_from_none(record: Benefit) -> None:
    silent = replace(record, amount="주민센터에 물어보세요.", how="", period="")
    assert figures.known(silent, FIGURES, DAY).now == frozenset()
    assert told(silent, "○ 월 24만원") == []


def test_what_a_parameter_will_be_is_not_what_it_was(record: Benefit) -> None:
    before = figures.known(record, FIGURES, date(2025, 6, 1))
    assert (before.now & {230_000, 250_000}, before.before) == ({230_000}, frozenset())
