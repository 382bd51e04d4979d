"""A gateway with canned answers for the browser tests: the contract's API, in memory, with switches for everything that can go wrong."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response, WebSocket
from fastapi.responses import FileResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.websockets import WebSocketDisconnect

from bot.borders import Borders
from bot.settings import Settings
from channels.keeping import terms
from tests.browser import canned, fake_console, fake_speech

MOST = 2000
REFUSAL = "나누어서 보내 주세요."
ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "channels" / "static"
borders = cache(lambda: Borders.load(ROOT / "data" / "borders.json"))
TERMS = terms.load(Settings(_env_file=None))
CREATED = "2026-11-23T10:00:00.000+09:00"


@dataclass
class Talk:
    token: str = field(default_factory=lambda: secrets.token_urlsafe(8))
    log: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    """Events in order; the number of an event is its place, from 1."""
    state: dict[str, Any] = field(default_factory=canned.empty_state)
    news: asyncio.Condition = field(default_factory=asyncio.Condition)
    decided: dict[str, bool] = field(default_factory=dict)
    """Consents that were given (True) or taken back."""
    positions: list[dict[str, float]] = field(default_factory=list)
    """As the page sent them."""
    versions: dict[str, str] = field(default_factory=dict)
    """Of sentences that another took the place of meanwhile."""

    def consents(self) -> list[dict[str, Any]]:
        return [self._consent(what) for what in TERMS]

    def _consent(self, what: str) -> dict[str, Any]:
        shown = {**TERMS[what].shown(), "version": self.versions.get(what, TERMS[what].version)}
        granted = self.decided.get(what)
        return {**shown, "granted": granted, "current": bool(granted), "at": None if granted is None else CREATED}

    async def add(self, kind: str, content: dict[str, Any]) -> None:
        numbered = {"seq": len(self.log) + 1, **content} if kind == "message" else content
        self.log.append((kind, numbered))
        async with self.news:
            self.news.notify_all()

    async def speak(self, role: str, reply: dict[str, Any], **more: Any) -> None:
        await self.add("message", {"id": secrets.token_hex(4), "role": role, **reply, "created_at": CREATED, **more})

    async def become(self, state: dict[str, Any]) -> None:
        self.state = state
        await self.add("state", state)

    def messages(self) -> list[dict[str, Any]]:
        return [content for kind, content in self.log if kind == "message"]


class FakeGateway:
    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self.speech = fake_speech.SpeechDesk(lambda: self._loop)
        self.desk = fake_console.FakeDesk(self)
        self.reset()

    def reset(self) -> None:
        self.talks: dict[str, Talk] = {}
        self.speech.reset()
        self.desk.reset()
        self.lines: dict[WebSocket, str] = {}
        """Open lines of citizens, and whose they are."""
        self.previews: list[str] = []
        self.ratings: list[dict[str, Any]] = []
        self.sockets: set[WebSocket] = set()
        self.sockets_allowed = True
        self.hearing = True
        """False: what is sent over a socket goes nowhere, as over a dead line."""
        self.notices: list[dict[str, str]] = []
        """Emergency notices in force."""
        self.said: list[str] = []
        """Every text that came in, also the same letter again."""
        self.released = asyncio.Event()
        self.answering: asyncio.Task[None] | None = None

    def release(self) -> None:
        """Let the answers held back by "천천히" and "늦게" out."""
        self._in_loop(self.released.set)

    def drop_sockets(self) -> None:
        """Cut every line."""

        async def cut() -> None:
            for socket in list(self.sockets):
                with contextlib.suppress(RuntimeError):
                    await socket.close(1012)

        asyncio.run_coroutine_threadsafe(cut(), self._loop).result(5)

    def interject(self, role: str, text: str) -> None:
        """Somebody says something unasked."""
        (talk,) = self.talks.values()
        asyncio.run_coroutine_threadsafe(talk.speak(role, canned.reply(text)), self._loop).result(5)

    @property
    def _loop(self) -> asyncio.AbstractEventLoop:
        assert self.loop is not None
        return self.loop

    def run(self, work: Any) -> Any:
        """What a coroutine answers, run where the gateway runs."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(5)

    async def to_citizen(self, conversation_id: str, frame: dict[str, Any]) -> None:
        for socket, whose in list(self.lines.items()):
            if whose == conversation_id:
                await socket.send_json(frame)

    def _in_loop(self, action: Any) -> None:
        self._loop.call_soon_threadsafe(action)

    async def begin(self) -> dict[str, str]:
        conversation_id, talk = secrets.token_hex(6), Talk()
        self.talks[conversation_id] = talk
        await talk.speak("assistant", canned.reply(canned.GREETING, quick=["어머니가 예순여덟이고 혼자 사세요", "아기가 태어났어요"]))
        await talk.add("state", talk.state)
        return {"id": conversation_id, "token": talk.token}

    async def hear(self, talk: Talk, text: str, client_id: str | None) -> int:
        """Store a message once and see to its answer; its number."""
        for message in talk.messages():
            if client_id and message.get("client_id") == client_id:
                return int(message["seq"])
        # As the real gateway masks what nobody needs to know.
        # Once a letter, however often it was delivered: the page may send it again before it hears that it arrived.
        self.said.append(text)
        await talk.speak("citizen", canned.reply(text.replace("010-1234-5678", "(전화번호)")), client_id=client_id)
        seq = len(talk.log)
        case = next((case for case in self.desk.cases.values() if case.talk is talk), None)
        if case:
            await self.desk.tell(case)
        if case and case.mode == "counsellor":
            return seq
        self.answering = asyncio.create_task(self.answer(talk, text))
        return seq

    async def answer(self, talk: Talk, text: str) -> None:
        if "늦게" in text:
            await talk.speak("assistant", canned.reply(canned.NOTICE))
        if "늦게" in text or "천천히" in text:
            await self.released.wait()
        if "죽고 싶" in text:
            await talk.speak("assistant", canned.reply(canned.CRISIS, quick=["상담원 연결해 주세요", "지금은 안전해요"]))
            await talk.become(talk.state | {"crisis": "suicide"})
            # The engine runs too, and has nothing to add.
            await talk.add("typing", {})
            await talk.become(talk.state)
        elif "어머니" in text:
            await talk.speak("assistant", canned.reply(canned.FOUND, canned.CARDS, canned.OPTIONS))
            await talk.become(canned.found_state() | {"crisis": None})
        elif "동네" in text:
            await talk.speak("assistant", canned.reply(canned.ASKED_PLACE, quick=canned.PLACE_OPTIONS))
            await talk.become(canned.asking_place())
        else:
            await talk.speak("assistant", canned.reply(f"네, 잘 들었어요. ({text[:20]})"))
            await talk.become(talk.state | {"crisis": None, "next_question": None})

    async def edit(self, talk: Talk, person: str | None, facts: dict[str, Any]) -> dict[str, Any]:
        state = json.loads(json.dumps(talk.state))
        for known in state["people"]:
            if known["id"] == (person or state["subject"]):
                known["facts"] = {name: value for name, value in (known["facts"] | facts).items() if value is not None}
        await talk.become(state)
        return state


