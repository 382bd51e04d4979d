"""Which of a few details a question comes nearest to, where the words that they list are silent (`Detail.asks`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache

import numpy as np

from bot.details import Detail
from bot.korean.plain import compact
from bot.search.dense import Static, unit

WEIGHTS = np.array((1.0, 0.8, 0.6, 0.6), np.float32)
"""Of what is near in meaning to the questions of a detail and to its text, and of what is near to both in letters. These and the limits
were chosen on 760 questions of twenty topics, each left out in turn: with a score of 0.5 and a lead of 0.1, nine in ten are right."""
LEAST, LEAD = 0.5, 0.1
_LETTERS = (2, 3)
"""Characters in a row."""


_SYLLABLE = re.compile(r"[가-힣]")


class _Owner:
    """The details of one benefit or topic, as numbers."""

    def __init__(self, details: Sequence[Detail], vectors: Static) -> None:
        self.details, self._vectors = details, vectors
        asks = [ask for detail in details for ask in detail.asks]
        of = np.repeat(np.arange(len(details)), [len(detail.asks) for detail in details])
        texts = [*asks, *(detail.text for detail in details)]
        self._tokens, self._letters = _rarity(map(self._ids, texts)), _rarity(map(_letters, texts))
        meant, spelt = np.stack([self._meant(text) for text in texts]), np.stack([self._spelt(text) for text in texts])
        self._middle = meant[: len(asks)].mean(0)
        meant = unit(meant - self._middle)
        middles = [np.stack([rows[: len(asks)][of == n].sum(0) for n in range(len(details))]) for rows in (meant, spelt)]
        self._sides = (unit(middles[0]), meant[len(asks) :], unit(middles[1]), spelt[len(asks) :])

    def scores(self, text: str) -> np.ndarray:
        """One a detail."""
        meant, spelt = unit((self._meant(text) - self._middle)[None])[0], self._spelt(text)
        near: np.ndarray = np.stack([side @ one for side, one in zip(self._sides, (meant, meant, spelt, spelt), strict=True)], axis=1)
        return near @ WEIGHTS

    def _ids(self, text: str) -> list[int]:
        return list(self._vectors.tokenizer.encode(text, add_special_tokens=False).ids)

    def _meant(self, text: str) -> np.ndarray:
        found = np.zeros(self._vectors.vectors.shape[1], np.float32)
        for token in self._ids(text):
            # A word that no detail has tells as much as the rarest of theirs.
            found += self._vectors.vectors[token] * self._tokens.get(token, self._tokens[None])
        return found

    def _spelt(self, text: str) -> np.ndarray:
        rows = {gram: row for row, gram in enumerate(self._letters)}
        found = np.zeros((1, len(rows)), np.float32)
        for gram, count in Counter(_letters(text)).items():
            if gram in rows:
                found[0, rows[gram]] = (1 + np.log(count)) * self._letters[gram]
        return unit(found)[0]


class Closest:
    def __init__(self, vectors: Callable[[], Static | None]) -> None:
        """`vectors`: of morphemes; without them nothing is near."""
        self._vectors = vectors
        self._owner = lru_cache(None)(_Owner)

    def asked(self, details: Sequence[Detail], text: str, least: float = LEAST) -> Detail | None:
        """The detail whose questions `text` comes nearest to; None where none is near, or two are."""
        few, vectors = tuple(detail for detail in details if detail.asks and not detail.after), self._vectors()
        if len(few) < 2 or vectors is None or not _SYLLABLE.search(text):
            return None  # ㅁㄴㅇㄹ is near to nothing.
        scores = self._owner(few, vectors).scores(text)
        second, first = np.argsort(scores)[-2:]
        return few[first] if scores[first] >= least and scores[first] - scores[second] >= LEAD else None


def _letters(text: str) -> list[str]:
    plain = compact(text)
    return [plain[at : at + length] for length in _LETTERS for at in range(len(plain) - length + 1)]


def _rarity(texts: Iterable[Sequence[Hashable]]) -> dict[Hashable, float]:
    """How much each term tells, the rarer the more; under None, what a term of none of `texts` does."""
    terms = [set(each) for each in texts]
    often = Counter(term for each in terms for term in each)
    return {term: float(np.log((1 + len(terms)) / (0.5 + count))) for term, count in [*often.items(), (None, 0)]}
