"""What a sync or an import did, for a person or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rich.console import Console

from bot.errors import RecordError
from bot.services.difference import Difference
from bot.services.service import Service, is_code

FIRST = 5
"""So many of each kind are named; the rest is a number. `--json` names all."""


@dataclass(frozen=True)
class Report:
    count: int
    """Services there are now, or would be."""
    difference: Difference
    names: Mapping[str, str]
    """Id → name, of all services before and after."""
    snapshot: str | None
    """None: nothing was written."""
    unreadable: tuple[RecordError, ...] = ()
    unknown: Mapping[str, int] = field(default_factory=dict)
    duplicates: int = 0
    without_detail: tuple[str, ...] = ()
    calls: str = ""
    dry_run: bool = False
    notes: tuple[str, ...] = ()


def names(*services: Iterable[Service]) -> dict[str, str]:
    return {service.id: service.name for some in services for service in some}


def show(report: Report, console: Console, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_plain(report), ensure_ascii=False, indent=2))
        return
    for line in _lines(report):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _plain(report: Report) -> dict[str, object]:
    return {
        "count": report.count,
        "snapshot": report.snapshot,
        "dry_run": report.dry_run,
        "added": list(report.difference.added),
        "changed": {id: list(fields) for id, fields in report.difference.changed.items()},
        "ended": list(report.difference.ended),
        "unreadable": [{"id": e.id, "field": e.field, "expected": e.expected, "found": e.found} for e in report.unreadable],
        "unknown": dict(report.unknown),
        "duplicates": report.duplicates,
        "without_detail": list(report.without_detail),
        "calls": report.calls,
        "notes": list(report.notes),
    }


def _lines(report: Report) -> Iterable[str]:
    found = report.difference
    yield from report.notes
    yield f"{report.count} services: {len(found.added)} added, {len(found.changed)} changed, {len(found.ended)} ended"
    yield from _named("added", found.added, report)
    yield from _changed(found.changed, report)
    yield from _named("ended", found.ended, report)
    if report.unreadable:
        yield f"{len(report.unreadable)} records could not be read; where one could before, that stays:"
        yield from _some([f"  {error}" for error in report.unreadable])
    codes = {name: n for name, n in report.unknown.items() if is_code(name)}
    others = {name: n for name, n in report.unknown.items() if name not in codes}
    for what, counted in (("codes", codes), ("fields", others)):
        if counted:
            yield f"unknown {what}, ignored: " + ", ".join(f"{name} ({n} ×)" for name, n in Counter(counted).most_common(10))
    if report.duplicates:
        yield f"{report.duplicates} rows had an id that was there already; the last one counts"
    if report.without_detail:
        yield f"{len(report.without_detail)} new or changed services have no detail or no conditions"
    if report.calls:
        yield report.calls
    if report.snapshot:
        yield f"snapshot {report.snapshot} is current; running processes take it up by themselves"
    else:
        yield "dry run: nothing was kept" if report.dry_run else "nothing changed: the snapshot stays"


def _named(what: str, ids: tuple[str, ...], report: Report) -> Iterable[str]:
    if ids:
        yield f"{what}:"
        yield from _some([f"  {id} {report.names.get(id, '')}" for id in ids])


def _changed(changed: Mapping[str, tuple[str, ...]], report: Report) -> Iterable[str]:
    if not changed:
        return
    counted = Counter(name for fields in changed.values() for name in fields)
    yield "changed: " + ", ".join(f"{name} ({n} ×)" for name, n in counted.most_common())
    yield from _some([f"  {id} {report.names.get(id, '')}: {', '.join(fields)}" for id, fields in changed.items()])


def _some(lines: list[str]) -> Iterable[str]:
    yield from lines[:FIRST]
    if len(lines) > FIRST:
        yield f"  … and {len(lines) - FIRST} more"
