"""What an update means: words for the conversation, a command, a button, or something that cannot be taken. Translates, decides nothing."""

from __future__ import annotations

from telegram import CallbackQuery, Chat, ChatMember, Message, Update

from bot.privacy import mask
from bot.understand.crisis import detect
from channels import bindings
from channels.keeping.terms import AUDIO
from channels.limits import Limit
from channels.problems import Problem
from channels.telegram.commands import ERASE, Commands
from channels.telegram.courier import OURS, SPOKEN
from channels.telegram.here import HERE, Here
from channels.telegram.outbox import in_seconds
from channels.telegram.places import PREFIX, Places
from channels.telegram.privacy import CONSENT, Privacy
from channels.telegram.rooms import Rooms
from channels.telegram.sound import Sound, Unheard
from channels.text import clean

ONCE_IN_S = 600.0
"""A group is told once in so long that it is not answered."""
_GONE = (ChatMember.LEFT, ChatMember.BANNED)
_KINDS = ("photo", "video", "sticker", "document", "contact")
"""What people send beside words; each has its sentence under `cannot_take`."""


class Talk:
    def __init__(self, rooms: Rooms, commands: Commands, privacy: Privacy, places: Places, here: Here, sound: Sound) -> None:
        self._rooms, self._commands, self._privacy, self._sound = rooms, commands, privacy, sound
        self._places, self._here = places, here
        self._declined = Limit(1, ONCE_IN_S)

    # Words

    async def received(self, chat_id: int, update_id: int, message: Message) -> None:
        if message.location is not None:
            await self._here.located(chat_id, message.location)
        elif message.text is not None:
            await self._words(chat_id, update_id, message.text)
        elif sound := message.voice or message.audio or message.video_note:
            seconds = in_seconds(sound.duration)
            await self._listen(chat_id, update_id, sound.file_id, seconds, sound.file_size)
        elif message.effective_attachment is not None:
            await self._cannot_take(chat_id, message)
            if message.caption:
                await self._words(chat_id, update_id, message.caption)

    async def _words(self, chat_id: int, update_id: int, text: str) -> None:
        if await self._commands.obey(chat_id, text):
            return
        if text == self._rooms.wording.say("place.button"):
            await self._rooms.tell(chat_id, "place.ask_sido", self._places.sidos())
            return
        if text == self._rooms.wording.say("place.here"):
            await self._here.ask(chat_id)
            return
        await self._rooms.say(chat_id, text, f"{OURS}{update_id}")

    async def _listen(self, chat_id: int, update_id: int, file_id: str, seconds: float, size: int | None) -> None:
        bound = await self._rooms.open(chat_id)
        if await self._rooms.shared.own_data.refused(bound.conversation_id, AUDIO):
            await self._rooms.tell(chat_id, "voice.refused")
            return
        await self._rooms.api.typing(chat_id)
        try:
            text = await self._sound.heard(bound.conversation_id, file_id, seconds, size)
        except Unheard as why:
            await self._rooms.tell(chat_id, f"voice.{why.key}", **why.values)
            return
        # Shown as it will be kept, so that somebody who was misheard sees it.
        heard = self._rooms.wording.say("voice.heard", text=mask(clean(text)))
        await self._rooms.api.say(chat_id, "\n".join(filter(None, (self._sound.notice, heard))))
        await self._rooms.say(chat_id, text, f"{OURS}{update_id}{SPOKEN}", typed=False)

    async def _cannot_take(self, chat_id: int, message: Message) -> None:
        kind = next((kind for kind in _KINDS if getattr(message, kind)), "other")
        await self._rooms.tell(chat_id, f"cannot_take.{kind}")

    async def edited(self, chat_id: int, message: Message) -> None:
        """Only words count: where a shared position moves to is nothing to us."""
        if message.text is not None or message.caption is not None:
            await self._rooms.tell(chat_id, "edited")

    # Buttons

    async def pressed(self, chat_id: int, update_id: int, query: CallbackQuery) -> None:
        await self._rooms.api.heed(query.id)
        data = query.data or ""
        if query.message is None:
            return
        if data.startswith(ERASE):
            await self._commands.erase(chat_id, query.message.message_id, data.removeprefix(ERASE))
        elif data.startswith(CONSENT):
            await self._privacy.decide(chat_id, query.message.message_id, data.removeprefix(CONSENT))
        elif data.startswith(HERE):
            await self._here.agreed(chat_id, query.message.message_id, data.removeprefix(HERE))
        elif data.startswith(PREFIX):
            await self._choose(chat_id, update_id, query.message.message_id, data)

    async def _choose(self, chat_id: int, update_id: int, message_id: int, data: str) -> None:
        names, words, api = self._places.chosen(data), self._rooms.wording, self._rooms.api
        if names is None:
            await api.change(chat_id, message_id, words.say("place.gone"))
        elif not names:
            await api.change(chat_id, message_id, words.say("place.ask_sido"), self._places.sidos())
        elif not self._places.is_whole(names):
            await api.change(chat_id, message_id, words.say("place.ask_sigungu", sido=names[0]), self._places.sigungus(names[0]))
        else:
            place = " ".join(names)
            await api.change(chat_id, message_id, words.say("place.chosen", place=place))
            await self._rooms.say(chat_id, words.say("place.says", place=place), f"{OURS}{update_id}", typed=False)

    # Who cannot be served

    async def decline(self, update: Update, chat: Chat) -> None:
        """Several people in one chat would read what one of them tells."""
        if update.my_chat_member is not None and update.my_chat_member.new_chat_member.status in _GONE:
            return
        if chat.type != Chat.CHANNEL:
            try:
                self._declined.take(str(chat.id))
                await self._rooms.tell(chat.id, "private_only")
            except Problem:
                pass  # They were told.
        await self._rooms.api.leave(chat.id)

    async def blocked(self, chat_id: int) -> None:
        """Nothing more is sent to them, and how they were reached is forgotten."""
        if bound := await self._rooms.find(chat_id):
            await self._rooms.shared.store.run(bindings.let_go, bound.id)

    async def refuse(self, chat_id: int, problem: Problem) -> None:
        self._rooms.shared.telemetry.refused(problem)
        await self._rooms.api.say(chat_id, self._rooms.shared.wording.say(f"problem.{problem.code}.detail", **problem.values))

    async def broke_off(self, chat_id: int, error: Exception) -> None:
        self._rooms.shared.telemetry.log.error("telegram update failed", exc_info=error)
        await self.refuse(chat_id, Problem("unexpected"))

    def is_crisis(self, message: Message) -> bool:
        return detect(mask(clean(message.text or message.caption or ""))) is not None
