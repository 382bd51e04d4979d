"""What nobody is there for any more: conversations of a counsellor who is gone, and a queue at the end of the day."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from sqlalchemy import Connection

from bot.errors import NotFound
from channels.clock import millis
from channels.desk import notes, presence, queue
from channels.desk.presence import Presence
from channels.desk.taking import Taking
from channels.store import Store

AT_ONCE = 100


def _bring_back(connection: Connection, taking: Taking, conversation_id: str, owner_id: str, at: datetime) -> bool:
    if not taking.return_to_queue(connection, conversation_id, owner_id, at):
        return False
    name = presence.name(connection, owner_id)
    notes.add(connection, conversation_id, None, taking.sentences.note("returned", name=name, seconds=taking.gone_ms // 1000), at)
    return True


async def all_due(store: Store, taking: Taking, known: Presence, at: datetime) -> list[str]:
    """Do it, each conversation in a transaction of its own that looks again: of two gateways one does it. The ids that changed."""
    moved = []
    for conversation_id, owner_id in await store.run(presence.left_alone, millis(at), taking.gone_ms, AT_ONCE):
        with suppress(NotFound):  # erased meanwhile
            if await store.run(_bring_back, taking, conversation_id, owner_id, at):
                moved.append(conversation_id)
    if known.there == 0 and not taking.hours.is_open(at):
        for conversation_id in await store.run(queue.waiting, AT_ONCE):
            with suppress(NotFound):
                await store.run(taking.dismiss, conversation_id, at)
                moved.append(conversation_id)
    return moved
