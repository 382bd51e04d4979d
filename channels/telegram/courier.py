"""Brings one chat what is written in its conversation's log: in order, each at least once, and typing while an answer is being made."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from channels import bindings
from channels.bindings import Bound
from channels.duty import Duty
from channels.events import Follower
from channels.gateway import Gateway
from channels.telegram.api import Api
from channels.telegram.log import Item, items
from channels.telegram.outbox import Gone, Refused
from channels.telegram.people import People
from channels.telegram.pieces import Piece
from channels.telegram.rendering import Rendered, Renderer
from channels.telegram.sound import Sound
from channels.vault import VaultError

AT_ONCE = 200
TYPING_S = 4.5
"""Telegram shows that we are typing for five seconds."""
LINGER_S = 120.0
"""A courier waits so long for more; then the look at all who are behind finds what comes."""
OURS = "tg-"
"""Client ids of what was written in a Telegram chat begin so …"""
SPOKEN = "-spoken"
"""… and end so where it was a voice note, which is answered by one."""
MOST_SENT = 10_000


class Sent:
    """Numbers of the messages that something was sent as, so that it can still be changed there; in memory, the newest of all chats."""

    def __init__(self) -> None:
        self._numbers: OrderedDict[tuple[int, str], tuple[int, ...]] = OrderedDict()

    def keep(self, chat_id: int, message_id: str, numbers: tuple[int, ...]) -> None:
        self._numbers[chat_id, message_id] = numbers
        if len(self._numbers) > MOST_SENT:
            self._numbers.popitem(last=False)

    def take(self, chat_id: int, message_id: str) -> tuple[int, ...]:
        return self._numbers.pop((chat_id, message_id), ())


@dataclass(frozen=True)
class Tools:
    """What all couriers share."""

    shared: Gateway
    api: Api
    people: People
    renderer: Renderer
    sound: Sound
    duty: Duty
    sent: Sent


class Courier:
    def __init__(self, tools: Tools, bound: Bound) -> None:
        self._tools, self._bound, self._chat = tools, bound, 0
        self._spoken: str | None = None
        self._typing: asyncio.Task[None] | None = None
        self._follower: Follower | None = None
        self._stopping = False

    def stop(self) -> None:
        """End once what is being sent is sent and noted, so that nobody sends it again."""
        self._stopping = True
        if self._follower is not None:
            self._follower.news.set()

    async def work(self) -> None:
        """Until nothing has come for a while or nothing can be sent any more. Raises StoreError."""
        with self._tools.shared.followers.following(self._bound.conversation_id) as follower:
            self._follower = follower
            try:
                self._chat = self._tools.people.chat_of(self._bound)
                goes_on = True
                while goes_on and not follower.erased and not self._stopping:
                    follower.news.clear()
                    goes_on = await self._bring() and await self._news(follower)
            except (Gone, VaultError):
                # When they write again, they are reached again.
                await self._tools.shared.store.run(bindings.let_go, self._bound.id)
                self._tools.shared.telemetry.log.info("telegram chat let go", conversation=self._bound.conversation_id)
            finally:
                self._stop_typing()

    async def _bring(self) -> bool:
        """Send all there is; False where there is nobody to be sent anything."""
        store = self._tools.shared.store
        while True:
            due = await store.run(bindings.due, self._bound.id, AT_ONCE)
            if not due:
                return due is not None
            for item in items(due):
                if self._stopping or not self._tools.duty.is_ours:
                    return False
                await self._deliver(item)
                await store.run(bindings.delivered, self._bound.id, item.seq)
                await self._speak(item)

    async def _news(self, follower: Follower) -> bool:
        """Wait for more, typing while an answer is being made; False where nothing came for long."""
        if self._stopping:
            return False
        writing = self._tools.shared.followers.being_answered(self._bound.conversation_id) is not None
        if writing:
            self._stop_typing()
            self._typing = asyncio.create_task(self._tools.api.typing(self._chat))
        try:
            async with asyncio.timeout(TYPING_S if writing else LINGER_S):
                await follower.news.wait()
        except TimeoutError:
            return writing
        return True

    def _stop_typing(self) -> None:
        if self._typing is not None:
            self._typing.cancel()

    async def _deliver(self, item: Item) -> None:
        message = item.message
        if message is None:
            return
        self._stop_typing()
        if message["role"] == "citizen":
            await self._overheard(item, message)
        elif "replaces" in message:
            await self._replace(message)
        else:
            await self._post(self._tools.renderer.message(message, item.asks_place), message["id"])

    async def _overheard(self, item: Item, message: dict[str, Any]) -> None:
        """What the citizen said: shown where it was not said here."""
        client_id = str(message.get("client_id") or "")
        if client_id.endswith(SPOKEN):
            self._spoken = item.turn_id
        if not client_id.startswith(OURS):
            await self._post(self._tools.renderer.from_elsewhere(message), message["id"])

    async def _replace(self, message: dict[str, Any]) -> None:
        renderer, api = self._tools.renderer, self._tools.api
        before = self._tools.sent.take(self._chat, message["id"])
        rendered = renderer.message(message)
        try:
            if before and message.get("withdrawn"):
                for number in before:
                    await api.delete(self._chat, number)
                return
            if len(before) == len(rendered.pieces) == 1:
                await api.edit(self._chat, before[0], rendered.pieces[0])
                self._tools.sent.keep(self._chat, message["id"], before)
                return
        except Refused:
            pass  # Too old to be changed, or no longer there.
        await self._post(renderer.withdrawn() if message.get("withdrawn") else renderer.corrected(message), message["id"])

    async def _post(self, rendered: Rendered, message_id: str) -> None:
        numbers = []
        for piece in rendered.pieces:
            is_last = piece is rendered.pieces[-1]
            number = await self._send(piece, rendered if is_last else None)
            numbers += [number] if number is not None else []
        self._tools.sent.keep(self._chat, message_id, tuple(numbers))

    async def _send(self, piece: Piece, rendered: Rendered | None) -> int | None:
        try:
            return await self._tools.api.send(self._chat, piece, rendered.keyboard if rendered else None)
        except Refused:
            # What Telegram will never take must not hold up what comes after it.
            self._tools.shared.telemetry.log.error("telegram refused a message", conversation=self._bound.conversation_id)
            return None

    async def _speak(self, item: Item) -> None:
        """An answer to a voice note, once more as one."""
        if item.message is None or item.turn_id is None or item.turn_id != self._spoken or item.message["role"] != "assistant":
            return
        if "replaces" in item.message:
            return
        await self._tools.api.recording(self._chat)
        if note := await self._tools.sound.note(item.message["speech"]):
            await self._tools.api.voice(self._chat, note.ogg, note.seconds)
