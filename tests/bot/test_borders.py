"""A position becomes the 시군구 it lies in, or the ones it may lie in: held against places that are known from elsewhere."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from bot.borders import MOST, Borders, Place
from bot.errors import DataError
from bot.korean.regions import Regions
from bot.settings import ROOT
from bot.understand import Names, Reader
from bot.wording import load

FILE = ROOT / "data" / "borders.json"
BORDERS = Borders.load(FILE)
ELSEWHERE = Path(__file__).with_name("positions.csv")
MISPLACED = {"1833466", "6573901"}
"""GeoNames puts 완주 where its office stood in 전주 until 2012, and 의왕 into 군포."""


def around(latitude: float, longitude: float, accuracy_m: float = 0.0) -> list[str]:
    return [str(place) for place in BORDERS.around(latitude, longitude, accuracy_m)]


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (37.5663, 126.9779, "서울특별시 중구"),  # 서울시청
        (37.2636, 127.0286, "경기도 수원시"),  # 수원시청
        (37.3947, 127.1112, "경기도 성남시"),  # 판교역
        (35.1587, 129.1604, "부산광역시 해운대구"),  # 해운대
        (36.5040, 127.2656, "세종특별자치시"),  # 정부세종청사
        (37.4602, 126.4407, "인천광역시 영종구"),  # 인천공항
        (37.4764, 126.6169, "인천광역시 제물포구"),  # 인천역
        (37.4636, 126.6505, "인천광역시 미추홀구"),  # 미추홀구청
        (37.5340, 126.6410, "인천광역시 서해구"),  # 청라
        (37.6017, 126.6570, "인천광역시 검단구"),  # 검단사거리
        (35.1601, 126.8514, "전남광주통합특별시 서구"),  # 옛 광주시청
        (34.8118, 126.3922, "전남광주통합특별시 목포시"),  # 목포
        (36.2428, 128.5729, "대구광역시 군위군"),  # 군위군청
        (36.6424, 127.4890, "충청북도 청주시"),  # 청주시청
        (37.2982, 127.6371, "경기도 여주시"),  # 여주시청
        (33.5070, 126.4930, "제주특별자치도 제주시"),  # 제주공항
        (33.2541, 126.5600, "제주특별자치도 서귀포시"),  # 서귀포
        (37.2411, 131.8650, "경상북도 울릉군"),  # 독도
        (37.4845, 130.9057, "경상북도 울릉군"),  # 울릉군청
        (37.9670, 124.7150, "인천광역시 옹진군"),  # 백령도
        (33.1190, 126.2670, "제주특별자치도 서귀포시"),  # 마라도
        (34.3170, 126.7550, "전남광주통합특별시 완도군"),  # 완도
    ],
)
def test_a_known_place_lies_where_everybody_knows(latitude: float, longitude: float, name: str) -> None:
    assert around(latitude, longitude) == [name]


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(39.03, 125.75), (37.97, 126.55), (35.68, 139.76), (34.20, 129.29), (0.0, 0.0), (36.5, 125.0), (-37.5, 127.0)],
)
def test_what_is_not_in_the_country_is_nowhere(latitude: float, longitude: float) -> None:
    """평양, 개성, 도쿄, 대마도, no position at all, the open sea, a sign that was lost."""
    assert around(latitude, longitude) == []


@pytest.mark.parametrize(
    ("latitude", "longitude", "names"),
    [
        (37.4979, 127.0276, {"서울특별시 서초구", "서울특별시 강남구"}),  # 강남역: the border is the street
        (37.5706, 126.6710, {"인천광역시 서해구", "인천광역시 검단구"}),  # 검암역, by the canal
    ],
)
def test_by_a_border_it_is_either_and_never_asserted(latitude: float, longitude: float, names: set[str]) -> None:
    found = around(latitude, longitude)
    assert set(found) >= names and len(found) <= MOST


def test_a_position_that_is_not_exact_is_any_it_may_be_in_and_one_that_says_nothing_none() -> None:
    exact = around(37.2636, 127.0286)
    assert exact == ["경기도 수원시"]
    wide = around(37.2636, 127.0286, 4_000)
    assert wide[0] == "경기도 수원시" and 1 < len(wide) <= MOST
    assert around(37.5663, 126.9779, 5_000) == [], "half of 서울 is no help"
    assert around(37.2636, 127.0286, 50_000) == []


def test_off_the_shore_the_nearest_is_meant() -> None:
    assert around(35.1450, 129.1750) == ["부산광역시 해운대구"]


def test_towns_that_another_source_knows_lie_where_it_says() -> None:
    """GeoNames: 110 towns and offices of 107 시군구. One of them stands by a border; two it has put elsewhere itself."""
    with ELSEWHERE.open(encoding="utf-8", newline="") as file:
        next(file)
        rows = [row for row in csv.DictReader(file) if row["geonameid"] not in MISPLACED]
    found = {row["geonameid"]: BORDERS.around(float(row["latitude"]), float(row["longitude"])) for row in rows}
    wanted = {row["geonameid"]: Place(row["sido"], row["sigungu"]) for row in rows}
    assert len(rows) >= 100
    assert [each for each in found if wanted[each] not in found[each]] == []
    assert sum(len(places) == 1 for places in found.values()) >= 0.98 * len(rows)


def test_every_sigungu_of_the_list_has_a_border_and_none_has_one_that_is_not_in_it() -> None:
    with (ROOT / "data" / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = {(row["sido"], row["sigungu"]) for row in rows if row["sigungu"]}
    listed |= {(row["sido"], "") for row in rows if row["sido"] not in {sido for sido, _ in listed}}
    content = json.loads(FILE.read_text(encoding="utf-8"))
    assert {(each["sido"], name) for each in content["regions"] for name in each["sigungu"]} == listed
    assert all(content[key] for key in ("source", "licence", "as_of", "made_by"))
    assert FILE.stat().st_size < 512 * 1024


def test_a_file_without_its_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "borders.json").write_text('{"unit": 0.0001, "regions": []}', encoding="utf-8")
    with pytest.raises(DataError, match="source"):
        Borders.load(tmp_path / "borders.json")


def test_the_sentence_that_is_said_of_a_place_is_understood_as_that_place() -> None:
    """What page and messenger put into the talk once somebody says yes."""
    reader, says = Reader(Regions.load(ROOT / "data" / "regions.csv"), Names({})), load(ROOT / "data" / "wording" / "telegram.ko.yml")
    content = json.loads(FILE.read_text(encoding="utf-8"))
    places = {Place(each["sido"], name or None) for each in content["regions"] for name in each["sigungu"]}
    misread = {}
    for place in places:
        said = [
            each.value for each in reader.read(says.say("place.says", place=str(place)), date(2026, 11, 30)).said if each.fact == "region"
        ]
        if said != [{"sido": place.sido, "sigungu": place.sigungu}]:
            misread[str(place)] = said
    assert misread == {}
