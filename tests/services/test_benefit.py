"""A published service judged and told like a benefit, and linked to the record that people wrote of it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot import knowledge
from bot.conditions import Case
from bot.eligibility import ELIGIBLE, INELIGIBLE, OPEN, POSSIBLE, judge
from bot.errors import DataError
from bot.knowledge import PUBLISHED, Contact, Knowledge
from bot.korean.regions import Regions
from bot.person import Person
from bot.services import youth
from bot.services.benefit import Maker, place_of
from bot.services.links import conflicts, links
from bot.services.names import core
from bot.services.service import Service
from bot.services.snapshot import Snapshots
from bot.settings import Settings
from channels.cli.conflicts import tell

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 29)
SERVICE = Service(
    "999900000001",
    "청년 나래 지원",
    "나래를 펴도록 돕는다",
    target="○ 관악구에 거주하는 19세 이상 34세 이하 청년",
    content="월 10만 원",
    how="방문신청",
    deadline="상시신청",
    documents="○ 신분증\n○ 신청서",
    url="https://www.gov.kr/1",
    agency="서울특별시 관악구",
    agency_type="시군구",
    contact=(("청년과", "02-000-0000"), ("", "120"), ("이름뿐", "")),
    laws=("나래법", "나래법 시행령"),
    field="생활안정",
    modified="20260301090000",
    codes=frozenset({"JA0101", "JA0102", "JA0322", "JA0410"}),
    age_from=18,
    age_to=120,
)


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.load(ROOT / "data" / "regions.csv")


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge.load(ROOT / "data")


def maker(regions: Regions) -> Maker:
    return Maker(regions, youth.load(ROOT / "data" / "youth_ages.csv"), Contact("나래콜", "110"))


def status(service: Service, regions: Regions, known: Knowledge, day: date = DAY, **facts: Any) -> str:
    return judge(maker(regions).benefit(service, day), Case(Person(facts), day, known.parameters)).status


GWANAK, MAPO = {"sido": "서울특별시", "sigungu": "관악구"}, {"sido": "서울특별시", "sigungu": "마포구"}


def test_its_words_win_over_its_codes(regions: Regions, known: Knowledge) -> None:
    assert status(SERVICE, regions, known, age=40, region=GWANAK) == INELIGIBLE
    assert status(replace(SERVICE, target="○ 구민"), regions, known, age=40, region=GWANAK) == OPEN


def test_who_is_young_is_what_the_ordinance_of_the_place_says(regions: Regions, known: Knowledge) -> None:
    young = replace(SERVICE, target="○ 취업을 준비하는 청년")
    oldest = youth.load(ROOT / "data" / "youth_ages.csv").years["서울특별시", "관악구"][1]
    assert status(young, regions, known, age=oldest, region=GWANAK) == POSSIBLE
    assert status(young, regions, known, age=oldest + 1, region=GWANAK) == INELIGIBLE
    country = replace(young, agency="나래부", agency_type="중앙행정기관")
    assert status(country, regions, known, age=oldest + 1) == OPEN


def test_a_broken_line_of_the_ordinances_is_named(tmp_path: Path) -> None:
    head = "sido,sigungu,from,to,ordinance,article\n"
    for line in ("가온도,,19,none,조례,제3조", "가온도,,39,19,조례,제3조", "가온도,,19,39,조례,", "가온도,,19,99,조례,제3조"):
        (tmp_path / "ages.csv").write_text(head + line + "\n")
        with pytest.raises(DataError, match="line 2"):
            youth.load(tmp_path / "ages.csv")
    (tmp_path / "ages.csv").write_text("sido,to\n")
    with pytest.raises(DataError, match="header"):
        youth.load(tmp_path / "ages.csv")


def test_who_lives_elsewhere_is_not_offered_what_a_place_gives_its_own(regions: Regions, known: Knowledge) -> None:
    assert status(SERVICE, regions, known, age=25, region=MAPO) == INELIGIBLE
    assert status(SERVICE, regions, known, age=25) == POSSIBLE
    enterprise = replace(SERVICE, target="○ 19세 이상 34세 이하", agency="관악구시설관리공단", agency_type="지방공기업")
    assert status(enterprise, regions, known, age=25, region=MAPO) != INELIGIBLE


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("○ 19세 이상 34세 이하 북한이탈주민", {"north_korean_defector": True}),
        ("○ 19세 이상 34세 이하 등록장애인", {"disability": "mild"}),
        ("○ 19세 이상 34세 이하 다문화가족", {"multicultural": True}),
        ("○ 19세 이상 34세 이하 농업인", {"employment": "farmer"}),
    ],
)
def test_what_is_for_a_group_alone_is_found_by_belonging_to_it(
    target: str, told: dict[str, Any], regions: Regions, known: Knowledge
) -> None:
    service = replace(SERVICE, target=target)
    assert status(service, regions, known, age=25, region=GWANAK) == OPEN
    assert status(service, regions, known, age=25, region=GWANAK, **told) in (POSSIBLE, ELIGIBLE)
    assert status(service, regions, known, age=45, region=GWANAK, **told) == INELIGIBLE


def test_a_group_in_the_name_points_and_excludes_nobody(regions: Regions, known: Knowledge) -> None:
    service = replace(SERVICE, name="나래 중증장애인 자산형성 지원", target="○ 19세 이상 34세 이하")
    assert status(service, regions, known, age=25, region=GWANAK) == OPEN
    assert status(service, regions, known, age=25, region=GWANAK, disability="severe") == ELIGIBLE
    assert status(service, regions, known, age=25, region=GWANAK, disability="none") == OPEN


def test_a_code_for_defectors_excludes_who_says_they_are_none(regions: Regions, known: Knowledge) -> None:
    service = replace(SERVICE, target="○ 구민", codes=frozenset({"JA0402"}))
    assert status(service, regions, known, region=GWANAK, north_korean_defector=True) == POSSIBLE
    assert status(service, regions, known, region=GWANAK, north_korean_defector=False) == INELIGIBLE


def test_a_yes_needs_all_its_words_to_be_read(regions: Regions, known: Knowledge) -> None:
    assert status(replace(SERVICE, target="○ 19세 이상 34세 이하인 사람"), regions, known, age=25, region=GWANAK) == ELIGIBLE
    vague = replace(SERVICE, target="○ 19세 이상 34세 이하인 사람", criteria="○ 나래 교육을 마치고 나래 평가에서 뽑힌 사람")
    assert status(vague, regions, known, age=25, region=GWANAK) == POSSIBLE


def test_what_is_over_is_closed_and_says_until_when(regions: Regions, known: Knowledge) -> None:
    past = replace(SERVICE, deadline="2026.01.05~2026.01.26")
    assert maker(regions).benefit(past, DAY).closed == "2026.01.05~2026.01.26"
    assert status(past, regions, known, age=25, region=GWANAK) == INELIGIBLE
    assert status(past, regions, known, day=date(2026, 1, 20), age=25, region=GWANAK) == ELIGIBLE


def test_its_texts_are_the_agency_s_own(regions: Regions) -> None:
    record = maker(regions).benefit(SERVICE, DAY)
    assert (record.origin, record.who, record.amount, record.period) == (PUBLISHED, SERVICE.target, "월 10만 원", "상시신청")
    assert record.documents == ("신분증", "신청서")
    assert [(contact.name, contact.phone) for contact in record.contact] == [("청년과", "02-000-0000"), ("서울특별시 관악구", "120")]
    assert (record.checked, record.sources[0].date) == (date(2026, 3, 1), "2026-03-01")


def test_names_of_places_before_a_reform_are_understood(regions: Regions) -> None:
    old = replace(SERVICE, agency="전라남도 여수시")
    new = replace(SERVICE, agency="전남광주통합특별시 여수시")
    assert place_of(old, regions) == place_of(new, regions) == {"sido": "전남광주통합특별시", "sigungu": "여수시"}


def test_a_summary_that_only_repeats_the_name_gives_way_to_what_one_gets(regions: Regions) -> None:
    echo = replace(SERVICE, summary="청년 나래 지원 사업", content="○ 나래 연습실을 달마다 열 번\n○ 나래 옷")
    assert maker(regions).benefit(echo, DAY).summary == "○ 나래 연습실을 달마다 열 번"
    assert maker(regions).benefit(SERVICE, DAY).summary == SERVICE.summary


def test_frames_of_a_name_do_not_count() -> None:
    assert core("통합 나래 이용권 (나래카드) 지원사업") == core("통합나래이용권") == "통합나래이용권"


def test_the_same_service_is_linked_by_name_where_an_office_of_the_country_publishes_it(known: Knowledge) -> None:
    central = replace(SERVICE, id="1", name="아동 수당 지급", agency="보건복지부", agency_type="중앙행정기관")
    local = replace(central, id="2", agency="서울특별시 관악구", agency_type="시군구")
    named = replace(central, id=known.benefits["gas_discount"].published[0], name="요금을 덜어 드립니다")
    found = links(known.benefits.values(), (central, local, named))
    assert found == {"1": "child_allowance", named.id: "gas_discount"}


def test_a_published_figure_that_the_record_does_not_bear_out_is_reported(known: Knowledge) -> None:
    stale = replace(SERVICE, id="1", name="아동수당", agency_type="중앙행정기관", target="만 8세 미만의 모든 아동")
    right = replace(stale, id="2", target="만 9세 미만의 모든 아동")
    found = list(conflicts(known.benefits, (stale, right), known.parameters, DAY))
    assert [(one.service, one.kind, one.published) for one in found] == [("1", "child", (95.0,))]
    assert found[0].quote in stale.target


def test_the_conflicts_are_told_to_who_keeps_the_records(tmp_path: Path) -> None:
    stale = replace(SERVICE, id="1", name="아동수당", agency_type="중앙행정기관", target="만 8세 미만의 모든 아동")
    snapshots = Snapshots(tmp_path / "services")
    with snapshots.locked():
        snapshots.activate(snapshots.write((stale,), "test", "2026-11-29T00:00:00+09:00").id)
    console = Console(file=io.StringIO(), width=200)
    tell(Settings(root=ROOT, var_dir=tmp_path, _env_file=None), console)
    told = console.file.getvalue()
    assert "1 published services are linked" in told
    assert "child_allowance ← 1: months of a child, published 95, ours 107: “만 8세 미만의 모든 아동”" in told


def test_without_a_snapshot_it_says_how_to_get_one(tmp_path: Path) -> None:
    console = Console(file=io.StringIO(), width=200)
    tell(Settings(root=ROOT, var_dir=tmp_path, _env_file=None), console)
    assert "threeany sync" in console.file.getvalue()
