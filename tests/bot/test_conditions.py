"""Three-valued conditions: unknown is never a no, and what is said settles exactly what it can."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import conditions as c
from bot import parameters
from bot.conditions import Case
from bot.person import Person

DAY = date(2026, 11, 23)
FIGURES = parameters.load(Path(__file__).parents[2] / "data" / "parameters")


def case(day: date = DAY, by_birth_year: bool = False, minor: bool = False, low_income: bool = False, **facts: object) -> Case:
    return Case(Person(facts, by_birth_year, minor, low_income), day, FIGURES)


@pytest.mark.parametrize(
    ("facts", "value"),
    [({}, None), ({"age": 64}, False), ({"age": 65}, True), ({"age": 120}, True)],
)
def test_an_age_is_compared_and_a_missing_one_is_unknown(facts: dict, value: bool | None) -> None:
    assert c.Age(at_least=65).evaluate(case(**facts)).value is value


def test_a_missing_age_becomes_a_question() -> None:
    assert c.Age(at_least=65).evaluate(case()).missing == {"age"}


def test_a_birth_year_on_the_threshold_asks_for_the_birthday() -> None:
    result = c.Age(at_least=65).evaluate(case(age=65, by_birth_year=True))
    assert result.value is None
    assert result.missing == {"birthday_passed"}
    assert result.speaks


def test_a_birth_year_away_from_the_threshold_asks_nothing() -> None:
    assert c.Age(at_least=65).evaluate(case(age=70, by_birth_year=True)).value is True
    assert c.Age(at_least=65).evaluate(case(age=60, by_birth_year=True)).value is False


def test_a_figure_not_yet_published_makes_the_condition_unknown_and_asks_nothing() -> None:
    result = c.OwnIncome("basic_pension.threshold_single", "basic_pension.threshold_couple").evaluate(
        case(date(2027, 3, 1), monthly_income=0, household_size=1)
    )
    assert (result.value, result.missing) == (None, frozenset())


@pytest.mark.parametrize(
    ("size", "income", "year", "value"),
    [
        (1, 820_556, 2026, True),
        (1, 820_557, 2026, False),
        (1, 875_533, 2027, True),
        (1, 875_534, 2027, False),
        (4, 2_078_316, 2026, True),
        (4, 2_078_317, 2026, False),
        (8, 3_351_791, 2026, True),
    ],
)
def test_the_living_benefit_line_is_32_percent_of_that_years_median(size: int, income: int, year: int, value: bool) -> None:
    found = c.Income(at_most="median_percent.livelihood").evaluate(case(date(year, 6, 1), monthly_income=income, household_size=size))
    assert found.value is value


def test_income_is_never_a_certain_match() -> None:
    assert not c.Income(at_most=50).evaluate(case(monthly_income=0, household_size=1)).certain


def test_income_without_a_household_size_asks_for_the_size() -> None:
    assert c.Income(at_most=50).evaluate(case(monthly_income=2_000_000)).missing == {"household_size"}


def test_an_income_below_every_households_line_needs_no_size() -> None:
    assert c.Income(at_most=50).evaluate(case(monthly_income=100_000)).value is True


def test_an_income_ratio_said_outright_is_enough() -> None:
    assert c.Income(at_most=50).evaluate(case(income_ratio=49.5)).value is True
    assert c.Income(at_most=50).evaluate(case(income_ratio=51.0)).value is False


def test_little_income_without_a_figure_speaks_for_an_income_tested_benefit_and_settles_nothing() -> None:
    result = c.Income(at_most=32).evaluate(case(low_income=True))
    assert (result.value, result.speaks) == (None, True)


def test_a_couple_is_measured_by_the_couples_line() -> None:
    test = c.OwnIncome("basic_pension.threshold_single", "basic_pension.threshold_couple")
    assert test.evaluate(case(monthly_income=3_000_000, household_size=1)).value is False
    assert test.evaluate(case(monthly_income=3_000_000, household_size=2)).value is True
    assert test.evaluate(case(monthly_income=4_000_000, household_size=2)).value is False


def test_income_of_a_larger_household_may_be_the_childrens_and_excludes_nobody() -> None:
    test = c.OwnIncome("basic_pension.threshold_single", "basic_pension.threshold_couple")
    assert test.evaluate(case(monthly_income=6_000_000, household_size=4)).value is None


def test_a_stated_status_settles_and_two_stated_noes_exclude() -> None:
    test = c.Recipient(("basic_livelihood", "near_poor"))
    assert test.evaluate(case(basic_livelihood=True)).value is True
    assert test.evaluate(case(basic_livelihood=False, near_poor=False)).value is False
    assert test.evaluate(case(basic_livelihood=False)).value is None


def test_a_low_income_leaves_the_status_to_the_agency_and_asks_nothing_more() -> None:
    result = c.Recipient(("basic_livelihood", "near_poor")).evaluate(case(monthly_income=400_000, household_size=1))
    assert (result.value, result.missing, result.speaks) == (None, frozenset(), True)


def test_an_income_above_the_line_of_the_status_excludes() -> None:
    assert c.Recipient(("basic_livelihood",), 50).evaluate(case(monthly_income=3_000_000, household_size=1)).value is False


def test_a_man_is_not_asked_whether_he_is_pregnant() -> None:
    assert c.Is("pregnant").evaluate(case(sex="male")).value is False


@pytest.mark.parametrize(
    ("ages", "value"),
    [([7], True), ([12], False), ([[6, 14]], None), ([40, 3], True), ([], False), (None, None)],
)
def test_any_child_of_the_age_is_enough(ages: list | None, value: bool | None) -> None:
    facts = {} if ages is None else {"child_ages_months": ages}
    assert c.Child(below=12).evaluate(case(**facts)).value is value


def test_a_child_asked_about_is_judged_by_its_own_age() -> None:
    assert c.Child(below=9, years=True).evaluate(case(age=7, minor=True)).value is True


def test_no_children_means_no_child_of_any_age() -> None:
    assert c.Child(below=12).evaluate(case(children=0)).value is False


def test_a_place_in_the_same_province_is_unknown_until_the_town_is_known() -> None:
    test = c.Region((("서울특별시", "은평구"),))
    assert test.evaluate(case(region={"sido": "서울특별시", "sigungu": None})).value is None
    assert test.evaluate(case(region={"sido": "서울특별시", "sigungu": "은평구"})).value is True
    assert test.evaluate(case(region={"sido": "부산광역시", "sigungu": None})).value is False


def test_what_an_agency_must_check_is_always_open_and_never_asked() -> None:
    result = c.AgencyChecks("재산").evaluate(case())
    assert (result.value, result.missing, result.certain) == (None, frozenset(), False)


VALUES = st.sampled_from([True, False, None])


class Fixed(c.Condition):
    def __init__(self, value: bool | None) -> None:
        super().__init__()
        object.__setattr__(self, "value", value)

    def test(self, case: Case) -> tuple[bool | None, tuple[str, ...]]:
        return self.value, ("age",)


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_all_and_any_follow_kleene(values: list[bool | None]) -> None:
    parts = tuple(Fixed(value) for value in values)
    every, some = c.All(parts).evaluate(case()), c.Any_(parts).evaluate(case())
    assert every.value is (False if False in values else None if None in values else True)
    assert some.value is (True if True in values else None if None in values else False)
    assert bool(every.missing) == (every.value is None)


@given(VALUES)
def test_not_turns_a_yes_and_a_no_and_leaves_the_unknown(value: bool | None) -> None:
    result = c.Not(Fixed(value)).evaluate(case())
    assert result.value is (None if value is None else not value)
    assert not result.speaks


def test_an_amount_below_which_one_must_stay_excludes_whoever_reaches_it() -> None:
    limits = {"single": 24_000_000, "couple": 24_000_000, "per_year": True}
    at_the_limit = case(monthly_income=2_000_000, household_size=1)
    assert c.OwnIncome(**limits).evaluate(at_the_limit).value is True
    assert c.OwnIncome(**limits, below=True).evaluate(at_the_limit).value is False


def test_who_lives_alone_is_found_out_by_asking_how_many_live_together() -> None:
    assert c.Is("lives_alone").evaluate(case()).missing == {"household_size"}


def test_a_child_asked_about_is_asked_its_own_age() -> None:
    assert c.Child(below=12).evaluate(case(minor=True)).missing == {"age"}


def test_a_mother_of_unknown_age_is_no_child_and_her_age_is_still_asked() -> None:
    case = Case(Person(youngest=30), DAY, FIGURES)
    assert c.Age(below=18).evaluate(case).value is False
    elder = c.Age(at_least=65).evaluate(case)
    assert (elder.value, elder.missing, elder.speaks) == (None, frozenset({"age"}), False)
