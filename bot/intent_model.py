"""What a person does, learnt from examples: a linear model over morphemes, characters and what the grammar reads.

Values are masked before learning (an age is an age, a benefit is a benefit), so that the model learns how people ask and
tell, not what about. Plain scikit-learn: no Rasa here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from bot.understand.asking import asks_openly
from bot.understand.result import Understanding

Item = TypeVar("Item")
Lemmas = Callable[[str], list[str]]
Read = Callable[[str], Understanding]
_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_HELD_OUT = 5
PENALTY = 0.5
FAMILIAR = 0.75
TEMPERATURES = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


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


@dataclass(frozen=True)
class Part(Generic[Item]):
    """The weights of one kind of feature, taken out of scikit-learn: one sentence at a time, its matrices cost ten times the sum."""

    terms: Callable[[Item], Iterable[str]]
    rows: Mapping[str, int]
    """Term → row of `idf` and `weights`."""
    idf: np.ndarray
    weights: np.ndarray
    """(terms, classes), float32 or, where they are kept in a file, float16."""

    def margins(self, item: Item) -> np.ndarray | float:
        counts = Counter(term for term in self.terms(item) if term in self.rows)
        if not counts:
            return 0.0
        rows = [self.rows[term] for term in counts]
        values = (1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))) * self.idf[rows]
        found: np.ndarray = values @ self.weights[rows] / np.linalg.norm(values)
        return found


class IntentModel:
    """`fit`, then `predict`: intents with probabilities, the likeliest first."""

    def __init__(
        self, parts: Sequence[Part], intercept: np.ndarray, intents: Sequence[str], temperature: float, pairs: frozenset[str]
    ) -> None:
        self.parts, self.intercept, self.intents, self.temperature, self.pairs = parts, intercept, intents, temperature, pairs

    @classmethod
    def fit(cls, examples: Sequence[Example], intents: Sequence[str]) -> IntentModel:
        from sklearn.svm import LinearSVC

        vectorizer = vectorizer_of_examples()
        features = vectorizer.fit_transform(examples)
        classifier = LinearSVC(C=PENALTY, random_state=0).fit(features, intents)
        pairs = frozenset(pair for item in examples for pair in _pairs(item.masked))
        named = [str(intent) for intent in classifier.classes_]
        parts = taken_apart(vectorizer, classifier.coef_)
        return cls(parts, classifier.intercept_, named, _temperature(features, np.array(intents)), pairs)

    def predict(self, item: Example) -> list[tuple[str, float]]:
        margins = self.intercept + sum(part.margins(item) for part in self.parts)
        chances = softmax(margins * self.temperature) * self.familiarity(item)
        order = np.argsort(-chances, kind="stable")
        return [(self.intents[i], float(chances[i])) for i in order]

    def familiarity(self, item: Example) -> float:
        """Share of neighbouring characters ever seen, 1.0 from three in four on: what is no Korean has no intent."""
        pairs = _pairs(item.masked)
        return min(1.0, sum(pair in self.pairs for pair in pairs) / len(pairs) / FAMILIAR) if pairs else 0.0


def _pairs(text: str) -> list[str]:
    return [f"{a}{b}" for word in text.split() for a, b in zip(f" {word}", f"{word} ", strict=True)]


def _characters(item: Example) -> Iterator[str]:
    return within_words(item.masked, 1, 4)


def _letters(item: Example) -> Iterator[str]:
    """Syllables taken apart (NFD): a typo or a dialect ending spoils one letter, not the whole syllable."""
    return within_words(unicodedata.normalize("NFD", item.masked), 2, 7)


def within_words(text: str, shortest: int, longest: int) -> Iterator[str]:
    """Runs of so many characters inside each word, its borders (a blank each) included; what is shorter counts once as it is."""
    for word in (f" {word} " for word in text.split()):
        for length in range(shortest, longest + 1):
            yield from (word[at : at + length] for at in range(max(1, len(word) - length + 1)))
            if length >= len(word):
                break


def _morphemes(item: Example) -> Iterator[str]:
    return _runs(item.lemmas, 3)


def _words(item: Example) -> Iterator[str]:
    return _runs(item.masked.split(), 2)


def _runs(tokens: Sequence[str], longest: int) -> Iterator[str]:
    for length in range(1, longest + 1):
        yield from (" ".join(tokens[at : at + length]) for at in range(len(tokens) - length + 1))


def _said(item: Example) -> tuple[str, ...]:
    return item.cues


_TERMS: Mapping[str, Callable[[Example], Iterable[str]]] = {
    "characters": _characters,
    "letters": _letters,
    "morphemes": _morphemes,
    "words": _words,
    "cues": _said,
}


def _cues(items: Iterable[Example]) -> list[dict[str, float]]:
    return [dict.fromkeys(item.cues, 1.0) for item in items]


def vectorizer_of_examples() -> Any:
    """Characters and letters within words (endings, typos, dialect), morphemes and words in order, and the grammar's cues."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import FeatureUnion, make_pipeline
    from sklearn.preprocessing import FunctionTransformer, Normalizer

    counted = ("characters", "letters", "morphemes", "words")
    parts: list[Any] = [(name, TfidfVectorizer(analyzer=_TERMS[name], sublinear_tf=True)) for name in counted]
    parts.append(("cues", make_pipeline(FunctionTransformer(_cues), DictVectorizer(), Normalizer())))
    # Weights by four-fold cross-validation on the training data (accuracy 0.798 without letters and words, 0.814 so).
    return FeatureUnion(parts, transformer_weights={"words": 0.5, "cues": 0.6})


def taken_apart(union: Any, coefficients: np.ndarray) -> list[Part]:
    """The fitted union as terms and weights; `coefficients`: (intents, features)."""
    parts, at = [], 0
    for name, step in union.transformer_list:
        fitted = step[1] if name == "cues" else step
        count = len(fitted.vocabulary_)
        weights = (coefficients[:, at : at + count] * union.transformer_weights.get(name, 1.0)).T.astype(np.float32)
        idf = np.ones(count, np.float32) if name == "cues" else fitted.idf_.astype(np.float32)
        parts.append(Part(_TERMS[name], {term: int(row) for term, row in fitted.vocabulary_.items()}, idf, np.ascontiguousarray(weights)))
        at += count
    return parts


def softmax(values: np.ndarray) -> np.ndarray:
    shifted = np.exp(values - values.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def _temperature(features: Any, intents: np.ndarray) -> float:
    """The sharpness at which probabilities of unseen examples are most honest (least log loss, cross-validated)."""
    from joblib import parallel_backend
    from sklearn.model_selection import cross_val_predict
    from sklearn.svm import LinearSVC

    folds = min(_HELD_OUT, int(np.unique(intents, return_counts=True)[1].min()))
    if folds < 2:
        return TEMPERATURES[0]
    # Threads: liblinear lets go of Python's lock, and the features need not be copied.
    with parallel_backend("threading"):
        model = LinearSVC(C=PENALTY, random_state=0)
        margins = cross_val_predict(model, features, intents, cv=folds, method="decision_function", n_jobs=-1)
    right = np.searchsorted(np.unique(intents), intents)
    rows = np.arange(len(intents))
    losses = [-np.log(softmax(margins * t)[rows, right] + 1e-9).mean() for t in TEMPERATURES]
    return TEMPERATURES[int(np.argmin(losses))]
