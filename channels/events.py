"""One event log per conversation: messages and states under one numbering. Queries over a connection, and `Followers`, who hear of news."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, insert, select

from channels.identity import new_id
from channels.schema import conversation, event

MESSAGE, STATE = "message", "state"
MOST_WHISPERS = 20

_INSERT = insert(event)
_AFTER = (
    select(event.c.seq, event.c.kind, event.c.turn_id, event.c.payload)
    .where(event.c.conversation_id == bindparam("conversation_id"), event.c.seq > bindparam("after"))
    .order_by(event.c.seq)
    .limit(bindparam("limit"))
)
_MESSAGES = _AFTER.where(event.c.kind == MESSAGE)
_NEWEST = select(conversation.c.id, conversation.c.last_seq).where(conversation.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True)
class Event:
    seq: int
    kind: str
    turn_id: str | None
    payload: str
    """JSON of the contract's Message or State."""


@dataclass(frozen=True)
class Draft:
    """An event before it has its number."""

    kind: str
    content: Mapping[str, Any]
    turn_id: str | None = None


def dump(value: object) -> str:
    return orjson.dumps(value).decode()


def spoken(role: str, reply: Mapping[str, Any], created_at: str, turn_id: str | None = None, **more: Any) -> Draft:
    """A Message of the contract from a reply (`text`, `speech`, `benefits`, `quick_replies`)."""
    return Draft(MESSAGE, {"id": new_id(), "role": role, **reply, "created_at": created_at, **more}, turn_id)


def append(connection: Connection, conversation_id: str, last_seq: int, drafts: Sequence[Draft]) -> tuple[Event, ...]:
    """Write events after `last_seq`. The caller holds the conversation's row and moves its `last_seq` on."""
    events = tuple(_numbered(seq, draft) for seq, draft in enumerate(drafts, last_seq + 1))
    rows = [{"conversation_id": conversation_id, "seq": e.seq, "kind": e.kind, "turn_id": e.turn_id, "payload": e.payload} for e in events]
    if rows:
        connection.execute(_INSERT, rows)
    return events


def _numbered(seq: int, draft: Draft) -> Event:
    content = {"seq": seq, **draft.content} if draft.kind == MESSAGE else draft.content
    return Event(seq, draft.kind, draft.turn_id, dump(content))


def read(connection: Connection, conversation_id: str, after: int, limit: int, messages_only: bool = False) -> tuple[Event, ...]:
    """Events numbered above `after`, oldest first, at most `limit`."""
    rows = connection.execute(_MESSAGES if messages_only else _AFTER, {"conversation_id": conversation_id, "after": after, "limit": limit})
    return tuple(Event(*row) for row in rows)


def newest(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """The number of the newest event of each conversation that exists."""
    return {row.id: row.last_seq for row in connection.execute(_NEWEST, {"ids": list(ids)})}


@dataclass(eq=False)
class Follower:
    """Somebody who reads one conversation's log as it grows."""

    news: asyncio.Event = field(default_factory=asyncio.Event)
    erased: bool = False
    is_desk: bool = False
    """A counsellor; else the citizen's side."""
    woken: bool = True
    """Whether there may be something to read; for who reads several logs at one `news`."""
    whispers: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=MOST_WHISPERS))
    """What is only worth knowing now, such as that somebody is typing. Never stored."""

    def wake(self) -> None:
        self.woken = True
        self.news.set()


@dataclass(eq=False)
class Watcher:
    """Somebody who wants to know which conversations change, whatever they say."""

    news: asyncio.Event = field(default_factory=asyncio.Event)
    changed: set[str] = field(default_factory=set)

    def take(self) -> set[str]:
        taken, self.changed = self.changed, set()
        self.news.clear()
        return taken


class Followers:
    """Wakes those who follow a conversation.

    The log is the truth: a follower reads it from where it stands, so nothing is lost or doubled, however often or seldom it is woken.
    """

    def __init__(self) -> None:
        self._of: defaultdict[str, set[Follower]] = defaultdict(set)
        self._seen: dict[str, int] = {}
        self._writing: dict[str, str] = {}
        self._watchers: set[Watcher] = set()

    @contextmanager
    def watching(self) -> Iterator[Watcher]:
        """Hear of every conversation of this process that changes."""
        watcher = Watcher()
        self._watchers.add(watcher)
        try:
            yield watcher
        finally:
            self._watchers.discard(watcher)

    @contextmanager
    def following(self, conversation_id: str, follower: Follower | None = None) -> Iterator[Follower]:
        follower = follower or Follower()
        self._of[conversation_id].add(follower)
        try:
            yield follower
        finally:
            self._of[conversation_id].discard(follower)
            if not self._of[conversation_id]:
                del self._of[conversation_id]
                self._seen.pop(conversation_id, None)

    @property
    def followed(self) -> list[str]:
        return list(self._of)

    def wake(self, conversation_id: str) -> None:
        self._changed(conversation_id)
        for follower in self._of.get(conversation_id, ()):
            follower.wake()

    def whisper(self, conversation_id: str, frame: dict[str, Any], to_desk: bool) -> None:
        """Tell those of one side who follow the conversation at this process, and nobody later."""
        for follower in self._of.get(conversation_id, ()):
            if follower.is_desk is to_desk:
                follower.whispers.append(frame)
                follower.news.set()

    def has_desk(self, conversation_id: str) -> bool:
        """Whether a counsellor follows it at this process."""
        return any(follower.is_desk for follower in self._of.get(conversation_id, ()))

    def writing(self, conversation_id: str, turn_id: str) -> None:
        """An answer to this turn is being made."""
        self._writing[conversation_id] = turn_id
        self.wake(conversation_id)

    def written(self, conversation_id: str, turn_id: str) -> None:
        """No answer to this turn is being made any more."""
        if self._writing.get(conversation_id) == turn_id:
            del self._writing[conversation_id]

    def being_answered(self, conversation_id: str) -> str | None:
        return self._writing.get(conversation_id)

    def erased(self, conversation_id: str) -> None:
        self._changed(conversation_id)
        for follower in self._of.get(conversation_id, ()):
            follower.erased = True
            follower.wake()

    def _changed(self, conversation_id: str) -> None:
        for watcher in self._watchers:
            watcher.changed.add(conversation_id)
            watcher.news.set()

    def compare(self, asked: Sequence[str], found: Mapping[str, int]) -> None:
        """Wake those whose log another process has moved on or erased."""
        for conversation_id in asked:
            if conversation_id not in found:
                self.erased(conversation_id)
            elif self._seen.get(conversation_id) != found[conversation_id]:
                self._seen[conversation_id] = found[conversation_id]
                self.wake(conversation_id)
