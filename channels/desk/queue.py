"""Who waits for a counsellor, in which order and how long. Queries over a connection."""

from __future__ import annotations

from statistics import median

from sqlalchemy import Connection, bindparam, case, select

from channels.desk.modes import WAITING
from channels.schema import conversation, step, turn

RECENT_MS = 2 * 3600 * 1000
"""Waits longer ago say nothing of now."""
MEASURED = 20
"""Waits of which the middle one is told."""
MOST_WAITING = 1000
"""Of whom the place is known; beyond, it is told as the last one."""
IN_A_ROW = 2
"""Messages not understood one after the other, before somebody asks for a person: that is why."""

ORDER = (
    case((conversation.c.crisis.is_not(None), 0), (conversation.c.reason == "returned", 1), else_=2),
    conversation.c.waiting_since,
    conversation.c.id,
)
"""Danger first, then who had a counsellor and lost them, then who waits longest."""

_WAITING = select(conversation.c.id).where(conversation.c.mode == WAITING).order_by(*ORDER).limit(bindparam("most"))
_WAITS = (
    select(step.c.value)
    .where(step.c.kind == "claimed", step.c.at > bindparam("since"), step.c.value.is_not(None))
    .order_by(step.c.at.desc())
    .limit(MEASURED)
)
_BEFORE = (
    select(turn.c.understood)
    .where(turn.c.conversation_id == bindparam("id"), turn.c.status == "done", turn.c.intent != "ask_person")
    .order_by(turn.c.seq.desc())
    .limit(IN_A_ROW)
)


def waiting(connection: Connection, most: int = MOST_WAITING) -> list[str]:
    """Ids of those who wait, the next one first."""
    return list(connection.scalars(_WAITING, {"most": most}))


def place(connection: Connection, conversation_id: str) -> tuple[int, int]:
    """Which one of how many somebody is, or would be."""
    ids = waiting(connection)
    return (ids.index(conversation_id) + 1 if conversation_id in ids else len(ids) + 1), len(ids)


def expected_ms(connection: Connection, now: int) -> int | None:
    """How long those waited who were taken last; None where nobody was for long."""
    waits = list(connection.scalars(_WAITS, {"since": now - RECENT_MS}))
    return int(median(waits)) if waits else None


def why(connection: Connection, conversation_id: str, emotion: str | None) -> str:
    """Why somebody asks for a person, as far as the talk tells."""
    if emotion == "anger":
        return "upset"
    before = list(connection.scalars(_BEFORE, {"id": conversation_id}))
    return "misunderstood" if len(before) == IN_A_ROW and not any(before) and None not in before else "asked"
