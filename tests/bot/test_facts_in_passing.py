"""Households counted up, sums, losses, kin and places, as people say them in passing; and what only sounds like them."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Told, place, said_outright, told, understood

CASES: list[tuple[str, list[Told]]] = [
    # Households.
    ("저랑 남편이랑 애 하나요", [told(household_size=3, children=1)]),
    ("애 둘에 우리 부부", [told(household_size=4, children=2)]),
    ("우리 부부랑 애 둘이요", [told(household_size=4, children=2)]),
    ("부부에 애 셋 키워요", [told(household_size=5, children=3)]),
    ("아들 하나 딸 하나에 부부", [told(household_size=4, children=2)]),
    ("딸이 결혼해서 둘이 살아요", [told(household_size=2)]),
    ("아들이 군대 가서 셋이에요", [told(household_size=3)]),
    ("딸이 태어나면 네명이 돼요", []),
    ("결혼해서 애가 둘이에요", [told(children=2)]),
    # Income.
    ("국민연금 45만원만 받고 살아요", [told(monthly_income=450_000)]),
    ("연금 62만원이 수입의 전부야", [told(monthly_income=620_000)]),
    ("월수입 백이십 4인 가구", [told(monthly_income=1_200_000, household_size=4)]),
    ("월세 살고 스물일곱이고 월 190 버는데", [told(housing="monthly_rent", age=27, monthly_income=1_900_000)]),
    ("원룸 월세 월 45", [told(housing="monthly_rent")]),
    ("고시원 살아요 월 25", [told(housing="monthly_rent")]),
    # Children.
    ("늦둥이 36개월", [told(child_ages_months=[36])]),
    ("애기 돌 지났어요 14개월", [told(child_ages_months=[14])]),
    ("두돌 지난 26개월 아기", [told(child_ages_months=[26])]),
    # Parents alone.
    ("배우자와 사별하고 애 셋을 키웁니다", [told(single_parent=True, bereaved=True, children=3)]),
    ("남편 없이 초등학생 딸이랑 살아요", [told(single_parent=True, child_ages_months=[[72, 155]])]),
    ("퇴사한지 두달 애는 5학년 전남편 양육비 안줌", [told(employment="unemployed", single_parent=True, child_ages_months=[[130, 142]])]),
    ("남편 없이 장보러 가요", []),
    # Families from abroad.
    ("결혼 이주 여성입니다", [told(multicultural=True, sex="female")]),
    ("이주여성이에요", [told(multicultural=True)]),
    ("이주여성 센터가 어디예요", []),
    # Work, pregnancy, standing.
    ("희망퇴직 했어요", [told(job_lost=True, employment="unemployed")]),
    ("명예퇴직 했어요", []),
    ("와이프 배가 불러요 8개월", [told("spouse", pregnant=True)]),
    ("배가 불러서 못 먹겠어요", []),
    ("기러기 아빠라 나 혼자 있어", [told("self", lives_alone=True)]),
    ("엄마 생각에 혼자 있어요", []),
    ("생계급여랑 주거급여 받고 있어요", [told(basic_livelihood=True)]),
    ("생계급여하고 의료급여 둘 다 받아요", [told(basic_livelihood=True)]),
    ("생계급여랑 주거급여 받고 싶어요", []),
    ("생계급여랑 주거급여 받을 수 있나요", []),
    # Kin and neighbours.
    ("작은엄마가 암이래요", [told("other", serious_illness=True)]),
    ("큰아버지가 치매래요", [told("other", dementia=True)]),
    ("옆집 할머니가 치매래요", []),
    # Places.
    ("울산 사는데 동구요", [told(region=place("울산광역시", "동구"))]),
    ("부산 사는데 해운대구요", [told(region=place("부산광역시", "해운대구"))]),
    ("울산 사는데 동구에 병원 있어요", [told(region=place("울산광역시"))]),
    ("동탄 신도시요", [told(region=place("경기도", "화성시"))]),
    ("서울에서 부산 가는 기차", []),
    ("인천에서 서울 가는 버스", []),
    ("서울에서 부산까지 얼마나 걸려", []),
    ("부산에서 서울로 이사했어요", [told(region=place("서울특별시"))]),
    ("부산 가서 살고 있어요", [told(region=place("부산광역시"))]),
]


@pytest.mark.parametrize(("text", "people"), CASES)
def test_what_is_said_in_passing_is_read_rightly(text: str, people: list[Told]) -> None:
    assert said_outright(text) == dict(people)


@pytest.mark.parametrize("lead", ["서울", "29세 청년 서울 관악구 원룸"])
def test_a_worker_who_rents_tells_what_is_earned(lead: str) -> None:
    found = understood(f"{lead} 월세 직장인 월 210").said
    assert [said.value for said in found if said.fact == "monthly_income"] == [2_100_000]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("옆집 할머니가 폐지 주워서 사시는데 도와드릴 방법 없나요", "other"),
        ("아랫집 할아버지가 거동이 불편하신데 신청해 드릴 수 있나요", "other"),
        ("옆집 할머니가 그러시는데 기초연금 준대요", None),
    ],
)
def test_a_neighbour_in_need_is_asked_about(text: str, subject: str | None) -> None:
    assert understood(text).subject == subject
