"""What the citizen says goes the one way of every message, and whatever is written in the conversation's log is said to them.

Answers to us, to another device of the same conversation, and what a counsellor writes: all are read from the log, each once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import orjson

from bot.errors import ThreeAnyError
from channels.conversation import Incoming
from channels.identity import digest, new_id
from channels.spoken.core import Core
from channels.spoken.device import Benefits, StateIs
from channels.spoken.log import Log, Written
from channels.spoken.reply import Message, is_waiting, reply
from channels.store import StoreError
from voice import actions, events
from voice.manner import NORMAL

AGAIN_S = 1.0
_OF_A_TURN = ("crisis", "command", "intent", "next_question")
"""Parts of State that say nothing of a message written outside a turn."""


class Exchange:
    def __init__(self, core: Core, conversation_id: str, erased: Callable[[], None], rate: int = NORMAL) -> None:
        """`erased`: called when the conversation is gone. `rate`: how fast we speak to them."""
        self._core, self._id = core, conversation_id
        services = core.services
        self._log = Log(
            conversation_id,
            services.conversations,
            services.followers,
            lambda written: core.post(lambda: self._heed(written)),
            lambda: core.post(lambda: None if self._is_over else erased()),
        )
        self._sent: dict[str, int] = {}
        self._asked: dict[str, int] = {}
        self._calling: int | None = None
        self._called_for: int | None = None
        """The last time a person was called."""
        self._state: dict[str, Any] = {}
        self._following: asyncio.Task[None] | None = None
        self._is_over = False
        self.rate = rate
        """How fast we speak to this person: how much fits into one part of an answer."""

    async def begin(self) -> None:
        """From what is there already on. Raises StoreError, NotFound."""
        await self.skip()
        self.follow()

    async def skip(self) -> dict[str, Any]:
        """Go past what is there already; the State after it. Raises StoreError, NotFound."""
        await self._log.skip()
        self._state = orjson.loads(await self._core.services.conversations.state(self._id))
        return self._state

    def follow(self) -> None:
        self._following = self._core.spawn(self._follow())

    def stop(self) -> None:
        """This conversation is not the session's any more."""
        self._is_over = True
        if self._following is not None:
            self._following.cancel()

    async def _follow(self) -> None:
        while True:
            try:
                await self._log.follow()
                return
            except StoreError as error:
                self._core.services.telemetry.log.error("spoken session cannot read", conversation=self._id, exc_info=error)
                await asyncio.sleep(AGAIN_S)

    def likely(self) -> tuple[str, ...]:
        """Benefits they may name: the one talked about, then those that fit."""
        fitting = (match["name"] for match in self._state.get("matches", ()))
        return tuple(name for name in (self._state.get("benefit"), *fitting) if name)

    # Out

    def say(self, wanted: actions.SendText) -> None:
        self._core.passed("recognition")
        self._core.spawn(self._say(wanted.id, wanted.text))

    async def _say(self, id: int, text: str) -> None:
        client_id = new_id()
        self._sent[client_id] = id
        try:
            self._core.services.limits.messages.take(digest(self._core.guest.token))
            await self._core.services.conversations.say(Incoming(self._id, text, client_id))
        except ThreeAnyError as error:
            self._fail(id, error)

    def call(self, wanted: actions.HandOver) -> None:
        self._core.passed("recognition")
        self._calling = self._called_for = wanted.id
        self._core.spawn(self._call(wanted.id))

    async def _call(self, id: int) -> None:
        try:
            state = orjson.loads(await self._core.services.conversations.handover(self._id))
            await self._log.read()
        except ThreeAnyError as error:
            self._fail(id, error)
        else:
            self._core.post(lambda: self._called(id, state))

    def _called(self, id: int, state: dict[str, Any]) -> None:
        """Where nothing was written about it, the state alone answers."""
        if self._calling == id and not self._is_over:
            self._calling = None
            self._answer(id, (), state)

    def _fail(self, id: int, error: ThreeAnyError) -> None:
        self._core.refuse(error)
        self._core.happens(lambda now: events.DialogueFailed(now, id))

    # In

    def _heed(self, written: Written) -> None:
        if self._is_over:
            return
        if written.turn_id and written.client_id in self._sent:
            self._asked[written.turn_id] = self._sent.pop(written.client_id)
        was_waiting = is_waiting(self._state)
        if written.state is not None:
            self._state = orjson.loads(written.state)
            self._core.send(StateIs(written.state))
        answers = self._answers(written)
        if cards := tuple(card for message in answers for card in message["benefits"]):
            self._core.send(Benefits(cards))
        to = self._answered(written)
        if to is None and written.turn_id in self._asked:
            return  # a notice that it takes longer: the machine itself says so
        if to is not None or answers or is_waiting(self._state) > was_waiting:
            state = self._state if written.state is not None else {**self._state, **dict.fromkeys(_OF_A_TURN)}
            self._answer(to, answers, state)

    def _answers(self, written: Written) -> tuple[Message, ...]:
        """Without the notice, where the answer is there already when we read it."""
        if written.turn_id is None or written.state is None:
            return written.answers
        return tuple(message for message in written.answers if message["text"] != self._core.services.notice())

    def _answered(self, written: Written) -> int | None:
        """The request of ours that this answers."""
        if written.turn_id is None:
            called = self._calling if written.state is not None else None
            self._calling = None if called is not None else self._calling
            return called
        writing = self._core.services.followers.being_answered(self._id) == written.turn_id
        given_up = bool(written.answers) and not writing  # with an apology
        return self._asked.pop(written.turn_id, None) if written.state is not None or given_up else None

    def _answer(self, to: int | None, messages: tuple[Message, ...], state: dict[str, Any]) -> None:
        self._core.passed("dialogue")
        now = self._core.clock.now()
        found = reply(now, to, messages, state, self.rate, wants_person=to is not None and to == self._called_for)
        if found.parts or found.question or found.waiting:
            self._core.machine(found)
        elif to is not None:
            self._core.machine(events.DialogueFailed(now, to))
