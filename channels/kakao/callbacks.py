"""Answers that took longer than Kakao waits, sent to the address it gave: valid for a minute, once."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any
from urllib.parse import urlsplit

import httpx2

from channels.telemetry import Telemetry

VALID_S = 60.0
POST_WITHIN_S = 5.0
HOME = "kakao.com"


def is_kakaos(url: str | None) -> bool:
    """Whether an address is one of Kakao's own: nobody shall make us call another."""
    if not url:
        return False
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme == "https" and host.endswith(f".{HOME}") and port in (None, 443) and parts.username is None


class Callbacks:
    """Work that goes on after Kakao's request was answered."""

    def __init__(self, telemetry: Telemetry, transport: httpx2.AsyncBaseTransport | None = None) -> None:
        self._telemetry = telemetry
        self._client = httpx2.AsyncClient(timeout=POST_WITHIN_S, transport=transport)
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def begin(self, key: str, work: Coroutine[Any, Any, None]) -> None:
        """Do `work` unless work of the same key is being done."""
        if key in self._tasks:
            work.close()
            return
        task = asyncio.create_task(work)
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._ended(key, done))

    async def post(self, url: str, content: dict[str, Any]) -> bool:
        """Whether Kakao took the answer. It is not sent again: the address is used up, and the person may ask for it."""
        try:
            response = await self._client.post(url, json=content)
            taken = response.status_code == 200 and response.json().get("status", "SUCCESS") == "SUCCESS"
        except (httpx2.HTTPError, ValueError, AttributeError) as error:
            self._telemetry.log.warning("kakao callback failed", error=type(error).__name__)
            return False
        if not taken:
            self._telemetry.log.warning("kakao callback refused", status=response.status_code)
        return taken

    async def idle(self) -> None:
        """Until everything begun has ended."""
        while self._tasks:
            await asyncio.wait(self._tasks.values())

    async def close(self) -> None:
        """What is not sent by now is read when the person writes again."""
        for task in self._tasks.values():
            task.cancel()
        await self.idle()
        await self._client.aclose()

    def _ended(self, key: str, task: asyncio.Task[None]) -> None:
        self._tasks.pop(key, None)
        if not task.cancelled() and (error := task.exception()):
            self._telemetry.log.error("kakao callback broke off", exc_info=error)
