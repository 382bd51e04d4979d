"""The old end of the audit log is removed when its time is over. What is left says so itself, sealed like every row, so nobody else can
shorten the log unseen. Queries over a connection."""

from __future__ import annotations

from dataclasses import dataclass

import orjson
from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, select

from channels.audit.anchor import BEGINNING, Head
from channels.schema import audit

PURGE = "purge"
THROUGH, MAC = "audit_through", "audit_mac"
_NEWEST = (
    select(audit.c.at, audit.c.detail)
    .where(audit.c.action == PURGE, audit.c.detail.contains(f'"{THROUGH}"', autoescape=True))
    .order_by(audit.c.seq.desc())
    .limit(1)
)
_LAST_DUE = select(audit.c.seq, audit.c.mac).where(audit.c.seq == bindparam("seq"))


@dataclass(frozen=True)
class Cut:
    """Rows up to a number are gone; the seal of the last of them is what the first that is left was sealed over."""

    through: int
    mac: str
    removed: int

    def detail(self) -> dict[str, int | str]:
        """For the row that tells of it: without these words the log would look damaged."""
        return {THROUGH: self.through, MAC: self.mac}


def due(before: int) -> ColumnElement[bool]:
    """Rows older than that time with nothing younger among them; the newest row of all always stays."""
    younger = select(func.min(audit.c.seq)).where(audit.c.at > before).scalar_subquery()
    return audit.c.seq < younger


def cut(connection: Connection, before: int) -> Cut | None:
    """Remove what is due; None where nothing is. The caller writes the row that tells of it in the same transaction."""
    through = connection.scalar(select(func.max(audit.c.seq)).where(due(before)))
    if through is None:
        return None
    row = connection.execute(_LAST_DUE, {"seq": through}).one()
    removed = connection.execute(delete(audit).where(audit.c.seq <= through)).rowcount
    return Cut(row.seq, row.mac, removed)


def beginning(connection: Connection) -> Head:
    """What the first row that is left has to be sealed over."""
    row = connection.execute(_NEWEST).one_or_none()
    if row is None:
        return BEGINNING
    told = orjson.loads(row.detail)
    return Head(told[THROUGH], told[MAC], row.at)
