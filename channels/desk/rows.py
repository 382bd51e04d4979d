"""Conversations as a console lists them: rows, filters, pages, counts. Queries over a connection; no page reads a whole log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, exists, func, or_, select, tuple_

from channels.clock import from_millis, iso
from channels.desk import queue
from channels.desk.modes import COUNSELLOR, WAITING
from channels.events import MESSAGE
from channels.problems import Problem
from channels.schema import conversation, event, label, staff

COUNTED = (WAITING, COUNSELLOR, "assistant")
FEW = (WAITING, COUNSELLOR)
MOST_Q = 100
MOST_NUMBER = 2**63 - 1
"""That a store takes."""

_COLUMNS = (
    select(
        conversation.c.id,
        conversation.c.channel,
        conversation.c.mode,
        conversation.c.owner_id,
        staff.c.name.label("owner_name"),
        conversation.c.waiting_since,
        conversation.c.reason,
        conversation.c.crisis,
        conversation.c.preview,
        conversation.c.last_at,
        conversation.c.created_at,
        conversation.c.state,
        conversation.c.last_seq,
    )
    .select_from(conversation)
    .join(staff, staff.c.id == conversation.c.owner_id, isouter=True)
)
_LABELS = select(label.c.conversation_id, label.c.name).where(label.c.conversation_id.in_(bindparam("ids", expanding=True)))
_COUNTS = select(conversation.c.mode, func.count()).group_by(conversation.c.mode)
_MINE = select(func.count()).select_from(conversation).where(conversation.c.owner_id == bindparam("of"))


@dataclass(frozen=True)
class Wanted:
    """What a list is to hold; None: whatever it is."""

    mode: str | None = None
    q: str | None = None
    channel: str | None = None
    label: str | None = None
    crisis: bool | None = None
    owner: str | None = None


def page(connection: Connection, wanted: Wanted, before: str | None, limit: int) -> tuple[list[dict[str, Any]], str | None]:
    """So many rows and where the next page begins (None: there is none). Newest first; who waits in the order of the queue.

    Raises Problem where `before` is no cursor.
    """
    places = queue.waiting(connection)
    found = _filtered(_COLUMNS, wanted)
    if wanted.mode == WAITING:
        start = _offset(before)
        rows = connection.execute(found.order_by(*queue.ORDER).offset(start).limit(limit + 1)).all()
        following = f"{start + limit}"
    else:
        if before is not None:
            found = found.where(tuple_(conversation.c.last_at, conversation.c.id) < tuple_(*_newer(before)))
        rows = connection.execute(found.order_by(conversation.c.last_at.desc(), conversation.c.id.desc()).limit(limit + 1)).all()
        following = f"{rows[limit - 1].last_at}.{rows[limit - 1].id}" if len(rows) > limit else ""
    return _shown(connection, rows[:limit], places), following if len(rows) > limit else None


def by_ids(connection: Connection, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of those that there are."""
    found = connection.execute(_COLUMNS.where(conversation.c.id.in_(ids))).all() if ids else []
    return _shown(connection, found, queue.waiting(connection))


def counts(connection: Connection, staff_id: str) -> dict[str, int]:
    return {**totals(connection), "mine": connection.scalar(_MINE, {"of": staff_id}) or 0}


def totals(connection: Connection) -> dict[str, int]:
    known: dict[str, int] = {row[0]: row[1] for row in connection.execute(_COUNTS)}
    return {mode: known.get(mode, 0) for mode in COUNTED}


def _filtered(query: Select[Any], wanted: Wanted) -> Select[Any]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.mode in FEW:
        conditions.append(conversation.c.mode == wanted.mode)
    elif wanted.mode:
        # Half of all would be found by the index of modes, and sorted; so the newest are gone through until a page is full.
        conditions.append(func.coalesce(conversation.c.mode, "") == wanted.mode)
    if wanted.channel:
        conditions.append(conversation.c.channel == wanted.channel)
    if wanted.crisis is not None:
        conditions.append(conversation.c.crisis.is_not(None) if wanted.crisis else conversation.c.crisis.is_(None))
    if wanted.owner:
        conditions.append(conversation.c.owner_id == wanted.owner)
    if wanted.label:
        conditions.append(_has_label(label.c.name == wanted.label))
    if wanted.q:
        conditions.append(_speaks_of(wanted.q[:MOST_Q]))
    return query.where(*conditions)


def _has_label(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(label.c.conversation_id == conversation.c.id, which)


def _speaks_of(words: str) -> ColumnElement[bool]:
    """In what was said, in a label, or as the beginning of the id."""
    said = exists().where(
        event.c.conversation_id == conversation.c.id, event.c.kind == MESSAGE, event.c.payload.contains(words, autoescape=True)
    )
    return or_(conversation.c.id.startswith(words, autoescape=True), _has_label(label.c.name == words), said)


def _shown(connection: Connection, rows: Sequence[Row[Any]], places: Sequence[str]) -> list[dict[str, Any]]:
    labels: dict[str, list[str]] = {row.id: [] for row in rows}
    for found in connection.execute(_LABELS, {"ids": list(labels)}) if rows else ():
        labels[found.conversation_id].append(found.name)
    position = {each: at for at, each in enumerate(places, 1)} if any(row.mode == WAITING for row in rows) else {}
    return [_row(row, position, sorted(labels[row.id])) for row in rows]


def _row(row: Row[Any], position: Mapping[str, int], labels: list[str]) -> dict[str, Any]:
    return {
        "id": row.id,
        "channel": row.channel,
        "mode": row.mode,
        "owner": {"id": row.owner_id, "name": row.owner_name or ""} if row.owner_id else None,
        "waiting_since": iso(from_millis(row.waiting_since)) if row.waiting_since is not None else None,
        "position": position.get(row.id) if row.mode == WAITING else None,
        "reason": row.reason,
        "crisis": row.crisis,
        "emotion": orjson.loads(row.state).get("emotion") or "neutral",
        "preview": row.preview or "",
        "last_at": iso(from_millis(row.last_at)),
        "created_at": iso(from_millis(row.created_at)),
        "labels": labels,
        "seq": row.last_seq,
    }


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    return _whole(cursor)


def _newer(cursor: str) -> tuple[int, str]:
    at, dot, conversation_id = cursor.partition(".")
    if not dot:
        raise Problem("invalid")
    return _whole(at), conversation_id


def _whole(digits: str) -> int:
    if not digits.isdecimal() or (number := int(digits)) > MOST_NUMBER:
        raise Problem("invalid")
    return number
