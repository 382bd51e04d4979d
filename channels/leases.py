"""Who runs a conversation's turns. Queries over a connection.

A holder is `instance/life/claim`; an instance lives again after a restart.
"""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select, update

from channels.schema import conversation, turn
from channels.turns import Lease, Turn, oldest

_ORPHANED = (
    select(turn.c.conversation_id)
    .distinct()
    .join_from(turn, conversation, conversation.c.id == turn.c.conversation_id)
    .where(turn.c.status == "open", conversation.c.lease_until <= bindparam("now"))
    .limit(bindparam("limit"))
)
_CLAIM = (
    update(conversation)
    .where(conversation.c.id == bindparam("conversation_id"), conversation.c.lease_until <= bindparam("now"))
    .values(lease_holder=bindparam("holder"), lease_until=bindparam("until"))
)
_HELD = update(conversation).where(conversation.c.id == bindparam("conversation_id"), conversation.c.lease_holder == bindparam("holder"))
_RENEW = _HELD.values(lease_until=bindparam("until")).returning(conversation.c.mode)
_RELEASE = _HELD.values(lease_holder="", lease_until=0)


def orphaned(connection: Connection, now: int, limit: int) -> list[str]:
    """Conversations with unanswered messages that nobody is answering."""
    return list(connection.scalars(_ORPHANED, {"now": now, "limit": limit}))


def claim(connection: Connection, conversation_id: str, lease: Lease, now: int) -> Turn | None:
    """Take an orphaned conversation; its oldest unanswered message, or None where somebody else was quicker or nothing is left to do."""
    values = {"conversation_id": conversation_id, "now": now, "holder": lease.holder, "until": lease.until}
    if not connection.execute(_CLAIM, values).rowcount:
        return None
    found = oldest(connection, conversation_id, lease.holder)
    if found is None:
        connection.execute(_RELEASE, {"conversation_id": conversation_id, "holder": lease.holder})
    return found


def renew(connection: Connection, held: Turn, until: int) -> str | None:
    """Keep the lease for longer; whose the conversation is now, or None where the lease is no longer ours or the conversation is gone."""
    values = {"conversation_id": held.conversation_id, "holder": held.holder, "until": until}
    return connection.execute(_RENEW, values).scalar_one_or_none()


def free_all(connection: Connection, instance: str) -> None:
    """Give back what this instance holds: at its end, and at its start what it held when it died."""
    held = conversation.c.lease_holder.startswith(f"{instance}/", autoescape=True)
    connection.execute(update(conversation).where(held).values(lease_holder="", lease_until=0))
