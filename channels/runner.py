"""Runs the turns of the conversations this process holds: one at a time and in order in each, until every one is answered."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

from bot.errors import EngineDown, EngineError
from bot.settings import Settings
from channels import leases, turns
from channels.clock import Clock, millis
from channels.desk.desk import Desk
from channels.desk.modes import COUNSELLOR
from channels.desk.taking import NONE
from channels.dialogue import Engine
from channels.events import MESSAGE, Followers
from channels.identity import new_id
from channels.store import Store
from channels.supervision.gate import Held
from channels.supervision.service import Supervision
from channels.telemetry import Telemetry
from channels.turns import Answer, Computed, Finished, Lease, Reply, Turn

FIRST_PAUSE_S = 0.1
GRACE_S = 1.0
"""After a restart an answer gets this long before a citizen is told to wait."""
AT_ONCE = 100
"""Conversations taken up in one look at the store."""


class Lost(Exception):
    """Another process has the conversation, or it was erased."""


class TakenOver(Exception):
    """A counsellor has the conversation now."""


class Runner:
    def __init__(
        self,
        settings: Settings,
        store: Store,
        engine: Engine,
        followers: Followers,
        telemetry: Telemetry,
        clock: Clock,
        apology: Callable[[], Reply],
        desk: Desk,
        supervision: Supervision,
    ) -> None:
        self._supervision = supervision
        self._settings, self._store, self._engine, self._followers = settings, store, engine, followers
        self._instance, self._claims = settings.instance_name, count()
        self._life = new_id()
        self._telemetry, self._clock, self._apology, self._desk = telemetry, clock, apology, desk
        self._working: dict[str, asyncio.Task[None]] = {}
        self._notices: dict[str, asyncio.TimerHandle] = {}
        self._waiting: defaultdict[str, set[asyncio.Future[Answer]]] = defaultdict(set)
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = False

    def lease(self) -> Lease:
        """What a claim of a conversation made now would be."""
        return Lease(f"{self._instance}/{self._life}/{next(self._claims)}", self._until())

    def start(self, turn: Turn) -> None:
        """Answer a message and those that follow it in its conversation."""
        if not self._stopping:
            self._working[turn.conversation_id] = self._spawn(self._work(turn), turn.conversation_id)

    def is_answering(self, conversation_id: str) -> bool:
        """Whether this process is at work on the conversation: who waits for an answer is then told, and need not look for it."""
        return conversation_id in self._working

    def expect(self, conversation_id: str, turn_id: str, within_s: float) -> None:
        """Tell the citizen once if the answer is not there within so many seconds."""
        if turn_id not in self._notices:
            loop = asyncio.get_running_loop()
            self._notices[turn_id] = loop.call_later(within_s, self._late, conversation_id, turn_id)

    @contextmanager
    def answered(self, turn_id: str) -> Iterator[asyncio.Future[Answer]]:
        """Done when this process has stored an answer or a notice."""
        waiting = asyncio.get_running_loop().create_future()
        self._waiting[turn_id].add(waiting)
        try:
            yield waiting
        finally:
            self._waiting[turn_id].discard(waiting)
            if not self._waiting[turn_id]:
                del self._waiting[turn_id]

    async def resume(self) -> None:
        """Begin where this instance broke off: nobody waits for the leases it held when it died."""
        await self._store.run(leases.free_all, self._instance)
        await self.take_up()

    async def take_up(self) -> None:
        """Claim conversations with messages that nobody is answering: after a crash of this process or of another."""
        now = millis(self._clock())
        for conversation_id in await self._store.run(leases.orphaned, now, AT_ONCE):
            if conversation_id in self._working:
                continue
            turn = await self._store.run(leases.claim, conversation_id, self.lease(), millis(self._clock()))
            if turn:
                self._telemetry.log.info("turn taken up", conversation=conversation_id, turn=turn.id)
                self._expect_after_restart(turn)
                self.start(turn)

    def abandon(self, conversation_id: str) -> None:
        """Forget an erased conversation."""
        if task := self._working.get(conversation_id):
            task.cancel()

    async def idle(self) -> None:
        """Until everything begun has ended."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def stop(self) -> None:
        """Leave the rest to whoever comes next: unanswered messages stay in the store, and nobody has to wait for our leases to end."""
        self._stopping = True
        for handle in self._notices.values():
            handle.cancel()
        for task in self._tasks:
            task.cancel()
        await self.idle()
        await self._store.run(leases.free_all, self._instance)

    async def _work(self, turn: Turn) -> None:
        try:
            self._announce(turn)
            while following := (await self._run(turn)).following:
                if following.id != turn.id or following.mode != turn.mode:
                    self._followers.written(turn.conversation_id, turn.id)
                    self._announce(following)
                    self._expect_after_restart(following)
                turn = following
        finally:
            self._followers.written(turn.conversation_id, turn.id)

    async def _run(self, turn: Turn) -> Finished:
        began, desk = time.perf_counter(), self._desk.word(turn)
        try:
            computed = await self._computed(turn, desk)
        except Lost:
            return Finished("lost")
        except TakenOver:
            return Finished("stale", following=await self._store.run(turns.oldest, turn.conversation_id, turn.holder))
        after = self._desk.taking.settle if desk != NONE else None
        store = partial(turns.finish, done=turn, apology=self._apology(), at=self._clock(), until=self._until(), after=after)
        finished = await self._supervision.finish(turn, computed, store)
        outcome = ("answered" if computed else "given_up") if finished.fate == "stored" else finished.fate
        self._telemetry.turn_ended(turn, outcome, time.perf_counter() - began)
        if finished.fate == "stored":
            await self._deliver(turn, computed, finished)
        return finished

    async def _computed(self, turn: Turn, desk: str) -> Computed | Held | None:
        """What is made of a message: an answer, or what was heard where a counsellor answers."""
        if turn.mode == COUNSELLOR:
            return await self._supervision.narrowed(await self._desk.listener.hear(turn))
        return await self._supervision.answer(turn, lambda without: self._ask(turn, desk, without))

    def _announce(self, turn: Turn) -> None:
        """Somebody is seen typing; but not where we only listen."""
        if turn.mode != COUNSELLOR:
            self._followers.writing(turn.conversation_id, turn.id)

    async def _ask(self, turn: Turn, desk: str, without: Mapping[str, str]) -> Computed | None:
        """The engine's answer, however long that takes; None where the engine is well and yet fails on this message again and again."""
        attempt = failures = 0
        while True:
            try:
                return await self._engine.answer(turn, attempt, desk, without)
            except EngineError as error:
                self._telemetry.engine_failed(error, turn)
                if not isinstance(error, EngineDown) and await self._engine.is_well():
                    failures += 1
            if failures >= self._settings.engine_attempts:
                return None
            await asyncio.sleep(min(self._settings.retry_max_s, FIRST_PAUSE_S * 2 ** min(attempt, 10)) * random.uniform(0.5, 1.0))
            attempt += 1
            mode = await self._store.run(leases.renew, turn, self._until())
            if mode in (None, COUNSELLOR):
                raise TakenOver if mode else Lost

    async def _deliver(self, turn: Turn, computed: Computed | Held | None, finished: Finished) -> None:
        if handle := self._notices.pop(turn.id, None):
            handle.cancel()
        self._followers.wake(turn.conversation_id)
        if computed and not turn.crisis and not finished.more:
            messages = tuple(event.payload for event in finished.events if event.kind == MESSAGE)
            self._tell(turn.id, Answer(messages, finished.events[-1].payload, done=True))
        elif turn.id in self._waiting:
            self._tell(turn.id, await self._store.run(turns.answer, turn.conversation_id, turn.id))

    def _tell(self, turn_id: str, answer: Answer) -> None:
        for waiting in self._waiting.get(turn_id, ()):
            if not waiting.done():
                waiting.set_result(answer)

    def _late(self, conversation_id: str, turn_id: str) -> None:
        self._notices.pop(turn_id, None)
        self._spawn(self._notify(conversation_id, turn_id), conversation_id)

    async def _notify(self, conversation_id: str, turn_id: str) -> None:
        if not await self._store.run(turns.notice, conversation_id, turn_id, self._apology(), self._clock()):
            return
        self._telemetry.noticed()
        self._followers.wake(conversation_id)
        if turn_id in self._waiting:
            self._tell(turn_id, await self._store.run(turns.answer, conversation_id, turn_id))

    def _expect_after_restart(self, turn: Turn) -> None:
        if not turn.noticed and not turn.crisis and turn.mode != COUNSELLOR:
            patience = self._settings.answer_wait_s
            waited = self._clock() - datetime.fromisoformat(turn.asked_at)
            self.expect(turn.conversation_id, turn.id, max(patience - waited.total_seconds(), min(GRACE_S, patience)))

    def _until(self) -> int:
        return millis(self._clock() + timedelta(seconds=self._settings.lease_s))

    def _spawn(self, work: Coroutine[Any, Any, None], conversation_id: str) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._ended(done, conversation_id))
        return task

    def _ended(self, task: asyncio.Task[None], conversation_id: str) -> None:
        self._tasks.discard(task)
        if self._working.get(conversation_id) is task:
            del self._working[conversation_id]
        if not task.cancelled() and (error := task.exception()):
            # Its turn stays open: when the lease ends, `take_up` finds it.
            self._telemetry.log.error("work broke off", conversation=conversation_id, exc_info=error)
