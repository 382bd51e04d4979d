"""A chat and its conversation: what commands, buttons and words have in common."""

from __future__ import annotations

from typing import Any

from bot.errors import NotFound
from bot.wording import Wording
from channels import bindings
from channels.bindings import Bound, Somebody
from channels.clock import millis
from channels.conversation import Incoming
from channels.gateway import Gateway
from channels.keeping.terms import MESSENGER
from channels.telegram.api import Api, Markup
from channels.telegram.buttons import said_by
from channels.telegram.delivery import Delivery
from channels.telegram.people import CHANNEL, People


class Rooms:
    def __init__(self, shared: Gateway, api: Api, people: People, delivery: Delivery, wording: Wording) -> None:
        self.shared, self.api, self.wording = shared, api, wording
        self._people, self._delivery = people, delivery

    def who(self, chat_id: int) -> Somebody:
        return self._people.of_chat(chat_id)

    async def open(self, chat_id: int) -> Bound:
        """The chat's conversation, begun where there is none; what it says from now on is delivered. Raises StoreError."""
        bound = await self.shared.conversations.bound(self.who(chat_id))
        self._delivery.attend(bound)
        return bound

    async def find(self, chat_id: int) -> Bound | None:
        """The chat's conversation, where there is one."""
        who = self.who(chat_id)
        return await self.shared.store.run(bindings.find, CHANNEL, who.external_hash, millis(self.shared.clock()))

    async def join(self, chat_id: int, code: str) -> Bound:
        """Go on here with a conversation from another device. Raises Problem where the code opens none."""
        who, limit = self.who(chat_id), self.shared.limits.joins
        # Counted before it is looked at, as over HTTP: guesses sent at once must not slip through together.
        limit.take(who.external_hash)
        bound = await self.shared.conversations.join_bound(code, who)
        limit.give_back(who.external_hash)
        return bound

    async def agree(self, chat_id: int, bound: Bound) -> None:
        """Say what going on here means for who brought a conversation along, and note that it was said."""
        await self.api.say(chat_id, self.shared.own_data.term(MESSENGER).text)
        await self.shared.own_data.said(bound.conversation_id, MESSENGER)

    def deliver(self, bound: Bound) -> None:
        self._delivery.attend(bound)

    async def say(self, chat_id: int, text: str, client_id: str, typed: bool = True) -> None:
        """Put words into the conversation: `typed` ones may be a button's title. Raises Problem, StoreError."""
        conversations, bound = self.shared.conversations, await self.open(chat_id)
        words = await self.shared.store.run(said_by, bound.conversation_id, text) if typed else text
        try:
            await conversations.say(Incoming(bound.conversation_id, words, client_id))
        except NotFound:
            # Erased on another device since we looked: they begin anew here.
            await conversations.say(Incoming((await self.open(chat_id)).conversation_id, words, client_id))

    async def tell(self, chat_id: int, key: str, markup: Markup | None = None, **values: Any) -> None:
        """A sentence of this channel's own."""
        await self.api.say(chat_id, self.wording.say(key, **values), markup)
