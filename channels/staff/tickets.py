"""Sessions of the console: a random cookie of which the store has the hash. Queries over a connection."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, bindparam, delete, exists, insert, select, update

from channels.identity import digest
from channels.schema import staff, staff_session

FULL, TOTP = "full", "totp"
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

_STANDING = (
    select(staff_session.c.id_hash, staff.c.role)
    .join_from(staff_session, staff, staff_session.c.staff_id == staff.c.id)
    .where(
        staff_session.c.id_hash.in_(bindparam("hashes", expanding=True)),
        staff_session.c.stage == FULL,
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


def gone(connection: Connection, staff_id: str) -> None:
    """Nobody sits at the console any more, unless the member is signed in elsewhere."""
    others = exists().where(staff_session.c.staff_id == staff_id, staff_session.c.stage == FULL)
    connection.execute(update(staff).where(staff.c.id == staff_id, ~others).values(seen_at=0))


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


def standing(connection: Connection, hashes: Collection[str], now: int, idle_ms: int) -> dict[str, str]:
    """Those of these sessions that have not ended, each with its member's role."""
    if not hashes:
        return {}
    found = connection.execute(_STANDING, {"hashes": list(hashes), "now": now, "idle_since": now - idle_ms})
    return {row.id_hash: row.role for row in found}


def csrf_token(cookie: str) -> str:
    """Made from the cookie, which no script can read; a page gets it from the answers to `/sign-in` and `/me`."""
    return sha256(f"threeany csrf {cookie}".encode()).hexdigest()
