"""Persons made up at random as Parquet files, for tests of batch matching."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from bot.person import FACTS, Person
from tests.services import people

PLACES = ("서울특별시 관악구", "서울특별시 은평구", "부산광역시 해운대구", "경상북도 의성군", "세종특별자치시")


def persons(count: int, seed: int = 1, told: float = 0.4) -> list[Person]:
    """Without what only a talk knows of somebody (that they are somebody's child, that money is short)."""
    random = Random(seed)
    return [Person(people.person(random, told).facts) for _ in range(count)]


def write(path: Path, persons: list[Person], rows: int = 1_000_000) -> Path:
    """One column for each fact, ids p0, p1 …; `rows` in a row group."""
    ids = pa.array([f"p{number}" for number in range(len(persons))], pa.string())
    parquet.write_table(pa.table({"id": ids, **{name: _column(persons, name) for name in FACTS}}), path, row_group_size=rows)
    return path


def _column(persons: list[Person], name: str) -> pa.Array:
    values = [person.facts.get(name) for person in persons]
    return pa.array([None if value is None else _stored(name, value) for value in values], _TYPES[FACTS[name].kind])


def _stored(name: str, value: Any) -> Any:
    if FACTS[name].kind == "months":
        return [age if isinstance(age, list) else [age] for age in value]
    return str(value) if FACTS[name].kind == "grade" else value


_TYPES = {
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "choice": pa.string(),
    "grade": pa.string(),
    "months": pa.list_(pa.list_(pa.int64())),
    "region": pa.struct([("sido", pa.string()), ("sigungu", pa.string())]),
}
