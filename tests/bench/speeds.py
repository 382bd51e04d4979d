"""How long the parts in `bot/` take, in one process and on one core."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot import dialogue, eligibility
from bot.message import Heard
from bot.person import Person
from tests.bench.nlu import held_out
from tests.bench.questions import DAY, SEED, household
from tests.bench.turns import SCRIPT

PERSONS = 200


def measure(root: Path) -> dict[str, Any]:
    """Median and 95th percentile in ms: reading an utterance, judging one person by every benefit, a whole turn of the dialogue."""
    talk, chance = dialogue.load(root), random.Random(SEED)
    texts = [(item["text"], item.get("asked")) for item in held_out()]
    persons = [Person(household(chance)) for _ in range(PERSONS)]
    context = talk.new_context()

    def turn(text: str) -> None:
        nonlocal context
        context = talk.respond(Heard(text, "inform", 0.9), context, DAY).context

    return {
        "benefits": len(talk.knowledge.benefits),
        "read": _times(lambda item: talk.reader.read(item[0], DAY, item[1]), texts),
        "judge": _times(lambda person: eligibility.judge_all(talk.knowledge, person, DAY), persons),
        "respond": _times(turn, SCRIPT * 10),
    }


def _times(work: Callable[[Any], object], items: Sequence[Any]) -> dict[str, float]:
    for item in items[:20]:
        work(item)  # warm
    times = []
    for item in items:
        began = time.perf_counter()
        work(item)
        times.append((time.perf_counter() - began) * 1000)
    return {"n": len(times), "p50_ms": statistics.median(times), "p95_ms": sorted(times)[int(0.95 * len(times))]}
