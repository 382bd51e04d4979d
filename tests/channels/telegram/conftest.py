"""A gateway with a bot, a Bot API server on loopback, and people who chat."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection, update

from channels import bindings, events
from channels.bindings import Bound
from channels.clock import iso, millis
from channels.events import Draft, Event, spoken
from channels.schema import conversation
from channels.telegram import polling, service
from channels.telegram.outbox import Outbox
from channels.telegram.people import People
from tests.channels.conftest import Desk, Running
from tests.channels.conversations import engine
from tests.channels.fakes import NOW, WELCOME, FakeRasa
from tests.channels.telegram import fake_api
from tests.channels.telegram.fake_api import TOKEN, Params, Shown, Telegram

SECRET = "a-secret-of-24-letters__"
WEBHOOK = {"telegram_webhook_url": "https://gateway.example/api/v1/telegram", "telegram_webhook_secret": SECRET}


@dataclass
class Person:
    """Somebody in a chat with the bot."""

    api: Telegram
    id: int = 4242

    def says(self, text: str) -> Params:
        return self.api.update(message=fake_api.message(self.id, text=text))

    def sends(self, **content: Any) -> Params:
        return self.api.update(message=fake_api.message(self.id, **content))

    def presses(self, shown: Shown, title: str) -> Params:
        """An inline button."""
        return self.api.update(callback_query=fake_api.callback(self.id, shown.id, shown.choices[title]))

    @property
    def sees(self) -> list[Shown]:
        return [shown for shown in self.api.chats[self.id] if not shown.is_deleted]

    @property
    def reads(self) -> list[str]:
        return [shown.text for shown in self.sees]

    async def say(self, text: str, answered_by: int = 1) -> list[Shown]:
        """Say something and see so many messages more."""
        before = len(self.sees)
        self.api.send(self.says(text))
        return await self.until(before + answered_by, before)

    async def until(self, count: int, since: int = 0) -> list[Shown]:
        """What they see from number `since` on, once there are `count`."""
        await self.api.until(lambda: len(self.sees) >= count)
        return self.sees[since:]

    async def start(self) -> None:
        await self.say("/start")
        assert self.reads == [WELCOME]


@dataclass
class Bot:
    """A gateway with a bot."""

    desk: Desk
    api: Telegram

    async def bound(self, person: Person) -> Bound:
        who = People.load(self.desk.settings.var_dir / "keys").of_chat(person.id)
        found = await self.desk.gateway.store.run(bindings.find, "telegram", who.external_hash, millis(NOW))
        assert found is not None
        return found

    async def write(self, conversation_id: str, *drafts: Draft) -> list[dict[str, Any]]:
        """What another process writes into a conversation: nobody here is woken. The messages as they are stored."""
        written: tuple[Event, ...] = await self.desk.gateway.store.run(append, conversation_id, drafts)
        return [orjson.loads(event.payload) for event in written]


def by_counsellor(text: str, **more: Any) -> Draft:
    return spoken("counsellor", {"text": text, "speech": text, "benefits": [], "quick_replies": []}, iso(NOW), **more)


def append(connection: Connection, conversation_id: str, drafts: Sequence[Draft]) -> tuple[Event, ...]:
    seq = events.newest(connection, [conversation_id])[conversation_id]
    connection.execute(update(conversation).where(conversation.c.id == conversation_id).values(last_seq=seq + len(drafts)))
    return events.append(connection, conversation_id, seq, drafts)


Opening = Callable[..., AbstractAsyncContextManager[Bot]]


@pytest.fixture
async def api() -> AsyncIterator[Telegram]:
    async with fake_api.serving() as found:
        yield found


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for an API that is away."""
    monkeypatch.setattr(service, "Outbox", partial(Outbox, first_pause_s=0.02, longest_pause_s=0.05))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(polling, "BUSY_POLL_S", 0.05)
    monkeypatch.setattr(polling, "AGAIN_S", 0.05)


@pytest.fixture
def opening(running: Running, api: Telegram) -> Opening:
    """`async with opening(rasa, telegram_webhook_url=…) as bot`."""

    @asynccontextmanager
    async def open_it(rasa: FakeRasa, **changed: Any) -> AsyncIterator[Bot]:
        async with running(rasa, **{"telegram_token": TOKEN, "telegram_api_url": api.url, **changed}) as desk:
            yield Bot(desk, api)

    return open_it


@pytest.fixture
async def bot(opening: Opening, rasa: FakeRasa) -> AsyncIterator[Bot]:
    rasa.script = engine
    async with opening(rasa) as found:
        yield found


@pytest.fixture
def person(api: Telegram) -> Person:
    return Person(api)

