"""How long what is kept, and a purge that proves what it removed: how much there was, how much was due, and that nothing older is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, exists, func, select

from bot.settings import Settings
from channels.audit import cut
from channels.clock import millis
from channels.register import OF_CONVERSATION, is_over
from channels.schema import audit, binding, callback, conversation, invitation, link, staff_session, step
from channels.store import count_erased

DAY_MS = 24 * 3600 * 1000
CONVERSATIONS = "conversations"
AUDIT = "audit"


@dataclass(frozen=True)
class Kind:
    """One sort of rows with the time after which it is removed."""

    name: str
    table: Table
    due: ColumnElement[bool]


@dataclass(frozen=True)
class Count:
    there: int
    due: int


@dataclass(frozen=True)
class Removed:
    """What became of one kind."""

    kind: str
    before: int
    due: int
    removed: int
    after: int
    left: int
    """Due by the same hour and still there: not 0 means the purge failed."""


@dataclass(frozen=True)
class Proof:
    kinds: tuple[Removed, ...]
    orphans: int
    """Rows of conversations that do not exist: words that nobody could erase any more."""
    dry: bool = False

    @property
    def removed(self) -> int:
        return sum(each.removed for each in self.kinds)

    @property
    def sound(self) -> bool:
        return self.dry or not (self.orphans or any(each.left for each in self.kinds))

    def detail(self) -> dict[str, int | bool]:
        """For one row of the audit log; a kind of which nothing was due is left out."""
        counts = {
            f"{each.kind}_{name}": count
            for each in self.kinds
            if each.due or each.removed
            for name, count in (("before", each.before), ("removed", each.removed), ("after", each.after), ("left", each.left))
        }
        return {"sound": self.sound, "orphans": self.orphans, **counts}


def kinds(settings: Settings, at: datetime) -> tuple[Kind, ...]:
    """What is due at this hour. Everything in a conversation (messages, notes, labels, ratings, consents …) goes with it."""
    now = millis(at)

    def before(days: int) -> int:
        return now - days * DAY_MS

    done = callback.c.done_at <= before(settings.retention_callback_days)
    return (
        Kind(CONVERSATIONS, conversation, is_over(now)),
        Kind("callbacks", callback, (callback.c.status != "open") & done),
        Kind("tokens", binding, binding.c.expires_at <= now),
        Kind("codes", link, link.c.expires_at <= now),
        Kind("sessions", staff_session, staff_session.c.expires_at <= before(settings.retention_session_days)),
        Kind("invitations", invitation, invitation.c.expires_at <= before(settings.retention_session_days)),
        Kind("steps", step, step.c.at <= before(settings.retention_step_days)),
        Kind(AUDIT, audit, cut.due(before(settings.retention_audit_days))),
    )


def census(connection: Connection, wanted: tuple[Kind, ...]) -> dict[str, Count]:
    """How many there are of each kind, and how many of them are due."""

    def count(table: Table, *where: Any) -> int:
        return connection.scalar(select(func.count()).select_from(table).where(*where)) or 0

    return {kind.name: Count(count(kind.table), count(kind.table, kind.due)) for kind in wanted}


def any_due(connection: Connection, wanted: tuple[Kind, ...]) -> bool:
    """Whether a purge has anything to do: cheap, for who asks every hour."""
    return any(connection.execute(select(kind.table).where(kind.due).limit(1)).first() is not None for kind in wanted)


def remove(connection: Connection, wanted: tuple[Kind, ...]) -> dict[str, int]:
    """Remove what is due of every kind but conversations and the audit log; how many of each."""
    own = [kind for kind in wanted if kind.name not in (CONVERSATIONS, AUDIT)]
    gone = {kind.name: connection.execute(delete(kind.table).where(kind.due)).rowcount for kind in own}
    if any(gone.values()):
        count_erased(connection)
    return gone


def orphans(connection: Connection) -> int:
    """Rows whose conversation is not there."""

    def alone(table: Table) -> int:
        owner = exists().where(conversation.c.id == table.c.conversation_id)
        return connection.scalar(select(func.count()).select_from(table).where(table.c.conversation_id.is_not(None), ~owner)) or 0

    return sum(alone(table) for table in (*OF_CONVERSATION, step))


def proof(
    before: Mapping[str, Count], gone: Mapping[str, int], after: Mapping[str, Count], lost: int, order: tuple[Kind, ...], dry: bool = False
) -> Proof:
    def of(name: str) -> Removed:
        return Removed(name, before[name].there, before[name].due, gone.get(name, 0), after[name].there, after[name].due)

    return Proof(tuple(of(kind.name) for kind in order), lost, dry)
