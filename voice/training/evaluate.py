"""How well the recogniser hears, as the product runs it: what it got right, what it believed, what it let through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

from bot.korean.jamo import edits
from voice.checkpoint import Sidecar
from voice.doubt import LOG_PROB
from voice.training.examination import SPOKEN, UNWANTED, Case, examining
from voice.transcribe import Transcript, believed
from voice.whisper_openai import OpenaiWhisper

_WORSE = 2
"""A sentence misheard and believed does as much harm as so many that must be said again."""
_SEED, _FITTING_SEED = 7, 99
_NO_SPEECH = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7)
_LOG_PROB = (-0.1, -0.3, -0.5, -0.75, -1.0, -1.25, -1.5, -2.0, -2.5, -3.0, -4.0)
_AGREEMENT = (0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
_LET_IN = 0.04
"""Share of what is no sentence that may be believed, where the limits are chosen."""

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
    """Tells a line for each condition and gives them all: shares of sentences exact, exact and accepted, wrong and accepted, of these such
    as are not read back before they count (`voice.doubt`); share of syllables wrong; of what is no sentence the share rejected."""
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
        "wrong_and_unasked": sum(not one.exact and one.heard.log_prob >= LOG_PROB for one in accepted),
    }
    shares = {name: round(number / len(heard), 3) for name, number in numbers.items()}
    return {"count": len(heard), **shares, "syllable_errors": round(wrong / letters, 4)}


def fitted(ears: OpenaiWhisper, data: Path, count: int) -> Sidecar:
    """The limits that let through the most right sentences less `_WORSE` times the wrong ones, while of what is no sentence no more than
    `_LET_IN` is let in; on other draws than `evaluate`'s."""
    with examining(data, _FITTING_SEED) as examiner:
        spoken = [one for kind in SPOKEN for one in outcomes(ears, examiner.cases(kind, count))]
        unwanted = [one for kind in UNWANTED for one in outcomes(ears, examiner.cases(kind, count))]
    return chosen(ears.beside, spoken, unwanted)


def chosen(beside: Sidecar, spoken: list[Outcome], unwanted: list[Outcome]) -> Sidecar:
    """`beside` with the limits that do best by these outcomes; the strictest where none keep enough out."""

    def worth(limits: Sidecar) -> int:
        return sum((1 if one.exact else -_WORSE) for one in spoken if one.believed(limits))

    every = [
        replace(beside, rejects_from=no_speech, least_log_prob=log_prob, agrees_from=agreement)
        for no_speech, log_prob, agreement in product(_NO_SPEECH, _LOG_PROB, _AGREEMENT)
    ]
    keeping = [limits for limits in every if sum(one.believed(limits) for one in unwanted) <= _LET_IN * len(unwanted)]
    strictest = replace(beside, rejects_from=min(_NO_SPEECH), least_log_prob=max(_LOG_PROB), agrees_from=max(_AGREEMENT))
    return max(keeping, key=worth, default=strictest)
