"""The published services of a running process: a new snapshot is taken up behind the scenes, and no turn waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from threading import Lock, Thread

from bot.errors import ThreeAnyError
from bot.knowledge import Knowledge
from bot.services.benefit import Maker
from bot.services.country import Country
from bot.services.snapshot import Loaded, Snapshots

log = logging.getLogger(__name__)
Make = Callable[[Loaded, date], Country]


def keeper(snapshots: Snapshots, known: Knowledge, maker: Maker) -> Keeper:
    """Of the services in `snapshots`, beside what people wrote records of."""
    return Keeper(snapshots, lambda loaded, day: Country(loaded.services, known, maker, day))


class Keeper:
    """`make` builds what is shown of a snapshot on a day; that takes seconds, so it is done on a thread of its own."""

    def __init__(self, snapshots: Snapshots, make: Make) -> None:
        self._snapshots, self._make = snapshots, make
        self._ready: Country | None = None
        self._wanted: tuple[str | None, date] | None = None
        self._busy = Lock()

    def country(self, day: date) -> Country | None:
        """What is ready: perhaps still that of the former snapshot or day, None where there is none yet."""
        current = self._snapshots.current(), day
        if current != self._wanted and self._busy.acquire(blocking=False):
            self._wanted = current
            Thread(target=self._renew, args=(day,), name="services", daemon=True).start()
        return self._ready

    def wait(self, day: date) -> Country | None:
        """The same, built now where it is not ready."""
        with self._busy:
            current = self._snapshots.current(), day
            if current != self._wanted:
                self._wanted, self._ready = current, self._built(day)
            return self._ready

    def _renew(self, day: date) -> None:
        try:
            self._ready = self._built(day)
        finally:
            self._busy.release()

    def _built(self, day: date) -> Country | None:
        """What there was stays where the new one cannot be read."""
        try:
            loaded = self._snapshots.load()
            return self._make(loaded, day) if loaded else None
        except ThreeAnyError as error:
            log.error("published services not taken up: %s", error, extra={"code": error.code})
            return self._ready
