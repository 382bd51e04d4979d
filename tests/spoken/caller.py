"""Telephones: one behind a provider's media stream, one behind an Asterisk PBX. They hear at 8 kHz and know a sentence by its sound."""

from __future__ import annotations

import asyncio
import base64
import json
import struct
from collections.abc import Callable
from typing import Any

import numpy as np

from bot.korean.reading import spoken as aloud
from channels.audiosocket import DTMF, HANG_UP, HEADER, SLIN, UUID
from channels.spoken.narrow import Narrow, earcon
from channels.telephony import PATH, sign
from voice.actions import Sound
from voice.audio import from_pcm16, to_pcm16
from voice.speak import Audio, Mouth
from voice.telephone import from_mulaw, to_mulaw

PATIENCE_S = 10.0
SECRET, URL = "12345", "wss://voice.example.kr/api/v1/phone/media"
SIGNED = {"X-Twilio-Signature": sign(SECRET, URL)}
INVITING = "누구의 어떤 사정인지 편하게 말씀해 주세요."
"""The last sentence of the greeting."""
FRAME_BYTES = 160
ALIKE = 0.8


def voice_of(mouth: Mouth) -> Callable[[str], Audio]:
    return lambda text: mouth.synthesise(text, rate=140, volume=0.8)


class Caller:
    """What both have in common."""

    def __init__(self, voice: Callable[[str], Audio], speaks: Callable[[str], Audio]) -> None:
        """`voice`: how the assistant says a text; `speaks`: how the caller does."""
        self._voice, self._speaks = voice, speaks
        self._heard = np.zeros(0, np.float32)
        """8 kHz, from the end of what was recognised last."""
        self._news = asyncio.Event()

    async def hears(self, text: str) -> None:
        """Until a sentence is said."""
        await self._until(at_8_khz(self._voice(text).pcm))

    async def may_speak(self) -> None:
        """Until the sound that tells so."""
        await self._until(at_8_khz(earcon(Sound.LISTENING)))

    async def _until(self, wanted: np.ndarray) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while (end := found(self._heard, wanted)) is None:
                self._news.clear()
                await self._news.wait()
        self._heard = self._heard[end:]

    def _take(self, samples: np.ndarray) -> None:
        self._heard = np.concatenate([self._heard, samples])
        self._news.set()

    def frames(self, text: str, silence_s: float = 2.0) -> list[np.ndarray]:
        """Frames of 20 ms at 8 kHz, silence around."""
        narrow = Narrow()
        pcm = bytes(6400) + self._speaks(text).pcm + bytes(round(silence_s * 32_000))
        return [*narrow.push(pcm), *narrow.flush()]


def at_8_khz(pcm: bytes) -> np.ndarray:
    narrow = Narrow()
    return np.concatenate([*narrow.push(pcm), *narrow.flush()])


def found(heard: np.ndarray, wanted: np.ndarray) -> int | None:
    """Where `wanted` ends in `heard`, if it is in it: the place of the highest normalised correlation."""
    if heard.size < wanted.size:
        return None
    size = heard.size + wanted.size
    likeness = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size)), size)[: heard.size - wanted.size + 1]
    energy = np.concatenate([[0.0], np.cumsum(np.square(heard, dtype=np.float64))])
    least = float(np.sum(np.square(wanted)))
    likeness = likeness / np.sqrt(np.maximum(energy[wanted.size :] - energy[: -wanted.size], 0.2 * least) * least)
    best = int(np.argmax(likeness))
    return best + wanted.size if likeness[best] >= ALIKE else None


