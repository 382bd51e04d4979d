"""What a worker does: all services compiled once, then span by span persons read, matched and written."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
from distributed import WorkerPlugin, get_worker

from bot.knowledge import Benefit
from bot.korean.regions import Regions
from bot.parameters import Parameters
from bot.services.columns import Columns
from channels.batch import people, spans, verdicts
from channels.batch.spans import Span

FAULTS = 20
"""So many are told by each task."""


@dataclass(frozen=True)
class Job:
    """One run over one file. `folder` and `path` are the same for all workers: one machine, or a file system they share."""

    name: str
    path: Path
    folder: Path
    """Where the parts are written."""
    id: str
    columns: tuple[str, ...]
    skip_bad: bool = False


@dataclass(frozen=True)
class Outcome:
    span: int
    matched: int
    bad: int
    faults: tuple[people.Fault, ...] = ()
    """The first of the bad rows."""


class Matching(WorkerPlugin):
    """What persons are matched with. Each worker compiles it as it starts, also one that takes a dead one's place."""

    def __init__(self, name: str, benefits: tuple[Benefit, ...], parameters: Parameters, day: date, regions: Regions) -> None:
        self.name, self._benefits, self._parameters, self._day, self._regions = name, benefits, parameters, day, regions

    def setup(self, worker: Any) -> None:
        self.columns = Columns(self._benefits, self._parameters, self._day)
        self.places = people.Places(self._regions)


def match_span(job: Job, span: Span) -> Outcome:
    """As a task of Dask. It may run again, after its worker died: it then writes the same parts over."""
    return match(job, span, get_worker().plugins[job.name])


def match(job: Job, span: Span, matching: Matching) -> Outcome:
    """Reads, matches and writes one span; without `skip_bad` it stops at the first batch with bad rows and writes nothing."""
    table = verdicts.Table((benefit.id for benefit in matching.columns.benefits), spans.schema(job.path).field(job.id))
    faults: list[people.Fault] = []
    matched = 0

    def batches() -> Iterator[pa.RecordBatch]:
        nonlocal matched
        for first, batch in spans.read(job.path, span, job.columns):
            found = people.people(batch, first, job.id, matching.places)
            faults.extend(found.faults)
            if faults and not job.skip_bad:
                raise _Bad
            if found.persons:
                matched += len(found.persons)
                yield table.rows(batch.column(job.id).take(pa.array(found.places)), matching.columns.statuses(found.persons))

    try:
        table.write(job.folder / f"part-{span.number:05}.parquet", batches())
    except _Bad:
        return Outcome(span.number, 0, len(faults), tuple(faults[:FAULTS]))
    if faults:
        _write_rejects(job.folder / f"rejects-{span.number:05}.jsonl", faults)
    return Outcome(span.number, matched, len(faults), tuple(faults[:FAULTS]))


class _Bad(Exception):
    """A row that is not to be skipped."""


def _write_rejects(path: Path, faults: list[people.Fault]) -> None:
    unfinished = path.with_name(f".{path.name}.{uuid4().hex}")
    unfinished.write_text("".join(json.dumps(fault.as_record(), ensure_ascii=False) + "\n" for fault in faults), encoding="utf-8")
    os.replace(unfinished, path)
