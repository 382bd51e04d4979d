"""The speech turn over a WebSocket: sound and buttons in, sound, captions and signals out. Translates, decides nothing."""

from __future__ import annotations

import asyncio
import struct
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, WebSocket
from starlette.websockets import WebSocketDisconnect

from bot.errors import NotAllowed, ThreeAnyError
from channels import problems, qr
from channels.audio_frames import AuthFrame, DeviceFrame, PingFrame
from channels.frames import (
    AUTH_WITHIN_S,
    MOST_BAD_FRAMES,
    MOST_ID_CHARS,
    NORMAL_CLOSURE,
    POLICY_VIOLATION,
    TRY_AGAIN_LATER,
    decode,
    encode,
    parse,
    receive,
)
from channels.gateway import Gateway
from channels.identity import digest
from channels.page_url import page_url
from channels.problems import Problem
from channels.spoken import device as to_device
from channels.spoken.core import Guest
from channels.spoken.device import LAST_WORDS, Signal
from channels.spoken.session import Happening, SpokenSession
from channels.text import clean
from channels.web import address
from voice import actions, events, profile
from voice.audio import RATE
from voice.profile import Profile

SEND_WITHIN_S = 10.0
MOST_UNSENT = 500
"""Frames a device has not taken yet. With sound sent ahead of its time by no more than seconds, only one that does not read has so many."""
HEADER = struct.Struct(">IHH")
"""Before each piece of sound: utterance, index, flags."""
LAST = 1
PROFILES: dict[str, Profile] = {"kiosk": profile.KIOSK, "web": profile.WEB}

router = APIRouter(prefix="/api/v1")


@router.websocket("/conversations/{conversation_id}/audio")
async def audio(socket: WebSocket, conversation_id: str) -> None:
    shared: Gateway = socket.app.state.gateway
    await socket.accept()
    with shared.telemetry.socket():
        await AudioLine(socket, shared, clean(conversation_id[:MOST_ID_CHARS])).serve()


