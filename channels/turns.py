"""The queue of turns. Every citizen message is a row here until it is answered, in order, exactly once. Queries over a connection.

A conversation's turns are run by whoever holds its lease. The lease only saves work: what makes an answer count once is `finish`, which
takes it from the holder alone, and only if nothing the answer was computed from has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

import orjson
from sqlalchemy import Connection, bindparam, case, exists, func, insert, literal, select, update

from bot.context import figures
from bot.errors import NotFound
from channels.clock import iso, millis
from channels.desk.modes import ASSISTANT, CLOSED, COUNSELLOR, reopen
from channels.events import MESSAGE, STATE, Draft, Event, append, dump, spoken
from channels.identity import new_id
from channels.problems import Problem
from channels.schema import conversation, event, turn

MOST_PREVIEW, MOST_INTENT, MOST_ABOUT = 200, 32, 64
"""Characters, as the columns have them."""
GRAVEST = (
    "suicide",
    "medical_emergency",
    "fire",
    "domestic_violence",
    "sexual_violence",
    "child_abuse",
    "elder_abuse",
    "crime",
)
"""What kills first comes first."""

Reply = Mapping[str, Any]
"""`text`, `speech`, `benefits`, `quick_replies`."""


@dataclass(frozen=True)
class Lease:
    holder: str
    """Instance, life and claim: no two are alike."""
    until: int


@dataclass(frozen=True)
class Said:
    """A citizen's message as it is stored: masked, with what a crisis calls for at once."""

    conversation_id: str
    text: str
    client_id: str | None = None
    crisis: str | None = None
    first_aid: tuple[Reply, ...] = ()
    first_aid_again: tuple[Reply, ...] = ()
    """Instead of `first_aid` where the same danger was spoken of before."""


@dataclass(frozen=True)
class Turn:
    """A message to be answered, with what the answer is computed from."""

    id: str
    conversation_id: str
    seq: int
    text: str
    asked_at: str
    day: str
    crisis: str | None
    noticed: bool
    context: str
    version: int
    holder: str
    mode: str = ASSISTANT
    """Whose the conversation was when the message was taken up."""


@dataclass(frozen=True)
class Accepted:
    turn_id: str
    seq: int
    events: tuple[Event, ...]
    """Empty where the message had come before."""
    turn: Turn | None
    """The conversation's oldest unanswered message, where the lease was free and is now the caller's."""
    mode: str = ASSISTANT
    done: bool = False
    """Answered already, by the desk."""


@dataclass(frozen=True)
class Computed:
    """What the engine made of a message."""

    replies: tuple[Reply, ...]
    context: Mapping[str, Any]
    state: Mapping[str, Any]
    about: tuple[str, ...] = ()
    """Ids of the topic and the benefits that the answer is about, the one asked of first."""
    read: bool = True
    """False: nobody looked at the message, so it tells figures nothing."""
    first_aid: tuple[Reply, ...] = ()
    """Said also where a counsellor answers, if `state` tells of a danger that was not known."""


@dataclass(frozen=True)
class Finished:
    fate: Literal["stored", "stale", "lost"]
    """`stale`: something was edited or a counsellor came or went meanwhile, so `following` is the same turn, to be computed anew; `lost`:
    no longer ours, or erased."""
    events: tuple[Event, ...] = ()
    following: Turn | None = None
    more: bool = False
    """Whether the desk wrote more of the turn than `events`."""


After = Callable[[Connection, Turn, Computed, datetime, str | None], bool]
"""What is to be done in the transaction that stores an answer, given a danger that only the talk tells of; whether it wrote anything."""


@dataclass(frozen=True)
class Answer:
    messages: tuple[str, ...]
    state: str
    """JSON, as everything in the log."""
    done: bool


