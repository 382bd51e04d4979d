"""Follows the conversation's event log, and hands it on in the pieces in which it was written: one answer, one counsellor's message …"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import orjson

from channels.conversation import Conversations
from channels.events import MESSAGE, Event, Followers


@dataclass(frozen=True)
class Written:
    """What was written at once, of one turn or of none."""

    turn_id: str | None
    messages: tuple[dict[str, Any], ...]
    """Of everybody, as the contract's Message."""
    state: str | None
    """JSON of the contract's State after it."""

    @property
    def client_id(self) -> str | None:
        """By which the sender of the citizen's message knows it."""
        return next((each.get("client_id") for each in self.messages if each["role"] == "citizen"), None)

    @property
    def answers(self) -> tuple[dict[str, Any], ...]:
        return tuple(each for each in self.messages if each["role"] != "citizen")


class Log:
    """One reader of one conversation; calls `written` in order, `erased` once."""

    def __init__(
        self,
        conversation_id: str,
        conversations: Conversations,
        followers: Followers,
        written: Callable[[Written], None],
        erased: Callable[[], None],
    ) -> None:
        self._id, self._conversations, self._followers = conversation_id, conversations, followers
        self._written, self._erased = written, erased
        self._position = 0
        self._reading = asyncio.Lock()

    async def skip(self) -> None:
        """Begin after what is there already."""
        self._position = await self._conversations.place(self._id, sys.maxsize)

    async def read(self) -> None:
        """Hand on what is new. Raises StoreError."""
        async with self._reading:
            batch = await self._conversations.read(self._id, self._position)
            for written in pieces(batch):
                self._written(written)
            self._position = batch[-1].seq if batch else self._position

    async def follow(self) -> None:
        with self._followers.following(self._id) as follower:
            while not follower.erased:
                follower.news.clear()
                await self.read()
                if not follower.erased:
                    await follower.news.wait()
        self._erased()


def pieces(events: Sequence[Event]) -> Iterator[Written]:
    """A state ends what it belongs to."""
    for turn_id, same in groupby(events, key=lambda event: event.turn_id):
        messages: list[dict[str, Any]] = []
        for event in same:
            if event.kind == MESSAGE:
                messages.append(orjson.loads(event.payload))
            else:
                yield Written(turn_id, tuple(messages), event.payload)
                messages = []
        if messages:
            yield Written(turn_id, tuple(messages), None)
