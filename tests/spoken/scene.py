"""Plays a scenario: somebody speaks, types or is silent at one end of a line; what both do is kept with its time."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from channels.spoken.device import Benefits, Ended, Say, Signal, Sound, StateIs, TurnIs, Wiped
from tests.channels.fakes import down
from tests.spoken.at_hand import AtHand
from tests.spoken.lines import Line, Page
from tests.spoken.room import Voices, noise
from tests.spoken.script import Scenario
from voice.actions import Caption
from voice.audio import RATE
from voice.state import State

PIECE_S = 0.1
LOOK_S = 0.05
TURN_WITHIN_S = 90.0
"""Whoever waits longer for their turn has been forgotten."""
ENDS_WITHIN_S = 180.0
THEIR_TURN = (State.LISTENING, State.IDLE)


async def until(condition: Callable[[], bool], within: float) -> bool:
    """Whether `condition` holds before so many seconds are over."""
    loop = asyncio.get_running_loop()
    latest = loop.time() + within
    while not (found := condition()) and loop.time() < latest:  # noqa: ASYNC110 - what is waited for is in other people's hands
        await asyncio.sleep(LOOK_S)
    return found


@dataclass
class Trace:
    """What was sent to the person, and what they did, by the clock of the loop."""

    signals: list[tuple[float, Signal]] = field(default_factory=list)
    spoken: list[tuple[float, float]] = field(default_factory=list)
    """When they spoke: begin and end."""
    acted: list[float] = field(default_factory=list)
    """When they pressed something."""
    deaf: list[tuple[float, float]] = field(default_factory=list)
    """When there was no line."""
    noises: list[tuple[float, float]] = field(default_factory=list)
    """When there was a noise alone."""
    began = ended = 0.0

    def said(self, after: float = 0.0) -> list[str]:
        return [each.line.text for at, each in self.signals if isinstance(each, Say) and at >= after]

    def heard(self) -> list[str]:
        """What they said, as it was understood and shown to them."""
        return [each.text for _, each in self.signals if isinstance(each, Caption) and each.who == "citizen"]

    def said_before(self, at: float) -> str:
        return next((each.line.text for when, each in reversed(self.signals) if isinstance(each, Say) and when <= at), "")

    @property
    def state(self) -> State:
        return next((each.state for _, each in reversed(self.signals) if isinstance(each, TurnIs)), State.IDLE)

    def story(self) -> str:
        """For whoever reads why it went wrong."""
        told = [(at, f"{type(each).__name__} {_shown(each)}") for at, each in self.signals if not isinstance(each, Sound)]
        told += [(begin, f"they speak until {end - self.began:.1f}") for begin, end in self.spoken] + [
            (at, "they press") for at in self.acted
        ]
        return "\n".join(f"{at - self.began:7.2f} {what}" for at, what in sorted(told))

    @property
    def is_over(self) -> bool:
        return any(isinstance(each, Ended | Wiped) for _, each in self.signals)

    @property
    def last_input(self) -> float:
        return max([0.0, *(end for _, end in self.spoken), *self.acted])


def _shown(each: Signal) -> str:
    if isinstance(each, Say):
        return each.line.text
    return "" if isinstance(each, StateIs | Benefits) else str(each)[:120]


@dataclass
class Workers:
    ears: Any
    mouth: Any

    def send(self, who: str, number: signal.Signals) -> None:
        pid = (self.ears.crew.workers[0] if who == "ears" else self.mouth.worker).pid
        if pid is not None:
            os.kill(pid, number)


class Scene:
    def __init__(self, scenario: Scenario, line: Line, trace: Trace, voices: Voices, workers: Workers, engine: AtHand) -> None:
        self._scenario, self._line, self.trace, self._workers, self._engine = scenario, line, trace, workers, engine
        self._voices = voices
        around = noise(scenario.around, 4.0, voices) if scenario.around != "silence" else np.zeros(RATE, np.float32)
        self._around = around * np.float32(10 ** (-scenario.snr / 20))
        self._place = 0
        self._saying = np.zeros(0, np.float32)
        self._killed = False

    async def play(self, has_ended: Callable[[Trace], bool]) -> None:
        """Until it has ended, or nothing has come of it for long."""
        loop = asyncio.get_running_loop()
        self.trace.began = loop.time()
        microphone = asyncio.create_task(self._microphone())
        try:
            await self._line.begin()
            for name, wanted in self._scenario.steps:
                if self._is_over:
                    break
                await _DOES[name](self, wanted)
            await until(lambda: self._is_over or (self._my_turn and has_ended(self.trace)), ENDS_WITHIN_S)
            if self.trace.is_over:
                await until(lambda: self._line.is_gone, 10.0)
            self.trace.ended = loop.time()
        finally:
            microphone.cancel()
            await asyncio.gather(microphone, return_exceptions=True)

    @property
    def _is_over(self) -> bool:
        return self.trace.is_over or self._line.is_gone

    @property
    def _my_turn(self) -> bool:
        """They have been answered, and what was said has been heard."""
        told = self.trace.said(self.trace.last_input)
        return bool(told) and self.trace.state in THEIR_TURN and not self._line.speaker.is_playing

    async def _microphone(self) -> None:
        size = round(PIECE_S * RATE)
        while True:
            await asyncio.sleep(PIECE_S)
            now, self._saying = self._saying[:size], self._saying[size:]
            around = np.take(self._around, range(self._place, self._place + size), mode="wrap")
            self._place = (self._place + size) % self._around.size
            await self._line.hear(around + np.pad(now, (0, size - now.size)))

    async def _wait_for_turn(self) -> None:
        if not await until(lambda: self._is_over or self._my_turn, TURN_WITHIN_S):
            raise AssertionError(f"it never was their turn: {self.trace.state}, {self.trace.said()[-3:]}")

    async def _speak(self, samples: np.ndarray) -> None:
        loop = asyncio.get_running_loop()
        begins = loop.time()
        self._saying = samples
        seconds = samples.size / RATE
        await asyncio.sleep(seconds + PIECE_S)
        self.trace.spoken.append((begins, begins + seconds + PIECE_S))
        if self._scenario.dies and not self._killed:
            self._killed = True
            await asyncio.sleep(0.35)
            self._workers.send(self._scenario.dies, signal.SIGKILL)

    def _voice(self, text: str) -> np.ndarray:
        return self._voices.say(text, self._scenario.voice, self._scenario.rate)

    # What a step does

    async def _say(self, text: str) -> None:
        await self._wait_for_turn()
        if self._is_over:
            return
        await self._open_microphone()
        await asyncio.sleep(0.3)
        await self._speak(self._voice(text))

    async def _open_microphone(self) -> None:
        if self._line.needs_button:
            self._acted()
            await self._line.press("talk")
            await until(lambda: self._line.wants_sound, 5.0)

    async def _into(self, text: str) -> None:
        await self._while_we_speak()
        await self._speak(self._voice(text))

    async def _while_we_speak(self) -> None:
        after = self.trace.last_input
        await until(lambda: self._is_over or bool(self.trace.said(after)), TURN_WITHIN_S)
        await asyncio.sleep(1.0)

    async def _keys(self, keys: Any) -> None:
        await self._wait_for_turn()
        await self._type(str(keys))

    async def _keys_into(self, keys: Any) -> None:
        await self._while_we_speak()
        await self._type(str(keys))

    async def _type(self, keys: str) -> None:
        for each in keys:
            self._acted()
            await self._line.key(each)
            await asyncio.sleep(0.3)

    async def _press(self, name: str) -> None:
        await self._wait_for_turn()
        self._acted()
        await self._line.press(name)

    async def _silence(self, seconds: float) -> None:
        await until(lambda: self._is_over, seconds)

    async def _noise(self, wanted: dict[str, Any]) -> None:
        await self._wait_for_turn()
        if not self._is_over:
            await self._open_microphone()
            begins = asyncio.get_running_loop().time()
            self._saying = noise(wanted["kind"], wanted["seconds"], self._voices)
            await until(lambda: self._is_over, wanted["seconds"] + PIECE_S)
            self.trace.noises.append((begins, asyncio.get_running_loop().time()))

    async def _kill(self, who: str) -> None:
        self._workers.send(who, signal.SIGKILL)

    async def _freeze(self, who: str) -> None:
        self._workers.send(who, signal.SIGSTOP)

    async def _engine_is(self, how: str) -> None:
        self._engine.script = (lambda _question: down()) if how == "down" else self._engine.answer
        self._engine.gate.clear() if how == "slow" else self._engine.gate.set()

    async def _garbage(self, kind: str) -> None:
        await self._wait_for_turn()
        await self._open_microphone()
        self._acted()
        await self._line.garbage(kind)

    async def _cut(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        begins = loop.time()
        assert isinstance(self._line, Page), "a call that was cut is over"
        await self._line.again(seconds)
        self.trace.deaf.append((begins, loop.time()))
        self._acted()

    async def _leave(self, _wanted: object) -> None:
        self._acted()
        await self._line.leave()

    def _acted(self) -> None:
        self.trace.acted.append(asyncio.get_running_loop().time())


_DOES: dict[str, Callable[[Scene, Any], Awaitable[None]]] = {
    "say": Scene._say,
    "into": Scene._into,
    "keys": Scene._keys,
    "keys_into": Scene._keys_into,
    "press": Scene._press,
    "silence": Scene._silence,
    "noise": Scene._noise,
    "kill": Scene._kill,
    "freeze": Scene._freeze,
    "engine": Scene._engine_is,
    "garbage": Scene._garbage,
    "cut": Scene._cut,
    "leave": Scene._leave,
}
