"""The index: lexical and dense fused, near places before others, nothing where nothing fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.knowledge import Benefit, Knowledge
from bot.korean.regions import Where
from bot.search.alike import Alike
from bot.search.closer import LOOKED_AT, Closer
from bot.search.counts import count
from bot.search.dense import Dense
from bot.search.document import Document, Parts, of_benefit
from bot.search.lexical import Lexical
from bot.search.model import Model
from bot.search.terms import Pairs, Segmenter

LEXICAL, DENSE, HYBRID = "lexical", "dense", "hybrid"
WEIGHTS = {
    "pairs.text": 8.6,
    "pairs.name": 5.0,
    "pairs.covered": 1.0,
    "pairs.passage": 1.6,
    "morphemes.covered": 1.2,
    "morphemes.passage": 2.4,
    "dense.text": 1.85,
    "dense.name": 6.4,
    "alike.name": 14.6,
}
"""Fitted by listwise regression over questions about half of a set of services, others about 160 kinds of services told in everyday words,
and some about the country's own, judged on questions about other services (docs/benchmarks.md)."""
FLOOR, ASKS = 12.0, 6.0
"""What a score and the odds that a benefit is asked for come to, below which nothing fits; what the odds count (tuned on small talk)."""
SITUATION = 0.2
"""What the official words for a situation count beside the question's own."""
_REMEMBERED = 128
"""Situations whose scores are kept, four bytes a document each."""
_USUALLY = 0.75
"""Quantile over questions about anything."""
_PREFERRED = 0.3
_ELSEWHERE, _LOCAL = 100.0, 2.0
"""What another place's service loses, and a place's where nobody said where they live."""


@dataclass(frozen=True)
class Hit:
    benefit: Benefit
    score: float


@dataclass(frozen=True)
class Found:
    document: Document
    score: float


