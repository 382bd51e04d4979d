"""Makes the model of matters from `data/matters`, from how records and topics are called, and from what is about none of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.intent_model import TEMPERATURES, softmax
from bot.knowledge import Benefit
from bot.matters import ABOUT, LIKELY, NONE, PLAIN, SURE, VECTOR, WEIGHTS, letters, terms_of
from bot.search.model import Model
from bot.search.training import questions
from bot.yaml_file import read

PENALTY = 0.5
FOLDS = 4
SEED = 20260101
NOTHING = "nothing"
"""Under which `data/matters` keeps what is about none of them, though it shares their words (눈이 펑펑 오네요)."""
OF_NONE = 70
"""Sentences of each intent that stand for what is about nothing."""
TALK = (
    "greet thank goodbye affirm deny dont_know skip repeat slower louder simpler restart stop smalltalk ask_person ask_privacy help more"
    " compare correct inform change_subject ask_amount ask_documents ask_how ask_period ask_contact ask_eligibility ask_overview"
    " ask_why_not already_receiving complain out_of_scope"
).split()


@dataclass(frozen=True)
class Trained:
    matters: int
    sentences: int
    size: int
    """Bytes."""
    judged: dict[str, Any]
    """Cross-validated: `right`, the share of sentences about a matter whose likeliest one is theirs; `from`, by probability: how many of
    them are answered (`said`), how many of those answers are `right`, and how many sentences about nothing are answered (`false`)."""


def told(folder: Path) -> Iterator[tuple[str, str]]:
    """(matter, what people say of it)."""
    for path in sorted(folder.glob("*.yml")):
        for matter, lines in read(path).items():
            yield from ((NONE if matter == NOTHING else matter, str(line)) for line in lines)


def digest(folder: Path) -> str:
    """Of the sentences a model was made from."""
    return hashlib.sha256("\n".join(f"{matter}\t{line}" for matter, line in told(folder)).encode()).hexdigest()[:16]


def called(benefits: Iterable[Benefit]) -> Iterator[tuple[str, str]]:
    """(id, how a benefit is called or asked for)."""
    for benefit in benefits:
        yield from ((benefit.id, word.replace("|", " ")) for word in (benefit.name, *benefit.aliases, *benefit.keywords))


def of_none(nlu: Path, names_something: Any) -> Iterator[str]:
    """What is said about no matter: `names_something(text)` keeps out what is."""
    chance = np.random.default_rng(SEED)
    for intent in TALK:
        lines = [line for line in questions(nlu, intent) if not names_something(line)]
        yield from chance.choice(lines, min(OF_NONE, len(lines)), replace=False).tolist() if lines else ()


class _Features:
    """Terms by TF-IDF, each kind of length one, and the vector."""

    def __init__(self, model: Model) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        base = terms_of(model)
        if base is None:
            raise ValueError("the search model must be made first")
        morphemes, self._vectors = base
        self.kinds = {
            "letters": TfidfVectorizer(analyzer=lambda text: list(letters(text)), sublinear_tf=True, min_df=2),
            "morphemes": TfidfVectorizer(analyzer=lambda text: list(morphemes(text)), sublinear_tf=True),
        }

    def fit(self, texts: Sequence[str]) -> Any:
        return self._beside([kind.fit_transform(texts) for kind in self.kinds.values()], texts)

    def of(self, texts: Sequence[str]) -> Any:
        return self._beside([kind.transform(texts) for kind in self.kinds.values()], texts)

    def _beside(self, parts: list[Any], texts: Sequence[str]) -> Any:
        from scipy import sparse

        return sparse.hstack([*parts, sparse.csr_matrix(self._vectors.queries(list(texts)) * VECTOR)]).tocsr()


def train(sentences: Iterable[tuple[str, str]], names: Iterable[tuple[str, str]], model: Model, folder: Path, source: str) -> Trained:
    """Write the model to `folder`. `sentences`: (matter, text), NONE among them; `names`: (matter, how it is called), learnt too but
    not judged by; `source`: the digest of `data/matters`."""
    from sklearn.svm import LinearSVC

    pairs, names = list(sentences), list(names)
    matters, texts = np.array([matter for matter, _ in pairs]), [text for _, text in pairs]
    known = set(matters.tolist())
    names = [(matter, name) for matter, name in names if matter in known]
    temperature, judged = _judged(matters, texts, names, model)
    features = _Features(model)
    rows = features.fit([*texts, *(name for _, name in names)])
    fitted = LinearSVC(C=PENALTY, random_state=0).fit(rows, [*matters.tolist(), *(matter for matter, _ in names)])
    _write(folder, features, fitted, {"source": source, "temperature": temperature, "judged": judged})
    size = sum(path.stat().st_size for path in folder.iterdir())
    return Trained(len(fitted.classes_) - 1, len(texts), size, judged)


def _judged(matters: np.ndarray, texts: Sequence[str], names: Sequence[tuple[str, str]], model: Model) -> tuple[float, dict[str, Any]]:
    """The sharpness at which probabilities of unseen sentences are most honest, and how often they are right."""
    from sklearn.model_selection import StratifiedKFold
    from sklearn.svm import LinearSVC

    classes = np.unique(matters)
    margins = np.zeros((len(texts), len(classes)))
    for learnt, kept in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(texts, matters):
        features = _Features(model)
        rows = features.fit([*(texts[n] for n in learnt), *(name for _, name in names)])
        fitted = LinearSVC(C=PENALTY, random_state=0).fit(rows, [*matters[learnt].tolist(), *(matter for matter, _ in names)])
        margins[kept] = fitted.decision_function(features.of([texts[n] for n in kept]))
    true = np.searchsorted(classes, matters)
    losses = {t: -np.log(softmax(margins * t)[np.arange(len(true)), true] + 1e-9).mean() for t in TEMPERATURES}
    temperature = min(losses, key=lambda t: losses[t])
    return temperature, _shares(softmax(margins * temperature), true, matters != NONE, classes == NONE)


def _shares(chances: np.ndarray, true: np.ndarray, about: np.ndarray, nothing: np.ndarray) -> dict[str, Any]:
    found, likely = chances.argmax(1), chances.max(1)
    hit = found == true
    shares: dict[str, Any] = {"sentences": len(true), "right": round(float(hit[about].mean()), 3), "from": {}}
    for least in (LIKELY, PLAIN, SURE):
        said = (likely >= least) & ~nothing[found]
        figures = {"said": said[about].mean(), "right": hit[about & said].mean(), "false": said[~about].mean()}
        shares["from"][str(least)] = {name: round(float(share), 3) for name, share in figures.items()}
    return shares


def _write(folder: Path, features: _Features, fitted: Any, told: Mapping[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, np.ndarray] = {"intercept": fitted.intercept_.astype(np.float32)}
    terms: Mapping[str, list[str]] = {name: list(kind.get_feature_names_out()) for name, kind in features.kinds.items()}
    at = 0
    for name, kind in features.kinds.items():
        arrays[f"{name}_idf"] = kind.idf_.astype(np.float16)
        arrays[f"{name}_weights"] = fitted.coef_[:, at : at + len(terms[name])].T.astype(np.float16)
        at += len(terms[name])
    arrays["turned"] = fitted.coef_[:, at:].T.astype(np.float16)
    np.savez_compressed(folder / WEIGHTS, allow_pickle=False, **arrays)
    about = {**told, "ids": fitted.classes_.tolist(), "terms": terms}
    (folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
