"""What a console and the gateway say to each other over the WebSocket."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field, StringConstraints

from channels.events import Event
from channels.frames import MOST_ID_CHARS
from channels.shapes import ClientId
from channels.web import MOST_SEQ

MOST_CARDS = 10

Id = Annotated[str, StringConstraints(max_length=MOST_ID_CHARS)]


class AuthFrame(BaseModel):
    type: str = Field(pattern="^auth$")
    csrf: str


class WatchFrame(BaseModel):
    id: Id
    after: int = Field(0, ge=0, le=MOST_SEQ)


class OfOne(BaseModel):
    id: Id


class SayFrame(BaseModel):
    id: Id
    text: str
    client_id: ClientId | None = None
    benefits: Annotated[list[str], Field(max_length=MOST_CARDS)] = []

def ack(conversation_id: str, seq: int, client_id: str | None) -> dict[str, Any]:
    return {"type": "ack", "id": conversation_id, "seq": seq, "client_id": client_id}


def event_frame(conversation_id: str, event: Event) -> str:
    """A message has an `id` of its own, so the record stands under its name; `id` is the conversation's."""
    return f'{{"type":"{event.kind}","id":"{conversation_id}","seq":{event.seq},"{event.kind}":{event.payload}}}'
