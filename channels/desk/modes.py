"""Who answers a conversation: `assistant → waiting → counsellor → assistant | closed`, and back to the assistant when the citizen writes.

Each transition is a function over a connection: it locks the conversation, moves it where it still is what the caller took it for, and
writes what the citizen is told, a State with the new mode and a `step` for the figures. All of it is stored or nothing, so of those who
come at once one gets it and the others Problem `taken` with the owner. `said` are messages to the citizen, `system` ones as a rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, insert, select, update

from bot.errors import NotFound
from channels.clock import millis
from channels.events import STATE, Draft, append
from channels.problems import Problem
from channels.schema import conversation, staff, step

ASSISTANT, WAITING, COUNSELLOR, CLOSED = "assistant", "waiting", "counsellor", "closed"
OUTCOMES = ("resolved", "unresolved", "left", "abuse", "other_agency", "callback")

_ROW = select(conversation).where(conversation.c.id == bindparam("id")).with_for_update()
_MOVE = (
    update(conversation)
    .where(
        conversation.c.id == bindparam("of"), conversation.c.mode == bindparam("was"), conversation.c.last_seq == bindparam("seen_seq")
    )
    .values(
        mode=bindparam("to"),
        owner_id=bindparam("owner"),
        waiting_since=bindparam("since"),
        reason=bindparam("why"),
        outcome=bindparam("result"),
        state=bindparam("new_state"),
        last_seq=bindparam("seq"),
        last_at=bindparam("at"),
    )
)
_REOPEN = update(conversation).where(conversation.c.id == bindparam("of")).values(mode=ASSISTANT, reason=None, outcome=None)
_STEP = insert(step)
_LOST_BY = (
    select(step.c.staff_id)
    .where(step.c.conversation_id == bindparam("id"), step.c.kind == "returned")
    .order_by(step.c.id.desc())
    .limit(1)
)
_NAME = select(staff.c.name).where(staff.c.id == bindparam("id"))


@dataclass(frozen=True)
class Place:
    """Where a conversation goes, and what is noted of it."""

    mode: str
    step: str
    owner: str | None = None
    since: int | None = None
    reason: str | None = None
    outcome: str | None = None
    by: str | None = None
    value: int | None = None


def locked(connection: Connection, conversation_id: str) -> Any:
    """The conversation's row, nobody else's until the transaction ends. Raises NotFound."""
    row = connection.execute(_ROW, {"id": conversation_id}).one_or_none()
    if row is None:
        raise NotFound("conversation")
    return row


def queue(connection: Connection, conversation_id: str, reason: str, at: datetime, said: Sequence[Draft] = ()) -> str:
    """A person is wanted. Who waits already, or has one, stays where they are: the State as it is."""
    row = locked(connection, conversation_id)
    if row.mode in (WAITING, COUNSELLOR):
        return str(row.state)
    return _move(connection, row, Place(WAITING, "queued", since=millis(at), reason=reason), at, said)


def leave(
    connection: Connection, conversation_id: str, at: datetime, said: Sequence[Draft] = (), turn_id: str | None = None
) -> str:
    """Nobody is waited for any more: the citizen would rather not, or nobody can come."""
    row = locked(connection, conversation_id)
    if row.mode != WAITING:
        return str(row.state)
    return _move(connection, row, Place(ASSISTANT, "released", reason=row.reason), at, said, turn_id)


def claim(connection: Connection, conversation_id: str, staff_id: str, at: datetime, said: Sequence[Draft] = ()) -> str:
    """One counsellor answers from now on. Whose it is already keeps it; raises Problem `taken`, or `conversation_closed`."""
    row = locked(connection, conversation_id)
    if row.mode == COUNSELLOR and row.owner_id == staff_id:
        return str(row.state)
    if row.mode == COUNSELLOR:
        raise taken(connection, row.owner_id)
    if row.mode == CLOSED:
        raise Problem("conversation_closed")
    waited = None if row.waiting_since is None else max(0, millis(at) - row.waiting_since)
    place = Place(COUNSELLOR, "claimed", owner=staff_id, reason=row.reason, by=staff_id, value=waited)
    return _move(connection, row, place, at, said)


def take_up_again(connection: Connection, conversation_id: str, staff_id: str, at: datetime, said: Sequence[Draft] = ()) -> bool:
    """Who was gone and is back goes on, where nobody else came meanwhile; whether it was so."""
    row = locked(connection, conversation_id)
    if row.mode != WAITING or row.reason != "returned" or connection.scalar(_LOST_BY, {"id": row.id}) != staff_id:
        return False
    # Nobody waited for them as one waits for the first counsellor: no value, so that no expected wait is told by it.
    _move(connection, row, Place(COUNSELLOR, "claimed", owner=staff_id, reason=row.reason, by=staff_id), at, said)
    return True


def release(connection: Connection, conversation_id: str, staff_id: str, at: datetime, said: Sequence[Draft] = ()) -> str:
    """Back to the assistant, with everything that was understood meanwhile."""
    row = owned(connection, conversation_id, staff_id)
    return _move(connection, row, Place(ASSISTANT, "released", reason=row.reason, by=staff_id), at, said)


def give_back_to_queue(
    connection: Connection, conversation_id: str, staff_id: str, at: datetime, said: Sequence[Draft] = (), reason: str = "returned"
) -> str:
    """The counsellor is gone: somebody else is wanted, before all others."""
    row = owned(connection, conversation_id, staff_id)
    return _move(connection, row, Place(WAITING, "returned", since=millis(at), reason=reason, by=staff_id), at, said)


def transfer(connection: Connection, conversation_id: str, from_id: str, to_id: str, at: datetime, said: Sequence[Draft] = ()) -> str:
    """Another counsellor answers from now on; the citizen does not go back to the queue."""
    row = owned(connection, conversation_id, from_id)
    place = Place(COUNSELLOR, "transferred", owner=to_id, reason="transferred", by=to_id)
    return _move(connection, row, place, at, said)


def close(connection: Connection, conversation_id: str, staff_id: str, outcome: str, at: datetime, said: Sequence[Draft] = ()) -> str:
    """It is over, until the citizen writes again."""
    row = owned(connection, conversation_id, staff_id)
    return _move(connection, row, Place(CLOSED, "closed", reason=row.reason, outcome=outcome, by=staff_id), at, said)


def reopen(connection: Connection, row: Any, at: datetime) -> dict[str, Any]:
    """The citizen of a closed conversation writes again. The caller holds `row` and goes on to write the log and the State returned."""
    connection.execute(_REOPEN, {"of": row.id})
    note(connection, row, "begun", at, reason="reopened")
    state: dict[str, Any] = {**orjson.loads(row.state), "mode": ASSISTANT}
    return state


def owned(connection: Connection, conversation_id: str, staff_id: str) -> Any:
    """The locked row of a conversation that this counsellor has. Raises Problem `taken` where another has it, `not_owned` where nobody."""
    row = locked(connection, conversation_id)
    if row.mode != COUNSELLOR:
        raise Problem("not_owned")
    if row.owner_id != staff_id:
        raise taken(connection, row.owner_id)
    return row


def taken(connection: Connection, owner_id: str) -> Problem:
    name = connection.scalar(_NAME, {"id": owner_id})
    return Problem("taken", owner={"id": owner_id, "name": name or ""})


def note(connection: Connection, row: Any, kind: str, at: datetime, **more: Any) -> None:
    """What happened, without a word of it."""
    values = {"reason": None, "staff_id": None, "value": None, **more}
    connection.execute(_STEP, {"conversation_id": row.id, "at": millis(at), "kind": kind, "channel": row.channel, **values})


def _move(connection: Connection, row: Any, place: Place, at: datetime, said: Sequence[Draft], turn_id: str | None = None) -> str:
    state = Draft(STATE, {**orjson.loads(row.state), "mode": place.mode}, said[-1].turn_id if said else turn_id)
    events = append(connection, row.id, row.last_seq, [*said, state])
    values = {
        "of": row.id,
        "was": row.mode,
        "seen_seq": row.last_seq,
        "to": place.mode,
        "owner": place.owner,
        "since": place.since,
        "why": place.reason,
        "result": place.outcome,
        "new_state": events[-1].payload,
        "seq": events[-1].seq,
        "at": millis(at),
    }
    # The row is locked, so this cannot fail; were a store ever to lock less than promised, nobody gets what another has.
    if connection.execute(_MOVE, values).rowcount != 1:
        raise taken(connection, row.owner_id)
    # How it ended tells more than why it began, and stays when the conversation is reopened or erased.
    note(connection, row, place.step, at, reason=place.outcome or place.reason, staff_id=place.by, value=place.value)
    return events[-1].payload
