"""Dated figures: amounts and thresholds that change by law, each with its source.

A new year is a new line; old lines never change; `value: null` says that nothing is known (or paid) from that day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot import yaml_file
from bot.errors import DataError


@dataclass(frozen=True)
class Dated:
    start: date
    value: int | float | None
    source: str
    grade: str
    """A: read in an official record; B: a secondary source quoting one; C: unverified, never asserted."""


@dataclass(frozen=True)
class Parameter:
    key: str
    label: str
    unit: str
    values: tuple[Dated, ...]
    """Ascending by start."""

    def at(self, day: date) -> Dated | None:
        index = bisect_right([entry.start for entry in self.values], day) - 1
        return self.values[index] if index >= 0 else None


@dataclass(frozen=True)
class Parameters:
    entries: Mapping[str, Parameter]

    def value(self, key: str, day: date) -> int | float | None:
        """The figure in force on `day`; None where none is known or only an unverified one is."""
        entry = self.dated(key, day)
        return None if entry is None else entry.value

    def dated(self, key: str, day: date) -> Dated | None:
        entry = self.entries[key].at(day)
        return None if entry is None or entry.value is None or entry.grade == "C" else entry

    def median_income(self, size: int, day: date) -> int | None:
        """기준 중위소득 in won a month for a household of `size` on `day` (국민기초생활 보장법 제6조의2)."""
        top = self.value(f"median_income.{min(size, 7)}", day)
        if top is None or size <= 7:
            return None if top is None else int(top)
        extra = self.value("median_income.extra_person", day)
        return None if extra is None else int(top + extra * (size - 7))

    def threshold(self, percent: float, size: int, day: date) -> int | None:
        """`percent` of the median, rounded half up to a won, as the notices publish it."""
        median = self.median_income(size, day)
        return None if median is None else int(median * percent / 100 + 0.5)


def load(folder: Path) -> Parameters:
    entries: dict[str, Parameter] = {}
    for path in sorted(folder.glob("*.yml")):
        content = yaml_file.read(path)
        if not isinstance(content, dict):
            raise DataError(path, "the file", "a mapping of parameters", content)
        for key, node in content.items():
            if key in entries:
                raise DataError(path, key, "defined once", "a second definition")
            entries[key] = _parameter(path, key, node)
    return Parameters(entries)


def _parameter(path: Path, key: str, node: Any) -> Parameter:
    if not isinstance(node, dict) or not isinstance(node.get("values"), list) or not node["values"]:
        raise DataError(path, f"{key}.values", "a list of dated values", node)
    values = tuple(_dated(path, f"{key}.values[{i}]", item) for i, item in enumerate(node["values"]))
    if [v.start for v in values] != sorted({v.start for v in values}):
        raise DataError(path, f"{key}.values", "in order of their dates, each once", [str(v.start) for v in values])
    return Parameter(key, str(node.get("label", key)), str(node.get("unit", "")), values)


def _dated(path: Path, where: str, item: Any) -> Dated:
    if not isinstance(item, dict) or not isinstance(item.get("from"), date):
        raise DataError(path, f"{where}.from", "a date", item)
    value = item.get("value")
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise DataError(path, f"{where}.value", "a number or null", value)
    if value is not None and (not item.get("source") or item.get("grade") not in ("A", "B", "C")):
        raise DataError(path, where, "a value with its source and a grade A, B or C", item)
    return Dated(item["from"], value, str(item.get("source", "")), str(item.get("grade", "A")))
