"""Conversations come and go. Queries over a connection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, select, update

from channels.events import Draft, append, dump
from channels.identity import bind, new_id
from channels.schema import binding, callback, conversation, link, metadata, step
from channels.store import count_erased

OF_CONVERSATION = tuple(table for table in reversed(metadata.sorted_tables) if "conversation_id" in table.c and table is not step)
"""Everything that belongs to one conversation, whichever part of the gateway writes it."""


def begin(
    connection: Connection,
    channel: str,
    context: Mapping[str, Any],
    state: Mapping[str, Any],
    greeting: Sequence[Draft],
    now: int,
    expires_at: int,
) -> tuple[str, str]:
    """A new conversation whose log begins with `greeting`; its id and token."""
    conversation_id = create(connection, channel, context, state, greeting, now)
    return conversation_id, bind(connection, conversation_id, channel, now, expires_at)


def create(
    connection: Connection, channel: str, context: Mapping[str, Any], state: Mapping[str, Any], greeting: Sequence[Draft], now: int
) -> str:
    """A new conversation that nobody can open yet; its id."""
    conversation_id = new_id()
    row = {"id": conversation_id, "channel": channel, "mode": state["mode"], "context": dump(context), "state": dump(state)}
    counters = {"version": 0, "last_seq": len(greeting), "lease_holder": "", "lease_until": 0}
    connection.execute(insert(conversation), {**row, **counters, "created_at": now, "last_at": now})
    connection.execute(insert(step), {"conversation_id": conversation_id, "at": now, "kind": "begun", "channel": channel})
    append(connection, conversation_id, 0, greeting)
    return conversation_id


def erase(connection: Connection, conversation_id: str) -> None:
    """Remove every row of a conversation. `Store.scrub` then removes its bytes. What statistics are made from stays, nobody's any more."""
    for table in OF_CONVERSATION:
        connection.execute(delete(table).where(table.c.conversation_id == conversation_id))
    connection.execute(update(step).where(step.c.conversation_id == conversation_id).values(conversation_id=None))
    connection.execute(delete(conversation).where(conversation.c.id == conversation_id))
    count_erased(connection)


def unreachable(connection: Connection, now: int, limit: int) -> list[str]:
    """Conversations that nobody can open or waits for any more."""
    return list(connection.scalars(select(conversation.c.id).where(is_over(now)).limit(limit)))


def is_over(now: int) -> ColumnElement[bool]:
    """That no token or code opens a conversation, and nobody owes its citizen anything: a counsellor's turn, a call that was promised."""
    coded = exists().where(link.c.conversation_id == conversation.c.id, link.c.expires_at > now)
    opened = exists().where(binding.c.conversation_id == conversation.c.id, binding.c.expires_at > now)
    promised = exists().where(callback.c.conversation_id == conversation.c.id, callback.c.status == "open")
    return ~opened & ~coded & conversation.c.mode.not_in(("waiting", "counsellor")) & ~promised
