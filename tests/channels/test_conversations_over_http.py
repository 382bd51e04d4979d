"""The shared conversations over the conversation API itself: what every other channel is compared with."""

from __future__ import annotations

import pytest

from tests.channels.conftest import Running
from tests.channels.conversations import CONVERSATIONS, Conversation, engine
from tests.channels.fakes import FakeRasa


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda found: found.name)
async def test_the_api_holds_the_conversation(conversation: Conversation, running: Running, rasa: FakeRasa) -> None:
    rasa.script = engine
    async with running(rasa) as desk:
        talk = await desk.begin()
        for exchange in conversation.exchanges:
            messages = (await talk.say(exchange.says)).json()["messages"]
            assert tuple(message["text"] for message in messages) == exchange.answers
            assert tuple(quick["title"] for quick in messages[-1]["quick_replies"]) == exchange.buttons
            assert tuple(card["name"] for message in messages for card in message["benefits"]) == exchange.benefits
