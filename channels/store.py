"""Where conversations are kept: SQLite in `var/`, or PostgreSQL by URL; one schema.

Queries are plain functions over a connection, grouped by noun (`identity`, `events`, `turns`); `Store.run` gives each its transaction.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import ThreeAnyError
from channels.migrations import upgrade

P = ParamSpec("P")
R = TypeVar("R")

POSTGRES_CONNECTIONS = 8
SQLITE = {
    "journal_mode": "WAL",
    # A commit survives the death of any process; only a power cut may take the last ones. Waiting for the disk costs milliseconds a turn.
    "synchronous": "NORMAL",
    # Erasing overwrites.
    "secure_delete": "ON",
    "foreign_keys": "ON",
    "busy_timeout": "5000",
    # Nothing that was said goes to a temporary file.
    "temp_store": "MEMORY",
}

ERASED = "PRAGMA user_version"
"""Erasures that were not scrubbed yet: a number SQLite keeps in the file for its user."""
OTHERS = "PRAGMA data_version"
AFTERWARDS = "afterwards"
SCRUB_BUSY_MS = 50
"""How long a scrub waits for another program's lock before it gives way to our own work and is tried again."""


class StoreError(ThreeAnyError):
    """The store did not answer, or refused."""

    code = "store"


class Store:
    """Transactions off the event loop.

    SQLite has one writer, so it gets one thread with one connection: nobody waits for a lock, and a checkpoint that must empty the log
    meets no reader of our own. PostgreSQL gets a few threads.
    """

    def __init__(self, url: str) -> None:
        self.sqlite = make_url(url).get_backend_name() == "sqlite"
        self.engine = (
            _sqlite(url) if self.sqlite else create_engine(url, pool_size=POSTGRES_CONNECTIONS, pool_pre_ping=True, hide_parameters=True)
        )
        self._others: int | None = None
        self._threads = ThreadPoolExecutor(1 if self.sqlite else POSTGRES_CONNECTIONS, thread_name_prefix="store")

    async def open(self) -> None:
        """Make or bring up to date every table."""
        await self.run(upgrade)

    async def run(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What `query(connection, …)` returns, in one transaction: all of it is stored, or nothing and an error is raised."""
        return await self._off_loop(lambda: self._transaction(query, *args, **kwargs))

    async def ping(self) -> None:
        await self.run(lambda connection: connection.execute(text("SELECT 1")))

    async def others_wrote(self) -> bool:
        """Whether another program may have written since this was last asked. PostgreSQL does not tell, so there it may always have."""
        if not self.sqlite:
            return True
        # Of this one connection: it moves on with what others commit, not with our own.
        before, self._others = self._others, await self.run(lambda connection: connection.exec_driver_sql(OTHERS).scalar_one())
        return before != self._others

    async def scrub(self) -> bool:
        """Leave no byte of erased rows in any file. False: another process is using the store; try again.

        SQLite overwrites what it deletes (`secure_delete`), but copies of rows that once moved from page to page stay in the gaps between
        others: about one erased conversation in a hundred left some (SQLite 3.40). Only writing the file anew removes them. PostgreSQL
        reuses the space of deleted rows in its own time; there the rows are gone, and the bytes are its administrator's matter.

        It holds up all other work of the store while it lasts: ask `Scrubber`, which says when.
        """
        if not self.sqlite:
            return True
        try:
            return await self._off_loop(self._rewrite)
        except StoreError:
            return False

    async def close(self) -> None:
        await asyncio.to_thread(self._threads.shutdown)
        self.engine.dispose()

    async def _off_loop(self, work: Callable[[], R]) -> R:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        except SQLAlchemyError as error:
            # Its text may quote values, so only its kind goes on.
            raise StoreError(type(error).__name__) from None

    def _transaction(self, query: Callable[..., R], *args: Any, **kwargs: Any) -> R:
        due: list[Callable[[], None]] = []
        with self.engine.begin() as connection:
            connection.info[AFTERWARDS] = due
            found = query(connection, *args, **kwargs)
        for work in due:
            work()
        return found

    def _rewrite(self) -> bool:
        raw = self.engine.raw_connection()
        cursor = raw.cursor()
        try:
            (erased,) = cursor.execute(ERASED).fetchone()
            if not erased:
                return True
            cursor.execute(f"PRAGMA busy_timeout = {SCRUB_BUSY_MS}")
            # While somebody reads, the log cannot be cut; a file written anew would only make it longer, once more at each attempt.
            if not _cut_log(cursor):
                return False
            cursor.execute("VACUUM")
            return _cut_log(cursor) and _settle(cursor, erased)
        except sqlite3.DatabaseError as error:
            raise StoreError(error.sqlite_errorname) from None
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {SQLITE['busy_timeout']}")
            raw.close()


def _cut_log(cursor: sqlite3.Cursor) -> bool:
    """Move the write-ahead log into the file and cut it to nothing; False while another program reads."""
    busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _settle(cursor: sqlite3.Cursor, erased: int) -> bool:
    """Set the count back, unless another process erased meanwhile."""
    cursor.execute("BEGIN IMMEDIATE")
    unchanged = cursor.execute(ERASED).fetchone() == (erased,)
    if unchanged:
        cursor.execute(f"{ERASED} = 0")
    cursor.execute("COMMIT")
    return bool(unchanged)


def count_erased(connection: Connection) -> None:
    """Note in the caller's transaction that there is something to scrub; kept in the file, so that it is done even after a crash."""
    if connection.dialect.name == "sqlite":
        erased = connection.exec_driver_sql(ERASED).scalar_one()
        connection.exec_driver_sql(f"{ERASED} = {erased + 1}")


def afterwards(connection: Connection, work: Callable[[], None]) -> None:
    """Have `work` done once the caller's transaction is stored; never where it fails."""
    connection.info.setdefault(AFTERWARDS, []).append(work)


def _sqlite(url: str) -> Engine:
    database = make_url(url).database
    if database and database != ":memory:":
        Path(database).parent.mkdir(parents=True, exist_ok=True)
        # What people said is for this programme alone to read; SQLite's own files beside it inherit the mode.
        Path(database).touch(mode=0o600)
    engine = create_engine(url, pool_size=1, max_overflow=0, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        # The driver would begin transactions late and on its own; `begin` below takes the write lock at once, so none fails half-way.
        connection.isolation_level = None
        for name, value in SQLITE.items():
            connection.execute(f"PRAGMA {name} = {value}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
