"""The second head of a recogniser, which tells sounds apart, and the language they are spelt by: what stands beside a checkpoint as
`sounds.npz` and `language.npz`. Official checkpoints have neither.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.errors import EarsError
from voice import language, words
from voice.agreement import UNITS, agreement
from voice.language import Language

BESIDE = "sounds.npz"


class Spelling:
    def __init__(self, weight: np.ndarray, bias: np.ndarray, spoken: Language) -> None:
        """`weight` (len(UNITS), width), `bias` (len(UNITS),): from the encoder's states to sounds."""
        self._weight, self._bias, self._language = weight.astype(np.float32), bias.astype(np.float32), spoken

    def heard(self, states: np.ndarray) -> tuple[str, float]:
        """`states` (t, width) of the encoder → words, empty where nothing was said; how well they fit the sounds (`voice.agreement`)."""
        told = states.astype(np.float32) @ self._weight.T + self._bias
        highest = told.max(axis=1, keepdims=True)
        told -= highest + np.log(np.exp(told - highest).sum(axis=1, keepdims=True))
        text = words.words(told, self._language)
        return text, agreement(told.argmax(axis=1).tolist(), text)


def beside(model: Path) -> Spelling | None:
    """What stands beside the checkpoint `model`. Raises EarsError where it cannot be read, or half of it is missing."""
    path, spoken = model.with_name(BESIDE), language.beside(model)
    if not path.is_file():
        return None
    if spoken is None:
        raise EarsError(f"{path} needs {language.BESIDE} beside it: `threeany train-ears` makes both")
    try:
        with path.open("rb") as file, np.load(file) as head:
            weight, bias = head["weight"], head["bias"]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise EarsError(f"{path} is no head of sounds, or damaged ({type(error).__name__})") from error
    if weight.shape[0] != len(UNITS):
        raise EarsError(f"{path} must tell {len(UNITS)} sounds apart, found {weight.shape[0]}")
    return Spelling(weight, bias, spoken)
