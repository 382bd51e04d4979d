"""Telephone calls as providers stream them over a WebSocket (Twilio's media streams and what is shaped like them).

JSON both ways: `connected`, `start`, `media`, `dtmf`, `mark`, `stop` come in; `media`, `mark`, `clear` go out. Sound is μ-law of 8 kHz in
base64, 20 ms a frame. A mark comes back when what was sent before it has been heard.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
from collections import deque
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, WebSocket
from pydantic import BaseModel, Field, RootModel
from starlette.websockets import WebSocketDisconnect

from bot.errors import ThreeAnyError
from channels import calls, problems, web
from channels.frames import AUTH_WITHIN_S, MOST_BAD_FRAMES, NORMAL_CLOSURE, POLICY_VIOLATION, decode, encode, parse, receive
from channels.gateway import Gateway
from channels.problems import Problem
from channels.spoken.device import LAST_WORDS, Signal, Sound, Trouble
from channels.spoken.narrow import Narrow, Wide, earcon
from channels.spoken.session import Happening, SpokenSession
from voice import actions, events
from voice.telephone import from_mulaw, to_mulaw

SEND_WITHIN_S = 10.0
MOST_UNSENT = 3000
"""Frames of 20 ms."""
PATH = "/api/v1/phone/media"

router = APIRouter()


class MediaFormat(BaseModel):
    encoding: Literal["audio/x-mulaw"] = "audio/x-mulaw"
    sampleRate: Literal[8000] = 8000
    channels: Literal[1] = 1


class Start(BaseModel):
    streamSid: str = Field(max_length=128)
    mediaFormat: MediaFormat = MediaFormat()
    customParameters: dict[str, Any] = {}


class StartFrame(BaseModel):
    event: Literal["start"]
    start: Start


class Media(BaseModel):
    payload: str
    track: str = "inbound"


class MediaFrame(BaseModel):
    event: Literal["media"]
    media: Media


class Dtmf(BaseModel):
    digit: str = Field(pattern=r"^[0-9*#A-D]$")


class DtmfFrame(BaseModel):
    event: Literal["dtmf"]
    dtmf: Dtmf


class Mark(BaseModel):
    name: str = Field(pattern=r"^\d{1,10}\.\d{1,5}$")


class MarkFrame(BaseModel):
    event: Literal["mark"]
    mark: Mark


class StopFrame(BaseModel):
    event: Literal["stop"]


class ConnectedFrame(BaseModel):
    event: Literal["connected"]


class CallFrame(RootModel[Any]):
    root: Annotated[StartFrame | MediaFrame | DtmfFrame | MarkFrame | StopFrame | ConnectedFrame, Field(discriminator="event")]


@router.websocket(PATH)
async def media(socket: WebSocket) -> None:
    """Only who knows the secret gets in: by the provider's signature of the address, or by the stream's parameter `secret`."""
    shared: Gateway = socket.app.state.gateway
    secret = shared.settings.phone_secret.get_secret_value()
    signature = socket.headers.get("x-twilio-signature")
    if not secret or (signature is not None and not hmac.compare_digest(signature, sign(secret, address(socket, shared)))):
        await socket.close(POLICY_VIOLATION)
        return
    await socket.accept()
    with shared.telemetry.socket():
        await MediaLine(socket, shared, needs="" if signature is not None else secret).serve()


def address(socket: WebSocket, shared: Gateway) -> str:
    """The address the provider was given, which it signs."""
    return shared.settings.phone_url or str(socket.url)


def sign(secret: str, url: str) -> str:
    """As Twilio signs a request without parameters: HMAC-SHA1 of the address by the account's token, in base64."""
    return base64.b64encode(hmac.digest(secret.encode(), url.encode(), "sha1")).decode()


