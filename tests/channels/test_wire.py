"""Real sockets on loopback, against clients that are slow, broken or hostile."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from bot.settings import Settings
from channels.app import serving
from channels.gateway import Gateway
from tests.channels.conftest import API, Talk, make_app
from tests.channels.fakes import FIRST_AID, FakeRasa

PATIENCE_S = 10.0
MOST_UNREAD_BYTES = 64_000_000
"""More than the system keeps between two sockets."""


class Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()

    async def startup(self, *args: Any, **kwargs: Any) -> None:
        await super().startup(*args, **kwargs)
        self.up.set()


@dataclass
class Address:
    port: int
    gateway: Gateway
    client: httpx2.AsyncClient

    async def begin(self) -> Talk:
        return Talk(self.client, **(await self.client.post(f"{API}/conversations", json={})).json())

    @asynccontextmanager
    async def raw(self) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            yield reader, writer
        finally:
            writer.transport.abort()

    @asynccontextmanager
    async def line(self, talk: Talk, after: int = 0) -> AsyncIterator[ClientConnection]:
        async with connect(f"ws://127.0.0.1:{self.port}{API}/conversations/{talk.id}/events", proxy=None) as socket:
            await socket.send(json.dumps({"type": "auth", "token": talk.token, "after": after}))
            yield socket


@pytest.fixture
async def server(settings: Settings, rasa: FakeRasa) -> AsyncIterator[Address]:
    app = make_app(settings, rasa)
    running = Server(uvicorn.Config(app, **{**serving(settings), "port": 0, "timeout_graceful_shutdown": 1}))
    serve = asyncio.create_task(running.serve())
    await asyncio.wait({serve, asyncio.create_task(running.up.wait())}, timeout=PATIENCE_S, return_when=asyncio.FIRST_COMPLETED)
    port = running.servers[0].sockets[0].getsockname()[1]
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=PATIENCE_S) as client:
        yield Address(port, app.state.gateway, client)
    running.should_exit = True
    await serve


async def until(socket: ClientConnection, kind: str) -> list[dict[str, Any]]:
    frames: list[dict[str, Any]] = []
    async with asyncio.timeout(PATIENCE_S):
        while not frames or frames[-1]["type"] != kind:
            frames.append(json.loads(await socket.recv()))
    return frames


async def rest(reader: asyncio.StreamReader) -> bytes:
    """All that comes until the other side hangs up."""
    async with asyncio.timeout(PATIENCE_S):
        try:
            return await reader.read()
        except ConnectionResetError:
            return b""


async def test_a_conversation_over_real_sockets(server: Address) -> None:
    talk = await server.begin()
    async with server.line(talk, after=2) as socket:
        await socket.send(json.dumps({"type": "say", "text": "하나", "client_id": "a"}))
        frames = await until(socket, "state")
    assert "1: 하나" in [frame.get("text") for frame in frames]


@pytest.mark.parametrize("part", [b"X-Many: " + b"x" * 1000 + b"\r\n", b"y" * 1000], ids=["many", "one"])
async def test_endless_headers_are_cut_off(server: Address, part: bytes) -> None:
    async with server.raw() as (reader, writer):
        writer.write(b"GET /health/live HTTP/1.1\r\nHost: a\r\nX-First: ")
        answering = asyncio.create_task(rest(reader))
        for _ in range(200):
            if answering.done():
                break
            writer.write(part)
            try:
                await writer.drain()
            except ConnectionError:
                break
        assert b" 431 " in await answering or writer.transport.is_closing()
    assert (await server.client.get("/health/live")).status_code == 200


async def test_headers_that_never_end_are_not_waited_for(server: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.wire.HEAD_WITHIN_S", 0.05)
    for begun in (b"", b"GET /health/live HTTP/1.1\r\nHost:", b"\x16\x03\x01", b"GET /health/live HTTP/1.1\r\nHost: a\r\n\r\nGET /"):
        async with server.raw() as (reader, writer):
            writer.write(begun)
            answered = await rest(reader)
            assert answered == b"" or b" 408 " in answered or b" 400 " in answered


async def test_a_body_that_never_ends_is_not_waited_for(server: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.edge.BODY_WITHIN_S", 0.05)
    async with server.raw() as (reader, writer):
        writer.write(
            f"POST {API}/conversations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{{".encode()
        )
        answered = await rest(reader)
    assert b" 408 " in answered
    assert b'"too_slow"' in answered


async def test_a_slow_answer_is_not_cut_off_with_slow_bodies(server: Address, rasa: FakeRasa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.edge.BODY_WITHIN_S", 0.01)
    monkeypatch.setattr("channels.wire.HEAD_WITHIN_S", 0.01)
    talk = await server.begin()
    rasa.gate.clear()
    asking = asyncio.create_task(talk.say("하나"))
    await rasa.asked(1)
    await asyncio.wait({asking}, timeout=0.05)
    rasa.gate.set()
    assert (await asking).status_code == 200


@pytest.mark.parametrize(
    "junk", [b"\x00" * 500, b"HELLO\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n"]
)
async def test_what_is_no_http_is_sent_away(server: Address, junk: bytes) -> None:
    async with server.raw() as (reader, writer):
        writer.write(junk)
        assert (await rest(reader)).split(b"\r\n")[0] in (b"", b"HTTP/1.1 400 Bad Request")


async def test_who_hangs_up_while_being_answered_is_answered_all_the_same(server: Address, rasa: FakeRasa) -> None:
    talk = await server.begin()
    rasa.gate.clear()
    async with server.line(talk, after=2) as socket:
        await socket.send(json.dumps({"type": "say", "text": "하나", "client_id": "a"}))
        await rasa.asked(1)
        socket.transport.abort()
    rasa.gate.set()
    await server.gateway.runner.idle()
    assert await talk.said() == ["1: 하나"]


async def test_who_sends_faster_than_is_answered_is_answered_in_order(server: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.live.MOST_UNSENT", 3)
    talk = await server.begin()
    async with server.line(talk, after=2) as socket:
        for n in range(40):
            await socket.send(json.dumps({"type": "say", "text": "", "client_id": str(n)}))
        assert [(await until(socket, "error"))[-1]["client_id"] for _ in range(40)] == [str(n) for n in range(40)]
        await socket.send(json.dumps({"type": "say", "text": "하나", "client_id": "a"}))
        await until(socket, "state")


async def test_the_same_message_over_both_ways_at_once_is_one(server: Address, rasa: FakeRasa) -> None:
    talk = await server.begin()
    async with server.line(talk, after=2) as socket:
        for n in range(20):
            both = await asyncio.gather(
                talk.say(f"말 {n}", f"id {n}"), socket.send(json.dumps({"type": "say", "text": f"말 {n}", "client_id": f"id {n}"}))
            )
            assert both[0].json()["messages"][0]["text"] == f"{n + 1}: 말 {n}"
        async with asyncio.timeout(PATIENCE_S):
            acks = 0
            while acks < 20:
                acks += json.loads(await socket.recv())["type"] == "ack"
    assert await talk.said("citizen") == [f"말 {n}" for n in range(20)]
    assert len(rasa.questions) == 20


async def test_all_open_lines_of_an_erased_conversation_end(server: Address) -> None:
    talk = await server.begin()
    async with server.line(talk) as one, server.line(talk) as two:
        for socket in (one, two):
            await until(socket, "state")
        assert (await talk.call("DELETE")).status_code == 204
        for socket in (one, two):
            assert (await until(socket, "error"))[-1]["code"] == "erased"
            with pytest.raises(ConnectionClosed):
                await socket.recv()
    async with server.line(talk) as late:
        assert (await until(late, "error"))[-1]["code"] == "not_found"


async def test_a_crisis_reply_comes_first_on_the_line_too(server: Address, rasa: FakeRasa) -> None:
    more = {"text": "곁에 있을게요.", "speech": "곁에 있을게요.", "benefits": [], "quick_replies": []}
    rasa.script = lambda question: [
        {"custom": {"replies": [more], "context": question["metadata"]["context"], "state": {"crisis": "suicide"}}}
    ]
    talk = await server.begin()
    async with server.line(talk, after=2) as socket:
        await socket.send(json.dumps({"type": "say", "text": "죽고 싶어요", "client_id": "a"}))
        frames = await until(socket, "state") + await until(socket, "state")
    live = [frame["text"] for frame in frames if frame["type"] == "message" and frame["role"] == "assistant"]
    answered = [message["text"] for message in (await talk.say("죽고 싶어요", "a")).json()["messages"]]
    assert live == answered == [f"{FIRST_AID} (suicide)", "곁에 있을게요."]


KEY = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
UPGRADE = "GET {path} HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + KEY


def upgrade(talk: Talk, more: str = "") -> bytes:
    path, key = f"{API}/conversations/{talk.id}/events", base64.b64encode(bytes(16)).decode()
    return (UPGRADE.format(path=path, key=key) + more + "\r\n").encode()


def frame(opcode: int, payload: bytes = b"", fin: bool = True) -> bytes:
    """As a client sends it, masked with zeros."""
    return bytes([fin << 7 | opcode, 0x80 | len(payload), 0, 0, 0, 0]) + payload


@pytest.mark.parametrize("more", ["X: " + "y" * 20_000 + "\r\n", "X: y\r\n" * 300], ids=["long", "many"])
async def test_an_upgrade_with_too_many_headers_is_refused(server: Address, more: str) -> None:
    async with server.raw() as (reader, writer):
        writer.write(upgrade(await server.begin(), more))
        assert b" 431 " in await rest(reader)


async def test_pongs_that_nobody_reads_do_not_pile_up(server: Address) -> None:
    async with server.raw() as (reader, writer):
        writer.write(upgrade(await server.begin()))
        await reader.readuntil(b"\r\n\r\n")
        pings, sent = frame(9, b"x" * 125) * 1000, 0
        with pytest.raises(TimeoutError):
            while sent < MOST_UNREAD_BYTES:
                writer.write(pings)
                sent += len(pings)
                async with asyncio.timeout(0.5):
                    await writer.drain()


async def test_a_message_in_endless_fragments_is_cut_off(server: Address) -> None:
    async with server.raw() as (reader, writer):
        writer.write(upgrade(await server.begin()))
        await reader.readuntil(b"\r\n\r\n")
        writer.write(frame(1, b"{", fin=False) + frame(0, fin=False) * 5000)
        assert (1009).to_bytes(2, "big") in await rest(reader)
