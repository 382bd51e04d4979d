"""Sentences that arrive in pieces and leave as a sound device asks for them; how far each has been heard is told."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from voice.audio import RATE

REPORT_S = 0.25

Key = tuple[int, int]
"""Utterance, sentence in it."""


@dataclass
class _Piece:
    key: Key | None
    """None: silence."""
    pcm: bytes
    is_last: bool


@dataclass
class _Passing:
    """What the device has asked for and has not played yet."""

    key: Key | None
    samples: int
    is_last: bool


@dataclass(frozen=True)
class Played:
    utterance: int
    index: int
    finished: bool
    position: float
    """Seconds of the sentence that have been heard."""


class Playback:
    """Filled by one thread, emptied by another. Sound is 16-bit PCM, mono, 16 kHz."""

    def __init__(self, report: Callable[[Played], None], latency_s: float = 0.0) -> None:
        """`report`: called by the thread that empties. `latency_s`: how long after it was asked for a sound is heard."""
        self._report, self._latency = report, round(latency_s * RATE)
        self._lock = threading.Lock()
        self._queue: deque[_Piece] = deque()
        self._passing: deque[_Passing] = deque()
        self._underway = 0
        self._chime = b""
        self._heard: dict[Key, int] = {}
        self._told: dict[Key, int] = {}

    def add(self, utterance: int, index: int, pcm: bytes, is_last: bool) -> None:
        with self._lock:
            self._queue.append(_Piece((utterance, index), pcm, is_last))

    def chime(self, pcm: bytes) -> None:
        """A short signal, at once, over whatever is being said."""
        with self._lock:
            self._chime = pcm

    def clear(self) -> None:
        """Silence at once, of all that was to be said; nothing more is told of it."""
        with self._lock:
            self._queue.clear()
            self._passing.clear()
            self._underway = 0
            self._heard.clear()
            self._told.clear()

    @property
    def is_silent(self) -> bool:
        """Everything has been heard."""
        with self._lock:
            return not self._queue and not self._chime and all(each.key is None for each in self._passing)

    def pull(self, samples: int) -> bytes:
        """The next so many, silence where there is nothing to say."""
        with self._lock:
            sound = self._with_chime(self._said(2 * samples))
            news = self._pass_on()
        for each in news:
            self._report(each)
        return sound

    def _said(self, size: int) -> bytes:
        sound = bytearray()
        while self._queue and (len(sound) < size or not self._queue[0].pcm):
            piece = self._queue[0]
            taken, piece.pcm = piece.pcm[: size - len(sound)], piece.pcm[size - len(sound) :]
            sound += taken
            self._under_way(piece.key, len(taken) // 2, piece.is_last and not piece.pcm)
            if not piece.pcm:
                self._queue.popleft()
        self._under_way(None, (size - len(sound)) // 2, False)
        return bytes(sound) + bytes(size - len(sound))

    def _under_way(self, key: Key | None, samples: int, is_last: bool) -> None:
        if samples or is_last:
            self._passing.append(_Passing(key, samples, is_last))
            self._underway += samples

    def _with_chime(self, sound: bytes) -> bytes:
        if not self._chime:
            return sound
        mixed, chime = np.frombuffer(sound, "<i2").astype(np.int32), np.frombuffer(self._chime[: len(sound)], "<i2")
        mixed[: chime.size] += chime
        self._chime = self._chime[len(sound) :]
        return np.clip(mixed, -32768, 32767).astype("<i2").tobytes()

    def _pass_on(self) -> list[Played]:
        """What comes out at the other end of the device by now."""
        news = []
        while self._passing and (self._underway > self._latency or not self._passing[0].samples):
            first = self._passing[0]
            heard = min(first.samples, self._underway - self._latency) if first.samples else 0
            first.samples -= heard
            self._underway -= heard
            if first.key is not None:
                news += self._told_of(first.key, heard, first.is_last and not first.samples)
            if not first.samples:
                self._passing.popleft()
        return news

    def _told_of(self, key: Key, heard: int, finished: bool) -> list[Played]:
        at = self._heard[key] = self._heard.get(key, 0) + heard
        if not finished and at - self._told.get(key, 0) < REPORT_S * RATE:
            return []
        self._told[key] = at
        if finished:
            del self._heard[key], self._told[key]
        return [Played(*key, finished, at / RATE)]