class Refused(Exception):
    def __init__(self, status: int, code: str, detail: str, **more: Any) -> None:
        self.status, self.code, self.detail, self.more = status, code, detail, more


def problem(_request: Request, error: Refused) -> Response:
    body = {"type": f"urn:threeany:problem:{error.code}", "status": error.status, "detail": error.detail, "code": error.code, **error.more}
    return JSONResponse(body, error.status, media_type="application/problem+json")


def fake_of(request: Request) -> FakeGateway:
    fake: FakeGateway = request.app.state.fake
    return fake


def opened(conversation_id: str, request: Request) -> Talk:
    talk = fake_of(request).talks.get(conversation_id)
    if talk is None:
        raise Refused(404, "not_found", "찾으시는 것이 없어요.")
    if request.headers.get("Authorization") != f"Bearer {talk.token}":
        raise Refused(401, "not_allowed", "이 대화를 열 수 있는 열쇠가 맞지 않아요.")
    return talk


Fake = Annotated[FakeGateway, Depends(fake_of)]
Opened = Annotated[Talk, Depends(opened)]
router = APIRouter(prefix="/api/v1/conversations")


@router.post("", status_code=201)
async def begin(fake: Fake) -> Any:
    return await fake.begin()


@router.post("/{conversation_id}/messages")
async def say(talk: Opened, request: Request, fake: Fake) -> Any:
    body = await request.json()
    if "거절" in body["text"]:
        raise Refused(422, "long_message", REFUSAL)
    seq = await fake.hear(talk, body["text"], body.get("client_id"))
    if fake.answering:
        await asyncio.wait({fake.answering}, timeout=2)
    return {"messages": [m for m in talk.messages() if m["seq"] > seq], "state": talk.state}


