"""The conversation API over a WebSocket: the event log as it grows, and messages in. Translates, decides nothing."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

import anyio
from fastapi import APIRouter, WebSocket
from pydantic import BaseModel, Field
from starlette.websockets import WebSocketDisconnect

from bot.errors import NotAllowed, ThreeAnyError
from channels import problems
from channels.conversation import TRANSCRIPT, Incoming
from channels.desk.modes import COUNSELLOR
from channels.desk.previews import mode_of, preview
from channels.events import STATE, Event, Follower
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
from channels.problems import Problem
from channels.shapes import ClientId
from channels.store import StoreError
from channels.text import clean
from channels.web import MOST_SEQ

MOST_UNSENT = 100

router = APIRouter(prefix="/api/v1")


class AuthFrame(BaseModel):
    type: str = Field(pattern="^auth$")
    token: str
    after: int = Field(0, ge=0, le=MOST_SEQ)


class SayFrame(BaseModel):
    type: str = Field(pattern="^say$")
    text: str
    client_id: ClientId | None = None


class TypingFrame(BaseModel):
    type: str = Field(pattern="^typing$")
    text: str = ""


@router.websocket("/conversations/{conversation_id}/events")
async def events(socket: WebSocket, conversation_id: str) -> None:
    shared: Gateway = socket.app.state.gateway
    known_as = clean(conversation_id[:MOST_ID_CHARS])
    await socket.accept()
    with shared.telemetry.socket():
        try:
            await Live(socket, shared, known_as).serve()
        except* WebSocketDisconnect:
            pass
        except* StoreError as failed:
            shared.telemetry.log.error("live line broke off", conversation=known_as, exc_info=failed)
            await socket.close(TRY_AGAIN_LATER)


class Live:
    """One open connection. `_send` alone writes to it, so frames never overtake each other."""

    def __init__(self, socket: WebSocket, shared: Gateway, conversation_id: str) -> None:
        self._socket, self._shared, self._id = socket, shared, conversation_id
        self._token = ""
        self._position = 0
        self._close_with = 0
        self._mode: str | None = None
        self._acks: deque[tuple[int, str | None]] = deque()
        self._errors: deque[dict[str, Any]] = deque()
        self._sent = asyncio.Event()

    async def serve(self) -> None:
        try:
            await self._authenticate()
        except (ThreeAnyError, TimeoutError) as error:
            refusal = error if isinstance(error, ThreeAnyError) else NotAllowed("no token in time")
            await self._socket.send_text(encode(self._error(refusal)))
            await self._socket.close(TRY_AGAIN_LATER if isinstance(error, StoreError) else POLICY_VIOLATION)
            return
        with self._shared.followers.following(self._id) as follower:
            async with anyio.create_task_group() as both:
                for work in (self._send, self._receive):
                    both.start_soon(work, follower, both.cancel_scope)

    async def _authenticate(self) -> None:
        async with asyncio.timeout(AUTH_WITHIN_S):
            frame = parse(AuthFrame, self._decode(await receive(self._socket)))
        self._token = digest(frame.token)
        self._shared.limits.messages.take(self._token)
        await self._shared.conversations.admit(self._id, frame.token)
        self._position = await self._shared.conversations.place(self._id, frame.after) if frame.after else 0

    async def _receive(self, follower: Follower, _both: anyio.CancelScope) -> None:
        bad = 0
        while bad < MOST_BAD_FRAMES:
            await self._room()
            received = await receive(self._socket)
            content: Any = None
            try:
                content = self._decode(received)
                if isinstance(content, dict) and content.get("type") == "typing":
                    await self._preview(parse(TypingFrame, content))
                else:
                    await self._say(parse(SayFrame, content))
                bad = 0
            except ThreeAnyError as error:
                bad += isinstance(error, Problem) and error.code == "bad_frame"
                self._errors.append(self._error(error, content))
            if bad >= MOST_BAD_FRAMES:
                self._close_with = POLICY_VIOLATION
            follower.news.set()

    async def _room(self) -> None:
        """Who does not read what we answer is not read either, so that nothing piles up here."""
        while len(self._acks) + len(self._errors) >= MOST_UNSENT:
            self._sent.clear()
            await self._sent.wait()

    async def _say(self, frame: SayFrame) -> None:
        self._shared.limits.messages.take(self._token)
        client_id = clean(frame.client_id) or None if frame.client_id else None
        seq = await self._shared.conversations.say(Incoming(self._id, frame.text, client_id))
        self._acks.append((seq, frame.client_id))

    async def _preview(self, frame: TypingFrame) -> None:
        """What the citizen is about to say, for the counsellor who has the conversation; it is kept nowhere."""
        self._shared.limits.messages.take(self._token)
        if not self._shared.followers.has_desk(self._id):
            return
        if self._mode is None:
            self._mode = mode_of(await self._shared.conversations.state(self._id))
        if self._mode == COUNSELLOR:
            self._shared.followers.whisper(self._id, {"type": "preview", "text": preview(frame.text)}, to_desk=True)

    async def _send(self, follower: Follower, both: anyio.CancelScope) -> None:
        announced = None
        while True:
            follower.news.clear()
            batch = await self._shared.conversations.read(self._id, self._position)
            for event in batch:
                await self._socket.send_text(_frame(event))
                self._position = event.seq
                if event.kind == STATE:
                    self._mode = mode_of(event.payload)
            if len(batch) == TRANSCRIPT:
                continue
            await self._send_own()
            if follower.erased:
                await self._socket.send_text(encode(self._error(Problem("erased"))))
                self._close_with = NORMAL_CLOSURE
            if self._close_with:
                await self._socket.close(self._close_with)
                both.cancel()
                return
            while follower.whispers:
                await self._socket.send_text(encode({**follower.whispers.popleft(), "seq": self._position}))
            writing = self._shared.followers.being_answered(self._id)
            if writing and writing != announced:
                announced = writing
                await self._socket.send_text(encode({"type": "typing", "seq": self._position}))
            await follower.news.wait()

    async def _send_own(self) -> None:
        # An acknowledgement goes out after the log up to its message: a client that resumes after its number has seen everything before it.
        while self._acks and self._acks[0][0] <= self._position:
            seq, client_id = self._acks.popleft()
            await self._socket.send_text(encode({"type": "ack", "seq": seq, "client_id": client_id}))
        while self._errors:
            await self._socket.send_text(encode(self._errors.popleft()))
        self._sent.set()

    def _decode(self, message: dict[str, Any]) -> Any:
        return decode(message, self._shared.settings.max_body_bytes)

    def _error(self, error: ThreeAnyError, content: Any = None) -> dict[str, Any]:
        problem = problems.of(error)
        self._shared.telemetry.refused(problem)
        frame = {"type": "error", "seq": self._position, **problems.body(problem, self._shared.wording), "problem": problem.code}
        frame["type"] = "error"
        if isinstance(content, dict) and isinstance(content.get("client_id"), str):
            frame["client_id"] = content["client_id"]
        if problem.retry_after is not None:
            frame["retry_after"] = problem.retry_after
        return frame


def _frame(event: Event) -> str:
    """The contract's fields beside `type` and `seq`, and the whole record once more under its name for clients that keep it as one."""
    if event.kind == STATE:
        return f'{{"type":"state","seq":{event.seq},"state":{event.payload},{event.payload[1:]}'
    return f'{{"type":"message","message":{event.payload},{event.payload[1:]}'