_ROW = select(conversation).where(conversation.c.id == bindparam("id")).with_for_update()
_MOVE = update(conversation).where(conversation.c.id == bindparam("conversation_id"))
_ADVANCE = _MOVE.values(last_seq=bindparam("seq"))
_HEARD = _ADVANCE.values(last_at=bindparam("at"), preview=bindparam("words"), crisis=bindparam("danger"))
_HEARD_AND_LEASED = _HEARD.values(lease_holder=bindparam("holder"), lease_until=bindparam("until"))
_SET_STATE = _MOVE.values(state=bindparam("new_state"))
_REPLACE = _ADVANCE.values(
    context=bindparam("new_context"),
    state=bindparam("new_state"),
    version=conversation.c.version + 1,
    last_at=bindparam("at"),
    crisis=bindparam("danger"),
)
_BY_CLIENT_ID = select(turn.c.id, turn.c.seq).where(turn.c.conversation_id == bindparam("id"), turn.c.client_id == bindparam("client_id"))
_IS_OPEN = turn.c.status == literal("open", literal_execute=True)
_OPEN_COUNT = select(func.count()).select_from(turn).where(turn.c.conversation_id == bindparam("id"), _IS_OPEN)
_INSERT = insert(turn)
_OLDEST = (
    select(
        turn.c.id,
        turn.c.seq,
        turn.c.day,
        turn.c.crisis,
        turn.c.notice_seq,
        event.c.payload,
        conversation.c.context,
        conversation.c.version,
        conversation.c.mode,
    )
    .join_from(turn, event, (event.c.conversation_id == turn.c.conversation_id) & (event.c.seq == turn.c.seq))
    .join(conversation, conversation.c.id == turn.c.conversation_id)
    .where(turn.c.conversation_id == bindparam("id"), _IS_OPEN)
    .order_by(turn.c.seq)
    .limit(1)
)
_CLOSE = (
    update(turn)
    .where(turn.c.id == bindparam("turn_id"), _IS_OPEN)
    .values(
        status=bindparam("new_status"),
        intent=bindparam("act"),
        about=bindparam("matter"),
        understood=bindparam("was_understood"),
        crisis=bindparam("told"),
    )
)
_WAITING = exists().where(turn.c.conversation_id == conversation.c.id, _IS_OPEN)
_PASS_ON = _MOVE.values(
    lease_holder=case((_WAITING, conversation.c.lease_holder), else_=""), lease_until=case((_WAITING, bindparam("until")), else_=0)
).returning(conversation.c.lease_until)


def accept(connection: Connection, said: Said, at: datetime, lease: Lease, most_open: int, reopens: bool = True) -> Accepted:
    """Store a message and its turn, and in a crisis the first reply. The same `client_id` again stores nothing and finds the first.

    `reopens`: who writes in a closed conversation begins it anew.
    """
    row = _locked(connection, said.conversation_id)
    if said.client_id is not None:
        known = connection.execute(_BY_CLIENT_ID, {"id": row.id, "client_id": said.client_id}).one_or_none()
        if known:
            return Accepted(known.id, known.seq, (), None)
    free = row.lease_until <= millis(at)
    if not free and (connection.scalar(_OPEN_COUNT, {"id": row.id}) or 0) >= most_open:
        raise Problem("too_many_waiting", retry_after=5)
    turn_id = new_id()
    anew = reopens and row.mode == CLOSED
    mode = ASSISTANT if anew else row.mode
    state = reopen(connection, row, at) if anew else orjson.loads(row.state) if said.crisis else None
    events = append(connection, row.id, row.last_seq, _heard(said, turn_id, state, iso(at)))
    move = {"conversation_id": row.id, "seq": events[-1].seq, "at": millis(at), "words": said.text[:MOST_PREVIEW]}
    move["danger"] = gravest(row.crisis, said.crisis)
    if free:
        connection.execute(_HEARD_AND_LEASED, {**move, "holder": lease.holder, "until": lease.until})
    else:
        connection.execute(_HEARD, move)
    if state:
        connection.execute(_SET_STATE, {"conversation_id": row.id, "new_state": events[-1].payload})
    values = {"id": turn_id, "conversation_id": row.id, "seq": events[0].seq, "client_id": said.client_id, "crisis": said.crisis}
    connection.execute(_INSERT, {**values, "day": at.date().isoformat(), "status": "open", "created_at": millis(at)})
    return Accepted(turn_id, events[0].seq, events, oldest(connection, row.id, lease.holder) if free else None, mode)


def answered(connection: Connection, accepted: Accepted, conversation_id: str, until: int) -> Accepted:
    """A message just accepted needs no engine: its turn is over. What stood before it is still to be answered, until then by the caller."""
    values = {"turn_id": accepted.turn_id, "new_status": "done", "act": None, "matter": None, "was_understood": None, "told": None}
    connection.execute(_CLOSE, values)
    if accepted.turn is None:
        return replace(accepted, done=True)
    connection.execute(_PASS_ON, {"conversation_id": conversation_id, "until": until})
    following = oldest(connection, conversation_id, accepted.turn.holder)
    return replace(accepted, done=True, turn=following)


