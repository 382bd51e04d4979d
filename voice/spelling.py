"""The second head of a recogniser, which tells sounds apart, and the language they are spelt by: what stands beside a checkpoint as
`sounds.npz` and `language.npz`, and how far the outcome can be trusted, `trust.npz`. Official checkpoints have none of them.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.errors import EarsError
from voice import language, trust, words
from voice.agreement import UNITS, agreement
from voice.language import Language
from voice.trust import Evidence, Trust

BESIDE = "sounds.npz"


class Spelling:
    def __init__(self, weight: np.ndarray, bias: np.ndarray, spoken: Language, trusted: Trust) -> None:
        """`weight` (len(UNITS), width), `bias` (len(UNITS),): from the encoder's states to sounds."""
        self._weight, self._bias, self._language, self._trust = weight.astype(np.float32), bias.astype(np.float32), spoken, trusted

    def heard(self, states: np.ndarray, no_speech: float) -> tuple[str, Evidence, float]:
        """`states` (t, width) of the encoder, how likely nobody spoke → words, empty where nothing was said; what is known of them, and ln
        of the probability that they were said, and to us."""
        told = states.astype(np.float32) @ self._weight.T + self._bias
        highest = told.max(axis=1, keepdims=True)
        told -= highest + np.log(np.exp(told - highest).sum(axis=1, keepdims=True))
        text, likely = words.words(told, self._language)
        evidence = self._trust.evidence(text, no_speech, agreement(told.argmax(axis=1).tolist(), text), likely)
        return text, evidence, self._trust.log_prob(evidence)


def beside(model: Path) -> Spelling | None:
    """What stands beside the checkpoint `model`. Raises EarsError where it cannot be read, or half of it is missing."""
    path, spoken, trusted = model.with_name(BESIDE), language.beside(model), trust.beside(model)
    if not path.is_file():
        return None
    if spoken is None or trusted is None:
        raise EarsError(f"{path} needs {language.BESIDE} and {trust.BESIDE} beside it: `threeany train-ears` makes them all")
    try:
        with path.open("rb") as file, np.load(file) as head:
            weight, bias = head["weight"], head["bias"]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise EarsError(f"{path} is no head of sounds, or damaged ({type(error).__name__})") from error
    if weight.shape[0] != len(UNITS):
        raise EarsError(f"{path} must tell {len(UNITS)} sounds apart, found {weight.shape[0]}")
    return Spelling(weight, bias, spoken, trusted)
