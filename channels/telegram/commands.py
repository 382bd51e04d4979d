"""What begins with a slash, and the buttons that ask whether it is meant."""

from __future__ import annotations

import re

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardRemove

from channels.telegram.rooms import Rooms

NAMES = ("start", "help", "person", "link", "erase")
"""As the menu shows them; each has its line in the wording."""
ERASE = "erase:"
COMMAND = re.compile(r"/([A-Za-z0-9_]+)(?:@\w+)?(?:\s+(.*))?", re.DOTALL)


class Commands:
    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._known = {"start": self._start, "help": self._help, "person": self._person, "link": self._link, "erase": self._ask_erase}

    async def obey(self, chat_id: int, text: str) -> bool:
        """False where `text` is no command."""
        found = COMMAND.fullmatch(text.strip())
        if found is None:
            return False
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
