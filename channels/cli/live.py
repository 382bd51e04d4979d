"""News of a conversation while its citizen is typing, over the gateway's WebSocket."""

from __future__ import annotations

import json
import ssl
import sys
import threading
from typing import Any, Protocol

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from bot.errors import ThreeAnyError
from channels.cli.client import Gateway, is_local

AGAIN_S = 2.0


class Hears(Protocol):
    gateway: Gateway

    def catch_up(self) -> bool: ...


class Listener:
    """A thread that tells the chat to catch up when a message frame arrives. Without it the chat still works, one turn late."""

    def __init__(self, chat: Hears, prompt: str) -> None:
        self._chat, self._prompt = chat, prompt
        self._at_prompt = False
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Listener:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()

    def read_line(self) -> str:
        """The next line typed; raises EOFError at the end of the input."""
        self._at_prompt = True
        try:
            return input(self._prompt)
        finally:
            self._at_prompt = False

    def _listen(self) -> None:
        while not self._ended.is_set():
            try:
                self._follow()
            except (OSError, WebSocketException, ThreeAnyError):
                self._ended.wait(AGAIN_S)

    def _follow(self) -> None:
        gateway = self._chat.gateway
        url = f"ws{gateway.url.removeprefix('http')}/api/v1/conversations/{gateway.id}/events"
        with connect(url, ssl=trust(url), proxy=None) as socket:
            socket.send(json.dumps({"type": "auth", "token": gateway.token, "after": 0}))
            self._frames(socket)

    def _frames(self, socket: ClientConnection) -> None:
        for frame in socket:
            if self._ended.is_set():
                return
            if _type(frame) == "message" and self._chat.catch_up() and self._at_prompt:
                # The prompt stood above; give it back with what was typed so far.
                sys.stdout.write(self._prompt + _typed())
                sys.stdout.flush()


def _type(frame: str | bytes) -> Any:
    return json.loads(frame).get("type")


def _typed() -> str:
    import readline  # loading it changes how input() edits lines, which only a terminal wants

    return readline.get_line_buffer()


def trust(url: str) -> ssl.SSLContext | None:
    """What a `wss` address needs; on this machine any certificate will do."""
    if not url.startswith("wss"):
        return None
    context = ssl.create_default_context()
    if is_local(f"https{url.removeprefix('wss')}"):
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context
