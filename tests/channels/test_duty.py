"""Of several gateways on one store one does what only one may do; another takes over when it is gone."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.settings import Settings
from channels.clock import millis
from channels.duty import Duty, resign, take
from channels.store import Store, StoreError
from channels.telemetry import Telemetry
from tests.channels.fakes import NOW

pytestmark = pytest.mark.every_store

LEASE_S = 0.06


@pytest.fixture
async def store(settings: Settings) -> AsyncIterator[Store]:
    found = Store(settings.store_url)
    await found.open()
    yield found
    await found.close()


class Worker:
    """A gateway whose clock stands where it is put."""

    def __init__(self, holder: str, store: Store) -> None:
        self.duty = Duty("telegram", holder, LEASE_S, store, Telemetry("error"), self.clock)
        self.works, self.rests, self.began_again, self.asked_often = (asyncio.Event() for _ in range(4))
        self.begins = self.asks = 0
        self.breaks = False

    def clock(self) -> datetime:
        self.asks += 1
        if self.asks >= 4:
            self.asked_often.set()
        return NOW

    async def work(self) -> None:
        self.begins += 1
        self.rests.clear()
        self.works.set()
        try:
            if self.breaks and self.begins == 1:
                raise RuntimeError
            if self.begins > 1:
                self.began_again.set()
            await asyncio.Event().wait()
        finally:
            self.works.clear()
            self.rests.set()

    @contextlib.asynccontextmanager
    async def on_duty(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.duty.do(self.work))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def soon(event: asyncio.Event) -> None:
    async with asyncio.timeout(5):
        await event.wait()


async def test_only_one_takes_it_and_whoever_has_it_keeps_it(store: Store) -> None:
    assert await store.run(take, "telegram", "a", 0, 10)
    assert not await store.run(take, "telegram", "b", 5, 15)
    assert await store.run(take, "telegram", "a", 5, 15)
    assert not await store.run(take, "telegram", "b", 14, 24)
    assert await store.run(take, "telegram", "b", 15, 25)
    assert not await store.run(take, "telegram", "a", 15, 25)


async def test_who_resigns_leaves_it_to_the_next_but_not_what_is_anothers(store: Store) -> None:
    await store.run(take, "telegram", "a", 0, 10)
    await store.run(resign, "telegram", "b")
    assert not await store.run(take, "telegram", "b", 1, 11)
    await store.run(resign, "telegram", "a")
    assert await store.run(take, "telegram", "b", 1, 11)


async def test_the_second_gateway_works_once_the_first_has_gone(store: Store) -> None:
    first, second = Worker("a", store), Worker("b", store)
    async with contextlib.AsyncExitStack() as both:
        async with first.on_duty():
            await soon(first.works)
            await both.enter_async_context(second.on_duty())
            await soon(second.asked_often)
            assert second.begins == 0
        await soon(second.works)
        assert not first.works.is_set()


async def test_a_gateway_that_hung_stops_when_another_has_taken_over(store: Store) -> None:
    first = Worker("a", store)
    async with first.on_duty():
        await soon(first.works)
        later = millis(NOW + timedelta(hours=1))
        assert await store.run(take, "telegram", "b", later, later + 3_600_000)
        await soon(first.rests)
        assert not first.duty.is_ours


async def test_work_that_broke_off_is_begun_again(store: Store) -> None:
    worker = Worker("a", store)
    worker.breaks = True
    async with worker.on_duty():
        await soon(worker.began_again)
    assert worker.begins == 2


async def test_without_the_store_the_duty_ends_with_its_lease(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker("a", store)

    async def refuse(*_: object) -> None:
        raise StoreError("down")

    async with worker.on_duty():
        await soon(worker.works)
        monkeypatch.setattr(store, "run", refuse)
        await soon(worker.rests)
    assert not worker.duty.is_ours
