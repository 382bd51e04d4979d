"""One-time codes at a kiosk or on the telephone: made, and redeemed under the limits that hold on every channel. None is ever logged."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Sequence

import orjson

from bot.errors import ThreeAnyError
from bot.korean.reading import spoken
from channels.keeping.terms import AUDIO
from channels.problems import Problem
from channels.spoken.core import Core
from channels.spoken.device import CodeIs
from channels.spoken.reply import Message, reply
from voice import actions, events
from voice.events import Line

MOST_EARLIER = 60
"""Messages of the conversation gone on with that are shown again: what a kiosk keeps on its screen."""
MOST_QUOTED = 60
"""Characters."""
_WHY = {"wrong_code": "wrong", "too_many_guesses": "too_many", "voice_refused": "voice_refused"}


class Codes:
    def __init__(self, core: Core, moved: Callable[[str, str], Awaitable[None]]) -> None:
        """`moved`: called with the conversation that a code has opened and its token; makes it the session's."""
        self._core, self._moved = core, moved

    async def make(self, wanted: actions.MakeCode) -> None:
        services = self._core.services
        try:
            services.limits.links.take(self._core.guest.address)
            code, minutes = await services.conversations.link_spoken(self._core.id)
        except ThreeAnyError as error:
            self._fail(wanted.id, error)
            return
        self._core.post(lambda: self._core.send(CodeIs(code, 60 * minutes)))
        self._core.happens(lambda now: events.CodeMade(now, wanted.id, code, minutes))

    async def redeem(self, wanted: actions.Redeem) -> None:
        try:
            await self._moved(*await self._opened(wanted.code))
        except ThreeAnyError as error:
            why = _WHY.get(error.code) if isinstance(error, Problem) else None
            if why is None:
                self._fail(wanted.id, error)
            else:
                self._core.services.telemetry.refused(error)
                self._core.happens(lambda now: events.NotJoined(now, wanted.id, why))

    async def _opened(self, code: str) -> tuple[str, str]:
        """The conversation and a token of our own. Raises Problem."""
        services, guest = self._core.services, self._core.guest
        # As over HTTP: only wrong codes count, but they are counted before they are looked at.
        services.limits.joins.take(guest.address)
        id, token = await services.conversations.join(code, guest.channel)
        services.limits.joins.give_back(guest.address)
        if await services.refused(id, AUDIO):
            await services.conversations.leave(id, token)
            raise Problem("voice_refused")
        return id, token

    def _fail(self, id: int, error: ThreeAnyError) -> None:
        self._core.refuse(error)
        self._core.happens(lambda now: events.DialogueFailed(now, id))


async def earlier(core: Core, conversation_id: str) -> tuple[Message, ...]:
    """The last messages of a conversation, oldest first. Raises StoreError."""
    conversations = core.services.conversations
    newest = await conversations.place(conversation_id, sys.maxsize)
    found = await conversations.read(conversation_id, max(0, newest - 2 * MOST_EARLIER), messages_only=True)
    return tuple(orjson.loads(each.payload) for each in found)[-MOST_EARLIER:]


def joined(now: float, messages: Sequence[Message], state: Message, rate: int) -> events.Joined:
    """What is said of a conversation that goes on here: what it was about last, or what they said last, unless they were in danger."""
    said = [place for place, message in enumerate(messages) if message["role"] == "citizen"]
    last = reply(now, None, messages[said[-1] + 1 :] if said else (), state, rate)
    about = str(state.get("benefit") or "")
    quote = messages[said[-1]]["text"] if said and not about and not state.get("crisis") else ""
    return events.Joined(now, last, about, _quoted(quote) if quote else None)


def captions(messages: Sequence[Message]) -> list[actions.Caption]:
    return [actions.Caption(f"earlier.{m['seq']}", m["text"], "citizen" if m["role"] == "citizen" else "assistant") for m in messages]


def _quoted(text: str) -> Line:
    short = text if len(text) <= MOST_QUOTED else text[:MOST_QUOTED].rsplit(" ", 1)[0] + " …"
    return Line(f"‘{short}’", spoken(short))
