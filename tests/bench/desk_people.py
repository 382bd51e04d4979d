"""Invented citizens and counsellors who use the product as its pages do: over WebSockets that come back, with letters that are sent again.

All of them live in this process, so one clock times both sides.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count, cycle
from typing import Any

import httpx2
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tests.bench.seen import Came, Letter, Screen
from tests.bench.turns import SCRIPT

API = "/api/v1"
EVERY_S = 10.0
"""Between two messages of a citizen."""
AGAIN_S = (0.5, 1.0)
"""Pause before a line that broke is tried again."""
AT_ONCE = 3
"""Conversations a counsellor has at the same time."""
ANSWERS = 4
"""After so many the counsellor gives the conversation back."""
THINKS_S = (1.0, 3.0)
LOOKS_S = (0.3, 1.0)
REPLIES = (
    "네, 제가 확인해 볼게요.",
    "주민센터에 신분증만 가지고 가시면 돼요.",
    "서류는 통장 사본 하나면 충분해요.",
    "그 급여는 매달 25일에 들어와요.",
    "다른 궁금한 점도 편하게 말씀해 주세요.",
)


class Line(ABC):
    """A WebSocket that is opened again until it is no longer wanted; after each opening what is unacknowledged is sent once more."""

    def __init__(self, urls: Sequence[str], path: str, name: str, headers: Callable[[str], dict[str, str]]) -> None:
        """`name`: what the ids of the letters begin with. Each time the line breaks, the next of `urls` is tried."""
        self._urls, self._path, self._name, self._headers = cycle(urls), path, name, headers
        self.url = next(self._urls)
        self._socket: ClientConnection | None = None
        self._ended = False
        self.opened: list[float] = []
        self.letters: dict[str, Letter] = {}
        self._around: dict[str, dict[str, Any]] = {}
        self._numbers = count()

    async def live(self) -> None:
        while not self._ended:
            with suppress(OSError, WebSocketException, TimeoutError):
                headers = self._headers(self.url)
                address = f"ws{self.url.removeprefix('http')}{self._path}"
                async with connect(address, additional_headers=headers, proxy=None, compression=None) as socket:
                    await self._follow(socket)
            self._socket = None
            self.url = next(self._urls)
            if not self._ended:
                await asyncio.sleep(random.uniform(*AGAIN_S))

    @property
    def is_open(self) -> bool:
        return self._socket is not None

    async def end(self) -> None:
        self._ended = True
        if self._socket:
            await self._socket.close()

    async def _follow(self, socket: ClientConnection) -> None:
        await self._greet(socket)
        self._socket = socket
        self.opened.append(time.perf_counter())
        for client_id in list(self.unanswered()):
            await self._post(client_id)
        async for frame in socket:
            await self._hear(json.loads(frame), time.perf_counter())

    @abstractmethod
    async def _greet(self, socket: ClientConnection) -> None:
        """What a page says and asks first when its line stands."""

    async def _hear(self, frame: dict[str, Any], at: float) -> None:
        client_id = frame.get("client_id")
        if client_id in self.letters and frame["type"] == "ack":
            self.letters[client_id] = replace(self.letters[client_id], stored_at=at, seq=frame["seq"])
        elif client_id in self.letters and frame["type"] == "error":
            await self._refused(client_id, frame)

    async def _refused(self, client_id: str, frame: dict[str, Any]) -> None:
        if frame["status"] == 429 or frame["status"] >= 500:
            asyncio.get_running_loop().call_later(frame.get("retry_after", 1), lambda: asyncio.ensure_future(self._post(client_id)))
        else:
            self.letters[client_id] = replace(self.letters[client_id], refused=frame["problem"])

    def of(self, conversation_id: str) -> list[Letter]:
        """The letters into this conversation, of a line that writes into several."""
        return [letter for key, letter in self.letters.items() if self._around[key].get("id", conversation_id) == conversation_id]

    def unanswered(self) -> Iterator[str]:
        """Client ids of letters of which it is not known that they are kept, oldest first."""
        return (key for key, letter in self.letters.items() if letter.stored_at is None and letter.refused is None)

    async def say(self, text: str, **around: Any) -> str:
        client_id = f"{self._name}-{next(self._numbers)}"
        self.letters[client_id] = Letter(client_id, text, time.perf_counter())
        self._around[client_id] = around
        await self._post(client_id)
        return client_id

    async def _post(self, client_id: str) -> None:
        frame = {"type": "say", "text": self.letters[client_id].text, "client_id": client_id, **self._around[client_id]}
        await self._send(frame)

    async def _send(self, frame: dict[str, Any]) -> None:
        """Lost where the line is down; what must arrive is sent again when it is up."""
        if self._socket:
            with suppress(OSError, WebSocketException):
                await self._socket.send(json.dumps(frame, ensure_ascii=False))


class Citizen(Line):
    def __init__(self, urls: Sequence[str], number: int, conversation_id: str, token: str) -> None:
        super().__init__(urls, f"{API}/conversations/{conversation_id}/events", "citizen", lambda _: {})
        self.id, self._token, self._number = conversation_id, token, number
        self.screen = Screen(looks_on=True)

    async def write(self, phase_s: float) -> None:
        """One message every ten seconds, whatever comes back; each begins the script elsewhere."""
        due = time.perf_counter() + phase_s
        for at in count(self._number):
            await asyncio.sleep(due - time.perf_counter())
            await self.say(SCRIPT[at % len(SCRIPT)])
            due += EVERY_S

    async def _greet(self, socket: ClientConnection) -> None:
        await socket.send(json.dumps({"type": "auth", "token": self._token, "after": self.screen.position}))

    async def _hear(self, frame: dict[str, Any], at: float) -> None:
        if frame["type"] in ("message", "state"):
            self.screen.came.append(Came(frame["seq"], frame["type"], frame[frame["type"]], at))
        await super()._hear(frame, at)


@dataclass
class Held:
    """A conversation a counsellor has."""

    since: float
    """From then on what is said there is to be on the counsellor's screen."""
    taken: datetime = field(default_factory=lambda: datetime.now(UTC))
    to_answer: int = ANSWERS
    letters: list[str] = field(default_factory=list)
    is_over: bool = False


