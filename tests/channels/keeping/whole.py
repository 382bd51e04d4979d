"""A conversation that has left something in every table, by the ways a citizen and a counsellor leave it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert

from channels.clock import millis
from channels.events import dump
from channels.identity import new_id
from channels.schema import held, metadata, rating
from tests.channels.conftest import Desk, Talk
from tests.channels.desk.people import Counsellor
from tests.channels.fakes import NOW

SECRET = "우리집강아지이름은뭉치랍니다"
PHONE = "01023456789"
ADDRESS = "telegram:998877665544"


@dataclass(frozen=True)
class Left:
    talk: Talk
    by: Counsellor


async def leave_traces(desk: Desk, talk: Talk, by: Counsellor) -> Left:
    """`SECRET` in every table that may hold words, the sealed ones included."""
    await talk.say(SECRET, f"{SECRET}-1")
    await talk.call("PATCH", "/facts", json={"facts": {"age": 68}})
    asked = {"phone": PHONE, "address": SECRET, "when": SECRET, "about": SECRET, "consent": True}
    assert (await talk.call("POST", "/callback", json=asked)).status_code == 200
    assert (await talk.call("POST", "/link")).status_code == 201
    assert (await by.do(talk.id, "claim")).status_code == 200
    assert (await by.say(talk.id, f"네, {SECRET}")).status_code == 200
    assert (await by.do(talk.id, "notes", text=SECRET)).status_code in (200, 201)
    assert (await by.call("PUT", f"/conversations/{talk.id}/labels", json={"labels": [SECRET]})).status_code == 200
    assert (await by.do(talk.id, "release")).status_code == 200
    await desk.gateway.store.run(_rest, desk, talk.id)
    return Left(talk, by)


def _rest(connection: Connection, desk: Desk, conversation_id: str) -> None:
    """What other ways leave: a score, an answer held back, a messenger."""
    now, gateway = millis(NOW), desk.gateway
    own = {"conversation_id": conversation_id, "created_at": now}
    connection.execute(insert(rating), {**own, "score": 4, "reason": SECRET})
    replies = dump([{"text": SECRET}])
    connection.execute(insert(held), {**own, "id": new_id(), "turn_id": new_id(), "about": "loans", "replies": replies, "status": "open"})
    binding = {**own, "id": new_id(), "channel": "telegram", "external_hash": new_id(), "address": gateway.vault.seal(ADDRESS)}
    connection.execute(insert(metadata.tables["binding"]), {**binding, "expires_at": now + 24 * 3600 * 1000})


def rows_of(connection: Connection, conversation_id: str) -> dict[str, int]:
    """Tables that hold something of the conversation, with how much."""
    found = {}
    for table in metadata.sorted_tables:
        key = table.c.get("conversation_id", table.c.id if table.name == "conversation" else None)
        if key is not None and (count := len(connection.execute(table.select().where(key == conversation_id)).all())):
            found[table.name] = count
    return found
