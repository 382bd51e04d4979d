"""Invented counsellors, and what a test asks about a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx2
from sqlalchemy import Connection, insert, select

from channels.clock import millis
from channels.schema import staff, step
from channels.staff import session
from channels.staff.session import COOKIE, CSRF
from tests.channels.conftest import API, Desk

NAMES = {"kim": "김상담", "lee": "이상담", "park": "박팀장"}


@dataclass
class Counsellor:
    client: httpx2.AsyncClient
    id: str
    name: str
    cookie: str

    async def call(self, method: str, path: str, **more: Any) -> httpx2.Response:
        headers = {"Cookie": f"{COOKIE}={self.cookie}", CSRF: session.csrf_token(self.cookie)}
        return await self.client.request(method, f"{API}/console{path}", headers=headers, **more)

    async def do(self, conversation_id: str, what: str, **body: Any) -> httpx2.Response:
        return await self.call("POST", f"/conversations/{conversation_id}/{what}", json=body)

    async def say(self, conversation_id: str, text: str, client_id: str | None = None) -> httpx2.Response:
        return await self.do(conversation_id, "messages", text=text, **({"client_id": client_id} if client_id else {}))

    async def row(self, conversation_id: str) -> dict[str, Any]:
        found: dict[str, Any] = (await self.call("GET", f"/conversations/{conversation_id}")).json()["row"]
        return found

    def at(self, desk: Desk) -> Counsellor:
        """The same person, calling this gateway."""
        return Counsellor(desk.client, self.id, self.name, self.cookie)


async def hire(desk: Desk, login: str, role: str = "counsellor", present: bool = True) -> Counsellor:
    """A member of staff, signed in; `present`: their console is open."""
    gateway = desk.gateway
    now = millis(gateway.clock())
    name = NAMES.get(login, login)

    def add(connection: Connection) -> str:
        connection.execute(insert(staff), {"id": login, "login": login, "name": name, "role": role, "created_at": now})
        return session.begin(connection, login, session.FULL, now, 12 * 3600 * 1000)

    cookie = await gateway.store.run(add)
    if present:
        await gateway.desk.seen(login)
    await gateway.desk.refresh()
    return Counsellor(desk.client, login, name, cookie)


async def steps(desk: Desk, conversation_id: str) -> list[tuple[str, str | None]]:
    """What happened to a conversation since it began, in order."""
    query = select(step.c.kind, step.c.reason).where(step.c.conversation_id == conversation_id).order_by(step.c.id).offset(1)
    return await desk.gateway.store.run(lambda connection: [(row.kind, row.reason) for row in connection.execute(query)])
