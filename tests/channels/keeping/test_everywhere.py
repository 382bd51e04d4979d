"""An erasure reaches every table and every file, and what is left of it are figures without a word."""

from __future__ import annotations

import orjson
from sqlalchemy import select

from channels.schema import audit, metadata, step
from tests.channels.conftest import Desk, Talk
from tests.channels.desk.people import Counsellor
from tests.channels.keeping.whole import ADDRESS, PHONE, SECRET, leave_traces, rows_of
from tests.channels.test_erasure import traces

OF_A_CONVERSATION = {table.name for table in metadata.sorted_tables if "conversation_id" in table.c} | {"conversation"}


async def test_every_table_of_a_conversation_is_emptied_and_its_figures_are_nobodys(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await leave_traces(desk, talk, kim)
    before = await desk.gateway.store.run(rows_of, talk.id)
    assert {*before} == OF_A_CONVERSATION, "this test must fill every table, or it proves nothing about the one it leaves out"
    steps = before["step"]
    assert (await talk.call("DELETE")).status_code == 204
    assert await desk.gateway.store.run(rows_of, talk.id) == {}
    left = await desk.gateway.store.run(lambda connection: connection.execute(select(step).where(step.c.conversation_id.is_(None))).all())
    assert len(left) == steps


async def test_no_byte_of_what_anybody_said_or_left_is_in_any_file(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    left = await leave_traces(desk, talk, kim)
    for n in range(20):
        await left.talk.say(f"{SECRET} {n}", f"{SECRET}{n}")
    sealed = await desk.gateway.store.run(
        lambda connection: [row.sealed for row in connection.execute(metadata.tables["callback"].select())]
        + [row.address for row in connection.execute(metadata.tables["binding"].select()) if row.address]
    )
    assert len(sealed) == 2
    for words in (SECRET, *sealed):
        assert traces(desk.settings.var_dir, words)
    # Sealed things are in no file readable, before the erasure either.
    assert traces(desk.settings.var_dir, PHONE) == traces(desk.settings.var_dir, ADDRESS) == []
    assert (await talk.call("DELETE")).status_code == 204
    assert await desk.gateway.scrubber.clean(30)
    for words in (SECRET, *sealed):
        assert traces(desk.settings.var_dir, words) == []


async def test_an_erasure_by_its_owner_is_audited_without_a_word(desk: Desk, talk: Talk) -> None:
    await talk.say(SECRET)
    await talk.call("DELETE")
    row = await desk.gateway.store.run(lambda connection: connection.execute(select(audit).where(audit.c.action == "erase")).one())
    assert (row.actor, row.target, orjson.loads(row.detail)) == ("citizen", talk.id, {})


async def test_another_conversation_keeps_all_it_has(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    other = await desk.begin()
    await leave_traces(desk, other, kim)
    before = await desk.gateway.store.run(rows_of, other.id)
    await talk.say("하나")
    await talk.call("DELETE")
    assert await desk.gateway.store.run(rows_of, other.id) == before
