"""BM25 (by bm25s) over the terms of names and texts, weighed by how little a term is said in just any question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from bot.search.document import Parts
from bot.search.terms import Terms

QUESTION = 2.0
"""How much a term's share of all questions counts against it beside its share of the documents (tuned)."""
_TEXT = (1.5, 0.75)
_NAME = (1.2, 0.5)
_PASSAGE = (1.5, 0.6)
"""k1 and b of BM25 (tuned)."""


@dataclass(frozen=True)
class Matched:
    """How well each document fits a query, each 0 to about 1."""

    text: np.ndarray
    name: np.ndarray
    covered: np.ndarray
    """How much of the best name the query says."""
    passage: np.ndarray
    """The best passage of the text by itself."""
    known: float
    """Share of the query's weight that stands in any document at all."""


class Lexical:
    """One kind of terms: how they are shared, and how often."""

    def __init__(self, parts: Parts, terms: Terms, common: Mapping[str, float]) -> None:
        """`common` is the share of all questions that hold a term."""
        self._terms, self._common, self._count = terms, common, len(parts.texts)
        written, named, passages = ([terms(text) for text in texts] for texts in (parts.texts, parts.names, parts.passages))
        self._frequency = Counter(term for document in written for term in set(document))
        more = {term for part in (*named, *passages) for term in part}
        self._frequency.update(dict.fromkeys(sorted(more - self._frequency.keys()), 1))
        self._place = {term: place for place, term in enumerate(self._frequency)}
        self._weights = np.array([self.weight(term) for term in self._frequency], np.float32)
        self._parts = parts
        self._texts = self._scored(written, *_TEXT)
        self._passages = self._scored(passages, *_PASSAGE)
        self._names = self._scored(named, *_NAME)
        self._shares = self._covering(named)

    def match(self, query: str) -> Matched:
        asked = list(dict.fromkeys(self._terms(query)))
        places = [self._place[term] for term in asked if term in self._place]
        known = float(self._weights[places].sum())
        whole = known + sum(self.weight(term) for term in asked if term not in self._place)
        if not places:
            nothing = np.zeros(self._count, np.float32)
            return Matched(nothing, nothing, nothing, nothing, 0.0)
        name, covered, passage = (summed(matrix, places) for matrix in (self._names, self._shares, self._passages))
        return Matched(
            text=summed(self._texts, places) / whole,
            name=self._parts.best_name(name) / whole,
            covered=self._parts.best_name(covered),
            passage=self._parts.best_passage(passage) / whole,
            known=known / whole,
        )

    def names_by_term(self) -> tuple[list[str], sparse.csc_matrix]:
        """The terms, and the score of each in each name."""
        return list(self._place), self._names

    def weight(self, term: str) -> float:
        """BM25's weight of a rare term, less what is said in questions about anything (궁금, 방법)."""
        held = self._frequency.get(term, 0)
        rare = np.log(1 + (self._count - held + 0.5) / (held + 0.5)) if held <= self._count else 0.0
        share = (held + 0.5) / self._count
        return float(rare * share / (share + QUESTION * self._common.get(term, 0.0)))

    def _scored(self, documents: Sequence[list[str]], k1: float, b: float) -> sparse.csc_matrix:
        """Documents × terms: bm25s's saturation of counts, with our weights in place of its own."""
        import bm25s  # takes a good part of a second, which a start without services need not wait for

        numbers = [[self._place[term] for term in document] for document in documents]
        index = bm25s.BM25(k1=k1, b=b, method="lucene")
        vocabulary = {str(place): place for place in self._place.values()}
        index.index((numbers, vocabulary), create_empty_token=False, show_progress=False)
        scores, rows = index.scores, len(documents)
        matrix = sparse.csc_matrix((scores["data"], scores["indices"], scores["indptr"]), shape=(rows, len(vocabulary)))
        held = np.diff(matrix.indptr)
        rare = np.log(1 + (rows - held + 0.5) / (held + 0.5))
        matrix.data *= np.repeat((k1 + 1) * self._weights / rare, held).astype(np.float32)
        return matrix

    def _covering(self, names: Sequence[list[str]]) -> sparse.csc_matrix:
        """Names × terms: the share of a name's weight that is the term's."""
        rows, columns, shares = [], [], []
        for row, name in enumerate(names):
            places = sorted({self._place[term] for term in name})
            weights = self._weights[places]
            rows += [row] * len(places)
            columns += places
            shares += (weights / max(float(weights.sum()), 1e-6)).tolist()
        return sparse.csc_matrix((np.array(shares, np.float32), (rows, columns)), shape=(len(names), len(self._place)))


def summed(matrix: sparse.csc_matrix, columns: Sequence[int]) -> np.ndarray:
    """The sum of some columns; far faster than slicing them out."""
    spans = [slice(matrix.indptr[column], matrix.indptr[column + 1]) for column in columns]
    rows = np.concatenate([matrix.indices[span] for span in spans])
    values = np.concatenate([matrix.data[span] for span in spans])
    return np.bincount(rows, values, matrix.shape[0]).astype(np.float32)
