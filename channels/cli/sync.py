"""`threeany sync`, `threeany import`, `threeany services`: the country's public services, brought here and kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.errors import Invalid, SettingsError, SnapshotError, SourceError
from bot.services.bokjiro import is_bokjiro
from bot.services.difference import difference
from bot.services.service import NAMES, Service
from bot.services.snapshot import Snapshots
from bot.settings import Settings
from channels import clock
from channels.cli import service_files
from channels.cli.report import Report, names, show
from channels.download import Download, Fetched
from channels.gov24 import GET_A_KEY, Calls, Gov24

UNREADABLE_AT_MOST = 1 / 3
MARGIN = timedelta(days=2)
"""How much earlier than our last sync we ask from: a sync that was resumed has pages some hours old, and clocks differ."""

Connect = Callable[[Settings, Calls], Gov24]


def snapshots(settings: Settings) -> Snapshots:
    return Snapshots(settings.services_dir)


def connect(settings: Settings, calls: Calls) -> Gov24:
    return Gov24(settings.gov24_url, settings.gov24_key.get_secret_value(), calls)


@dataclass(frozen=True)
class Options:
    dry_run: bool = False
    """Keep nothing but the count of the day's calls."""
    force: bool = False
    """Also where it looks like half an answer."""
    as_json: bool = False


@dataclass(frozen=True)
class Before:
    """What is kept; empty where that is nothing, or nothing that can be read: a sync mends it."""

    services: tuple[Service, ...] = ()
    source: str = ""
    created: str = ""
    problem: str = ""


def sync(settings: Settings, console: Console, options: Options, full: bool = False, connect: Connect = connect) -> None:
    """Fetch what is new and make it current. Raises what went wrong; what was current then still is."""
    if not settings.gov24_key.get_secret_value().strip():
        raise SettingsError(f"no key for the API of public services: {GET_A_KEY}")
    kept, started = snapshots(settings), time.monotonic()
    calls = Calls(kept.folder / "calls.json", settings.gov24_calls_per_day)
    with kept.locked(), connect(settings, calls) as api, _progress(console, options) as progress:
        before = _before(kept)
        download = Download(api, kept.folder, not options.dry_run, progress and _shown(progress))
        fetched = _fetched(download, before, settings.gov24_url, full)
        if fetched is not None:
            _refuse_unreadable(fetched, options.force)
        services = before.services if fetched is None else _together(before, fetched)
        report = _kept(kept, services, before, settings.gov24_url, options)
        if not options.dry_run:
            download.forget()
    used = f"{calls.made} calls, {calls.today()} of {settings.gov24_calls_per_day} today; {time.monotonic() - started:.1f} s"
    found = fetched or Fetched(())
    report = replace(
        report,
        unreadable=found.unreadable,
        unknown=found.unknown or {},
        duplicates=found.duplicates,
        without_detail=found.without_detail,
        calls=used,
    )
    show(report, console, options.as_json)


def bring_in(settings: Settings, console: Console, files: list[Path], options: Options, replace_all: bool = False) -> None:
    """Take services from files, beside those there are or instead of them."""
    kept = snapshots(settings)
    with kept.locked():
        before = _before(kept)
        read = service_files.read_all(files, names(before.services))
        if not read.services:
            raise Invalid(f"no service could be read: {'; '.join(str(e) for e in read.unreadable[:3]) or 'the files hold none'}")
        old = {} if replace_all else {service.id: service for service in before.services}
        services = tuple({**old, **{new.id: _updated(old.get(new.id), new) for new in read.services}}.values())
        report = _kept(kept, services, before, ", ".join(path.name for path in files), options)
    show(replace(report, unreadable=read.unreadable, unknown=read.unknown), console, options.as_json)


def rollback(settings: Settings, console: Console) -> None:
    kept = snapshots(settings)
    with kept.locked():
        meta = kept.rollback()
    console.print(f"snapshot {meta.id} is current: {meta.count} services of {meta.created}", highlight=False, soft_wrap=True)


