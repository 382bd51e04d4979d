"""The gateway as a terminal uses it: one conversation over the public API."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2

from bot import settings, wording
from bot.errors import EngineDown, Invalid
from bot.settings import Settings
from bot.wording import Wording

ANSWER_S = 60
"""The gateway itself answers sooner, with a notice where the engine is slow."""


def words(root: Path) -> Wording:
    """What the citizen reads in the terminal."""
    return wording.load(root / "data" / "wording" / "cli.ko.yml")


def address(configured: Settings) -> str:
    """Where a program on this machine finds the gateway."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(configured.host, configured.host)
    return f"{'https' if configured.tls_cert else 'http'}://{host}:{configured.port}"


def is_local(url: str) -> bool:
    return urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1")


def connect(url: str, timeout_s: float = ANSWER_S) -> httpx2.Client:
    """A client for `url`. On loopback no proxy stands between, and a certificate made out for the public name is no danger."""
    local = is_local(url)
    return httpx2.Client(base_url=url, timeout=timeout_s, verify=not local, trust_env=not local)


class Gateway:
    """Raises EngineDown where nobody answers, Invalid with the gateway's own words where it refuses."""

    def __init__(self, said: Wording, url: str = "", client: httpx2.Client | None = None) -> None:
        self.url = (url or address(settings.load())).rstrip("/")
        self.said, self._client = said, client or connect(self.url)
        self.id = self.token = ""

    def begin(self) -> None:
        answer = self._call("POST", "/conversations", {"channel": "terminal"})
        self.id, self.token = answer["id"], answer["token"]

    def say(self, text: str, client_id: str = "") -> dict[str, Any]:
        """`{"messages", "state"}`. Sent again under the same id after a broken connection, so it is answered once."""
        body = {"text": text, "client_id": client_id or secrets.token_hex(16)}
        try:
            return self._call("POST", f"/conversations/{self.id}/messages", body)
        except EngineDown:
            return self._call("POST", f"/conversations/{self.id}/messages", body)

    def messages(self, after: int = 0) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._call("GET", f"/conversations/{self.id}/messages?after={after}")["messages"]
        return found

    def state(self) -> dict[str, Any]:
        return self._call("GET", f"/conversations/{self.id}/state")

    def erase(self) -> None:
        self._call("DELETE", f"/conversations/{self.id}")

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            response = self._client.request(method, f"/api/v1{path}", json=body, headers=headers)
        except httpx2.TransportError as error:
            raise EngineDown(self.said.say("error.down", url=self.url)) from error
        return self._read(response)

    def _read(self, response: httpx2.Response) -> dict[str, Any]:
        try:
            content = response.json() if response.content else {}
        except ValueError:
            content = None
        if not isinstance(content, dict):
            raise Invalid(self.said.say("error.unexpected"))
        if response.is_error:
            raise Invalid(str(content.get("detail") or self.said.say("error.unexpected")))
        return content
