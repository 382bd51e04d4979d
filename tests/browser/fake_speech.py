"""The speech line of the fake gateway: keeps what the page sends and sends what a test tells it to."""

from __future__ import annotations

import asyncio
import io
import json
import math
import struct
import wave
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Request, Response, WebSocket
from starlette.websockets import WebSocketDisconnect

RATE = 16_000
router = APIRouter(prefix="/api/v1/conversations")


@dataclass
class SpeechDesk:
    """All speech lines of a test, the newest last."""

    loop: Callable[[], asyncio.AbstractEventLoop]
    frames: list[dict[str, Any]] = field(default_factory=list)
    sound: bytearray = field(default_factory=bytearray)
    sockets: list[WebSocket] = field(default_factory=list)
    opened: int = 0
    read: list[int] = field(default_factory=list)
    """Numbers of the messages asked for as sound."""
    mute: bool = False
    deaf: bool = False
    """No recogniser: the line is refused as the gateway does."""
    notice: str = ""
    """What has to be shown before anything is said."""

    def reset(self) -> None:
        self.frames, self.sound, self.sockets, self.opened, self.read, self.mute, self.deaf = [], bytearray(), [], 0, [], False, False
        self.notice = ""

    def send(self, *frames: dict[str, Any] | bytes) -> None:
        """To the line opened last."""

        async def go() -> None:
            for frame in frames:
                await (self.sockets[-1].send_bytes(frame) if isinstance(frame, bytes) else self.sockets[-1].send_json(frame))

        asyncio.run_coroutine_threadsafe(go(), self.loop()).result(5)

    def cut(self) -> None:
        asyncio.run_coroutine_threadsafe(self.sockets.pop().close(1012), self.loop()).result(5)

    def sent(self, kind: str) -> list[dict[str, Any]]:
        return [frame for frame in self.frames if frame["type"] == kind]


def chunk(utterance: int, index: int, seconds: float, last: bool = True, pitch: float = 300.0) -> bytes:
    """A tone as the gateway sends a chunk of speech."""
    tone = array("h", (int(8000 * math.sin(2 * math.pi * pitch * n / RATE)) for n in range(int(seconds * RATE))))
    return struct.pack(">IHH", utterance, index, int(last)) + tone.tobytes()


@router.get("/{conversation_id}/messages/{seq}/speech")
async def speech(conversation_id: str, seq: int, request: Request) -> Response:
    desk: SpeechDesk = request.app.state.fake.speech
    if desk.mute:
        return Response('{"detail": "소리를 만들 수 없어요."}', 503, media_type="application/problem+json")
    desk.read.append(seq)
    return Response(wav(chunk(0, 0, 0.3)[8:]), media_type="audio/wav")


KEPT_S = {"no_microphone": 0.5, "lost": 0.6, "unreachable": 0.7, "no_speech": 0.8}
"""How long each of the sentences a kiosk keeps is here: that is how a test tells them apart."""
kept = APIRouter()


@kept.get("/api/v1/kiosk/speech/{name}")
async def kept_speech(name: str) -> Response:
    return Response(wav(chunk(0, 0, KEPT_S[name])[8:]), media_type="audio/wav")


def wav(pcm: bytes) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(pcm)
    return file.getvalue()


@router.websocket("/{conversation_id}/audio")
async def audio(socket: WebSocket, conversation_id: str) -> None:
    fake = socket.app.state.fake
    desk: SpeechDesk = fake.speech
    await socket.accept()
    auth = await socket.receive_json()
    talk = fake.talks.get(conversation_id)
    if talk is None or talk.token != auth["token"]:
        await socket.send_json({"type": "error", "problem": "not_found", "status": 404, "detail": "이 대화를 열 수 없어요."})
        await socket.close(1008)
        return
    desk.opened += desk.deaf
    if desk.deaf:
        await socket.send_json({"type": "error", "problem": "no_speech", "status": 503, "detail": "지금은 말을 들을 수 없어요."})
        await socket.close(1013)
        return
    desk.frames.append(auth)
    desk.sockets.append(socket)
    desk.opened += 1
    await socket.send_json({"type": "ready", "capture": False, "rate": RATE, **({"notice": desk.notice} if desk.notice else {})})
    try:
        while True:
            await _receive(desk, socket)
    except (WebSocketDisconnect, RuntimeError):
        pass


async def _receive(desk: SpeechDesk, socket: WebSocket) -> None:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1005))
    if message.get("bytes") is not None:
        desk.sound += message["bytes"]
    else:
        frame = json.loads(message["text"])
        desk.frames.append(frame)
        if frame["type"] == "ping":
            await socket.send_json({"type": "pong"})
