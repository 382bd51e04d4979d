"""A State that was stored before something was switched: what of it is still told. Pure, and queries over a connection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson
from sqlalchemy import Connection, bindparam, or_, select, update

from channels import events
from channels.events import STATE, Draft
from channels.schema import conversation
from channels.supervision.gate import narrowed

Unspoken = Mapping[str, str]
"""Id of each benefit that no State may show → its name."""

_ROW = (
    select(conversation.c.id, conversation.c.state, conversation.c.last_seq).where(conversation.c.id == bindparam("id")).with_for_update()
)
_STORE = update(conversation).where(conversation.c.id == bindparam("of")).values(state=bindparam("new"), last_seq=bindparam("seq"))


def without(state: str, unspoken: Unspoken) -> str:
    """The State as it may be told; as it is, byte for byte, where it shows nothing of these."""
    if not any(trace in state for trace in _traces(unspoken)):
        return state
    return events.dump(narrowed(orjson.loads(state), unspoken))


def showing(connection: Connection, ids: Sequence[str], unspoken: Unspoken) -> list[str]:
    """Those of these conversations whose stored State shows what it may not."""
    shows = or_(*(conversation.c.state.contains(trace, autoescape=True) for trace in _traces(unspoken)))
    return list(connection.scalars(select(conversation.c.id).where(conversation.c.id.in_(ids), shows)))


def take_back(connection: Connection, conversation_id: str, unspoken: Unspoken) -> bool:
    """Write the State anew for those who have the old one on their screen; of two gateways one does it."""
    row = connection.execute(_ROW, {"id": conversation_id}).one_or_none()
    if row is None or (state := without(row.state, unspoken)) == row.state:
        return False
    (written,) = events.append(connection, row.id, row.last_seq, [Draft(STATE, orjson.loads(state))])
    connection.execute(_STORE, {"of": row.id, "new": written.payload, "seq": written.seq})
    return True


def _traces(unspoken: Unspoken) -> list[str]:
    """As `events.dump` writes them."""
    return [text for one, name in unspoken.items() for text in (f'"id":{events.dump(one)}', f'"benefit":{events.dump(name)}')]
