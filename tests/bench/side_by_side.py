"""Ten rules by three engines over the same persons: our columns, our conditions one at a time, OpenFisca-core."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from bot.conditions import Case
from bot.eligibility import INELIGIBLE, judge
from bot.knowledge import Benefit, Knowledge
from bot.person import FACTS, Person
from bot.services.columns import STATUS, Columns
from tests.bench import openfisca_rules
from tests.bench.questions import DAY, SEED
from tests.services import people

PERSONS, PLAIN = 100_000, 5_000
MONTH = f"{DAY:%Y-%m}"


def household(chance: random.Random) -> Person:
    """Somebody of whom everything is told; children's ages to the month."""
    facts = {name: people.value(chance, name) for name in FACTS if FACTS[name].public}
    facts["child_ages_months"] = [chance.randint(0, 280) for _ in range(facts["children"])]
    facts["household_size"] = min(9, 1 + facts["children"] + chance.randint(0, 2))
    return Person(facts)


def rules(known: Knowledge) -> list[Benefit]:
    return [known.benefits[rule.__name__] for rule in openfisca_rules.RULES]


def by_columns(known: Knowledge, persons: list[Person]) -> NDArray[np.bool_]:
    columns = Columns(rules(known), known.parameters, DAY)
    return np.concatenate([statuses for _, statuses in columns.stream(persons)], axis=1) > STATUS.index(INELIGIBLE)


def by_one(known: Knowledge, persons: list[Person]) -> NDArray[np.bool_]:
    cases = [Case(person, DAY, known.parameters) for person in persons]
    return np.array([[judge(benefit, case).status != INELIGIBLE for case in cases] for benefit in rules(known)])


def by_openfisca(known: Knowledge, persons: list[Person]) -> NDArray[np.bool_]:
    made = openfisca_rules.system(known.parameters, DAY)
    return openfisca_rules.verdicts(openfisca_rules.simulation(made, persons, MONTH), MONTH)


def measure(known: Knowledge) -> dict[str, Any]:
    chance = random.Random(SEED)
    persons = [household(chance) for _ in range(PERSONS)]
    columns, ours = _measured(lambda: by_columns(known, persons), PERSONS)
    plain, each = _measured(lambda: by_one(known, persons[:PLAIN]), PLAIN)
    whole, theirs = _measured(lambda: by_openfisca(known, persons), PERSONS)
    ready = openfisca_rules.simulation(openfisca_rules.system(known.parameters, DAY), persons, MONTH)
    arrays, again = _measured(lambda: openfisca_rules.verdicts(ready, MONTH), PERSONS)
    same = bool((ours == theirs).all() and (again == theirs).all() and (each == ours[:, :PLAIN]).all())
    engines = {"columns": columns, "plain": plain, "openfisca": whole, "openfisca_arrays": arrays}
    return {"persons": PERSONS, "rules": len(openfisca_rules.RULES), "same": same, "held": float(ours.mean()), **engines}


def _measured(work: Callable[[], NDArray[np.bool_]], persons: int) -> tuple[dict[str, float], NDArray[np.bool_]]:
    """Checks a second of processor time, of one core; and what the process grew by."""
    process = psutil.Process()
    before, used = process.memory_info().rss, time.process_time()
    found = work()
    used = time.process_time() - used
    checks = persons * len(openfisca_rules.RULES)
    return {"rate": checks / used / 1e6, "grown_mib": (process.memory_info().rss - before) / 2**20}, found
