"""What is searched: a benefit as its names and a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product

import numpy as np
from scipy import sparse

from bot.knowledge import Benefit
from bot.korean.regions import Where
from bot.services.service import Service

_BRACKETS = re.compile(r"[(（\[「]([^()（）\[\]「」]*)[)）\]」]")
_SHORTEST = 2
_WAYS = 12
_SENTENCE = re.compile(r"\n+|(?<=[.다요])\s")
_PASSAGE = 120
"""Characters."""
_TEXT_MOST = 1500
"""Characters of a published text that are read: what it is and for whom stands first, lists of documents and offices last."""


@dataclass(frozen=True)
class Document:
    id: str
    names: tuple[str, ...]
    """What it is called, the official name first."""
    text: str
    place: Where | None = None
    """Where one must live; None: in the whole country."""
    preferred: bool = False
    """Written by people: first where another is as good."""


def of_benefit(benefit: Benefit) -> Document:
    """A record that people wrote; its keywords are words for the need and no names: taken for such they answer small talk too."""
    told = tuple(chain.from_iterable(map(ways, benefit.keywords)))
    text = "\n".join((benefit.name, *benefit.aliases, *told, benefit.summary, benefit.who, benefit.theme))
    return Document(benefit.id, (benefit.name, *benefit.aliases), text, preferred=True)


def ways(keyword: str) -> Iterable[str]:
    """`애|아이 봐줄|맡길` → 애 봐줄, 애 맡길, 아이 봐줄, 아이 맡길."""
    return map(" ".join, islice(product(*(word.split("|") for word in keyword.split())), _WAYS))


def of_service(service: Service, place: Where | None) -> Document:
    """A published service."""
    parts = (service.name, service.summary, service.target, service.criteria, service.content, service.field)
    return Document(service.id, tuple(names(service.name)), "\n".join(filter(None, parts))[:_TEXT_MOST], place)


def names(name: str) -> Iterable[str]:
    """A name with brackets is known without them too: 사회보험료 지원(두루누리). What they hold alone is no name (훈련수당, 1차)."""
    bare = " ".join(_BRACKETS.sub(" ", name).split())
    return dict.fromkeys([name, bare] if len(bare) >= _SHORTEST else [name])


class Parts:
    """The names and passages of documents, each of which belongs to one of them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.names = list(chain.from_iterable(document.names for document in documents))
        cut = [list(passages(document.text)) for document in documents]
        self.passages = list(chain.from_iterable(cut))
        self._names_from = _starts([len(document.names) for document in documents])
        self._passages_from = _starts([len(each) for each in cut])

    def best_name(self, scores: np.ndarray) -> np.ndarray:
        """Scores of names → of documents."""
        return np.maximum.reduceat(scores, self._names_from[:-1])

    def best_passage(self, scores: np.ndarray) -> np.ndarray:
        return np.maximum.reduceat(scores, self._passages_from[:-1])

    def of_texts(self, passages: sparse.csr_matrix) -> sparse.csr_matrix:
        """Rows of passages added up → of the whole texts."""
        return _added(passages, self._passages_from)

    def of_names(self, names: sparse.csr_matrix) -> sparse.csr_matrix:
        """Rows of names added up → of documents."""
        return _added(names, self._names_from)

    def first_passages(self, passages: sparse.csr_matrix) -> sparse.csr_matrix:
        """The row of each document's first: what it is and for whom."""
        return passages[self._passages_from[:-1]]

    def dropped(self) -> Parts:
        """Without the words themselves, which an index need not keep."""
        self.names, self.passages = [], []
        return self


def _added(rows: sparse.csr_matrix, starts: np.ndarray) -> sparse.csr_matrix:
    count = rows.shape[0]
    return sparse.csr_matrix((np.ones(count, np.float32), np.arange(count), starts), shape=(len(starts) - 1, count)) @ rows


def _starts(counts: Sequence[int]) -> np.ndarray:
    return np.cumsum([0, *counts])


def passages(text: str) -> Iterable[str]:
    """Whole lines and sentences, together about as long as what one looks for; one at least."""
    held: list[str] = []
    for sentence in _SENTENCE.split(text):
        if held and sum(map(len, held)) + len(sentence) > _PASSAGE:
            yield " ".join(held)
            held = []
        held.append(sentence)
    yield " ".join(held)