def gravest(before: str | None, now: str | None) -> str | None:
    """Of two dangers the one that lists show."""
    told = [kind for kind in (before, now) if kind]
    return min(told, key=lambda kind: GRAVEST.index(kind) if kind in GRAVEST else len(GRAVEST), default=None)


def _heard(said: Said, turn_id: str, before: dict[str, Any] | None, at: str) -> list[Draft]:
    """`before`: the State, where there is to be a new one."""
    reply = {"text": said.text, "speech": said.text, "benefits": (), "quick_replies": ()}
    own = {"client_id": said.client_id} if said.client_id is not None else {}
    drafts = [spoken("citizen", reply, at, turn_id, **own)]
    if before and said.crisis:
        aids = said.first_aid_again if before.get("crisis") == said.crisis else said.first_aid
        drafts += [spoken("assistant", aid, at, turn_id) for aid in aids]
        before = {**before, "crisis": said.crisis}
    if before:
        drafts.append(Draft(STATE, before, turn_id))
    return drafts


def oldest(connection: Connection, conversation_id: str, holder: str) -> Turn | None:
    """The message to answer next."""
    row = connection.execute(_OLDEST, {"id": conversation_id}).one_or_none()
    if row is None:
        return None
    message = orjson.loads(row.payload)
    return Turn(
        id=row.id,
        conversation_id=conversation_id,
        seq=row.seq,
        text=message["text"],
        asked_at=message["created_at"],
        day=row.day,
        crisis=row.crisis,
        noticed=row.notice_seq is not None,
        context=row.context,
        version=row.version,
        holder=holder,
        mode=row.mode,
    )


def finish(
    connection: Connection, done: Turn, computed: Computed | None, apology: Reply, at: datetime, until: int, after: After | None = None
) -> Finished:
    """Store the answer, the new context and state, and that the turn is over; all or nothing.

    `computed` None: given up, with `apology` unless the citizen was told to wait or was helped in a crisis. Nothing is said while a
    counsellor has the conversation, but for first aid in a new danger: what was computed to be said before one came is stale, and so is
    what was to be silent once they left.
    """
    row = connection.execute(_ROW, {"id": done.conversation_id}).one_or_none()
    if row is None or row.lease_holder != done.holder:
        return Finished("lost")
    silent = row.mode == COUNSELLOR
    if computed and (row.version != done.version or silent != (done.mode == COUNSELLOR)):
        return Finished("stale", following=oldest(connection, row.id, done.holder))
    danger = _told_by_the_talk(row, done, computed)
    if not connection.execute(_CLOSE, _closing(done, computed, silent, danger)).rowcount:
        return Finished("lost")
    if computed:
        first_aid, state = computed.first_aid if danger else (), {**computed.state, "mode": row.mode}
        replies = first_aid if silent else computed.replies
        drafts = [*(spoken("assistant", reply, iso(at), done.id) for reply in replies), Draft(STATE, state, done.id)]
        events = append(connection, row.id, row.last_seq, drafts)
        _replace(connection, row, events, computed.context, millis(at) if replies else row.last_at, danger)
    else:
        noticed = silent or done.crisis or connection.scalar(select(turn.c.notice_seq).where(turn.c.id == done.id)) is not None
        events = append(connection, row.id, row.last_seq, [] if noticed else [spoken("assistant", apology, iso(at), done.id)])
        connection.execute(_ADVANCE, {"conversation_id": row.id, "seq": row.last_seq + len(events)})
    more = bool(after and computed and not silent and after(connection, done, computed, at, danger))
    held = connection.execute(_PASS_ON, {"conversation_id": row.id, "until": until}).scalar_one()
    return Finished("stored", events, oldest(connection, row.id, done.holder) if held else None, more)


def _told_by_the_talk(row: Any, done: Turn, computed: Computed | None) -> str | None:
    """A danger that no single message tells of, from where it begins: it alarms, and counts, as one that was told outright."""
    danger = computed.state.get("crisis") if computed and not done.crisis else None
    return danger if danger and danger != orjson.loads(row.state).get("crisis") else None


