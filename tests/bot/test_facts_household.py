"""Household size, living alone, single parents."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Case, Facts, facts_of, me

ALONE = me(lives_alone=True, household_size=1)
CASES: list[Case] = [
    ("4인 가구예요", me(household_size=4)),
    ("사인가구입니다", me(household_size=4)),
    ("세 식구예요", me(household_size=3)),
    ("네식구 살아요", me(household_size=4)),
    ("다섯 식구가 살고 있습니다", me(household_size=5)),
    ("둘이 살아요", me(household_size=2)),
    ("셋이 같이 살아", me(household_size=3)),
    ("식구가 다섯이에요", me(household_size=5)),
    ("가족이 총 4명이에요", me(household_size=4)),
    ("식구는 넷입니다", me(household_size=4)),
    ("저 포함해서 세 명이에요", {"self": {"household_size": 3}}),
    ("우리 부부 둘이 삽니다", {"self": {"household_size": 2}}),
    ("노부부만 살아유", me(household_size=2)),
    ("저랑 남편이랑 애 둘이에요", {"": {"household_size": 4, "children": 2}}),
    ("남편하고 애 하나랑 살아요", me(household_size=3, children=1)),
    ("엄마랑 저랑 둘이 살아요", me(household_size=2)),
    ("단둘이 살아요", me(household_size=2)),
    ("남편 한국 사람, 나 캄보디아에서 왔어요. 다문화 가족이에요.", {"self": {"multicultural": True}}),
    ("3인 가족인데 뭐 받을 수 있어요?", me(household_size=3)),
    ("혼자 살아요", ALONE),
    ("혼자 산다", ALONE),
    ("혼자 삽니다", ALONE),
    ("혼자살아여", ALONE),
    ("혼자 살고 있어요", ALONE),
    ("나 혼자 살아", {"self": {"lives_alone": True, "household_size": 1}}),
    ("독거노인이에요", ALONE),
    ("1인 가구입니다", ALONE),
    ("일인가구예요", ALONE),
    ("자취해요", ALONE),
    ("원룸에서 자취하는 대학생이에요", me(lives_alone=True, household_size=1, employment="student")),
    ("시골에서 혼자 지내고 있어유", ALONE),
    ("혼자 안 살아요", me(lives_alone=False)),
    ("혼자 사는 거 아니에요", me(lives_alone=False)),
    ("아들네랑 같이 살아요", me(lives_alone=False)),
    ("혼자 애 키워요", me(single_parent=True)),
    ("이혼하고 혼자 애 키워요", me(single_parent=True)),
    ("혼자서 아들 둘을 키우고 있어요", me(single_parent=True, children=2)),
    ("한부모예요", me(single_parent=True)),
    ("미혼모예요", me(single_parent=True, sex="female")),
    ("싱글맘입니다", me(single_parent=True, sex="female")),
    ("한부모 가정이에요", me(single_parent=True)),
    ("한부모 아니에요", me(single_parent=False)),
    ("식구가 몇 명인지 모르겠어요", me(household_size=None)),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_a_household_is_read(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


NOTHING = [
    "4인 가구 기준이 얼마예요",
    "혼자 살면 뭐 받아요",
    "1인가구는 얼마까지 벌어야 돼요?",
    "혼자 사는 노인은 뭐 받나요",
    "혼자 살고 싶어요",
    "혼자 할 수 있어요",
    "둘 다 받을 수 있어요?",
    "두 개 다 신청할래요",
    "혼자 갔다 왔어요",
    "한부모 지원금 얼마예요",
    "혼자 신청해도 되나요",
    "독거노인 지원 뭐 있나요",
    "1인 가구 혜택 알려줘",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_kind_of_household_is_nobodys(text: str) -> None:
    assert facts_of(text) == {}
