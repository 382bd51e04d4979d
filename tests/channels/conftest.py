"""A gateway in this process, with a store of its own and nobody at the other end but fakes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from bot.settings import Settings
from channels.app import create_app
from channels.clock import Clock
from channels.dialogue import Engine
from channels.gateway import Gateway
from tests.channels import postgresql
from tests.channels.fakes import NOW, FakeDialogue, FakeRasa
from tests.channels.postgresql import PostgreSQL

API = "/api/v1"


@dataclass
class Talk:
    """A citizen's device in one conversation."""

    client: httpx2.AsyncClient
    id: str
    token: str

    async def call(self, method: str, path: str = "", **more: Any) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        return await self.client.request(method, f"{API}/conversations/{self.id}{path}", headers=headers, **more)

    async def say(self, text: str, client_id: str | None = None) -> httpx2.Response:
        return await self.call("POST", "/messages", json={"text": text} | ({"client_id": client_id} if client_id else {}))

    async def transcript(self, after: int = 0) -> list[dict[str, Any]]:
        response = await self.call("GET", "/messages", params={"after": after})
        assert response.status_code == 200
        found: list[dict[str, Any]] = response.json()["messages"]
        return found

    async def said(self, role: str = "assistant") -> list[str]:
        """Texts of one side, without the greeting."""
        return [message["text"] for message in (await self.transcript())[1:] if message["role"] == role]


@dataclass
class Desk:
    app: FastAPI
    client: httpx2.AsyncClient
    rasa: FakeRasa
    settings: Settings

    @property
    def gateway(self) -> Gateway:
        found: Gateway = self.app.state.gateway
        return found

    async def begin(self, channel: str = "web") -> Talk:
        response = await self.client.post(f"{API}/conversations", json={"channel": channel})
        assert response.status_code == 201
        return Talk(self.client, **response.json())

    def again(self, talk: Talk) -> Talk:
        """The same device, calling this gateway."""
        return Talk(self.client, talk.id, talk.token)


def make_app(settings: Settings, rasa: FakeRasa, now: Clock = lambda: NOW) -> FastAPI:
    return create_app(settings, FakeDialogue(), Engine(settings, rasa), now=now)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSQL]:
    programs = postgresql.programs()
    if programs is None:
        pytest.skip("no PostgreSQL here (Debian: apt install postgresql)")
    with postgresql.served(programs) as found:
        yield found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_url" in metafunc.fixturenames and metafunc.definition.get_closest_marker("every_store"):
        metafunc.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """SQLite in `var_dir`; tests marked `every_store` run on PostgreSQL as well."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield ""
        return
    server: PostgreSQL = request.getfixturevalue("postgresql_server")
    with server.fresh() as url:
        yield url


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return make_settings(tmp_path, database_url=database_url)


def make_settings(var_dir: Path, **changed: Any) -> Settings:
    quick = {"retry_max_s": 0.01, "poll_s": 0.05, "crisis_wait_s": 0.05, "instance": "test"}
    return Settings(_env_file=None, var_dir=var_dir, **{**quick, **changed})


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


Running = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def running(tmp_path: Path, database_url: str) -> Running:
    """Gateways over one store: `async with running(rasa, answer_wait_s=0.05) as desk`."""

    @asynccontextmanager
    async def run(rasa: FakeRasa, now: Clock = lambda: NOW, **changed: Any) -> AsyncIterator[Desk]:
        settings = make_settings(tmp_path, database_url=database_url, **changed)
        app = make_app(settings, rasa, now)
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
        async with app.router.lifespan_context(app), httpx2.AsyncClient(transport=transport, base_url="http://gateway") as client:
            yield Desk(app, client, rasa, settings)

    return run


@pytest.fixture
async def desk(running: Running, rasa: FakeRasa) -> AsyncIterator[Desk]:
    async with running(rasa) as found:
        yield found


@pytest.fixture
async def talk(desk: Desk) -> Talk:
    return await desk.begin()
