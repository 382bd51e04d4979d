"""What a gateway does under supervision: it keeps what is in force at hand, lets answers through the gate, and looks after what waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import orjson
from sqlalchemy import Connection

from bot.dialogue import Dialogue
from bot.korean.reading import spoken as aloud
from bot.settings import Settings
from bot.wording import Wording
from channels import turns
from channels.clock import Clock, millis
from channels.desk.taking import Taking
from channels.events import Draft, Followers
from channels.store import Store, StoreError
from channels.supervision import announcements, held, served, switches
from channels.supervision.announcements import Announcement
from channels.supervision.gate import Held, gate, narrowed
from channels.supervision.held import Finish, Wanted
from channels.supervision.served import Unspoken
from channels.supervision.switches import Switches
from channels.telemetry import Telemetry
from channels.turns import Computed, Finished, Reply, Turn

FRESH_S = 3.0
"""How long what was read is believed: so soon a switch works at every gateway."""
PAUSED = "asked"
"""Why a person is wanted while the assistant is off: nobody else answers who asks."""
TOLD_AT_ONCE = 200
MOST_REMEMBERED = 100_000

Ask = Callable[[Mapping[str, str]], Awaitable[Computed | None]]
"""The engine's answer without these benefits and topics (id → what is said instead)."""


@dataclass(frozen=True)
class InForce:
    switches: Switches = field(default_factory=Switches)
    notices: tuple[Announcement, ...] = ()
    """Those that have not ended; some may not have begun."""


