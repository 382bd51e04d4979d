"""What stands beside a conversation at the console, of which its log tells nothing. Queries over a connection."""

from __future__ import annotations

from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, select

from channels.desk import callbacks, notes
from channels.desk.summary import Summary
from channels.schema import rating

_RATING = select(rating.c.score, rating.c.reason).where(rating.c.conversation_id == bindparam("id"))


def read(connection: Connection, row: Any, state: str, summary: Summary) -> dict[str, Any]:
    """`row`: the conversation's (`modes.locked`); `state`: its State as it is told."""
    score = connection.execute(_RATING, {"id": row.id}).one_or_none()
    return {
        "summary": summary.lines(row.crisis, row.reason, orjson.loads(state)),
        "notes": notes.of(connection, row.id),
        "callbacks": [_brief(each) for each in callbacks.listed(connection, conversation_id=row.id)],
        "rating": {"score": score.score, "reason": score.reason} if score else None,
    }


def _brief(found: dict[str, Any]) -> dict[str, Any]:
    return {name: found[name] for name in ("id", "status", "created_at", "by")}
