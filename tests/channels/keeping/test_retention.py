"""What its time is over for is removed, the proof of it is right, and the audit log still hangs together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import orjson
import pytest
from rich.console import Console
from sqlalchemy import Connection, func, insert, select, update

from channels.audit import log
from channels.audit.verify import verify
from channels.cli.purge import purge
from channels.clock import millis
from channels.keeping import retention
from channels.keeping.retention import DAY_MS, Proof
from channels.schema import audit, binding, callback, conversation, event, invitation, link, note, staff_session, step
from tests.channels.conftest import Desk, Talk
from tests.channels.desk.conftest import Time
from tests.channels.desk.people import Counsellor
from tests.channels.fakes import NOW
from tests.channels.keeping.whole import SECRET, leave_traces
from tests.channels.test_erasure import traces

DAY_S = 24 * 3600.0


async def run(desk: Desk, work: Callable[[Connection], Any]) -> Any:
    return await desk.gateway.store.run(work)


async def count(desk: Desk, table: Any) -> int:
    return int(await run(desk, lambda connection: connection.scalar(select(func.count()).select_from(table))))


def of(proof: Proof, kind: str) -> tuple[int, int, int, int, int]:
    found = next(each for each in proof.kinds if each.kind == kind)
    return found.before, found.due, found.removed, found.after, found.left


async def expire(desk: Desk, talk: Talk) -> None:
    """Every way in: tokens and codes."""
    for way in (binding, link):
        over = update(way).where(way.c.conversation_id == talk.id).values(expires_at=1)
        await run(desk, lambda connection, over=over: connection.execute(over))


async def settle_calls(desk: Desk) -> None:
    await run(desk, lambda connection: connection.execute(update(callback).values(status="done", done_at=millis(NOW))))


async def test_an_unused_conversation_goes_with_all_it_has_and_a_used_one_stays(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await leave_traces(desk, talk, kim)
    other = await desk.begin()
    await other.say("하나")
    await settle_calls(desk)
    await expire(desk, talk)
    proof = await desk.gateway.keeping.purge()
    assert of(proof, "conversations") == (2, 1, 1, 1, 0)
    assert proof.sound
    assert proof.orphans == 0
    assert await count(desk, note) == await count(desk, callback) == 0
    assert (await other.call("GET", "/state")).status_code == 200
    assert await desk.gateway.scrubber.clean(30)
    assert traces(desk.settings.var_dir, SECRET) == []


async def test_who_a_person_still_owes_something_is_kept_until_it_is_done(desk: Desk, kim: Counsellor) -> None:
    """Joining another conversation by code takes the only way in to the first; somebody has promised to call there."""
    called, waiting, helped, idle = [await desk.begin() for _ in range(4)]
    await called.call("POST", "/callback", json={"phone": "01023456789", "consent": True})
    await waiting.call("POST", "/handover")
    await kim.do(helped.id, "claim")
    for talk in (called, waiting, helped, idle):
        await run(desk, lambda connection, talk=talk: connection.execute(binding.delete().where(binding.c.conversation_id == talk.id)))
    assert of(await desk.gateway.keeping.purge(), "conversations") == (4, 1, 1, 3, 0)
    assert await count(desk, callback) == 1
    (open_one,) = (await kim.call("GET", "/callbacks")).json()["items"]
    await kim.call("PATCH", f"/callbacks/{open_one['id']}", json={"status": "done"})
    await kim.do(helped.id, "close", outcome="resolved")
    assert of(await desk.gateway.keeping.purge(), "conversations") == (3, 2, 2, 1, 0)


async def test_a_settled_call_back_goes_after_its_days_and_an_open_one_stays(desk: Desk, talk: Talk, kim: Counsellor, time: Time) -> None:
    for each in (talk, await desk.begin(), await desk.begin()):
        await each.call("POST", "/callback", json={"phone": "01023456789", "consent": True})
    first, second, _ = (await kim.call("GET", "/callbacks")).json()["items"]
    assert (await kim.call("PATCH", f"/callbacks/{first['id']}", json={"status": "done"})).status_code == 200
    assert (await kim.call("PATCH", f"/callbacks/{second['id']}", json={"status": "unreachable"})).status_code == 200
    time.pass_by(29.9 * DAY_S)
    assert of(await desk.gateway.keeping.look(), "callbacks") == (3, 0, 0, 3, 0)
    time.pass_by(0.2 * DAY_S)
    await run(desk, lambda connection: connection.execute(update(binding).values(expires_at=2**50)))
    assert of(await desk.gateway.keeping.purge(), "callbacks") == (3, 2, 2, 1, 0)


@pytest.mark.parametrize(
    ("table", "kind", "row", "days"),
    [
        (step, "steps", lambda at: {"at": at, "kind": "begun", "channel": "web"}, 1095),
        (invitation, "invitations", lambda at: {"token_hash": f"{at:064}", "expires_at": at}, 30),
        (
            staff_session,
            "sessions",
            lambda at: {"id_hash": f"{at:064}", "staff_id": "kim", "csrf_hash": "", "stage": "full"}
            | {"created_at": 0, "seen_at": 0, "expires_at": at},
            30,
        ),
    ],
)
async def test_each_kind_has_days_of_its_own(desk: Desk, kim: Counsellor, table: Any, kind: str, row: Any, days: int) -> None:
    before = await count(desk, table)
    edge = millis(NOW) - days * DAY_MS
    for at in (edge - 1, edge, edge + 1):
        await run(desk, lambda connection, at=at: connection.execute(insert(table), row(at)))
    assert of(await desk.gateway.keeping.purge(), kind) == (before + 3, 2, 2, before + 1, 0)


async def test_expired_tokens_and_codes_go_while_the_conversation_stays(desk: Desk, talk: Talk) -> None:
    old = {"id": "old", "conversation_id": talk.id, "channel": "web", "token_hash": "x", "expires_at": 1, "created_at": 1}
    await run(desk, lambda connection: connection.execute(insert(binding), old))
    await talk.call("POST", "/link")
    await run(desk, lambda connection: connection.execute(update(link).values(expires_at=1)))
    proof = await desk.gateway.keeping.purge()
    assert of(proof, "tokens") == (2, 1, 1, 1, 0)
    assert of(proof, "codes") == (1, 1, 1, 0, 0)
    assert (await talk.call("GET", "/state")).status_code == 200


async def test_looking_removes_nothing_and_tells_what_would_go(desk: Desk, talk: Talk) -> None:
    await expire(desk, talk)
    proof = await desk.gateway.keeping.look()
    assert of(proof, "conversations") == (1, 1, 0, 1, 1)
    assert proof.sound
    assert await count(desk, conversation) == 1
    assert await count(desk, audit) == 0


async def test_the_audit_log_tells_what_went_in_one_row(desk: Desk, talk: Talk) -> None:
    await expire(desk, talk)
    await desk.gateway.keeping.purge()
    row = await run(desk, lambda connection: connection.execute(select(audit).where(audit.c.action == "purge")).one())
    told = orjson.loads(row.detail)
    assert (row.actor, row.target) == ("system", "store")
    assert {name: told[f"conversations_{name}"] for name in ("before", "removed", "after", "left")} == {
        "before": 1, "removed": 1, "after": 0, "left": 0,
    }  # fmt: skip
    assert told["sound"] is True
    assert "steps_before" not in told


async def test_a_purge_that_finds_nothing_says_nothing(desk: Desk, talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert not await desk.gateway.keeping.is_due()
    assert (await desk.gateway.keeping.purge()).removed == 0
    assert await count(desk, audit) == 0


async def test_a_purge_that_leaves_something_is_not_sound_and_says_so(desk: Desk, talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    await run(desk, lambda connection: connection.execute(insert(step), {"at": 1, "kind": "begun", "channel": "web"}))
    monkeypatch.setattr(retention, "remove", lambda connection, wanted: {})
    proof = await desk.gateway.keeping.purge()
    assert of(proof, "steps")[-1] == 1
    assert not proof.sound
    row = await run(desk, lambda connection: connection.execute(select(audit.c.detail).where(audit.c.action == "purge")).scalar_one())
    assert orjson.loads(row)["sound"] is False


async def test_words_without_a_conversation_make_a_proof_unsound(desk: Desk, talk: Talk) -> None:
    def lose(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        row = {"conversation_id": "nobody", "seq": 1, "kind": "message", "payload": "{}"}
        connection.execute(insert(event), row)
        assert retention.orphans(connection) == 1
        connection.execute(event.delete().where(event.c.conversation_id == "nobody"))

    await run(desk, lose)
    assert not Proof((), 1).sound


async def test_the_gateway_purges_by_itself(desk: Desk, talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    await talk.say(SECRET)
    await expire(desk, talk)
    await desk.gateway.keep_house()
    assert await count(desk, conversation) == 0
    assert traces(desk.settings.var_dir, SECRET) == []


async def aged(desk: Desk, *ages: int) -> None:
    """Rows of the audit log so many days old."""
    for days in ages:
        await run(desk, lambda connection, days=days: log.write(connection, "kim", "view", "x", millis(NOW) - days * DAY_MS))


async def test_an_audit_log_whose_oldest_rows_went_is_still_whole(desk: Desk) -> None:
    await aged(desk, 2000, 1500, 1096, 1000, 10)
    proof = await desk.gateway.keeping.purge()
    assert of(proof, "audit") == (5, 3, 3, 2, 0)
    verdict = await verify(desk.gateway.store, desk.gateway.audit)
    assert (verdict.sound, verdict.rows) == (True, 3)
    await aged(desk, 0)
    assert (await verify(desk.gateway.store, desk.gateway.audit)).sound


async def test_it_may_be_cut_again_when_the_row_that_told_of_the_first_cut_is_old(desk: Desk, time: Time) -> None:
    await aged(desk, 2000, 1000)
    await desk.gateway.keeping.purge()
    time.pass_by(2000 * DAY_S)
    await run(desk, lambda connection: log.write(connection, "kim", "view", "x", millis(time())))
    proof = await desk.gateway.keeping.purge()
    assert of(proof, "audit")[2] == 2
    assert (await verify(desk.gateway.store, desk.gateway.audit)).sound


async def test_nobody_else_can_shorten_it_unseen(desk: Desk) -> None:
    await aged(desk, 2000, 1000, 900, 10)
    await desk.gateway.keeping.purge()
    assert (await verify(desk.gateway.store, desk.gateway.audit)).sound
    await run(desk, lambda connection: connection.execute(audit.delete().where(audit.c.seq == 2)))
    verdict = await verify(desk.gateway.store, desk.gateway.audit)
    assert verdict.fault
    assert (verdict.fault.kind, verdict.fault.seq) == ("missing", 2)


async def test_a_cut_that_somebody_made_up_is_seen(desk: Desk) -> None:
    await aged(desk, 100, 90, 80, 10)

    def forge(connection: Connection) -> None:
        seal = connection.scalar(select(audit.c.mac).where(audit.c.seq == 2))
        connection.execute(audit.delete().where(audit.c.seq <= 2))
        made_up = orjson.dumps({"audit_mac": seal, "audit_through": 2}).decode()
        connection.execute(update(audit).where(audit.c.seq == 4).values(action="purge", detail=made_up))

    await run(desk, forge)
    verdict = await verify(desk.gateway.store, desk.gateway.audit)
    assert verdict.fault
    assert (verdict.fault.kind, verdict.fault.seq) == ("changed", 4)


async def test_the_command_removes_beside_a_running_gateway_and_prints_the_proof(
    desk: Desk, talk: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    await talk.say(SECRET)
    await expire(desk, talk)
    console = Console(width=120)
    assert await asyncio.to_thread(purge, desk.settings, console, True, False, lambda: NOW)
    assert "nothing was removed" in capsys.readouterr().out
    assert await asyncio.to_thread(purge, desk.settings, console, False, True, lambda: NOW)
    told = orjson.loads(capsys.readouterr().out)
    assert told["sound"]
    assert told["scrubbed"]
    assert next(kind for kind in told["kinds"] if kind["kind"] == "conversations")["removed"] == 1
    assert traces(desk.settings.var_dir, SECRET) == []
    assert (await talk.call("GET", "/state")).status_code == 404
