"""What a message is about where it names nothing: the benefit or the other office's matter that people mean by such words.

A linear model over characters, morphemes and the vectors of the search model, learnt from what people say of each matter
(`data/matters`) and from what is about none of them. `threeany train-matters` makes it; small and tracked, like the search model.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from bot.intent_model import Part, softmax, within_words
from bot.search.dense import Static
from bot.search.model import Model
from bot.search.terms import Terms

log = logging.getLogger(__name__)
WEIGHTS, ABOUT = "weights.npz", "about.json"
NONE = ""
"""The matter of what is about none of them."""
PERHAPS = 0.1
"""From here on it is worth asking whether it is meant."""
OFFERED = 0.3
"""So likely the first of them must be, for them to be offered to choose from: less is a guess that has nothing to do with the words."""
LIKELY = 0.4
"""From here on it is answered, and said what was taken to be meant; `judged` in the model tells how often rightly."""
PLAIN = 0.6
"""From here on it is answered as if it had been named."""
SURE = 0.8
"""From here on it counts more than what was talked about before."""
LETTERS = 4
"""Characters in a row, at most."""
VECTOR = 1.5
"""Weight of the vector beside the terms (cross-validated)."""


def letters(text: str) -> Iterator[str]:
    return within_words(text.lower(), 1, LETTERS)


class Matters:
    """Without a model it knows nothing, and the words of records and topics decide alone."""

    def __init__(
        self,
        ids: Sequence[str] = (),
        parts: Sequence[Part[str]] = (),
        vectors: Static | None = None,
        turned: np.ndarray | None = None,
        intercept: np.ndarray | None = None,
        temperature: float = 1.0,
    ) -> None:
        """`turned`: (dimensions, matters), what a vector says for each."""
        self.ids, self._parts, self.vectors, self._turned = tuple(ids), tuple(parts), vectors, turned
        self._intercept, self._temperature = intercept, temperature
        # A turn asks of the same words again and again; no more of them is remembered, since an erasure does not reach here.
        self.ranked = lru_cache(2)(self._ranked)

    def about(self, text: str) -> tuple[str, float] | None:
        """The likeliest matter with its probability; None where none is meant."""
        found = self.ranked(text)
        return found[0] if found and found[0][0] != NONE else None

    def _ranked(self, text: str, most: int = 5) -> tuple[tuple[str, float], ...]:
        """Matters with probabilities, the likeliest first; NONE is one of them."""
        if self.vectors is None or self._turned is None or self._intercept is None:
            return ()
        margins = self._intercept + sum(part.margins(text) for part in self._parts)
        chances = softmax((margins + VECTOR * (self.vectors.queries([text])[0] @ self._turned)) * self._temperature)
        return tuple((self.ids[n], float(chances[n])) for n in np.argsort(-chances, kind="stable")[:most])


def terms_of(model: Model) -> tuple[Terms, Static] | None:
    """The morphemes and their vectors, whatever other encoder searches."""
    return (model.morphemes, model.words) if model.morphemes and model.words else None


def load(folder: Path, model: Model) -> Matters:
    """The model in `folder`; an empty one, with a word in the log, where it or the search model is missing or does not fit."""
    base = terms_of(model)
    if base is None or not (folder / ABOUT).exists():
        log.warning("no model of matters in %s: `threeany train-matters` makes it", folder)
        return Matters()
    told = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    with np.load(folder / WEIGHTS) as kept:
        weighed = [
            Part(terms, {term: row for row, term in enumerate(told["terms"][name])}, kept[f"{name}_idf"], kept[f"{name}_weights"])
            for name, terms in (("letters", letters), ("morphemes", base[0]))
        ]
        turned, intercept = kept["turned"].astype(np.float32), kept["intercept"].astype(np.float32)
    if turned.shape[0] != base[1].vectors.shape[1]:
        log.error("the model of matters in %s was made with other vectors: `threeany train-matters` makes it anew", folder)
        return Matters()
    return Matters(told["ids"], weighed, base[1], turned, intercept, float(told["temperature"]))
