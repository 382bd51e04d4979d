"""Standing with the state, families from abroad, bereavement, sudden hardship."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Case, Facts, facts_of, me

CASES: list[Case] = [
    ("수급자예요", me(basic_livelihood=True)),
    ("기초수급자입니다", me(basic_livelihood=True)),
    ("기초생활수급자예요", me(basic_livelihood=True)),
    ("기초수급 받고 있어요", me(basic_livelihood=True)),
    ("생계급여 받고 있어요", me(basic_livelihood=True)),
    ("의료급여 1종이에요", me(basic_livelihood=True)),
    ("영세민이에요", me(basic_livelihood=True)),
    ("수급자 아니에요", me(basic_livelihood=False)),
    ("기초수급자는 아닌데요", me(basic_livelihood=False)),
    ("수급자에서 탈락했어요", me(basic_livelihood=False)),
    ("수급자였는데 떨어졌어요", me(basic_livelihood=False)),
    ("수급자인지 잘 모르겠어요", me(basic_livelihood=None)),
    ("차상위계층이에요", me(near_poor=True)),
    ("차상위예요", me(near_poor=True)),
    ("기초수급자가 아니고 차상위예요", me(basic_livelihood=False, near_poor=True)),
    ("차상위는 아니에요", me(near_poor=False)),
    ("국가유공자예요", me(veteran=True)),
    ("참전용사입니다", me(veteran=True)),
    ("월남전 참전했어요", me(veteran=True)),
    ("보훈대상자예요", me(veteran=True)),
    ("유공자 아니에요", me(veteran=False)),
    ("베트남에서 시집왔어요", me(multicultural=True)),
    ("다문화 가정이에요", me(multicultural=True)),
    ("결혼이민자예요", me(multicultural=True)),
    ("국제결혼했어요", me(multicultural=True)),
    ("외국인이에요", me(foreign_national=True)),
    ("국적이 중국이에요", me(foreign_national=True)),
    ("영주권자예요", me(foreign_national=True)),
    ("조선족이에요", me(foreign_national=True)),
    ("귀화했어요", me(foreign_national=False)),
    ("외국인 아니에요", me(foreign_national=False)),
    ("남편이 떠나고 혼자 살아요", me(bereaved=True, lives_alone=True, household_size=1)),
    ("남편이 갑자기 떠났어요", me(bereaved=True)),
    ("아버지가 돌아가셨어요", me(bereaved=True)),
    ("지난달에 아내를 잃었어요", me(bereaved=True)),
    ("얼마 전에 사별했어요", me(bereaved=True)),
    ("상을 당해서요", me(bereaved=True)),
    ("어머니 장례를 치렀어요", me(bereaved=True)),
    ("불이 나서 집이 탔어요", me(crisis_event=True)),
    ("작년에 집에 불이 나서 다 탔어요", me(crisis_event=True)),
    ("당장 생활비가 없어요", me(crisis_event=True)),
    ("쫓겨나게 생겼어요", me(crisis_event=True)),
    ("가스가 끊겼어요", me(crisis_event=True)),
    ("전기도 끊겼습니다", me(crisis_event=True)),
    ("갑자기 쓰러져서 돈을 못 벌어요", me(crisis_event=True)),
    ("홍수로 집이 잠겼어요", me(crisis_event=True)),
    ("쌀이 떨어졌어요", me(crisis_event=True)),
    ("남편이 집을 나갔어요", me(crisis_event=True)),
    ("남편이 구속됐어요", me(crisis_event=True)),
    ("노숙하고 있어요", me(crisis_event=True, housing="none")),
    ("방 빼라고 해서 길바닥에 나앉게 생겼어요", me(crisis_event=True)),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_standing_and_events_are_read(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


NOTHING = [
    "수급자가 되려면 어떻게 해요",
    "수급자면 뭐 받아요",
    "수급자 되고 싶어요",
    "기초수급자도 되나요?",
    "기초연금 수급자예요",
    "수급자 신청했어요",
    "생계급여 얼마예요",
    "차상위계층 확인은 어떻게 해요",
    "차상위면 되나요",
    "저 차상위인가요?",
    "제가 수급자가 될 수 있나요?",
    "국가유공자 혜택 뭐 있어요",
    "참전명예수당 얼마예요",
    "유공자 유족이에요",
    "다문화가족 방문교육 알려줘",
    "외국인도 되나요?",
    "10년 전에 남편이 죽었어요",
    "옛날에 사별했어요",
    "강아지가 죽었어요",
    "힘들어 죽겠어요",
    "속에서 불이 나요",
    "불이 나면 어디에 전화해요",
    "화재보험 들었어요",
    "기차 타고 떠났어요",
    "인터넷이 안 돼요",
    "수급자가 뭐예요",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_asked_wished_or_long_past_gives_nothing(text: str) -> None:
    assert facts_of(text) == {}
