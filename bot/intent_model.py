"""What a person does, learnt from examples: a linear model over morphemes, characters and what the grammar reads.

Values are masked before learning (an age is an age, a benefit is a benefit), so that the model learns how people ask and
tell, not what about. Plain scikit-learn: no Rasa here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.understand.asking import asks_openly
from bot.understand.result import Understanding

Lemmas = Callable[[str], list[str]]
Read = Callable[[str], Understanding]
_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_HELD_OUT = 5
PENALTY = 0.5
FAMILIAR = 0.75
_TEMPERATURES = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True)
class Example:
    """A text as the model sees it."""

    masked: str
    lemmas: tuple[str, ...]
    """Of the masked text."""
    cues: tuple[str, ...]


def example(text: str, read: Read, lemmas: Lemmas) -> Example:
    found = read(text)
    masked = mask(text, found)
    cues = found.cues | ({"asks"} if asks_openly(text) else set())
    return Example(masked, tuple(lemmas(masked)), tuple(sorted(cues)))


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

    def __init__(self, vectorizer: Any, classifier: Any, temperature: float, pairs: frozenset[str]) -> None:
        self.vectorizer, self.classifier, self.temperature, self.pairs = vectorizer, classifier, temperature, pairs

    @classmethod
    def fit(cls, examples: Sequence[Example], intents: Sequence[str]) -> IntentModel:
        from sklearn.svm import LinearSVC

        vectorizer = _vectorizer()
        features = vectorizer.fit_transform(examples)
        classifier = LinearSVC(C=PENALTY).fit(features, intents)
        pairs = frozenset(pair for item in examples for pair in _pairs(item.masked))
        return cls(vectorizer, classifier, _temperature(features, np.array(intents)), pairs)

    def predict(self, item: Example) -> list[tuple[str, float]]:
        margins = self.classifier.decision_function(self.vectorizer.transform([item]))[0]
        chances = _softmax(margins * self.temperature) * self.familiarity(item)
        order = np.argsort(-chances, kind="stable")
        return [(str(self.classifier.classes_[i]), float(chances[i])) for i in order]

    def familiarity(self, item: Example) -> float:
        """Share of neighbouring characters ever seen, 1.0 from three in four on: what is no Korean has no intent."""
        pairs = _pairs(item.masked)
        return min(1.0, sum(pair in self.pairs for pair in pairs) / len(pairs) / FAMILIAR) if pairs else 0.0


def _pairs(text: str) -> list[str]:
    return [f"{a}{b}" for word in text.split() for a, b in zip(f" {word}", f"{word} ", strict=True)]


def _masked(item: Example) -> str:
    return item.masked


def _letters(item: Example) -> str:
    """Syllables taken apart (NFD): a typo or a dialect ending spoils one letter, not the whole syllable."""
    return unicodedata.normalize("NFD", item.masked)


def _lemmas(item: Example) -> tuple[str, ...]:
    return item.lemmas


def _cues(item: Example) -> dict[str, float]:
    return dict.fromkeys(item.cues, 1.0)


def _pick(pick: Callable[[Example], Any], items: Iterable[Example]) -> list[Any]:
    return [pick(item) for item in items]


def _vectorizer() -> Any:
    """Characters and letters within words (endings, typos, dialect), morphemes and words in order, and the grammar's cues."""
    from functools import partial

    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import FeatureUnion, make_pipeline
    from sklearn.preprocessing import FunctionTransformer, Normalizer

    characters = TfidfVectorizer(preprocessor=_masked, analyzer="char_wb", ngram_range=(1, 4), sublinear_tf=True)
    letters = TfidfVectorizer(preprocessor=_letters, analyzer="char_wb", ngram_range=(2, 7), sublinear_tf=True)
    morphemes = TfidfVectorizer(preprocessor=_lemmas, tokenizer=tuple, token_pattern=None, ngram_range=(1, 3), sublinear_tf=True)
    words = TfidfVectorizer(preprocessor=_masked, token_pattern=r"\S+", ngram_range=(1, 2), sublinear_tf=True)
    cues = make_pipeline(FunctionTransformer(partial(_pick, _cues)), DictVectorizer(), Normalizer())
    parts = [("characters", characters), ("letters", letters), ("morphemes", morphemes), ("words", words), ("cues", cues)]
    # Weights by four-fold cross-validation on the training data (accuracy 0.798 without letters and words, 0.814 so).
    return FeatureUnion(parts, transformer_weights={"words": 0.5, "cues": 0.6})


def _softmax(values: np.ndarray) -> np.ndarray:
    shifted = np.exp(values - values.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def _temperature(features: Any, intents: np.ndarray) -> float:
    """The sharpness at which probabilities of unseen examples are most honest (least log loss, cross-validated)."""
    from joblib import parallel_backend
    from sklearn.model_selection import cross_val_predict
    from sklearn.svm import LinearSVC

    folds = min(_HELD_OUT, int(np.unique(intents, return_counts=True)[1].min()))
    if folds < 2:
        return _TEMPERATURES[0]
    # Threads: liblinear lets go of Python's lock, and the features need not be copied.
    with parallel_backend("threading"):
        margins = cross_val_predict(LinearSVC(C=PENALTY), features, intents, cv=folds, method="decision_function", n_jobs=-1)
    right = np.searchsorted(np.unique(intents), intents)
    rows = np.arange(len(intents))
    losses = [-np.log(_softmax(margins * t)[rows, right] + 1e-9).mean() for t in _TEMPERATURES]
    return _TEMPERATURES[int(np.argmin(losses))]
