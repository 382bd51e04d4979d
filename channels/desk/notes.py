"""What counsellors write for each other: notes and labels. The citizen sees neither. Queries over a connection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.privacy import mask
from channels.clock import from_millis, iso, millis
from channels.identity import new_id
from channels.schema import label, note, staff

_OF = (
    select(note.c.id, note.c.text, note.c.created_at, note.c.staff_id, staff.c.name)
    .join_from(note, staff, staff.c.id == note.c.staff_id, isouter=True)
    .where(note.c.conversation_id == bindparam("id"))
    .order_by(note.c.created_at, note.c.id)
)


def add(connection: Connection, conversation_id: str, staff_id: str | None, text: str, at: datetime) -> str:
    """A note, masked; without a member of staff: the programme's own. Its id."""
    note_id = new_id()
    row = {"id": note_id, "conversation_id": conversation_id, "staff_id": staff_id, "text": mask(text), "created_at": millis(at)}
    connection.execute(insert(note), row)
    return note_id


def of(connection: Connection, conversation_id: str) -> list[dict[str, object]]:
    """Oldest first; `by` None: the programme, or somebody who is gone for good."""
    return [
        {
            "id": row.id,
            "by": {"id": row.staff_id, "name": row.name} if row.staff_id else None,
            "text": row.text,
            "created_at": iso(from_millis(row.created_at)),
        }
        for row in connection.execute(_OF, {"id": conversation_id})
    ]


def set_labels(connection: Connection, conversation_id: str, names: Sequence[str]) -> tuple[str, ...]:
    """Exactly these from now on, in order."""
    found = tuple(sorted(dict.fromkeys(names)))
    connection.execute(delete(label).where(label.c.conversation_id == conversation_id))
    if found:
        connection.execute(insert(label), [{"conversation_id": conversation_id, "name": name} for name in found])
    return found
