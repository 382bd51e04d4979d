"""Children of the one who speaks: how many, how old."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Case, Facts, facts_of, me

ELEMENTARY, MIDDLE, HIGH = [72, 155], [144, 191], [180, 227]
CASES: list[Case] = [
    ("애 둘 키워요", me(children=2)),
    ("애가 둘이에요", me(children=2)),
    ("아이가 셋 있어요", me(children=3)),
    ("자녀 2명입니다", me(children=2)),
    ("자녀는 한 명이에요", me(children=1)),
    ("아들 하나 딸 하나 있어요", me(children=2)),
    ("아들 둘에 딸 하나예요", me(children=3)),
    ("딸만 셋이에요", me(children=3)),
    ("자식이 넷인데 다 출가했어요", me(children=4)),
    ("외동딸 하나 키워요", me(children=1)),
    ("쌍둥이 키우고 있어요", me(children=2)),
    ("세쌍둥이예요", me(children=3)),
    ("삼남매 키우는 엄마예요", {"self": {"children": 3, "sex": "female"}}),
    ("두 아이 아빠입니다", {"self": {"children": 2, "sex": "male"}}),
    ("애는 없어요", me(children=0)),
    ("자식이 없습니다", me(children=0)),
    ("자식 하나 없이 혼자 살아요", me(lives_alone=True, household_size=1)),
    ("셋째 낳았어요", me(children=3)),
    ("7개월 된 아기 있어요", me(child_ages_months=[7])),
    ("7개월 아기 키워요", me(child_ages_months=[7])),
    ("우리 애가 이제 칠개월이에요", me(child_ages_months=[7])),
    ("아기가 백일 됐어요", me(child_ages_months=[3])),
    ("100일 된 아기요", me(child_ages_months=[3])),
    ("애기 돌 지났어요", me(child_ages_months=[12])),
    ("아들이 두 돌 됐어요", me(child_ages_months=[24])),
    ("아직 돌도 안 지난 애가 있어요", me(child_ages_months=[[0, 11]])),
    ("갓난아기 키우고 있어요", me(child_ages_months=[[0, 1]])),
    ("신생아가 있어요", me(child_ages_months=[[0, 1]])),
    ("생후 3개월이에요", me(child_ages_months=[3])),
    ("태어난 지 두 달 됐어요", me(child_ages_months=[2])),
    ("어제 아기 낳았어요", me(child_ages_months=[0])),
    ("지난주에 딸을 출산했어요", me(child_ages_months=[0])),
    ("다섯 살 아들 하나 키워요", me(children=1, child_ages_months=[[60, 71]])),
    ("애가 다섯 살이에요", me(child_ages_months=[[60, 71]])),
    ("애가 둘인데 다섯 살 세 살이에요", me(children=2, child_ages_months=[[60, 71], [36, 47]])),
    ("첫째는 여섯 살이고 둘째는 8개월이에요", me(child_ages_months=[[72, 83], 8])),
    ("4살 7살 남매 키워요", me(children=2, child_ages_months=[[48, 59], [84, 95]])),
    ("딸이 열 살이에요", me(child_ages_months=[[120, 131]])),
    ("초등학생 아들이 있어요", me(child_ages_months=[ELEMENTARY])),
    ("애가 초등학교 다녀요", me(child_ages_months=[ELEMENTARY])),
    ("중학생 딸 키워요", me(child_ages_months=[MIDDLE])),
    ("큰애는 고등학생이고 작은애는 중학생이에요", me(children=2, child_ages_months=[HIGH, MIDDLE])),
    ("아들이 고등학생이에요", me(child_ages_months=[HIGH])),
    ("애가 초등학교 3학년이에요", me(child_ages_months=[[106, 118]])),
    ("아이가 초1이에요", me(child_ages_months=[[82, 94]])),
    ("5개월 쌍둥이 키워요", me(children=2, child_ages_months=[5, 5])),
    ("애 둘이고 임신 7개월이에요", me(children=2, pregnant=True, sex="female")),
    ("애 아빠랑 헤어지고 혼자 7개월 아기 키워요", me(child_ages_months=[7], single_parent=True)),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_children_are_counted_and_dated_for_their_parent(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


NO_CHILD_AGE = [
    "임신 7개월이에요",
    "7개월 전에 실직했어요",
    "실업급여 7개월 받았어요",
    "월세가 3개월 밀렸어요",
    "6개월 동안 일했어요",
    "돌봄서비스 뭐예요",
    "아이가 24개월 미만이면 받나요",
    "초등학생도 되나요?",
    "신생아 혜택 뭐 있어요",
    "다섯 살이면 받을 수 있나요",
    "저는 고등학생이에요",
]


@pytest.mark.parametrize("text", NO_CHILD_AGE)
def test_months_of_other_things_are_no_childs_age(text: str) -> None:
    assert all("child_ages_months" not in facts for facts in facts_of(text).values())


@pytest.mark.parametrize(
    "text", ["아이 둘 이상이면 받나요", "자녀가 둘이면 얼마예요", "형제가 셋이에요", "애를 낳으면 얼마 줘요", "다자녀 혜택 뭐예요"]
)
def test_children_one_might_have_are_not_counted(text: str) -> None:
    assert all("children" not in facts for facts in facts_of(text).values())
