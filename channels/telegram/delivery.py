"""Sees to it that everybody on Telegram gets what was said to them, whoever said it and whenever: the conversation's log is the queue."""

from __future__ import annotations

import asyncio

from channels import bindings
from channels.bindings import Bound
from channels.clock import millis
from channels.store import StoreError
from channels.telegram.courier import Courier, Tools
from channels.telegram.people import CHANNEL

REST_S = 30.0
"""A chat whose delivery broke off is tried again after so long."""
ENDS_WITHIN_S = 2.0


class Delivery:
    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._couriers: dict[str, tuple[Courier, asyncio.Task[None]]] = {}
        self._resting: dict[str, float] = {}
        self._is_open = False

    async def run(self) -> None:
        """Deliver until cancelled."""
        self._is_open = True
        try:
            while True:
                await self._look()
                await asyncio.sleep(self._tools.shared.settings.poll_s)
        finally:
            self._is_open = False
            await self._stop()

    async def _stop(self) -> None:
        """Let everybody end what they are at, unless Telegram is away."""
        tasks = [task for _, task in self._couriers.values()]
        for courier, _ in self._couriers.values():
            courier.stop()
        if tasks:
            await asyncio.wait(tasks, timeout=ENDS_WITHIN_S)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _look(self) -> None:
        """Find those who are behind: after a start, and where another process or a counsellor has written."""
        shared = self._tools.shared
        try:
            for bound in await shared.store.run(bindings.behind, CHANNEL, millis(shared.clock())):
                self.attend(bound)
        except StoreError as error:
            shared.telemetry.log.error("store failed", exc_info=error)

    def attend(self, bound: Bound) -> None:
        """Have somebody's courier at work from now on; nothing where another gateway delivers."""
        resting = self._resting.get(bound.id, 0.0) > asyncio.get_running_loop().time()
        if not self._is_open or bound.id in self._couriers or resting:
            return
        courier = Courier(self._tools, bound)
        task = asyncio.create_task(courier.work())
        self._couriers[bound.id] = (courier, task)
        task.add_done_callback(lambda done: self._ended(bound, done))

    def _ended(self, bound: Bound, task: asyncio.Task[None]) -> None:
        self._couriers.pop(bound.id, None)
        self._resting.pop(bound.id, None)
        if not task.cancelled() and (error := task.exception()):
            self._tools.shared.telemetry.log.error("telegram delivery broke off", conversation=bound.conversation_id, exc_info=error)
            pause = self._tools.shared.settings.poll_s if isinstance(error, StoreError) else REST_S
            self._resting[bound.id] = asyncio.get_running_loop().time() + pause
