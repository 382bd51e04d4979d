"""Who is signed in, for every call of the console: its cookie, and the token that every change must bring.

`signed_in("supervisor")` is a dependency of HTTP routes, `of_socket` the same for a WebSocket.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Coroutine
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request, Response, WebSocket
from starlette.requests import HTTPConnection

from channels.clock import millis
from channels.gateway import Gateway
from channels.identity import digest
from channels.problems import Problem
from channels.staff import tickets
from channels.staff.roles import admitted
from channels.staff.tickets import FULL, Member, Session
from channels.web import Route

__all__ = ["Member", "Session", "current", "of_socket", "signed_in"]

COOKIE, CSRF = "threeany_console", "X-CSRF-Token"
PATH = "/api/v1/console"
"""Where the cookie is sent to: no page and no call of a citizen ever sees it."""
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))


@cache
def signed_in(*roles: str) -> Callable[..., Awaitable[Member]]:
    """A dependency that yields the member signed in, or raises Problem: not_signed_in, not_permitted, no_csrf.

    Whoever stands above a named role is let in too; without names: counsellors and above. The same roles give the same function, so that
    a test can override it.
    """
    allowed = admitted(roles)

    async def member(request: Request) -> Member:
        session = await current(request, FULL)
        if session.member.role not in allowed:
            raise Problem("not_permitted")
        return session.member

    return member


async def current(request: Request, stage: str) -> Session:
    """The session of a request, in this stage. Raises Problem: not_signed_in; no_csrf for a change without the session's token."""
    session = await _look_up(request, active=True)
    if session is None or session.stage != stage:
        raise Problem("not_signed_in")
    if request.method not in SAFE:
        from_here(request)
        if not hmac.compare_digest(session.csrf.encode(), request.headers.get(CSRF, "").encode()):
            raise Problem("no_csrf")
    return session


async def of_socket(socket: WebSocket, *roles: str, csrf: str | None = None, active: bool = False) -> Member:
    """Who opened this WebSocket. Raises Problem as `signed_in` does, and where another site's page opened it.

    `csrf`: the token of its first frame, where that is to be checked too. Ask again while the line is open, since the session may have
    ended meanwhile; `active` where somebody did something, for a page that is merely open does not keep its session alive.
    """
    from_here(socket, required=True)
    session = await _look_up(socket, active)
    if session is None or session.stage != FULL:
        raise Problem("not_signed_in")
    if session.member.role not in admitted(roles):
        raise Problem("not_permitted")
    if csrf is not None and not hmac.compare_digest(session.csrf.encode(), csrf.encode("utf-8", "surrogatepass")):
        raise Problem("no_csrf")
    return session.member


def from_here(connection: HTTPConnection, required: bool = False) -> None:
    """Raise Problem no_csrf where a browser says that another site's page asks (or, if `required`, says nothing)."""
    origin = connection.headers.get("origin")
    if origin is None and not required:
        return
    asking, asked = urlsplit(origin or ""), urlsplit(f"//{connection.headers.get('host', '')}")
    # A proxy may hand the host on without its port.
    same_port = asked.port is None or asked.port == (asking.port or (443 if asking.scheme == "https" else 80))
    if asking.scheme not in ("http", "https") or not asking.hostname or asking.hostname != asked.hostname or not same_port:
        raise Problem("no_csrf")


def give(response: Response, request: Request, cookie: str) -> None:
    """Hand a session to the browser: out of reach of scripts, never sent by another site's page, over HTTPS alone where that is spoken."""
    response.set_cookie(COOKIE, cookie, path=PATH, httponly=True, samesite="strict", secure=is_https(request))


def take_back(response: Response, request: Request) -> None:
    response.delete_cookie(COOKIE, path=PATH, httponly=True, samesite="strict", secure=is_https(request))


def is_https(connection: HTTPConnection) -> bool:
    """As the browser sees it: uvicorn believes a trusted proxy's X-Forwarded-Proto."""
    return connection.url.scheme in ("https", "wss")


def hash_of(connection: HTTPConnection) -> str:
    """By which the store knows the session."""
    return digest(connection.cookies.get(COOKIE, ""))


class DoorRoute(Route):
    """What changes who is signed in, or may do what: open lines look again before they send anything more."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handler(request: Request) -> Response:
            response = await handle(request)
            if request.method not in SAFE:
                shared: Gateway = request.app.state.gateway
                shared.desk.board.doubt()
            return response

        return handler


async def _look_up(connection: HTTPConnection, active: bool) -> Session | None:
    cookie = connection.cookies.get(COOKIE, "")
    if not cookie:
        return None
    shared: Gateway = connection.app.state.gateway
    idle_ms = shared.settings.staff_idle_minutes * 60_000
    return await shared.store.run(tickets.find, cookie, millis(shared.clock()), idle_ms, active)
