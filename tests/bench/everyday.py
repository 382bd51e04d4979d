"""How well the country's services are found by questions in everyday words (`everyday_questions.yml`)."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from bot.search.document import Document
from bot.search.find import Index
from bot.search.terms import pairs
from bot.yaml_file import read

QUESTIONS = Path(__file__).with_name("everyday_questions.yml")
AT = (1, 3, 5, 10)
_BRACKETS = re.compile(r"[(（\[「].*?[)）\]」]")
_BARE = re.compile(r"[^가-힣a-z0-9]")
_ALIKE = 0.6
"""Share of pairs of letters from which two names are of one service (산림보호지원단, 산림보호지원단 일자리 제공)."""
_BEGINS = 5
"""Letters of a name that another may go on from."""


def recall(index: Index, of: Path = QUESTIONS) -> dict[str, dict[str, float]]:
    """For each half of the questions: how many, and recall. What a place gives alone is no answer: nobody said where they live."""
    wanted: Mapping[str, Mapping[str, Sequence[str]]] = read(of)
    return {half: _measured(index, asked) for half, asked in wanted.items()}


def _measured(index: Index, asked: Mapping[str, Sequence[str]]) -> dict[str, float]:
    ranks, times = [], []
    for service, questions in asked.items():
        right = relevant(service, index.documents)
        if not right:
            raise SystemExit(f"no service is called {service!r}: the questions belong to other services")
        for question in questions:
            began = time.perf_counter()
            found = index.find(question, AT[-1], floor=-np.inf)
            times.append((time.perf_counter() - began) * 1000)
            ranks.append(next((rank for rank, hit in enumerate(found, 1) if hit.document.id in right), np.inf))
    at = np.array(ranks)
    p50, p95 = np.percentile(times, [50, 95]).tolist()
    found_at = {f"recall@{k}": round(float((at <= k).mean()), 3) for k in AT}
    return {"questions": len(ranks), **found_at, "p50_ms": round(p50, 1), "p95_ms": round(p95, 1)}


def relevant(service: str, documents: Iterable[Document]) -> set[str]:
    """Every entry of a service that is offered everywhere: it may be published more than once, and written about besides."""
    return {each.id for each in documents if each.place is None and any(_same(bare(service), bare(name)) for name in each.names)}


def bare(name: str) -> str:
    return _BARE.sub("", _BRACKETS.sub("", name.lower()))


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    shared, either = set(pairs(one)) & set(pairs(other)), set(pairs(one)) | set(pairs(other))
    begins = min(len(one), len(other)) >= _BEGINS and (one.startswith(other) or other.startswith(one))
    return begins or len(shared) > _ALIKE * max(1, len(either))
