"""Is somebody speaking? Silero's detector (`voice.silero`), frame by frame and over a whole sound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from voice.audio import RATE, to_pcm16
from voice.silero import FRAME, Network

FRAME_S = FRAME / RATE
"""32 ms."""
SPEECH = 0.5
"""Probability from which a frame is speech."""
STILL_SPEECH = 0.35
"""… and down to which it stays so, once it was."""
_LOUDEST = 32_767


class SpeechDetector:
    """For one stream: it remembers what it heard. Raises EarsError where its weights are missing."""

    def __init__(self) -> None:
        self._network = Network()

    def probability(self, frame: np.ndarray) -> float:
        """0 to 1, of 512 int16 samples at 16 kHz. Raises ValueError for any other frame."""
        if frame.dtype != np.int16 or frame.shape != (FRAME,):
            raise ValueError(f"{FRAME} int16 samples are needed, found {frame.shape} of {frame.dtype}")
        return self._network.probability(frame.astype(np.float32) / _LOUDEST)

    def reset(self) -> None:
        self._network.reset()


@dataclass(frozen=True)
class Speech:
    seconds: float
    """How long somebody spoke, pauses left out."""
    start: int
    """First sample of speech; 0 where nobody spoke."""
    end: int
    """One after its last sample."""


def speech_in(samples: np.ndarray, detector: SpeechDetector | None = None) -> Speech:
    """Where somebody speaks in float32 samples of 16 kHz; a rest shorter than a frame is filled up with silence."""
    detector = detector or SpeechDetector()
    whole = np.pad(samples, (0, -samples.size % FRAME))
    frames = np.frombuffer(to_pcm16(whole), np.int16).reshape(-1, FRAME)
    spoken, speaking = [], False
    for frame in frames:
        speaking = detector.probability(frame) >= (STILL_SPEECH if speaking else SPEECH)
        spoken.append(speaking)
    at = np.flatnonzero(spoken)
    if not at.size:
        return Speech(0.0, 0, 0)
    return Speech(at.size * FRAME_S, int(at[0]) * FRAME, min(int(at[-1] + 1) * FRAME, samples.size))


def clipped(samples: np.ndarray, speech: Speech, around_s: float = 0.3) -> np.ndarray:
    """The part of `samples` with the speech in it, and `around_s` seconds before and after."""
    around = round(around_s * RATE)
    return samples[max(speech.start - around, 0) : speech.end + around]