def _closing(done: Turn, computed: Computed | None, silent: bool, danger: str | None) -> dict[str, Any]:
    """How the turn ends, with what figures are made from; no word of it."""
    if computed is None or not computed.read:
        ended = "done" if computed else "failed"
        return {"turn_id": done.id, "new_status": ended, "act": None, "matter": None, "was_understood": None, "told": done.crisis}
    intent = (computed.state.get("intent") or {}).get("name")
    about, understood = figures(computed.context, intent)
    act, matter = (text[:most] if text else None for text, most in ((intent, MOST_INTENT), (about, MOST_ABOUT)))
    ended = {"turn_id": done.id, "new_status": "done", "told": done.crisis or danger}
    # What is said in danger is no question, understood or not.
    counts = not silent and not computed.state.get("crisis")
    return {**ended, "act": act, "matter": matter, "was_understood": int(understood) if counts else None}


def _replace(
    connection: Connection, row: Any, events: Sequence[Event], context: Mapping[str, Any], at: int, danger: str | None = None
) -> None:
    values = {"seq": events[-1].seq, "new_context": dump(context), "new_state": events[-1].payload, "at": at}
    connection.execute(_REPLACE, {"conversation_id": row.id, **values, "danger": gravest(row.crisis, danger)})


def change(
    connection: Connection,
    conversation_id: str,
    compute: Callable[[dict[str, Any], dict[str, Any]], Computed],
    at: datetime,
    also: Sequence[Draft] = (),
) -> str:
    """Store what `compute(context, state)` makes of a conversation outside a turn, such as an edited fact; the new State as JSON.

    `also`: messages after those computed.
    """
    row = _locked(connection, conversation_id)
    computed = compute(orjson.loads(row.context), orjson.loads(row.state))
    said = [*(spoken("assistant", reply, iso(at)) for reply in computed.replies), *also]
    events = append(connection, row.id, row.last_seq, [*said, Draft(STATE, {**computed.state, "mode": row.mode})])
    _replace(connection, row, events, computed.context, millis(at) if said else row.last_at)
    return events[-1].payload


def notice(connection: Connection, conversation_id: str, turn_id: str, reply: Reply, at: datetime) -> bool:
    """Say once that the answer takes longer; False where it is there or was said, or a counsellor answers."""
    row = connection.execute(_ROW, {"id": conversation_id}).one_or_none()
    waiting = select(turn.c.id).where(turn.c.id == turn_id, _IS_OPEN, turn.c.notice_seq.is_(None))
    if row is None or row.mode == COUNSELLOR or connection.execute(waiting).one_or_none() is None:
        return False
    events = append(connection, row.id, row.last_seq, [spoken("assistant", reply, iso(at), turn_id)])
    connection.execute(_ADVANCE, {"conversation_id": row.id, "seq": events[-1].seq})
    connection.execute(update(turn).where(turn.c.id == turn_id).values(notice_seq=events[-1].seq))
    return True


def answer(connection: Connection, conversation_id: str, turn_id: str) -> Answer:
    """What was answered so far. Once the answer is there, the notice that came before it is no part of it."""
    row = connection.execute(select(turn).where(turn.c.id == turn_id)).one_or_none()
    if row is None:
        raise NotFound("conversation")
    of_turn = (event.c.conversation_id == conversation_id, event.c.seq > row.seq, event.c.turn_id == turn_id)
    rows = connection.execute(select(event.c.seq, event.c.kind, event.c.payload).where(*of_turn).order_by(event.c.seq)).all()
    superseded = row.notice_seq if row.status == "done" else None
    messages = tuple(found.payload for found in rows if found.kind == MESSAGE and found.seq != superseded)
    states = [found.payload for found in rows if found.kind == STATE]
    done = row.status != "open"
    if done and states:
        return Answer(messages, states[-1], done)
    return Answer(messages, state(connection, conversation_id), done)


def state(connection: Connection, conversation_id: str) -> str:
    found = connection.scalar(select(conversation.c.state).where(conversation.c.id == conversation_id))
    if found is None:
        raise NotFound("conversation")
    return str(found)


def _locked(connection: Connection, conversation_id: str) -> Any:
    row = connection.execute(_ROW, {"id": conversation_id}).one_or_none()
    if row is None:
        raise NotFound("conversation")
    return row
