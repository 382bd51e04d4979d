"""What the microphone sends: stamped, judged frame by frame, and kept for as long as somebody may want to recognise it. In memory only."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from voice.audio import RATE
from voice.events import Frame
from voice.vad import FRAME, FRAME_S, SPEECH, STILL_SPEECH, SpeechDetector

LATE_S = 1.0
"""Sound that comes so much later than it should was not delayed: something between is missing."""
QUIET_DB = -60.0
"""Below this nobody speaks who could be understood."""
STANDS_OUT_DB = 3.0
"""What does not stand out so much from the quietest of the last seconds is the room."""
_ROOM_FRAMES, _FEWEST = 94, 31
"""Three seconds, and the one after which we know the room."""
_LEAD_FRAMES = 3
"""What the detector hears before a sound stands out, so that it knows what it stands out from."""
_SILENT_DB = -120.0


@dataclass(frozen=True)
class _Kept:
    at: float
    """Of its end."""
    samples: np.ndarray
    is_speech: bool


class Hearing:
    """One microphone. Time is the session's; the stream keeps its own pace, so that what comes in a bunch is not taken for one moment."""

    def __init__(self, longest_s: float) -> None:
        """`longest_s`: seconds of sound kept."""
        self._detector = SpeechDetector()
        self._kept: deque[_Kept] = deque(maxlen=int(longest_s / FRAME_S) + 1)
        self._rest = b""
        self._at: float | None = None
        self._began = self._heard = 0.0
        self._speaking = False
        self._levels: deque[float] = deque(maxlen=_ROOM_FRAMES)
        self._passed_over: deque[np.ndarray] = deque(maxlen=_LEAD_FRAMES)
        self.last_voice = 0.0
        """When speech was heard last."""

    def start(self, now: float) -> None:
        """Sound comes from now on."""
        self._detector.reset()
        self._passed_over.clear()
        self._rest, self._at, self._speaking = b"", None, False
        self._began, self._heard = now, 0.0

    def ahead(self, now: float) -> float:
        """Seconds of sound more than can have been spoken since `start`; `now` on a clock that sound does not push."""
        return self._heard - (now - self._began)

    def push(self, pcm: bytes, now: float) -> list[Frame]:
        """Frames that are whole now. `pcm`: 16-bit little-endian mono of 16 kHz, an even number of bytes."""
        data = self._rest + pcm
        seconds = len(data) / 2 / RATE
        self._heard += len(pcm) / 2 / RATE
        if self._at is None or now - (self._at + seconds) > LATE_S:
            self._at = now - seconds
        whole = len(data) // (2 * FRAME)
        self._rest = data[whole * 2 * FRAME :]
        samples = np.frombuffer(data, "<i2", whole * FRAME).reshape(whole, FRAME)
        return [self._frame(each) for each in samples]

    def _frame(self, samples: np.ndarray) -> Frame:
        assert self._at is not None
        self._at += FRAME_S
        loudness = level(samples)
        probability = self._probability(samples, loudness)
        self._speaking = probability >= (STILL_SPEECH if self._speaking else SPEECH)
        if self._speaking:
            self.last_voice = self._at
        self._kept.append(_Kept(self._at, samples, self._speaking))
        return Frame(self._at, probability, loudness, FRAME_S)

    def _probability(self, samples: np.ndarray, loudness: float) -> float:
        """Of speech. It is asked only where somebody may speak: most of the time nobody does, in most sessions."""
        room = min(self._levels) if len(self._levels) >= _FEWEST else _SILENT_DB
        self._levels.append(loudness)
        if not self._speaking and (loudness < QUIET_DB or loudness < room + STANDS_OUT_DB):
            self._passed_over.append(samples)
            return 0.0
        for before in self._passed_over:
            self._detector.probability(before)
        self._passed_over.clear()
        return self._detector.probability(samples)

    def cut(self, begin: float, end: float) -> np.ndarray:
        """Samples (n,) float32 heard between two times; perhaps none."""
        pieces = [kept.samples for kept in self._kept if kept.at > begin and kept.at - FRAME_S < end]
        return np.concatenate(pieces).astype(np.float32) / 32768 if pieces else np.zeros(0, np.float32)

    def speech_seconds(self, begin: float, end: float) -> float:
        return FRAME_S * sum(kept.is_speech for kept in self._kept if kept.at > begin and kept.at - FRAME_S < end)

    def forget(self) -> None:
        self._kept.clear()
        self._passed_over.clear()
        self._rest = b""


def level(samples: np.ndarray) -> float:
    """dBFS of int16 samples."""
    power = float(np.mean(np.square(samples, dtype=np.float64))) / 32768**2
    return 10 * float(np.log10(power)) if power > 0 else _SILENT_DB
