"""One service published twice: by the open API and by 복지로."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot import knowledge
from bot.knowledge import Contact, Knowledge
from bot.korean.regions import Regions
from bot.person import Person
from bot.services import youth
from bot.services.benefit import BOKJIRO, PUBLISHER, Maker
from bot.services.country import Country
from bot.services.service import Service
from bot.services.twins import twins

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 29)
API = Service(
    "3200001", "관악 나래 수당 지원", target="○ 65세 이상", content="○ 월 5만원", agency="서울특별시 관악구", agency_type="시군구",
    users=("개인",), modified="20260710090000",
)  # fmt: skip
PORTAL = Service(
    "WLF00000001", "관악구 나래수당 지원사업", summary="경로효친의 확산", agency="서울특별시 관악구", agency_type="시군구", users=("개인",)
)
PLACE = {"sido": "서울특별시", "sigungu": "관악구"}


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.load(ROOT / "data" / "regions.csv")


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge.load(ROOT / "data")


@pytest.fixture
def build(known: Knowledge, regions: Regions) -> Callable[..., Country]:
    maker = Maker(regions, youth.load(ROOT / "data" / "youth_ages.csv"), Contact("나래콜", "110"))
    return lambda *services: Country(services, known, maker, DAY)


@pytest.mark.parametrize(
    ("portal", "api"),
    [
        ("관악구 나래수당 지원사업", "나래수당 지원"),
        ("나래(다솜) 수당", "나래 수당(다솜)"),
        ("나래 통장(구 다솜통장)", "나래 통장"),
        ("장애인 나래기기 수리 지원", "장애인 나래기기 수리비 지원"),
        ("나래 수당(월 5만원)", "나래 수당"),
    ],
)
def test_two_entries_of_one_office_and_name_are_one_service(regions: Regions, portal: str, api: str) -> None:
    assert twins((replace(PORTAL, name=portal), replace(API, name=api)), regions) == {PORTAL.id: API.id}


@pytest.mark.parametrize(
    ("portal", "api"),
    [
        ("나래 수당(연료비)", "나래 수당(안경 구입비)"),
        ("나래 수당(달팽이관 재활)", "나래 수당"),
        ("청소년 나래 자격증 응시료 지원", "청년 나래 자격증 응시료 지원"),
    ],
)
def test_sisters_of_one_office_are_two(regions: Regions, portal: str, api: str) -> None:
    assert twins((replace(PORTAL, name=portal), replace(API, name=api)), regions) == {}


@pytest.mark.parametrize(("agency", "level"), [("서울특별시 동작구", "시군구"), ("서울특별시", "광역시도"), ("보건복지부", "중앙행정기관")])
def test_another_office_has_a_service_of_its_own(regions: Regions, agency: str, level: str) -> None:
    assert twins((PORTAL, replace(API, agency=agency, agency_type=level)), regions) == {}


def test_a_place_is_one_under_its_former_name(regions: Regions) -> None:
    before, now = replace(PORTAL, name="나래 수당", agency="강원도"), replace(API, name="나래 수당", agency="강원특별자치도")
    assert twins((replace(before, agency_type="광역시도"), replace(now, agency_type="광역시도")), regions) == {PORTAL.id: API.id}


def test_a_name_that_two_bear_joins_nothing(regions: Regions) -> None:
    assert twins((PORTAL, API, replace(API, id="3200002")), regions) == {}
    assert twins((API, replace(API, id="3200002")), regions) == {}


def test_of_two_the_one_that_tells_more_is_shown_then_the_one_changed_last(regions: Regions) -> None:
    whole = replace(PORTAL, target="65세 이상", content="월 5만원")
    assert twins((whole, replace(API, content="")), regions) == {API.id: PORTAL.id}
    assert twins((whole, API), regions) == {PORTAL.id: API.id}
    assert twins((replace(whole, modified="20260801"), API), regions) == {API.id: PORTAL.id}


def test_one_is_shown_and_names_the_other_as_its_source(build: Callable[..., Country]) -> None:
    country = build(PORTAL, API)
    sources = country.benefits[API.id].sources
    assert [(source.publisher, source.title) for source in sources] == [(PUBLISHER, API.name), (BOKJIRO, PORTAL.name)]
    fits = country.fitting(Person({"age": 70, "region": PLACE}))
    assert ([fit.benefit.id for fit in fits.fits], fits.local, list(country.benefits)) == ([API.id], 1, [API.id])


def test_the_twin_of_a_service_that_people_wrote_of_is_hidden_with_it(build: Callable[..., Country], known: Knowledge) -> None:
    id = next(id for benefit in known.benefits.values() for id in benefit.published if not id.startswith("WLF"))
    written, other = (replace(one, name="나래 수당", agency="나래부", agency_type="중앙행정기관") for one in (API, PORTAL))
    assert set(build(replace(written, id=id), other).benefits) == set()


def test_an_entry_for_businesses_hides_none_for_persons(build: Callable[..., Country]) -> None:
    assert set(build(PORTAL, replace(API, users=("소상공인",))).benefits) == {PORTAL.id}
