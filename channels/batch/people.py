"""Columns of a Parquet file as persons: one column for each fact of the registry, absent or null where it is not known.

`region` is a struct of `sido` and `sigungu`, or two columns of these names. `child_ages_months` is a list of whole months or of lists,
each one month or lowest and highest. Whole numbers may come as floating ones, with NaN for null, as pandas writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import pyarrow as pa
from pyarrow import types

from bot.errors import Invalid
from bot.korean.regions import Regions, Where
from bot.person import FACTS, Person, check_value
from bot.privacy import mask

PLACE = ("sido", "sigungu")
SHOWN = 80


@dataclass(frozen=True)
class Fault:
    """What is wrong in one place of the file, identifiers masked."""

    row: int
    """From 1."""
    id: str
    column: str
    problem: str
    """What was expected, and what was found."""

    def __str__(self) -> str:
        return f"row {self.row} (id {self.id}): {self.problem}"

    def as_record(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class People:
    """Persons of one batch, and what was wrong with the others."""

    persons: list[Person]
    places: list[int]
    """Which rows of the batch they are."""
    faults: list[Fault]


def columns(schema: pa.Schema, id: str, ignored: Sequence[str] = ()) -> list[str]:
    """The columns to read. Raises Invalid where one is missing, unknown or of a kind that its fact cannot be."""
    names = [name for name in schema.names if name not in ignored]
    known = {id, *FACTS, *PLACE}
    problems = [_unknown(name) for name in names if name not in known]
    problems += [f"column {id} is missing: it names each person" for name in [id] if name not in names]
    problems += [f"column {name} stands there {names.count(name)} times" for name in dict.fromkeys(names) if names.count(name) > 1]
    if "region" in names and set(PLACE) & set(names) or "sigungu" in names and "sido" not in names:
        problems.append("a place is one column region, a struct of sido and sigungu, or two columns sido and sigungu")
    for name in names if not problems else ():
        kind = "id" if name == id else "choice" if name in PLACE else FACTS[name].kind
        if not types.is_null(schema.field(name).type) and not _fits(kind, schema.field(name).type):
            problems.append(f"column {name} must hold {_HELD[kind]}, found {schema.field(name).type}")
    if problems:
        raise Invalid("; ".join(problems))
    return names


def people(batch: pa.RecordBatch, first: int, id: str, places: Places) -> People:
    """`first` is the number of the first row."""
    facts: list[dict[str, Any]] = [{} for _ in range(batch.num_rows)]
    faults: dict[int, Fault] = {}
    ids = batch.column(id)

    def wrong(row: int, column: str, problem: str) -> None:
        faults.setdefault(row, Fault(first + row, mask(_short(str(ids[row].as_py()))), column, mask(_short(problem, 4))))

    for row in range(batch.num_rows) if ids.null_count else ():
        if not ids[row].is_valid:
            wrong(row, id, f"{id} must not be empty, found null")
    for name, values in _told(batch, id).items():
        clean = _CLEAN.get("region" if name == "region" else FACTS[name].kind)
        for row, value in enumerate(values):
            value = clean(value) if clean else value
            if value is None or value != value:  # NaN
                continue
            try:
                checked = check_value(name, value)
                facts[row][name] = places.official(checked) if name == "region" else checked
            except Invalid as error:
                wrong(row, name, str(error))
    good = [row for row in range(batch.num_rows) if row not in faults]
    return People([Person(facts[row]) for row in good], good, [faults[row] for row in sorted(faults)])


class Places:
    """Places by any of their names."""

    def __init__(self, regions: Regions) -> None:
        self._found = lru_cache(maxsize=10_000)(lambda text: _whole(regions, text))

    def official(self, where: Where) -> Where:
        """By official names. Raises Invalid where there is no such place."""
        text = " ".join(part for part in (where["sido"], where["sigungu"]) if part)
        found = self._found(text)
        if found is None:
            raise Invalid(f"region must be official names of a sido and a sigungu in it, found {text!r}")
        return found


def _whole(regions: Regions, text: str) -> Where | None:
    return next((where for (start, end), where in regions.find(text, anywhere=True) if start == 0 and end == len(text)), None)


def _told(batch: pa.RecordBatch, id: str) -> dict[str, Sequence[Any]]:
    """Values by fact, the two columns of a place as one."""
    told = {name: batch.column(name).to_pylist() for name in batch.schema.names if name != id}
    if "sido" in told:
        sido, sigungu = told.pop("sido"), told.pop("sigungu", [None] * batch.num_rows)
        pairs = zip(sido, sigungu, strict=True)
        told["region"] = [{"sido": one, "sigungu": other} if one or other else None for one, other in pairs]
    return told


def _unknown(name: str) -> str:
    near = get_close_matches(name, [*FACTS, *PLACE], 1)
    return f"column {name} is no fact" + (f"; {near[0]}?" if near else "; known facts: threeany match --help; --ignore leaves it out")


def _short(text: str, times: int = 1) -> str:
    return text if len(text) <= SHOWN * times else text[: SHOWN * times - 1] + "…"


def _number(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _grade(value: object) -> object:
    return int(value) if isinstance(value, str) and value.isdecimal() else _number(value)


def _place(value: object) -> object:
    """A struct of nothing is no place told."""
    if not isinstance(value, Mapping):
        return value
    place = {key: value.get(key) or None for key in PLACE}
    return place if any(place.values()) else None


def _months(value: object) -> object:
    if not isinstance(value, list):
        return value
    return [_range(age) if isinstance(age, list) else _number(age) for age in value]


def _range(ages: list[Any]) -> object:
    numbers = [_number(age) for age in ages]
    return numbers[0] if len(numbers) == 1 else numbers


_CLEAN: Mapping[str, Callable[[Any], object]] = {"int": _number, "grade": _grade, "region": _place, "months": _months}


def _fits(kind: str, type: pa.DataType) -> bool:
    if types.is_dictionary(type):
        type = type.value_type
    number = types.is_integer(type) or types.is_floating(type)
    text = types.is_string(type) or types.is_large_string(type)
    if kind == "months":
        return _is_list(type) and (_is_number(type.value_type) or (_is_list(type.value_type) and _is_number(type.value_type.value_type)))
    if kind == "region":
        return types.is_struct(type) and {field.name for field in type} <= set(PLACE)
    return {"bool": types.is_boolean(type), "choice": text, "id": text or types.is_integer(type), "grade": number or text}.get(kind, number)


def _is_list(type: pa.DataType) -> bool:
    return types.is_list(type) or types.is_large_list(type) or types.is_fixed_size_list(type)


def _is_number(type: pa.DataType) -> bool:
    return types.is_integer(type) or types.is_floating(type) or types.is_null(type)


_HELD = {
    "id": "texts or whole numbers",
    "int": "whole numbers",
    "float": "numbers",
    "bool": "true and false",
    "choice": "texts",
    "region": "structs of sido and sigungu",
    "months": "lists of whole numbers, or of lists of one or two of them",
    "grade": "whole numbers or texts",
}
