"""What a microphone hears: people of several voices, and the noise around them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

import numpy as np

from voice.audio import RATE
from voice.speak import Mouth

SPEECH_RMS = 0.08
NOISES = ("white", "pink", "hum", "music", "clicks", "babble")


class Voices:
    """The product's own voice worker, one for each variant of espeak; what was said once is kept."""

    def __init__(self) -> None:
        self._mouths: dict[str, Mouth] = {}
        self._said: dict[tuple[str, str, int], np.ndarray] = {}
        self._open = ExitStack()

    def say(self, text: str, voice: str = "ko", rate: int = 140) -> np.ndarray:
        """float32 (n,), 16 kHz, at the level at which people speak."""
        key = (text, voice, rate)
        if key not in self._said:
            if voice not in self._mouths:
                self._mouths[voice] = Mouth(voice=voice)
                self._open.callback(self._mouths[voice].close)
            samples = self._mouths[voice].synthesise(text, rate=rate).samples
            self._said[key] = samples * np.float32(SPEECH_RMS / np.sqrt(np.mean(np.square(samples))))
        return self._said[key]

    def close(self) -> None:
        self._open.close()


def noise(kind: str, seconds: float, voices: Voices) -> np.ndarray:
    """float32 (n,), 16 kHz, as loud as speech."""
    size = round(seconds * RATE)
    made = np.resize(_MADE[kind](size, voices), size)
    return (made * (SPEECH_RMS / np.sqrt(np.mean(np.square(made))))).astype(np.float32)


def _white(size: int, _voices: Voices) -> np.ndarray:
    return np.random.default_rng(3).normal(0, 1, size)


def _pink(size: int, voices: Voices) -> np.ndarray:
    spectrum = np.fft.rfft(_white(size, voices))
    return np.fft.irfft(spectrum / np.sqrt(np.arange(1, spectrum.size + 1)), size)


def _hum(size: int, _voices: Voices) -> np.ndarray:
    at = np.arange(size) / RATE
    return sum((np.sin(2 * np.pi * 60 * k * at) / k for k in (1, 2, 3, 5)), np.zeros(size))


def _music(size: int, _voices: Voices) -> np.ndarray:
    """Chords of two seconds, struck and dying away."""
    at = np.arange(2 * RATE) / RATE
    chords = ((262, 330, 392), (220, 262, 330), (175, 220, 262), (196, 247, 294))
    return np.concatenate([sum(np.sin(2 * np.pi * hertz * at) for hertz in chord) * np.exp(-at) for chord in chords])


def _clicks(size: int, _voices: Voices) -> np.ndarray:
    found = np.zeros(size)
    found[:: RATE // 3] = 1.0
    return np.convolve(found, np.exp(-np.arange(400) / 60) * np.sin(np.arange(400)), "same")


def _babble(_size: int, voices: Voices) -> np.ndarray:
    """Others who talk at the next counter, backwards so that nothing of it can be an answer."""
    each = ("서류가 뭐가 필요해요", "어디서 신청해요", "한 달에 삼십만 원 벌어요", "고마워요")
    lines = [np.tile(voices.say(text, rate=150 + 10 * n)[::-1], 8)[: 8 * RATE] for n, text in enumerate(each)]
    size = min(line.size for line in lines)
    return np.sum([np.roll(line[:size], 3000 * n) for n, line in enumerate(lines)], axis=0)


_MADE: dict[str, Callable[[int, Voices], np.ndarray]] = {
    "white": _white,
    "pink": _pink,
    "hum": _hum,
    "music": _music,
    "clicks": _clicks,
    "babble": _babble,
}
