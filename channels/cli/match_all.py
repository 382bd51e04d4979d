"""`threeany match-all`: everybody in a Parquet file against all benefits, over the cores of this machine or a cluster of Dask."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot import knowledge, wording
from bot.knowledge import Contact
from bot.korean.regions import Regions
from bot.services import youth
from bot.services.benefit import Maker
from bot.services.country import Country
from bot.services.snapshot import Snapshots
from bot.settings import Settings
from channels.batch.run import Against, Request, local, match_all, remote


@dataclass(frozen=True)
class Where:
    workers: int = 0
    """Processes of this machine; 0: one a core."""
    scheduler: str = ""
    """Address of a cluster to use instead."""


def run(settings: Settings, request: Request, where: Where, day: date, console: Console) -> None:
    """Match, and say what came of it."""
    began = time.monotonic()
    against = gathered(settings, day)
    cluster = remote(where.scheduler) if where.scheduler else local(where.workers or os.cpu_count() or 1)
    with cluster as client, _progress(console) as shown:
        done = match_all(client, request, against, shown)
    seconds = time.monotonic() - began
    lines = [f"{done.matched:,} persons against {len(against.benefits):,} benefits in {seconds:.1f} s: {request.out}"]
    if done.bad:
        lines += [f"{done.bad:,} rows could not be read: {request.rejects}", *(f"  {fault}" for fault in done.faults[:5])]
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def gathered(settings: Settings, day: date) -> Against:
    """What people wrote, and the published services that are kept."""
    data = settings.root / "data"
    known, regions = knowledge.load(data), Regions.load(data / "regions.csv")
    loaded = Snapshots(settings.services_dir).load()
    benefits = tuple(known.benefits.values())
    if loaded:
        words = wording.load(data / "wording" / "ko.yml")
        ask = Contact(words.say("published.ask.name"), words.say("published.ask.phone"))
        country = Country(loaded.services, known, Maker(regions, youth.load(data / "youth_ages.csv"), ask), day)
        benefits += tuple(country.benefits.values())
    return Against(benefits, known.parameters, regions, day)


@contextmanager
def _progress(console: Console) -> Iterator[Callable[[int, int], None]]:
    if not console.is_terminal:
        yield lambda done, of: None
        return
    bar = Progress(TextColumn("persons"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True)
    with bar:
        task = bar.add_task("persons", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
