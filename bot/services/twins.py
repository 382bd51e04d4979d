"""Which two published services are one: the API's (gov24) entry and 복지로's for the same service of the same office.

Their texts seldom share words, for 복지로 mostly tells the purpose alone; but hardly an office has two services of one name. So the place
and the name decide, where one service alone bears it, or anything like it, in each of the two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from bot.korean.plain import compact
from bot.korean.regions import Regions
from bot.services.benefit import NATIONAL, place_of
from bot.services.bokjiro import is_bokjiro
from bot.services.names import core
from bot.services.service import Service

_PLACES = frozenset({"시군구", "광역시도"})
"""Offices of the API that 복지로 lists too; 교육청 and the enterprises of a place it does not."""
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SAYS_NOTHING = re.compile(r"\s*(?:구\s|舊|기존|자체(?:사업)?\s*$)")
"""An aside with a former name, or that it is the office's own."""
_SHORTEST = 3
"""Syllables that must be left of a name without that of its place."""
_NEARLY_ONE, _LIKE, _TOLD = 0.85, 0.7, 0.5
"""Shares of pairs of letters: from which two names are nearly one, from which they are too like to be told apart, and from which an aside
is borne out."""

Pairs = frozenset[str]


@dataclass(frozen=True)
class _Entry:
    service: Service
    office: tuple[str | None, ...]
    """Its level and place; the same for all offices of the country."""
    name: str
    """Without asides and the name of its place."""
    asides: tuple[str, ...]


def twins(services: Iterable[Service], regions: Regions) -> dict[str, str]:
    """Id of the entry that tells less → id of the one that is shown for both. No id is in two pairs."""
    rest = [entry for entry in (_entry(service, regions) for service in services) if entry]
    found: dict[str, str] = {}
    for joined in (_named_the_same, _named_nearly_the_same):
        for both in joined(rest):
            shown, hidden = sorted((entry.service for entry in both), key=_fullness, reverse=True)
            found[hidden.id] = shown.id
        taken = {*found, *found.values()}
        rest = [entry for entry in rest if entry.service.id not in taken]
    return found


def _fullness(service: Service) -> tuple[bool, str, int, str]:
    """Whom it is for and what one gets; then the latest change, of which 복지로 often tells nothing; then the longer text."""
    return bool(service.target and service.content), service.modified, len(_text(service)), service.id


def _entry(service: Service, regions: Regions) -> _Entry | None:
    """None for what only one of the two lists."""
    if service.agency_type in NATIONAL:
        office: tuple[str | None, ...] = ("",)
    elif service.agency_type in _PLACES and (place := place_of(service, regions)):
        office = (service.agency_type, place["sido"], place["sigungu"])
    else:
        return None
    places = {form for name in office[1:] if name for form in (name, name[:-1])}
    asides = {core(aside) for aside in _ASIDE.findall(service.name) if not _SAYS_NOTHING.match(aside)}
    return _Entry(service, office, _without(core(service.name), places), tuple(sorted(asides - places - {""})))


def _without(name: str, places: Iterable[str]) -> str:
    """강화군 효행수당 → 효행수당."""
    for place in sorted(places, key=len, reverse=True):
        rest = name.removeprefix(place)
        if len(place) > 1 and len(rest) >= _SHORTEST:
            name = rest
    return core(name)


def _named_the_same(entries: Iterable[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """One of 복지로 and one of the API, where there is no third of that name."""
    alike: dict[Hashable, list[_Entry]] = defaultdict(list)
    for entry in entries:
        alike[entry.office, entry.name, entry.asides].append(entry)
    for each in alike.values():
        if len(each) == 2 and is_bokjiro(each[0].service.id) != is_bokjiro(each[1].service.id):
            yield each[0], each[1]


def _named_nearly_the_same(entries: Iterable[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Where no other name of the office is like either."""
    like = list(_like(entries))
    times = Counter(entry.service.id for _, *both in like for entry in both)
    for likeness, one, other in like:
        if likeness >= _NEARLY_ONE and times[one.service.id] == times[other.service.id] == 1 and _asides_agree(one, other):
            yield one, other


def _like(entries: Iterable[_Entry]) -> Iterator[tuple[float, _Entry, _Entry]]:
    """Entries of one office, one of 복지로 and one of the API, and how like their names are."""
    mine = [(entry, _pairs(entry.name)) for entry in entries]
    listed: dict[tuple[Hashable, str], list[tuple[_Entry, Pairs]]] = defaultdict(list)
    for entry, pairs in mine:
        for pair in () if is_bokjiro(entry.service.id) else pairs:
            listed[entry.office, pair].append((entry, pairs))
    for entry, pairs in mine:
        if is_bokjiro(entry.service.id):
            others = {other.service.id: (other, theirs) for pair in pairs for other, theirs in listed.get((entry.office, pair), ())}
            for other, theirs in others.values():
                if (likeness := _likeness(pairs, theirs)) >= _LIKE:
                    yield likeness, entry, other


def _asides_agree(one: _Entry, other: _Entry) -> bool:
    """They say nearly the same; or what only one has in its name stands in the other's text."""
    if one.asides and other.asides:
        return _likeness(_pairs("".join(one.asides)), _pairs("".join(other.asides))) >= _TOLD
    narrow, wide = (one, other) if one.asides else (other, one)
    said = _pairs("".join(narrow.asides))
    return not said or len(said & _pairs(_text(wide.service))) >= _TOLD * len(said)


def _likeness(some: Pairs, others: Pairs) -> float:
    """Share of the pairs that both have, from 0 to 1 (Dice)."""
    return 2 * len(some & others) / max(1, len(some) + len(others))


def _pairs(text: str) -> Pairs:
    return frozenset(text[start : start + 2] for start in range(len(text) - 1))


def _text(service: Service) -> str:
    return compact("".join((service.summary, service.target, service.criteria, service.content)))
