"""How well the recogniser hears, as the product runs it: what it got right, what it believed, what it let through."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.korean.jamo import edits
from voice.checkpoint import Sidecar
from voice.training import trust
from voice.training.examination import SPOKEN, UNWANTED, Case, examining
from voice.transcribe import Transcript, believed
from voice.trust import SHARES, Trust
from voice.whisper_openai import OpenaiWhisper

_WORSE = 2
"""A sentence misheard and believed does as much harm as so many that must be said again."""
_SEED, _FITTING_SEED = 7, 99
_LET_IN = 0.04
"""Share of each kind of what is no sentence for us that may be believed, where the limit is chosen."""

Tell = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Outcome:
    said: str
    heard: Transcript
    """Made up or not."""

    @property
    def exact(self) -> bool:
        """Spaces cannot be heard and do not count."""
        return bool(self.said) and self.heard.text.replace(" ", "") == self.said.replace(" ", "")

    def believed(self, beside: Sidecar) -> bool:
        return bool(believed(self.heard, beside).text)


def outcomes(ears: OpenaiWhisper, cases: list[Case]) -> list[Outcome]:
    return [Outcome(said, ears.heard(samples)) for said, samples in cases]


def evaluate(ears: OpenaiWhisper, data: Path, count: int, tell: Tell) -> dict[str, Any]:
    """Tells a line for each condition and gives them all: shares of sentences exact, exact and accepted, wrong and accepted;
    share of syllables wrong; of what is no sentence the share rejected."""
    figures: dict[str, Any] = {}
    with examining(data, _SEED) as examiner:
        for kind in SPOKEN:
            figures[" ".join(kind)] = _of_spoken(outcomes(ears, examiner.cases(kind, count)), ears.beside)
            tell({"condition": " ".join(kind), **figures[" ".join(kind)]})
        for kind in UNWANTED:
            heard = outcomes(ears, examiner.cases(kind, max(10, count // 3)))
            figures[kind] = {"count": len(heard), "rejected": round(sum(not one.believed(ears.beside) for one in heard) / len(heard), 3)}
            tell({"condition": kind, **figures[kind]})
    return figures


def _of_spoken(heard: list[Outcome], beside: Sidecar) -> dict[str, Any]:
    accepted = [one for one in heard if one.believed(beside)]
    letters = sum(len(one.said.replace(" ", "")) for one in heard)
    wrong = sum(edits(one.said.replace(" ", ""), one.heard.text.replace(" ", "")) for one in heard)
    numbers = {
        "exact": sum(one.exact for one in heard),
        "exact_and_accepted": sum(one.exact for one in accepted),
        "wrong_and_accepted": sum(not one.exact for one in accepted),
    }
    shares = {name: round(number / len(heard), 3) for name, number in numbers.items()}
    return {"count": len(heard), **shares, "syllable_errors": round(wrong / letters, 4)}


@dataclass(frozen=True)
class Fitted:
    weights: np.ndarray
    """Of `voice.trust.Trust`."""
    least_log_prob: float


def fitted(ears: OpenaiWhisper, data: Path, count: int) -> Fitted:
    """What the evidence for an outcome counts, and from which probability on it is believed; on other draws than `evaluate`'s."""
    with examining(data, _FITTING_SEED) as examiner:
        kinds = {kind: [one for one in outcomes(ears, examiner.cases(kind, count)) if one.heard.text] for kind in (*SPOKEN, *UNWANTED)}
    every = [one for kind in kinds.values() for one in kind]
    weights = trust.weights([one.heard.evidence for one in every], [one.exact for one in every])
    judge = Trust(np.zeros(SHARES), weights)
    scored = {kind: [(judge.log_prob(one.heard.evidence), one.exact) for one in found] for kind, found in kinds.items()}
    spoken = [one for kind in SPOKEN for one in scored[kind]]
    return Fitted(weights, chosen(spoken, [[log_prob for log_prob, _ in scored[kind]] for kind in UNWANTED], count))


def chosen(spoken: list[tuple[float, bool]], unwanted: list[list[float]], count: int) -> float:
    """The least log-probability that is believed: that which lets through the most right sentences less `_WORSE` times the wrong ones,
    while of no kind of what is unwanted, `count` each, more than `_LET_IN` is let in. `spoken`: with whether they are right."""
    allowed = int(_LET_IN * count)
    floor = max((sorted(kind, reverse=True)[allowed] for kind in unwanted if len(kind) > allowed), default=-math.inf)
    limit = worth = best = 0.0
    for log_prob, right in sorted(spoken, reverse=True):
        if log_prob <= floor:
            break
        worth += 1 if right else -_WORSE
        if worth > best:
            best, limit = worth, log_prob
    return limit
