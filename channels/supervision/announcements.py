"""Emergency notices: in force from–to, told once in every conversation on every channel. Queries over a connection."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson
from sqlalchemy import Connection, delete, insert, select, update

from bot.korean.reading import spoken as aloud
from channels import events
from channels.clock import from_millis, iso
from channels.events import MESSAGE, Draft, Event
from channels.identity import new_id
from channels.schema import announcement, conversation, event

ROLE = "system"
MARK = "announcement"
"""Field of a Message that tells which notice it is: so that none is told twice."""
CLOSED = "closed"


@dataclass(frozen=True)
class Announcement:
    id: str
    text: str
    starts_at: int
    ends_at: int

    def is_in_force(self, now: int) -> bool:
        return self.starts_at <= now < self.ends_at

    def draft(self, at: datetime, turn_id: str | None = None) -> Draft:
        reply = {"text": self.text, "speech": aloud(self.text), "benefits": (), "quick_replies": ()}
        return events.spoken(ROLE, reply, iso(at), turn_id, **{MARK: self.id})

    def to_dict(self) -> dict[str, str]:
        """As everybody may see it."""
        times = {"starts_at": iso(from_millis(self.starts_at)), "ends_at": iso(from_millis(self.ends_at))}
        return {"id": self.id, "text": self.text, "speech": aloud(self.text), **times}


_COLUMNS = (announcement.c.id, announcement.c.text, announcement.c.starts_at, announcement.c.ends_at)


def every(connection: Connection, ended_after: int = 0) -> tuple[Announcement, ...]:
    """Those that end after a time, in the order in which they begin."""
    query = select(*_COLUMNS).where(announcement.c.ends_at > ended_after).order_by(announcement.c.starts_at, announcement.c.id)
    return tuple(Announcement(*row) for row in connection.execute(query))


def add(connection: Connection, text: str, starts_at: int, ends_at: int, staff_id: str | None, at: int) -> Announcement:
    made = Announcement(new_id(), text, starts_at, ends_at)
    row = {"id": made.id, "text": text, "starts_at": starts_at, "ends_at": ends_at, "staff_id": staff_id, "created_at": at}
    connection.execute(insert(announcement), row)
    return made


def remove(connection: Connection, announcement_id: str) -> bool:
    """False where there was none. What was told stays told."""
    return connection.execute(delete(announcement).where(announcement.c.id == announcement_id)).rowcount > 0


def tell(
    connection: Connection, conversation_id: str, notices: Sequence[Announcement], at: datetime, turn_id: str | None = None
) -> tuple[Event, ...]:
    """Write into a conversation's log those of `notices` that it does not hold yet; what was written.

    None is told in danger, where the number must stand alone, or where the conversation is over.
    """
    row = connection.execute(select(conversation).where(conversation.c.id == conversation_id).with_for_update()).one_or_none()
    if row is None or row.mode == CLOSED or orjson.loads(row.state).get("crisis"):
        return ()
    told = _told(connection, conversation_id, [each.id for each in notices])
    written = events.append(connection, row.id, row.last_seq, [each.draft(at, turn_id) for each in notices if each.id not in told])
    if written:
        connection.execute(update(conversation).where(conversation.c.id == row.id).values(last_seq=written[-1].seq))
    return written


def _told(connection: Connection, conversation_id: str, ids: Collection[str]) -> set[str]:
    marks = {each: f'"{MARK}":"{each}"' for each in ids}
    of_conversation = (event.c.conversation_id == conversation_id, event.c.kind == MESSAGE)
    return {
        each
        for each, mark in marks.items()
        if connection.execute(select(event.c.seq).where(*of_conversation, event.c.payload.contains(mark, autoescape=True)).limit(1)).first()
    }
