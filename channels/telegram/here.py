"""Where somebody is, for the 시군구 they live in: asked with consent before a position is used, told, and for them to say yes to."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, Location, ReplyKeyboardMarkup

from bot.borders import Place
from channels.keeping.terms import LOCATION
from channels.problems import Problem
from channels.telegram.places import PREFIX, Places
from channels.telegram.rooms import Rooms

HERE = "here:"
"""Of what the button sends that agrees: `here:VERSION`, of the sentence that was shown."""


class Here:
    def __init__(self, rooms: Rooms, places: Places) -> None:
        self._rooms, self._places = rooms, places

    async def ask(self, chat_id: int) -> None:
        """They want to answer with where they are: the sentence first, where they have not agreed to it."""
        bound = await self._rooms.open(chat_id)
        if await self._rooms.shared.own_data.holds(bound.conversation_id, LOCATION):
            await self._send_it(chat_id)
        else:
            await self._consent(chat_id)

    async def located(self, chat_id: int, location: Location) -> None:
        """A position has come. Without consent it is let go unread."""
        bound, accuracy = await self._rooms.open(chat_id), float(location.horizontal_accuracy or 0.0)
        try:
            found = await self._rooms.shared.whereabouts.of(bound.conversation_id, location.latitude, location.longitude, accuracy)
        except Problem as problem:
            if problem.code != "no_consent":
                raise
            await self._consent(chat_id, "place.unread")
            return
        if not found:
            await self._rooms.tell(chat_id, "place.unknown", self._places.sidos())
        elif len(found) == 1:
            await self._rooms.tell(chat_id, "place.found", self._offer(found), place=str(found[0]))
        else:
            await self._rooms.tell(chat_id, "place.near_border", self._offer(found))

    async def agreed(self, chat_id: int, message_id: int, version: str) -> None:
        """Raises Problem where the button is of another sentence than the one that holds now."""
        bound = await self._rooms.open(chat_id)
        await self._rooms.shared.own_data.decide(bound.conversation_id, LOCATION, True, version)
        await self._rooms.api.change(chat_id, message_id, self._rooms.wording.say("place.agreed"))
        await self._send_it(chat_id)

    async def _consent(self, chat_id: int, before: str | None = None) -> None:
        term, words = self._rooms.shared.own_data.term(LOCATION), self._rooms.wording
        answers = [
            [InlineKeyboardButton(words.say("place.agree"), callback_data=HERE + term.version)],
            [InlineKeyboardButton(words.say("place.button"), callback_data=PREFIX)],
        ]
        text = "\n\n".join([*([words.say(before)] if before else []), term.text, term.kept])
        await self._rooms.api.say(chat_id, text, InlineKeyboardMarkup(answers))

    async def _send_it(self, chat_id: int) -> None:
        words = self._rooms.wording
        keys = [[KeyboardButton(words.say("place.send_button"), request_location=True)], [KeyboardButton(words.say("place.button"))]]
        await self._rooms.tell(chat_id, "place.send", ReplyKeyboardMarkup(keys, resize_keyboard=True, one_time_keyboard=True))

    def _offer(self, found: tuple[Place, ...]) -> InlineKeyboardMarkup:
        words = self._rooms.wording
        answers = [
            [InlineKeyboardButton(words.say("place.says", place=str(place)), callback_data=self._places.data(place.sido, place.sigungu))]
            for place in found
        ]
        return InlineKeyboardMarkup([*answers, [InlineKeyboardButton(words.say("place.elsewhere"), callback_data=PREFIX)]])
