"""Every benefit known, the written and the published ones: looked up by id and found by everyday words."""

from __future__ import annotations

import copy
from collections import ChainMap
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cache
from typing import Any, Self

from bot import eligibility, published
from bot.answer import Answers
from bot.conditions import Case
from bot.knowledge import Benefit, Knowledge
from bot.korean.regions import Regions, Where
from bot.person import Person
from bot.search import Search
from bot.search.find import Index
from bot.search.model import Model
from bot.services.country import Country
from bot.services.keeper import Keeper
from bot.understand import Names

AT_ONCE = 3
_AMONG = 12


class Catalogue:
    def __init__(
        self,
        known: Knowledge,
        names: Names,
        answers: Answers,
        services: Keeper | None = None,
        regions: Regions | None = None,
        model: Callable[[], Model] = Model,
    ) -> None:
        """`services`: of the published ones; `regions`: places that a query may name; `model`: of the search, loaded when first needed."""
        self.knowledge, self.names, self.answers, self.services = known, names, answers, services
        self._regions, self.without = regions, frozenset[str]()
        # Shared with every view of it (`leaving_out`).
        self._index = cache(lambda: Search(self.knowledge, model()))

    def leaving_out(self, ids: Collection[str]) -> Self:
        """The same, but of the benefits and topics `ids` nothing is found, listed or told."""
        view = copy.copy(self)
        view.without = frozenset(ids)
        return view

    @property
    def index(self) -> Search:
        """Of what people wrote. Made by the first search, so that a start need not wait for it."""
        return self._index()

    def country(self, day: date) -> Country | None:
        """The published services, where there are any and they are ready."""
        return self.services.country(day) if self.services else None

    def wait(self, day: date) -> None:
        """Until the published services are ready, to be searched too; for whoever asks but once."""
        if self.services:
            self.services.wait(day)

    def records(self, day: date) -> Mapping[str, Benefit]:
        """Every benefit by id, the published ones too."""
        country = self.country(day)
        return ChainMap(self.knowledge.benefits, country.benefits) if country else self.knowledge.benefits

    def search(self, query: str, limit: int, day: date) -> list[dict[str, Any]]:
        """Benefits by everyday words, best first: `{"id", "name", "score", "summary"}`, and `closed` where one is: why, or since when."""
        return [self._item(benefit, score, day) for benefit, score in self.found(query, limit, day)]

    def _item(self, benefit: Benefit, score: float, day: date) -> dict[str, Any]:
        summary = " ".join(text for text in (self.answers.closed(benefit), self.answers.filled(benefit.summary, day)) if text)
        closed = {"closed": benefit.closed} if benefit.closed else {}
        return {"id": benefit.id, "name": benefit.name, "score": score, "summary": summary, **closed}

    def found(self, query: str, limit: int, day: date | None = None, where: Where | None = None) -> list[tuple[Benefit, float]]:
        """A name, also misspelt, before words that are merely shared. With a `day` the published services too, of places only those of
        `where`, or of the place that the query names. Of what is found, what is closed comes last.
        """
        named = [b for m in self.names.find(query) if (b := self.knowledge.by_name(m.name)) and b.id not in self.without]
        country, most = self.country(day) if day else None, limit + len(named) + len(self.without)
        if country and country.index:
            hits = self._published(country, country.index, query, most, where)
        else:
            hits = [(hit.benefit, hit.score) for hit in self.index.find(query, most)]
        top = max((score for _, score in hits), default=0.0) + 20.0
        hits.sort(key=lambda hit: bool(hit[0].closed))
        rest = [(b, score) for b, score in hits if b not in named and b.id not in self.without]
        return [*((b, round(top, 3)) for b in dict.fromkeys(named)), *rest][:limit]

    def asks(self, text: str, day: date) -> float | None:
        """Log odds that a benefit is asked for; None while no published services can be searched."""
        country = self.country(day)
        return country.index.asks(text) if country and country.index else None

    def asks_for_one(self, text: str, day: date) -> bool:
        """Something of one kind is asked for, and there are published services to look among."""
        odds = self.asks(text, day)
        return odds is not None and published.asks_for_one(text, odds)

    def sought(self, text: str, day: date, focus: Benefit | None, where: Where | None = None) -> list[Benefit]:
        """Published services that the words name or plainly ask for, though `focus` is talked about."""
        odds = self.asks(text, day)
        return [] if odds is None else published.sought(text, self.found(text, AT_ONCE, day, where), focus, odds)

    def named(self, text: str, day: date, focus: Benefit | None) -> Benefit | None:
        """The published service that the words name in full (나래 도시락 있나요), though `focus` is talked about."""
        return published.named(text, self.sought(text, day, focus))

    def choices(self, text: str, day: date, where: Where | None = None) -> list[Benefit]:
        """What may be meant by everyday words that ask for a benefit; where nobody said where they live, of places only if nothing else."""
        if not self.asks_for_one(text, day):
            return []
        near = published.near_enough(self.found(text, _AMONG, day, where))
        return near if where else [benefit for benefit in near if benefit.nationwide] or near

    def local(self, text: str, day: date, where: Where) -> list[Benefit]:
        """What the place gives on the same words."""
        if self.asks(text, day) is None:
            return []
        return [each for each in published.alike(self.found(text, _AMONG, day, where)) if not each.nationwide]

    def _published(self, country: Country, index: Index, query: str, limit: int, where: Where | None) -> list[tuple[Benefit, float]]:
        said = self._regions.find(query, anywhere=True) if self._regions else []
        records = ChainMap(self.knowledge.benefits, country.benefits)
        found = index.find(query, limit, said[0][1] if said else where)
        return [(records[each.document.id], each.score) for each in found]

    def benefit(self, benefit_id: str, day: date) -> dict[str, Any] | None:
        """The whole record with its sources and date; None: no such benefit."""
        found = self.records(day).get(benefit_id)
        if found is None:
            return None
        case = Case(Person(), day, self.knowledge.parameters)
        verdict = eligibility.judge(found, case)
        return {
            "id": found.id,
            "name": found.name,
            "aliases": list(found.aliases),
            "theme": found.theme,
            "summary": self.answers.filled(found.summary, day),
            "who": self.answers.filled(found.who, day),
            "conditions": [line["text"] for line in self.answers.explainer.why(verdict, case)],
            **self.answers.apply(found, day),
            "amount_rows": [{"label": r.label, "text": self.answers.filled(r.text, day)} for r in found.amount_rows],
            "law": found.law,
            "sources": [{"title": s.title, "publisher": s.publisher, "date": s.date} for s in found.sources],
            "uncertain": list(found.uncertain),
            "nationwide": found.nationwide,
            "closed": found.closed or None,
        }
