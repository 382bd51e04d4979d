"""How good and how fast the search is: recall and times, how often small talk is answered with a benefit, and, over a folder of published
services, how long their index takes to build, what it takes in memory, and a query to answer.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot import knowledge
from bot.korean.regions import Regions
from bot.search import Document, evaluate, model
from bot.search.counts import count
from bot.search.document import Parts, of_benefit, of_service
from bot.search.evaluate import Query
from bot.search.find import Index
from bot.search.lexical import Lexical
from bot.search.model import Model
from bot.search.terms import Komoran
from bot.services.benefit import place_of
from bot.services.snapshot import Snapshots
from bot.settings import ROOT
from tests.bench import everyday

OFF_TOPIC = Path(__file__).with_name("off_topic.txt")
TIMED = 500
AS_HARD = {1: 0.68, 3: 0.83, 5: 0.86}
"""Recall of plain BM25 over Komoran's morphemes on the unseen questions for which the goals were set."""


def measure(corpus: Path, queries: Path, services: Path) -> dict[str, Any]:
    used = model.load(ROOT / "models" / "search", data=ROOT / "data")
    documents = evaluate.corpus(corpus)
    asked = evaluate.queries(queries, documents)
    whole = list(evaluate.evaluate(documents, asked, used))
    parts = _halves(documents, asked)
    halves = {name: list(evaluate.evaluate(documents, half, used))[-1] for name, half in parts.items()}
    some = [query.text for query in asked][:: max(1, len(asked) // TIMED)]
    sets = {"whole": asked, **parts}
    usual, index = plain(documents, sets), Index(documents, used)
    return {
        "whole": whole,
        "halves": halves,
        "plain": {name: evaluate.recall(ranks) for name, ranks in usual.items()},
        "as_hard": {name: evaluate.recall(evaluate.ranks(index, some), as_hard(usual[name], AS_HARD)) for name, some in sets.items()},
        **false_accepts(index),
        "country": speed(services, some, used),
    }


def _halves(documents: Sequence[Document], asked: Sequence[Query]) -> dict[str, list[Query]]:
    """By service, so that no service's questions are in both; the weights of `bot/search/find.py` were fitted on the first."""
    row = {document.id: number for number, document in enumerate(documents)}
    rows = np.unique([row[min(query.relevant)] for query in asked])
    of = {number: place % 2 for place, number in enumerate(np.random.default_rng(0).permutation(rows).tolist())}
    return {name: [query for query in asked if of[row[min(query.relevant)]] == half] for half, name in enumerate(("tuned", "judged"))}


def plain(documents: Sequence[Document], asked: Mapping[str, Sequence[Query]]) -> dict[str, list[float]]:
    """The ranks by the usual way: BM25 (k1 1.5, b 0.75) over Komoran's content morphemes of name and text, nothing learnt or tuned."""
    parts, komoran = Parts(documents), Komoran()
    bm25 = Lexical(parts, count(parts, komoran), komoran, {})
    return {name: [_rank(bm25, documents, query) for query in some] for name, some in asked.items()}


def _rank(bm25: Lexical, documents: Sequence[Document], query: Query) -> float:
    found = np.argsort(-bm25.match(query.text)["text"], kind="stable")[: evaluate.DEPTH].tolist()
    return next((rank for rank, row in enumerate(found, 1) if documents[row].id in query.relevant), np.inf)


def as_hard(ranks: Sequence[float], recall: Mapping[int, float]) -> NDArray[np.float64]:
    """Weights of questions, of mean 1, with which these ranks have that recall at 1, 3, 5 (post-stratification by rank)."""
    stratum = np.digitize(ranks, [at + 0.5 for at in recall])
    held = np.bincount(stratum, minlength=len(recall) + 1) / len(ranks)
    return (np.diff([0.0, *recall.values(), 1.0]) / np.maximum(held, 1e-9))[stratum]


def off_topic() -> list[list[str]]:
    """What asks for no benefit: the sentences the floor was chosen on, then those it is judged on."""
    return [part.splitlines()[1:] for part in OFF_TOPIC.read_text(encoding="utf-8").split("# ")[2:]]


def false_accepts(index: Index) -> dict[str, Any]:
    """The share of what is no question about a benefit that is answered with one."""
    parts = off_topic()
    tuned, measured = (round(sum(bool(index.find(text, 1)) for text in said) / len(said), 4) for said in parts)
    return {"off_topic": sum(map(len, parts)), "answered_tuned": tuned, "answered_measured": measured}


def speed(folder: Path, texts: Sequence[str], used: Model) -> dict[str, Any]:
    loaded = Snapshots(folder).load()
    if loaded is None:
        raise SystemExit(f"{folder} holds no services")
    regions = Regions.load(ROOT / "data" / "regions.csv")
    began, before = time.perf_counter(), _resident_mib()
    written = map(of_benefit, knowledge.load(ROOT / "data").benefits.values())
    index = Index((*written, *(of_service(service, place_of(service, regions)) for service in loaded.services)), used)
    built, times, spent = time.perf_counter() - began, [], []
    for text in texts:
        began, worked = time.perf_counter(), time.process_time()
        index.find(text)
        times.append((time.perf_counter() - began) * 1000)
        spent.append((time.process_time() - worked) * 1000)
    p50, p95, busy = *np.percentile(times, [50, 95]).tolist(), float(np.median(spent))
    none = sum(not index.find(text, 1) for text in texts) / len(texts)
    figures: dict[str, Any] = {
        "everyday": everyday.recall(index),
        "not_found": round(none, 4),
        **false_accepts(index),
        "memory_mib": round(_resident_mib() - before),
    }
    return {
        "documents": len(index.documents),
        **figures,
        "build_s": round(built, 1),
        "p50_ms": round(p50, 2),
        "p95_ms": round(p95, 2),
        "busy_ms": round(busy, 2),
    }


def _resident_mib() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
