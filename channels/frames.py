"""WebSocket frames in JSON: read, checked and written; and how a line is closed."""

from __future__ import annotations

import json
from typing import Any, TypeVar

import orjson
from pydantic import BaseModel, ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from channels.problems import Problem
from channels.text import well_formed

AUTH_WITHIN_S = 10.0
NORMAL_CLOSURE = 1000
POLICY_VIOLATION = 1008
TRY_AGAIN_LATER = 1013
MOST_BAD_FRAMES = 20
"""In a row; then the line is closed."""
MOST_ID_CHARS = 64
"""Of a conversation's id, as in every path over HTTP."""

Shape = TypeVar("Shape", bound=BaseModel)


async def receive(socket: WebSocket) -> dict[str, Any]:
    """The next message, `text` or `bytes` in it. Raises WebSocketDisconnect."""
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1005))
    return dict(message)


def decode(message: dict[str, Any], most: int) -> Any:
    """The JSON of a text frame of at most so many bytes. Raises Problem."""
    text = message.get("text")
    if text is None:
        raise Problem("bad_frame")
    if len(text.encode("utf-8", "surrogatepass")) > most:
        raise Problem("too_large")
    try:
        return well_formed(json.loads(text))
    except (ValueError, RecursionError):
        raise Problem("bad_frame") from None


def parse(shape: type[Shape], content: Any) -> Shape:
    """Raises Problem where `content` is not of that shape."""
    try:
        return shape.model_validate(content)
    except ValidationError:
        raise Problem("bad_frame") from None


def encode(frame: dict[str, Any]) -> str:
    return orjson.dumps(frame).decode()
