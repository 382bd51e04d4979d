"""Whether a request came before. Kakao gives a message no number, so what makes a repetition has to be told from what it looks like.

With a callback the request is unmistakable: its address is issued for this one request. Without, the same request is a repetition where the
last message of the conversation was the very same and its answer has not gone out or only just: nobody reads an answer and says the same
again that soon, and nobody repeats a request after its answer came but a network that broke off.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any

from sqlalchemy import Connection, select

from channels.bindings import Bound
from channels.schema import turn

JUST_NOW_MS = 3000


def client_id(connection: Connection, bound: Bound, digest: str, unmistakable: bool, now: int) -> str:
    """The id under which the message is stored; the same for a repetition, also for one that comes at the same moment."""
    prefix = f"kakao-{digest[:48]}"
    if unmistakable:
        return prefix
    newest = select(turn.c.seq, turn.c.client_id, turn.c.status, turn.c.created_at).where(turn.c.conversation_id == bound.conversation_id)
    last = connection.execute(newest.order_by(turn.c.seq.desc()).limit(1)).one_or_none()
    if last is None:
        return f"{prefix}-0"
    # Delivering moves the mark beyond the message itself.
    unread = last.status == "open" or bound.delivered_seq <= last.seq
    if (last.client_id or "").startswith(f"{prefix}-") and (unread or now - last.created_at < JUST_NOW_MS):
        return str(last.client_id)
    return f"{prefix}-{last.seq}"


class Recent:
    """Requests that are no messages and so stand in no log: a code that is shown, news that are read. Kept in memory, for seconds."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, tuple[int, asyncio.Task[dict[str, Any]]]] = OrderedDict()
        self._places: OrderedDict[str, tuple[int, int]] = OrderedDict()

    async def once(self, digest: str, now: int, work: Callable[[], Coroutine[Any, Any, dict[str, Any]]]) -> dict[str, Any]:
        """What `work` answers; to the same request just now, what it answered then."""
        _forget(self._answers, now)
        if digest not in self._answers:
            self._answers[digest] = (now, asyncio.create_task(work()))
        # Who repeats a request has often given up the first one: that must not end the work.
        return await asyncio.shield(self._answers[digest][1])

    def place(self, digest: str, now: int, delivered: int) -> int:
        """From where the log is to be read: what the same request just now has read may not have arrived."""
        _forget(self._places, now)
        _, after = self._places.setdefault(digest, (now, delivered))
        return min(after, delivered)


def _forget(kept: OrderedDict[str, tuple[int, Any]], now: int) -> None:
    while kept and next(iter(kept.values()))[0] <= now - JUST_NOW_MS:
        kept.popitem(last=False)
