"""The time of one session (seconds): it stands still while the line is broken, and sound faster than speech drives it."""

from __future__ import annotations

from collections.abc import Callable


class SessionClock:
    def __init__(self, source: Callable[[], float]) -> None:
        self._source, self._shift = source, -source()
        self._stopped: float | None = None

    def now(self) -> float:
        return self._stopped if self._stopped is not None else self._source() + self._shift

    def real(self) -> float:
        """Time that nothing drives or stops."""
        return self._source()

    def at_least(self, at: float) -> None:
        self._shift += max(0.0, at - self.now())

    def stop(self) -> None:
        if self._stopped is None:
            self._stopped = self.now()

    def go_on(self) -> None:
        if self._stopped is not None:
            self._shift, self._stopped = self._stopped - self._source(), None
