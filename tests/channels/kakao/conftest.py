"""A gateway that KakaoTalk asks, and somebody who writes there."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx2
import pytest
from sqlalchemy import Connection, text, update

from bot.message import Reply
from channels.clock import iso
from channels.events import MESSAGE, STATE, Draft, append
from channels.events import spoken as drafted
from channels.schema import conversation
from tests.channels.conftest import Running
from tests.channels.fakes import NOW, FakeRasa, usual
from tests.channels.kakao.phone import SECRET, Phone

ON = {"kakao_secret": SECRET}


@pytest.fixture
async def phone(running: Running, rasa: FakeRasa) -> AsyncIterator[Phone]:
    async with running(rasa, **ON) as desk:
        yield Phone(desk)


@pytest.fixture
async def greeted(phone: Phone) -> Phone:
    await phone.greet()
    return phone


@pytest.fixture
async def hasty(running: Running, rasa: FakeRasa) -> AsyncIterator[Phone]:
    """Kakao loses its patience at once."""
    async with running(rasa, kakao_wait_s=0.05, **ON) as desk:
        yield Phone(desk)


def answering(*replies: Reply) -> Callable[[dict[str, Any]], Any]:
    def script(question: dict[str, Any]) -> Any:
        found = usual(question)
        return [{**found[0], "custom": {**found[0]["custom"], "replies": [reply.to_dict() for reply in replies]}}]

    return script


async def conversation_of(phone: Phone) -> str:
    """The only conversation there is."""
    found = await phone.desk.gateway.store.run(lambda c: c.execute(text("SELECT id FROM conversation")).scalars().all())
    assert len(found) == 1
    return str(found[0])


async def delivered(phone: Phone) -> tuple[int, int]:
    """How far the person has read, and how far the log goes."""
    query = (
        "SELECT delivered_seq, last_seq FROM binding JOIN conversation ON conversation.id = conversation_id WHERE binding.channel = 'kakao'"
    )
    return tuple(await phone.desk.gateway.store.run(lambda c: c.execute(text(query)).one()))


async def write(phone: Phone, *messages: dict[str, Any], mode: str | None = None, role: str = "counsellor") -> None:
    """What somebody else writes into the log, such as a counsellor."""
    conversation_id = await conversation_of(phone)

    def store(connection: Connection) -> None:
        row = connection.execute(conversation.select()).one()
        drafts = [_draft(role, message) for message in messages]
        if mode:
            drafts.append(Draft(STATE, {**json.loads(row.state), "mode": mode}))
        events = append(connection, conversation_id, row.last_seq, drafts)
        changed = {"last_seq": events[-1].seq} | ({"mode": mode, "state": events[-1].payload} if mode else {})
        connection.execute(update(conversation).values(changed))

    await phone.desk.gateway.store.run(store)


def _draft(role: str, message: dict[str, Any]) -> Draft:
    draft = drafted(role, {"speech": "", "benefits": (), "quick_replies": (), **message}, iso(NOW))
    return Draft(MESSAGE, {**draft.content, **message})


def kakao(status: int = 200, answer: Any = None) -> tuple[httpx2.MockTransport, list[tuple[str, Any]]]:
    posted: list[tuple[str, Any]] = []

    def take(request: httpx2.Request) -> httpx2.Response:
        posted.append((str(request.url), json.loads(request.content)))
        return httpx2.Response(
            status, json={"taskId": "t", "status": "SUCCESS", "message": "", "timestamp": 1} if answer is None else answer
        )

    return httpx2.MockTransport(take), posted