@router.get("/{conversation_id}/messages")
async def transcript(talk: Opened, after: int = 0) -> Any:
    return {"messages": [m for m in talk.messages() if m["seq"] > after]}


@router.get("/{conversation_id}/state")
async def state(talk: Opened) -> Any:
    return talk.state


@router.patch("/{conversation_id}/facts")
async def edit(talk: Opened, request: Request, fake: Fake) -> Any:
    body = await request.json()
    return await fake.edit(talk, body.get("person"), body["facts"])


@router.post("/{conversation_id}/handover")
async def handover(conversation_id: str, talk: Opened, fake: Fake) -> Any:
    if fake.desk.open:
        case = fake.desk.cases.setdefault(conversation_id, fake_console.Case(conversation_id, talk))
        await fake.desk.become(case, "waiting", told=canned.QUEUED, reason="asked")
        return talk.state
    if fake.desk.shut:
        await talk.speak("system", canned.reply(canned.SHUT) | {"quick_replies": [canned.CALL_ME]})
        return talk.state
    await talk.speak("assistant", canned.reply(canned.PERSON))
    await talk.become(talk.state)
    return talk.state


@router.post("/{conversation_id}/callback")
async def callback(conversation_id: str, talk: Opened, request: Request, fake: Fake) -> Any:
    body = await request.json()
    if not body["phone"].replace("-", "").isdigit():
        raise Refused(422, "wrong_phone", "전화번호를 다시 봐 주세요.")
    case = fake.desk.cases.setdefault(conversation_id, fake_console.Case(conversation_id, talk))
    fake.desk.callbacks[fake.desk.callback(case)]["sealed"] = body
    await talk.speak("system", canned.reply(canned.WILL_CALL))
    return talk.state


@router.post("/{conversation_id}/rating")
async def rating(talk: Opened, request: Request, fake: Fake) -> Any:
    fake.ratings.append(await request.json())
    return {}


@router.get("/{conversation_id}/export")
async def export(talk: Opened, request: Request) -> Response:
    if request.headers["accept"] != "text/html":
        raise Refused(422, "invalid", "읽을 수 있는 글로 받아 주세요.")
    return Response("<!doctype html><p>내 자료</p>", media_type="text/html")


@router.get("/{conversation_id}/consents")
async def consents(talk: Opened) -> Any:
    return {"consents": talk.consents()}


@router.put("/{conversation_id}/consents/{what}")
async def decide(what: str, talk: Opened, request: Request) -> Any:
    body, term = await request.json(), TERMS[what]
    if body["granted"] and body["version"] != talk.versions.get(what, term.version):
        raise Refused(409, "other_terms", "그사이 동의 문장이 바뀌었어요.")
    talk.decided[what] = body["granted"]
    return {"consents": talk.consents(), **({} if body["granted"] else {"told": term.withdrawn})}


