"""The published services of a running process: a new snapshot is taken up behind the scenes, and no turn waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from threading import Lock, Thread

from bot.errors import ThreeAnyError
from bot.knowledge import Knowledge
from bot.search.model import Model
from bot.services.benefit import Maker
from bot.services.country import Country
from bot.services.snapshot import Loaded, Snapshots

log = logging.getLogger(__name__)
Make = Callable[[Loaded, date], Country]


def keeper(snapshots: Snapshots, known: Knowledge, maker: Maker, model: Callable[[], Model] | None = None) -> Keeper:
    """Of the services in `snapshots`, beside what people wrote records of; to be searched where there is a `model`."""

    def make(loaded: Loaded, day: date) -> Country:
        return Country(loaded.services, known, maker, day)

    return Keeper(snapshots, make, lambda country: country.prepare(model()) if model else None)


class Keeper:
    """`make` builds what is shown of a snapshot on a day; that takes seconds, so it is done on a thread of its own. `prepare` makes
    it ready to be searched, which takes longer and which nothing else waits for.
    """

    def __init__(self, snapshots: Snapshots, make: Make, prepare: Callable[[Country], None] = lambda _: None) -> None:
        self._snapshots, self._make, self._prepare = snapshots, make, prepare
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
                if self._ready:
                    self._prepare(self._ready)
            return self._ready

    def _renew(self, day: date) -> None:
        try:
            former, self._ready = self._ready, self._built(day)
            if self._ready and self._ready is not former:
                self._prepare(self._ready)
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
