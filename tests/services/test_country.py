"""The published services found for somebody, kept up to date while a process runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import knowledge
from bot.knowledge import Contact, Knowledge
from bot.korean.regions import Regions
from bot.person import Person
from bot.services import youth
from bot.services.benefit import Maker
from bot.services.country import MOST, Country
from bot.services.keeper import Keeper
from bot.services.service import Service
from bot.services.snapshot import CURRENT, Snapshots

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 29)
ASK = Contact("나래콜", "110")
ANYBODY = frozenset({"JA0322", "JA0410"})
CITY = Service(
    "A1", "관악 나래 수당", target="○ 65세 이상", agency="서울특별시 관악구", agency_type="시군구", codes=ANYBODY, users=("개인",), views=9
)
STATE = replace(CITY, id="A2", name="나라 나래 수당", agency="나래부", agency_type="중앙행정기관")
ELSEWHERE = replace(CITY, id="A3", name="해운대 나래 수당", agency="부산광역시 해운대구")
CHOSEN = "○ 나래 교육을 마치고 나래 평가에서 뽑힌 사람"
"""Demands more than anybody tells, so the service is only possible."""
GWANAK = {"sido": "서울특별시", "sigungu": "관악구"}


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge.load(ROOT / "data")


@pytest.fixture(scope="module")
def build(known: Knowledge) -> Callable[..., Country]:
    maker = Maker(Regions.load(ROOT / "data" / "regions.csv"), youth.load(ROOT / "data" / "youth_ages.csv"), ASK)
    return lambda *services, day=DAY: Country(services, known, maker, day)


def found(country: Country, without: tuple[str, ...] = (), **facts: Any) -> list[str]:
    return [fit.benefit.id for fit in country.fitting(Person(facts), without).fits]


def test_near_comes_before_general_and_elsewhere_never(build: Callable[..., Country]) -> None:
    country = build(STATE, ELSEWHERE, CITY)
    assert found(country, age=70, region=GWANAK) == ["A1", "A2"]
    assert country.fitting(Person({"age": 70, "region": GWANAK})).local == 1


def test_what_is_worth_more_comes_first_and_what_cannot_wait_before_it(build: Callable[..., Country]) -> None:
    little = replace(STATE, id="M1", name="나래 하나", content="월 1만원")
    much = replace(STATE, id="M2", name="나래 둘", content="월 30만원")
    once = replace(STATE, id="M3", name="나래 셋", content="최대 60만원(1회)")
    assert found(build(little, once, much), age=70) == ["M2", "M3", "M1"]
    closing = replace(little, id="M4", name="나래 넷", deadline="2026.11.01~2026.12.05")
    assert found(build(little, closing), age=70) == ["M4", "M1"]
    need = replace(STATE, id="M5", name="긴급생계 나래")
    assert found(build(STATE, need), age=70) == ["M5", "A2"]


def test_what_is_sure_comes_first_and_of_that_worth_before_near_before_popular(build: Callable[..., Country]) -> None:
    rich = replace(STATE, id="M6", name="나래 육", content="월 50만원")
    liked = replace(STATE, id="M7", name="나래 칠", views=9_999)
    perhaps = replace(CITY, id="M8", name="나래 팔", criteria=CHOSEN, content="월 50만원", views=9_999)
    assert found(build(perhaps, STATE, liked, CITY, rich), age=70, region=GWANAK) == ["M6", "A1", "M7", "A2", "M8"]


def test_nothing_that_is_only_possible_comes_before_what_is_sure(build: Callable[..., Country]) -> None:
    demanding = replace(CITY, target="○ 65세 이상 등록장애인인 국가유공자", criteria=CHOSEN, content="월 50만원", views=9_999)
    person = {"age": 70, "region": GWANAK, "disability": "severe", "veteran": True}
    country = build(demanding, STATE)
    assert [(fit.benefit.id, fit.status) for fit in country.fitting(Person(person)).fits] == [("A2", "eligible"), ("A1", "possible")]


def test_of_what_is_only_possible_the_near_comes_before_what_is_worth_more(build: Callable[..., Country]) -> None:
    rich = replace(STATE, criteria=CHOSEN, content="월 50만원")
    local, poor = replace(CITY, criteria=CHOSEN), replace(rich, id="M9", name="나래 구", content="월 1만원")
    assert found(build(poor, rich, local), age=70, region=GWANAK) == ["A1", "A2", "M9"]


def test_a_place_counts_once_whether_the_service_demands_it_or_not(build: Callable[..., Country]) -> None:
    open_to_all = replace(CITY, id="M1", name="나래 하나", agency="관악구시설관리공단", agency_type="지방공기업", views=10)
    assert found(build(CITY, open_to_all), age=70, region=GWANAK) == ["M1", "A1"]


def test_of_places_nothing_is_shown_while_nobody_knows_where_they_live(build: Callable[..., Country]) -> None:
    country = build(STATE, ELSEWHERE, CITY)
    assert found(country, age=70) == ["A2"]
    assert found(country, age=70, region={"sido": "서울특별시", "sigungu": None}) == ["A2"]
    assert found(country, age=70, region={"sido": "없는도", "sigungu": "없는시"}) == ["A2"]


def test_what_was_asked_last_is_not_what_is_asked_now(build: Callable[..., Country]) -> None:
    country = build(STATE, CITY)
    assert found(country, age=70, region=GWANAK) == found(country, age=70, region=GWANAK) == ["A1", "A2"]
    assert found(country, age=40, region=GWANAK) == []
    assert found(country, without=("A1",), age=70, region=GWANAK) == ["A2"]


def test_what_they_get_already_is_left_out(build: Callable[..., Country]) -> None:
    assert found(build(STATE, CITY), without=("A1", "other"), age=70, region=GWANAK) == ["A2"]


def test_what_waits_for_more_than_it_has_for_itself_is_no_find(build: Callable[..., Country]) -> None:
    country = build(replace(STATE, target="○ 65세 이상 등록장애인인 국가유공자"))
    assert found(country, age=70) == []
    assert found(country, age=70, disability="severe", veteran=True) == ["A2"]


def test_businesses_and_what_people_wrote_of_are_not_among_them(build: Callable[..., Country]) -> None:
    shops = replace(STATE, id="A4", users=("소상공인",))
    pension = replace(STATE, id="A5", name="기초연금")
    assert set(build(STATE, shops, pension).benefits) == {"A2"}


def test_a_talk_is_not_flooded(build: Callable[..., Country]) -> None:
    country = build(*(replace(CITY, id=f"B{n}", name=f"나래 {n}") for n in range(MOST + 5)))
    fitting = country.fitting(Person({"age": 70, "region": GWANAK}))
    assert (len(fitting.fits), fitting.local) == (MOST, MOST + 5)


def test_where_they_live_is_the_first_question_and_what_settles_little_is_none(build: Callable[..., Country]) -> None:
    country = build(CITY, STATE)
    assert country.question(Person({"age": 70})) == "region"
    assert country.question(Person({"age": 70}), ("region",)) is None
    assert country.question(Person({"age": 70, "region": GWANAK})) is None


def test_the_question_is_what_settles_most_of_the_own_town(build: Callable[..., Country]) -> None:
    poor = [replace(CITY, id=f"C{n}", name=f"나래 {n}", target="○ 기준 중위소득 60% 이하 가구") for n in range(12)]
    far = [replace(ELSEWHERE, id=f"D{n}", name=f"나래 {n}", target="○ 취업한 사람") for n in range(30)]
    person = Person({"age": 40, "region": GWANAK, "household_size": 1})
    assert build(*poor, *far).question(person) == "monthly_income"
    assert build(*poor, *far).question(person, ("monthly_income",)) is None


def test_the_question_over_the_whole_country_takes_no_time(build: Callable[..., Country]) -> None:
    country = build(*(replace(CITY, id=f"E{n}", name=f"나래 {n}", age_from=n % 60, target="") for n in range(3000)))
    person = Person({"age": 40, "region": GWANAK})
    country.question(person)
    began = time.process_time()
    country.question(person)
    assert time.process_time() - began < 0.2


def test_no_service_at_all_fits_nobody(build: Callable[..., Country]) -> None:
    assert build().fitting(Person({"age": 70})).fits == ()


def until(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not ready():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.01)


@pytest.fixture
def kept(tmp_path: Path, build: Callable[..., Country]) -> tuple[Snapshots, Keeper, list[date]]:
    snapshots, built = Snapshots(tmp_path / "services"), list[date]()

    def make(loaded: Any, day: date) -> Country:
        built.append(day)
        return build(*loaded.services, day=day)

    return snapshots, Keeper(snapshots, make), built


def put(snapshots: Snapshots, *services: Service) -> None:
    with snapshots.locked():
        snapshots.activate(snapshots.write(services, "test", "2026-11-29T00:00:00+09:00").id, force=True)


def test_a_new_snapshot_is_taken_up_without_a_turn_that_waits(kept: tuple[Snapshots, Keeper, list[date]]) -> None:
    snapshots, keeper, built = kept
    assert keeper.country(DAY) is None
    put(snapshots, STATE)
    until(lambda: bool((country := keeper.country(DAY)) and "A2" in country.benefits))
    put(snapshots, STATE, CITY)
    until(lambda: len((keeper.country(DAY) or pytest.fail("lost what it had")).benefits) == 2)
    count = len(built)
    assert [keeper.country(DAY) for _ in range(5)] and len(built) == count


def test_the_next_day_closes_what_is_over(kept: tuple[Snapshots, Keeper, list[date]]) -> None:
    snapshots, keeper, _ = kept
    put(snapshots, replace(STATE, deadline="2026.11.01~2026.11.29"))
    first = keeper.wait(DAY)
    assert first is not None and found(first, age=70) == ["A2"]
    second = keeper.wait(date(2026, 11, 30))
    assert second is not None and found(second, age=70) == []


def test_what_was_ready_stays_where_the_new_cannot_be_read(kept: tuple[Snapshots, Keeper, list[date]]) -> None:
    snapshots, keeper, _ = kept
    put(snapshots, STATE)
    ready = keeper.wait(DAY)
    (snapshots.folder / CURRENT).write_text("0123456789abcdef\n")
    assert keeper.wait(DAY) is ready is not None
