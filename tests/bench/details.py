"""How often a particular question finds its detail: `.venv/bin/python -m tests.bench.details`. Each question of `asks` is left out in turn,
so that the nearest ones (`bot/closest.py`) have not seen it; the words of a detail were written beside its questions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bot import details, knowledge, topic_files
from bot.closest import Closest
from bot.details import Detail
from bot.search import model

ROOT = Path(__file__).resolve().parents[2]
FEWEST = 3
"""Questions that a detail needs for one of them to be left out."""


def owners() -> Iterator[Sequence[Detail]]:
    known = knowledge.load(ROOT / "data")
    yield from (benefit.details for benefit in known.benefits.values())
    yield from (topic.details for topic in topic_files.load(ROOT / "data" / "topics", known.benefits).by_id.values())


def measured() -> dict[str, float]:
    vectors = model.load(ROOT / "models" / "search").words
    found: list[tuple[bool | None, bool | None]] = []
    for told in owners():
        for at, detail in enumerate(told):
            for ask in detail.asks if len(detail.asks) >= FEWEST and not detail.after else ():
                left = [replace(each, asks=tuple(a for a in each.asks if a != ask)) for each in told]
                near, named = Closest(lambda: vectors).asked(left, ask), details.asked(told, ask, None)
                found.append((None if named is None else named is detail, None if near is None else near == left[at]))
    words, near = [w for w, _ in found if w is not None], [n for _, n in found if n is not None]
    both = [n if w is None else w for w, n in found if (w, n) != (None, None)]
    return {
        "questions": len(found),
        "words": round(len(words) / len(found), 3),
        "words_right": round(sum(words) / len(words), 3),
        "near": round(len(near) / len(found), 3),
        "near_right": round(sum(near) / len(near), 3),
        "both": round(len(both) / len(found), 3),
        "both_right": round(sum(both) / len(both), 3),
    }


if __name__ == "__main__":
    print(json.dumps(measured(), indent=1))
