"""What every console sees of all conversations, kept up to date once a process however many consoles are open.

Rows are news, not a log: a console that is slow gets the newest row of a conversation and misses only older ones. What other gateways did
is found in the store every `poll_s`.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, func, select

from channels import events
from channels.clock import Clock, millis
from channels.desk import queue, rows
from channels.desk.modes import COUNSELLOR
from channels.desk.presence import SERVING
from channels.events import Followers
from channels.schema import conversation, turn
from channels.staff import tickets
from channels.store import Store, StoreError
from channels.telemetry import Telemetry

PAUSE_S = 0.05
"""Between two looks: what happens at once is told together."""
MOST_SHOWN = 200
"""Of those who wait, and of one counsellor's own."""
MOST_KNOWN = 5000
MOST_CHANGED = 500
MOST_CHECKED = 500
"""Of those shown, how many one look asks for whether they are still there."""
OVERLAP_MS = 5000
"""Clocks of two gateways differ, and what is stored later may have been begun earlier."""

_CHANGED = (
    select(conversation.c.id, conversation.c.last_seq, conversation.c.last_at)
    .where(conversation.c.last_at >= bindparam("since"))
    .order_by(conversation.c.last_at.desc())
    .limit(MOST_CHANGED)
)
_OWNED = select(conversation.c.owner_id, func.count()).where(conversation.c.mode == COUNSELLOR).group_by(conversation.c.owner_id)
_DANGERS = (
    select(turn.c.conversation_id, func.max(turn.c.seq))
    .where(
        turn.c.conversation_id.in_(bindparam("ids", expanding=True)), turn.c.crisis.is_not(None), turn.c.created_at >= bindparam("since")
    )
    .group_by(turn.c.conversation_id)
)


@dataclass(eq=False)
class Reader:
    """One console. `frames` are what it has not been sent yet, the newest of a kind for each conversation."""

    staff_id: str
    session: str
    """Hash of the cookie it was opened with."""
    news: asyncio.Event
    is_doubted: bool = False
    """Its session may have ended: who holds the line looks before anything more is sent."""
    frames: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)

    def tell(self, frame: dict[str, Any], of: str = "") -> None:
        key = (frame["type"], of)
        self.frames.pop(key, None)  # so that it comes last
        self.frames[key] = frame
        self.news.set()

    def count(self, counts: dict[str, int]) -> None:
        if counts != self.counted:
            self.counted = counts
            self.tell({"type": "counts", "counts": counts})

    def doubt(self) -> None:
        self.is_doubted = True
        self.news.set()

    def take(self) -> list[dict[str, Any]]:
        taken, self.frames = list(self.frames.values()), {}
        return taken


@dataclass(frozen=True)
class View:
    rows: Sequence[dict[str, Any]]
    missing: frozenset[str]
    totals: dict[str, int]
    owned: dict[str, int]
    dangers: dict[str, int]
    since: int
    ended: frozenset[str]
    """Sessions of open consoles that stand no longer."""


