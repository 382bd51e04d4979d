"""Replies kept ready: everybody's, or one counsellor's own. Queries over a connection."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from bot.errors import NotFound
from channels.clock import millis
from channels.identity import new_id
from channels.schema import canned


def listed(connection: Connection, staff_id: str) -> list[dict[str, Any]]:
    query = select(canned).where(_is_theirs(staff_id)).order_by(canned.c.title, canned.c.id)
    return [_shown(row) for row in connection.execute(query)]


def add(connection: Connection, staff_id: str | None, title: str, text: str, at: datetime) -> dict[str, Any]:
    """`staff_id` None: everybody's."""
    row = {"id": new_id(), "title": title, "text": text, "staff_id": staff_id, "created_at": millis(at)}
    connection.execute(insert(canned), row)
    return _one(connection, row["id"])


def change(connection: Connection, canned_id: str, staff_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Raises NotFound where there is none, or it is somebody else's own."""
    theirs = (canned.c.id == canned_id, _is_theirs(staff_id))
    if connection.execute(select(canned.c.id).where(*theirs)).one_or_none() is None:
        raise NotFound("canned")
    if values:
        connection.execute(update(canned).where(*theirs).values(**values))
    return _one(connection, canned_id)


def remove(connection: Connection, canned_id: str, staff_id: str) -> None:
    if not connection.execute(delete(canned).where(canned.c.id == canned_id, _is_theirs(staff_id))).rowcount:
        raise NotFound("canned")


def _is_theirs(staff_id: str) -> ColumnElement[bool]:
    return canned.c.staff_id.is_(None) | (canned.c.staff_id == staff_id)


def _one(connection: Connection, canned_id: Any) -> dict[str, Any]:
    return _shown(connection.execute(select(canned).where(canned.c.id == canned_id)).one())


def _shown(row: Any) -> dict[str, Any]:
    return {"id": row.id, "title": row.title, "text": row.text, "shared": row.staff_id is None}