class Streamed(Caller):
    """Behind a provider that streams as Twilio does."""

    def __init__(self, app: Any, voice: Callable[[str], Audio], speaks: Callable[[str], Audio]) -> None:
        super().__init__(voice, speaks)
        self._app = app
        self.events: list[dict[str, Any]] = []
        self.listens = True
        self._in: asyncio.Queue[Any] = asyncio.Queue()
        self.task: asyncio.Task[None] | None = None

    async def call(self, headers: dict[str, str] | None = None, **parameters: str) -> None:
        raw = [(name.lower().encode(), value.encode()) for name, value in {"host": "gateway", **(headers or {})}.items()]
        scope = {"type": "websocket", "path": PATH, "raw_path": PATH.encode(), "headers": raw, "query_string": b"", "subprotocols": []}
        scope |= {"scheme": "ws", "client": ("127.0.0.1", 1), "server": ("gateway", 80), "asgi": {"version": "3.0"}, "root_path": ""}
        self._in.put_nowait({"type": "websocket.connect"})
        self.task = asyncio.create_task(self._app(scope, self._in.get, self._receive))
        await self.send(event="connected", protocol="Call", version="1.0.0")
        form = {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1}
        start = {"streamSid": "MZ1", "callSid": "CA1", "tracks": ["inbound"], "mediaFormat": form, "customParameters": parameters}
        await self.send(event="start", sequenceNumber="1", streamSid="MZ1", start=start)

    async def send(self, **frame: Any) -> None:
        self._in.put_nowait({"type": "websocket.receive", "text": json.dumps(frame)})

    async def _receive(self, message: dict[str, Any]) -> None:
        if message["type"] == "websocket.close":
            self.events.append({"event": "close", "code": message["code"]})
        elif message["type"] == "websocket.send":
            frame = json.loads(message["text"])
            assert frame["streamSid"] == "MZ1"
            self.events.append(frame)
            if frame["event"] == "media":
                payload = base64.b64decode(frame["media"]["payload"])
                assert len(payload) == FRAME_BYTES
                self._take(from_mulaw(payload))
            elif frame["event"] == "mark" and self.listens:
                await self.send(event="mark", streamSid="MZ1", mark=frame["mark"])
        self._news.set()

    async def until(self, event: str) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE_S):
            while not (found := [each for each in self.events if each["event"] == event]):
                self._news.clear()
                await self._news.wait()
        return found[-1]

    async def speaks(self, text: str, silence_s: float = 2.0) -> None:
        for samples in self.frames(text, silence_s):
            await self.sound(to_mulaw(samples))

    async def sound(self, mulaw: bytes) -> None:
        payload = base64.b64encode(mulaw).decode()
        await self.send(event="media", streamSid="MZ1", media={"track": "inbound", "chunk": "1", "timestamp": "5", "payload": payload})

    async def keys(self, keys: str) -> None:
        for digit in keys:
            await self.send(event="dtmf", streamSid="MZ1", dtmf={"track": "inbound_track", "digit": digit})

    async def hang_up(self) -> None:
        await self.send(event="stop", streamSid="MZ1", stop={})
        assert self.task is not None
        await asyncio.wait_for(self.task, PATIENCE_S)


class Behind(Caller):
    """Behind an Asterisk PBX."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    listening: asyncio.Task[None]
    ended = False

    async def call(self, port: int) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port)
        self.listening = asyncio.create_task(self._listen())
        await self.send(UUID, bytes(range(16)))

    async def send(self, kind: int, payload: bytes = b"") -> None:
        self.writer.write(HEADER.pack(kind, len(payload)) + payload)
        await self.writer.drain()

    async def _listen(self) -> None:
        try:
            while True:
                kind, size = struct.unpack(">BH", await self.reader.readexactly(3))
                payload = await self.reader.readexactly(size)
                self.ended = self.ended or kind == HANG_UP
                if kind == SLIN:
                    assert size == 2 * FRAME_BYTES
                    self._take(from_pcm16(payload))
        except (asyncio.IncompleteReadError, ConnectionError):
            self.ended = True
        finally:
            self._news.set()

    async def speaks(self, text: str) -> None:
        for samples in self.frames(text):
            await self.send(SLIN, to_pcm16(samples))

    async def keys(self, keys: str) -> None:
        for digit in keys:
            await self.send(DTMF, digit.encode())

    async def hang_up(self) -> None:
        self.writer.close()
        await asyncio.wait_for(self.listening, PATIENCE_S)


class OnThePhone(Streamed):
    def expects(self, *texts: str) -> None:
        """Sentences said one right after the other, had ready: no two sounds of a sentence are alike."""
        for text in texts:
            self._voice(aloud(text))

    async def hears(self, text: str) -> None:
        await super().hears(aloud(text))

    async def asks(self, text: str) -> None:
        await self.may_speak()
        await self.speaks(text)
