"""All published services against persons: by columns, and one benefit at a time.

The services are those of the current snapshot (`threeany sync`); without one, 11,000 made up at random, which share less, so it takes
longer.
Persons are made up, a third of their facts known. Many persons stream through in blocks, so memory does not grow with their number.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from bot import knowledge, settings
from bot.conditions import All, Case
from bot.eligibility import judge
from bot.knowledge import Benefit, Contact, Knowledge
from bot.korean.regions import Regions
from bot.person import Person
from bot.services import youth
from bot.services.benefit import Maker
from bot.services.columns import Columns
from bot.services.country import Country
from bot.services.snapshot import Snapshots
from bot.settings import ROOT
from tests.bench import side_by_side
from tests.bench.questions import DAY, SEED
from tests.services import people

MADE_UP = 11_000
SINGLE, PLAIN = 1_000, 10
CROWD = 1_000_000
POOL = 20_000
"""Different persons in the crowd; they come again and again, so that making them up is not what is measured."""


def measure(root: Path) -> dict[str, Any]:
    known, chance = knowledge.load(root / "data"), random.Random(SEED)
    began = time.perf_counter()
    synced = published(settings.load().services_dir, known)
    benefits = [*known.benefits.values(), *(synced or _made_up(known, chance))]
    columns = Columns(benefits, known.parameters, DAY)
    built = time.perf_counter() - began
    persons = [people.person(chance) for _ in range(POOL)]
    return {
        "services": len(benefits),
        "published": bool(synced),
        "built_s": built,
        "one": _times(columns.judge, persons[: 2 * SINGLE]),
        "plain": _times(lambda person: _plain(benefits, person, known), persons[: 2 * PLAIN]),
        "crowd": _crowd(columns, persons),
        "ten": side_by_side.measure(known),
    }


def published(services: Path, known: Knowledge) -> list[Benefit]:
    """Those in this folder of a sync; none where it holds none."""
    loaded = Snapshots(services).load()
    if loaded is None:
        return []
    data = ROOT / "data"
    maker = Maker(Regions.load(data / "regions.csv"), youth.load(data / "youth_ages.csv"), Contact("", "110"))
    return list(Country(loaded.services, known, maker, DAY).benefits.values())


def _made_up(known: Knowledge, chance: random.Random) -> list[Benefit]:
    model = next(iter(known.benefits.values()))
    parameters = known.parameters.entries
    made = (tuple(people.condition(chance, 1) for _ in range(chance.randint(1, 4))) for _ in range(10 * MADE_UP))
    usable = (parts for parts in made if "no.such.figure.yet" not in repr(parts) or "no.such.figure.yet" in parameters)
    return [replace(model, id=f"made_{n}", conditions=All(parts)) for n, parts in zip(range(MADE_UP), usable, strict=False)]


def _plain(benefits: list[Benefit], person: Person, known: Knowledge) -> None:
    case = Case(person, DAY, known.parameters)
    for benefit in benefits:
        judge(benefit, case)


def _times(work: Any, persons: list[Person]) -> dict[str, float]:
    """Of persons never met before; others warmed it, so that the tables have met the usual values."""
    warm, measured = persons[: len(persons) // 2], persons[len(persons) // 2 :]
    for person in warm:
        work(person)
    times = []
    for person in measured:
        began = time.perf_counter()
        work(person)
        times.append((time.perf_counter() - began) * 1000)
    return {"n": len(times), "p50_ms": statistics.median(times), "p95_ms": sorted(times)[int(0.95 * len(times))]}


def _crowd(columns: Columns, pool: list[Person]) -> dict[str, float]:
    """Checks a second of processor time, of one core, over everything from a person's facts to the statuses."""
    process = psutil.Process()
    before, found = process.memory_info().rss, 0
    began, used = time.perf_counter(), time.process_time()
    for _, statuses in columns.stream(_again(pool)):
        found += int((statuses[:, 0] > 1).sum())
    used = time.process_time() - used
    checks = CROWD * len(columns.benefits)
    return {
        "persons": CROWD,
        "seconds": time.perf_counter() - began,
        "millions_a_second": checks / used / 1e6,
        "grown_mib": (process.memory_info().rss - before) / 2**20,
    }


def _again(pool: list[Person]) -> Iterator[Person]:
    for number in range(CROWD):
        yield pool[number % len(pool)]