class Index:
    """`documents` ready to be searched; building takes about a third of a millisecond each."""

    def __init__(self, documents: Iterable[Document], model: Model, mode: str = HYBRID) -> None:
        self.documents = tuple(documents)
        self._everyday, self._situations, self.asks = model.everyday, model.situations, model.asks
        self._put_officially = lru_cache(_REMEMBERED)(self._official)
        self._lexical: dict[str, Lexical] = {}
        self._dense: Dense | None = None
        self._alike: Alike | None = None
        self._closer: Closer | None = None
        self._usual = np.zeros(len(self.documents), np.float32)
        if self.documents:
            self._build(Parts(self.documents), model, mode)
            self._usual = self._usually(model.questions)
        self._bonus = _PREFERRED * np.array([document.preferred for document in self.documents], np.float32)
        self._places = _by_place(self.documents)

    def _build(self, parts: Parts, model: Model, mode: str) -> None:
        if mode != DENSE:
            self._lexical["pairs"] = Lexical(parts, count(parts, Pairs()), Pairs(), model.common.get("pairs", {}))
        counted = count(parts, model.morphemes) if model.morphemes else None
        if counted and model.morphemes and mode != DENSE:
            self._lexical["morphemes"] = Lexical(parts, counted, model.morphemes, model.common.get("morphemes", {}), whole=False)
        words = model.words if counted and isinstance(model.morphemes, Segmenter) else None
        if mode != LEXICAL and model.encoder:
            if words and counted and words is model.encoder:
                texts, names = (words.counted(often, counted.codes) for often in (counted.texts, counted.names))
            else:
                texts, names = (model.encoder.documents(each) for each in ([d.text for d in self.documents], parts.names))
            self._dense = Dense(model.encoder, parts, texts, names)
        if mode == HYBRID and words and counted:
            self._alike = Alike(parts, self._lexical["morphemes"], counted, words)
            self._closer = Closer(self.documents, parts, self._lexical["morphemes"], counted, words, model.kinds)
        parts.dropped()

    def _usually(self, questions: Sequence[str]) -> np.ndarray:
        """How well each document fits a question about anything: what much fits (a table of contents) says little."""
        if not questions:
            return self._usual
        scores = np.stack([self._weighed(self.features(question)) for question in questions])
        return np.quantile(scores, _USUALLY, axis=0).astype(np.float32)

    def find(self, query: str, limit: int = 10, where: Where | None = None, floor: float = FLOOR) -> list[Found]:
        """Best first; those of another place than `where` not at all, those of any place later where it is None."""
        if not self.documents:
            return []
        scores = self.scores(query)
        fits = scores + ASKS * self.asks(query) >= floor
        scores = scores + self._bonus - self._away(where)
        fits &= scores > -_ELSEWHERE / 2
        rows = np.flatnonzero(fits)
        if self._closer and len(rows):
            best = _best(rows, scores, LOOKED_AT)
            scores[best] += self._closer(query, best)
        rows = _best(rows, scores, limit)
        best = rows[np.argsort(-scores[rows], kind="stable")].tolist()
        return [Found(self.documents[n], round(float(scores[n]), 3)) for n in best]

    def scores(self, query: str) -> np.ndarray:
        """How well each document fits, beside how well it fits anything."""
        total = self._weighed(self.features(query)) - self._usual
        told = self._situations(query) if self._situations else ()
        return total + SITUATION / len(told) * sum(map(self._put_officially, told)) if told else total

    def _official(self, words: str) -> np.ndarray:
        """How well each document fits the words that agencies use for a situation."""
        return self._weighed(self._parts_of(words)).astype(np.float32)

    def _weighed(self, features: Mapping[str, np.ndarray]) -> np.ndarray:
        total = np.zeros(len(self.documents), np.float32)
        for name, part in features.items():
            total = total + WEIGHTS.get(name, 0.0) * part
        return total

    def features(self, query: str) -> dict[str, np.ndarray]:
        found = self._parts_of(query, self._everyday(query) if self._everyday else "")
        if self._alike:
            found["alike.name"] = self._alike.match(query)
        return found

    def _parts_of(self, query: str, like: str = "") -> dict[str, np.ndarray]:
        found: dict[str, np.ndarray] = {}
        for name, lexical in self._lexical.items():
            found |= {f"{name}.{part}": scores for part, scores in lexical.match(query, like).items()}
        if self._dense:
            found["dense.text"], found["dense.name"] = self._dense.match(query)
        return found

    def _away(self, where: Where | None) -> np.ndarray:
        lost = np.zeros(len(self.documents), np.float32)
        for place, rows in self._places:
            lost[rows] = _LOCAL if where is None else 0.0 if _inside(where, place) else _ELSEWHERE
        return lost


def _best(rows: np.ndarray, scores: np.ndarray, most: int) -> np.ndarray:
    """Those of `rows` with the best scores, in their order."""
    return np.sort(rows[np.argpartition(-scores[rows], most - 1)[:most]]) if len(rows) > most else rows


def _by_place(documents: Iterable[Document]) -> list[tuple[Where, np.ndarray]]:
    found: dict[tuple[str | None, ...], tuple[Where, list[int]]] = {}
    for row, document in enumerate(documents):
        if document.place:
            found.setdefault(tuple(document.place.values()), (document.place, []))[1].append(row)
    return [(place, np.array(rows)) for place, rows in found.values()]


def _inside(where: Where, place: Where) -> bool:
    """Somebody of a 시도 whose town is not known may live in any of it."""
    return where["sido"] == place["sido"] and (not place["sigungu"] or not where["sigungu"] or where["sigungu"] == place["sigungu"])


class Search:
    """The records that people wrote."""

    def __init__(self, knowledge: Knowledge, model: Model | None = None) -> None:
        self._benefits = knowledge.benefits
        self._index = Index(map(of_benefit, knowledge.benefits.values()), model or Model())

    def find(self, query: str, limit: int = 10) -> list[Hit]:
        """Best first; nothing where nothing fits."""
        return [Hit(self._benefits[found.document.id], found.score) for found in self._index.find(query, limit)]
