"""The counsellors' console as the browser tests need it: the console's API in memory, over the same conversations as the citizen's fake."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tests.browser import canned

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

    from tests.browser.fake_gateway import FakeGateway, Talk

SEOUL = ZoneInfo("Asia/Seoul")
PASSWORD = "넓은 들판의 소나무"
TOTP = "135790"
SECRET = "JBSWY3DPEHPK3PXP"
QR = (
    "data:image/svg+xml;charset=utf-8,%3Csvg%20xmlns%3D%27http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg%27%20width%3D%2720%27%20height%3D%2720%27%3E"
    "%3Cpath%20transform%3D%27scale%284%29%27%20stroke%3D%27%23000%27%20d%3D%27M0%200.5h5%27%2F%3E%3C%2Fsvg%3E"
)
PAGE = 50


@dataclass
class Member:
    id: str
    login: str
    name: str
    role: str
    totp: bool = False
    away: bool = False
    present: bool = False
    disabled: bool = False

    def who(self) -> dict[str, str]:
        return {"id": self.id, "name": self.name}


@dataclass
class Session:
    member: Member
    stage: str
    csrf: str = field(default_factory=lambda: secrets.token_hex(8))


@dataclass
class Case:
    """A conversation as the desk sees it."""

    id: str
    talk: Talk
    channel: str = "web"
    mode: str = "assistant"
    owner: Member | None = None
    waiting_since: datetime | None = None
    reason: str | None = None
    crisis: str | None = None
    emotion: str = "neutral"
    last_at: datetime = field(default_factory=lambda: now())
    labels: list[str] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    rating: dict[str, Any] | None = None
    outcome: str | None = None

    @property
    def preview(self) -> str:
        said = [m["text"] for m in self.talk.messages() if m["role"] == "citizen"]
        return said[-1] if said else ""


def now() -> datetime:
    return datetime.now(SEOUL)


def iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="milliseconds") if moment else None


MEMBERS = (
    ("m1", "haneul", "김하늘", "counsellor", False),
    ("m2", "bada", "이바다", "counsellor", False),
    ("m3", "sol", "박솔", "administrator", True),
    ("m4", "dal", "최달", "auditor", False),
)


class FakeDesk:
    def __init__(self, gateway: FakeGateway) -> None:
        self._gateway = gateway
        self.reset()

    def reset(self) -> None:
        self.open = False
        """Whether a counsellor can come: then asking for a person queues; otherwise the old answer with telephone numbers."""
        self.shut = False
        """Nobody can come now: a call-back is offered."""
        self.members = {each[0]: Member(*each) for each in MEMBERS}
        self.members["m2"].present = True
        self.sessions: dict[str, Session] = {}
        self.cases: dict[str, Case] = {}
        self.callbacks: dict[str, dict[str, Any]] = {}
        self.canned = {
            "c1": {"id": "c1", "title": "인사", "text": "안녕하세요, {상담원}이에요. 무엇을 도와드릴까요?", "shared": True},
            "c2": {"id": "c2", "title": "신청 안내", "text": "{이름} 님, {지원}은 {기관}에 신청하시면 돼요. {전화}", "shared": True},
        }
        self.lines: set[Line] = set()
        self.sockets_allowed = True
        self.failing = 0
        """So many of the next replies are answered with 503."""
        self.refusing = ""
        """Replies that hold this are refused."""
        self.oidc = False
        self.audited: list[tuple[str, str]] = []
        self.typed: list[str] = []
        self.read = 0
        """How often the list was asked for."""

    # What tests do from outside

    def case(self, *said: str, **more: Any) -> Case:
        """A conversation in which a citizen has said this."""
        return self._gateway.run(self._case(said, more))

    async def _case(self, said: tuple[str, ...], more: dict[str, Any]) -> Case:
        key = await self._gateway.begin()
        case = Case(key["id"], self._gateway.talks[key["id"]], **more)
        if case.mode == "waiting" and case.waiting_since is None:
            case.waiting_since = now()
        self.cases[case.id] = case
        for text in said:
            await case.talk.speak("citizen", canned.reply(text))
        await case.talk.become(case.talk.state | {"mode": case.mode, "crisis": case.crisis, "emotion": case.emotion})
        await self.tell(case)
        return case

    def says(self, case: Case, role: str, text: str) -> None:
        self._gateway.run(self._says(case, role, text))

    async def _says(self, case: Case, role: str, text: str) -> None:
        await case.talk.speak(role, canned.reply(text))
        await self.tell(case)

    def understood(self, case: Case, state: dict[str, Any]) -> None:
        self._gateway.run(case.talk.become(state | {"mode": case.mode}))

    def move(self, case: Case, mode: str, owner: str | None = None, **more: Any) -> None:
        self._gateway.run(self.become(case, mode, self.members[owner] if owner else None, **more))

    def preview(self, case: Case, text: str) -> None:
        self._gateway.run(self.to_watchers(case.id, {"type": "preview", "id": case.id, "text": text}))

    def cut(self) -> None:
        """Cut every line of the console."""

        async def close() -> None:
            for line in list(self.lines):
                with contextlib.suppress(RuntimeError):
                    await line.socket.close(1012)

        self._gateway.run(close())

    def callback(self, case: Case, phone: str = "010-0000-1234") -> str:
        made = {"id": f"b{len(self.callbacks) + 1}", "status": "open", "created_at": iso(now()), "by": None, "conversation_id": case.id}
        made["preview"] = case.preview
        sealed = {"phone": phone, "address": "서울특별시 관악구 어느길 1", "when": "오후 3시", "about": "기초연금"}
        self.callbacks[made["id"]] = made | {"sealed": sealed}
        return str(made["id"])

    # What the desk does

    async def become(self, case: Case, mode: str, owner: Member | None = None, told: str | None = None, **more: Any) -> None:
        case.mode, case.owner = mode, owner
        case.waiting_since = now() if mode == "waiting" else None
        for name, value in more.items():
            setattr(case, name, value)
        if told:
            await case.talk.speak("system", canned.reply(told))
        await case.talk.become(case.talk.state | {"mode": mode, "crisis": case.crisis})
        await self.tell(case)

    async def tell(self, case: Case) -> None:
        """Every console hears of the row."""
        case.last_at = now()
        for line in self.lines:
            line.send({"type": "row", "row": self.row(case)})
            line.send({"type": "counts", "counts": self.counts(line.member)})
            if case.crisis and case.mode == "waiting":
                line.send({"type": "alarm", "row": self.row(case)})

    async def to_watchers(self, case_id: str, frame: dict[str, Any]) -> None:
        for line in self.lines:
            if line.watched == case_id:
                line.send(frame)

    def row(self, case: Case) -> dict[str, Any]:
        queue = sorted((not c.crisis, c.waiting_since, c.id) for c in self.cases.values() if c.waiting_since)
        return {
            "id": case.id,
            "channel": case.channel,
            "mode": case.mode,
            "owner": case.owner.who() if case.owner else None,
            "waiting_since": iso(case.waiting_since),
            "position": queue.index((not case.crisis, case.waiting_since, case.id)) + 1 if case.waiting_since else None,
            "reason": case.reason,
            "crisis": case.crisis,
            "emotion": case.emotion,
            "preview": case.preview,
            "last_at": iso(case.last_at),
            "created_at": canned_created(case),
            "labels": case.labels,
        }

    def counts(self, member: Member) -> dict[str, int]:
        modes = [case.mode for case in self.cases.values()]
        mine = sum(case.owner is member and case.mode == "counsellor" for case in self.cases.values())
        return {**{mode: modes.count(mode) for mode in ("waiting", "counsellor", "assistant")}, "mine": mine}

    def listed(self, asked: dict[str, str], member: Member) -> dict[str, Any]:
        self.read += 1
        fitting = [case for case in self.cases.values() if fits(case, asked, member)]
        if asked.get("mode") == "waiting":
            fitting.sort(key=lambda case: (not case.crisis, case.waiting_since or now(), case.id))
        else:
            fitting.sort(key=lambda case: (case.last_at, case.id), reverse=True)
        start = int(asked.get("before") or 0)
        limit = int(asked.get("limit") or PAGE)
        more = str(start + limit) if len(fitting) > start + limit else None
        rows = [self.row(case) for case in fitting[start : start + limit]]
        return {"items": rows, "next": more, "counts": self.counts(member)}

    def beside(self, case: Case) -> dict[str, Any]:
        summary = ["어머니가 받을 수 있는 혜택을 물었어요.", "한 달 소득을 아직 몰라요."] if case.talk.state["people"][1:] else []
        return {"summary": summary, "notes": case.notes, "callbacks": self.callbacks_of(case.id), "rating": case.rating}

    def callbacks_of(self, case_id: str | None = None, status: str | None = None) -> list[dict[str, Any]]:
        all_of = [{k: v for k, v in one.items() if k != "sealed"} for one in self.callbacks.values()]
        return [one for one in all_of if (not case_id or one["conversation_id"] == case_id) and (not status or one["status"] == status)]


def canned_created(case: Case) -> str:
    return str(iso(case.last_at - timedelta(minutes=20)))


def fits(case: Case, asked: dict[str, str], member: Member) -> bool:
    text = " ".join(m["text"] for m in case.talk.messages())
    return (
        asked.get("mode") in (None, case.mode)
        and (not asked.get("mine") or (case.owner is member and case.mode == "counsellor"))
        and asked.get("channel") in (None, case.channel)
        and (not asked.get("label") or asked["label"] in case.labels)
        and (not asked.get("crisis") or bool(case.crisis))
        and (asked.get("q") or "") in text
    )


class Line:
    """One console's socket: what is sent to it goes out in order, of the watched conversation each event once."""

    def __init__(self, desk: FakeDesk, gateway: FakeGateway, socket: WebSocket, member: Member) -> None:
        self.desk, self.gateway, self.socket, self.member = desk, gateway, socket, member
        self.watched: str | None = None
        self._out: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._following: asyncio.Task[None] | None = None

    def send(self, frame: dict[str, Any]) -> None:
        self._out.put_nowait(frame)

    async def serve(self) -> None:
        waiting = [case for case in self.desk.cases.values() if case.mode == "waiting"]
        self.send({"type": "rows", "items": [self.desk.row(case) for case in waiting], "counts": self.desk.counts(self.member)})
        self.desk.lines.add(self)
        writing = asyncio.create_task(self._write())
        try:
            while True:
                await self._receive(await self.socket.receive_json())
        finally:
            self.desk.lines.discard(self)
            writing.cancel()
            self._unwatch()

    async def _write(self) -> None:
        with contextlib.suppress(RuntimeError):
            while True:
                await self.socket.send_json(await self._out.get())

    async def _receive(self, frame: dict[str, Any]) -> None:
        if frame["type"] == "watch":
            self._unwatch()
            self.watched = frame["id"]
            self._following = asyncio.create_task(self._follow(frame["id"], frame["after"]))
        elif frame["type"] == "unwatch":
            self._unwatch()
        elif frame["type"] == "typing":
            self.desk.typed.append(frame["id"])
            await self.gateway.to_citizen(frame["id"], {"type": "typing", "who": "counsellor"})
        elif frame["type"] == "ping":
            self.send({"type": "pong"})

    async def _follow(self, case_id: str, position: int) -> None:
        talk = self.gateway.talks[case_id]
        while True:
            for kind, content in talk.log[position:]:
                position += 1
                self.send({"type": kind, "id": case_id, "seq": position, kind: content})
            self.send({"type": "beside", "id": case_id, **self.desk.beside(self.desk.cases[case_id])})
            async with talk.news:
                if len(talk.log) == position:
                    await talk.news.wait()

    def _unwatch(self) -> None:
        self.watched = None
        if self._following:
            self._following.cancel()
