"""A voice that says each sentence as three tones of its own, so that who hears it, also over a telephone, knows which sentence it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from channels.spoken.narrow import FRAME, PHONE_RATE
from voice.audio import RATE, to_pcm16
from voice.speak import Audio

TONE_S = FRAME / PHONE_RATE
"""One frame of a telephone."""
STEP_HZ = 50
"""Between two tones: whole waves in each frame, so that none is taken for its neighbour."""
FIRST, BEGINS = 10, 70
"""`BEGINS` stands before each sentence; no earcon is near it. From `FIRST` on to it tones are digits."""
BASE = BEGINS - FIRST


class Tones:
    def __init__(self) -> None:
        self._texts: list[str] = []

    def synthesise(self, text: str, *, rate: int, volume: float = 1.0) -> Audio:
        if text not in self._texts:
            self._texts.append(text)
        high, low = divmod(self._texts.index(text), BASE)
        return Audio(b"".join(map(_tone, (BEGINS, FIRST + high, FIRST + low))))

    def prepare(self, texts: Iterable[str], *, rate: int, volume: float = 1.0) -> None:
        """Nothing takes long here."""

    def close(self) -> None:
        """Nothing to close."""

    def meant(self, tones: Sequence[int]) -> str:
        """The sentence of three tones."""
        begins, high, low = tones
        assert begins == BEGINS
        return self._texts[(high - FIRST) * BASE + low - FIRST]


def heard(samples: np.ndarray) -> int:
    """Which tone the float32 samples of one are, at either rate."""
    return int(np.argmax(np.abs(np.fft.rfft(samples))))


def _tone(which: int) -> bytes:
    at = np.arange(round(TONE_S * RATE)) / RATE
    return to_pcm16((0.3 * np.sin(2 * np.pi * which * STEP_HZ * at)).astype(np.float32))