class Supervision:
    def __init__(
        self,
        settings: Settings,
        store: Store,
        dialogue: Dialogue,
        wording: Wording,
        telemetry: Telemetry,
        clock: Clock,
        taking: Taking,
    ) -> None:
        self._settings, self._store, self._dialogue, self._wording = settings, store, dialogue, wording
        self._telemetry, self._clock, self.taking = telemetry, clock, taking
        self._known, self._read_at = InForce(), float("-inf")
        self._reading = asyncio.Lock()
        self._told: set[tuple[str, str]] = set()
        self.looked_at: set[tuple[str, str]] = set()
        """Who of the staff has read which held answer here."""

    # What is in force

    async def in_force(self) -> InForce:
        """As the store had it at most `FRESH_S` ago; where the store fails, as it was known last."""
        async with self._reading:
            if time.monotonic() - self._read_at >= FRESH_S:
                try:
                    self._known = await self._store.run(_read, millis(self._clock()))
                    self._read_at = time.monotonic()
                except StoreError as error:
                    self._telemetry.log.error("switches not read", exc_info=error)
            return self._known

    def changed(self) -> None:
        """Something was switched here: read it anew at once."""
        self._read_at = float("-inf")

    async def switches(self) -> Switches:
        return (await self.in_force()).switches

    async def notices(self) -> tuple[Announcement, ...]:
        """Those in force now."""
        now = millis(self._clock())
        return tuple(each for each in (await self.in_force()).notices if each.is_in_force(now))

    async def greeting(self, at: datetime) -> list[Draft]:
        """What a new conversation is told before it is greeted."""
        return [each.draft(at) for each in await self.notices()]

    async def dialogue(self) -> Dialogue:
        """What the gateway itself asks, such as what a household may get: nothing of what is off, or wants a release, is in it."""
        unspoken = (await self.switches()).unspoken
        return self._dialogue.leaving_out(unspoken) if unspoken else self._dialogue

    async def telling(self) -> Callable[[str], str]:
        """What a stored State becomes before anybody is told it: what was switched since is not in it."""
        unspoken = self._unspoken(await self.switches())
        return (lambda state: served.without(state, unspoken)) if unspoken else lambda state: state

    def _unspoken(self, now: Switches) -> Unspoken:
        day = self._clock().date()
        return {one: self._dialogue.name_of(one, day) or one for one in now.unspoken}

    # A turn

    async def answer(self, turn: Turn, ask: Ask) -> Computed | Held | None:
        """What is said to a message: the engine's answer as the switches let it through; None where the engine gave up."""
        before = await self.switches()
        if before.silent:
            return await self._silent(turn, before)
        computed = await ask(before.off)
        # The engine may have taken a while.
        now = await self.switches()
        if computed is None:
            return None
        return gate(computed, now, self._paused, self.say("held"), turn.crisis is not None)

    def suggested(self, computed: Computed, now: Switches) -> tuple[Reply, ...]:
        """What the assistant would say, for a counsellor to put right: they may release anything, but nobody tells what is off."""
        let_through = gate(computed, Switches(off=now.off), self._paused, self.say("held"))
        return let_through.replies

    async def narrowed(self, heard: Computed | None) -> Computed | None:
        """What was heard without being answered, its State as `dialogue` would have made it."""
        now = await self.switches()
        return replace(heard, state=narrowed(heard.state, self._unspoken(now))) if heard else heard

    async def finish(self, turn: Turn, gated: Computed | Held | None, store: Finish) -> Finished:
        """Store what became of a turn: `store` in a transaction with what the switches want."""
        known = await self.in_force()
        wanted = Wanted(await self.notices(), PAUSED if known.switches.silent and gated else None)
        return await self._store.run(held.finish, turn, gated, wanted, self.taking, store, self._clock())

    async def _silent(self, turn: Turn, now: Switches) -> Computed:
        state = orjson.loads(await self._store.run(turns.state, turn.conversation_id))
        said = _reply(f"{now.silent_text}\n{self._wording.say('supervision.numbers')}") if now.silent_text else self.say("silent")
        # What the message before wanted was done then, and nobody has read this one.
        unread = {"crisis": turn.crisis, "next_question": None, "intent": None, "command": None, "emotion": "neutral"}
        return Computed((said,), orjson.loads(turn.context), {**state, **unread}, read=False)

    def _paused(self, one: str, text: str) -> Reply:
        return self._dialogue.paused(one, text, self._clock().date()).to_dict()

    def say(self, key: str) -> Reply:
        return _reply(self._wording.say(f"supervision.{key}"))

    # What waits

    def looks_at(self, staff_id: str, held_ids: Sequence[str]) -> None:
        if len(self.looked_at) > MOST_REMEMBERED:
            self.looked_at.clear()
        self.looked_at.update((staff_id, each) for each in held_ids)

    async def look(self, followers: Followers) -> None:
        """Give up what nobody released in time, and tell those who are listening new notices and what is shown no more."""
        before = millis(self._clock() - timedelta(minutes=self._settings.approval_minutes))
        for conversation_id in await self._store.run(held.expire, before, self.say("expired"), self.taking, self._clock()):
            followers.wake(conversation_id)
        await self._take_back(followers)
        notices = await self.notices()
        untold = [each for each in followers.followed if any((each, notice.id) not in self._told for notice in notices)]
        for conversation_id in await self._store.run(_tell, untold[:TOLD_AT_ONCE], notices, self._clock()) if untold else ():
            followers.wake(conversation_id)
        if len(self._told) > MOST_REMEMBERED:
            self._told.clear()  # The log itself knows what it was told.
        self._told.update((each, notice.id) for each in untold[:TOLD_AT_ONCE] for notice in notices)

    async def _take_back(self, followers: Followers) -> None:
        followed, unspoken = followers.followed, self._unspoken(await self.switches())
        for start in range(0, len(followed) if unspoken else 0, TOLD_AT_ONCE):
            for conversation_id in await self._store.run(served.showing, followed[start : start + TOLD_AT_ONCE], unspoken):
                if await self._store.run(served.take_back, conversation_id, unspoken):
                    followers.wake(conversation_id)


def _read(connection: Connection, now: int) -> InForce:
    return InForce(switches.in_force(switches.every(connection)), announcements.every(connection, now))


def _tell(connection: Connection, ids: Sequence[str], notices: Sequence[Announcement], at: datetime) -> list[str]:
    return [each for each in ids if announcements.tell(connection, each, notices, at)]


def _reply(text: str) -> Reply:
    return {"text": text, "speech": aloud(text), "benefits": [], "quick_replies": []}
