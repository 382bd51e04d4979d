"""Fetches updates, for where Telegram cannot call us. An update is confirmed once it is stored: one that a crash lost comes again."""

from __future__ import annotations

import asyncio

from telegram import Bot, Update

from channels.store import StoreError
from channels.telegram.intake import TAKEN, Intake
from channels.telegram.outbox import Outbox
from channels.telemetry import Telemetry

LONG_POLL_S = 25
BUSY_POLL_S = 0.3
"""While something is still being taken in (a voice note), what others send is looked for so often; it cannot be waited for."""
AGAIN_S = 1.0
"""After the store failed."""


class Polling:
    def __init__(self, bot: Bot, outbox: Outbox, intake: Intake, telemetry: Telemetry) -> None:
        self._bot, self._outbox, self._intake, self._telemetry = bot, outbox, intake, telemetry
        self._taking: dict[int, asyncio.Task[None]] = {}
        self._next: int | None = None

    async def run(self) -> None:
        """Fetch until cancelled. What is being taken in then comes again at the next start."""
        try:
            while True:
                for update in await self._outbox.through(self._fetch):
                    self._take(update)
                if self._taking:
                    await asyncio.wait(self._taking.values(), timeout=BUSY_POLL_S)
        finally:
            for task in self._taking.values():
                task.cancel()
            await asyncio.gather(*self._taking.values(), return_exceptions=True)

    async def _fetch(self) -> tuple[Update, ...]:
        """Everything that is not confirmed: that before the oldest one being taken in is."""
        offset = min(self._taking, default=self._next)
        return await self._bot.get_updates(offset, timeout=0 if self._taking else LONG_POLL_S, allowed_updates=TAKEN)

    def _take(self, update: Update) -> None:
        # Numbers rise, but after a quiet week Telegram begins anew anywhere. What comes again is known to the intake.
        self._next = update.update_id + 1
        if update.update_id in self._taking:
            return
        task = asyncio.create_task(self._until_taken(update))
        self._taking[update.update_id] = task
        task.add_done_callback(lambda _: self._taking.pop(update.update_id, None))

    async def _until_taken(self, update: Update) -> None:
        while True:
            try:
                await self._intake.take(update)
                return
            except StoreError as error:
                self._telemetry.log.error("store failed", exc_info=error)
                await asyncio.sleep(AGAIN_S)
