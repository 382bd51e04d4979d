"""Ears that know a few sentences by their sound: what they do not know is no speech."""

from __future__ import annotations

import threading
from collections.abc import Mapping

import numpy as np

from bot.errors import SpeechDown
from voice.audio import RATE
from voice.transcribe import Loaded, Transcript

ALIKE = 0.5


class Parrot:
    def __init__(self) -> None:
        self.known: dict[str, np.ndarray] = {}
        self.prompts: list[str] = []
        self.heard: list[np.ndarray] = []
        self.down = 0
        """So many requests fail."""
        self.gate = threading.Event()
        self.gate.set()

    def start(self) -> Loaded:
        """Nothing to load."""
        return Loaded("parrot")

    def close(self) -> None:
        """Nothing to close."""

    def transcribe(self, samples: np.ndarray, *, prompt: str = "") -> Transcript:
        self.prompts.append(prompt)
        self.heard.append(samples)
        self.gate.wait(5)
        if self.down:
            self.down -= 1
            raise SpeechDown("killed")
        found = best(samples, self.known)
        return Transcript(found, -0.1 if found else -2.0, 0.0 if found else 0.9, 1.0, samples.size / RATE)


def best(samples: np.ndarray, known: Mapping[str, np.ndarray]) -> str:
    """The sentence whose sound is in `samples`, or nothing."""
    likeness = {text: alike(samples, sound) for text, sound in known.items()}
    text = max(likeness, key=lambda each: likeness[each], default="")
    return text if text and likeness[text] >= ALIKE else ""


def alike(one: np.ndarray, other: np.ndarray) -> float:
    """Highest normalised correlation of two sounds, whatever their offset."""
    size = one.size + other.size
    both = np.fft.irfft(np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size)), size)
    scale = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(both.max()) / scale if scale else 0.0
