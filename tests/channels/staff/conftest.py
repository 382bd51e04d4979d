"""A console without its page: members of staff, their browsers, and a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from argon2 import profiles
from fastapi import FastAPI

from channels.app import create_app
from channels.audit import log
from channels.audit.log import Entry
from channels.clock import millis
from channels.dialogue import Engine
from channels.gateway import Gateway
from channels.staff import accounts, passwords
from channels.staff.accounts import Account
from tests.channels.conftest import make_settings
from tests.channels.fakes import NOW, FakeDialogue, FakeRasa

CONSOLE = "/api/v1/console"
PASSWORD = "파란 자전거 열두 시"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "PROFILE", profiles.CHEAPEST)


@dataclass
class Hand:
    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def go_on(self, **time: float) -> None:
        self.at += timedelta(**time)

    @property
    def millis(self) -> int:
        return millis(self.at)


@dataclass
class Browser:
    """Keeps cookies, and brings the token that it was last given."""

    client: httpx2.AsyncClient
    csrf: str = ""

    async def call(self, method: str, path: str, body: Any = None, **headers: str) -> httpx2.Response:
        tokens = {"X-CSRF-Token": self.csrf} if self.csrf else {}
        found = await self.client.request(method, f"{CONSOLE}{path}", json=body, headers={**tokens, **headers})
        if found.headers.get("content-type") == "application/json" and isinstance(found.json(), dict):
            self.csrf = found.json().get("csrf", self.csrf)
        return found

    async def sign_in(self, login: str, password: str = PASSWORD) -> httpx2.Response:
        return await self.call("POST", "/sign-in", {"login": login, "password": password})

    @property
    def cookie(self) -> str:
        return self.client.cookies.get("threeany_console", "")


@dataclass
class Console:
    app: FastAPI
    clock: Hand
    browsers: list[httpx2.AsyncClient] = field(default_factory=list)

    @property
    def gateway(self) -> Gateway:
        found: Gateway = self.app.state.gateway
        return found

    def browser(self, base_url: str = "http://gateway", address: str = "192.0.2.1") -> Browser:
        transport = httpx2.ASGITransport(self.app, raise_app_exceptions=False, client=(address, 50000))
        client = httpx2.AsyncClient(transport=transport, base_url=base_url)
        self.browsers.append(client)
        return Browser(client)

    async def hire(self, login: str, role: str = "counsellor", password: str | None = PASSWORD, **columns: Any) -> Account:
        hashed = await self.gateway.door.passwords.hash(password) if password else None
        return await self.gateway.store.run(
            accounts.add, login, f"이름 {login}", role, self.clock.millis, password_hash=hashed, **columns
        )

    async def account(self, login: str) -> Account:
        found = await self.gateway.store.run(accounts.by_login, login)
        assert found is not None
        return found

    async def signed_in(self, login: str, role: str = "counsellor", **where: str) -> Browser:
        """Somebody new, at their console."""
        await self.hire(login, role)
        found = self.browser(**where)
        assert (await found.sign_in(login)).json()["stage"] == "full"
        return found

    async def audited(self) -> list[Entry]:
        return await self.gateway.store.run(log.read, 0, 1000)

    async def actions(self) -> list[tuple[str, str]]:
        return [(row.actor, row.action) for row in await self.audited()]


def calls(console: Console) -> list[tuple[str, str]]:
    """Every call of the console, whoever added it: method and path below `/api/v1/console`."""
    paths = console.app.openapi()["paths"]
    return [(method.upper(), path[len(CONSOLE) :]) for path, methods in paths.items() if path.startswith(CONSOLE) for method in methods]


Opening = Callable[..., AbstractAsyncContextManager[Console]]


@pytest.fixture
def opening(tmp_path: Path, database_url: str) -> Opening:
    @asynccontextmanager
    async def run(**changed: Any) -> AsyncIterator[Console]:
        settings, clock = make_settings(tmp_path, database_url=database_url, **changed), Hand()
        app = create_app(settings, FakeDialogue(), Engine(settings, FakeRasa()), now=clock)
        found = Console(app, clock)
        async with app.router.lifespan_context(app):
            yield found
            for browser in found.browsers:
                await browser.aclose()

    return run


@pytest.fixture
async def console(opening: Opening) -> AsyncIterator[Console]:
    async with opening() as found:
        yield found
