"""Who counts as 청년 where: every town's ordinance says so for itself (`data/youth_ages.csv`, as of 2026-07-31)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.conditions import Age
from bot.errors import DataError
from bot.korean.regions import Where

_COLUMNS = ("sido", "sigungu", "from", "to", "ordinance", "article")
_OLDEST = 60


@dataclass(frozen=True)
class YouthAges:
    years: Mapping[tuple[str, str], tuple[int, int]]
    """(시도, 시군구 or "") → first and last year of age."""

    def of(self, place: Where | None) -> Age | None:
        """By the ordinance of the place; None where there is none. The ordinance of a 시도 does not bind its towns."""
        years = self.years.get((place["sido"] or "", place["sigungu"] or "")) if place else None
        return Age(*years) if years else None


def load(path: Path) -> YouthAges:
    """Raises DataError naming the line."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != _COLUMNS:
            raise DataError(path, "header", ",".join(_COLUMNS), reader.fieldnames)
        years: dict[tuple[str, str], tuple[int, int]] = {}
        for number, row in enumerate(reader, start=2):
            place = row["sido"], row["sigungu"]
            ages = row["from"], row["to"]
            if not all(age.isdigit() for age in ages) or not int(ages[0]) <= int(ages[1]) <= _OLDEST or not row["article"]:
                raise DataError(path, f"line {number}", "first and last year of age, and the article that says so", row)
            if place in years:
                raise DataError(path, f"line {number}", "each place once", place)
            years[place] = int(ages[0]), int(ages[1])
    return YouthAges(years)
