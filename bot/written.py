"""All that records and topics say, in the pieces that answers are made of, searched as the services of the country are.

What is talked about decides first what a question is about (decision 12), and where one names something else, or no entry talked about says
anything to it, this finds what is written for it anywhere (docs/decisions/0016-everything-written.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np

from bot.details import Detail
from bot.knowledge import Benefit, Knowledge
from bot.search.document import Document
from bot.search.find import Index
from bot.search.model import Model
from bot.topics import Topic, Topics

LEAST, SURELY = 9.0, 15.0
"""Scores from which something is written for a question, and for what is most likely small talk."""
NEAR = 3.0
"""What a piece has ahead whose entry is talked about."""
AS_GOOD = 2.0
"""Two pieces that lie no further apart are as good as each other."""
_ASPECTS = ("overview", "eligibility", "amount", "how", "period", "documents")
_CONSIDERED, _LOOKED_AT = 8, 64
_OF_PIECES, _OF_QUESTIONS = 0.03, 0.001
"""Shares of all pieces, and of questions about anything, that may hold a word for it to tell what is asked about: 해고, not 서류."""


@dataclass(frozen=True)
class Piece:
    owner: Benefit | Topic
    text: str
    """As it is written: dated figures are not filled in."""
    detail: Detail | None = None
    aspect: str | None = None
    """Of a benefit; a topic's own answer has neither."""


@dataclass(frozen=True)
class Hit:
    piece: Piece
    score: float


class Written:
    def __init__(self, knowledge: Knowledge, topics: Topics, model: Callable[[], Model]) -> None:
        called: dict[str, list[str]] = {}
        for topic, name in topics.called:
            called.setdefault(topic, []).append(name)
        pieces = [(piece, document) for benefit in knowledge.benefits.values() for piece, document in _of_benefit(benefit)]
        pieces += [each for topic in topics.by_id.values() for each in _of_topic(topic, called[topic.id])]
        self.pieces = tuple(piece for piece, _ in pieces)
        self._documents, self._model = tuple(document for _, document in pieces), model
        self._owners = np.array([piece.owner.id for piece in self.pieces])

    def make_ready(self) -> None:
        """Build the index, which the first question does otherwise: a start need not wait for it."""
        _ = self._index, self._common

    @cached_property
    def _index(self) -> Index:
        return Index(self._documents, self._model())

    @cached_property
    def _terms(self) -> Callable[[str], set[int]]:
        morphemes = self._model().morphemes
        return (lambda text: set(morphemes.codes(text))) if morphemes else lambda text: set()

    @cached_property
    def _held(self) -> list[set[int]]:
        return [self._terms("\n".join((*document.names, document.text))) for document in self._documents]

    @cached_property
    def _common(self) -> set[int]:
        often, model = Counter(term for held in self._held for term in held), self._model()
        asked = (term for term, share in model.common.get("morphemes", {}).items() if share > _OF_QUESTIONS)
        said = {code for term in asked if model.morphemes and (code := model.morphemes.code(term)) is not None}
        return said | {term for term, count in often.items() if count > _OF_PIECES * len(self.pieces)}

    def find(self, text: str, talked_about: Collection[str]) -> list[Hit]:
        """What fits `text`, best first; `talked_about`: ids of entries, which are left only for a word that none of theirs has."""
        near = np.isin(self._owners, list(talked_about))
        scores = self._index.scores(text) + NEAR * near
        tells = self._terms(text) - self._common
        tells = tells.difference(*(self._held[n] for n in np.flatnonzero(near)))
        best = (n for n in np.argsort(-scores, kind="stable")[:_LOOKED_AT] if near[n] or tells & self._held[n])
        return [Hit(self.pieces[n], float(scores[n])) for n in islice(best, _CONSIDERED) if scores[n] >= LEAST]


def _of_benefit(benefit: Benefit) -> Iterator[tuple[Piece, Document]]:
    texts = (benefit.summary, benefit.who, benefit.amount, benefit.how, benefit.period, " ".join(benefit.documents))
    names = (benefit.name, *benefit.aliases)
    for aspect, text in zip(_ASPECTS, texts, strict=True):
        yield Piece(benefit, text, aspect=aspect), Document(benefit.id, names, text)
    for detail in (each for each in benefit.details if not each.after):
        yield Piece(benefit, detail.text, detail), Document(benefit.id, names, _text(detail))


def _of_topic(topic: Topic, called: Collection[str]) -> Iterator[tuple[Piece, Document]]:
    yield Piece(topic, topic.answer), Document(topic.id, (topic.name,), "\n".join((topic.answer, *called)))
    for detail in (each for each in topic.details if not each.after):
        yield Piece(topic, detail.text, detail), Document(topic.id, (topic.name,), _text(detail))


def _text(detail: Detail) -> str:
    words = (word.replace("|", " ") for word in detail.words)
    return "\n".join((*detail.asks, *words, detail.text))
