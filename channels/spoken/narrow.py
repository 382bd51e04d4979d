"""What a telephone needs that has no program of ours at its end: sound at 8 kHz in pieces of 20 ms, and earcons that we make ourselves."""

from __future__ import annotations

from functools import cache

import numpy as np

from voice.actions import Sound
from voice.audio import RATE, from_pcm16, to_pcm16
from voice.telephone import Doubler, Halver

PHONE_RATE = 8_000
FRAME = 160
"""Samples of 20 ms."""
LOUDNESS = 0.12
_FADE_S = 0.01
_TONES: dict[Sound, tuple[tuple[float, float], ...]] = {
    Sound.LISTENING: ((660, 0.07), (880, 0.08)),
    Sound.HEARD: ((990, 0.03),),
    Sound.THINKING: ((520, 0.04),),
    Sound.ERROR: ((520, 0.1), (390, 0.12)),
    Sound.DONE: ((880, 0.08), (660, 0.08), (520, 0.12)),
}
"""Tones one after the other: Hz, seconds."""


class Narrow:
    """16 → 8 kHz, in whole frames."""

    def __init__(self) -> None:
        self._halver, self._rest = Halver(), np.zeros(0, np.float32)

    def push(self, pcm: bytes) -> list[np.ndarray]:
        """Frames (160,) float32 that are full now. `pcm`: 16-bit, 16 kHz."""
        samples = np.concatenate([self._rest, self._halver.push(from_pcm16(pcm))])
        whole = samples.size // FRAME * FRAME
        self._rest = samples[whole:]
        return list(samples[:whole].reshape(-1, FRAME))

    def flush(self) -> list[np.ndarray]:
        """What is left, filled up with silence."""
        rest, self._rest = self._rest, np.zeros(0, np.float32)
        return [np.pad(rest, (0, FRAME - rest.size))] if rest.size else []


class Wide:
    """8 → 16 kHz, as it comes in."""

    def __init__(self) -> None:
        self._doubler = Doubler()

    def push(self, samples: np.ndarray) -> bytes:
        """16-bit PCM of 16 kHz, of samples (n,) float32 of 8 kHz."""
        return to_pcm16(self._doubler.push(samples))


@cache
def earcon(sound: Sound) -> bytes:
    """16-bit PCM of 16 kHz."""
    return b"".join(_tone(hertz, seconds) for hertz, seconds in _TONES[sound])


def _tone(hertz: float, seconds: float) -> bytes:
    at = np.arange(round(seconds * RATE)) / RATE
    fade = np.clip(np.minimum(at, seconds - at) / _FADE_S, 0, 1)
    return to_pcm16((LOUDNESS * fade * np.sin(2 * np.pi * hertz * at)).astype(np.float32))
