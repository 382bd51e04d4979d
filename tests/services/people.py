"""Persons and conditions made up at random, every fact told or not: for tests and benchmarks of matching."""

from __future__ import annotations

from random import Random
from typing import Any

from bot.conditions import (
    Age,
    AgencyChecks,
    All,
    Any_,
    Child,
    Children,
    Condition,
    HouseholdSize,
    Income,
    Is,
    Not,
    OwnIncome,
    Recipient,
    Region,
)
from bot.diagnosis import Diagnosed
from bot.person import FACTS, Person
from bot.receives import Receives

PLACES = (
    ("서울특별시", None),
    ("서울특별시", "은평구"),
    ("서울특별시", "관악구"),
    ("부산광역시", "해운대구"),
    ("경상북도", "의성군"),
    ("세종특별자치시", None),
)
STATUSES = ("basic_livelihood", "near_poor", "single_parent", "veteran")
RECEIVED = ("basic_pension", "child_allowance")
INCOMES = (0, 400_000, 820_556, 1_200_000, 2_500_000, 4_000_000, 9_000_000)

HIGHEST = {"age": 100, "household_size": 9, "children": 4, "own_pay": 5_000_000, "spouses_pay": 5_000_000, "past_pay": 5_000_000}


def value(random: Random, name: str) -> Any:
    """One value a fact can have."""
    fact = FACTS[name]
    if name == "region":
        sido, sigungu = random.choice(PLACES)
        return {"sido": sido, "sigungu": sigungu}
    if name == "monthly_income":
        return random.choice((*INCOMES, random.randint(0, 9_000_000)))
    if name == "income_ratio":
        return float(random.choice((10, 32, 48, 50, 60, 100, 150, 250)))
    if fact.kind == "bool":
        return random.random() < 0.5
    if fact.kind == "choice":
        return random.choice(fact.values)
    if fact.kind == "grade":
        return random.choice((1, 2, 3, 4, 5, "cognitive"))
    if fact.kind == "months":
        return [random.choice((random.randint(0, 230), [72, 155], [60, 71])) for _ in range(random.randint(0, 3))]
    return random.randint(fact.low, HIGHEST.get(name, fact.high))


def person(random: Random, told: float = 0.3) -> Person:
    """Somebody of whom each fact is known with the chance `told`."""
    facts = {name: value(random, name) for name in FACTS if random.random() < told}
    rarely = [random.random() < 0.2 for _ in range(3)]
    received = frozenset(id for id in RECEIVED if random.random() < 0.1)
    return Person(facts, *rarely, received, youngest=random.choice((0, 0, 0, 19, 40)))


def condition(random: Random, depth: int = 2) -> Condition:
    """A condition of any kind, parts and all."""
    marks = {"asked": random.random() < 0.8, "pointing": random.random() < 0.8}
    if depth and random.random() < 0.5:
        parts = tuple(condition(random, depth - 1) for _ in range(random.randint(1, 3)))
        return random.choice((All(parts, **marks), Any_(parts, **marks), Not(parts[0], **marks)))
    return _leaf(random, marks)


def _leaf(random: Random, marks: dict[str, bool]) -> Condition:
    name = random.choice([fact for fact in FACTS if FACTS[fact].kind in ("bool", "choice", "grade")])
    months, years = sorted(random.sample(range(230), 2)), sorted(random.sample(range(100), 2))
    limits = sorted(random.sample(INCOMES, 2))
    makers = (
        lambda: Is(name, (value(random, name), *(("any",) if random.random() < 0.2 else ())), **marks),
        lambda: Age(years[0] or None, years[1], random.choice((None, years[1])), **marks),
        lambda: Age(below="no.such.figure.yet", **marks) if random.random() < 0.1 else Age(random.choice((19, 65)), **marks),
        lambda: HouseholdSize(random.choice((None, 1, 3)), random.choice((None, 4)), **marks),
        lambda: Income(random.choice((30, 32, 50, 75, 100.5, 180)), **marks),
        lambda: OwnIncome(*limits, per_year=random.random() < 0.3, below=random.random() < 0.5, **marks),
        lambda: Recipient(tuple(random.sample(STATUSES, random.randint(1, 3))), random.choice((32, 50, 60)), **marks),
        lambda: Region(tuple(random.sample(PLACES, 2)), **marks),
        lambda: Children(random.randint(1, 3), **marks),
        lambda: Child(random.choice((None, months[0])), random.choice((None, months[1])), **marks),
        lambda: Child(random.choice((None, 6)), 18, years=True, **marks),
        lambda: Diagnosed(*random.choice((("illness", "cancer"), ("disability_kind", "developmental"))), **marks),
        lambda: AgencyChecks("재산을 살펴요.", **marks),
        lambda: Receives("기초연금을 받아요.", random.choice(RECEIVED), **marks),
    )
    return random.choice(makers)()
