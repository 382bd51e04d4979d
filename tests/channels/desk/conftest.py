"""Counsellors beside the citizens of `tests/channels/conftest.py`: signed in for real, over the same gateways and one store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta

import pytest
from starlette.testclient import TestClient

from bot.settings import Settings
from tests.channels.conftest import Desk, Running, Talk, make_app
from tests.channels.desk.lines import Citizen, Console
from tests.channels.desk.people import Counsellor, hire
from tests.channels.fakes import NOW, FakeRasa


class Time:
    """A clock that stands still until it is moved on."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def desk(running: Running, rasa: FakeRasa, time: Time) -> AsyncIterator[Desk]:
    async with running(rasa, time) as found:
        yield found


@pytest.fixture
async def kim(desk: Desk) -> Counsellor:
    """Somebody at the desk."""
    return await hire(desk, "kim")


@pytest.fixture
async def lee(desk: Desk) -> Counsellor:
    return await hire(desk, "lee")


@pytest.fixture
async def talk(desk: Desk) -> Talk:
    return await desk.begin()


@pytest.fixture
def client(settings: Settings, rasa: FakeRasa, time: Time) -> Iterator[TestClient]:
    """The same gateway for who holds a line open, which blocks."""
    with TestClient(make_app(settings, rasa, time)) as found:
        yield found


@pytest.fixture
def citizen(client: TestClient) -> Citizen:
    return Citizen(client)


@pytest.fixture
def console(client: TestClient) -> Console:
    """Kim's."""
    return Console(client)
