"""Everything the store holds about one conversation, as its owner may have it. Queries over a connection."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, Table, select

from bot.errors import NotFound
from channels.clock import from_millis, iso
from channels.desk import notes
from channels.keeping import consents
from channels.keeping.terms import Term
from channels.schema import audit, binding, callback, conversation, event, held, label, rating, step, turn
from channels.supervision.held import RELEASED
from channels.vault import Vault, VaultError

FORMAT = "threeany-export/1"
MESSAGE, STATE = "message", "state"


def collect(connection: Connection, conversation_id: str, vault: Vault, terms: Mapping[str, Term], at: datetime) -> dict[str, Any]:
    """What is kept, sealed things opened. Raises NotFound.

    Left out: hashes of tokens and codes, which tell their owner nothing, and who of the staff looked (only that somebody did, and when).
    """
    row = connection.execute(select(conversation).where(conversation.c.id == conversation_id)).one_or_none()
    if row is None:
        raise NotFound("conversation")
    log = connection.execute(
        select(event.c.seq, event.c.kind, event.c.payload).where(event.c.conversation_id == conversation_id).order_by(event.c.seq)
    ).all()
    return {
        "format": FORMAT,
        "exported_at": iso(at),
        "conversation": _conversation(row),
        "understood": orjson.loads(row.state),
        "context": orjson.loads(row.context),
        "messages": [orjson.loads(each.payload) for each in log if each.kind == MESSAGE],
        "states": [{"seq": each.seq, "state": orjson.loads(each.payload)} for each in log if each.kind == STATE],
        "turns": _turns(connection, conversation_id),
        "devices": _devices(connection, conversation_id, vault),
        "callbacks": _callbacks(connection, conversation_id, vault),
        "consents": _consents(connection, conversation_id, terms),
        "notes": _notes(connection, conversation_id),
        "labels": list(connection.scalars(select(label.c.name).where(label.c.conversation_id == conversation_id).order_by(label.c.name))),
        "rating": _rating(connection, conversation_id),
        "held": _held(connection, conversation_id),
        "steps": _steps(connection, conversation_id),
        "accesses": _accesses(connection, conversation_id),
    }


def _conversation(row: Any) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in ("id", "channel", "mode", "reason", "crisis", "preview", "outcome")}
    return {**plain, "created_at": _time(row.created_at), "last_at": _time(row.last_at), "waiting_since": _time(row.waiting_since)}


def _turns(connection: Connection, conversation_id: str) -> list[dict[str, Any]]:
    columns = (turn.c.seq, turn.c.client_id, turn.c.day, turn.c.crisis, turn.c.status, turn.c.intent, turn.c.about, turn.c.understood)
    return _rows(connection, turn, conversation_id, columns, turn.c.created_at, turn.c.seq)


def _devices(connection: Connection, conversation_id: str, vault: Vault) -> list[dict[str, Any]]:
    rows = connection.execute(select(binding).where(binding.c.conversation_id == conversation_id).order_by(binding.c.created_at))
    return [
        {
            "channel": row.channel,
            "since": _time(row.created_at),
            "until": _time(row.expires_at),
            "messenger_address": _opened(vault, row.address),
            "delivered_seq": row.delivered_seq,
        }
        for row in rows
    ]


def _callbacks(connection: Connection, conversation_id: str, vault: Vault) -> list[dict[str, Any]]:
    rows = connection.execute(select(callback).where(callback.c.conversation_id == conversation_id).order_by(callback.c.created_at))
    return [
        {
            "left": _opened(vault, row.sealed),
            "status": row.status,
            "created_at": _time(row.created_at),
            "done_at": _time(row.done_at),
        }
        for row in rows
    ]


def _consents(connection: Connection, conversation_id: str, terms: Mapping[str, Term]) -> list[dict[str, Any]]:
    """With the sentence, where it is still the one that was agreed to."""
    found = []
    for each in consents.history(connection, conversation_id):
        term = terms.get(each.what)
        text = term.text if term and term.version == each.version else None
        found.append({"what": each.what, "granted": each.granted, "version": each.version, "text": text, "at": _time(each.at)})
    return found


def _notes(connection: Connection, conversation_id: str) -> list[dict[str, Any]]:
    """What counsellors wrote about the person is about the person: they may read it. Who wrote it is left to the audit log."""
    return [{"text": each["text"], "created_at": each["created_at"]} for each in notes.of(connection, conversation_id)]


def _rating(connection: Connection, conversation_id: str) -> dict[str, Any] | None:
    found = _rows(connection, rating, conversation_id, (rating.c.score, rating.c.reason), rating.c.created_at, rating.c.created_at)
    return found[0] if found else None


def _held(connection: Connection, conversation_id: str) -> list[dict[str, Any]]:
    """That answers were held, and the words of those somebody released: an export is no way round the person who is to look at them."""
    rows = _rows(connection, held, conversation_id, (held.c.about, held.c.replies, held.c.status), held.c.created_at, held.c.created_at)
    return [{**row, "replies": orjson.loads(row["replies"]) if row["status"] == RELEASED else []} for row in rows]


def _steps(connection: Connection, conversation_id: str) -> list[dict[str, Any]]:
    return _rows(connection, step, conversation_id, (step.c.kind, step.c.channel, step.c.reason, step.c.value), step.c.at, step.c.id)


def _accesses(connection: Connection, conversation_id: str) -> list[dict[str, Any]]:
    """Who looked at the conversation or at a number that was left in it."""
    own = [conversation_id, *connection.scalars(select(callback.c.id).where(callback.c.conversation_id == conversation_id))]
    rows = connection.execute(select(audit.c.at, audit.c.action).where(audit.c.target.in_(own)).order_by(audit.c.seq))
    return [{"at": _time(row.at), "action": row.action} for row in rows]


def _rows(
    connection: Connection, table: Table, conversation_id: str, columns: tuple[Any, ...], at: Any, order: Any
) -> list[dict[str, Any]]:
    names = [str(column.name) for column in columns]
    found = connection.execute(select(*columns, at).where(table.c.conversation_id == conversation_id).order_by(order))
    return [{**dict(zip(names, row[:-1], strict=True)), "at": _time(row[-1])} for row in found]


def _opened(vault: Vault, sealed: str | None) -> Any:
    """What was sealed; the JSON of a call-back as it is. Told apart from nothing where the key it was sealed with is gone."""
    if sealed is None:
        return None
    try:
        text = vault.unseal(sealed)
    except VaultError:
        return {"sealed": True}
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return text


def _time(at: int | None) -> str | None:
    return iso(from_millis(at)) if at else None
