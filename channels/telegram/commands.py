"""What begins with a slash, and the buttons that ask whether it is meant."""

from __future__ import annotations

import re

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardRemove

from channels.telegram.privacy import Privacy
from channels.telegram.rooms import Rooms

NAMES = ("start", "help", "person", "link", "privacy", "erase")
"""As the menu shows them; each has its line in the wording."""
ERASE = "erase:"
COMMAND = re.compile(r"/([A-Za-z0-9_]+)(?:@\w+)?(?:\s+(.*))?", re.DOTALL)


class Commands:
    def __init__(self, rooms: Rooms, privacy: Privacy) -> None:
        self._rooms, self._privacy = rooms, privacy
        self._known = {
            "start": self._start,
            "help": self._help,
            "person": self._person,
            "link": self._link,
            "privacy": self._show_consents,
            "erase": self._ask_erase,
        }

    async def obey(self, chat_id: int, text: str) -> bool:
        """False where `text` is no command."""
        found = COMMAND.fullmatch(text.strip())
        if found is None:
            if asked := self._privacy.is_asked(text):
                await self._privacy.show(chat_id)
            return asked
        command = self._known.get(found[1].lower())
        if command is None:
            await self._rooms.tell(chat_id, "unknown_command")
        else:
            await command(chat_id, (found[2] or "").strip())
        return True

    async def _start(self, chat_id: int, code: str) -> None:
        if code:
            bound = await self._rooms.join(chat_id, code)
            await self._rooms.tell(chat_id, "link.joined")
            await self._rooms.agree(chat_id, bound)
            self._rooms.deliver(bound)
        elif not (await self._rooms.open(chat_id)).is_new:
            await self._rooms.tell(chat_id, "again")

    async def _help(self, chat_id: int, _rest: str) -> None:
        await self._rooms.tell(chat_id, "help")

    async def _person(self, chat_id: int, _rest: str) -> None:
        bound = await self._rooms.open(chat_id)
        await self._rooms.shared.conversations.handover(bound.conversation_id)

    async def _link(self, chat_id: int, _rest: str) -> None:
        shared = self._rooms.shared
        shared.limits.links.take(self._rooms.who(chat_id).external_hash)
        bound = await self._rooms.open(chat_id)
        code, _ = await shared.conversations.link(bound.conversation_id)
        half = len(code) // 2
        await self._rooms.tell(chat_id, "link.code", code=f"{code[:half]} {code[half:]}", minutes=shared.settings.link_minutes)

    async def _show_consents(self, chat_id: int, _rest: str) -> None:
        await self._privacy.show(chat_id)

    async def _ask_erase(self, chat_id: int, _rest: str) -> None:
        if await self._rooms.find(chat_id) is None:
            await self._rooms.tell(chat_id, "erase.nothing")
            return
        answers = [[InlineKeyboardButton(self._rooms.wording.say(f"erase.{each}"), callback_data=ERASE + each)] for each in ("no", "yes")]
        await self._rooms.tell(chat_id, "erase.ask", InlineKeyboardMarkup(answers))

    async def erase(self, chat_id: int, message_id: int, answer: str) -> None:
        """What was answered to `erase.ask`."""
        if answer != "yes":
            await self._rooms.api.change(chat_id, message_id, self._rooms.wording.say("erase.kept"))
            return
        if bound := await self._rooms.find(chat_id):
            await self._rooms.shared.conversations.erase(bound.conversation_id)
        await self._rooms.api.change(chat_id, message_id, self._rooms.wording.say("erase.yes"))
        await self._rooms.tell(chat_id, "erase.done", ReplyKeyboardRemove())
