"""Calls a person for a conversation that waits for nobody yet. Queries over a connection."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from channels.desk import modes
from channels.schema import staff


def queue(connection: Connection, conversation_id: str, reason: str, at: datetime) -> None:
    """From the assistant to the queue; nothing where somebody else has it, or where no counsellor was ever set up."""
    if connection.execute(select(staff.c.id).limit(1)).first() is not None:
        modes.queue(connection, conversation_id, reason, at)
