"""The one path of a message, and everything else that can be done with a conversation.

clean → mask → crisis? → store → (engine, in `runner`) → answer
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from unicodedata import decimal

from sqlalchemy import Connection

from bot.dialogue import Dialogue
from bot.message import Outcome
from bot.privacy import mask
from bot.settings import Settings
from bot.understand.crisis import detect
from channels import bindings, events, identity, register, turns
from channels.audit import log as audit
from channels.bindings import Bound, Somebody
from channels.clock import Clock, from_millis, iso, millis
from channels.desk.desk import Desk
from channels.desk.modes import COUNSELLOR
from channels.desk.taking import NONE, SHUT
from channels.erasure import Scrubber
from channels.events import STATE, Draft, Event, Followers, spoken
from channels.problems import Problem
from channels.runner import Runner
from channels.store import Store
from channels.supervision.service import Supervision
from channels.telemetry import Telemetry
from channels.text import clean
from channels.turns import Accepted, Answer, Computed, Said

TRANSCRIPT = 10_000
"""Most events read at once."""
ERASE_WAIT_S = 5.0
"""Longest wait of who erases for the last byte to go. The rows are gone at once; the rest goes soon, even if this process dies."""
ADMITTED_S = 60.0
"""A token seen to be right is believed for so long: a turn then costs the store two transactions, not three. Erasing ends it."""
MOST_ADMITTED = 10_000
MARGIN_S = 1.0
"""A notice is stored by then; who waits for it need not look into the store."""
DECOMPOSED = 4
"""A syllable may come as three letters and more; what is longer than so many times the limit is not even put together, which takes
longer the more combining marks there are."""
OF_LAST_MESSAGE = ("intent", "emotion", "crisis", "command")
"""Parts of State that an edit leaves as the last message made them."""


@dataclass(frozen=True)
class Incoming:
    """A citizen's message as a channel received it. Whoever makes one has checked that the sender may speak here."""

    conversation_id: str
    text: str
    client_id: str | None = None


