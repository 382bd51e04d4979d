"""What became of the services from one snapshot to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.services.service import NAMES, Service

UNREPORTED = ("views",)
"""They change by the hour and say nothing about the service."""


@dataclass(frozen=True)
class Difference:
    added: tuple[str, ...]
    changed: dict[str, tuple[str, ...]]
    """Id → fields of `Service` that are not what they were."""
    ended: tuple[str, ...]


def difference(old: Iterable[Service], new: Iterable[Service]) -> Difference:
    before, after = ({service.id: service for service in services} for services in (old, new))
    changed = {id: _fields(before[id], after[id]) for id in sorted(before.keys() & after.keys())}
    return Difference(
        added=tuple(sorted(after.keys() - before.keys())),
        changed={id: fields for id, fields in changed.items() if fields},
        ended=tuple(sorted(before.keys() - after.keys())),
    )


def _fields(before: Service, after: Service) -> tuple[str, ...]:
    if before == after:
        return ()
    return tuple(name for name in NAMES if name not in UNREPORTED and getattr(before, name) != getattr(after, name))
