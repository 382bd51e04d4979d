"""Names whose words mean the like of a query's: 방세 finds 월세. What is said in the same word is not counted here."""

from __future__ import annotations

import numpy as np

from bot.search.dense import Static, unit
from bot.search.document import Parts
from bot.search.lexical import Lexical, summed
from bot.search.terms import Terms

NEAREST = 8
_NEAR = 0.5
"""Cosine from which a word counts, by its square."""


class Alike:
    def __init__(self, parts: Parts, lexical: Lexical, terms: Terms, words: Static) -> None:
        self._parts, self._lexical, self._terms = parts, lexical, terms
        self._tokenizer, self._vectors = words.tokenizer, words.vectors
        held, self._names = lexical.names_by_term()
        named = [place for place in np.flatnonzero(np.diff(self._names.indptr)).tolist() if self._number(held[place]) is not None]
        self._held = [held[place] for place in named]
        self._places = np.array(named, np.int64)
        self._at = unit(self._vectors[[self._number(term) for term in self._held]]) if named else np.zeros((0, self._vectors.shape[1]))
        self._weights = np.array([lexical.weight(term) for term in self._held], np.float32)

    def match(self, query: str) -> np.ndarray:
        """Each document's best name, 0 to about 1."""
        asked = list(dict.fromkeys(self._terms(query)))
        weights = {term: self._lexical.weight(term) for term in asked}
        total = np.zeros(self._names.shape[0], np.float32)
        for term in asked:
            number = self._number(term)
            if number is not None and len(self._held):
                self._add(total, unit(self._vectors[number : number + 1])[0], weights[term], weights)
        return self._parts.best_name(total) / max(sum(weights.values()), 1e-6)

    def _add(self, total: np.ndarray, at: np.ndarray, weight: float, asked: dict[str, float]) -> None:
        near = self._at @ at
        rows = np.flatnonzero(near > _NEAR)
        for place in rows[np.argsort(-near[rows], kind="stable")][: NEAREST + 1].tolist():
            if self._held[place] not in asked:
                share = near[place] ** 2 * min(weight, self._weights[place]) / max(self._weights[place], 1e-6)
                total += share * summed(self._names, [self._places[place]])

    def _number(self, term: str) -> int | None:
        number = self._tokenizer.token_to_id(term)
        return number if number is not None and self._vectors[number].any() else None