class Board:
    def __init__(self, store: Store, followers: Followers, telemetry: Telemetry, clock: Clock, poll_s: float, idle_ms: int) -> None:
        self._store, self._followers, self._telemetry, self._clock = store, followers, telemetry, clock
        self._poll_s, self._idle_ms = poll_s, idle_ms
        self._readers: set[Reader] = set()
        self._known: OrderedDict[str, bytes] = OrderedDict()
        self._seqs: OrderedDict[str, int] = OrderedDict()
        self._alarmed: OrderedDict[str, int] = OrderedDict()
        self._working: asyncio.Task[None] | None = None
        self._began = self._checked = 0

    @contextmanager
    def reading(self, staff_id: str, session: str, news: asyncio.Event) -> Iterator[Reader]:
        """Be told of every change until this ends. The first one makes the board work, the last one lets it rest."""
        reader = Reader(staff_id, session, news)
        self._readers.add(reader)
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        try:
            yield reader
        finally:
            self._readers.discard(reader)
            if not self._readers and self._working:
                self._working.cancel()
                self._working = None

    async def first(self, staff_id: str) -> dict[str, Any]:
        """The frame a console begins with: who waits, and one's own."""

        def look(connection: Connection) -> dict[str, Any]:
            own = select(conversation.c.id).where(conversation.c.owner_id == staff_id).limit(MOST_SHOWN)
            ids = [*queue.waiting(connection, MOST_SHOWN), *connection.scalars(own)]
            found = {row["id"]: row for row in rows.by_ids(connection, ids)}
            return {"type": "rows", "items": [found[each] for each in ids], "counts": rows.counts(connection, staff_id)}

        frame = await self._store.run(look)
        self.shows(row["id"] for row in frame["items"])
        return frame

    def shows(self, ids: Iterable[str]) -> None:
        """These are on a console's screen: it is told when they are gone, also where another program erases them."""
        for each in ids:
            _keep(self._known, each, self._known.get(each, b""))

    def doubt(self) -> None:
        """Somebody was signed out here, or may do less: every open line looks whether it still may be."""
        for reader in self._readers:
            reader.doubt()

    def _to_check(self) -> list[str]:
        """Each of those shown in its turn."""
        known = list(self._known)
        start = self._checked if self._checked < len(known) else 0
        self._checked = start + MOST_CHECKED
        return known[start : self._checked]

    async def _work(self) -> None:
        self._known.clear()
        self._began = since = millis(self._clock())
        with self._followers.watching() as watcher:
            while True:
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._poll_s):
                        await watcher.news.wait()
                changed = watcher.take()
                try:
                    view = await self._store.run(
                        _look, changed, since - OVERLAP_MS, self._began, dict(self._seqs), self._to_check(), self._still_signed_in()
                    )
                except StoreError as error:
                    watcher.changed |= changed
                    self._telemetry.log.error("console cannot be kept up to date", exc_info=error)
                else:
                    since = max(since, view.since)
                    self._publish(view)
                await asyncio.sleep(PAUSE_S)

    def _still_signed_in(self) -> Callable[[Connection], frozenset[str]]:
        """What other gateways, the command line and time do to sessions: found every `poll_s`."""
        sessions, now = {reader.session for reader in self._readers}, millis(self._clock())

        def ended(connection: Connection) -> frozenset[str]:
            roles = tickets.standing(connection, sessions, now, self._idle_ms)
            return frozenset(each for each in sessions if roles.get(each) not in SERVING)

        return ended

    def _publish(self, view: View) -> None:
        for row in view.rows:
            text = orjson.dumps(row)
            _keep(self._seqs, row["id"], row["seq"])
            if self._known.get(row["id"]) != text:
                _keep(self._known, row["id"], text)
                self._tell({"type": "row", "row": row}, row["id"])
            if view.dangers.get(row["id"], 0) > self._alarmed.get(row["id"], 0):
                _keep(self._alarmed, row["id"], view.dangers[row["id"]])
                self._tell({"type": "alarm", "row": row}, row["id"])
        for conversation_id in view.missing:
            self._known.pop(conversation_id, None)
            self._tell({"type": "gone", "id": conversation_id}, conversation_id)
        for reader in self._readers:
            if reader.session in view.ended:
                reader.doubt()
            reader.count({**view.totals, "mine": view.owned.get(reader.staff_id, 0)})

    def _tell(self, frame: dict[str, Any], of: str) -> None:
        for reader in self._readers:
            reader.tell(frame, of)


def _look(
    connection: Connection,
    asked: set[str],
    since: int,
    began: int,
    seqs: dict[str, int],
    shown: list[str],
    ended: Callable[[Connection], frozenset[str]],
) -> View:
    newest = connection.execute(_CHANGED, {"since": since}).all()
    changed = {row.id for row in newest if seqs.get(row.id) != row.last_seq}
    # Whoever waits may have moved up, though nothing of theirs was written.
    wanted = asked | changed | set(queue.waiting(connection, MOST_SHOWN))
    found = rows.by_ids(connection, sorted(wanted))
    endangered = [row["id"] for row in found if row["crisis"]]
    dangers = {row[0]: row[1] for row in connection.execute(_DANGERS, {"ids": endangered, "since": began})} if endangered else {}
    newest_of = events.newest(connection, shown) if shown else {}
    return View(
        found,
        frozenset(wanted - {row["id"] for row in found} | set(shown) - newest_of.keys()),
        rows.totals(connection),
        {row[0]: row[1] for row in connection.execute(_OWNED)},
        dangers,
        newest[0].last_at if newest else since,
        ended(connection),
    )


def _keep(kept: OrderedDict[str, Any], key: str, value: Any) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > MOST_KNOWN:
        kept.popitem(last=False)
