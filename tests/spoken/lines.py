"""The lines a scenario comes by: a kiosk or web page, a provider's media stream, a PBX. Each plays at the pace of speech and knows when."""

from __future__ import annotations

import asyncio
import struct
from typing import Any, Protocol

import numpy as np

from channels.audiosocket import HANG_UP, SLIN
from channels.spoken.narrow import FRAME as PHONE_FRAME
from channels.spoken.narrow import PHONE_RATE, Narrow
from tests.spoken.caller import Behind, Streamed
from tests.spoken.visitor import Visitor
from voice.audio import RATE, to_pcm16
from voice.speak import Audio
from voice.telephone import to_mulaw

EARCON_S = 0.15
SILENT = 1e-3
ODD = b"\x00" * 641
HUGE = 10_000_000


def mute(_text: str) -> Audio:
    raise AssertionError("scenarios speak by their microphone")


class Loudspeaker:
    """Sound that comes ahead of its time waits its turn; `spans` is when something was to be heard."""

    def __init__(self) -> None:
        self.spans: list[tuple[float, float]] = []
        self._free = 0.0
        self._after: list[asyncio.TimerHandle] = []

    def play(self, seconds: float, is_loud: bool = True) -> None:
        now = asyncio.get_running_loop().time()
        begins = max(now, self._free)
        self._free = begins + seconds
        if not is_loud:
            return
        if self.spans and begins - self.spans[-1][1] < 1e-6:
            begins = self.spans.pop()[0]
        self.spans.append((begins, self._free))

    def then(self, work: Any) -> None:
        """Do it when everything so far was heard."""
        self._after.append(asyncio.get_running_loop().call_at(self._free, work))

    def clear(self) -> list[asyncio.TimerHandle]:
        """Silent at once; what was to be done after."""
        now = asyncio.get_running_loop().time()
        waiting = [handle for handle in self._after if not handle.cancelled() and handle.when() > now]
        for handle in waiting:
            handle.cancel()
        self._after, self._free = [], now
        self.spans = [(begin, min(end, now)) for begin, end in self.spans if begin < now]
        return waiting

    @property
    def is_playing(self) -> bool:
        return self._free > asyncio.get_running_loop().time()


class Line(Protocol):
    speaker: Loudspeaker
    needs_button: bool
    """The microphone is opened by a tap."""

    @property
    def wants_sound(self) -> bool: ...

    async def begin(self) -> None: ...

    async def hear(self, samples: np.ndarray) -> None:
        """Sound of the microphone, float32, 16 kHz."""
        ...

    async def key(self, key: str) -> None: ...

    async def press(self, name: str) -> None: ...

    async def garbage(self, kind: str) -> None: ...

    async def leave(self) -> None:
        """They go without a word."""
        ...

    @property
    def is_gone(self) -> bool:
        """Closed by the gateway."""
        ...


