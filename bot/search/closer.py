"""A second look at the documents that fit a query best, to tell sisters apart: how much of a name the query says in the same or like
words, how much of the query a name and the beginning of a text hold, and whether a text is about the kinds of people and of help it names.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from bot.search.counts import Counts
from bot.search.dense import Static, unit
from bot.search.document import Document, Parts
from bot.search.kinds import Kinds
from bot.search.lexical import Lexical

LOOKED_AT = 30
"""Documents."""
WEIGHTS = {"name.told": 2.4, "name": -6.1, "begins": 2.0, "kinds": 0.9}
"""Fitted by listwise regression like those of the first look, which counts for too much how much of a query a long name holds; that of
`kinds` on our own questions alone (`data/asked`)."""
_BEGINS = 200
"""Characters of a text that say what it is and for whom."""


class Closer:
    def __init__(
        self, documents: Sequence[Document], parts: Parts, lexical: Lexical, counts: Counts, words: Static, kinds: Kinds | None
    ) -> None:
        """`lexical` and `counts` are of morphemes, whose numbers are the rows of `words`."""
        self._documents, self._lexical, self._words, self._kinds = documents, lexical, words, kinds
        self._codes, self._names, self._begins = counts.codes, parts.of_names(counts.names), parts.first_passages(counts.passages)

    def __call__(self, query: str, rows: np.ndarray) -> np.ndarray:
        """What it adds to the scores of the documents `rows`: together nothing, so that scores stay what they are worth."""
        found = np.sum([WEIGHTS[name] * part for name, part in self.features(query, rows).items()], axis=0)
        return found - found.mean()

    def features(self, query: str, rows: np.ndarray) -> dict[str, np.ndarray]:
        """Shares are 0 to 1, and in them a word counts by how rare it is. `kinds` is how many that the query speaks of stand in a text, and
        how many where it begins.
        """
        columns, _ = self._lexical.asked(query)
        asked, names = self._shares(columns), self._names[rows]
        texts, kinds = [self._documents[row].text for row in rows.tolist()], self._kinds(query) if self._kinds else ()
        return {
            "name.told": self._told(names, self._lexical.codes(query)),
            "name": _held(names, columns) @ asked,
            "begins": _held(self._begins[rows], columns) @ asked,
            "kinds": np.array([_spoken_of(kinds, text) + _spoken_of(kinds, text[:_BEGINS]) for text in texts]),
        }

    def _told(self, names: sparse.csr_matrix, codes: np.ndarray) -> np.ndarray:
        """How much of each name's words the words `codes` are like."""
        one, other = unit(self._words.vectors[self._codes[names.indices]]), unit(self._words.vectors[codes])
        near = np.einsum("ik,jk->ij", one, other).max(axis=1, initial=0)  # not `@`: see `along`
        spans = [slice(*names.indptr[row : row + 2]) for row in range(names.shape[0])]
        return np.array([near[span] @ self._shares(names.indices[span]) for span in spans])

    def _shares(self, columns: np.ndarray) -> np.ndarray:
        weights = self._lexical.weights[columns]
        return weights / max(float(weights.sum()), 1e-6)


def _spoken_of(kinds: Sequence[Sequence[str]], text: str) -> int:
    return sum(any(word in text for word in official) for official in kinds)


def _held(matrix: sparse.csr_matrix, columns: np.ndarray) -> np.ndarray:
    return matrix[:, columns].toarray() > 0
