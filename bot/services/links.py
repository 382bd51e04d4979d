"""Which published service is the one that people wrote a record of: shown once, as people wrote it.

A record may name the published ones (`published:` in its file); else an office of the country whose service bears its name or alias is
taken for it. Offices of a place often give a service of their own the same name, so theirs are never taken for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.conditions import Age, Child, Condition, Income
from bot.knowledge import Benefit
from bot.parameters import Parameters
from bot.services import figures
from bot.services.benefit import NATIONAL
from bot.services.levels import parts_of
from bot.services.names import core
from bot.services.reading import read
from bot.services.service import Service

_NARROWED = ("(", "[")
"""A name that begins with an aside is of a service for those whom the aside names: (북한이탈주민)교육비 is not everybody's 교육비."""


def links(benefits: Iterable[Benefit], services: Iterable[Service]) -> dict[str, str]:
    """Id of the published service → id of the record that people wrote."""
    named: dict[str, str] = {}
    told: dict[str, str] = {}
    for benefit in benefits:
        told |= dict.fromkeys(benefit.published, benefit.id)
        named |= {core(name): benefit.id for name in (benefit.name, *benefit.aliases)}
    found: dict[str, str] = {}
    for service in services:
        record = told.get(service.id)
        if record is None and service.agency_type in NATIONAL and not service.name.startswith(_NARROWED):
            record = named.get(core(service.name))
        if record is not None:
            found[service.id] = record
    return found


@dataclass(frozen=True)
class Conflict:
    """A published figure that the record does not bear out."""

    benefit: str
    service: str
    kind: str
    """`age` in years, `child` in months, `income` in % of the median, `money` in won."""
    published: tuple[float, ...]
    known: tuple[float, ...]
    quote: str


def conflicts(benefits: Mapping[str, Benefit], services: Iterable[Service], parameters: Parameters, day: date) -> Iterator[Conflict]:
    """Where a linked service states limits of a kind that the record has too, and states others, or amounts of another time
    (`bot.services.figures`). The record wins.
    """
    services = tuple(services)
    linked = links(benefits.values(), services)
    for service in services:
        if service.id not in linked:
            continue
        record = benefits[linked[service.id]]
        known = _limits(record.conditions, parameters, day)
        for one in read(service).extracted:
            for kind, value in one.demands:
                limits = tuple(float(limit) for limit in _published(kind, value))
                if kind in known and limits and not known[kind].issuperset(limits):
                    yield Conflict(record.id, service.id, kind, limits, tuple(sorted(known[kind])), one.evidence.quote)
        yield from _amounts(record, service, figures.known(record, parameters, day), day)


def _amounts(record: Benefit, service: Service, told: figures.Known, day: date) -> Iterator[Conflict]:
    for quote, amounts in figures.differing(service, told, day).items():
        nearest = sorted({told.nearest(won) for won in amounts})
        yield Conflict(record.id, service.id, "money", tuple(map(float, amounts)), tuple(map(float, nearest)), quote)


def _published(kind: str, value: tuple[object, ...]) -> Iterator[float]:
    """First and last year (or month) that fits; the percentage."""
    limits = [limit for limit in value if isinstance(limit, int | float)]
    if kind in ("age", "child", "income"):
        yield from (limit for limit in limits if limit > 0)


def _limits(condition: Condition, parameters: Parameters, day: date) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}

    def figure(limit: float | str | None) -> float | None:
        return parameters.value(limit, day) if isinstance(limit, str) else limit

    def add(kind: str, *limits: float | None) -> None:
        found.setdefault(kind, set()).update(float(limit) for limit in limits if limit)

    for part in _leaves(condition):
        if isinstance(part, Age):
            below = figure(part.below)
            add("age", figure(part.at_least), figure(part.at_most), below and below - 1)
        elif isinstance(part, Child):
            times = 12 if part.years else 1
            low, below = figure(part.at_least), figure(part.below)
            add("child", low and low * times, below and below * times - 1)
        elif isinstance(part, Income):
            add("income", figure(part.at_most))
    return found


def _leaves(condition: Condition) -> Iterator[Condition]:
    parts = parts_of(condition)
    if not parts:
        yield condition
    for part in parts:
        yield from _leaves(part)
