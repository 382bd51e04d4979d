"""Names whose words mean the like of a query's: 방세 finds 월세. What is said in the same word is not counted here."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy import sparse

from bot.search.counts import Counts
from bot.search.dense import Static, along, unit
from bot.search.document import Parts
from bot.search.lexical import Lexical, summed

NEAREST = 8
_NEAR = 0.5
"""Cosine from which a word counts, by its square."""
_REMEMBERED = 8192
"""Words whose likes are kept."""


class Alike:
    def __init__(self, parts: Parts, lexical: Lexical, counts: Counts, words: Static) -> None:
        """`lexical` is of morphemes, whose numbers are the rows of `words`."""
        self._parts, self._lexical, self._vectors = parts, lexical, words.vectors
        self._columns = np.flatnonzero(counts.names.getnnz(axis=0)).astype(np.int64)
        self._codes = counts.codes
        self._at = unit(self._vectors[self._codes[self._columns]])
        self._near = lru_cache(_REMEMBERED)(self._nearest)
        self._names: sparse.csc_matrix = lexical.names

    def match(self, query: str) -> np.ndarray:
        """Each document's best name, 0 to about 1."""
        asked, whole = self._lexical.asked(query)
        said = set(asked.tolist())
        columns, factors = [], []
        for column in asked.tolist():
            for other, factor in self._near(column):
                if other not in said:
                    columns.append(other)
                    factors.append(factor)
        total = summed(self._names, np.array(columns, np.int64), np.array(factors))
        return self._parts.best_name(total) / max(whole, 1e-6)

    def _nearest(self, column: int) -> tuple[tuple[int, float], ...]:
        """The columns of like words, and what each counts."""
        near = along(self._at, unit(self._vectors[self._codes[[column]]])[0])
        rows = np.flatnonzero(near > _NEAR)
        rows = rows[np.argsort(-near[rows], kind="stable")][: NEAREST + 1]
        columns = self._columns[rows]
        theirs = self._lexical.weights[columns]
        factors = near[rows] ** 2 * np.minimum(self._lexical.weights[column], theirs) / np.maximum(theirs, 1e-6)
        return tuple(zip(columns.tolist(), factors.tolist(), strict=True))
