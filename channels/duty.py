"""What only one of several gateways on one store may do at a time, such as fetching a messenger's updates and sending it what was said.

A lease in the store: whoever has it renews it; when a gateway dies, another takes it up as soon as the lease has ended, and a gateway that
starts again under its own name goes on at once.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, update
from sqlalchemy.exc import IntegrityError

from channels.clock import Clock, millis
from channels.schema import duty
from channels.store import Store, StoreError
from channels.telemetry import Telemetry

RENEWALS = 3
"""Attempts to renew within the time of a lease."""
LOOK_S = 1.0
"""Who does not have the duty looks so often whether it has become free."""

Work = Callable[[], Coroutine[Any, Any, None]]


def take(connection: Connection, name: str, holder: str, now: int, until: int) -> bool:
    """Have or keep the duty up to `until`; False where another gateway has it."""
    free = or_(duty.c.holder == holder, duty.c.until <= now)
    if connection.execute(update(duty).where(duty.c.name == name, free).values(holder=holder, until=until)).rowcount:
        return True
    try:
        with connection.begin_nested():
            connection.execute(insert(duty), {"name": name, "holder": holder, "until": until})
    except IntegrityError:
        return False
    return True


def resign(connection: Connection, name: str, holder: str) -> None:
    """Nobody has to wait for the lease to end."""
    connection.execute(delete(duty).where(duty.c.name == name, duty.c.holder == holder))


class Duty:
    def __init__(self, name: str, holder: str, lease_s: float, store: Store, telemetry: Telemetry, clock: Clock) -> None:
        """`holder`: a name no other gateway has, the same after a restart."""
        self._name, self._holder, self._lease_s = name, holder, lease_s
        self._store, self._telemetry, self._clock = store, telemetry, clock
        self._until = 0.0
        self._working: asyncio.Task[None] | None = None

    @property
    def is_ours(self) -> bool:
        return time.monotonic() < self._until

    async def do(self, work: Work) -> None:
        """Have `work` running whenever the duty is this gateway's, until cancelled. It is begun anew where it breaks off."""
        try:
            while True:
                await self._take()
                if self.is_ours and (self._working is None or self._working.done()):
                    self._complain()
                    self._working = asyncio.create_task(work())
                elif not self.is_ours:
                    await self._stop()
                renewal_s = self._lease_s / RENEWALS
                await asyncio.sleep(renewal_s if self.is_ours else min(renewal_s, LOOK_S))
        finally:
            await self._stop()
            self._until = 0.0
            await self._resign()

    async def _take(self) -> None:
        began, now = time.monotonic(), self._clock()
        until = millis(now + timedelta(seconds=self._lease_s))
        try:
            if await self._store.run(take, self._name, self._holder, millis(now), until):
                self._until = began + self._lease_s
            else:
                self._until = 0.0
        except StoreError as error:
            self._telemetry.log.error("duty not renewed", duty=self._name, exc_info=error)

    async def _stop(self) -> None:
        if self._working is not None:
            self._working.cancel()
            await asyncio.gather(self._working, return_exceptions=True)
            self._working = None

    def _complain(self) -> None:
        if self._working is not None and not self._working.cancelled() and (error := self._working.exception()):
            self._telemetry.log.error("duty broke off", duty=self._name, exc_info=error)

    async def _resign(self) -> None:
        try:
            await self._store.run(resign, self._name, self._holder)
        except StoreError as error:
            self._telemetry.log.error("duty not resigned", duty=self._name, exc_info=error)