class Conversations:
    def __init__(
        self,
        settings: Settings,
        store: Store,
        scrubber: Scrubber,
        dialogue: Dialogue,
        runner: Runner,
        desk: Desk,
        followers: Followers,
        telemetry: Telemetry,
        clock: Clock,
        supervision: Supervision,
    ) -> None:
        self._supervision = supervision
        self._settings, self._store, self._dialogue, self._runner = settings, store, dialogue, runner
        self._scrubber, self._desk = scrubber, desk
        self._followers, self._telemetry, self._clock = followers, telemetry, clock
        self._admitted: dict[tuple[str, str], float] = {}

    async def begin(self, channel: str) -> tuple[str, str]:
        """A new conversation that has greeted; its id and the token that opens it."""
        at = self._clock()
        context, state, greeting = await self._beginning(at)
        return await self._store.run(register.begin, channel, context, state, greeting, millis(at), self._expiry())

    async def bound(self, who: Somebody) -> Bound:
        """The conversation of a person on a messenger: theirs, or a new one that has greeted. For somebody who has just written."""
        at, expiry = self._clock(), self._expiry()
        if found := await self._store.run(bindings.use, who, millis(at), expiry):
            return found
        context, state, greeting = await self._beginning(at)
        return await self._store.run(bindings.begin_bound, who, context, state, greeting, millis(at), expiry)

    async def join_bound(self, code: str, who: Somebody) -> Bound:
        """Bind a person on a messenger to the conversation a code opens. Raises Problem where the code opens nothing."""
        now, guesses = millis(self._clock()), self._settings.link_guesses
        found = await self._store.run(bindings.join, who, _digits(code), now, self._expiry(), guesses)
        if found is None:
            raise Problem("wrong_code")
        return found

    async def admit(self, conversation_id: str, token: str) -> None:
        """Raise NotFound or NotAllowed unless the token opens the conversation."""
        key, now = (conversation_id, identity.digest(token)), time.monotonic()
        if self._admitted.get(key, 0.0) > now:
            return
        await self._store.run(identity.admit, conversation_id, token, millis(self._clock()), self._expiry())
        self._admitted[key] = now + ADMITTED_S
        if len(self._admitted) > MOST_ADMITTED:
            self._admitted.pop(next(iter(self._admitted)))

    async def handle(self, incoming: Incoming) -> Answer:
        """The answer to a message; where that takes too long, what there is of it: a crisis reply, or a notice that it will come."""
        answer = await self._handled(incoming)
        return replace(answer, state=(await self._supervision.telling())(answer.state))

    async def _handled(self, incoming: Incoming) -> Answer:
        accepted, crisis = await self._accept(incoming)
        with self._runner.answered(accepted.turn_id) as waiting:
            if accepted.events:
                self._begin(accepted, incoming.conversation_id, crisis)
            if accepted.events and not accepted.done:
                patience = self._settings.crisis_wait_s if crisis else self._settings.answer_wait_s + MARGIN_S
            else:
                known = await self._store.run(turns.answer, incoming.conversation_id, accepted.turn_id)
                if known.done:
                    return known
                patience = self._settings.answer_wait_s
            return await self._wait(waiting, incoming.conversation_id, accepted.turn_id, patience)

    async def say(self, incoming: Incoming) -> int:
        """Store a message and see to its answer without waiting for it; its number in the log. For those who follow the log."""
        accepted, crisis = await self._accept(incoming)
        if accepted.events:
            self._begin(accepted, incoming.conversation_id, crisis)
        return accepted.seq

    async def read(self, conversation_id: str, after: int, messages_only: bool = False, most: int = TRANSCRIPT) -> tuple[Event, ...]:
        found, told = await self._store.run(events.read, conversation_id, after, most, messages_only), await self._supervision.telling()
        return tuple(replace(each, payload=told(each.payload)) if each.kind == STATE else each for each in found)

    async def place(self, conversation_id: str, after: int) -> int:
        """Where a follower who has seen the log up to `after` stands: never beyond its end, or it would miss what comes next."""
        newest = await self._store.run(events.newest, [conversation_id])
        return min(after, newest.get(conversation_id, 0))

    async def state(self, conversation_id: str) -> str:
        return (await self._supervision.telling())(await self._store.run(turns.state, conversation_id))

    async def edit(self, conversation_id: str, person: str | None, facts: Mapping[str, Any]) -> str:
        """Change or remove what was understood; the new State. Raises Invalid."""
        day, dialogue = self._clock().date(), await self._supervision.dialogue()
        return await self._change(conversation_id, lambda context: dialogue.edit(context, person, facts, day))

    async def handover(self, conversation_id: str) -> str:
        """A person is asked for; the new State."""
        day, desk, dialogue = self._clock().date(), self._desk.standing(), await self._supervision.dialogue()
        if desk == NONE:
            return await self._change(conversation_id, lambda context: dialogue.handover(context, day))
        numbers = self._computed(lambda context: dialogue.handover(context, day, SHUT))
        state = await self._store.run(self._desk.taking.button, conversation_id, self._clock(), numbers)
        self._followers.wake(conversation_id)
        return (await self._supervision.telling())(state)

    async def stay(self, conversation_id: str) -> str:
        """Nobody is waited for any more; the new State."""
        state = await self._store.run(self._desk.taking.leave, conversation_id, self._clock())
        self._followers.wake(conversation_id)
        return (await self._supervision.telling())(state)

    async def link(self, conversation_id: str) -> tuple[str, str]:
        """A code that lets one other device in, and when it ends."""
        ends = self._clock() + timedelta(minutes=self._settings.link_minutes)
        return await self._code(conversation_id, ends), iso(from_millis(millis(ends)))

    async def link_spoken(self, conversation_id: str) -> tuple[str, int]:
        """The same for who only hears it, perhaps away from home; and how many minutes it is good for."""
        minutes = self._settings.link_spoken_minutes
        return await self._code(conversation_id, self._clock() + timedelta(minutes=minutes)), minutes

    async def _code(self, conversation_id: str, ends: datetime) -> str:
        return await self._store.run(identity.make_code, conversation_id, millis(self._clock()), millis(ends))

    async def join(self, code: str, channel: str) -> tuple[str, str]:
        """The conversation a code opens and a token of its own for this device. Raises Problem where the code opens nothing."""
        now, guesses = millis(self._clock()), self._settings.link_guesses
        found = await self._store.run(identity.redeem, _digits(code), channel, now, self._expiry(), guesses)
        if found is None:
            raise Problem("wrong_code")
        return found

    async def erase(self, conversation_id: str) -> None:
        """Remove a conversation so that no byte of it stays in any file.

        Its rows are gone when this returns, and its bytes too unless other erasures or another program that reads the store delay them.
        """
        await self._forget(conversation_id, self._erased_by_its_owner)
        await self._scrubber.clean(ERASE_WAIT_S)

    async def leave(self, conversation_id: str, token: str) -> None:
        """What becomes of a conversation at a device that others use next: it is erased, unless its citizen has it elsewhere or a code to.

        The token then opens it no more, and what no code has opened in time goes with the next purge.
        """
        if not await self._store.run(identity.let_go, conversation_id, token, millis(self._clock())):
            await self.erase(conversation_id)
        self._admitted.pop((conversation_id, identity.digest(token)), None)

    async def forget(self, conversation_id: str) -> None:
        """Remove a conversation here and in the store; its bytes go with the next scrub."""
        await self._forget(conversation_id, register.erase)

    def _erased_by_its_owner(self, connection: Connection, conversation_id: str) -> None:
        register.erase(connection, conversation_id)
        audit.write(connection, "citizen", "erase", conversation_id, millis(self._clock()))

    async def _forget(self, conversation_id: str, erase: Callable[[Connection, str], None]) -> None:
        self._runner.abandon(conversation_id)
        self._desk.listener.forget(conversation_id)
        self._admitted = {key: ends for key, ends in self._admitted.items() if key[0] != conversation_id}
        await self._store.run(erase, conversation_id)
        self._followers.erased(conversation_id)

    async def _accept(self, incoming: Incoming) -> tuple[Accepted, str | None]:
        if len(incoming.text) > DECOMPOSED * self._settings.max_message_chars:
            raise Problem("long_message", limit=self._settings.max_message_chars, length=len(incoming.text))
        text = clean(incoming.text)
        if not text:
            raise Problem("empty_message")
        if len(text) > self._settings.max_message_chars:
            raise Problem("long_message", limit=self._settings.max_message_chars, length=len(text))
        masked = mask(text)
        crisis = detect(masked)
        first, again = (self._first_aid(crisis, masked, again) if crisis else () for again in (False, True))
        said = Said(incoming.conversation_id, masked, incoming.client_id, crisis, first, again)
        at, lease, most = self._clock(), self._runner.lease(), self._settings.max_queued_turns
        if self._desk.standing() == NONE:
            return await self._store.run(turns.accept, said, at, lease, most), crisis
        return await self._desk.accept(said, text, at, lease, most), crisis

    def _first_aid(self, crisis: str, masked: str, again: bool) -> tuple[dict[str, Any], ...]:
        return tuple(reply.to_dict() for reply in self._dialogue.crisis(crisis, masked, again))

    def _begin(self, accepted: Accepted, conversation_id: str, crisis: str | None) -> None:
        if crisis:
            self._telemetry.crisis(crisis)
        elif accepted.mode != COUNSELLOR and not accepted.done:
            self._runner.expect(conversation_id, accepted.turn_id, self._settings.answer_wait_s)
        self._followers.wake(conversation_id)
        if accepted.turn:
            self._runner.start(accepted.turn)

    async def _wait(self, waiting: asyncio.Future[Answer], conversation_id: str, turn_id: str, patience_s: float) -> Answer:
        """The answer as soon as this process stores it. One that another gateway computes is looked for in the store."""
        ends = asyncio.get_running_loop().time() + patience_s
        while True:
            left = ends - asyncio.get_running_loop().time()
            await asyncio.wait({waiting}, timeout=max(0.0, min(left, self._settings.poll_s)))
            if waiting.done():
                return waiting.result()
            if left > self._settings.poll_s and self._runner.is_answering(conversation_id):
                continue
            answer = await self._store.run(turns.answer, conversation_id, turn_id)
            if answer.done or left <= self._settings.poll_s:
                return answer

    async def _change(self, conversation_id: str, compute: Callable[[dict[str, Any]], Outcome]) -> str:
        state = await self._store.run(turns.change, conversation_id, self._computed(compute), self._clock())
        self._followers.wake(conversation_id)
        return state

    def _computed(self, compute: Callable[[dict[str, Any]], Outcome]) -> Callable[[dict[str, Any], dict[str, Any]], Computed]:
        def computed(context: dict[str, Any], state: dict[str, Any]) -> Computed:
            outcome = compute(context)
            kept = {name: state.get(name) for name in OF_LAST_MESSAGE}
            return Computed(tuple(reply.to_dict() for reply in outcome.replies), outcome.context, {**outcome.state, **kept})

        return computed

    async def _beginning(self, at: datetime) -> tuple[dict[str, Any], dict[str, Any], list[Draft]]:
        """Context, State and greeting of a new conversation."""
        context = self._dialogue.new_context()
        state = {"mode": "assistant", **self._dialogue.state(context, at.date())}
        greeting = await self._supervision.greeting(at)
        greeting += [*(spoken("assistant", reply.to_dict(), iso(at)) for reply in self._dialogue.welcome()), Draft(STATE, state)]
        return context, state, greeting

    def _expiry(self) -> int:
        return millis(self._clock() + timedelta(days=self._settings.retention_days))


def _digits(code: str) -> str:
    """A Korean keyboard may type digits at full width."""
    return "".join(str(decimal(letter)) for letter in code if letter.isdecimal())
