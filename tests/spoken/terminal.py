"""Somebody at a terminal with `threeany voice`, and the gateway they speak to, over real sockets."""

from __future__ import annotations

import asyncio
import io
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from rich.console import Console

from bot.errors import Invalid
from bot.settings import Settings
from channels.app import create_app, serving
from channels.cli.client import Gateway, words
from channels.cli.show import Screen
from channels.cli.voice import Wanted, converse
from channels.dialogue import Engine
from channels.spoken.speech import Speech
from tests.channels.fakes import NOW, FakeDialogue, FakeRasa
from tests.channels.test_wire import PATIENCE_S, Server
from tests.spoken.parrot import Parrot
from tests.spoken.shared_mouth import SharedMouth
from voice.speak import Mouth

SAID = words(Path(__file__).resolve().parents[2])


class Running:
    """A gateway in a thread of its own."""

    def __init__(self, settings: Settings, mouth: Mouth, ears: Parrot) -> None:
        self._settings, self._mouth, self._ears = settings, mouth, ears
        self._up = threading.Event()
        self.port = 0

    def start(self) -> Running:
        """At the same port as before."""
        self._up.clear()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()
        assert self._up.wait(PATIENCE_S)
        return self

    def go_away(self) -> None:
        self._server.should_exit = True

    def stop(self) -> None:
        self.go_away()
        self._thread.join()

    async def _serve(self) -> None:
        speech = Speech(self._settings, lambda: {"기초연금": ()}, lambda: self._ears, lambda: SharedMouth(self._mouth))
        app = create_app(self._settings, FakeDialogue(), Engine(self._settings, FakeRasa()), now=lambda: NOW, speech=speech)
        config = uvicorn.Config(app, **{**serving(self._settings), "port": self.port, "timeout_graceful_shutdown": 1})
        self._server = Server(config)
        serve = asyncio.create_task(self._server.serve())
        await asyncio.wait_for(self._server.up.wait(), PATIENCE_S)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]
        self._up.set()
        await serve


class Terminal(io.StringIO):
    """Plain text, as in a pipe; something may happen as soon as a text is written."""

    def __init__(self) -> None:
        super().__init__()
        self.when: dict[str, Callable[[], None]] = {}

    def write(self, text: str) -> int:
        size = super().write(text)
        for part in [part for part in self.when if part in self.getvalue()]:
            self.when.pop(part)()
        return size

    @property
    def text(self) -> str:
        return self.getvalue()


class Person:
    def __init__(self, gateway: Gateway, stdin: int, keys: int) -> None:
        self.gateway, self.terminal, self.stdin, self._keys = gateway, Terminal(), stdin, keys

    def type(self, text: str) -> None:
        os.write(self._keys, text.encode())

    def close_keys(self) -> None:
        os.close(self._keys)
        self._keys = -1

    def speaks(self, **wanted: Any) -> str:
        converse(self.gateway, Screen(Console(file=self.terminal, width=200), SAID), Wanted(**wanted), self.stdin)
        return self.terminal.text

    def is_forgotten(self) -> bool:
        with pytest.raises(Invalid):
            self.gateway.state()
        return True
