"""Makes erased rows' bytes go away: one scrub for everybody who waits, and never so many that conversations suffer."""

from __future__ import annotations

import asyncio
import contextlib

from channels.store import Store
from channels.telemetry import Telemetry

REST = 9
"""A scrub holds up every turn, so after one that took t seconds comes a rest of nine times t: at most a tenth of the store's time."""
RETRY_S = 0.2
"""Least pause after a scrub that another program's reading has prevented."""


class Scrubber:
    """Runs `Store.scrub` when somebody asks, until nothing is left to scrub.

    Erasures are counted in the store itself, so one that was not scrubbed when this process ended is scrubbed by the next.
    """

    def __init__(self, store: Store, telemetry: Telemetry) -> None:
        self._store, self._telemetry = store, telemetry
        self._waiting: list[asyncio.Future[None]] = []
        self._asked = False
        self._working: asyncio.Task[None] | None = None
        self._rested_at = 0.0

    def ask(self) -> None:
        """See to it that a scrub begins after this moment, as soon as the rest after the last one allows."""
        self._asked = True
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())

    async def clean(self, within_s: float) -> bool:
        """Until what was erased before this call has left no byte; False where that takes longer than so many seconds, and goes on."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.append(done)
        self.ask()
        try:
            await asyncio.wait({done}, timeout=within_s)
            return done.done()
        finally:
            done.cancel()

    async def stop(self) -> None:
        """What is left is in the store's count, for the next start."""
        if self._working:
            self._working.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._working

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        failures = 0
        while self._asked:
            await asyncio.sleep(self._rested_at - loop.time())
            serving, self._waiting, self._asked = self._waiting, [], False
            began = loop.time()
            clean = await self._store.scrub()
            took = loop.time() - began
            self._rested_at = loop.time() + max(REST * took, 0.0 if clean else RETRY_S)
            if clean:
                failures = 0
                for waiting in serving:
                    if not waiting.done():
                        waiting.set_result(None)
            else:
                failures += 1
                self._waiting = [waiting for waiting in (*serving, *self._waiting) if not waiting.done()]
                self._asked = True
                self._complain(failures)

    def _complain(self, failures: int) -> None:
        # A backup that reads for a moment is no news; one that reads on and on is, but not five times a second.
        if failures in (10, 100) or failures % 1000 == 0:
            self._telemetry.log.warning("erased rows still have traces in the store's files: another program reads, or the disk is full")
