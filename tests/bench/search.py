"""How good and how fast the search is: `python -m tests.bench.search --corpus C.jsonl --queries Q.jsonl [--services var/services]`.

Prints JSON lines: recall and times for lexical, dense and hybrid; how often small talk is answered with a benefit; and, with a folder of
published services, how long their index takes to build and a query to answer.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.korean.regions import Regions
from bot.search import evaluate, model
from bot.search.document import of_service
from bot.search.find import Index
from bot.search.model import Model
from bot.search.training import questions
from bot.services.benefit import place_of
from bot.services.snapshot import Snapshots
from bot.settings import ROOT

OFF_TOPIC = ("smalltalk", "out_of_scope")
TIMED = 500


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--services", type=Path)
    asked = parser.parse_args()
    used = model.load(ROOT / "models" / "search")
    documents = evaluate.corpus(asked.corpus)
    queries = evaluate.queries(asked.queries, documents)
    lines = [*evaluate.evaluate(documents, queries, used), *false_accepts(Index(documents, used))]
    if asked.services:
        lines.append(speed(asked.services, [query.text for query in queries][:TIMED], used))
    for line in lines:
        print(json.dumps(line, ensure_ascii=False))


def false_accepts(index: Index) -> list[dict[str, Any]]:
    """The share of what is no question about a benefit that is answered with one."""
    found = []
    for intent in OFF_TOPIC:
        said = list(questions(ROOT / "data" / "nlu", intent))
        found.append(
            {"off_topic": intent, "n": len(said), "answered": round(sum(bool(index.find(text, 1)) for text in said) / len(said), 4)}
        )
    return found


def speed(folder: Path, texts: Sequence[str], used: Model) -> dict[str, Any]:
    loaded = Snapshots(folder).load()
    if loaded is None:
        raise SystemExit(f"{folder} holds no services")
    regions = Regions.load(ROOT / "data" / "regions.csv")
    began = time.perf_counter()
    index = Index((of_service(service, place_of(service, regions)) for service in loaded.services), used)
    built, times = time.perf_counter() - began, []
    for text in texts:
        began = time.perf_counter()
        index.find(text)
        times.append((time.perf_counter() - began) * 1000)
    p50, p95 = np.percentile(times, [50, 95]).tolist()
    return {"services": len(loaded.services), "build_s": round(built, 1), "p50_ms": round(p50, 2), "p95_ms": round(p95, 2)}


if __name__ == "__main__":
    main()
