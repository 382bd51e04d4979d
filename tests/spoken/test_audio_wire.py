"""The spoken line over real sockets on loopback."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from bot.settings import Settings
from channels.app import create_app, serving
from channels.dialogue import Engine
from channels.gateway import Gateway
from channels.spoken.speech import Speech
from tests.channels.conftest import make_settings
from tests.channels.fakes import NOW, FakeDialogue, FakeRasa
from tests.channels.test_wire import PATIENCE_S, Server
from tests.spoken.parrot import Parrot
from tests.spoken.shared_mouth import SharedMouth
from voice.speak import Mouth


@pytest.fixture
def settings(tmp_path: Any) -> Settings:
    return make_settings(tmp_path)


@pytest.fixture
async def gateway(settings: Settings, mouth: Mouth) -> AsyncIterator[tuple[Gateway, int]]:
    speech = Speech(settings, lambda: {"기초연금": ()}, Parrot, lambda: SharedMouth(mouth))
    app = create_app(settings, FakeDialogue(), Engine(settings, FakeRasa()), now=lambda: NOW, speech=speech)
    running = Server(uvicorn.Config(app, **{**serving(settings), "port": 0, "timeout_graceful_shutdown": 1}))
    serve = asyncio.create_task(running.serve())
    await asyncio.wait_for(running.up.wait(), PATIENCE_S)
    yield app.state.gateway, running.servers[0].sockets[0].getsockname()[1]
    running.should_exit = True
    await serve


@asynccontextmanager
async def line(gateway: tuple[Gateway, int], key: tuple[str, str]) -> AsyncIterator[ClientConnection]:
    async with connect(f"ws://127.0.0.1:{gateway[1]}/api/v1/conversations/{key[0]}/audio", proxy=None) as socket:
        await socket.send(json.dumps({"type": "auth", "token": key[1], "device": "kiosk"}))
        yield socket


async def until(socket: ClientConnection, kind: str) -> dict[str, Any]:
    async with asyncio.timeout(PATIENCE_S):
        while True:
            message = await socket.recv()
            if isinstance(message, str) and (frame := json.loads(message))["type"] == kind:
                found: dict[str, Any] = frame
                return found


async def test_the_greeting_comes_over_real_sockets_in_small_pieces(gateway: tuple[Gateway, int]) -> None:
    async with line(gateway, await gateway[0].conversations.begin("kiosk")) as socket:
        await socket.send(json.dumps({"type": "start"}))
        said = await until(socket, "say")
        async with asyncio.timeout(PATIENCE_S):
            piece = await socket.recv()
    assert isinstance(piece, bytes)
    assert piece[:8] == said["utterance"].to_bytes(4) + bytes(4)
    assert 3200 <= len(piece) - 8 <= 6400


async def test_a_frame_of_ten_megabytes_ends_the_line_and_not_the_conversation(gateway: tuple[Gateway, int]) -> None:
    key = await gateway[0].conversations.begin("kiosk")
    async with line(gateway, key) as socket:
        await socket.send(json.dumps({"type": "start"}))
        await until(socket, "say")
        with pytest.raises(ConnectionClosed) as closed:
            await socket.send(bytes(10_000_000))
            await until(socket, "never")
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1009
    async with line(gateway, key) as socket:
        await until(socket, "ready")
        assert (await until(socket, "say"))["text"] == "다시 이어졌어요."
