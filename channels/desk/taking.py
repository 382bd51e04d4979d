"""Whether a person can come, and what happens when one is asked for: work inside the transaction that asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, update

from bot.intent import LEAVE_QUEUE
from channels import turns
from channels.clock import millis
from channels.desk import modes, presence, queue
from channels.desk.hours import Hours
from channels.desk.modes import ASSISTANT, COUNSELLOR, WAITING
from channels.desk.presence import Presence
from channels.desk.sentences import Sentences
from channels.events import Draft, append
from channels.schema import conversation
from channels.turns import Accepted, Computed, Lease, Said, Turn

NONE, OPEN, SHUT = "none", "open", "closed"
"""How the desk stands: nobody was ever set up, somebody can come, nobody can now."""

_SAY = update(conversation).where(conversation.c.id == bindparam("of")).values(last_seq=bindparam("seq"), last_at=bindparam("at"))


@dataclass(frozen=True)
class Taking:
    hours: Hours
    sentences: Sentences
    gone_ms: int

    def standing(self, known: Presence, at: datetime) -> str:
        if not known.staffed:
            return NONE
        return OPEN if known.there and self.hours.is_open(at) else SHUT

    def opens_at(self, at: datetime) -> datetime | None:
        """When to expect somebody; None: within opening hours, at any time."""
        return None if self.hours.is_open(at) else self.hours.opens_at(at)

    def accept(self, connection: Connection, said: Said, at: datetime, lease: Lease, most_open: int) -> Accepted:
        """A citizen's message; who is in danger is in the queue with the same transaction, where somebody can come."""
        accepted = turns.accept(connection, said, at, lease, most_open)
        if said.crisis and accepted.events and accepted.mode == ASSISTANT and self._stands(connection, at) == OPEN:
            drafts = [self.sentences.say("queued.crisis", at, accepted.turn_id)]
            modes.queue(connection, said.conversation_id, "crisis", at, drafts)
        return accepted

    def settle(self, connection: Connection, done: Turn, computed: Computed, at: datetime, danger: str | None) -> bool:
        """What an answer of the engine asks of the desk; whether anything was written. `danger`: one that only the talk tells of."""
        act = (computed.state.get("intent") or {}).get("name")
        if danger and self._queue_in_danger(connection, done, at):
            return True
        if act == "ask_person":
            reason = queue.why(connection, done.conversation_id, computed.state.get("emotion"))
            self.ask(connection, done.conversation_id, reason, at, done.id)
        elif act == LEAVE_QUEUE:
            # The answer itself says so.
            modes.leave(connection, done.conversation_id, at, turn_id=done.id)
        return act in ("ask_person", LEAVE_QUEUE)

    def ask(self, connection: Connection, conversation_id: str, reason: str, at: datetime, turn_id: str | None = None) -> str:
        """A person is wanted: into the queue where one can come, else a call-back is offered. The State after it."""
        row = modes.locked(connection, conversation_id)
        if row.mode == COUNSELLOR:
            return str(row.state)
        if row.mode != WAITING and self._stands(connection, at) != OPEN:
            say(connection, row, [self.sentences.away(self.opens_at(at), at, turn_id)], at)
            return str(row.state)
        position, _ = queue.place(connection, conversation_id)
        told = [self.sentences.queued(position, queue.expected_ms(connection, millis(at)), at, turn_id)]
        if row.mode == WAITING:
            say(connection, row, told, at)
            return str(row.state)
        return modes.queue(connection, conversation_id, reason, at, told)

    def button(
        self,
        connection: Connection,
        conversation_id: str,
        at: datetime,
        numbers: Callable[[dict[str, Any], dict[str, Any]], Computed],
    ) -> str:
        """A person is asked for without words. Where none can come, `numbers` makes what the assistant says."""
        row = modes.locked(connection, conversation_id)
        if row.mode in (WAITING, COUNSELLOR) or self._stands(connection, at) == OPEN:
            emotion = orjson.loads(row.state).get("emotion")
            return self.ask(connection, conversation_id, queue.why(connection, conversation_id, emotion), at)
        return turns.change(connection, conversation_id, numbers, at, [self.sentences.away(self.opens_at(at), at)])

    def leave(self, connection: Connection, conversation_id: str, at: datetime) -> str:
        """Nobody is waited for any more."""
        return modes.leave(connection, conversation_id, at, [self.sentences.say("left", at)])

    def dismiss(self, connection: Connection, conversation_id: str, at: datetime) -> None:
        """The day ends before somebody's turn came: told so, and a call-back offered. Of two gateways one does it."""
        if modes.locked(connection, conversation_id).mode != WAITING:
            return
        told = [self.sentences.say("away.dropped", at), self.sentences.away(self.opens_at(at), at)]
        modes.leave(connection, conversation_id, at, told)

    def return_to_queue(self, connection: Connection, conversation_id: str, owner_id: str, at: datetime) -> bool:
        """Where its counsellor is gone still: to the head of the queue; False where somebody else did it or they are back."""
        row = modes.locked(connection, conversation_id)
        gone = presence.is_gone(connection, owner_id, millis(at), self.gone_ms)
        if row.mode != COUNSELLOR or row.owner_id != owner_id or not gone:
            return False
        modes.give_back_to_queue(connection, conversation_id, owner_id, at, [self.sentences.say("returned", at)])
        return True

    def _queue_in_danger(self, connection: Connection, done: Turn, at: datetime) -> bool:
        if modes.locked(connection, done.conversation_id).mode != ASSISTANT or self._stands(connection, at) != OPEN:
            return False
        modes.queue(connection, done.conversation_id, "crisis", at, [self.sentences.say("queued.crisis", at, done.id)])
        return True

    def _stands(self, connection: Connection, at: datetime) -> str:
        return self.standing(presence.count(connection, millis(at), self.gone_ms), at)


def say(connection: Connection, row: Any, said: Sequence[Draft], at: datetime) -> tuple[Mapping[str, Any], ...]:
    """Write messages into a conversation whose row the caller has locked; no other part of it changes."""
    events = append(connection, row.id, row.last_seq, said)
    connection.execute(_SAY, {"of": row.id, "seq": events[-1].seq, "at": millis(at)})
    return tuple(orjson.loads(event.payload) for event in events)
