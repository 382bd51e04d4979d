"""A store with an audit log, and hands that get at its rows past the programme."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from bot.settings import Settings
from channels.audit import log
from channels.audit.log import Chain, Entry
from channels.audit.verify import Verdict, verify
from channels.store import Store


@dataclass
class Logbook:
    store: Store
    chain: Chain

    async def write(self, count: int = 1, actor: str = "kim", action: str = "view", **detail: Any) -> None:
        for number in range(count):
            await self.store.run(log.write, actor, action, f"target {number}", 1000 + number, **detail)

    async def rows(self) -> list[Entry]:
        return await self.store.run(log.read, 0, 1000)

    async def tamper(self, *statements: str) -> None:
        """As somebody would who has the database alone."""

        def work(connection: Connection) -> None:
            for statement in statements:
                connection.execute(text(statement))

        await self.store.run(work)

    async def verify(self) -> Verdict:
        return await verify(self.store, self.chain)

    async def fault(self) -> tuple[str, int] | None:
        found = (await self.verify()).fault
        return (found.kind, found.seq) if found else None


@asynccontextmanager
async def opened(settings: Settings, start: bool = True) -> AsyncIterator[Logbook]:
    store = Store(settings.store_url)
    chain = log.attach(store.engine, settings)
    await store.open()
    if start:
        await store.run(chain.start)
    yield Logbook(store, chain)
    await store.close()
