"""Telephone calls from an Asterisk PBX: AudioSocket over TCP.

Packets both ways: one byte kind, two bytes length (big-endian), payload. A call begins with its UUID; sound is 16-bit
little-endian of 8 kHz. The protocol has no secret, so this listens on loopback unless told otherwise, and only where a port is set.
"""

from __future__ import annotations

import asyncio
import contextlib
import struct
from collections import deque
from collections.abc import AsyncIterator

import numpy as np

from bot.errors import AudioError, ThreeAnyError
from channels import calls, problems
from channels.gateway import Gateway
from channels.problems import Problem
from channels.spoken.device import LAST_WORDS, Signal, Sound, Trouble
from channels.spoken.narrow import FRAME, PHONE_RATE, Narrow, Wide, earcon
from channels.spoken.session import SpokenSession
from voice import actions, events
from voice.audio import from_pcm16, to_pcm16

HANG_UP, UUID, DTMF, SLIN, ERROR = 0x00, 0x01, 0x03, 0x10, 0xFF
HEADER = struct.Struct(">BH")
BEGINS_WITHIN_S, SEND_WITHIN_S = 10.0, 10.0
UUID_BYTES = 16
FRAME_S = FRAME / PHONE_RATE
MOST_UNSENT = 3000
"""Frames of 20 ms."""

Played = tuple[int, int]
"""A sentence whose last frame this is: utterance, index."""


@contextlib.asynccontextmanager
async def listening(shared: Gateway) -> AsyncIterator[None]:
    """Calls are answered while this lasts; not at all where no port is set."""
    settings = shared.settings
    if not settings.audiosocket_port:
        yield
        return
    lines: set[asyncio.Task[None]] = set()

    def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # A task of our own: asyncio's would complain of a call that is cut off when the gateway ends.
        task = asyncio.create_task(_serve(AudioSocket(reader, writer, shared), writer))
        lines.add(task)
        task.add_done_callback(lines.discard)

    server = await asyncio.start_server(answer, settings.audiosocket_host, settings.audiosocket_port)
    try:
        yield
    finally:
        server.close()
        for task in lines:
            task.cancel()
        await asyncio.gather(*lines, return_exceptions=True)


async def _serve(line: AudioSocket, writer: asyncio.StreamWriter) -> None:
    try:
        await line.serve()
    finally:
        writer.close()


class AudioSocket:
    """One call: a `Device`. It plays at the pace of speech, so what was sent is what was heard."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, shared: Gateway) -> None:
        self._reader, self._writer, self._shared = reader, writer, shared
        self._narrow, self._wide = Narrow(), Wide()
        self._unsent: deque[tuple[bytes, Played | None]] = deque()
        self._news = asyncio.Event()
        self._is_over = False

    async def serve(self) -> None:
        try:
            await self._begins()
            session = await calls.answer(self._shared, self, str((self._writer.get_extra_info("peername") or ("pbx",))[0]))
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        except (ThreeAnyError, TimeoutError) as error:
            self._shared.telemetry.refused(problems.of(error) if isinstance(error, ThreeAnyError) else Problem("not_allowed"))
            await self._bye()
            return
        await self._shared.lobby.hold(session, self, self._read(session), self._write(session), hung_up=True)
        await self._bye()

    async def _begins(self) -> None:
        async with asyncio.timeout(BEGINS_WITHIN_S):
            kind, payload = await self._packet()
        if kind != UUID or len(payload) != UUID_BYTES:
            raise Problem("bad_frame")

    async def _packet(self) -> tuple[int, bytes]:
        kind, size = HEADER.unpack(await self._reader.readexactly(HEADER.size))
        return kind, await self._reader.readexactly(size)

    async def _bye(self) -> None:
        with contextlib.suppress(ConnectionError, TimeoutError):
            await self._send(HANG_UP, b"")

    # Out

    def send(self, signal: Signal) -> None:
        """See `Device`."""
        if isinstance(signal, Sound):
            self._put(self._narrow.push(signal.pcm))
            if signal.last:
                self._put(self._narrow.flush())
                self._unsent.append((b"", (signal.utterance, signal.index)))
        elif isinstance(signal, actions.Earcon):
            tones = Narrow()
            self._put([*tones.push(earcon(signal.sound)), *tones.flush()])
        elif isinstance(signal, actions.ClearPlayback):
            self._unsent.clear()
            self._narrow.flush()
        elif isinstance(signal, LAST_WORDS) or (isinstance(signal, Trouble) and signal.problem.code in ("erased", "unexpected")):
            self._is_over = True
        self._news.set()

    def _put(self, frames: list[np.ndarray]) -> None:
        self._unsent.extend((to_pcm16(samples), None) for samples in frames)
        self._is_over = self._is_over or len(self._unsent) > MOST_UNSENT

    async def _write(self, session: SpokenSession) -> None:
        """A frame every 20 ms, until the call is over and all of it was heard."""
        loop = asyncio.get_running_loop()
        due = loop.time()
        while self._unsent or not self._is_over:
            self._news.clear()
            if not self._unsent:
                await self._news.wait()
                due = max(due, loop.time())
                continue
            frame, played = self._unsent.popleft()
            if played is not None:
                await session.put(self, lambda at, played=played: events.Spoken(at, *played))
                continue
            await self._send(SLIN, frame)
            due += FRAME_S
            await asyncio.sleep(max(0.0, due - loop.time()))

    async def _send(self, kind: int, payload: bytes) -> None:
        self._writer.write(HEADER.pack(kind, len(payload)) + payload)
        async with asyncio.timeout(SEND_WITHIN_S):
            await self._writer.drain()

    # In

    async def _read(self, session: SpokenSession) -> None:
        while True:
            kind, payload = await self._packet()
            if kind in (HANG_UP, ERROR):
                return
            if kind == DTMF and len(payload) == 1:
                key = payload.decode("latin-1")
                await session.put(self, lambda at, key=key: events.Key(at, key))
            elif kind == SLIN and session.wants_sound:
                await self._hear(session, payload)

    async def _hear(self, session: SpokenSession, payload: bytes) -> None:
        try:
            pcm = self._wide.push(from_pcm16(payload))
        except AudioError:
            self._shared.telemetry.refused(Problem("bad_sound"))
            return
        if pcm:
            await session.put(self, pcm)