class Counsellor(Line):
    def __init__(self, urls: Sequence[str], login: str, cookie: str, csrf: str) -> None:
        super().__init__(urls, f"{API}/console/events", login, lambda url: {"Cookie": cookie, "Origin": url})
        self._csrf = csrf
        self._http = httpx2.AsyncClient(headers={"Cookie": cookie, "X-CSRF-Token": csrf}, timeout=30, trust_env=False)
        self.screens: dict[str, Screen] = {}
        self.held: dict[str, Held] = {}
        self.followed: list[tuple[str, float, float]] = []
        """Conversation, from when, until when it was to be on this counsellor's screen."""
        self.claimed = self.too_late = 0
        self._waiting: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def work(self) -> None:
        while True:
            await asyncio.sleep(random.uniform(*LOOKS_S))
            if len(self.held) < AT_ONCE and (waiting := sorted(self._waiting - self.held.keys())):
                await self._claim(random.choice(waiting))

    async def leave(self) -> None:
        """No new answer; what is open stays on the screen."""
        for task in self._tasks:
            task.cancel()
        now = time.perf_counter()
        self.followed += [(conversation_id, held.since, now) for conversation_id, held in self.held.items()]
        await self._http.aclose()

    async def _claim(self, conversation_id: str) -> None:
        answer = await self._do(conversation_id, "claim")
        self._waiting.discard(conversation_id)
        if answer.status_code == httpx2.codes.CONFLICT:
            self.too_late += 1
            return
        answer.raise_for_status()
        self.claimed += 1
        screen = self.screens.setdefault(conversation_id, Screen())
        screen.looks_on = True
        self.held[conversation_id] = Held(time.perf_counter())
        await self._watch(conversation_id)

    async def _watch(self, conversation_id: str) -> None:
        await self._send({"type": "watch", "id": conversation_id, "after": self.screens[conversation_id].position})

    async def _greet(self, socket: ClientConnection) -> None:
        await socket.send(json.dumps({"type": "auth", "csrf": self._csrf}))
        for conversation_id in self.held:
            after = self.screens[conversation_id].position
            await socket.send(json.dumps({"type": "watch", "id": conversation_id, "after": after}))

    async def _hear(self, frame: dict[str, Any], at: float) -> None:
        kind = frame["type"]
        if kind in ("message", "state"):
            self.screens[frame["id"]].came.append(Came(frame["seq"], kind, frame[kind], at))
            if kind == "message" and frame["message"]["role"] == "citizen":
                self._consider(frame["id"], datetime.fromisoformat(frame["message"]["created_at"]))
        elif kind in ("row", "rows"):
            if kind == "rows":
                self._waiting.clear()
            for row in [frame["row"]] if kind == "row" else frame["items"]:
                (self._waiting.add if row["mode"] == "waiting" else self._waiting.discard)(row["id"])
        await super()._hear(frame, at)
        if kind in ("ack", "error") and "id" in frame:
            self._perhaps_release(frame["id"])

    def _consider(self, conversation_id: str, said: datetime) -> None:
        """Answer a message that was said to this counsellor, not one said to the assistant before."""
        held = self.held.get(conversation_id)
        if held and said > held.taken and held.to_answer:
            held.to_answer -= 1
            self._spawn(self._answer(conversation_id, held))

    async def _answer(self, conversation_id: str, held: Held) -> None:
        await asyncio.sleep(random.uniform(*THINKS_S))
        held.letters.append(await self.say(random.choice(REPLIES), id=conversation_id))
        self._perhaps_release(conversation_id)

    def _perhaps_release(self, conversation_id: str) -> None:
        """Once everything one had to say is known to be kept."""
        held = self.held.get(conversation_id)
        if held and not held.is_over and len(held.letters) == ANSWERS:
            held.is_over = not set(held.letters) & set(self.unanswered())
            if held.is_over:
                self._spawn(self._release(conversation_id, held))

    async def _release(self, conversation_id: str, held: Held) -> None:
        await self._do(conversation_id, "release")
        self.followed.append((conversation_id, held.since, time.perf_counter()))
        del self.held[conversation_id]
        self.screens[conversation_id].looks_on = False
        await self._send({"type": "unwatch", "id": conversation_id})

    async def _do(self, conversation_id: str, what: str) -> httpx2.Response:
        """Again until the gateway answers: each of these may be done twice."""
        while True:
            with suppress(httpx2.TransportError):
                answer = await self._http.post(f"{self.url}{API}/console/conversations/{conversation_id}/{what}")
                if answer.status_code < 500:
                    return answer
            await asyncio.sleep(random.uniform(*AGAIN_S))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