def status(settings: Settings, console: Console) -> None:
    """What is kept, where it came from, whether it is whole, and the calls of today."""
    kept = snapshots(settings)
    for role, id in (("current", kept.current()), ("previous", kept.previous())):
        if id is None:
            console.print(f"{role}: none", highlight=False)
            continue
        try:
            meta, _ = kept.read(id)
            text = f"{meta.count} services of {meta.created}, from {meta.source}"
        except SnapshotError as error:
            text = str(error)
        console.print(f"{role}: {id}, {text}", markup=False, highlight=False, soft_wrap=True)
    calls = Calls(kept.folder / "calls.json", settings.gov24_calls_per_day)
    console.print(f"calls today: {calls.today()} of {settings.gov24_calls_per_day}", highlight=False)
    if (kept.folder / "partial").exists():
        console.print("an interrupted sync left pages behind; `threeany sync` goes on from them", highlight=False)


def _before(kept: Snapshots) -> Before:
    try:
        found = kept.load()
    except SnapshotError as error:
        return Before(problem=str(error))
    return Before(found.services, found.meta.source, found.meta.created, found.problem) if found else Before()


def _fetched(download: Download, before: Before, url: str, full: bool) -> Fetched | None:
    """None: one call was enough to see that nothing changed. What files gave may be incomplete, so after them all is fetched."""
    known = {service.id: service for service in before.services if not is_bokjiro(service.id)}
    if full or not known or before.source != url:
        return download.fetch({})
    since = (datetime.fromisoformat(before.created) - MARGIN).astimezone(clock.SEOUL)
    return None if download.unchanged(known, f"{since:%Y%m%d%H%M%S}") else download.fetch(known)


def _together(before: Before, fetched: Fetched) -> tuple[Service, ...]:
    """What the API gave; what came from elsewhere and so cannot end there; and what was readable once and now is not."""
    ids, broken = {service.id for service in fetched.services}, {error.id for error in fetched.unreadable}
    stays = (service for service in before.services if service.id not in ids and (is_bokjiro(service.id) or service.id in broken))
    return (*fetched.services, *stays)


def _refuse_unreadable(fetched: Fetched, force: bool) -> None:
    bad, total = len(fetched.unreadable), len(fetched.services) + len(fetched.unreadable)
    if bad > total * UNREADABLE_AT_MOST and not force:
        raise SourceError(f"{bad} of {total} records cannot be read, such as: {fetched.unreadable[0]}; nothing was changed")


def _kept(kept: Snapshots, services: tuple[Service, ...], before: Before, source: str, options: Options) -> Report:
    """Make `services` current, unless they are what is there or nothing is to be written."""
    snapshot, notes = None, [before.problem] if before.problem else []
    if options.dry_run:
        try:
            kept.refuse_loss({service.id for service in services})
        except SnapshotError as error:
            notes.append(f"would be refused: {error}")
    elif before.problem or {*services} != {*before.services}:
        snapshot = kept.write(services, source, clock.iso(clock.now())).id
        kept.activate(snapshot, options.force)
    return Report(
        count=len(services),
        difference=difference(before.services, services),
        names=names(before.services, services),
        snapshot=snapshot,
        dry_run=options.dry_run,
        notes=tuple(notes),
    )


def _updated(old: Service | None, new: Service) -> Service:
    """A file may know only some fields; what it leaves out stays as it was."""
    if old is None:
        return new
    return replace(old, **{name: value for name in NAMES if (value := getattr(new, name)) not in ("", (), frozenset(), None)})


def _progress(console: Console, options: Options) -> Progress | nullcontext[None]:
    if options.as_json or not console.is_terminal:
        return nullcontext()
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console, transient=True
    )


def _shown(progress: Progress) -> Callable[[str, int, int], None]:
    tasks = {}

    def moved(what: str, done: int, of: int) -> None:
        if what not in tasks:
            tasks[what] = progress.add_task(what, total=of)
        progress.update(tasks[what], completed=done, total=of)

    return moved
