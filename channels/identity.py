"""Who may open a conversation: bindings (one a device), their tokens, and codes that let another device in. Queries over a connection."""

from __future__ import annotations

import hmac
import secrets
import uuid
from hashlib import sha256

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.errors import NotAllowed, NotFound
from channels.problems import Problem
from channels.schema import binding, conversation, link

TOKEN_BYTES = 32
DAY_MS = 24 * 3600 * 1000
CODE_HALF = 4
"""A code is twice as many digits: 10⁸ codes, of which a guesser may try a handful (`link_guesses`, `join_failures`)."""
MOST_CODES = 10**CODE_HALF // 2
"""Codes alive at once: with so many, every second first half drawn is free."""
CODES_AGAIN_S = 60

_BINDINGS = (
    select(conversation.c.id, binding.c.id.label("binding_id"), binding.c.token_hash, binding.c.expires_at)
    .join_from(
        conversation, binding, (binding.c.conversation_id == conversation.c.id) & (binding.c.expires_at > bindparam("now")), isouter=True
    )
    .where(conversation.c.id == bindparam("conversation_id"))
)


def new_id() -> str:
    return uuid.uuid4().hex


def digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def bind(connection: Connection, conversation_id: str, channel: str, now: int, expires_at: int) -> str:
    """Let one more device in; its token, of which only the hash is kept."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = {"id": new_id(), "conversation_id": conversation_id, "channel": channel, "token_hash": digest(token)}
    connection.execute(insert(binding), {**row, "expires_at": expires_at, "created_at": now})
    return token


def admit(connection: Connection, conversation_id: str, token: str, now: int, expires_at: int) -> None:
    """Raise NotFound where there is no such conversation, NotAllowed where the token does not open it.

    A token in use does not expire: its end is moved to `expires_at`, once a day.
    """
    rows = connection.execute(_BINDINGS, {"conversation_id": conversation_id, "now": now}).all()
    if not rows:
        raise NotFound("conversation")
    given = digest(token)
    shown = next((row for row in rows if hmac.compare_digest(row.token_hash or "", given)), None)
    if shown is None:
        raise NotAllowed("token")
    if shown.expires_at < expires_at - DAY_MS:
        connection.execute(update(binding).where(binding.c.id == shown.binding_id).values(expires_at=expires_at))


def make_code(connection: Connection, conversation_id: str, now: int, expires_at: int) -> str:
    """A code for one other device; the conversation's earlier code is dead from now on. Raises Problem where too many are alive."""
    connection.execute(delete(link).where((link.c.conversation_id == conversation_id) | (link.c.expires_at <= now)))
    taken = set(connection.scalars(select(link.c.selector)))
    if len(taken) >= MOST_CODES:
        raise Problem("too_many", retry_after=CODES_AGAIN_S)
    selector = next(digits for digits in iter(_digits, None) if digits not in taken)
    code = selector + _digits()
    row = {"selector": selector, "conversation_id": conversation_id, "secret_hash": digest(code), "guesses": 0, "expires_at": expires_at}
    connection.execute(insert(link), row)
    return code


def redeem(connection: Connection, code: str, channel: str, now: int, expires_at: int, guesses: int) -> tuple[str, str] | None:
    """The conversation a code opens and a token for this device; the code is used up. None where it opens nothing: the guess counts."""
    conversation_id = opened_by(connection, code, now, guesses)
    return None if conversation_id is None else (conversation_id, bind(connection, conversation_id, channel, now, expires_at))


def opened_by(connection: Connection, code: str, now: int, guesses: int) -> str | None:
    """The conversation a code opens; the code is used up. None where it opens nothing: the guess counts."""
    selector = code[:CODE_HALF]
    row = connection.execute(select(link).where(link.c.selector == selector).with_for_update()).one_or_none()
    if row is None or row.expires_at <= now or row.guesses >= guesses:
        return None
    if not hmac.compare_digest(row.secret_hash, digest(code)):
        connection.execute(update(link).where(link.c.selector == selector).values(guesses=link.c.guesses + 1))
        return None
    connection.execute(delete(link).where(link.c.selector == selector))
    return str(row.conversation_id)


def let_go(connection: Connection, conversation_id: str, token: str, now: int) -> bool:
    """Shut a device out of a conversation that another has, or a code still opens; False where nobody else could go on with it."""
    ours = (binding.c.conversation_id == conversation_id) & (binding.c.token_hash == digest(token))
    theirs = select(binding.c.id).where(binding.c.conversation_id == conversation_id, binding.c.expires_at > now, ~ours)
    code = select(link.c.selector).where(link.c.conversation_id == conversation_id, link.c.expires_at > now)
    if not any(connection.execute(way.limit(1)).first() for way in (theirs, code)):
        return False
    connection.execute(delete(binding).where(ours))
    return True


def _digits() -> str:
    return f"{secrets.randbelow(10**CODE_HALF):0{CODE_HALF}}"
