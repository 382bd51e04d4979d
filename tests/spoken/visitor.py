"""A device at the other end of `/audio`, in this process: shows, plays and remembers what comes, and says what it is told to."""

from __future__ import annotations

import asyncio
import json
import struct
from collections.abc import Callable
from typing import Any

from voice.audio import RATE, to_pcm16
from voice.speak import Audio

Frame = dict[str, Any]
PATIENCE_S = 10.0
FRAME_S = 0.1


class Visitor:
    def __init__(self, app: Any, key: dict[str, str], speaks: Callable[[str], Audio]) -> None:
        self._app, self._key, self._speaks = app, key, speaks
        self.frames: list[Frame] = []
        self.played: dict[tuple[int, int], bytes] = {}
        self.capturing = False
        self.listens = True
        """Reports what was played as soon as it has come."""
        self.reads = asyncio.Event()
        self.reads.set()
        self._in: asyncio.Queue[Any] = asyncio.Queue()
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._seen = 0

    @property
    def id(self) -> str:
        return self._key["id"]

    async def connect(self, **auth: Any) -> Visitor:
        await self.open()
        await self.send(type="auth", token=self._key["token"], **auth)
        return self

    async def open(self) -> None:
        path = f"/api/v1/conversations/{self.id}/audio"
        scope = {"type": "websocket", "path": path, "raw_path": path.encode(), "headers": [], "query_string": b"", "subprotocols": []}
        scope |= {"scheme": "ws", "client": ("127.0.0.1", 1), "server": ("gateway", 80), "asgi": {"version": "3.0"}, "root_path": ""}
        self._in = asyncio.Queue()
        self._in.put_nowait({"type": "websocket.connect"})
        self.capturing = False
        self._task = asyncio.create_task(self._app(scope, self._in.get, self._take))

    async def drop(self) -> None:
        """The line breaks."""
        self._in.put_nowait({"type": "websocket.disconnect", "code": 1006})
        if self._task is not None:
            await asyncio.wait_for(self._task, PATIENCE_S)

    async def closed(self) -> int:
        """Until the gateway closes the line; with which code."""
        assert self._task is not None
        await asyncio.wait_for(asyncio.shield(self._task), PATIENCE_S)
        return int(next(frame["code"] for frame in reversed(self.frames) if frame["type"] == "close"))

    async def _take(self, message: dict[str, Any]) -> None:
        await self.reads.wait()
        if message["type"] == "websocket.close":
            self.frames.append({"type": "close", "code": message["code"]})
        elif message["type"] == "websocket.send" and message.get("text") is not None:
            frame = json.loads(message["text"])
            self.frames.append(frame)
            if frame["type"] == "capture":
                self.capturing = frame["on"]
        elif message["type"] == "websocket.send":
            await self._play(message["bytes"])
        self._news.set()

    async def _play(self, data: bytes) -> None:
        utterance, index, flags = struct.unpack(">IHH", data[:8])
        self.played[utterance, index] = self.played.get((utterance, index), b"") + data[8:]
        self.frames.append({"type": "sound", "utterance": utterance, "index": index, "last": bool(flags & 1), "size": len(data) - 8})
        if flags & 1 and self.listens:
            await self.send(type="played", utterance=utterance, index=index, finished=True, position=1.0)

    async def send(self, **frame: Any) -> None:
        self._in.put_nowait({"type": "websocket.receive", "text": json.dumps(frame)})

    async def send_text(self, text: str) -> None:
        self._in.put_nowait({"type": "websocket.receive", "text": text})

    async def send_sound(self, pcm: bytes) -> None:
        self._in.put_nowait({"type": "websocket.receive", "bytes": pcm})

    async def press(self, name: str) -> None:
        await self.send(type="button", name=name)

    async def keys(self, keys: str) -> None:
        for key in keys:
            await self.send(type="key", key=key)

    # What happens, in order: each of these looks at what has not been looked at yet.

    async def until(self, kind: str, **wanted: Any) -> Frame:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                while self._seen < len(self.frames):
                    frame = self.frames[self._seen]
                    self._seen += 1
                    if frame["type"] == kind and all(frame.get(name) == value for name, value in wanted.items()):
                        return frame
                self._news.clear()
                await self._news.wait()

    async def hears(self, part: str) -> Frame:
        """Until a sentence with `part` in it is said."""
        try:
            while part not in (frame := await self.until("say"))["text"]:
                pass
        except TimeoutError:
            raise AssertionError(f"{part!r} was not said, but {self.said()}") from None
        return frame

    async def speaks(self, text: str) -> None:
        """Say it, once sound is wanted, with silence behind it."""
        if not self.capturing:
            await self.until("capture", on=True)
        await self.sound(self._speaks(text).samples)

    async def sound(self, samples: Any, silence_s: float = 2.0) -> None:
        pcm = bytes(RATE // 5 * 2) + to_pcm16(samples) + bytes(round(silence_s * RATE) * 2)
        size = round(FRAME_S * RATE) * 2
        for at in range(0, len(pcm), size):
            await self.send_sound(pcm[at : at + size])

    async def asks(self, text: str) -> None:
        """Tap, speak."""
        await self.press("talk")
        await self.until("capture", on=True)
        await self.speaks(text)

    def said(self) -> list[str]:
        """Every sentence said so far."""
        return [frame["text"] for frame in self.frames if frame["type"] == "say"]

    def of(self, kind: str) -> list[Frame]:
        return [frame for frame in self.frames if frame["type"] == kind]