class Page(Visitor):
    """A kiosk or a web page."""

    def __init__(self, app: Any, key: dict[str, str], **auth: Any) -> None:
        super().__init__(app, key, mute)
        self.speaker, self._auth = Loudspeaker(), auth
        self.needs_button = not auth.get("hands_free", False)

    @property
    def wants_sound(self) -> bool:
        return self.capturing

    async def begin(self) -> None:
        await self.connect(**self._auth)
        await self.send(type="start")

    async def again(self, seconds: float) -> None:
        """The line breaks and is there again after a while."""
        self.speaker.clear()
        await self.drop()
        await asyncio.sleep(seconds)
        await self.connect(**self._auth)

    async def _take(self, message: dict[str, Any]) -> None:
        seen = len(self.frames)
        await super()._take(message)
        for frame in self.frames[seen:]:
            if frame["type"] == "earcon":
                self.speaker.play(EARCON_S)
            elif frame["type"] == "clear":
                self.speaker.clear()

    async def _play(self, data: bytes) -> None:
        utterance, index, flags = struct.unpack(">IHH", data[:8])
        self.speaker.play((len(data) - 8) / 2 / RATE)
        if flags & 1:
            self.speaker.then(lambda: asyncio.ensure_future(self._report(utterance, index)))

    async def _report(self, utterance: int, index: int) -> None:
        await self.send(type="played", utterance=utterance, index=index, finished=True, position=1.0)

    async def hear(self, samples: np.ndarray) -> None:
        if self.capturing:
            await self.send_sound(to_pcm16(samples))

    async def key(self, key: str) -> None:
        await self.keys(key)

    async def garbage(self, kind: str) -> None:
        if kind == "odd":
            await self.send_sound(ODD)
        elif kind == "huge":
            await self.send_sound(np.random.default_rng(1).bytes(HUGE))
        elif kind == "stream":
            for piece in range(HUGE // 64_000):
                await self.send_sound(np.random.default_rng(piece).bytes(64_000))
                await asyncio.sleep(0)
        else:
            await self.send_text('{"type": "no such frame"')

    async def leave(self) -> None:
        await self.drop()

    @property
    def is_gone(self) -> bool:
        return self._task is not None and self._task.done()


class Provided(Streamed):
    """A call by a provider's media stream."""

    needs_button = False

    def __init__(self, app: Any, headers: dict[str, str]) -> None:
        super().__init__(app, mute, mute)
        self.speaker, self._headers, self._narrow = Loudspeaker(), headers, Narrow()
        self.listens = False

    @property
    def wants_sound(self) -> bool:
        return True

    async def begin(self) -> None:
        await self.call(self._headers)

    def _take(self, samples: np.ndarray) -> None:
        self.speaker.play(PHONE_FRAME / PHONE_RATE, bool(np.abs(samples).max() > SILENT))

    async def _receive(self, message: dict[str, Any]) -> None:
        seen = len(self.events)
        await super()._receive(message)
        for frame in self.events[seen:]:
            if frame["event"] == "mark":
                self.speaker.then(lambda mark=frame["mark"]: asyncio.ensure_future(self.send(event="mark", streamSid="MZ1", mark=mark)))
            elif frame["event"] == "clear":
                self.speaker.clear()

    async def hear(self, samples: np.ndarray) -> None:
        for frame in self._narrow.push(to_pcm16(samples)):
            await self.sound(to_mulaw(frame))

    async def key(self, key: str) -> None:
        await self.keys(key)

    async def press(self, name: str) -> None:
        raise AssertionError(f"a telephone has no button {name}")

    async def garbage(self, kind: str) -> None:
        if kind == "odd":
            await self.send(event="media", streamSid="MZ1", media={"track": "inbound", "payload": "§§§"})
        elif kind == "huge":
            await self.send(event="media", streamSid="MZ1", media={"track": "inbound", "payload": "A" * HUGE})
        elif kind == "stream":
            for piece in range(HUGE // 48_000):
                await self.sound(np.random.default_rng(piece).bytes(48_000))
                await asyncio.sleep(0)
        else:
            await self.send(event="no such event")

    async def leave(self) -> None:
        await self.hang_up()

    @property
    def is_gone(self) -> bool:
        return self.task is not None and self.task.done()


class Extension(Behind):
    """A call from a PBX, which plays what it gets as it gets it."""

    needs_button = False

    def __init__(self, port: int) -> None:
        super().__init__(mute, mute)
        self.speaker, self._port, self._narrow = Loudspeaker(), port, Narrow()

    @property
    def wants_sound(self) -> bool:
        return True

    async def begin(self) -> None:
        await self.call(self._port)

    def _take(self, samples: np.ndarray) -> None:
        self.speaker.play(PHONE_FRAME / PHONE_RATE, bool(np.abs(samples).max() > SILENT))

    async def hear(self, samples: np.ndarray) -> None:
        for frame in self._narrow.push(to_pcm16(samples)):
            await self.send(SLIN, to_pcm16(frame))

    async def key(self, key: str) -> None:
        await self.keys(key)

    async def press(self, name: str) -> None:
        raise AssertionError(f"a telephone has no button {name}")

    async def garbage(self, kind: str) -> None:
        if kind == "odd":
            await self.send(SLIN, b"\x00" * 641)
        else:
            await self.send(0x77, b"\x00" * 900)

    async def leave(self) -> None:
        await self.send(HANG_UP)
        self.writer.close()

    @property
    def is_gone(self) -> bool:
        return self.ended
