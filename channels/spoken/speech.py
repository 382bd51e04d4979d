"""The recogniser and the voice that all spoken sessions share: opened at the first call or at start, closed with the gateway."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Protocol, TypedDict

import numpy as np

from bot import wording
from bot.errors import SpeechError
from bot.settings import Settings
from bot.wording import Wording
from voice import blocklist, speak, transcribe
from voice.manner import NORMAL, Manner
from voice.names import Corrector, prompt
from voice.prompts import Prompts
from voice.speak import Audio
from voice.transcribe import Loaded, Transcript, accepted

MOUTH_THREADS = 4
"""They wait for one voice; who asks for what was said before does not wait behind those who do not."""


class Ears(Protocol):
    def start(self) -> Loaded: ...

    def transcribe(self, samples: np.ndarray, *, prompt: str = "") -> Transcript: ...

    def close(self) -> None: ...


class Mouth(Protocol):
    def synthesise(self, text: str, *, rate: int, volume: float = 1.0) -> Audio: ...

    def prepare(self, texts: Iterable[str], *, rate: int, volume: float = 1.0) -> None: ...

    def close(self) -> None: ...


class _Manner(TypedDict):
    rate: int
    volume: float


@dataclass(frozen=True)
class Heard:
    text: str
    accepted: bool
    """It passed the gates against silence, noise and invented words."""
    log_prob: float
    compression: float


class Speech:
    """Blocking work runs in threads of its own, so that a long recognition holds up neither the event loop nor the voice."""

    def __init__(
        self,
        settings: Settings,
        names: Callable[[], Mapping[str, Sequence[str]]],
        ears: Callable[[], Ears] | None = None,
        mouth: Callable[[], Mouth] | None = None,
    ) -> None:
        """`names`: benefits and their aliases, which the recogniser is told to expect.

        `ears`, `mouth`: made when they are needed; else by the settings. Raises SettingsError for an engine that there is not.
        """
        settings.engine("ears", transcribe.ENGINES)
        settings.engine("voice", speak.ENGINES)
        self._settings, self._names = settings, names
        self._make_ears, self._make_mouth = ears or self._own_ears, mouth or self._own_mouth
        self._ears: Ears | None = None
        self._loaded: Loaded | None = None
        self._mouth: Mouth | None = None
        self._ears_threads = ThreadPoolExecutor(settings.ears_workers, thread_name_prefix="ears")
        self._mouth_threads = ThreadPoolExecutor(MOUTH_THREADS, thread_name_prefix="mouth")
        self._opening = asyncio.Lock()
        self._preparing: asyncio.Task[None] | None = None
        self._saying, self._quiet = 0, asyncio.Event()
        self._quiet.set()

    @property
    def wording(self) -> Wording:
        """The sentences of the turn itself, once it is open; where no person is understood, the welcome says so."""
        if not self._for_tests_only:
            return self._wording
        entries = self._wording.entries
        return Wording(self._wording.file, {**entries, "voice.welcome": entries["voice.welcome_synthetic"]})

    @property
    def notice(self) -> str:
        """What whoever speaks without being welcomed has to be shown first; empty where there is nothing."""
        return self._wording.say("voice.synthetic") if self._for_tests_only else ""

    @property
    def _for_tests_only(self) -> bool:
        return self._loaded is not None and self._loaded.synthetic_voices

    async def open(self) -> None:
        """Have everything ready to hear and speak; at once where it is. Raises SpeechError, DataError."""
        async with self._opening:
            await asyncio.gather(self._ready_to_hear(), self._ready_to_speak())

    async def open_mouth(self) -> None:
        """Have everything ready to speak; at once where it is. Raises SpeechError, DataError."""
        async with self._opening:
            await self._ready_to_speak()

    async def _ready_to_hear(self) -> None:
        if self._ears is None:
            await asyncio.get_running_loop().run_in_executor(self._ears_threads, self._open_ears)

    async def _ready_to_speak(self) -> None:
        if self._mouth is None:
            await asyncio.get_running_loop().run_in_executor(self._mouth_threads, self._open_mouth)
            self._preparing = asyncio.create_task(self._prepare())

    async def _prepare(self) -> None:
        """Have the sentences of the turn itself ready, one by one while nobody waits to be spoken to."""
        ours = [line.speech for prompts in self._prompts() for line in prompts.fixed()]
        with suppress(SpeechError):  # what is not ready is made when it is said, and its failure met there
            for text in dict.fromkeys(ours):
                await self._quiet.wait()
                await asyncio.get_running_loop().run_in_executor(self._mouth_threads, self._keep, (text,))

    async def close(self) -> None:
        """Nobody is heard or answered any more."""
        if self._preparing is not None:
            self._preparing.cancel()
        for part in (self._ears, self._mouth):
            if part is not None:
                await asyncio.to_thread(part.close)
        for threads in (self._ears_threads, self._mouth_threads):
            threads.shutdown(wait=False, cancel_futures=True)

    async def hear(self, samples: np.ndarray, speech_seconds: float, likely: Sequence[str] = ()) -> Heard:
        """The words in float32 samples of 16 kHz, `speech_seconds` of them voice. `likely`: names they may say. Raises SpeechError."""
        return await asyncio.get_running_loop().run_in_executor(self._ears_threads, self._heard, samples, speech_seconds, likely)

    async def say(self, text: str, rate: int, volume: float) -> Audio:
        """`text` as sound. Raises SpeechError."""
        self._saying += 1
        self._quiet.clear()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._mouth_threads, self._said, text, rate, volume)
        finally:
            self._saying -= 1
            if not self._saying:
                self._quiet.set()

    def _heard(self, samples: np.ndarray, speech_seconds: float, likely: Sequence[str]) -> Heard:
        assert self._ears is not None
        expected = prompt((*likely, *self._expected))
        found = self._ears.transcribe(samples, prompt=expected)
        fine = accepted(found, speech_seconds, self._blocked.with_prompt(expected))
        return Heard(self._corrector.correct(found.text).text, fine, found.log_prob, found.compression)

    def _said(self, text: str, rate: int, volume: float) -> Audio:
        assert self._mouth is not None
        return self._mouth.synthesise(text, **self._manner(rate, volume))

    def _prompts(self) -> tuple[Prompts, ...]:
        return tuple(Prompts(self._wording, hands_free) for hands_free in (True, False))

    def _keep(self, texts: Sequence[str]) -> None:
        assert self._mouth is not None
        self._mouth.prepare(texts, **self._manner())

    def _manner(self, rate: int = Manner.rate, volume: float = Manner.volume) -> _Manner:
        """As the voice takes it; how everybody is spoken to until they wish otherwise."""
        return {"rate": round(rate * self._settings.voice_rate / NORMAL), "volume": volume * self._settings.voice_volume}

    def _open_ears(self) -> None:
        self._blocked = blocklist.load(self._settings.root)
        names = self._names()
        self._expected, self._corrector = tuple(names), Corrector(names)
        with ExitStack() as failed:
            ears = self._make_ears()
            failed.callback(ears.close)
            self._loaded = ears.start()
            failed.pop_all()
        self._ears = ears

    def _open_mouth(self) -> None:
        """With the first thing everybody hears ready to be said."""
        self._wording = wording.load(self._settings.root / "data" / "wording" / "ko.yml")
        with ExitStack() as failed:
            mouth = self._make_mouth()
            failed.callback(mouth.close)
            mouth.prepare([line.speech for prompts in self._prompts() for line in prompts.say("welcome")], **self._manner())
            failed.pop_all()
        self._mouth = mouth

    def _own_ears(self) -> Ears:
        from voice.transcribe import ears

        return ears(self._settings)

    def _own_mouth(self) -> Mouth:
        from voice.speak import mouth

        return mouth(self._settings)