class AudioLine:
    """One open connection: a `Device`. `_write` alone writes to it once it is open, so frames never overtake each other."""

    def __init__(self, socket: WebSocket, shared: Gateway, conversation_id: str) -> None:
        self._socket, self._shared, self._id = socket, shared, conversation_id
        self._unsent: deque[Signal | dict[str, Any]] = deque()
        self._news = asyncio.Event()
        self._close_with = 0
        self._bad = 0

    async def serve(self) -> None:
        try:
            session = await self._enter()
        except WebSocketDisconnect:
            return
        except (ThreeAnyError, TimeoutError) as error:
            await self._turn_away(error if isinstance(error, ThreeAnyError) else NotAllowed("no token in time"))
            return
        await self._shared.lobby.hold(session, self, self._read(session), self._write())

    async def _enter(self) -> SpokenSession:
        async with asyncio.timeout(AUTH_WITHIN_S):
            frame = parse(AuthFrame, decode(await receive(self._socket), self._shared.settings.max_body_bytes))
        self._shared.limits.messages.take(digest(frame.token))
        await self._shared.conversations.admit(self._id, frame.token)
        wanted = replace(PROFILES[frame.device], echo=frame.echo, hands_free=frame.hands_free)
        guest = Guest(frame.token, frame.device, address(self._socket))
        session = await self._shared.lobby.enter(self._id, guest, self, wanted)
        notice = self._shared.speech.notice
        self._unsent.appendleft({"type": "ready", "capture": False, "rate": RATE, **({"notice": notice} if notice else {})})
        self._news.set()
        return session

    async def _turn_away(self, error: ThreeAnyError) -> None:
        frame = self._error(problems.of(error))
        try:
            await self._socket.send_text(encode(frame))
            await self._socket.close(POLICY_VIOLATION if frame["status"] < 500 else TRY_AGAIN_LATER)
        except (WebSocketDisconnect, RuntimeError):
            return  # they did not wait for it

    # Out

    def send(self, signal: Signal) -> None:
        """See `Device`."""
        if isinstance(signal, actions.ClearPlayback):
            self._unsent = deque(each for each in self._unsent if not isinstance(each, to_device.Say | to_device.Sound))
        self._put(signal)

    def _put(self, frame: Signal | dict[str, Any]) -> None:
        self._unsent.append(frame)
        if len(self._unsent) > MOST_UNSENT:
            self._close_with = POLICY_VIOLATION
        self._news.set()

    async def _write(self) -> None:
        """Until the line is to be closed, or is not read any more."""
        while not self._close_with:
            self._news.clear()
            while self._unsent and not self._close_with:
                signal = self._unsent.popleft()
                async with asyncio.timeout(SEND_WITHIN_S):
                    await self._send(signal)
                self._close_with = self._close_with or _ending(signal)
            if not self._close_with:
                await self._news.wait()
        await self._socket.close(self._close_with)

    async def _send(self, signal: Signal | dict[str, Any]) -> None:
        if isinstance(signal, to_device.Sound):
            await self._socket.send_bytes(HEADER.pack(signal.utterance, signal.index, LAST if signal.last else 0) + signal.pcm)
        elif isinstance(signal, to_device.StateIs):
            await self._socket.send_text(f'{{"type":"state","state":{signal.state}}}')
        elif isinstance(signal, to_device.CodeIs):
            # In the fragment, as `POST /link` gives it.
            url = f"{page_url(self._socket, self._shared.settings)}/#code={signal.code}"
            frame = {"type": "code", "code": signal.code, "valid_s": signal.valid_s, "url": url, "qr": qr.svg(url)}
            await self._socket.send_text(encode(frame))
        elif isinstance(signal, dict):
            await self._socket.send_text(encode(signal))
        elif isinstance(signal, to_device.Trouble):
            await self._socket.send_text(encode(self._error(signal.problem)))
        else:
            await self._socket.send_text(encode(_FRAMES[type(signal)](signal)))

    def _error(self, problem: Problem) -> dict[str, Any]:
        frame = {**problems.body(problem, self._shared.wording), "type": "error", "problem": problem.code}
        return frame if problem.retry_after is None else {**frame, "retry_after": problem.retry_after}

    # In

    async def _read(self, session: SpokenSession) -> None:
        while True:
            message = await receive(self._socket)
            try:
                happening = self._happening(message, session)
                self._bad = 0
            except Problem as problem:
                self._refuse(problem)
                if problem.code != "bad_sound" or not session.wants_sound:
                    continue
                happening = events.RecogniserFailed
            if happening is not None:
                await session.put(self, happening)

    def _happening(self, message: Mapping[str, Any], session: SpokenSession) -> Happening | None:
        pcm = message.get("bytes")
        if pcm is None:
            frame = parse(DeviceFrame, decode(dict(message), self._shared.settings.max_body_bytes)).root
            if isinstance(frame, PingFrame):
                self._put({"type": "pong"})
                return None
            return frame.event
        if len(pcm) > self._shared.settings.max_body_bytes:
            raise Problem("too_large")
        if len(pcm) % 2:
            raise Problem("bad_sound")
        # Nobody asked for it, or it came too late to be told so.
        return bytes(pcm) if session.wants_sound and pcm else None

    def _refuse(self, problem: Problem) -> None:
        self._shared.telemetry.refused(problem)
        self._put(self._error(problem))
        self._bad += 1
        if self._bad >= MOST_BAD_FRAMES:
            self._close_with = POLICY_VIOLATION
            self._news.set()


def _ending(signal: Signal | dict[str, Any]) -> int:
    """With which code the line is closed after it; 0: not at all. Who is told 1008 does not try again."""
    if isinstance(signal, to_device.Replaced) or (isinstance(signal, to_device.Trouble) and signal.problem.code == "erased"):
        return POLICY_VIOLATION
    if isinstance(signal, to_device.Trouble) and signal.problem.code == "unexpected":
        return TRY_AGAIN_LATER
    return NORMAL_CLOSURE if isinstance(signal, LAST_WORDS) else 0


_FRAMES: Mapping[type[Any], Callable[[Any], dict[str, Any]]] = {
    to_device.TurnIs: lambda signal: {"type": "turn", "state": signal.state.value},
    to_device.Capture: lambda signal: {"type": "capture", "on": signal.on},
    to_device.Say: lambda signal: {
        "type": "say",
        "utterance": signal.utterance,
        "index": signal.index,
        "text": signal.line.text,
        "rate": RATE,
    },
    to_device.Choices: lambda signal: {"type": "choices", "options": [{"title": o.title, "text": o.text} for o in signal.options]},
    to_device.Benefits: lambda signal: {"type": "benefits", "benefits": signal.cards},
    to_device.Moved: lambda signal: {"type": "moved", "id": signal.id, "token": signal.token},
    to_device.Wiped: lambda _: {"type": "wiped"},
    to_device.Ended: lambda _: {"type": "ended"},
    to_device.Replaced: lambda _: {"type": "replaced"},
    actions.Earcon: lambda signal: {"type": "earcon", "sound": signal.sound.value},
    actions.Caption: lambda signal: {"type": "caption", "id": signal.id, "text": signal.text, "who": signal.who},
    actions.ClearPlayback: lambda _: {"type": "clear"},
    actions.SetManner: lambda signal: {"type": "manner", "rate": signal.rate, "volume": signal.volume},
}
