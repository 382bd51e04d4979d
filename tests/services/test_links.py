"""Which published services are shown as the record that people wrote, and not beside it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot import knowledge
from bot.knowledge import Knowledge
from bot.services.links import links
from bot.services.service import Service

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge.load(ROOT / "data")


@pytest.mark.parametrize(
    ("id", "name", "record"),
    [
        ("B55092800002", "건강보험 본인부담상한액 초과금 지원", "copayment_ceiling"),
        ("174000000013", "사망자 및 피후견인 재산조회 통합처리 신청(안심상속서비스)", "safe_inheritance"),
        ("WII000001550", "청소년한부모 아동양육 및 자립지원", "young_single_parent"),
        ("WLF00001109", "청소년한부모 아동양육 및 자립지원", "young_single_parent"),
        ("WLF00006229", "국민내일배움카드제 직업훈련지원(훈련비, 훈련장려금)", "training_card"),
        ("172100000012", "취약계층 통신요금감면", "mobile_discount"),
        ("WLF00006263", "저소득 지역가입자 보험료 지원", "pension_premium_support"),
        ("WLF00006313", "건강보험 임신출산 진료비(국민행복카드)", "pregnancy_medical"),
        ("WLF00005440", "대중교통비 환급 지원(모두의카드)", "k_pass"),
        ("GES000000140", "학교급식비 지원", "school_expense_support"),
        ("WLF00003227", "초.중.고 학생 교육정보화 지원", "school_expense_support"),
        ("WLF00000892", "긴급복지 장제비지원", "emergency_support"),
        ("WLF00000917", "긴급복지 주거지원", "emergency_support"),
        ("WLF00001112", "긴급복지 교육지원", "emergency_support"),
        ("WLF00001162", "긴급복지 연료비 및 전기요금", "emergency_support"),
        ("WLF00003178", "긴급복지 해산비지원", "emergency_support"),
    ],
)
def test_a_service_published_under_another_name_is_the_record_that_names_it(known: Knowledge, id: str, name: str, record: str) -> None:
    assert links(known.benefits.values(), (_national(id, name),)) == {id: record}


@pytest.mark.parametrize("name", ["(북한이탈주민)교육비 지원", "[한부모] 교육비 지원"])
def test_a_name_that_begins_with_whom_it_is_for_is_not_everybody_s(known: Knowledge, name: str) -> None:
    everybody_s = _national("2", "교육비 지원(초중고)")
    assert links(known.benefits.values(), (_national("1", name), everybody_s)) == {"2": "school_expense_support"}


def test_no_published_service_is_named_by_two_records(known: Knowledge) -> None:
    named = Counter(id for benefit in known.benefits.values() for id in benefit.published)
    assert [id for id, times in named.items() if times > 1] == []


def _national(id: str, name: str) -> Service:
    return Service(id=id, name=name, agency="보건복지부", agency_type="중앙행정기관")
