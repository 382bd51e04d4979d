"""All published services of one snapshot, ready to be matched and shown: what fits somebody, the most fitting first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from bot.eligibility import ELIGIBLE, OPENING, POSSIBLE, answers
from bot.knowledge import Benefit, Knowledge
from bot.korean.regions import Where
from bot.person import Person
from bot.search import Document
from bot.search.document import of_benefit, of_service
from bot.search.find import Index
from bot.search.model import Model
from bot.services import codes, worth
from bot.services.benefit import LOCAL, Maker, place_of
from bot.services.columns import STATUS, Columns, Judged
from bot.services.links import links
from bot.services.service import Service
from bot.services.twins import twins
from bot.tact import untimely

MOST = 30
"""What anybody would page through."""
WORTHWHILE = 3.0
"""Services of their town, to be expected, below which a further question is not worth a person's patience."""
_LOCAL, _HOLDING, _LIKED = 2.0, 1.0, 0.2
_PERHAPS = 0.5
"""Of what it is worth (`bot.services.worth.grade`, 0 to 4) so much counts where it is only possible, for its words may demand more: then
what is near comes first."""
_HOLDING_AT_MOST = 4


@dataclass(frozen=True)
class Fit:
    benefit: Benefit
    status: str
    near: bool
    """Of the place where they live."""


@dataclass(frozen=True)
class Fitting:
    """What fits somebody: the first of it, and how much there is of the place where they live."""

    fits: tuple[Fit, ...] = ()
    local: int = 0


class Country:
    """`benefits` are the published services that persons can get, without those that people wrote a record of; of two entries for one
    service the one that tells more."""

    def __init__(self, services: Iterable[Service], known: Knowledge, maker: Maker, day: date) -> None:
        services = tuple(services)
        linked = links(known.benefits.values(), services)
        for_persons = [service for service in services if codes.is_for_persons(service)]
        other = twins(for_persons, maker.regions)
        hidden = {*linked, *other, *(one for two, one in other.items() if two in linked)}
        shown = [service for service in for_persons if service.id not in hidden]
        beside = {other[service.id]: service for service in for_persons if service.id in other}
        made = [maker.benefit(service, day, beside.get(service.id)) for service in shown]
        self.benefits: Mapping[str, Benefit] = {one.id: one for one in made}
        self._columns = Columns(made, known.parameters, day)
        places = [place_of(service, maker.regions) for service in shown]
        self.index: Index | None = None
        """Everything, what people wrote too, to be searched; None until `prepare`."""
        self._documents = (*map(of_benefit, known.benefits.values()), *map(of_service, shown, places))
        names = sorted({name for place in places if place for name in place.values() if name})
        self._number = {name: number for number, name in enumerate(names)}
        self._sido, self._sigungu = (
            np.array([self._code(place, key) if place else -2 for place in places], np.int64) for key in ("sido", "sigungu")
        )
        self._for_its_own = np.array([service.agency_type in LOCAL for service in shown], np.bool_)
        self._national = np.array([one.nationwide for one in made], np.bool_)
        liked = np.log10(1 + np.array([service.views for service in shown], np.float64))
        self._worth = np.array([worth.grade(service, day) for service in shown], np.float64)
        self._liked = _LIKED * liked
        self._last: tuple[object, Fitting] = (None, Fitting())

    def prepare(self, model: Model) -> None:
        """Build the index, which takes a while longer than the rest."""
        documents, self._documents = self._documents, tuple[Document]()
        self.index = Index(documents, model)

    def _code(self, place: Where, key: str) -> int:
        """-1: all of the 시도; -2: a place that no service is of."""
        name = place[key]
        return self._number.get(name, -2) if name else -1

    def fitting(self, person: Person, without: Collection[str] = (), wished: Collection[str] = ()) -> Fitting:
        """What nothing contradicts and something speaks for; of places only that of the person, where it is known."""
        asked, (before, fitting) = (person, tuple(without), tuple(wished)), self._last
        if asked != before:  # one turn asks several times for the same
            fitting = self._fitting(person, without, wished) if self.benefits else Fitting()
            self._last = asked, fitting
        return fitting

    def _fitting(self, person: Person, without: Collection[str], wished: Collection[str]) -> Fitting:
        judged = self._columns.judge(person, wished)
        region = person.get("region")
        near = self._near(region) if region else np.zeros_like(self._national)
        # What waits for as much as it has for itself (who is poor may be disabled too) is no find.
        fits = (judged.status >= STATUS.index(POSSIBLE)) & (near | self._national) & (judged.holding > judged.open)
        fits[[self._columns.place[name] for name in without if name in self._columns.place]] = False
        found = np.flatnonzero(fits)
        sure = judged.status == STATUS.index(ELIGIBLE)
        order = found[np.lexsort((-self._score(judged, near, sure)[found], ~sure[found]))]
        first = tuple(Fit(self._columns.benefits[n], STATUS[judged.status[n]], bool(near[n])) for n in order[:MOST].tolist())
        return Fitting(first, int((fits & near).sum()))

    def _near(self, region: Where) -> NDArray[np.bool_]:
        sido, sigungu = self._code(region, "sido"), self._code(region, "sigungu") if region["sigungu"] else -3
        return (self._sido == sido) & ((self._sigungu == -1) | (self._sigungu == sigungu)) if sido >= 0 else np.zeros_like(self._national)

    def question(self, person: Person, unasked: Collection[str] = ()) -> str | None:
        """The fact whose answer settles most of what the person's own town gives; None where no answer settles much.

        Where they live comes first, for it opens all of that. Of the rest only what every counsellor asks.
        """
        region = person.get("region")
        if region is None:
            return "region" if "region" not in unasked else None
        silent = untimely(person) | set(unasked) | {name for name in OPENING if person.get(name) is not None}
        asked = [(fact, answer, chance) for fact in sorted(OPENING - silent) for answer, chance in answers(fact)]
        near = self._near(region)
        if not asked or not near.any():
            return None
        statuses = self._columns.statuses([person, *(person.with_fact(fact, answer) for fact, answer, _ in asked)])[near]
        fits = statuses >= STATUS.index(POSSIBLE)
        changed = (fits[:, 1:] != fits[:, :1]).sum(axis=0)
        settles: dict[str, float] = {}
        for (fact, _, chance), count in zip(asked, changed.tolist(), strict=True):
            settles[fact] = settles.get(fact, 0.0) + chance * count
        best = max(settles, key=lambda fact: settles[fact])
        return best if settles[best] >= WORTHWHILE else None

    def _score(self, judged: Judged, near: NDArray[np.bool_], sure: NDArray[np.bool_]) -> NDArray[np.float64]:
        """What the person's words bear out, what it is worth, near before general, what many look for."""
        # That it is of their place is one of its conditions too, and counts once.
        holding = judged.holding - (near & self._for_its_own)
        borne_out = np.minimum(holding, _HOLDING_AT_MOST).astype(np.float64) - judged.open
        return _HOLDING * borne_out + np.where(sure, 1, _PERHAPS) * self._worth + _LOCAL * near + self._liked
