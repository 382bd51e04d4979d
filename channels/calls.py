"""A telephone call: a conversation of its own, that begins when somebody answers and is over when they hang up."""

from __future__ import annotations

from channels.gateway import Gateway
from channels.spoken.core import Guest
from channels.spoken.device import Device
from channels.spoken.session import SpokenSession
from voice.events import Started
from voice.profile import PHONE

CHANNEL = "phone"


async def answer(shared: Gateway, device: Device, address: str) -> SpokenSession:
    """A new conversation with `device` at its end, which is greeted. Raises Problem where no line is free, StoreError."""
    conversation_id, token = await shared.conversations.begin(CHANNEL)
    session = await shared.lobby.enter(conversation_id, Guest(token, CHANNEL, address), device, PHONE)
    await session.put(device, Started)
    return session
