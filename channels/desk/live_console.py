"""The console over a WebSocket: every conversation's row as it changes, the logs that are watched, and a counsellor's words in.

Translates, decides nothing. A watched log is read from where the console stands, as a citizen's is: nothing is lost or doubled.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

import anyio
import orjson
from fastapi import APIRouter, WebSocket
from sqlalchemy import Connection
from starlette.websockets import WebSocketDisconnect

from bot.errors import NotFound, ThreeAnyError
from channels import problems
from channels.audit import log as audit
from channels.clock import millis
from channels.conversation import TRANSCRIPT
from channels.desk import beside
from channels.desk.board import Reader
from channels.desk.console_frames import AuthFrame, OfOne, SayFrame, WatchFrame, ack, event_frame
from channels.desk.modes import locked
from channels.events import Follower
from channels.frames import AUTH_WITHIN_S, MOST_BAD_FRAMES, POLICY_VIOLATION, TRY_AGAIN_LATER, decode, encode, parse, receive
from channels.gateway import Gateway
from channels.problems import Problem
from channels.staff import session
from channels.staff.session import Member
from channels.store import StoreError

SIGN_EACH_S = 15.0
"""How often an open line gives a sign of life of its counsellor: it answers the server's pings, also where the page is in the background
and its own timers sleep."""
MOST_WATCHED = 10
MOST_UNSENT = 100

F = TypeVar("F")
router = APIRouter(prefix="/api/v1/console")


@dataclass(eq=False)
class Watch:
    """One log as far as this console has seen it."""

    follower: Follower
    position: int
    closing: ExitStack = field(default_factory=ExitStack)
    announced: str | None = None
    acks: deque[tuple[int, str | None]] = field(default_factory=deque)
    beside: bytes = b""
    """What stands beside it, as it was sent last."""
    is_stale: bool = True
    """Something happened since."""


@router.websocket("/events")
async def events(socket: WebSocket) -> None:
    shared: Gateway = socket.app.state.gateway
    await socket.accept()
    with shared.telemetry.socket():
        try:
            await LiveConsole(socket, shared).serve()
        except* WebSocketDisconnect:
            pass
        except* StoreError as failed:
            shared.telemetry.log.error("console's line broke off", exc_info=failed)
            await socket.close(TRY_AGAIN_LATER)


class LiveConsole:
    """One open line. `_send` alone writes to it, so frames never overtake each other."""

    _member: Member

    def __init__(self, socket: WebSocket, shared: Gateway) -> None:
        self._socket, self._shared = socket, shared
        self._news, self._sent = asyncio.Event(), asyncio.Event()
        self._watched: dict[str, Watch] = {}
        self._own: deque[dict[str, Any]] = deque()
        self._refused: Problem | None = None

    async def serve(self) -> None:
        try:
            async with asyncio.timeout(AUTH_WITHIN_S):
                frame = parse(AuthFrame, self._decode(await receive(self._socket)))
            self._member = await session.of_socket(self._socket, csrf=frame.csrf, active=True)
        except (ThreeAnyError, TimeoutError) as error:
            await self._refuse(error if isinstance(error, ThreeAnyError) else Problem("not_signed_in"))
            return
        await self._shared.desk.seen(self._member.id, arrives=True)
        try:
            with self._shared.desk.board.reading(self._member.id, session.hash_of(self._socket), self._news) as reader:
                await self._check()  # what happened before we were to be told
                if self._refused is None:
                    await self._socket.send_text(encode(await self._shared.desk.board.first(self._member.id)))
                async with anyio.create_task_group() as together:
                    together.start_soon(self._send, reader, together.cancel_scope)
                    together.start_soon(self._receive)
                    together.start_soon(self._sign)
        finally:
            for watch in self._watched.values():
                watch.closing.close()

    # In

    async def _receive(self) -> None:
        bad = 0
        while self._refused is None:
            await self._room()
            received = await receive(self._socket)
            content: Any = None
            try:
                content = self._decode(received)
                await self._shared.desk.seen(self._member.id)
                await self._heed(content)
                bad = 0
            except ThreeAnyError as error:
                bad += isinstance(error, Problem) and error.code == "bad_frame"
                if error is not self._refused:
                    self._own.append(self._error(error, content))
                if bad >= MOST_BAD_FRAMES:
                    self._refused = Problem("bad_frame")
            self._news.set()

    async def _room(self) -> None:
        """Who does not read what we answer is not read either."""
        while len(self._own) + sum(len(watch.acks) for watch in self._watched.values()) >= MOST_UNSENT:
            self._sent.clear()
            await self._sent.wait()

    async def _heed(self, content: Any) -> None:
        kind = content.get("type") if isinstance(content, dict) else None
        if kind == "ping":
            self._own.append({"type": "pong"})
        elif kind == "watch":
            await self._watch(await self._still(parse(WatchFrame, content)))
        elif kind == "unwatch":
            self._unwatch(parse(OfOne, content).id)
        elif kind == "typing":
            frame = {"type": "typing", "who": "counsellor"}
            self._shared.followers.whisper(parse(OfOne, content).id, frame, to_desk=False)
        elif kind == "say":
            await self._say(await self._still(parse(SayFrame, content)))
        else:
            raise Problem("bad_frame")

    async def _still(self, frame: F) -> F:
        """The frame, where the session still stands. Else raises Problem, and the line ends."""
        await self._check(active=True)
        if self._refused:
            raise self._refused
        return frame

    async def _check(self, active: bool = False) -> None:
        try:
            await session.of_socket(self._socket, active=active)
        except Problem as problem:
            self._refused = problem

    async def _watch(self, frame: WatchFrame) -> None:
        """Raises NotFound. Reading along is a view, so it goes into the audit log."""

        def view(connection: Any) -> None:
            locked(connection, frame.id)
            audit.write(connection, self._member.login, "view", frame.id, millis(self._shared.clock()))

        self._unwatch(frame.id)
        if len(self._watched) >= MOST_WATCHED:
            self._unwatch(next(iter(self._watched)))
        await self._shared.store.run(view)
        watch = Watch(Follower(self._news, is_desk=True), await self._shared.conversations.place(frame.id, frame.after))
        watch.closing.enter_context(self._shared.followers.following(frame.id, watch.follower))
        self._watched[frame.id] = watch

    def _unwatch(self, conversation_id: str) -> None:
        if watch := self._watched.pop(conversation_id, None):
            watch.closing.close()
            self._own.extend(ack(conversation_id, seq, client_id) for seq, client_id in watch.acks)

    async def _say(self, frame: SayFrame) -> None:
        found = await self._shared.desk.say(frame.id, self._member, frame.text, frame.client_id, tuple(frame.benefits))
        if watch := self._watched.get(frame.id):
            watch.acks.append((found.seq, frame.client_id))
        else:
            self._own.append(ack(frame.id, found.seq, frame.client_id))

    async def _sign(self) -> None:
        while True:
            await asyncio.sleep(SIGN_EACH_S)
            await self._shared.desk.seen(self._member.id)
            for watch in self._watched.values():
                watch.follower.wake()  # notes and ratings taken by another gateway do not move the log on

    # Out

    async def _send(self, reader: Reader, together: anyio.CancelScope) -> None:
        while True:
            self._news.clear()
            if reader.is_doubted:
                reader.is_doubted = False
                await self._check()
            for conversation_id in list(self._watched) if self._refused is None else ():
                await self._send_log(conversation_id)
            while self._own:
                await self._socket.send_text(encode(self._own.popleft()))
            self._sent.set()
            if self._refused:
                await self._refuse(self._refused)
                together.cancel()
                return
            for frame in reader.take():
                await self._socket.send_text(encode(frame))
            for conversation_id, watch in list(self._watched.items()):
                if watch.is_stale:
                    await self._send_beside(conversation_id, watch)
            await self._news.wait()

    async def _send_log(self, conversation_id: str) -> None:
        watch = self._watched.get(conversation_id)
        if watch is None:
            return
        watch.is_stale |= watch.follower.woken
        while watch.follower.woken and not watch.follower.erased:
            watch.follower.woken = False
            batch = await self._shared.conversations.read(conversation_id, watch.position)
            for event in batch:
                await self._socket.send_text(event_frame(conversation_id, event))
                watch.position = event.seq
            watch.follower.woken |= len(batch) == TRANSCRIPT
        while watch.acks and watch.acks[0][0] <= watch.position:
            await self._socket.send_text(encode(ack(conversation_id, *watch.acks.popleft())))
        while watch.follower.whispers:
            frame = {**watch.follower.whispers.popleft(), "id": conversation_id, "seq": watch.position}
            await self._socket.send_text(encode(frame))
        writing = self._shared.followers.being_answered(conversation_id)
        if writing and writing != watch.announced:
            watch.announced = writing
            await self._socket.send_text(encode({"type": "typing", "id": conversation_id, "who": "assistant", "seq": watch.position}))
        if watch.follower.erased and self._watched.get(conversation_id) is watch:
            # The board tells that it is gone.
            self._unwatch(conversation_id)

    async def _send_beside(self, conversation_id: str, watch: Watch) -> None:
        """After the words, which it must not hold up."""

        watch.is_stale = False
        told = await self._shared.supervision.telling()

        def look(connection: Connection) -> dict[str, Any]:
            row = locked(connection, conversation_id)
            return beside.read(connection, row, told(row.state), self._shared.desk.summary)

        with suppress(NotFound):  # the board tells
            found = await self._shared.store.run(look)
            if (known := orjson.dumps(found)) != watch.beside:
                watch.beside = known
                await self._socket.send_text(encode({"type": "beside", "id": conversation_id, **found}))

    async def _refuse(self, error: ThreeAnyError) -> None:
        await self._socket.send_text(encode(self._error(error)))
        await self._socket.close(TRY_AGAIN_LATER if isinstance(error, StoreError) else POLICY_VIOLATION)

    def _decode(self, message: dict[str, Any]) -> Any:
        return decode(message, self._shared.settings.max_body_bytes)

    def _error(self, error: ThreeAnyError, content: Any = None) -> dict[str, Any]:
        problem = problems.of(error)
        self._shared.telemetry.refused(problem)
        frame = {**problems.body(problem, self._shared.wording), "problem": problem.code, "type": "error"}
        for name in ("id", "client_id"):
            if isinstance(content, dict) and isinstance(content.get(name), str):
                frame[name] = content[name]
        return frame
