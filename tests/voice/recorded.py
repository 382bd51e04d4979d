"""Sounds for the tests, made on the spot: a voice-like tone and its files in every container, encoded by PyAV itself."""

from __future__ import annotations

import io

import av
import numpy as np

from voice.audio import RATE
from voice.telephone import resampled

CONTAINERS = {
    "webm": ("webm", "libopus", 48_000),
    "ogg": ("ogg", "libopus", 48_000),
    "mp4": ("mp4", "aac", 48_000),
    "mp3": ("mp3", "libmp3lame", 44_100),
    "wav": ("wav", "pcm_s16le", 16_000),
    "mulaw": ("wav", "pcm_mulaw", 8_000),
    "aiff": ("aiff", "pcm_s16be", 22_050),
}


def tone(seconds: float, hertz: float = 440.0, rate: int = RATE, loud: float = 0.4) -> np.ndarray:
    at = np.arange(round(seconds * rate)) / rate
    return (loud * np.sin(2 * np.pi * hertz * at)).astype(np.float32)


def talk(seconds: float) -> np.ndarray:
    """Four syllables a second of a buzzing 150 Hz: not a word, but it rises and falls like speech."""
    at = np.arange(round(seconds * RATE)) / RATE
    buzz = sum(np.sin(2 * np.pi * 150 * k * at) / k for k in range(1, 12))
    return (0.25 * buzz * np.sin(2 * np.pi * 2 * at) ** 2).astype(np.float32)


def encoded(samples: np.ndarray, kind: str, options: dict[str, str] | None = None) -> bytes:
    """A file of `kind` (a key of CONTAINERS) that holds `samples` of 16 kHz."""
    form, codec, rate = CONTAINERS[kind]
    file = io.BytesIO()
    with av.open(file, "w", format=form, options=options or {}) as out:
        stream = out.add_stream(codec, rate=rate, layout="mono")
        data = resampled(samples, RATE, rate)
        frame = av.AudioFrame.from_ndarray(data.reshape(1, -1), format="flt", layout="mono")
        frame.sample_rate = rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            out.mux(packet)
    return file.getvalue()
