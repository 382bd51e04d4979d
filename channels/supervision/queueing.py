"""Puts a conversation into the queue of those who wait for a person. Queries over a connection."""

from __future__ import annotations

from datetime import datetime

import orjson
from sqlalchemy import Connection, insert, select, update

from channels import events
from channels.clock import millis
from channels.events import STATE, Draft
from channels.schema import conversation, staff, step


def queue(connection: Connection, conversation_id: str, reason: str, at: datetime) -> None:
    """From the assistant to the queue; nothing where somebody else has it, or where no counsellor was ever set up."""
    if connection.execute(select(staff.c.id).limit(1)).first() is None:
        return
    change = update(conversation).where(conversation.c.id == conversation_id, conversation.c.mode == "assistant")
    if not connection.execute(change.values(mode="waiting", waiting_since=millis(at), reason=reason)).rowcount:
        return
    row = connection.execute(select(conversation).where(conversation.c.id == conversation_id)).one()
    state = {**orjson.loads(row.state), "mode": row.mode}
    written = events.append(connection, row.id, row.last_seq, [Draft(STATE, state)])
    moved = {"last_seq": written[-1].seq, "state": written[-1].payload}
    connection.execute(update(conversation).where(conversation.c.id == row.id).values(**moved))
    what = {"conversation_id": row.id, "at": millis(at), "kind": "queued", "channel": row.channel, "reason": reason}
    connection.execute(insert(step), what)
