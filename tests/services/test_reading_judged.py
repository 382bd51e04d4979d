"""What is read of a text is judged by the plain evaluator: only a plain contradiction excludes anybody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import parameters
from bot.conditions import Case
from bot.person import Person
from bot.services.reading import read
from bot.services.service import Service

DAY = date(2026, 11, 23)
FIGURES = parameters.load(Path(__file__).parents[2] / "data" / "parameters")


def judged(text: str, minor: bool = False, **facts: object) -> bool | None:
    return read(Service("1", "나래", target=text)).condition.evaluate(Case(Person(facts, minor=minor), DAY, FIGURES)).value


JUDGED = [
    ("만 65세 이상 어르신", {"age": 70}, True),
    ("만 65세 이상 어르신", {"age": 64}, False),
    ("만 65세 이상 어르신", {}, None),
    ("18세 이상 45세 미만 청년", {"age": 45}, False),
    ("18세 이상 45세 미만 청년", {"age": 44}, True),
    ("9세~24세 청소년", {"age": 41, "child_ages_months": [180]}, True),
    ("9세~24세 청소년", {"age": 41, "children": 0}, False),
    ("24개월 미만 영아", {"child_ages_months": [10]}, True),
    ("24개월 미만 영아", {"child_ages_months": [30]}, False),
    ("생후 3개월 이상 ~ 12세 이하 아동", {"child_ages_months": [[144, 155]]}, True),
    ("기준 중위소득 60% 이하 가구", {"income_ratio": 61.0}, False),
    ("기준 중위소득 60% 이하 가구", {"income_ratio": 59.0}, True),
    ("기초생활수급자", {"basic_livelihood": False}, False),
    ("기초생활수급자", {"basic_livelihood": True}, True),
    ("기초생활수급자, 차상위계층", {"basic_livelihood": False}, None),
    ("기초생활수급자, 차상위계층", {"basic_livelihood": False, "near_poor": False}, False),
    ("수급자가 아닌 자로 만 65세 이상 어르신", {"age": 70, "basic_livelihood": True}, False),
    ("수급자가 아닌 자로 만 65세 이상 어르신", {"age": 70}, None),
    ("장애인, 국가유공자 등", {"disability": "none", "veteran": False}, None),
    ("장애인, 국가유공자", {"disability": "none", "veteran": False}, False),
    ("등록장애인", {"disability": "mild"}, True),
    ("장애의 정도가 심한 장애인", {"disability": "mild"}, False),
    ("장애인 가구", {"disability": "none"}, None),
    ("참전유공자와 그 배우자", {"veteran": False}, None),
    ("무주택 세대구성원", {"housing": "owner"}, False),
    ("무주택 세대구성원", {"housing": "monthly_rent"}, True),
    ("관내에 1년 이상 거주한 자", {"region": {"sido": "없는도", "sigungu": "없는시"}}, None),
    ("관내 임산부", {"pregnant": False, "child_ages_months": [3]}, True),
    ("관내 임산부", {"sex": "male", "children": 0}, False),
    ("세 자녀 이상을 둔 가정", {"children": 2}, False),
    ("초등학생", {"child_ages_months": [[72, 155]]}, True),
    ("초등학생", {"age": 40, "children": 0}, False),
    ("대학생", {"age": 45, "employment": "employed"}, None),
    ("18~39세 미취업 청년", {"age": 30, "employment": "employed"}, False),
    ("18~39세 미취업 청년", {"age": 30, "employment": "homemaker"}, True),
    ("만 60~64세 또는 등록장애인", {"age": 40, "disability": "severe"}, True),
    ("만 60~64세 또는 등록장애인", {"age": 40, "disability": "none"}, False),
    ("임산부 또는 영유아", {"sex": "male", "children": 0}, None),
    ("65세 이상 월 10만원 지급", {"age": 20}, True),
]


@pytest.mark.parametrize(("text", "facts", "value"), JUDGED)
def test_a_text_is_judged_as_it_says(text: str, facts: dict[str, object], value: bool | None) -> None:
    assert judged(text, **facts) is value


def test_a_child_asked_about_is_judged_by_its_own_age() -> None:
    assert judged("만 12세 이하 아동", minor=True, age=7) is True
    assert judged("만 12세 이하 아동", minor=True, age=14) is False


@given(st.text(alphabet="○-①1.)\n ,및또는중장애인만65세이상수급자(기초)%중위소득자녀", max_size=60), st.integers(0, 100))
def test_any_text_gives_a_condition_that_can_be_judged(text: str, age: int) -> None:
    assert judged(text, age=age) in (True, False, None)
