"""What the buttons under a chat say. Queries over a connection."""

from __future__ import annotations

import orjson
from sqlalchemy import Connection, select

from channels.events import MESSAGE
from channels.schema import event

LOOKED_AT = 6
"""Newest messages of which one may be the question whose buttons are shown."""


def said_by(connection: Connection, conversation_id: str, title: str) -> str:
    """The words of the newest button with this title; the title itself where there is none: then it was typed."""
    newest = select(event.c.payload).where(event.c.conversation_id == conversation_id, event.c.kind == MESSAGE)
    for payload in connection.scalars(newest.order_by(event.c.seq.desc()).limit(LOOKED_AT)):
        for quick in orjson.loads(payload).get("quick_replies") or ():
            if quick["title"] == title:
                return str(quick["text"])
    return title
