"""What to ask next, over what people wrote and all published services: how long it takes, for persons made up.

Timed as a turn does it where nothing written is left to settle: both questions, one after the other. All told where they live, without
which that is what is asked.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bot import eligibility, knowledge
from bot.eligibility import Verdict
from bot.knowledge import Contact
from bot.korean.regions import Regions
from bot.person import Person
from bot.services import youth
from bot.services.benefit import Maker
from bot.services.country import Country
from bot.services.snapshot import Snapshots
from bot.settings import ROOT
from tests.bench.markdown import prose
from tests.bench.markdown import table as markdown
from tests.bench.questions import DAY, SEED, household
from tests.services.people import PLACES

PERSONS, WARM = 300, 50
GOAL_MS = 20
Way = Callable[[Person, list[Verdict]], object]


def measure(services: Path) -> dict[str, Any]:
    known, loaded, data = knowledge.load(ROOT / "data"), Snapshots(services).load(), ROOT / "data"
    if loaded is None:
        raise SystemExit(f"{services} holds no services")
    maker = Maker(Regions.load(data / "regions.csv"), youth.load(data / "youth_ages.csv"), Contact("", "110"))
    country = Country(loaded.services, known, maker, DAY)
    chance = random.Random(SEED)
    persons = [_person(chance) for _ in range(WARM + PERSONS)]

    judged = [(person, eligibility.judge_all(known, person, DAY)) for person in persons]

    def written(person: Person, verdicts: list[Verdict]) -> str | None:
        return eligibility.next_question(known, person, DAY, verdicts)

    ways: dict[str, Way] = {
        "published": lambda person, _: country.question(person),
        "written": written,
        "both": lambda person, verdicts: (written(person, verdicts), country.question(person)),
    }
    return {"services": len(country.benefits) + len(known.benefits), "persons": PERSONS} | {
        name: _times(way, judged) for name, way in ways.items()
    }


def _person(chance: random.Random) -> Person:
    """Somebody who told little, so that much is left to be asked."""
    sido, sigungu = chance.choice([place for place in PLACES if place[1]])
    truth = household(chance) | {"region": {"sido": sido, "sigungu": sigungu}}
    return Person({name: truth[name] for name in ("age", "region", *chance.sample(("household_size", "housing", "employment"), 1))})


def _times(way: Way, judged: list[tuple[Person, list[Verdict]]]) -> dict[str, float]:
    """By the clock, and by what the work itself took of the processor."""
    times, spent = [], []
    for person, verdicts in judged:
        began, worked = time.perf_counter(), time.thread_time()
        way(person, verdicts)
        times.append((time.perf_counter() - began) * 1000)
        spent.append((time.thread_time() - worked) * 1000)
    p50, p95 = np.percentile(times[WARM:], [50, 95]).tolist()
    busy = np.percentile(spent[WARM:], [50, 95]).tolist()
    return {"p50_ms": round(p50, 2), "p95_ms": round(p95, 2), "busy_p50_ms": round(busy[0], 2), "busy_p95_ms": round(busy[1], 2)}


def table(figures: dict[str, Any], _results: dict[str, Any]) -> Iterator[str]:
    labels = {"published": "`Country.question`", "written": "`next_question`, of what people wrote", "both": "both, as a turn asks"}
    keys = ("p50_ms", "p95_ms", "busy_p50_ms", "busy_p95_ms")
    rows = [[label, *(f"{figures[name][key]:.1f}" for key in keys)] for name, label in labels.items()]
    yield from markdown(["", "p50 ms", "p95 ms", "of it own work, p50", "p95"], rows)
    yield ""
    yield prose(f"""
        {figures["persons"]} persons made up who told little, judged before, {figures["services"]:,} services. Goal: under {GOAL_MS} ms;
        what is no own work is waiting for whatever else the machine does.""")
