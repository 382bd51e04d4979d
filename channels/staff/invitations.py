"""One-time links that set a password. There is no default password: the first administrator comes in by such a link too."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert

from bot.settings import Settings
from channels.identity import digest
from channels.problems import Problem
from channels.schema import invitation
from channels.staff import accounts

TOKEN_BYTES = 32
PAGE = "/console#setup="
"""What follows # is never sent: the secret is in no log on the way."""


@dataclass(frozen=True)
class Invited:
    staff_id: str | None
    """None: the first administrator."""


def invite(connection: Connection, staff_id: str | None, now: int, settings: Settings) -> str:
    """The secret of a new link; earlier links for the same are dead from now on."""
    same = invitation.c.staff_id.is_(None) if staff_id is None else invitation.c.staff_id == staff_id
    connection.execute(delete(invitation).where(same | (invitation.c.expires_at <= now)))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    expires_at = now + settings.staff_link_hours * 3_600_000
    connection.execute(insert(invitation), {"token_hash": digest(token), "staff_id": staff_id, "expires_at": expires_at})
    return token


def invite_first(connection: Connection, now: int, settings: Settings) -> str | None:
    """A link for the first administrator; None once there is anybody."""
    return invite(connection, None, now, settings) if accounts.nobody(connection) else None


def peek(connection: Connection, token: str, now: int) -> Invited:
    """Whom a link is for. Raises Problem wrong_link where it was used, is too old, or none of ours."""
    valid = (invitation.c.token_hash == digest(token)) & (invitation.c.expires_at > now)
    row = connection.execute(invitation.select().where(valid)).one_or_none()
    if row is None or (row.staff_id is None and not accounts.nobody(connection)):
        raise Problem("wrong_link")
    return Invited(row.staff_id)


def redeem(connection: Connection, token: str) -> None:
    """Use it up. Raises Problem wrong_link where somebody was quicker."""
    if connection.execute(delete(invitation).where(invitation.c.token_hash == digest(token))).rowcount != 1:
        raise Problem("wrong_link")


def link(base: str, token: str) -> str:
    return f"{base.rstrip('/')}{PAGE}{token}"
