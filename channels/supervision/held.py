"""Answers that a counsellor must release: kept instead of being spoken, then released, dropped or given up. Queries over a connection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

import orjson
from sqlalchemy import Connection, insert, select, update

from bot.errors import NotFound
from bot.korean.reading import spoken as aloud
from channels import events
from channels.clock import from_millis, iso, millis
from channels.desk import modes, taking
from channels.desk.modes import COUNSELLOR
from channels.desk.taking import Taking
from channels.identity import new_id
from channels.problems import Problem
from channels.schema import conversation, event, held, turn
from channels.staff.tickets import Member
from channels.supervision import announcements, queueing
from channels.supervision.announcements import Announcement
from channels.supervision.gate import Held
from channels.turns import Computed, Finished, Reply, Turn

OPEN, RELEASED, DROPPED, EXPIRED = "open", "released", "dropped", "expired"
REASON = "approval"
SHOWN = 100


class Finish(Protocol):
    """`turns.finish` of one turn, but for what was computed."""

    def __call__(self, connection: Connection, /, *, computed: Computed | None) -> Finished: ...


@dataclass(frozen=True)
class Wanted:
    """What is stored beside an answer."""

    notices: tuple[Announcement, ...] = ()
    """Told first, where this conversation has not heard them."""
    person: str | None = None
    """Why a person is wanted, whatever the answer is."""


def finish(
    connection: Connection, done: Turn, gated: Computed | Held | None, wanted: Wanted, desk: Taking, store: Finish, at: datetime
) -> Finished:
    """`store` the answer, and in the same transaction what the switches want: notices first, what is held kept, a person called."""
    told = announcements.tell(connection, done.conversation_id, wanted.notices, at, done.id) if wanted.notices and not done.crisis else ()
    finished = store(connection, computed=gated.instead if isinstance(gated, Held) else gated)
    if finished.fate != "stored":
        return replace(finished, events=(*told, *finished.events))
    if isinstance(gated, Held):
        row = {"id": new_id(), "conversation_id": done.conversation_id, "turn_id": done.id, "about": gated.about, "status": OPEN}
        connection.execute(insert(held), {**row, "replies": events.dump(gated.replies), "created_at": millis(at)})
    # After the answer, which says why a person is called.
    called = wanted.person is not None and queueing.call(connection, desk, done.conversation_id, wanted.person, at, done.id)
    return replace(finished, events=(*told, *finished.events), more=finished.more or called)


def waiting(connection: Connection) -> list[dict[str, Any]]:
    """Those nobody has decided about, the oldest first, each with the question it answers."""
    query = (
        select(held.c.id, held.c.conversation_id, held.c.about, held.c.replies, held.c.created_at, event.c.payload, conversation.c.channel)
        .join_from(held, conversation, conversation.c.id == held.c.conversation_id)
        .join(turn, turn.c.id == held.c.turn_id)
        .join(event, (event.c.conversation_id == turn.c.conversation_id) & (event.c.seq == turn.c.seq))
        .where(held.c.status == OPEN)
        .order_by(held.c.created_at, held.c.id)
        .limit(SHOWN)
    )
    return [_shown(row) for row in connection.execute(query)]


def _shown(row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "conversation": row.conversation_id,
        "channel": row.channel,
        "about": row.about,
        "question": orjson.loads(row.payload)["text"],
        "replies": [{"text": reply["text"], "benefits": reply["benefits"]} for reply in orjson.loads(row.replies)],
        "created_at": iso(from_millis(row.created_at)),
    }


def release(connection: Connection, held_id: str, member: Member, text: str | None, at: datetime) -> str:
    """Say it as a counsellor's answer, as it is or as `text`; its conversation's id.

    Raises NotFound, Problem where it was decided (`decided`) or another counsellor has the conversation (`taken`).
    """
    decided = _decide(connection, held_id, RELEASED, member.id)
    row = modes.locked(connection, decided.conversation_id)
    if row.mode == COUNSELLOR and row.owner_id != member.id:
        raise modes.taken(connection, row.owner_id)
    replies = orjson.loads(decided.replies)
    if text is not None:
        replies = [_edited(replies, text)]
    by = {"id": member.id, "name": member.name}
    drafts = [events.spoken("counsellor", reply, iso(at), decided.turn_id, reason=REASON, by=by) for reply in replies]
    taking.say(connection, row, drafts, at)
    return str(row.id)


def _edited(replies: Sequence[Mapping[str, Any]], text: str) -> Reply:
    cards = [card for reply in replies for card in reply["benefits"]]
    return {"text": text, "speech": aloud(text), "benefits": cards, "quick_replies": replies[-1]["quick_replies"]}


def drop(connection: Connection, held_id: str, staff_id: str, said: Reply, desk: Taking, at: datetime) -> str:
    """It is never said: the citizen hears so, and a person is called; the conversation's id. Raises NotFound, Problem as `release`.

    Where a counsellor has the conversation, or it is over, nothing is said: the counsellor speaks for themselves.
    """
    decided = _decide(connection, held_id, DROPPED, staff_id)
    row = modes.locked(connection, decided.conversation_id)
    if queueing.speaks(row):
        taking.say(connection, row, [events.spoken("system", said, iso(at), decided.turn_id)], at)
        queueing.call(connection, desk, row.id, REASON, at, decided.turn_id)
    return str(row.id)


def expire(connection: Connection, before: int, said: Reply, desk: Taking, at: datetime) -> list[str]:
    """Give up what nobody has decided about since `before`: the citizen is offered a call-back; ids of their conversations."""
    query = select(held.c.id).where(held.c.status == OPEN, held.c.created_at < before).order_by(held.c.created_at).limit(SHOWN)
    given_up = []
    for held_id in connection.scalars(query).all():
        try:
            decided = _decide(connection, held_id, EXPIRED, None)
        except (Problem, NotFound):
            continue  # A counsellor or another gateway came first, or it was erased: that is no reason to keep the others waiting.
        row = modes.locked(connection, decided.conversation_id)
        if queueing.speaks(row):
            queueing.offer_call(connection, desk, row, REASON, events.spoken("system", said, iso(at), decided.turn_id), at)
        given_up.append(str(row.id))
    return given_up


def _decide(connection: Connection, held_id: str, status: str, staff_id: str | None) -> Any:
    """Whoever comes second finds it decided."""
    change = update(held).where(held.c.id == held_id, held.c.status == OPEN).values(status=status, staff_id=staff_id)
    decided = connection.execute(change).rowcount
    row = connection.execute(select(held).where(held.c.id == held_id)).one_or_none()
    if row is None:
        raise NotFound("held answer")
    if not decided:
        raise Problem("decided")
    return row
