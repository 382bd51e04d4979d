"""Which 시군구 a position on the map lies in. Positions come in and only names go out: nothing here keeps or writes down a coordinate.

`data/borders.json` holds coarse borders (`tools/make_borders.py` makes it, and says from what). They are off by some hundred metres in
places, and so are telephones: near a border the answer is every 시군구 it may be, and whoever asks lets the person say.
"""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import DataError

COARSE_M = 300.0
"""How far a border of the file may stand from where it is (docs/decisions/0015-where-somebody-is.md)."""
OFFSHORE_M = 5_000.0
"""Beyond the file's coast, where piers and islets are that it leaves out, the nearest 시군구 is meant up to here."""
VAGUE_M = 10_000.0
"""A position that is no better than this says nothing."""
MOST = 4
"""More 시군구 than this are no help: it is as if nothing were known."""
_M_PER_DEGREE = 111_200.0
_HEAD = ("source", "licence", "as_of", "unit", "regions")


@dataclass(frozen=True)
class Place:
    sido: str
    sigungu: str | None
    """None: 세종 has none."""

    def __str__(self) -> str:
        return f"{self.sido} {self.sigungu}" if self.sigungu else self.sido


@dataclass(frozen=True)
class _Ring:
    xs: Sequence[int]
    ys: Sequence[int]
    box: tuple[int, int, int, int]


@dataclass(frozen=True)
class _Region:
    places: tuple[Place, ...]
    """Several where the file cannot tell them apart."""
    rings: tuple[_Ring, ...]


@dataclass(frozen=True)
class _Point:
    """Where somebody is, in units of the file, and how many metres one of them is east and north there."""

    x: float
    y: float
    east: float
    north: float


class Borders:
    def __init__(self, unit: float, regions: Sequence[_Region]) -> None:
        self._unit, self._regions = unit, regions

    @classmethod
    def load(cls, path: Path) -> Borders:
        """Raises DataError."""
        content = json.loads(path.read_text(encoding="utf-8"))
        for key in _HEAD:
            if key not in content:
                raise DataError(path, key, "a value", None)
        return cls(content["unit"], tuple(_region(each) for each in content["regions"]))

    def around(self, latitude: float, longitude: float, accuracy_m: float = 0.0) -> tuple[Place, ...]:
        """The 시군구 of a position: one where it is sure, several where it may be any of them (the likeliest first), none where it cannot
        be told or is not in the country. `accuracy_m`: how far the position may be off, by who measured it."""
        if not (33.0 <= latitude <= 39.0 and 124.0 <= longitude <= 132.0) or accuracy_m > VAGUE_M:
            return ()
        metres = self._unit * _M_PER_DEGREE
        point = _Point(longitude / self._unit, latitude / self._unit, metres * math.cos(math.radians(latitude)), metres)
        doubt = COARSE_M + accuracy_m
        near = sorted(self._near(point, max(doubt, OFFSHORE_M)), key=lambda found: found[0])
        if not near:
            return ()
        # Out at sea the nearest counts, and whoever is about as near.
        within = 1.5 * near[0][0] + doubt
        places = tuple(dict.fromkeys(place for distance, region in near if distance <= within for place in region.places))
        return places if len(places) <= MOST else ()

    def _near(self, point: _Point, within: float) -> Iterator[tuple[float, _Region]]:
        for region in self._regions:
            close = [ring for ring in region.rings if _reaches(ring, point, within)]
            # A ring within another is a hole: who is inside an even number of them is outside.
            inside = sum(_encloses(ring, point) for ring in close) % 2
            distance = 0.0 if inside else min((_distance(ring, point) for ring in close), default=math.inf)
            if distance <= within:
                yield distance, region


def _region(node: dict[str, list[str] | list[list[int]] | str]) -> _Region:
    places = tuple(Place(str(node["sido"]), str(name) or None) for name in node["sigungu"])
    return _Region(places, tuple(_ring(steps) for steps in node["rings"] if isinstance(steps, list)))


def _ring(steps: list[int]) -> _Ring:
    """From the first point and the distances from each to the next."""
    xs, ys = array("i"), array("i")
    x = y = 0
    for at in range(0, len(steps), 2):
        x, y = x + steps[at], y + steps[at + 1]
        xs.append(x)
        ys.append(y)
    return _Ring(xs, ys, (min(xs), min(ys), max(xs), max(ys)))


def _reaches(ring: _Ring, point: _Point, within: float) -> bool:
    west, south, east, north = ring.box
    aside, along = within / point.east, within / point.north
    return west - aside <= point.x <= east + aside and south - along <= point.y <= north + along


def _encloses(ring: _Ring, point: _Point) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    xs, ys, inside = ring.xs, ring.ys, False
    before = len(xs) - 1
    for at in range(len(xs)):
        if (ys[at] > point.y) != (ys[before] > point.y):
            crossing = xs[at] + (point.y - ys[at]) * (xs[before] - xs[at]) / (ys[before] - ys[at])
            inside ^= point.x < crossing
        before = at
    return inside


def _distance(ring: _Ring, point: _Point) -> float:
    """Metres to the nearest edge."""
    xs = [(x - point.x) * point.east for x in ring.xs]
    ys = [(y - point.y) * point.north for y in ring.ys]
    return min(_to_edge(xs[at - 1], ys[at - 1], xs[at], ys[at]) for at in range(len(xs)))


def _to_edge(ax: float, ay: float, bx: float, by: float) -> float:
    """From the origin to the edge between two points."""
    dx, dy = bx - ax, by - ay
    square = dx * dx + dy * dy
    share = 0.0 if square == 0 else max(0.0, min(1.0, -(ax * dx + ay * dy) / square))
    return math.hypot(ax + share * dx, ay + share * dy)
