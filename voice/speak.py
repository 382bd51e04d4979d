"""From a text to its sound: engines behind one protocol, in a process that is watched, with what was said before at hand."""

from __future__ import annotations

import importlib
import re
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from voice.audio import RATE, from_pcm16, to_wav
from voice.worker import Answer, Worker

if TYPE_CHECKING:  # the settings' library would double the time in which a killed voice is back
    from bot.settings import Settings

ENGINES = {
    "pyttsx3": "voice.pyttsx3_voice:Pyttsx3Voice",
}
"""Engine → its class, made with the name of a voice. A new engine is a file that follows `Voice`, and a line here."""

SILENCE_AFTER_S = 0.12
"""Silence kept after the last sound; espeak leaves twice that."""
CACHE_BYTES = 32_000_000
SLOWEST, FASTEST = 60, 400
"""Words a minute."""
LOUDEST = 2.0
_QUIET = 0.004
"""Below this a sample counts as silence."""
_START_S = 30.0
_UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\ufe0f\ud800-\udfff\U0001f000-\U0001faff\u2600-\u27bf]+")


@dataclass(frozen=True)
class Audio:
    pcm: bytes
    """16-bit little-endian PCM, mono, 16 kHz; what everyone shares cannot be changed by anyone."""

    @property
    def samples(self) -> np.ndarray:
        """float32 (n,), 16 kHz."""
        return from_pcm16(self.pcm)

    @property
    def seconds(self) -> float:
        return len(self.pcm) / 2 / RATE

    def wav(self) -> bytes:
        return to_wav(self.samples)

    def chunks(self, seconds: float = 0.1) -> Iterator[bytes]:
        """The PCM in pieces of `seconds` (0.1 to 0.2: what is not sent yet is what an interruption can still hold back)."""
        size = round(seconds * RATE) * 2
        return (self.pcm[at : at + size] for at in range(0, len(self.pcm), size))


class Voice(Protocol):
    name: str
    """Which voice speaks."""

    def synthesise(self, text: str, *, rate: int, volume: float) -> Audio:
        """`text` said at `rate` words a minute, `volume` 1 being normal. Raises MouthError where this voice cannot say it."""
        ...


class Mouth:
    """A Voice in its own process; also holds fixed prompts ready and remembers what it said last."""

    def __init__(self, engine: str = "pyttsx3", voice: str = "", limit_s: float = 2.0) -> None:
        """`limit_s`: seconds one short sentence may take; long texts get more."""
        self._engine, self._wanted, self._limit_s = engine, voice, limit_s
        self.worker = Worker("the voice", open_voice, (ENGINES[engine], voice), _START_S)
        self._said = _Said(CACHE_BYTES)

    @property
    def name(self) -> str:
        """Which voice speaks. Raises MouthError where there is none for Korean."""
        name: str = self.worker.start()
        return name

    def synthesise(self, text: str, *, rate: int, volume: float = 1.0) -> Audio:
        """Blocks for about 15 ms a sentence (from a coroutine: `asyncio.to_thread`). A text without a letter or figure is no sound.

        Raises MouthError where the voice cannot say it, SpeechDown where its process failed twice.
        """
        key = self._key(text, rate, volume)
        if not any(char.isalnum() for char in key[-1]):
            return Audio(b"")
        found = self._said.get(key)
        if found is None:
            found = self.worker.ask(key[2:], self._limit_s + 0.005 * len(key[-1]))
            self._said.put(key, found)
        return found

    def prepare(self, texts: Iterable[str], *, rate: int, volume: float = 1.0) -> None:
        """Have the sound of fixed prompts ready, to stay."""
        for text in texts:
            self._said.keep(self._key(text, rate, volume), self.synthesise(text, rate=rate, volume=volume))

    def close(self) -> None:
        self.worker.close()

    def _key(self, text: str, rate: int, volume: float) -> tuple[str, str, int, float, str]:
        rate, volume = min(max(round(rate), SLOWEST), FASTEST), round(min(max(volume, 0.0), LOUDEST), 2)
        return self._engine, self._wanted, rate, volume, " ".join(_UNSPEAKABLE.sub(" ", text).split())


def mouth(settings: Settings) -> Mouth:
    """The voice of the settings; starts nothing yet. Raises SettingsError where there is no such engine."""
    return Mouth(settings.engine("voice", ENGINES), settings.voice_name, settings.voice_limit_s)


def open_voice(place: str, name: str) -> tuple[Answer, str]:
    """In the voice's process: what answers `(rate, volume, text)`, and the name of the voice. `place`: a value of ENGINES."""
    module, made = place.split(":")
    voice: Voice = getattr(importlib.import_module(module), made)(name)
    voice.synthesise("0", rate=SLOWEST, volume=1.0)  # what is loaded at the first word is not to count against somebody's

    def answer(request: tuple[int, float, str]) -> Audio:
        rate, volume, text = request
        return trimmed(voice.synthesise(text, rate=rate, volume=volume))

    return answer, voice.name


def trimmed(audio: Audio) -> Audio:
    """Without the silence at its end but for 120 ms."""
    loud = np.flatnonzero(np.abs(audio.samples) > _QUIET)
    if not loud.size:
        return audio
    return Audio(audio.pcm[: 2 * (int(loud[-1]) + 1 + round(SILENCE_AFTER_S * RATE))])


class _Said:
    """What was said last, up to so many bytes, and beside it what is kept for good."""

    def __init__(self, size: int) -> None:
        self._size, self._used, self._lock = size, 0, threading.Lock()
        self._kept: dict[Any, Audio] = {}
        self._last: OrderedDict[Any, Audio] = OrderedDict()

    def get(self, key: Any) -> Audio | None:
        with self._lock:
            if key in self._last:
                self._last.move_to_end(key)
            return self._kept.get(key) or self._last.get(key)

    def put(self, key: Any, audio: Audio) -> None:
        with self._lock:
            self._forget(key)
            self._last[key] = audio
            self._used += len(audio.pcm)
            while self._used > self._size and self._last:
                self._forget(next(iter(self._last)))

    def keep(self, key: Any, audio: Audio) -> None:
        with self._lock:
            self._forget(key)
            self._kept[key] = audio

    def _forget(self, key: Any) -> None:
        if key in self._last:
            self._used -= len(self._last.pop(key).pcm)
