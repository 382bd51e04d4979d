"""Who is reached through a messenger: the bindings that carry the messenger's own id of a person. Queries over a connection.

A binding is a follower with a memory: `delivered_seq` says how far the conversation's log has reached the person. The messenger's id is
kept as a keyed hash, to recognise who writes; the address is sealed (`vault`), to be able to answer. Neither is readable in the store.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from channels import events, identity, register
from channels.events import Draft, Event
from channels.schema import binding, conversation, turn
from channels.vault import key_file

DAY_MS = identity.DAY_MS

_COLUMNS = (binding.c.id, binding.c.conversation_id, binding.c.channel, binding.c.address, binding.c.delivered_seq, binding.c.expires_at)
_ALIVE = select(*_COLUMNS).where(binding.c.channel == bindparam("channel"), binding.c.expires_at > bindparam("now"))
_FIND = _ALIVE.where(binding.c.external_hash == bindparam("external_hash"))
_BEHIND = _ALIVE.join(conversation, conversation.c.id == binding.c.conversation_id).where(
    binding.c.address.is_not(None), conversation.c.last_seq > binding.c.delivered_seq
)
_DELIVERED = (
    update(binding)
    .where(binding.c.id == bindparam("binding_id"), binding.c.delivered_seq < bindparam("seq"))
    .values(delivered_seq=bindparam("seq"))
)


@dataclass(frozen=True)
class Bound:
    """A conversation as one person on a messenger has it."""

    id: str
    conversation_id: str
    channel: str
    address: str | None
    """Sealed; None: nothing can be sent, either because the channel only answers or because the person has blocked us."""
    delivered_seq: int
    expires_at: int
    is_new: bool = False
    """Begun by the call that found it."""


@dataclass(frozen=True)
class Somebody:
    """A person on a messenger, as the store may know them."""

    channel: str
    external_hash: str
    address: str | None = None


def load_key(path: Path) -> bytes:
    """The key of `hashed`; the file is made, for its owner alone, where there is none."""
    return key_file(path, secrets.token_hex(32).encode()).split()[0]


def hashed(key: bytes, channel: str, own_id: str) -> str:
    """A messenger's id of a person, so that it is recognised but cannot be had by trying all ids: they are short numbers."""
    return hmac.new(key, f"{channel}:{own_id}".encode(), sha256).hexdigest()


def find(connection: Connection, channel: str, external_hash: str, now: int) -> Bound | None:
    """The binding of a person, unless it has expired."""
    row = connection.execute(_FIND, {"channel": channel, "external_hash": external_hash, "now": now}).one_or_none()
    return Bound(*row) if row else None


def use(connection: Connection, who: Somebody, now: int, expires_at: int) -> Bound | None:
    """`find`, for somebody who has just written: the binding then lives on, and is reached again where it could not be."""
    found = find(connection, who.channel, who.external_hash, now)
    if found is None:
        return None
    if found.expires_at < expires_at - DAY_MS or (found.address is None) != (who.address is None):
        connection.execute(update(binding).where(binding.c.id == found.id).values(expires_at=expires_at, address=who.address))
        found = replace(found, expires_at=expires_at, address=who.address)
    return found


def begin_bound(
    connection: Connection,
    who: Somebody,
    context: Mapping[str, Any],
    state: Mapping[str, Any],
    greeting: Sequence[Draft],
    now: int,
    expires_at: int,
) -> Bound:
    """The person's conversation; where there is none, a new one whose log begins with `greeting`, none of it delivered yet."""
    if found := use(connection, who, now, expires_at):
        return found
    _forget(connection, who)

    def made() -> str:
        conversation_id = register.create(connection, who.channel, context, state, greeting, now)
        return _bind(connection, who, conversation_id, 0, now, expires_at)

    return _bound(connection, who, made, now)


def join(connection: Connection, who: Somebody, code: str, now: int, expires_at: int, guesses: int) -> Bound | None:
    """Let the person into the conversation that a code opens, and out of the one they had; None where it opens nothing.

    What was answered to the last message is delivered again, so that the question that stands open is seen here too.
    """
    conversation_id = identity.opened_by(connection, code, now, guesses)
    if conversation_id is None:
        return None
    _forget(connection, who)
    asked = select(func.max(turn.c.seq)).where(turn.c.conversation_id == conversation_id)
    return _bound(connection, who, lambda: _bind(connection, who, conversation_id, connection.scalar(asked) or 0, now, expires_at), now)


def delivered(connection: Connection, binding_id: str, seq: int) -> None:
    """The log up to `seq` has reached the person. It never goes back."""
    connection.execute(_DELIVERED, {"binding_id": binding_id, "seq": seq})


def due(connection: Connection, binding_id: str, most: int) -> tuple[Event, ...] | None:
    """The next events to be delivered, at most so many; None where this binding reaches nobody (any more)."""
    row = connection.execute(select(*_COLUMNS).where(binding.c.id == binding_id, binding.c.address.is_not(None))).one_or_none()
    return events.read(connection, row.conversation_id, row.delivered_seq, most) if row else None


def let_go(connection: Connection, binding_id: str) -> None:
    """Forget how to reach somebody who wants nothing sent any more. Their conversation stays, for when they come back."""
    connection.execute(update(binding).where(binding.c.id == binding_id).values(address=None))


def behind(connection: Connection, channel: str, now: int) -> list[Bound]:
    """Everybody who can be sent something and whose log goes on beyond what they have got."""
    return [Bound(*row) for row in connection.execute(_BEHIND, {"channel": channel, "now": now})]


def _forget(connection: Connection, who: Somebody) -> None:
    connection.execute(delete(binding).where(binding.c.channel == who.channel, binding.c.external_hash == who.external_hash))


def _bind(connection: Connection, who: Somebody, conversation_id: str, delivered_seq: int, now: int, expires_at: int) -> str:
    row = {"id": identity.new_id(), "conversation_id": conversation_id, "channel": who.channel, "external_hash": who.external_hash}
    values = {**row, "address": who.address, "delivered_seq": delivered_seq, "expires_at": expires_at, "created_at": now}
    connection.execute(insert(binding), values)
    return row["id"]


def _bound(connection: Connection, who: Somebody, made: Callable[[], str], now: int) -> Bound:
    """What `made` has bound. Where another gateway did the same at the same moment, theirs counts and ours is undone."""
    try:
        with connection.begin_nested():
            made()
        is_new = True
    except IntegrityError:
        is_new = False
    found = find(connection, who.channel, who.external_hash, now)
    assert found is not None
    return replace(found, is_new=is_new)
