"""News of a conversation reach the terminal while its citizen is typing."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from websockets.sync.server import ServerConnection, serve

from channels.cli.live import Listener

WITHIN_S = 5


class Feed:
    """A gateway's event socket on loopback that greets with the given frames and remembers who came."""

    def __init__(self) -> None:
        self.frames: list[dict[str, Any]] = [{"type": "state", "seq": 1}, {"type": "message", "seq": 2}]
        self.visitors: list[tuple[str, dict[str, Any]]] = []

    def __call__(self, socket: ServerConnection) -> None:
        assert socket.request
        self.visitors.append((socket.request.path, json.loads(socket.recv())))
        for frame in self.frames:
            socket.send(json.dumps(frame))


class Chat:
    def __init__(self, url: str) -> None:
        self.gateway: Any = SimpleNamespace(url=url, id="c1", token="secret")
        self.news = threading.Event()

    def catch_up(self) -> bool:
        self.news.set()
        return True


@pytest.fixture
def feed() -> Feed:
    return Feed()


@pytest.fixture
def chat(feed: Feed) -> Iterator[Chat]:
    with serve(feed, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Chat(f"http://127.0.0.1:{server.socket.getsockname()[1]}")
        server.shutdown()
        thread.join()


def test_a_message_frame_makes_the_chat_catch_up(feed: Feed, chat: Chat) -> None:
    with Listener(chat, "> "):
        assert chat.news.wait(WITHIN_S)
    assert feed.visitors[0] == ("/api/v1/conversations/c1/events", {"type": "auth", "token": "secret", "after": 0})


def test_a_state_alone_is_no_news(feed: Feed, chat: Chat) -> None:
    feed.frames = [{"type": "state", "seq": 1}]
    with Listener(chat, "> ") as listener:
        listener._follow()
    assert not chat.news.is_set()


def test_nothing_is_written_into_a_line_nobody_is_typing(chat: Chat, capsys: pytest.CaptureFixture[str]) -> None:
    with Listener(chat, "> "):
        assert chat.news.wait(WITHIN_S)
    assert capsys.readouterr().out == ""
