"""Around every request: how long it took, how large it may be, what the browser is told. Plain ASGI, because it is on every turn's way."""

from __future__ import annotations

import asyncio
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.wording import Wording
from channels import problems
from channels.problems import Problem
from channels.telemetry import Telemetry

HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
API = "/api/"
BODY_WITHIN_S = 30.0
METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))


class Measured:
    """Counts requests by route and status; nobody may keep what the API answered."""

    def __init__(self, app: ASGIApp, telemetry: Telemetry) -> None:
        self._app, self._telemetry = app, telemetry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if scope["path"].startswith(API):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            # The route's pattern, never the path: labels must stay few and ids out of the metrics.
            route = getattr(scope.get("route"), "path", "other")
            method = scope["method"] if scope["method"] in METHODS else "other"
            self._telemetry.request_ended(method, route, status, time.perf_counter() - began)


class BodyLimit:
    """Refuses a body over `most` bytes, announced or not, before it is read into memory, and one that does not come to its end."""

    def __init__(self, app: ASGIApp, most: int, wording: Wording) -> None:
        self._app, self._most, self._wording = app, most, wording

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdecimal() or int(announced) > self._most:
            await problems.response(Problem("too_large"), self._wording)(scope, receive, send)
            return
        read, deadline = 0, asyncio.get_running_loop().time() + BODY_WITHIN_S
        whole = False

        async def receiving() -> Message:
            nonlocal read, whole
            try:
                async with asyncio.timeout_at(None if whole else deadline):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, headers={"Connection": "close"}) from None
            whole = not message.get("more_body", False)
            read += len(message.get("body", b""))
            if read > self._most:
                raise HTTPException(413)
            return message

        await self._app(scope, receiving, send)
