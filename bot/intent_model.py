"""What a person does, learnt from examples: a linear model over morphemes, characters and what the grammar reads.

Values are masked before learning (an age is an age, a benefit is a benefit), so that the model learns how people ask and
tell, not what about. Plain scikit-learn: no Rasa here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.understand.result import Understanding

Lemmas = Callable[[str], list[str]]
Read = Callable[[str], Understanding]
_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_HELD_OUT = 5
_TEMPERATURES = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True)
class Example:
    """A text as the model sees it."""

    plain: str
    masked: str
    lemmas: tuple[str, ...]
    """Of the masked text."""
    cues: tuple[str, ...]


def example(text: str, read: Read, lemmas: Lemmas) -> Example:
    found = read(text)
    masked = mask(text, found)
    return Example(_tidy(text), masked, tuple(lemmas(masked)), tuple(sorted(found.cues)))


def mask(text: str, found: Understanding) -> str:
    """`text` with benefit names and said values put behind stand-ins the analyser takes for nouns."""
    spans = [(m.start, m.end, "기초연금") for m in found.benefits]
    spans += [(s.start, s.end, _STAND_IN[s.fact]) for s in found.said if not s.derived and s.fact in _STAND_IN and s.end > s.start]
    pieces, at = [], 0
    for start, end, stand_in in sorted(spans):
        if start >= at:
            pieces += [text[at:start], stand_in]
            at = end
    return _DIGITS.sub("0", _tidy("".join([*pieces, text[at:]])))


# Facts whose words are values: their wording says nothing about the act.
_STAND_IN = {"age": "0세", "region": "서울", "monthly_income": "0원"}


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text.strip().lower())


class IntentModel:
    """`fit`, then `predict`: intents with probabilities, the likeliest first."""

    def __init__(self, vectorizer: Any, classifier: Any, temperature: float) -> None:
        self.vectorizer, self.classifier, self.temperature = vectorizer, classifier, temperature

    @classmethod
    def fit(cls, examples: Sequence[Example], intents: Sequence[str]) -> IntentModel:
        from sklearn.svm import LinearSVC

        vectorizer = _vectorizer()
        features = vectorizer.fit_transform(examples)
        classifier = LinearSVC(C=0.7).fit(features, intents)
        return cls(vectorizer, classifier, _temperature(features, np.array(intents)))

    def predict(self, item: Example) -> list[tuple[str, float]]:
        margins = self.classifier.decision_function(self.vectorizer.transform([item]))[0]
        chances = _softmax(margins * self.temperature)
        order = np.argsort(-chances, kind="stable")
        return [(str(self.classifier.classes_[i]), float(chances[i])) for i in order]


def _plain(item: Example) -> str:
    return item.masked


def _words(item: Example) -> tuple[str, ...]:
    return item.lemmas


def _cues(item: Example) -> dict[str, float]:
    return dict.fromkeys(item.cues, 1.0)


def _pick(pick: Callable[[Example], Any], items: Iterable[Example]) -> list[Any]:
    return [pick(item) for item in items]


def _vectorizer() -> Any:
    """Characters within words (endings, typos, no spacing), morphemes in order, and the grammar's cues."""
    from functools import partial

    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import FeatureUnion, make_pipeline
    from sklearn.preprocessing import FunctionTransformer, Normalizer

    characters = TfidfVectorizer(preprocessor=_plain, analyzer="char_wb", ngram_range=(1, 4), sublinear_tf=True)
    morphemes = TfidfVectorizer(preprocessor=_words, tokenizer=tuple, token_pattern=None, ngram_range=(1, 3), sublinear_tf=True)
    cues = make_pipeline(FunctionTransformer(partial(_pick, _cues)), DictVectorizer(), Normalizer())
    return FeatureUnion([("characters", characters), ("morphemes", morphemes), ("cues", cues)])


def _softmax(values: np.ndarray) -> np.ndarray:
    shifted = np.exp(values - values.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def _temperature(features: Any, intents: np.ndarray) -> float:
    """The sharpness at which probabilities of unseen examples are most honest (least log loss, cross-validated)."""
    from sklearn.model_selection import cross_val_predict
    from sklearn.svm import LinearSVC

    folds = min(_HELD_OUT, int(np.unique(intents, return_counts=True)[1].min()))
    if folds < 2:
        return _TEMPERATURES[0]
    margins = cross_val_predict(LinearSVC(C=0.7), features, intents, cv=folds, method="decision_function")
    right = np.searchsorted(np.unique(intents), intents)
    rows = np.arange(len(intents))
    losses = [-np.log(_softmax(margins * t)[rows, right] + 1e-9).mean() for t in _TEMPERATURES]
    return _TEMPERATURES[int(np.argmin(losses))]
