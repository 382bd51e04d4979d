"""The hour that removes what its time is over for, and proves it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.settings import Settings
from channels import register
from channels.audit import cut, log
from channels.clock import Clock, millis
from channels.keeping import retention
from channels.keeping.retention import AUDIT, CONVERSATIONS, Kind, Proof
from channels.store import Store

AT_ONCE = 500
"""Conversations looked up at a time."""
Forget = Callable[[str], Awaitable[None]]


@dataclass(frozen=True)
class Keeping:
    settings: Settings
    store: Store
    clock: Clock
    forget: Forget
    """Erases one conversation, wherever this process knows it."""

    async def is_due(self) -> bool:
        """Whether a purge would find anything: cheap, for who asks every hour."""
        return await self.store.run(retention.any_due, retention.kinds(self.settings, self.clock()))

    async def look(self) -> Proof:
        """What a purge would remove now."""
        due = retention.kinds(self.settings, self.clock())
        before = await self.store.run(retention.census, due)
        return retention.proof(before, {}, before, await self.store.run(retention.orphans), due, dry=True)

    async def purge(self) -> Proof:
        """Remove what its time is over for. One row of the audit log tells what was there, what went, and that nothing due is left."""
        at = self.clock()
        due = retention.kinds(self.settings, at)
        before = await self.store.run(retention.census, due)
        gone = {CONVERSATIONS: await self._forget_due(millis(at)), **await self.store.run(retention.remove, due)}
        return await self.store.run(self._conclude, due, before, gone, millis(at))

    async def _forget_due(self, now: int) -> int:
        removed = 0
        while found := await self.store.run(register.unreachable, now, AT_ONCE):
            for conversation_id in found:
                await self.forget(conversation_id)
            removed += len(found)
        return removed

    def _conclude(
        self, connection: Connection, due: tuple[Kind, ...], before: dict[str, retention.Count], gone: dict[str, int], now: int
    ) -> Proof:
        done = cut.cut(connection, now - self.settings.retention_audit_days * retention.DAY_MS)
        gone = {**gone, AUDIT: done.removed if done else 0}
        found = retention.proof(before, gone, retention.census(connection, due), retention.orphans(connection), due)
        if found.removed or not found.sound:
            log.write(connection, log.SYSTEM, cut.PURGE, "store", now, **found.detail(), **(done.detail() if done else {}))
        return found