class MediaLine:
    """One call: a `Device`."""

    def __init__(self, socket: WebSocket, shared: Gateway, needs: str) -> None:
        """`needs`: the secret that the stream must still show; empty: it was signed."""
        self._socket, self._shared, self._needs = socket, shared, needs
        self._stream = ""
        self._narrow, self._wide = Narrow(), Wide()
        self._unsent: deque[dict[str, Any]] = deque()
        self._news = asyncio.Event()
        self._bad = 0
        self._close_with = 0

    async def serve(self) -> None:
        try:
            await self._started()
            session = await calls.answer(self._shared, self, web.address(self._socket))
        except WebSocketDisconnect:
            return
        except (ThreeAnyError, TimeoutError) as error:
            # Without a voice nothing can be explained on the telephone; the provider says what it was told to say then.
            problem = problems.of(error) if isinstance(error, ThreeAnyError) else Problem("not_allowed")
            self._shared.telemetry.refused(problem)
            await self._socket.close(POLICY_VIOLATION)
            return
        await self._shared.lobby.hold(session, self, self._read(session), self._write(), hung_up=True)

    async def _started(self) -> None:
        async with asyncio.timeout(AUTH_WITHIN_S):
            frame: Any = None
            while not isinstance(frame, StartFrame):
                frame = self._parsed(await receive(self._socket))
        shown = frame.start.customParameters.get("secret")
        if self._needs and not (isinstance(shown, str) and hmac.compare_digest(shown.encode(), self._needs.encode())):
            raise Problem("not_allowed")
        self._stream = frame.start.streamSid

    # Out

    def send(self, signal: Signal) -> None:
        """See `Device`."""
        if isinstance(signal, Sound):
            self._sound(self._narrow.push(signal.pcm))
            if signal.last:
                self._sound(self._narrow.flush())
                self._put({"event": "mark", "mark": {"name": f"{signal.utterance}.{signal.index}"}})
        elif isinstance(signal, actions.Earcon):
            tones = Narrow()
            self._sound([*tones.push(earcon(signal.sound)), *tones.flush()])
        elif isinstance(signal, actions.ClearPlayback):
            self._unsent.clear()
            self._narrow.flush()
            self._put({"event": "clear"})
        elif isinstance(signal, LAST_WORDS) or (isinstance(signal, Trouble) and signal.problem.code in ("erased", "unexpected")):
            self._close(NORMAL_CLOSURE)

    def _sound(self, frames: list[np.ndarray]) -> None:
        for samples in frames:
            self._put({"event": "media", "media": {"payload": base64.b64encode(to_mulaw(samples)).decode()}})

    def _put(self, frame: dict[str, Any]) -> None:
        self._unsent.append({**frame, "streamSid": self._stream})
        if len(self._unsent) > MOST_UNSENT:
            self._close(POLICY_VIOLATION)
        self._news.set()

    def _close(self, code: int) -> None:
        self._close_with = self._close_with or code
        self._news.set()

    async def _write(self) -> None:
        while True:
            self._news.clear()
            while self._unsent and self._close_with != POLICY_VIOLATION:
                async with asyncio.timeout(SEND_WITHIN_S):
                    await self._socket.send_text(encode(self._unsent.popleft()))
            if self._close_with:
                await self._socket.close(self._close_with)
                return
            await self._news.wait()

    # In

    def _parsed(self, message: dict[str, Any]) -> Any:
        return parse(CallFrame, decode(message, self._shared.settings.max_body_bytes)).root

    async def _read(self, session: SpokenSession) -> None:
        while True:
            try:
                frame = self._parsed(await receive(self._socket))
                if isinstance(frame, StopFrame):
                    return
                happening = self._happening(frame, session)
                self._bad = 0
            except Problem as problem:
                self._refuse(problem)
                continue
            if happening is not None:
                await session.put(self, happening)

    def _happening(self, frame: Any, session: SpokenSession) -> Happening | None:
        if isinstance(frame, DtmfFrame):
            return lambda at: events.Key(at, frame.dtmf.digit)
        if isinstance(frame, MarkFrame):
            utterance, index = map(int, frame.mark.name.split("."))
            return lambda at: events.Spoken(at, utterance, index)
        if not isinstance(frame, MediaFrame) or frame.media.track != "inbound":
            return None
        try:
            samples = from_mulaw(base64.b64decode(frame.media.payload, validate=True))
        except ValueError:  # binascii.Error is one; so is what is said of a letter that is not ASCII
            raise Problem("bad_sound") from None
        return self._wide.push(samples) if session.wants_sound and samples.size else None

    def _refuse(self, problem: Problem) -> None:
        self._shared.telemetry.refused(problem)
        self._bad += 1
        if self._bad >= MOST_BAD_FRAMES:
            self._close(POLICY_VIOLATION)
