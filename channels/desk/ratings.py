"""How it was, in the citizen's own judgement: once a conversation; said again, it replaces what was said. Queries over a connection."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, union_all

from bot.privacy import mask
from channels.clock import millis
from channels.desk import modes
from channels.schema import binding, rating, step

WORST, BEST = 1, 5
RATED, CLOSED = "rated", "closed"
PAGE = "web"
"""It asks by a form of its own."""


def is_due(connection: Connection, conversation_id: str) -> bool:
    """Whether somebody follows it who can be asked in words alone, and was not yet: it was never closed before, and nothing was judged."""
    elsewhere = select(binding.c.id).where(binding.c.conversation_id == conversation_id, binding.c.channel != PAGE).limit(1)
    if connection.execute(elsewhere).first() is None:
        return False
    closed = select(step.c.id).where(step.c.conversation_id == conversation_id, step.c.kind == CLOSED)
    judged = select(rating.c.score).where(rating.c.conversation_id == conversation_id)
    return connection.execute(union_all(closed, judged).limit(1)).first() is None


def rate(connection: Connection, conversation_id: str, score: int, reason: str | None, at: datetime) -> None:
    """`score` from WORST to BEST; the words of `reason` are masked. Raises NotFound."""
    row = modes.locked(connection, conversation_id)
    connection.execute(delete(rating).where(rating.c.conversation_id == conversation_id))
    connection.execute(delete(step).where(step.c.conversation_id == conversation_id, step.c.kind == RATED))  # counted once
    kept = {"conversation_id": conversation_id, "score": score, "reason": mask(reason) if reason else None, "created_at": millis(at)}
    connection.execute(insert(rating), kept)
    modes.note(connection, row, RATED, at, value=score)
