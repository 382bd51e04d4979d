"""One running product for the whole folder, and a citizen's device to talk to it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from tests.engine.product import Product, started

FRAME_S = 20.0
"""Longest wait for a frame of the live line."""


class Device:
    """One conversation over REST and over the live line."""

    def __init__(self, product: Product) -> None:
        self._url, self._client = product.url, product.client()
        opened = self._call("POST", "", json={"channel": "test"})
        self.id, self.token = opened["id"], opened["token"]

    def say(self, text: str, client_id: str = "") -> dict[str, Any]:
        """`{"messages", "state"}`"""
        return self._call("POST", f"/{self.id}/messages", json={"text": text, "client_id": client_id or secrets.token_hex(8)})

    def transcript(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._call("GET", f"/{self.id}/messages")["messages"]
        return found

    def state(self) -> dict[str, Any]:
        return self._call("GET", f"/{self.id}/state")

    @contextmanager
    def live(self, after: int = 0) -> Iterator[Line]:
        url = f"ws{self._url.removeprefix('http')}/api/v1/conversations/{self.id}/events"
        with connect(url, proxy=None) as socket:
            socket.send(json.dumps({"type": "auth", "token": self.token, "after": after}))
            yield Line(socket)

    def close(self) -> None:
        self._client.close()

    def _call(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.token}"} if path else {}
        response = self._client.request(method, f"/api/v1/conversations{path}", headers=headers, **more)
        assert response.is_success, f"{response.status_code} {response.text}"
        content: dict[str, Any] = response.json()
        return content


class Line:
    """The live line; keeps the numbered frames it received."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.log: list[dict[str, Any]] = []

    def say(self, text: str, client_id: str) -> None:
        self._socket.send(json.dumps({"type": "say", "text": text, "client_id": client_id}))

    def until(self, kind: str, **wanted: Any) -> dict[str, Any]:
        """Read on to the first frame of this kind that holds what is wanted."""
        while True:
            frame: dict[str, Any] = json.loads(self._socket.recv(FRAME_S))
            if frame["type"] in ("message", "state"):
                self.log.append(frame)
            if frame["type"] == kind and wanted.items() <= frame.items():
                return frame


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    with started(tmp_path_factory.mktemp("product")) as product:
        yield product


@pytest.fixture
def product(running: Product) -> Product:
    """Up and well, whatever the test before did to it."""
    running.wait_ready()
    return running


@pytest.fixture
def device(product: Product) -> Iterator[Device]:
    found = Device(product)
    yield found
    found.close()


def said(answer: dict[str, Any]) -> str:
    return "\n".join(message["text"] for message in answer["messages"])
