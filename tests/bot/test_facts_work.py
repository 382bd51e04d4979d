"""Work, its loss, and how people are housed."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Facts, facts_of, me

LOST = me(job_lost=True, employment="unemployed")
EMPLOYMENT = [
    ("직장 다녀요", "employed"),
    ("회사 다닙니다", "employed"),
    ("직장에 다니고 있어요", "employed"),
    ("회사원이에요", "employed"),
    ("편의점에서 알바해요", "employed"),
    ("아르바이트 하고 있어요", "employed"),
    ("식당에서 일해요", "employed"),
    ("마트에서 일하고 있습니다", "employed"),
    ("청소일 해요", "employed"),
    ("계약직으로 일해요", "employed"),
    ("공무원이에요", "employed"),
    ("취직했어요", "employed"),
    ("육아휴직 중이에요", "employed"),
    ("경비 일을 하고 있소", "employed"),
    ("출근해요", "employed"),
    ("장사해요", "self_employed"),
    ("가게 하고 있어요", "self_employed"),
    ("식당 운영해요", "self_employed"),
    ("자영업 해요", "self_employed"),
    ("프리랜서예요", "self_employed"),
    ("조그맣게 치킨집 하고 있습니다", "self_employed"),
    ("백수예요", "unemployed"),
    ("무직입니다", "unemployed"),
    ("일자리가 없어요", "unemployed"),
    ("요즘 놀고 있어요", "unemployed"),
    ("직업이 없습니다", "unemployed"),
    ("일을 못 하고 있어요", "unemployed"),
    ("일 안 해요", "unemployed"),
    ("회사 그만뒀어요", "unemployed"),
    ("구직 중이에요", "job_seeking"),
    ("취업 준비 중이에요", "job_seeking"),
    ("일자리 구하고 있어요", "job_seeking"),
    ("취준생이에요", "job_seeking"),
    ("대학생이에요", "student"),
    ("대학교 다녀요", "student"),
    ("대학원생입니다", "student"),
    ("저는 고등학생이에요", "student"),
    ("은퇴했어요", "retired"),
    ("작년에 정년퇴직했습니다", "retired"),
    ("농사지어요", "farmer"),
    ("농사 지어유", "farmer"),
    ("농사짓고 살아요", "farmer"),
    ("벼농사 해요", "farmer"),
    ("과수원 하고 있어요", "farmer"),
    ("농부예요", "farmer"),
    ("어부예요", "fisher"),
    ("고기잡이 해요", "fisher"),
    ("배 타고 고기 잡아요", "fisher"),
    ("해녀예요", "fisher"),
    ("전업주부예요", "homemaker"),
    ("집에서 살림해요", "homemaker"),
    ("가정주부입니다", "homemaker"),
    ("주부예요", "homemaker"),
]


@pytest.mark.parametrize(("text", "employment"), EMPLOYMENT)
def test_what_somebody_does_is_read(text: str, employment: str) -> None:
    assert {facts.get("employment") for facts in facts_of(text).values()} == {employment}


LOSSES: list[tuple[str, Facts]] = [
    ("어제 회사에서 짤렸어요", LOST),
    ("회사에서 잘렸습니다", LOST),
    ("권고사직 당했어요", LOST),
    ("해고됐어요", LOST),
    ("지난달에 정리해고 당했습니다", LOST),
    ("실직했어요", LOST),
    ("일자리를 잃었어요", LOST),
    ("다니던 회사가 망했어요", LOST),
    ("회사가 문을 닫아서 일자리를 잃었어요", LOST),
    ("계약이 끝났어요", LOST),
    ("계약만료로 그만뒀어요", LOST),
    ("직장 다니다가 잘렸어요", LOST),
    ("짤려서 일자리 구하고 있어요", me(job_lost=True, employment="job_seeking")),
    ("잘린 건 아니에요", me(job_lost=False)),
    ("폐업했습니다", me(business_closed=True)),
    ("가게 문 닫았습니다", me(business_closed=True)),
    ("장사 접었어요", me(business_closed=True)),
    ("식당을 하다가 폐업했어요", me(business_closed=True)),
    ("사업이 망했어요", me(business_closed=True)),
]


@pytest.mark.parametrize(("text", "facts"), LOSSES)
def test_lost_work_and_closed_shops_are_read(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


NO_WORK = [
    "구직급여 얼마예요",
    "실업급여 어떻게 받아요",
    "육아휴직 급여 신청하려고요",
    "잘리면 뭐 받아요?",
    "폐업하면 지원 있나요",
    "노인일자리 신청하고 싶어요",
    "농민수당이 뭐예요",
    "예전에 농사지었어요",
    "일자리 있나요",
    "학생도 되나요",
    "직장 다녀도 받을 수 있나요",
    "10년 전에 해고됐었어요",
    "고용센터가 어디예요",
    "자영업자도 되나요",
    "폐업 지원금 뭐예요",
    "오늘 일요일이에요",
    "그 일 때문에요",
    "일이 있어서 못 갔어요",
]


@pytest.mark.parametrize("text", NO_WORK)
def test_work_only_talked_about_is_no_fact(text: str) -> None:
    assert facts_of(text) == {}


HOUSING = [
    ("월세 살아요", "monthly_rent"),
    ("월세 30만원 내고 살아요", "monthly_rent"),
    ("보증금 500에 월세 40이에요", "monthly_rent"),
    ("월세가 밀렸어요", "monthly_rent"),
    ("사글세 살아유", "monthly_rent"),
    ("고시원에 살아요", "monthly_rent"),
    ("쪽방에서 지내요", "monthly_rent"),
    ("반전세예요", "monthly_rent"),
    ("월세 내기가 너무 힘들어요", "monthly_rent"),
    ("전세 살아요", "jeonse"),
    ("전세예요", "jeonse"),
    ("전세로 살고 있습니다", "jeonse"),
    ("자가예요", "owner"),
    ("내 집이에요", "owner"),
    ("집이 한 채 있어요", "owner"),
    ("우리 집 있어요", "owner"),
    ("제 명의로 된 집이 있어요", "owner"),
    ("임대아파트 살아요", "public_rental"),
    ("LH 임대주택 살아요", "public_rental"),
    ("영구임대 아파트에 살아요", "public_rental"),
    ("행복주택 살아요", "public_rental"),
    ("엘에이치 아파트예요", "public_rental"),
    ("집이 없어요", "none"),
    ("집도 없고요", "none"),
    ("노숙하고 있어요", None),
    ("찜질방에서 지내요", "none"),
    ("월세가 아니라 전세예요", "jeonse"),
    ("전세 살다가 월세로 옮겼어요", "monthly_rent"),
]


@pytest.mark.parametrize(("text", "housing"), HOUSING)
def test_housing_is_read(text: str, housing: str | None) -> None:
    found = [facts.get("housing") for facts in facts_of(text).values()]
    assert found == [housing or "none"]


@pytest.mark.parametrize(
    "text",
    [
        "월세 지원 되나요",
        "청년월세 지원 알려줘",
        "월세 도와주는 거 없나요",
        "전세자금대출 되나요",
        "전세보증금반환보증 보증료 지원",
        "월세 살면 받을 수 있나요",
        "임대아파트 신청하고 싶어요",
        "월세 받아요",
        "전세사기 당하면 어떻게 해요",
        "집에 있어야 하나요",
        "월세는 얼마까지 되나요",
    ],
)
def test_housing_only_asked_about_is_no_fact(text: str) -> None:
    assert all("housing" not in facts for facts in facts_of(text).values())
