"""Questions that a counsellor with manners keeps to herself."""

from __future__ import annotations

import pytest

from bot.person import Person
from bot.tact import untimely


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        ({"age": 68}, "children"),
        ({"age": 80, "children": 3}, "child_ages_months"),
        ({"age": 35, "household_size": 1}, "children"),
        ({"age": 36, "infertility": True}, "children"),
        ({"children": 1, "child_ages_months": [7]}, "pregnant"),
        ({"age": 62}, "pregnant"),
        ({"age": 70}, "employment"),
        ({"age": 30}, "dementia"),
        ({"children": 2, "household_size": 4}, "single_parent"),
        ({"near_poor": True}, "monthly_income"),
    ],
)
def test_a_silly_or_hurtful_question_is_untimely(facts: dict, fact: str) -> None:
    assert fact in untimely(Person(facts))


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        ({"age": 38}, "children"),
        ({"children": 1}, "child_ages_months"),
        ({"children": 1, "household_size": 2}, "single_parent"),
        ({"age": 29}, "pregnant"),
        ({"age": 45}, "employment"),
        ({"age": 68}, "monthly_income"),
    ],
)
def test_a_sensible_question_is_not(facts: dict, fact: str) -> None:
    assert fact not in untimely(Person(facts))


def test_a_child_is_asked_nothing_of_grown_ups() -> None:
    assert {"children", "pregnant", "employment", "housing", "single_parent"} <= untimely(Person({"age": 14}, minor=True))
