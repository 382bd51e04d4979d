"""The ear of a session: takes sound while it is wanted, and has what was said recognised."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import numpy as np

from bot.errors import SpeechError
from channels.problems import Problem
from channels.spoken.core import Core
from channels.spoken.device import Capture
from channels.spoken.hearing import Hearing
from voice import actions, events

AHEAD_S = 35.0
"""Sound that may come faster than it can be spoken: the longest answer at once, and no more."""


class Listener:
    def __init__(self, core: Core, longest_s: float, likely: Callable[[], tuple[str, ...]]) -> None:
        """`longest_s`: seconds that are kept for recognition. `likely`: names this person may say."""
        self._core, self._hearing, self._likely = core, Hearing(longest_s), likely
        self._recognising: dict[int, asyncio.Task[None]] = {}
        self._flooded = False
        self.capturing = False

    def start(self) -> None:
        self._hearing.start(self._core.clock.real())
        self.capturing, self._flooded = True, False
        self._core.send(Capture(True))

    def stop(self) -> None:
        self.capturing = False
        self._core.send(Capture(False))

    def forget(self) -> None:
        self._hearing.forget()

    @property
    def last_voice(self) -> float:
        return self._hearing.last_voice

    def sound(self, pcm: bytes) -> None:
        """16-bit PCM of 16 kHz, while it is wanted."""
        if not self.capturing or self._floods():
            return
        for frame in self._hearing.push(pcm, self._core.clock.now()):
            self._core.clock.at_least(frame.at)
            self._core.machine(frame)
            if not self.capturing:
                return

    def _floods(self) -> bool:
        if self._hearing.ahead(self._core.clock.real()) <= AHEAD_S:
            return False
        if not self._flooded:
            self._core.refuse(Problem("too_much_sound"))
        self._flooded = True
        return True

    def recognise(self, wanted: actions.Recognise) -> None:
        samples = self._hearing.cut(wanted.begin, wanted.end)
        speech = self._hearing.speech_seconds(wanted.begin, wanted.end)
        task = self._core.spawn(self._recognise(wanted.id, samples, speech))
        self._recognising[wanted.id] = task
        task.add_done_callback(lambda _: self._recognising.pop(wanted.id, None))

    def cancel(self, id: int) -> None:
        if task := self._recognising.get(id):
            task.cancel()

    async def _recognise(self, id: int, samples: np.ndarray, speech_seconds: float) -> None:
        try:
            heard = await self._core.services.speech.hear(samples, speech_seconds, self._likely())
        except SpeechError as error:
            self._core.services.telemetry.speech_failed(self._core.id, error)
            self._core.happens(lambda now: events.RecogniserFailed(now, id))
            return
        self._core.happens(lambda now: events.Transcript(now, id, heard.text, heard.accepted, heard.log_prob, heard.compression))
