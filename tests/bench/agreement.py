"""Whether the columns say what the evaluator says: persons made up at random by all services of a sync, verdict by verdict.

The same comparison as in `tests/services/test_columns.py`, which has no services of a sync.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot import knowledge
from bot.services.columns import Columns
from bot.services.leaves import Frame
from bot.settings import ROOT
from tests.bench.markdown import prose
from tests.bench.matching import published
from tests.bench.questions import DAY, SEED
from tests.services import people
from tests.services.agreement import compare

PERSONS, BLOCK = 10_000, 2_000
"""A block's verdicts are in memory at once."""
TOLD = (0.1, 0.3, 0.6)
"""Shares of their facts that persons told."""


def measure(services: Path) -> dict[str, Any]:
    known = knowledge.load(ROOT / "data")
    found = published(services, known)
    if not found:
        raise SystemExit(f"{services} holds no services")
    columns, chance = Columns([*known.benefits.values(), *found], known.parameters, DAY), random.Random(SEED)
    persons = [people.person(chance, told=chance.choice(TOLD)) for _ in range(PERSONS)]
    began = time.perf_counter()
    blocks = [compare(columns, persons[first : first + BLOCK], Frame(DAY, known.parameters)) for first in range(0, PERSONS, BLOCK)]
    return {
        "services": len(columns.benefits),
        "persons": PERSONS,
        "verdicts": sum(block.verdicts for block in blocks),
        "differing": sum(sum(block.differing.values()) for block in blocks),
        "seconds": time.perf_counter() - began,
    }


def table(figures: dict[str, Any], _results: dict[str, Any]) -> Iterator[str]:
    yield prose(f"""
        {figures["persons"]:,} persons made up at random by {figures["services"]:,} services, published and written: of
        {figures["verdicts"]:,} verdicts of the columns, {figures["differing"]:,} differ from the evaluator's in status or in the facts that
        are missing (by columns for one person and for many; equal cases are evaluated once, `tests/services/agreement.py`;
        {figures["seconds"]:.0f} s).""")
