"""Time that does not make a test wait: while nothing is being worked at, the clock of the event loop jumps to the next thing that is due.

What takes time itself (a recogniser, a voice, the store) takes a fifth of it on this clock, so that a busy machine passes for a quick one:
this is about what happens and in which order, not about speed. Silence costs nothing.
"""

from __future__ import annotations

import asyncio
import selectors
from typing import Any

PACE = 0.2
"""Seconds of this clock in one of the wall's."""


class _Selector(selectors.DefaultSelector):
    """Waits only while somebody is at work in another thread."""

    def __init__(self) -> None:
        super().__init__()
        self.skipped, self.working = 0.0, 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        if self.working:
            return super().select(timeout / PACE)
        found = super().select(0)
        if not found:
            self.skipped += timeout
        return found


class QuickLoop(asyncio.SelectorEventLoop):
    """`asyncio.Runner(loop_factory=QuickLoop)`."""

    def __init__(self) -> None:
        self._quick = _Selector()
        super().__init__(self._quick)

    def time(self) -> float:
        return PACE * super().time() + self._quick.skipped

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> Any:
        self._quick.working += 1
        found = super().run_in_executor(executor, func, *args)
        found.add_done_callback(self._done)
        return found

    def _done(self, _future: object) -> None:
        self._quick.working -= 1
