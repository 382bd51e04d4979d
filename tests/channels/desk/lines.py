"""A citizen's and a counsellor's live line to one gateway, as the page holds them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from copy import copy
from typing import Any

from sqlalchemy import insert
from starlette.testclient import TestClient, WebSocketTestSession

from channels.clock import millis
from channels.gateway import Gateway
from channels.schema import staff
from channels.staff import tickets
from channels.staff.session import COOKIE, CSRF
from tests.channels.conftest import API

Frame = dict[str, Any]
SITE = "http://testserver"


class Citizen:
    def __init__(self, client: TestClient) -> None:
        self.client = client
        key = client.post(f"{API}/conversations", json={"channel": "web"}).json()
        self.id, self.token = key["id"], key["token"]

    def post(self, path: str, body: Frame | None = None) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.post(f"{API}/conversations/{self.id}{path}", json=body, headers=headers)

    def get(self, path: str) -> Any:
        return self.client.get(f"{API}/conversations/{self.id}{path}", headers={"Authorization": f"Bearer {self.token}"}).json()

    def patch(self, path: str, body: Frame) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.patch(f"{API}/conversations/{self.id}{path}", json=body, headers=headers)

    def open(self, after: int = 0) -> AbstractContextManager[WebSocketTestSession]:
        return opened(self.client, f"{API}/conversations/{self.id}/events", {}, {"type": "auth", "token": self.token, "after": after})

    def transcript(self) -> list[Frame]:
        headers = {"Authorization": f"Bearer {self.token}"}
        found: list[Frame] = self.client.get(f"{API}/conversations/{self.id}/messages", headers=headers).json()["messages"]
        return found


class Console:
    """A counsellor's page."""

    def __init__(self, client: TestClient, login: str = "kim", role: str = "counsellor") -> None:
        self.client, self.id = client, login
        gateway: Gateway = client.app.state.gateway
        now = millis(gateway.clock())

        row = {"id": login, "login": login, "name": f"{login} 상담", "role": role, "created_at": now}
        client.portal.call(gateway.store.run, lambda connection: connection.execute(insert(staff), row))
        self.sign_in()

    def sign_in(self) -> None:
        gateway: Gateway = self.client.app.state.gateway
        now = millis(gateway.clock())
        self.cookie: str = self.client.portal.call(gateway.store.run, tickets.begin, self.id, tickets.FULL, now, 12 * 3600 * 1000)
        self.headers = {"Cookie": f"{COOKIE}={self.cookie}", CSRF: tickets.csrf_token(self.cookie)}

    def at(self, client: TestClient) -> Console:
        """The same person before another gateway."""
        there = copy(self)
        there.client = client
        return there

    def open(self) -> AbstractContextManager[WebSocketTestSession]:
        headers = {"Cookie": f"{COOKIE}={self.cookie}", "Origin": SITE}
        auth = {"type": "auth", "csrf": tickets.csrf_token(self.cookie)}
        return opened(self.client, f"{API}/console/events", headers, auth)

    def post(self, path: str, body: Frame | None = None) -> Any:
        return self.client.post(f"{API}/console{path}", json=body or {}, headers=self.headers)


@contextmanager
def opened(client: TestClient, path: str, headers: dict[str, str], auth: Frame) -> Iterator[WebSocketTestSession]:
    with client.websocket_connect(path, headers=headers) as socket:
        socket.send_json(auth)
        yield socket


def until(socket: WebSocketTestSession, holds: Any) -> list[Frame]:
    """Frames up to the first of which it holds."""
    frames: list[Frame] = []
    while not frames or not holds(frames[-1]):
        frames.append(socket.receive_json())
    return frames


def of_type(kind: str) -> Any:
    return lambda frame: frame["type"] == kind
