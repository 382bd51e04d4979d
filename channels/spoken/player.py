"""Speaks: each sentence becomes sound as soon as it is asked for, and leaves in pieces, in order, not long before it is heard."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from bot.errors import SpeechError
from channels.spoken.device import Say, Signal, Sound
from channels.spoken.speech import Speech
from voice.actions import Speak
from voice.audio import RATE
from voice.speak import Audio

CHUNK_S = 0.2
LEAD_S = 2.0
"""Sound sent ahead of its time: enough for a slow line, and little to throw away when somebody interrupts."""

Synthesis = asyncio.Task[Audio]


class Player:
    def __init__(
        self,
        speech: Speech,
        send: Callable[[Signal], None],
        made: Callable[[Speak, Audio], None],
        failed: Callable[[Speak, SpeechError], None],
    ) -> None:
        """`made`: called when a sentence has become sound, just before its first piece leaves; `failed`: where it cannot."""
        self._speech, self._send, self._made, self._failed = speech, send, made, failed
        self._queue: deque[tuple[Speak, Synthesis]] = deque()
        self._playing: asyncio.Task[None] | None = None
        self._heard_until = 0.0

    def say(self, speak: Speak) -> None:
        self._queue.append((speak, asyncio.create_task(self._speech.say(speak.line.speech, speak.rate, speak.volume))))
        if self._playing is None or self._playing.done():
            self._playing = asyncio.create_task(self._play())

    def clear(self) -> None:
        """Forget everything that was to be said."""
        if self._playing is not None:
            self._playing.cancel()
            self._playing = None
        for _, synthesis in self._queue:
            synthesis.cancel()
        self._queue.clear()
        self._heard_until = 0.0

    async def _play(self) -> None:
        while self._queue:
            speak, synthesis = self._queue[0]
            try:
                audio = await synthesis
            except SpeechError as error:
                self._failed(speak, error)
            else:
                self._made(speak, audio)
                await self._stream(speak, audio)
            self._queue.popleft()

    async def _stream(self, speak: Speak, audio: Audio) -> None:
        self._send(Say(speak.utterance, speak.index, speak.line))
        pieces = list(audio.chunks(CHUNK_S)) or [b""]
        for place, pcm in enumerate(pieces, 1):
            await self._keep_pace(len(pcm) / 2 / RATE)
            self._send(Sound(speak.utterance, speak.index, pcm, last=place == len(pieces)))

    async def _keep_pace(self, seconds: float) -> None:
        now = asyncio.get_running_loop().time()
        begins = max(self._heard_until, now)
        self._heard_until = begins + seconds
        if begins - now > LEAD_S:
            await asyncio.sleep(begins - now - LEAD_S)
