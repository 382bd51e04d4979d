"""One spoken conversation of a terminal: brings the line, the sound devices and the keys together."""

from __future__ import annotations

import asyncio
import wave
from collections import deque
from collections.abc import Callable, Coroutine
from contextlib import ExitStack, closing
from typing import Any

from bot.errors import SpeechError
from channels.cli import pace
from channels.cli.client import Gateway
from channels.cli.keys import ENTER, LEAVE, Keys
from channels.cli.show import Screen
from channels.cli.spoken_line import SpokenLine
from channels.cli.spoken_talk import SpokenTalk
from voice import soundcard
from voice.keypad import KEYS
from voice.playback import Playback, Played

SETTLED_S = 1.5
"""It has been the person's turn for so long: who has nothing more to say leaves."""

Work = Coroutine[Any, Any, None]


class Call:
    def __init__(self, gateway: Gateway, screen: Screen, echo: str, said: bytes | None, out: wave.Wave_write | None) -> None:
        """`said`: 16-bit PCM of 16 kHz that is spoken in place of a microphone. `out`: takes what would be played."""
        self._screen, self._said, self._out = screen, said, out
        self._has_speaker = out is None and soundcard.can_play()
        self._playback = Playback(self._on_played, soundcard.LATENCY_S if self._has_speaker else 0.0)
        self._talk = SpokenTalk(screen, self._playback)
        self._line = SpokenLine(gateway, {"device": "web", "echo": echo, "hands_free": True}, self._talk.take, self._talk.lost)
        self._left = asyncio.Event()
        self._waiting: deque[str] = deque()
        """Keys of a pipe, each of which waits for its turn."""
        self._all_typed = self._all_said = False
        self._loop: asyncio.AbstractEventLoop

    @property
    def goes_on_elsewhere(self) -> bool:
        return self._talk.goes_on_elsewhere

    async def run(self, stdin: int) -> None:
        """Until somebody leaves. Raises EngineDown, Invalid."""
        self._loop = asyncio.get_running_loop()
        with ExitStack() as devices:
            keys = Keys(stdin, self._safely(self._on_key), self._safely(self._on_end))
            self._presses_at_once = keys.is_terminal
            work = [self._line.run(), self._leave(), self._turns(), *self._mouth(devices), *self._ear(devices)]
            devices.enter_context(keys)
            await _first_of(work)

    # Mouth and ear

    def _mouth(self, devices: ExitStack) -> list[Work]:
        if self._has_speaker:
            try:
                devices.enter_context(closing(soundcard.play_on(self._playback.pull)))
                return []
            except SpeechError:
                pass  # there is one, and we cannot have it
        if self._out is None:
            self._screen.say("voice.no_speaker", "yellow")
        return [self._fill()]

    def _ear(self, devices: ExitStack) -> list[Work]:
        if self._said is not None:
            return [self._speak(self._said)]
        if soundcard.can_record():
            try:
                devices.enter_context(closing(soundcard.record(self._safely(self._on_sound))))
                return []
            except SpeechError:
                pass  # there is one, and we cannot have it
        self._screen.say("voice.no_microphone", "yellow")
        return []

    async def _fill(self) -> None:
        """The answers take as long as they take, whether they are kept or only read."""
        async for _ in pace.beats():
            sound = self._playback.pull(pace.SAMPLES)
            if self._out is not None:
                self._out.writeframesraw(sound)

    async def _speak(self, said: bytes) -> None:
        """Everything, whenever we are listened to, and then silence."""
        at, size = 0, 2 * pace.SAMPLES
        async for _ in pace.beats():
            if self._talk.is_heard:
                piece = said[at : at + size]
                at += size
                self._line.send(piece + bytes(size - len(piece)))
                self._all_said = at >= len(said)

    def _on_sound(self, pcm: bytes) -> None:
        if self._talk.is_heard:
            self._line.send(pcm)

    def _on_played(self, played: Played) -> None:
        self._safely(self._line.send)({"type": "played", **vars(played)})

    def _safely(self, call: Callable[..., None]) -> Callable[..., None]:
        """From any thread: `call` is made in the conversation's own, as long as it goes on."""

        def pass_on(*given: object) -> None:
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(call, *given)

        return pass_on

    # Keys and turns

    def _on_key(self, key: str) -> None:
        if self._presses_at_once:
            self._press(key)
        else:
            self._waiting.append(key)

    def _on_end(self) -> None:
        self._all_typed = True

    def _press(self, key: str) -> None:
        if key in LEAVE:
            self._left.set()
        elif key == ENTER:
            self._line.send({"type": "button", "name": "talk"})
        elif key in KEYS:
            self._line.send({"type": "key", "key": key})

    async def _leave(self) -> None:
        await self._left.wait()

    async def _turns(self) -> None:
        """Whoever is no person at a terminal acts when it is their turn, until they have nothing more to say."""
        since = self._loop.time()
        async for _ in pace.beats():
            if not self._talk.is_our_turn:
                since = self._loop.time()
            elif self._loop.time() - since >= SETTLED_S:
                if self._waiting:
                    self._press(self._waiting.popleft())
                    since = self._loop.time()
                elif self._all_typed if self._said is None else self._all_said:
                    return


async def _first_of(work: list[Work]) -> None:
    """Until one is done; what it raised is raised."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
