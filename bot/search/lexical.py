"""BM25 over the terms of names and texts, weighed by how little a term is said in just any question.

The saturation is that of Lucene's BM25 on sparse matrices of scipy. The library bm25s gave the same scores, but from lists of Python
numbers: a third of the time and most of the memory of an index went there (docs/decisions/0008-search.md).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy import sparse

from bot.search.counts import Counts
from bot.search.document import Parts
from bot.search.terms import Terms

QUESTION = 2.0
"""How much a term's share of all questions counts against it beside its share of the documents (tuned)."""
LIKE = 0.06
"""What a word counts that agencies use for one of the question (tuned)."""
_TEXT, _NAME, _PASSAGE = (1.5, 0.75), (1.2, 0.5), (1.5, 0.6)
"""k1 and b of BM25 (tuned)."""


class Lexical:
    """One kind of terms: how they are shared, and how often."""

    def __init__(self, parts: Parts, counts: Counts, terms: Terms, common: Mapping[str, float], whole: bool = True) -> None:
        """`common` is the share of all questions that hold a term. `whole`: scores for whole texts and names too."""
        self._parts, self._terms, self._codes = parts, terms, counts.codes
        self._count = counts.texts.shape[0]
        self._common = {code: share for term, share in common.items() if (code := terms.code(term)) is not None}
        held = np.maximum(counts.texts.getnnz(axis=0), 1)
        said = np.zeros(len(self._codes))
        asked = np.array(sorted(self._common), np.int64)
        at, known = self._columns(asked)
        said[at] = [self._common[code] for code in asked[known].tolist()]
        self.weights = self._weight(held, said)
        self._texts = self._scored(counts.texts, *_TEXT) if whole else None
        self._passages, self.names = self._scored(counts.passages, *_PASSAGE), self._scored(counts.names, *_NAME)
        self._shares = _covering(counts.names, self.weights)

    def match(self, query: str, like: str = "") -> dict[str, np.ndarray]:
        """How well each document fits, each 0 to about 1: its `text` and best `name`, the best `passage` of the text by itself, and how
        much of a name is `covered` by the query. `like` holds the words that agencies use for some of the query.
        """
        columns, whole = self.asked(query)
        more, whole_more = self.asked(like)
        factors = np.r_[np.full(len(columns), 1 / max(whole, 1e-6)), np.full(len(more), LIKE / max(whole_more, 1e-6))]
        every = np.r_[columns, more]
        found = {
            "covered": self._parts.best_name(summed(self._shares, columns, np.ones(len(columns)))),
            "passage": self._parts.best_passage(summed(self._passages, every, factors)),
        }
        if self._texts is not None:
            found["text"] = summed(self._texts, every, factors)
            found["name"] = self._parts.best_name(summed(self.names, every, factors))
        return found

    def codes(self, query: str) -> np.ndarray:
        """Each of its terms once."""
        return np.array(list(dict.fromkeys(self._terms.codes(query))), np.int64)

    def asked(self, query: str) -> tuple[np.ndarray, float]:
        """The columns of its terms, and the weight of all of them, also of those that no document holds."""
        codes = self.codes(query)
        columns, known = self._columns(codes)
        unknown = sum(float(self._weight(0, self._common.get(code, 0.0))) for code in codes[~known].tolist())
        return columns, float(self.weights[columns].sum()) + unknown

    def _columns(self, codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(columns of those that are known, which are)"""
        if not len(self._codes):
            return np.empty(0, np.int64), np.zeros(len(codes), np.bool_)
        at = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        known = self._codes[at] == codes
        return at[known], known

    def _weight(self, held: np.ndarray | int, said: np.ndarray | float) -> np.ndarray:
        """BM25's weight of a rare term, less what is said in questions about anything (궁금, 방법)."""
        share = (held + np.float64(0.5)) / self._count
        return (np.log(1 + (self._count - held + 0.5) / (held + 0.5)) * share / (share + QUESTION * said)).astype(np.float32)

    def _scored(self, counts: sparse.csr_matrix, k1: float, b: float) -> sparse.csc_matrix:
        lengths = np.asarray(counts.sum(axis=1)).ravel()
        slack = k1 * (1 - b + b * lengths / max(float(lengths.mean()), 1e-6))
        often = counts.data
        scores = (k1 + 1) * self.weights[counts.indices] * often / (often + np.repeat(slack, np.diff(counts.indptr)))
        return sparse.csr_matrix((scores.astype(np.float32), counts.indices, counts.indptr), shape=counts.shape).tocsc()


def _covering(counts: sparse.csr_matrix, weights: np.ndarray) -> sparse.csc_matrix:
    """Names × terms: the share of a name's weight that is the term's."""
    held = sparse.csr_matrix((weights[counts.indices], counts.indices, counts.indptr), shape=counts.shape)
    whole = np.maximum(np.asarray(held.sum(axis=1)).ravel(), 1e-6)
    held.data = (held.data / np.repeat(whole, np.diff(held.indptr))).astype(np.float32)
    return held.tocsc()


def summed(matrix: sparse.csc_matrix, columns: np.ndarray, factors: np.ndarray) -> np.ndarray:
    """The weighed sum of some columns; far faster than slicing them out."""
    if not len(columns):
        return np.zeros(matrix.shape[0], np.float32)
    spans = [slice(*matrix.indptr[column : column + 2]) for column in columns]
    rows = np.concatenate([matrix.indices[span] for span in spans])
    values = np.concatenate([matrix.data[span] * factor for span, factor in zip(spans, factors.astype(np.float32), strict=True)])
    return np.bincount(rows, values, matrix.shape[0]).astype(np.float32)
