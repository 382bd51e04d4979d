"""Who asked to be called back, and when. The number itself is sealed: it is read only by whoever says why. Queries over a connection."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, insert, select, update

from bot.errors import NotFound
from bot.privacy import telephones
from channels.clock import from_millis, iso, millis
from channels.desk import modes
from channels.desk.modes import WAITING
from channels.desk.sentences import Sentences
from channels.desk.taking import Taking, say
from channels.identity import digest, new_id
from channels.problems import Problem
from channels.schema import callback, consent, conversation, staff
from channels.vault import Vault

OPEN, DONE, UNREACHABLE = "open", "done", "unreachable"
WHAT = "callback"
VERSION_CHARS = 16

_ROWS = (
    select(
        callback.c.id,
        callback.c.conversation_id,
        callback.c.status,
        callback.c.created_at,
        callback.c.done_at,
        callback.c.staff_id,
        staff.c.name,
        conversation.c.channel,
        conversation.c.preview,
    )
    .join_from(callback, conversation, conversation.c.id == callback.c.conversation_id)
    .join(staff, staff.c.id == callback.c.staff_id, isouter=True)
    .order_by(callback.c.created_at, callback.c.id)
)
_SEALED = select(callback.c.sealed, callback.c.conversation_id).where(callback.c.id == bindparam("id"))


@dataclass(frozen=True)
class Wish:
    """What the citizen left; sealed as a whole."""

    phone: str
    address: str | None = None
    when: str | None = None
    about: str | None = None


def number(text: str) -> str:
    """The digits to call. Raises Problem `no_phone`."""
    digits = re.sub(r"[\s().\-–—]", "", text)
    digits = re.sub(r"^\+82\(?0?\)?", "0", digits)
    if not telephones.WHOLE.fullmatch(digits):
        raise Problem("no_phone")
    return digits


def terms(sentences: Sentences) -> dict[str, str]:
    """What the citizen agrees to, and the version by which it is recorded."""
    text = sentences.word("says.callback.consent")
    return {"text": text, "version": digest(text)[:VERSION_CHARS]}


def leave(
    connection: Connection, conversation_id: str, wish: Wish, vault: Vault, taking: Taking, at: datetime, turn_id: str | None = None
) -> str:
    """Keep a wish with the consent it came with; who waited waits no longer. The State after it."""
    row = modes.locked(connection, conversation_id)
    now = millis(at)
    agreed = {"id": new_id(), "conversation_id": row.id, "what": WHAT, "version": terms(taking.sentences)["version"], "granted": 1}
    connection.execute(insert(consent), {**agreed, "created_at": now})
    sealed = vault.seal(orjson.dumps(asdict(wish)).decode())
    before = (callback.c.conversation_id == row.id, callback.c.status == OPEN)
    if not connection.execute(update(callback).where(*before).values(sealed=sealed)).rowcount:
        # Who leaves a number again means that one: nobody is called twice.
        kept = {"id": new_id(), "conversation_id": row.id, "sealed": sealed, "status": OPEN, "created_at": now}
        connection.execute(insert(callback), kept)
        modes.note(connection, row, "callback", at, reason=row.reason)
    when = taking.sentences.call_comes(taking.opens_at(at), at)
    told = taking.sentences.say("callback.taken", at, turn_id, when=when)
    if row.mode == WAITING:
        return modes.leave(connection, row.id, at, [told])
    say(connection, row, [told], at)
    return str(row.state)


def listed(connection: Connection, status: str | None = None, conversation_id: str | None = None) -> list[dict[str, Any]]:
    """Oldest first, without what is sealed."""
    query = _ROWS.where(callback.c.status == status) if status else _ROWS
    query = query.where(callback.c.conversation_id == conversation_id) if conversation_id else query
    return [
        {
            "id": row.id,
            "conversation_id": row.conversation_id,
            "channel": row.channel,
            "preview": row.preview or "",
            "status": row.status,
            "created_at": iso(from_millis(row.created_at)),
            "done_at": iso(from_millis(row.done_at)) if row.done_at is not None else None,
            "by": {"id": row.staff_id, "name": row.name} if row.staff_id else None,
        }
        for row in connection.execute(query)
    ]


def reveal(connection: Connection, callback_id: str, vault: Vault) -> tuple[str, Mapping[str, Any]]:
    """The conversation it belongs to and what was left. The caller writes into the audit log who read it and why."""
    row = connection.execute(_SEALED, {"id": callback_id}).one_or_none()
    if row is None:
        raise NotFound("callback")
    return row.conversation_id, orjson.loads(vault.unseal(row.sealed))


def settle(connection: Connection, callback_id: str, staff_id: str, status: str, at: datetime) -> str:
    """How the call went; the conversation it belongs to."""
    row = connection.execute(_SEALED, {"id": callback_id}).one_or_none()
    if row is None:
        raise NotFound("callback")
    done_at = None if status == OPEN else millis(at)
    by = None if status == OPEN else staff_id
    connection.execute(update(callback).where(callback.c.id == callback_id).values(status=status, staff_id=by, done_at=done_at))
    return str(row.conversation_id)
