"""What the encoder heard by itself, sound after sound, held against the words the decoder made of it.

A small decoder is as certain of what it makes up from noise as of what was said: the sounds tell them apart. They come from a second
head of the encoder (CTC, a sound or nothing every 20 ms), which stands beside a checkpoint that has one, as `sounds.pt`.
"""

from __future__ import annotations

import pickle
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.errors import EarsError
from bot.korean.jamo import INITIALS, VOWELS, edits, letters
from voice.pronounce import standard

BESIDE = "sounds.pt"
UNITS = ("", *INITIALS, *VOWELS)
"""What the head tells apart; the first is nothing. ㅇ is the final only, and finals are the seven that are said (표준발음법 제8항)."""


@lru_cache(maxsize=16_384)
def sounded(text: str) -> str:
    """The sounds of `text` as they are said, in their letters: 국민이 → ㄱㅜㅇㅁㅣㄴㅣ. Spaces and what is no Hangul are not heard."""
    found = []
    for char in standard(text):
        initial, vowel, final = letters(char)
        if vowel:
            found += [initial.replace("ㅇ", ""), vowel, final]
    return "".join(found)


class Sounds:
    """The second head that stands beside a checkpoint."""

    def __init__(self, path: Path) -> None:
        """Raises EarsError where the file is none."""
        import torch

        try:
            head = torch.load(path, map_location="cpu", weights_only=True)
            self._weight, self._bias = head["weight"].float(), head["bias"].float()
        except (RuntimeError, KeyError, TypeError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise EarsError(f"{path} is no head of sounds, or damaged ({type(error).__name__})") from error
        if self._weight.shape[0] != len(UNITS):
            raise EarsError(f"{path} must tell {len(UNITS)} sounds apart, found {self._weight.shape[0]}")

    def agreement(self, states: Any, text: str) -> float:
        """`states`: the encoder's, (t, width). See `agreement`."""
        return agreement((states @ self._weight.T + self._bias).argmax(-1).tolist(), text)


def beside(model: Path) -> Sounds | None:
    """The head beside the checkpoint `model`, if it has one. Raises EarsError where it cannot be read."""
    path = model.with_name(BESIDE)
    return Sounds(path) if path.is_file() else None


def agreement(units: list[int], text: str) -> float:
    """How well the sounds of the frames (numbers of `UNITS`) fit `text`: 1 the same, 0 nothing in common; like sounds count half."""
    heard = "".join(UNITS[unit] for before, unit in zip([0, *units], units, strict=False) if unit != before)
    said = sounded(text)
    return 1 - edits(heard, said) / max(1, len(heard), len(said))
