"""Who is signed in: a random cookie of which the store has the hash, and a token that every change must bring.

`signed_in("supervisor")` is a dependency of HTTP routes, `of_socket` the same for a WebSocket.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from urllib.parse import urlsplit

from fastapi import Request, Response, WebSocket
from sqlalchemy import Connection, bindparam, delete, insert, select, update
from starlette.requests import HTTPConnection

from channels.clock import millis
from channels.gateway import Gateway
from channels.identity import digest
from channels.problems import Problem
from channels.schema import staff, staff_session
from channels.staff.roles import admitted

COOKIE, CSRF = "threeany_console", "X-CSRF-Token"
PATH = "/api/v1/console"
"""Where the cookie is sent to: no page and no call of a citizen ever sees it."""
FULL, TOTP = "full", "totp"
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
COOKIE_BYTES = 32
SECOND_FACTOR_WITHIN_MS = 5 * 60 * 1000
SEEN_EACH_MS = 60 * 1000
"""How exactly it is known when a session was last used: not every click is worth a write."""

_FOUND = (
    select(
        staff.c.id,
        staff.c.login,
        staff.c.name,
        staff.c.role,
        staff_session.c.csrf_hash,
        staff_session.c.stage,
        staff_session.c.seen_at,
    )
    .join_from(staff_session, staff, staff_session.c.staff_id == staff.c.id)
    .where(
        staff_session.c.id_hash == bindparam("hash"),
        staff_session.c.expires_at > bindparam("now"),
        staff_session.c.seen_at > bindparam("idle_since"),
        staff.c.disabled == 0,
    )
)


@dataclass(frozen=True)
class Member:
    """Somebody of the staff."""

    id: str
    login: str
    name: str
    """As citizens see it."""
    role: str


@dataclass(frozen=True)
class Session:
    member: Member
    stage: str
    """`totp`: the second factor is missing; `full`."""
    csrf: str


def begin(connection: Connection, staff_id: str, stage: str, now: int, lasts_ms: int) -> str:
    """The cookie of a new session. Never one that was there before: whoever planted a cookie has gained nothing."""
    cookie = secrets.token_urlsafe(COOKIE_BYTES)
    ends = now + (lasts_ms if stage == FULL else SECOND_FACTOR_WITHIN_MS)
    row = {"id_hash": digest(cookie), "staff_id": staff_id, "csrf_hash": digest(csrf_token(cookie)), "stage": stage}
    connection.execute(delete(staff_session).where(staff_session.c.expires_at <= now))
    connection.execute(insert(staff_session), {**row, "created_at": now, "seen_at": now, "expires_at": ends})
    return cookie


def end(connection: Connection, cookie: str) -> None:
    connection.execute(delete(staff_session).where(staff_session.c.id_hash == digest(cookie)))


def end_all(connection: Connection, staff_id: str, but: str = "") -> None:
    """Sign out everywhere, except where this cookie is."""
    connection.execute(delete(staff_session).where(staff_session.c.staff_id == staff_id, staff_session.c.id_hash != digest(but)))


def find(connection: Connection, cookie: str, now: int, idle_ms: int, active: bool = True) -> Session | None:
    """The session a cookie opens; None where it ended, was idle too long or its member is disabled. `active` counts as using it."""
    row = connection.execute(_FOUND, {"hash": digest(cookie), "now": now, "idle_since": now - idle_ms}).one_or_none()
    if row is None:
        return None
    if active and row.seen_at < now - SEEN_EACH_MS:
        connection.execute(update(staff_session).where(staff_session.c.id_hash == digest(cookie)).values(seen_at=now))
    token = csrf_token(cookie)
    fits = hmac.compare_digest(row.csrf_hash, digest(token))
    return Session(Member(row.id, row.login, row.name, row.role), row.stage, token) if fits else None


def csrf_token(cookie: str) -> str:
    """Made from the cookie, which no script can read; a page gets it from the answers to `/sign-in` and `/me`."""
    return sha256(f"threeany csrf {cookie}".encode()).hexdigest()


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


async def _look_up(connection: HTTPConnection, active: bool) -> Session | None:
    cookie = connection.cookies.get(COOKIE, "")
    if not cookie:
        return None
    shared: Gateway = connection.app.state.gateway
    idle_ms = shared.settings.staff_idle_minutes * 60_000
    return await shared.store.run(find, cookie, millis(shared.clock()), idle_ms, active)
