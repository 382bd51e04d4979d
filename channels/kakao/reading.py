"""What the log of a conversation says to somebody who reads it in a messenger. Queries over a connection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import orjson
from sqlalchemy import Connection, select

from channels.events import MESSAGE, STATE, Event, read
from channels.schema import event, turn

MOST = 500
"""Events read at once; what comes after them is read the next time."""
COUNSELLOR = "counsellor"
WITH_A_PERSON = ("waiting", COUNSELLOR)


@dataclass(frozen=True)
class Told:
    """One message to the citizen."""

    seq: int
    role: str
    text: str
    benefits: tuple[Mapping[str, Any], ...] = ()
    quick_replies: tuple[Mapping[str, str], ...] = ()
    turn_id: str | None = None
    name: str = ""
    """Of the counsellor."""
    kind: Literal["said", "edited", "withdrawn"] = "said"
    """`edited` and `withdrawn`: a counsellor changed or took back what had been read."""


@dataclass(frozen=True)
class Stretch:
    """A part of the log: what it tells, and where it ends."""

    after: int
    upto: int
    told: tuple[Told, ...]
    mode: str
    is_new_mode: bool
    """The conversation came into `mode` within this stretch."""
    is_waiting: bool = False
    """An answer is still to come."""


def stretch(connection: Connection, conversation_id: str, after: int, upto: int | None = None) -> Stretch:
    """The log after `after`, up to `upto` or its end."""
    found = [each for each in read(connection, conversation_id, after, MOST) if upto is None or each.seq <= upto]
    before = _mode_at(connection, conversation_id, after)
    modes = [str(orjson.loads(each.payload)["mode"]) for each in found if each.kind == STATE]
    mode = modes[-1] if modes else before
    told = fold([each for each in found if each.kind == MESSAGE], _superseded(connection, conversation_id, after))
    ends = found[-1].seq if found else after
    return Stretch(after, ends, told, mode, mode != before, open_turn(connection, conversation_id) is not None)


def open_turn(connection: Connection, conversation_id: str) -> str | None:
    """The newest message that is not answered yet."""
    found = select(turn.c.id).where(turn.c.conversation_id == conversation_id, turn.c.status == "open")
    return connection.scalar(found.order_by(turn.c.seq.desc()).limit(1))


def turn_of(connection: Connection, conversation_id: str, seq: int) -> str:
    """The turn that a citizen's message began."""
    found = select(turn.c.id).where(turn.c.conversation_id == conversation_id, turn.c.seq == seq)
    return str(connection.execute(found).scalar_one())


def in_danger(connection: Connection, conversation_id: str, turn_id: str) -> bool:
    """Whether a message was answered with the number to call, before the engine."""
    found = select(turn.c.crisis).where(turn.c.conversation_id == conversation_id, turn.c.id == turn_id)
    return connection.scalar(found) is not None


def fold(messages: Sequence[Event], superseded: frozenset[int] = frozenset()) -> tuple[Told, ...]:
    """Messages to the citizen as they stand now: what was edited since as edited, what was withdrawn left out."""
    told: dict[str, Told] = {}
    for each in messages:
        message = orjson.loads(each.payload)
        if message["role"] == "citizen" or each.seq in superseded:
            continue
        now = _told(each, message)
        earlier = told.get(message["id"])
        if earlier and now.kind == "withdrawn" and earlier.kind == "said":
            del told[message["id"]]
        elif earlier:
            told[message["id"]] = replace(now, seq=earlier.seq, kind=now.kind if earlier.kind != "said" else "said")
        else:
            told[message["id"]] = now
    return tuple(told.values())


def _told(found: Event, message: Mapping[str, Any]) -> Told:
    changed: Literal["edited", "withdrawn"] = "withdrawn" if message.get("withdrawn") else "edited"
    return Told(
        seq=found.seq,
        role=message["role"],
        text=message["text"],
        benefits=tuple(message["benefits"]),
        quick_replies=tuple(message["quick_replies"]),
        turn_id=found.turn_id,
        name=(message.get("by") or {}).get("name", ""),
        kind=changed if "replaces" in message else "said",
    )


def _superseded(connection: Connection, conversation_id: str, after: int) -> frozenset[int]:
    """Notices that an answer takes longer, where the answer is there by now."""
    notices = select(turn.c.notice_seq).where(turn.c.conversation_id == conversation_id, turn.c.status == "done", turn.c.notice_seq > after)
    return frozenset(connection.scalars(notices))


def _mode_at(connection: Connection, conversation_id: str, seq: int) -> str:
    states = select(event.c.payload).where(event.c.conversation_id == conversation_id, event.c.kind == STATE, event.c.seq <= seq)
    payload = connection.scalar(states.order_by(event.c.seq.desc()).limit(1))
    return str(orjson.loads(payload)["mode"]) if payload else "assistant"
