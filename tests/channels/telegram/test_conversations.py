"""What every channel is held to, in a Telegram chat."""

from __future__ import annotations

import pytest

from tests.channels.conversations import CONVERSATIONS, Conversation, Exchange
from tests.channels.telegram.conftest import Bot, Person
from tests.channels.telegram.fake_api import Shown


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda found: found.name)
async def test_a_chat_holds_the_conversation(conversation: Conversation, bot: Bot, person: Person) -> None:
    await person.start()
    shown: list[Shown] = []
    for exchange in conversation.exchanges:
        offered = shown[-1].buttons if shown else []
        pressed = next((title for title in offered if exchange.says.startswith(title)), exchange.says)
        assert (pressed in offered) == exchange.presses
        shown = await exchanged(bot, person, pressed, exchange)
        assert tuple(shown[-1].buttons) == exchange.buttons


async def exchanged(bot: Bot, person: Person, says: str, exchange: Exchange) -> list[Shown]:
    before = len(person.sees)
    bot.api.send(person.says(says))

    def cards() -> list[Shown]:
        return [shown for shown in person.sees[before:] if shown.text.startswith(exchange.benefits or ("\0",))]

    def said() -> list[str]:
        return " ".join(shown.text for shown in person.sees[before:] if shown not in cards()).split()

    wanted = " ".join(exchange.answers).split()
    await bot.api.until(lambda: len(said()) >= len(wanted) and len(cards()) >= len(exchange.benefits))
    assert said() == wanted
    return person.sees[before:]
