"""Which counsellors are there. Their console gives signs of life; who gave none for `gone` milliseconds is gone.

Queries over a connection.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, exists, func, select, update

from channels.desk.modes import COUNSELLOR
from channels.schema import conversation, staff, staff_session
from channels.staff.tickets import FULL

SERVING = ("counsellor", "supervisor", "administrator")
"""Roles that talk with citizens."""

_IS_SERVING = (staff.c.role.in_(SERVING), staff.c.disabled == 0)
_IS_THERE = (*_IS_SERVING, staff.c.away == 0, staff.c.seen_at > bindparam("since"))
_COUNT = select(func.count(), func.count().filter(*_IS_THERE)).where(*_IS_SERVING)
_SIGNED_IN = exists().where(
    staff_session.c.staff_id == staff.c.id, staff_session.c.stage == FULL, staff_session.c.expires_at > bindparam("at")
)
_SEEN = (
    update(staff)
    .where(staff.c.id == bindparam("of"), staff.c.seen_at < bindparam("at"), staff.c.disabled == 0, _SIGNED_IN)
    .values(seen_at=bindparam("at"))
)
_COLLEAGUES = select(staff.c.id, staff.c.name, staff.c.role, staff.c.away, staff.c.seen_at).where(*_IS_SERVING).order_by(staff.c.name)
_LEFT_ALONE = (
    select(conversation.c.id, conversation.c.owner_id)
    .join_from(conversation, staff, staff.c.id == conversation.c.owner_id, isouter=True)
    .where(
        conversation.c.mode == COUNSELLOR,
        (staff.c.id.is_(None)) | (staff.c.seen_at <= bindparam("since")) | (staff.c.disabled != 0),
    )
    .limit(bindparam("most"))
)


@dataclass(frozen=True)
class Presence:
    staffed: bool
    """Whether there is anybody who could ever come."""
    there: int
    """How many are there now and take somebody."""


@dataclass(frozen=True)
class Colleague:
    id: str
    name: str
    role: str
    away: bool
    present: bool


def count(connection: Connection, now: int, gone: int) -> Presence:
    known, there = connection.execute(_COUNT, {"since": now - gone}).one()
    return Presence(known > 0, there)


def seen(connection: Connection, staff_id: str, now: int) -> None:
    """A sign of life; none of who has signed out, whatever line of theirs is still open."""
    connection.execute(_SEEN, {"of": staff_id, "at": now})


def colleagues(connection: Connection, now: int, gone: int) -> tuple[Colleague, ...]:
    rows = connection.execute(_COLLEAGUES)
    return tuple(Colleague(row.id, row.name, row.role, bool(row.away), row.seen_at > now - gone) for row in rows)


def left_alone(connection: Connection, now: int, gone: int, most: int) -> list[tuple[str, str]]:
    """Conversations whose counsellor is gone, with who that was."""
    return [(row.id, row.owner_id) for row in connection.execute(_LEFT_ALONE, {"since": now - gone, "most": most})]


def is_gone(connection: Connection, staff_id: str, now: int, gone: int) -> bool:
    row = connection.execute(select(staff.c.seen_at, staff.c.disabled).where(staff.c.id == staff_id)).one_or_none()
    return row is None or bool(row.disabled) or row.seen_at <= now - gone


def name(connection: Connection, staff_id: str) -> str:
    return connection.scalar(select(staff.c.name).where(staff.c.id == staff_id)) or ""
