"""What a counsellor says, puts right and takes back. Queries over a connection.

The log only grows: a correction is one more message with the same `id` and `replaces`, the number of the first; followers fold it.
Of what is taken back the place in the log stays, and no word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, select, update

from bot.dialogue import Dialogue
from bot.errors import NotFound
from bot.korean.reading import spoken as aloud
from bot.privacy import FOREIGNER, RESIDENT, mask
from channels.clock import iso
from channels.desk import modes, taking
from channels.events import MESSAGE, dump, spoken
from channels.identity import digest
from channels.problems import Problem
from channels.schema import conversation, event
from channels.staff.tickets import Member
from channels.store import count_erased
from channels.text import clean

ROLE = "counsellor"
_KEPT_BACK = (RESIDENT, FOREIGNER)
MARK_CHARS = 32
"""Of the mark by which a message sent twice is known, in the column of the turn that a counsellor's message has none of."""

_MARKED = select(event.c.seq, event.c.payload).where(
    event.c.conversation_id == bindparam("id"), event.c.turn_id == bindparam("mark"), event.c.kind == MESSAGE
)
_MESSAGES = select(event.c.seq, event.c.payload).where(event.c.conversation_id == bindparam("id"), event.c.kind == MESSAGE)
_NEWEST_FIRST = (
    select(event.c.payload)
    .where(event.c.conversation_id == bindparam("id"), event.c.kind == MESSAGE)
    .order_by(event.c.seq.desc())
    .limit(bindparam("most"))
)
LOOK_BACK = 200
"""Messages among which one's own last is looked for."""


@dataclass(frozen=True)
class Spoken:
    seq: int
    message: dict[str, Any]


def masked(text: str) -> str:
    """What must never be kept is blanked, with the rest of its line. Telephone numbers stay elsewhere: a counsellor tells whom to call."""
    lines = ((line, mask(line)) for line in text.split("\n"))
    return "\n".join(hidden if any(token in hidden for token in _KEPT_BACK) else line for line, hidden in lines)


def checked(text: str, most: int) -> str:
    """The words as they are kept. Raises Problem where there are none or too many."""
    said = clean(text)
    if not said:
        raise Problem("empty_message")
    if len(said) > most:
        raise Problem("long_message", limit=most, length=len(said))
    return masked(said)


def known(connection: Connection, conversation_id: str, member: Member, client_id: str | None) -> Spoken | None:
    """What came before under this id, whoever has the conversation by now. Locks it."""
    row = modes.locked(connection, conversation_id)
    mark = _mark(member, client_id)
    found = connection.execute(_MARKED, {"id": row.id, "mark": mark}).first() if mark else None
    return Spoken(found.seq, orjson.loads(found.payload)) if found else None


def say(
    connection: Connection,
    conversation_id: str,
    member: Member,
    text: str,
    client_id: str | None,
    cards: tuple[dict[str, Any], ...],
    at: datetime,
) -> Spoken:
    """Raises Problem where the conversation is not theirs."""
    row = modes.owned(connection, conversation_id, member.id)
    reply = {"text": text, "speech": aloud(text), "benefits": cards, "quick_replies": ()}
    own = {"client_id": client_id} if client_id is not None else {}
    draft = spoken(ROLE, reply, iso(at), _mark(member, client_id), by={"id": member.id, "name": member.name}, **own)
    (message,) = taking.say(connection, row, [draft], at)
    return Spoken(message["seq"], dict(message))


def replace(
    connection: Connection, conversation_id: str, member: Member, message_id: str, text: str, withdrawn: bool, at: datetime
) -> Spoken:
    """Say it otherwise, or that it is taken back: only the last message of one's own. Raises Problem `not_last`, NotFound."""
    row = modes.owned(connection, conversation_id, member.id)
    payloads = connection.scalars(_NEWEST_FIRST, {"id": row.id, "most": LOOK_BACK})
    before = next((m for m in map(orjson.loads, payloads) if m["role"] == ROLE), None)
    if before is None:
        raise NotFound("message")
    if before["id"] != message_id or (before.get("by") or {}).get("id") != member.id or before.get("withdrawn"):
        raise Problem("not_last")
    after = {**before, "text": text, "speech": aloud(text), "replaces": before.get("replaces", before["seq"]), "changed_at": iso(at)}
    after |= {"withdrawn": True, "benefits": [], "quick_replies": []} if withdrawn else {}
    for own in ("seq", "role", "created_at", "client_id"):
        after.pop(own, None)
    if withdrawn:
        _blank(connection, row.id, message_id, text)
    draft = spoken(ROLE, after, before["created_at"])
    (message,) = taking.say(connection, row, [draft], at)
    return Spoken(message["seq"], dict(message))


def _mark(member: Member, client_id: str | None) -> str | None:
    return digest(f"{member.id}\n{client_id}")[:MARK_CHARS] if client_id is not None else None


def _blank(connection: Connection, conversation_id: str, message_id: str, instead: str) -> None:
    """Leave nothing of what a message and its corrections said: what was meant for somebody else must not be read by any way."""
    said = event.c.payload.contains(message_id, autoescape=True)
    for row in connection.execute(_MESSAGES.where(said), {"id": conversation_id}).all():
        message = orjson.loads(row.payload)
        if message["id"] == message_id:
            blank = {**message, "text": instead, "speech": aloud(instead), "benefits": [], "quick_replies": []}
            where = (event.c.conversation_id == conversation_id, event.c.seq == row.seq)
            connection.execute(update(event).where(*where).values(payload=dump(blank)))
    count_erased(connection)


def cards(
    connection: Connection, dialogue: Dialogue, conversation_id: str, ids: tuple[str, ...], at: datetime
) -> tuple[dict[str, Any], ...]:
    """Benefits as this citizen's facts judge them."""
    if not ids:
        return ()
    context = connection.scalar(select(conversation.c.context).where(conversation.c.id == conversation_id))
    return dialogue.cards(ids, orjson.loads(context), at.date()) if context else ()
