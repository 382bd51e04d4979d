"""How often a search finds what a question is about: recall@k, mean reciprocal rank, and times."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from bot.errors import Invalid
from bot.search.document import Document, names
from bot.search.find import DENSE, HYBRID, LEXICAL, Index
from bot.search.model import Model

AT = (1, 3, 5, 10)
DEPTH = 100


@dataclass(frozen=True)
class Query:
    text: str
    relevant: frozenset[str]


def corpus(path: Path) -> list[Document]:
    """Lines `{"id", "name", "text"}`. Raises Invalid for a file that is not so."""
    found = {}
    for number, row in _rows(path):
        id, name, text = _strings(path, number, row, "id", "name", "text")
        if id in found:
            raise Invalid(f"{path}: line {number}: the id {id!r} is there twice")
        found[id] = Document(id, tuple(names(name)), f"{name}\n{text}")
    if not found:
        raise Invalid(f"{path} holds no document")
    return list(found.values())


def queries(path: Path, known: Iterable[Document]) -> list[Query]:
    """Lines `{"query", "relevant": [ids]}`. Raises Invalid for a file that is not so, and for an id that the corpus lacks."""
    ids, found = {document.id for document in known}, []
    for number, row in _rows(path):
        (text,), relevant = _strings(path, number, row, "query"), row.get("relevant")
        if not isinstance(relevant, list) or not relevant or not ids.issuperset(relevant):
            raise Invalid(f"{path}: line {number}: relevant must be ids of the corpus, found {relevant!r}")
        found.append(Query(text, frozenset(relevant)))
    if not found:
        raise Invalid(f"{path} holds no query")
    return found


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        try:
            row = orjson.loads(line) if line.strip() else None
        except orjson.JSONDecodeError as error:
            raise Invalid(f"{path}: line {number}: {error}") from error
        if isinstance(row, dict):
            yield number, row
        elif row is not None:
            raise Invalid(f"{path}: line {number} must be an object, found {row!r}")


def _strings(path: Path, number: int, row: dict[str, Any], *keys: str) -> tuple[str, ...]:
    for key in keys:
        if not isinstance(row.get(key), str):
            raise Invalid(f"{path}: line {number}: {key} must be a text, found {row.get(key)!r}")
    return tuple(row[key] for key in keys)


def evaluate(documents: Sequence[Document], asked: Sequence[Query], model: Model) -> Iterator[dict[str, Any]]:
    """A line each for lexical, dense (where the model has vectors) and hybrid."""
    for mode in (LEXICAL, DENSE, HYBRID):
        if mode == LEXICAL or model.encoder:
            yield {
                "mode": mode,
                "documents": len(documents),
                "queries": len(asked),
                **_measured(Index(documents, model, mode), asked, mode),
            }


def _measured(index: Index, asked: Sequence[Query], mode: str) -> dict[str, Any]:
    for query in asked[:20]:
        index.find(query.text)  # warm
    times, none = [], 0
    for query in asked:
        began = time.perf_counter()
        none += not index.find(query.text)
        times.append((time.perf_counter() - began) * 1000)
    return {
        **recall(ranks(index, asked)),
        # Only the fused scores have a floor.
        **({"not_found": round(none / len(asked), 4)} if mode == HYBRID else {}),
        "p50_ms": round(float(np.percentile(times, 50)), 2),
        "p95_ms": round(float(np.percentile(times, 95)), 2),
    }


def ranks(index: Index, asked: Iterable[Query]) -> list[float]:
    """Where what is right comes, from 1; infinite beyond `DEPTH`. What is too poor to be shown counts: `not_found` tells of that."""
    found = ((query, index.find(query.text, DEPTH, floor=-np.inf)) for query in asked)
    return [next((rank for rank, hit in enumerate(hits, 1) if hit.document.id in query.relevant), np.inf) for query, hits in found]


def recall(ranks: Sequence[float], weights: Sequence[float] | None = None) -> dict[str, float]:
    """Of the ranks of what is right, from 1; infinite where it is not found."""
    at = np.array(ranks)
    measured = {**{f"recall@{k}": at <= k for k in AT}, "mrr": 1 / at}
    return {name: round(float(np.average(of_each, weights=weights)), 4) for name, of_each in measured.items()}
