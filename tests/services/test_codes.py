"""Codes exclude only whoever is known to be none of what is ticked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.conditions import Case, Condition
from bot.parameters import Dated, Parameter, Parameters
from bot.person import Person
from bot.services import codes
from bot.services.service import Service

DAY = date(2026, 11, 29)
MEDIAN = {f"median_income.{n}": Parameter("", "", "", (Dated(DAY, n * 1_000_000, "", "A"),)) for n in range(1, 8)}


def answer(condition: Condition | None, minor: bool = False, **facts: Any) -> bool | None:
    assert condition is not None
    return condition.evaluate(Case(Person(facts, minor=minor), DAY, Parameters(MEDIAN))).value


def ticked(*names: str, **other: Any) -> Service:
    return Service("1", "나래 지원", codes=frozenset(names), **other)


def test_every_band_of_income_is_no_demand_and_a_gap_below_no_floor() -> None:
    assert codes.income(ticked(*codes.BANDS)) is None
    assert codes.income(ticked()) is None
    only_third = codes.income(ticked("JA0203"))
    assert answer(only_third, household_size=2, monthly_income=500_000) is True
    assert answer(only_third, household_size=2, monthly_income=2_000_000) is True
    assert answer(only_third, household_size=2, monthly_income=2_000_001) is False
    assert answer(only_third, household_size=2) is None


@pytest.mark.parametrize("anybody", ["JA0322", "JA0410"])
def test_no_such_restriction_restricts_nobody(anybody: str) -> None:
    everything = ticked(anybody, "JA0313", "JA0401")
    assert (codes.personal(everything) is None) is (anybody == "JA0322")
    assert (codes.household(everything) is None) is (anybody == "JA0410")


def test_everything_ticked_restricts_nobody() -> None:
    assert codes.personal(ticked(*codes.PERSONAL)) is None
    assert codes.household(ticked(*codes.HOUSEHOLD)) is None


def test_one_tick_of_several_is_enough_and_only_none_of_them_excludes() -> None:
    either = codes.personal(ticked("JA0328", "JA0329"))
    assert answer(either, veteran=True) is True
    assert answer(either, veteran=False) is None
    assert answer(either, veteran=False, disability="none") is False


def test_what_nobody_tells_in_a_talk_keeps_the_door_open() -> None:
    newcomers = codes.household(ticked("JA0413", "JA0404"))
    assert answer(newcomers, household_size=4) is None


def test_ages_of_children_are_met_by_their_parents_too() -> None:
    small = codes.age(ticked(age_from=0, age_to=5))
    assert answer(small, age=34, child_ages_months=[20]) is True
    assert answer(small, age=34, child_ages_months=[100]) is False
    assert answer(small, age=34) is None
    assert answer(small, minor=True, age=3) is True


def test_ages_that_shut_nobody_out_are_no_demand() -> None:
    assert codes.age(ticked(age_from=0, age_to=120)) is None
    assert codes.age(ticked()) is None
    grown = codes.age(ticked(age_from=18, age_to=120))
    assert grown is not None and not grown.pointing
    assert answer(grown, age=17) is False
    assert answer(codes.age(ticked(age_from=65)), age=65) is True


def test_both_sexes_ticked_or_none_is_no_demand() -> None:
    assert codes.sex(ticked("JA0101", "JA0102")) is None
    assert codes.sex(ticked()) is None
    assert answer(codes.sex(ticked("JA0102")), sex="male") is False


def test_what_only_businesses_get_is_not_for_persons() -> None:
    assert not codes.is_for_persons(ticked(users=("소상공인", "법인/시설/단체")))
    assert codes.is_for_persons(ticked("JA2101", users=("개인", "소상공인")))
    assert not codes.is_for_persons(ticked("JA1201"))
    assert codes.is_for_persons(ticked("JA1201", "JA0322"))
    assert codes.is_for_persons(ticked())