@router.post("/{conversation_id}/place")
async def place(talk: Opened, request: Request) -> Any:
    if not talk.decided.get("location"):
        raise Refused(403, "no_consent", "먼저 동의해 주세요.")
    talk.positions.append(await request.json())
    sent = talk.positions[-1]
    found = borders().around(sent["latitude"], sent["longitude"], sent["accuracy"])
    return {"places": [{"sido": each.sido, "sigungu": each.sigungu, "name": str(each)} for each in found]}


@router.delete("/{conversation_id}")
async def erase(conversation_id: str, talk: Opened, fake: Fake) -> Response:
    del fake.talks[conversation_id]
    return Response(status_code=204)


@router.websocket("/{conversation_id}/events")
async def events(socket: WebSocket, conversation_id: str) -> None:
    fake: FakeGateway = socket.app.state.fake
    if not fake.sockets_allowed:
        await socket.close(1008)
        return
    await socket.accept()
    fake.sockets.add(socket)
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        await _serve(fake, socket, conversation_id)
    fake.sockets.discard(socket)


async def benefits(q: str = "", limit: int = 10) -> Any:
    found = [c for c in canned.CARDS if q in c["name"] + c["summary"]]
    return {"items": [{"id": c["id"], "name": c["name"], "score": 1.0, "summary": c["summary"]} for c in found[:limit]]}


def build(fake: FakeGateway) -> FastAPI:
    # It needs what stands above.
    from tests.browser import fake_console_api

    app = FastAPI()
    app.state.fake = fake
    app.add_exception_handler(Refused, problem)
    app.include_router(router)
    app.include_router(fake_console_api.router)
    app.add_api_route("/api/v1/benefits", benefits, include_in_schema=False)
    app.include_router(fake_speech.router)
    app.include_router(fake_speech.kept)
    app.add_api_route("/api/v1/notices", lambda: {"notices": fake.notices})
    app.add_api_route("/", lambda: FileResponse(STATIC / "index.html"), include_in_schema=False)
    app.add_api_route("/kiosk", lambda: FileResponse(STATIC / "kiosk" / "index.html"), include_in_schema=False)
    app.add_api_route("/console", lambda: FileResponse(STATIC / "console" / "index.html"), include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC))
    return app


async def _serve(fake: FakeGateway, socket: WebSocket, conversation_id: str) -> None:
    auth = await socket.receive_json()
    talk = fake.talks.get(conversation_id)
    if talk is None or talk.token != auth["token"]:
        code = "not_found" if talk is None else "not_allowed"
        await socket.send_json({"type": "error", "problem": code, "status": 404, "detail": "이 대화를 열 수 없어요."})
        await socket.close(1008)
        return
    fake.lines[socket] = conversation_id
    sending = asyncio.create_task(_send(talk, socket, auth["after"]))
    try:
        while True:
            await _receive(fake, talk, socket, await socket.receive_json())
    finally:
        # The next test may have begun and emptied them.
        fake.lines.pop(socket, None)
        sending.cancel()


async def _receive(fake: FakeGateway, talk: Talk, socket: WebSocket, frame: dict[str, Any]) -> None:
    if not fake.hearing:
        return
    if frame["type"] == "typing":
        fake.previews.append(frame["text"])
        whose = fake.lines[socket]
        await fake.desk.to_watchers(whose, {"type": "preview", "id": whose, "text": frame["text"]})
        return
    if "거절" in frame["text"] or len(frame["text"]) > MOST:
        refusal = {"type": "error", "problem": "long_message", "status": 422, "detail": REFUSAL}
        await socket.send_json({**refusal, "client_id": frame["client_id"]})
        return
    seq = await fake.hear(talk, frame["text"], frame["client_id"])
    await socket.send_json({"type": "typing", "seq": seq})
    await socket.send_json({"type": "ack", "seq": seq, "client_id": frame["client_id"]})


async def _send(talk: Talk, socket: WebSocket, position: int) -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        while True:
            for kind, content in talk.log[position:]:
                position += 1
                await socket.send_json({"type": kind, "seq": position, kind: content, **content})
            async with talk.news:
                if len(talk.log) == position:
                    await talk.news.wait()
