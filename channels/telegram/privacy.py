"""`/privacy`, or asked for in words: what was agreed to, with a button for each that agrees or takes it back."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardRemove

from channels.keeping.listing import Listing, Shown
from channels.keeping.terms import MESSENGER
from channels.problems import Problem
from channels.telegram.rooms import Rooms

CONSENT = "consent:"
"""Of what a button sends: `consent:WHAT:1:VERSION` agrees to the sentence that was shown, with 0 it is taken back."""


class Privacy:
    def __init__(self, rooms: Rooms, listing: Listing) -> None:
        self._rooms, self._listing = rooms, listing

    def is_asked(self, text: str) -> bool:
        return self._listing.is_asked(text)

    async def show(self, chat_id: int) -> None:
        bound = await self._rooms.open(chat_id)
        found = (await self._rooms.shared.own_data.consents(bound.conversation_id))["consents"]
        await self._rooms.api.say(chat_id, self._text(found), self._buttons(found))

    async def decide(self, chat_id: int, message_id: int, data: str) -> None:
        """A button was pressed. Raises Problem where it is of another sentence than the one that holds now."""
        what, _, rest = data.partition(":")
        answer, _, version = rest.partition(":")
        bound, own_data = await self._rooms.find(chat_id), self._rooms.shared.own_data
        if bound is None:
            raise Problem("erased")
        answered = await own_data.decide(bound.conversation_id, what, answer == "1", version)
        found = answered["consents"]
        told = answered.get("told") or self._listing.agreed(own_data.term(what).title)
        if what == MESSENGER and answer != "1":
            # They are not to be sent anything more: this is said once, and the buttons go.
            await self._rooms.api.change(chat_id, message_id, told)
            await self._rooms.tell(chat_id, "privacy.let_go", ReplyKeyboardRemove())
            return
        await self._rooms.api.change(chat_id, message_id, self._text(found), self._buttons(found))
        await self._rooms.api.say(chat_id, told)

    def _text(self, found: list[Shown]) -> str:
        return "\n\n".join([*self._listing.paragraphs(found), self._rooms.wording.say("privacy.more")])

    def _buttons(self, found: list[Shown]) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup(
            [
                [InlineKeyboardButton(each.title, callback_data=f"{CONSENT}{each.what}:{int(each.granted)}:{each.version}")]
                for each in self._listing.choices(found)
            ]
        )
