"""What the tests of the facts grammar share: one day, the shipped regions, and facts as plain dictionaries."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from bot.korean.regions import Regions
from bot.understand.facts import FactsRead, read

DAY = date(2026, 11, 23)
ROOT = Path(__file__).parents[2]
Facts = dict[str, dict[str, object]]
Case = tuple[str, Facts]


@cache
def regions() -> Regions:
    return Regions.load(ROOT / "data" / "regions.csv")


def understood(text: str, asked: str | None = None) -> FactsRead:
    return read(text, DAY, regions(), asked)


def facts_of(text: str, asked: str | None = None) -> Facts:
    """Facts by person; the key is empty where the words name nobody."""
    people: Facts = {}
    for said in understood(text, asked).said:
        people.setdefault(said.person, {})[said.fact] = said.value
    return people


def me(**facts: object) -> Facts:
    return {"": facts}
