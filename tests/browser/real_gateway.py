"""The real gateway on loopback for a browser: only the engine and what it knows are stand-ins. And a page of somebody else's, elsewhere."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp

from channels.app import create_app
from channels.clock import Clock
from channels.dialogue import Engine
from tests.channels.conftest import make_settings
from tests.channels.fakes import NOW, FakeDialogue, FakeRasa


def gateway(var_dir: Path, rasa: FakeRasa | None = None, now: Clock = lambda: NOW, **settings: Any) -> FastAPI:
    made = make_settings(var_dir, **settings)
    return create_app(made, FakeDialogue(), Engine(made, rasa or FakeRasa()), now=now)


def listening() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0))


def port(at: socket.socket) -> int:
    return int(at.getsockname()[1])


@contextmanager
def served(app: ASGIApp, at: socket.socket) -> Iterator[asyncio.AbstractEventLoop]:
    """Serves until left; the loop it runs on."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="websockets-sansio", timeout_graceful_shutdown=1))
    loop = asyncio.new_event_loop()

    def serve() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(server.serve(sockets=[at]))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        server.should_exit = True
        thread.join(15)
        at.close()
