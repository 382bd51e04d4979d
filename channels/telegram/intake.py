"""What comes from Telegram: each update once, in the order of its chat, and stored before it is confirmed."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Chat, ChatMember, Update

from bot.errors import ThreeAnyError
from channels import problems
from channels.bulkhead import outcome
from channels.limits import Limit
from channels.problems import Problem
from channels.store import StoreError
from channels.telegram.talk import Talk

TAKEN = ("message", "edited_message", "callback_query", "my_chat_member")
"""Kinds of updates we want."""
MOST_SEEN = 10_000


class Intake:
    def __init__(self, talk: Talk, limit: Limit) -> None:
        self._talk, self._limit = talk, limit
        self._lanes: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._warned: set[int] = set()

    async def take(self, update: Update) -> None:
        """Do what an update wants; when this returns, it need not come again. Raises StoreError where it must."""
        chat = update.effective_chat
        if chat is None:
            return
        async with self._lane(chat.id):
            if update.update_id in self._seen:
                return
            match await outcome(self._sort(update, chat)):
                case StoreError() as error:
                    raise error
                case ThreeAnyError() as error:
                    await self._talk.refuse(chat.id, problems.of(error))
                case Exception() as error:
                    # What one update brings must not stop those behind it, nor come again.
                    await self._talk.broke_off(chat.id, error)
            self._remember(update.update_id)

    @asynccontextmanager
    async def _lane(self, chat_id: int) -> AsyncIterator[None]:
        """One at a time in each chat, first come, first served."""
        self._waiting[chat_id] = self._waiting.get(chat_id, 0) + 1
        try:
            async with self._lanes.setdefault(chat_id, asyncio.Lock()):
                yield
        finally:
            self._waiting[chat_id] -= 1
            if not self._waiting[chat_id]:
                del self._waiting[chat_id], self._lanes[chat_id]

    def _remember(self, update_id: int) -> None:
        self._seen[update_id] = None
        if len(self._seen) > MOST_SEEN:
            self._seen.popitem(last=False)

    async def _sort(self, update: Update, chat: Chat) -> None:
        if chat.type != Chat.PRIVATE:
            await self._talk.decline(update, chat)
        elif update.my_chat_member is not None:
            if update.my_chat_member.new_chat_member.status == ChatMember.BANNED:
                await self._talk.blocked(chat.id)
        elif await self._may(update, chat.id):
            await self._heed(update, chat.id)

    async def _heed(self, update: Update, chat_id: int) -> None:
        if update.callback_query is not None:
            await self._talk.pressed(chat_id, update.update_id, update.callback_query)
        elif update.edited_message is not None:
            await self._talk.edited(chat_id, update.edited_message)
        elif update.message is not None:
            await self._talk.received(chat_id, update.update_id, update.message)

    async def _may(self, update: Update, chat_id: int) -> bool:
        """Whether the chat's limit allows it. Who writes too often is told so once; who is in danger is never turned away."""
        try:
            self._limit.take(str(chat_id))
        except Problem as problem:
            if update.message is not None and self._talk.is_crisis(update.message):
                return True
            if chat_id not in self._warned:
                self._warned.add(chat_id)
                await self._talk.refuse(chat_id, problem)
            return False
        self._warned.discard(chat_id)
        return True
