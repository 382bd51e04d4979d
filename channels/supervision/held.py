"""Answers that a counsellor must release: kept instead of being spoken, then released, dropped or given up. Queries over a connection."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

import orjson
from sqlalchemy import Connection, insert, select, update

from bot.errors import NotFound
from bot.korean.reading import spoken as aloud
from channels import events
from channels.clock import from_millis, iso, millis
from channels.events import Draft
from channels.identity import new_id
from channels.problems import Problem
from channels.schema import conversation, event, held, turn
from channels.supervision import announcements
from channels.supervision.announcements import Announcement
from channels.supervision.gate import Held
from channels.turns import Computed, Finished, Reply, Turn

OPEN, RELEASED, DROPPED, EXPIRED = "open", "released", "dropped", "expired"
REASON = "approval"
SHOWN = 100

Queue = Callable[[Connection, str, str, datetime], object]
"""Puts a conversation that the assistant holds into the queue of those who wait for a person, for a reason."""


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
    connection: Connection, done: Turn, gated: Computed | Held | None, wanted: Wanted, queue: Queue, store: Finish, at: datetime
) -> Finished:
    """`store` the answer, and in the same transaction what the switches want: notices first, what is held kept, a person called."""
    told = announcements.tell(connection, done.conversation_id, wanted.notices, at, done.id) if wanted.notices and not done.crisis else ()
    if wanted.person and _is_with_assistant(connection, done.conversation_id):
        queue(connection, done.conversation_id, wanted.person, at)
    finished = store(connection, computed=gated.instead if isinstance(gated, Held) else gated)
    if isinstance(gated, Held) and finished.fate == "stored":
        row = {"id": new_id(), "conversation_id": done.conversation_id, "turn_id": done.id, "about": gated.about, "status": OPEN}
        connection.execute(insert(held), {**row, "replies": events.dump(gated.replies), "created_at": millis(at)})
    return replace(finished, events=(*told, *finished.events))


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


def release(connection: Connection, held_id: str, staff_id: str, text: str | None, at: datetime) -> str:
    """Say it as a counsellor's answer, as it is or as `text`; its conversation's id. Raises NotFound, Problem where it was decided."""
    row = _decide(connection, held_id, RELEASED, staff_id)
    replies = orjson.loads(row.replies)
    if text is not None:
        replies = [_edited(replies, text)]
    drafts = [events.spoken("counsellor", reply, iso(at), row.turn_id, reason=REASON) for reply in replies]
    _append(connection, row.conversation_id, drafts)
    return str(row.conversation_id)


def _edited(replies: Sequence[Mapping[str, Any]], text: str) -> Reply:
    cards = [card for reply in replies for card in reply["benefits"]]
    return {"text": text, "speech": aloud(text), "benefits": cards, "quick_replies": replies[-1]["quick_replies"]}


def drop(connection: Connection, held_id: str, staff_id: str, said: Reply, queue: Queue, at: datetime) -> str:
    """It is never said: the citizen hears so, and waits for a person; the conversation's id. Raises as `release`."""
    row = _decide(connection, held_id, DROPPED, staff_id)
    _to_a_person(connection, row, said, queue, at)
    return str(row.conversation_id)


def expire(connection: Connection, before: int, said: Reply, queue: Queue, at: datetime) -> list[str]:
    """Give up what nobody has decided about since `before`: the citizen is offered a call-back; ids of their conversations."""
    query = select(held.c.id).where(held.c.status == OPEN, held.c.created_at < before).order_by(held.c.created_at).limit(SHOWN)
    given_up = []
    for held_id in connection.scalars(query).all():
        row = _decide(connection, held_id, EXPIRED, None)
        _to_a_person(connection, row, said, queue, at)
        given_up.append(str(row.conversation_id))
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


def _to_a_person(connection: Connection, row: Any, said: Reply, queue: Queue, at: datetime) -> None:
    _append(connection, row.conversation_id, [events.spoken("system", said, iso(at), row.turn_id)])
    if _is_with_assistant(connection, row.conversation_id):
        queue(connection, row.conversation_id, REASON, at)


def _is_with_assistant(connection: Connection, conversation_id: str) -> bool:
    query = select(conversation.c.mode).where(conversation.c.id == conversation_id).with_for_update()
    return bool(connection.scalar(query) == "assistant")


def _append(connection: Connection, conversation_id: str, drafts: Sequence[Draft]) -> None:
    query = select(conversation.c.last_seq).where(conversation.c.id == conversation_id).with_for_update()
    written = events.append(connection, conversation_id, connection.execute(query).scalar_one(), drafts)
    moved = {"last_seq": written[-1].seq, "last_at": millis(datetime.fromisoformat(orjson.loads(written[-1].payload)["created_at"]))}
    connection.execute(update(conversation).where(conversation.c.id == conversation_id).values(**moved))
