"""What we ask of the Bot API, as few functions."""

from __future__ import annotations

from functools import partial

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, ReplyKeyboardMarkup, ReplyKeyboardRemove
from telegram.constants import ChatAction, ParseMode

from channels.telegram.outbox import Outbox, Refused
from channels.telegram.pieces import Piece, cut, plain

SENTENCE_WITHIN_S = 10.0
"""A sentence of this channel's own, said at once or not at all: it is not in the log."""
ACTION_WITHIN_S = 2.0
DOWNLOAD_WITHIN_S = 30.0

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove
_UNCHANGED = "message is not modified"
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Api:
    def __init__(self, bot: Bot, outbox: Outbox) -> None:
        self._bot, self._outbox = bot, outbox

    async def send(self, chat_id: int, piece: Piece, markup: Markup | None) -> int:
        """Send until it is there; the number of the message. What Telegram cannot mark up goes as it is. Raises Gone, Refused."""
        try:
            sent = await self._outbox.through(
                lambda: self._bot.send_message(
                    chat_id, piece.html, ParseMode.HTML, link_preview_options=_NO_PREVIEW, reply_markup=markup
                )
            )
        except Refused:
            sent = await self._outbox.through(
                lambda: self._bot.send_message(chat_id, piece.plain, link_preview_options=_NO_PREVIEW, reply_markup=markup)
            )
        return sent.message_id

    async def edit(self, chat_id: int, message_id: int, piece: Piece, markup: InlineKeyboardMarkup | None = None) -> None:
        """Raises Gone, Refused."""
        try:
            await self._outbox.through(
                lambda: self._bot.edit_message_text(
                    piece.html, chat_id, message_id, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW, reply_markup=markup
                )
            )
        except Refused as refused:
            if _UNCHANGED not in str(refused).lower():  # it was done before: as wanted
                raise

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Raises Gone, Refused."""
        await self._outbox.through(lambda: self._bot.delete_message(chat_id, message_id))

    async def say(self, chat_id: int, text: str, markup: Markup | None = None) -> None:
        """A sentence of this channel's own."""
        for part in cut(text):
            piece = Piece(part, plain(part).html)
            await self._outbox.within(SENTENCE_WITHIN_S, partial(self.send, chat_id, piece, markup))

    async def change(self, chat_id: int, message_id: int, text: str, markup: InlineKeyboardMarkup | None = None) -> None:
        """Say something else in a message of ours, and have other buttons below it or none."""
        piece = Piece(text, plain(text).html)
        await self._outbox.within(SENTENCE_WITHIN_S, lambda: self.edit(chat_id, message_id, piece, markup))

    async def heed(self, callback_id: str) -> None:
        """A pressed button stops turning."""
        await self._outbox.within(ACTION_WITHIN_S, lambda: self._bot.answer_callback_query(callback_id))

    async def typing(self, chat_id: int) -> None:
        await self._outbox.within(ACTION_WITHIN_S, lambda: self._bot.send_chat_action(chat_id, ChatAction.TYPING))

    async def recording(self, chat_id: int) -> None:
        await self._outbox.within(ACTION_WITHIN_S, lambda: self._bot.send_chat_action(chat_id, ChatAction.RECORD_VOICE))

    async def voice(self, chat_id: int, note: bytes, seconds: float) -> None:
        """A voice note. It says what was written before, so one that is refused is no loss."""
        await self._outbox.within(
            DOWNLOAD_WITHIN_S, lambda: self._bot.send_voice(chat_id, note, duration=round(seconds), filename="voice.ogg")
        )

    async def download(self, file_id: str) -> bytes | None:
        """What somebody has sent; None where it cannot be had."""

        async def fetch() -> bytes:
            return bytes(await (await self._bot.get_file(file_id)).download_as_bytearray())

        return await self._outbox.within(DOWNLOAD_WITHIN_S, fetch)

    async def leave(self, chat_id: int) -> None:
        await self._outbox.within(SENTENCE_WITHIN_S, lambda: self._bot.leave_chat(chat_id))


