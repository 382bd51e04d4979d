"""Whether words ask for a benefit at all, or are small talk: a logistic regression over their terms, fitted by `threeany train-search`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from bot.search.terms import Split, pairs

_SURE = 4.0
"""Log odds beyond which words are no surer."""
_LEAST = 0.15
"""Weights nearer to nothing are not kept."""


@dataclass(frozen=True)
class Asking:
    bias: float = 0.0
    weights: Mapping[str, float] = field(default_factory=dict)
    """Of the terms of `terms`."""

    def __call__(self, text: str, morphemes: Split | None) -> float:
        """Log odds that a benefit is asked for, -4 to 4; 0 where nothing is known of the words."""
        known = [weight for term in set(terms(text, morphemes)) if (weight := self.weights.get(term)) is not None]
        return min(max(self.bias + sum(known), -_SURE), _SURE) if known else 0.0


def terms(text: str, morphemes: Split | None) -> Iterable[str]:
    """Pairs, and morphemes with a mark that tells them from those."""
    return chain(pairs(text), (f"={each}" for each in morphemes(text)) if morphemes else ())


def fit(asking: Iterable[str], other: Iterable[str], morphemes: Split) -> Asking:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    asking, other = list(asking), list(other)
    vectorizer = DictVectorizer(dtype=float)
    seen = vectorizer.fit_transform([dict.fromkeys(terms(text, morphemes), 1.0) for text in (*asking, *other)])
    made = LogisticRegression(max_iter=300, class_weight="balanced").fit(seen, [True] * len(asking) + [False] * len(other))
    weights = zip(vectorizer.get_feature_names_out(), made.coef_[0].tolist(), strict=True)
    return Asking(round(float(made.intercept_[0]), 2), {term: round(weight, 2) for term, weight in weights if abs(weight) > _LEAST})
