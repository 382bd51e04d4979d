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
Told = tuple[str, dict[str, object]]
"""A person and what is told of them."""


@cache
def regions() -> Regions:
    return Regions.load(ROOT / "data" / "regions.csv")


def understood(text: str, asked: str | None = None) -> FactsRead:
    return read(text, DAY, regions(), asked)


def facts_of(text: str, asked: str | None = None) -> Facts:
    """Facts by person; the key is empty where the words name nobody. Who has a daughter and who needs care have tests of their own."""
    people: Facts = {}
    for said in understood(text, asked).said:
        if said.fact in ("daughter", "needs_care"):
            continue
        people.setdefault(said.person, {})[said.fact] = said.value
    return people


def me(**facts: object) -> Facts:
    return {"": facts}


def told(person: str = "self", **facts: object) -> Told:
    return person, facts


def place(sido: str, sigungu: str | None = None) -> dict[str, str | None]:
    return {"sido": sido, "sigungu": sigungu}


def said_outright(text: str, asked: str | None = None) -> Facts:
    """Facts by person without those entailed; a person whom the words leave unnamed is the one who speaks. Who needs care is told apart."""
    people: Facts = {}
    for said in understood(text, asked).said:
        if not said.derived and said.fact != "needs_care":
            people.setdefault(said.person or "self", {})[said.fact] = said.value
    return people
