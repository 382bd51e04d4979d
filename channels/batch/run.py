"""A whole file over a Dask cluster: that of this machine, or one that is there."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from distributed import Client, KilledWorker, LocalCluster, as_completed

from bot.errors import BatchError, Invalid
from bot.knowledge import Benefit
from bot.korean.regions import Regions
from bot.parameters import Parameters
from channels.batch import people, spans
from channels.batch.work import Job, Matching, Outcome, match_span

Shown = Callable[[int, int], None]
"""Rows done, of so many."""


@dataclass(frozen=True)
class Request:
    path: Path
    out: Path
    """A folder to be made, of Parquet files in the order of the rows."""
    rejects: Path
    id: str = "id"
    ignored: tuple[str, ...] = ()
    skip_bad: bool = False
    rows: int = spans.ROWS
    """Of a task."""


@dataclass(frozen=True)
class Against:
    """What persons are matched with."""

    benefits: tuple[Benefit, ...]
    parameters: Parameters
    regions: Regions
    day: date


@dataclass(frozen=True)
class Done:
    matched: int
    bad: int
    faults: tuple[people.Fault, ...]


@contextmanager
def local(workers: int) -> Iterator[Client]:
    """Processes of this machine, reached by nobody else's."""
    with (
        tempfile.TemporaryDirectory(prefix="threeany-batch-") as folder,
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            local_directory=folder,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@contextmanager
def remote(address: str) -> Iterator[Client]:
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError) as error:
        raise BatchError(f"no Dask scheduler answers at {address}: {error}") from error
    with client:
        yield client


def match_all(client: Client, request: Request, against: Against, shown: Shown = lambda done, of: None) -> Done:
    """Everybody in the file. What is at `out` appears whole or not at all. Raises Invalid for bad rows, unless they are skipped."""
    columns = people.columns(spans.schema(request.path), request.id, request.ignored)
    if request.out.exists() or request.rejects.exists():
        raise Invalid(f"{request.out if request.out.exists() else request.rejects} is there already; remove it or name another with -o")
    run = uuid4().hex[:12]
    # Beside the end, so that one rename makes it visible.
    folder = request.out.with_name(f".{request.out.name}.{run}")
    job = Job(f"threeany-{run}", request.path, folder, request.id, tuple(columns), request.skip_bad)
    folder.mkdir(parents=True)
    try:
        outcomes = _outcomes(client, job, spans.cut(request.path, request.rows), against, shown)
        done = _summed(outcomes)
        if done.bad and not request.skip_bad:
            raise Invalid(_told(done))
        _publish(folder, request, done.bad > 0)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return done


def _outcomes(client: Client, job: Job, cut: Sequence[spans.Span], against: Against, shown: Shown) -> list[Outcome]:
    """Of all spans, or of those so far where one has bad rows that must not be skipped."""
    matching = Matching(job.name, against.benefits, against.parameters, against.day, against.regions)
    rows = {span.number: span.rows for span in cut}
    outcomes: list[Outcome] = []
    try:
        client.register_plugin(matching, job.name)
        futures = [client.submit(match_span, job, span, key=f"{job.name}-{span.number}") for span in cut]
        for _, outcome in (waiting := as_completed(futures, with_results=True)):
            outcomes.append(outcome)
            shown(sum(rows[each.span] for each in outcomes), sum(rows.values()))
            if outcome.bad and not job.skip_bad:
                client.cancel(futures)
                waiting.clear()
                break
    except (OSError, KilledWorker) as error:
        raise BatchError(f"matching stopped, nothing was kept: {error}") from error
    finally:
        client.unregister_worker_plugin(job.name)
    return sorted(outcomes, key=lambda outcome: outcome.span)


def _summed(outcomes: Sequence[Outcome]) -> Done:
    faults = tuple(fault for outcome in outcomes for fault in outcome.faults)
    return Done(sum(outcome.matched for outcome in outcomes), sum(outcome.bad for outcome in outcomes), faults)


def _told(done: Done) -> str:
    first = "\n  ".join(map(str, done.faults))
    return f"rows that cannot be read, nothing was written (--skip-bad writes them aside and goes on):\n  {first}"


def _publish(folder: Path, request: Request, bad: bool) -> None:
    """The rejects first: whoever sees the result sees them too."""
    parts = sorted(folder.glob("rejects-*.jsonl"))
    for leftover in folder.glob(".*"):
        leftover.unlink()  # of workers that died
    if bad:
        with tempfile.NamedTemporaryFile("wb", dir=request.rejects.parent, prefix=".rejects", delete=False) as all_of_them:
            for part in parts:
                all_of_them.write(part.read_bytes())
                part.unlink()
        os.replace(all_of_them.name, request.rejects)
    folder.rename(request.out)
