"""Who agreed to what, when, and to which sentence. Rows are only added: the newest of a kind says what holds. Queries over a connection."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select

from channels.identity import new_id
from channels.keeping.terms import CALLBACK, MESSENGER
from channels.schema import binding, callback, consent
from channels.store import count_erased

_OF = (
    select(consent.c.what, consent.c.version, consent.c.granted, consent.c.created_at)
    .where(consent.c.conversation_id == bindparam("conversation_id"))
    .order_by(consent.c.created_at)
)


@dataclass(frozen=True)
class Consent:
    what: str
    version: str
    granted: bool
    at: int


def record(connection: Connection, conversation_id: str, what: str, version: str, granted: bool, at: int) -> None:
    """Note an agreement or its withdrawal, never before what was noted of it already; a withdrawal takes what was kept on its ground."""
    known = standing(connection, conversation_id).get(what)
    if known and known.granted == granted and known.version == version:
        return
    row = {"id": new_id(), "conversation_id": conversation_id, "what": what, "version": version, "granted": int(granted)}
    connection.execute(insert(consent), {**row, "created_at": max(at, known.at + 1) if known else at})
    if not granted:
        _take_back(connection, conversation_id, what)


def history(connection: Connection, conversation_id: str) -> list[Consent]:
    """Oldest first."""
    rows = connection.execute(_OF, {"conversation_id": conversation_id})
    return [Consent(row.what, row.version, bool(row.granted), row.created_at) for row in rows]


def standing(connection: Connection, conversation_id: str) -> dict[str, Consent]:
    """What holds now, by kind."""
    return {found.what: found for found in history(connection, conversation_id)}


def holds(connection: Connection, conversation_id: str, what: str, version: str) -> bool:
    """Whether this very sentence is agreed to now."""
    found = standing(connection, conversation_id).get(what)
    return bool(found and found.granted and found.version == version)


def _take_back(connection: Connection, conversation_id: str, what: str) -> None:
    gone = 0
    if what == CALLBACK:
        gone = connection.execute(delete(callback).where(callback.c.conversation_id == conversation_id)).rowcount
    elif what == MESSENGER:
        reached = (binding.c.conversation_id == conversation_id) & binding.c.external_hash.is_not(None)
        gone = connection.execute(delete(binding).where(reached)).rowcount
    if gone:
        count_erased(connection)
