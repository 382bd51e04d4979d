"""The log only grows, in one chain, together with what it records."""

from __future__ import annotations

import hashlib
import hmac
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection, text

from bot.settings import Settings
from channels.audit import anchor, log
from channels.audit.log import AuditError
from channels.store import Store
from tests.channels.audit.logbook import Logbook, opened


@pytest.mark.every_store
async def test_rows_are_numbered_and_each_is_sealed_over_the_one_before(book: Logbook) -> None:
    await book.write(3, reason="asked")
    rows = await book.rows()
    assert [(row.seq, row.actor, row.action, row.target) for row in rows] == [(n + 1, "kim", "view", f"target {n}") for n in range(3)]
    before = "0" * 64
    for row in rows:
        sealed = orjson.dumps(["threeany audit 1", row.seq, row.at, "kim", "view", row.target, '{"reason":"asked"}', before])
        assert row.mac == hmac.new(book.chain.key, sealed, hashlib.sha256).hexdigest()
        before = row.mac


@pytest.mark.every_store
async def test_what_is_not_stored_is_not_logged_and_not_anchored(book: Logbook) -> None:
    def fail(connection: Connection) -> None:
        log.write(connection, "kim", "claim", "x", 1)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await book.store.run(fail)
    await book.write(1)
    assert [row.action for row in await book.rows()] == ["view"]
    assert await book.fault() is None


async def test_the_key_is_outside_the_database_for_its_owner_alone(book: Logbook, settings: Settings) -> None:
    await book.write(1)
    path = log.key_path(settings)
    assert path.stat().st_mode & 0o077 == 0
    assert len(book.chain.key) == 64
    assert book.chain.key not in (settings.var_dir / "threeany.db").read_bytes()


@pytest.mark.parametrize(
    ("actor", "action", "target"), [("kim", "peek", "x"), ("kim", "", "x"), ("k" * 65, "view", "x"), ("kim", "view", "x" * 81)]
)
async def test_a_row_that_is_none_is_refused(book: Logbook, actor: str, action: str, target: str) -> None:
    with pytest.raises(AuditError):
        await book.store.run(log.write, actor, action, target, 1)


async def test_what_a_counsellor_typed_is_masked_and_cut(book: Logbook) -> None:
    await book.write(1, reason="본인 확인을 위해 010-1234-5678로 연락 " * 20, score=5, done=True, nothing=None)
    detail = orjson.loads((await book.rows())[0].detail)
    assert "1234" not in detail["reason"]
    assert len(detail["reason"]) <= 200
    assert (detail["score"], detail["done"], detail["nothing"]) == (5, True, None)


async def test_an_id_is_never_taken_for_a_telephone_number(book: Logbook) -> None:
    ids = {hashlib.md5(bytes([number])).hexdigest() for number in range(200)}
    for found in ids:
        await book.write(1, to=found)
    assert {orjson.loads(row.detail)["to"] for row in await book.rows()} == ids


async def test_a_store_without_a_log_says_so(settings: Settings) -> None:
    store = Store(settings.store_url)
    await store.open()
    with pytest.raises(AuditError, match="attach"):
        await store.run(log.write, "kim", "view", "x", 1)
    await store.close()


async def test_pages_go_both_ways(book: Logbook) -> None:
    await book.write(10)
    assert [row.seq for row in await book.store.run(log.read, 4, 3)] == [5, 6, 7]
    assert [row.seq for row in await book.store.run(log.newest, 4, 10)] == [3, 2, 1]


@pytest.mark.every_store
async def test_four_threads_of_two_processes_writing_at_once_make_one_chain(book: Logbook, settings: Settings) -> None:
    """Two stores over one database, as two gateways have, each in two threads."""
    count = 25

    def write(store: Store, name: str) -> None:
        for number in range(count):
            store._transaction(log.write, name, "reply", f"conversation {number}", number)

    async with opened(settings) as other:
        jobs = [(book.store, "a"), (book.store, "b"), (other.store, "c"), (other.store, "d")]
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda job: write(*job), jobs))
        verdict = await other.verify()
    assert (verdict.rows, verdict.fault, verdict.unanchored) == (4 * count, None, 0)
    rows = await book.rows()
    assert [row.seq for row in rows] == list(range(1, 4 * count + 1))
    for name in "abcd":
        assert [int(row.target.split()[1]) for row in rows if row.actor == name] == list(range(count))


@pytest.mark.every_store
async def test_each_row_is_anchored_as_soon_as_it_is_stored(book: Logbook) -> None:
    await book.write(3)
    anchors = book.chain.anchors.read()
    assert anchors is not None
    assert [(head.seq, head.mac) for head in anchors.heads] == [(0, "0" * 64)] + [(row.seq, row.mac) for row in await book.rows()]
    assert book.chain.anchors.path.stat().st_mode & 0o077 == 0


async def test_a_row_is_on_the_disk_before_its_anchor(book: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """`synchronous=NORMAL` does not wait for the disk; an anchor that outlived its row would look like a log that was cut."""
    synced: list[str] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        synced.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")).name)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    await book.write(1)
    assert synced == ["threeany.db-wal", "anchor.log"]


@pytest.mark.every_store
async def test_a_crash_between_row_and_anchor_leaves_it_behind_and_the_next_start_catches_up(
    book: Logbook, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    await book.write(2)
    with monkeypatch.context() as crashing:
        crashing.setattr(log, "_anchor", lambda chain, head: None)
        await book.write(3)
    verdict = await book.verify()
    assert (verdict.fault, verdict.rows, verdict.unanchored) == (None, 5, 3)
    async with opened(settings) as again:
        assert (await again.verify()).unanchored == 0


async def test_a_full_disk_does_not_undo_what_happened(book: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as filled:
        filled.setattr(anchor.AnchorFile, "append", full)
        await book.write(1)
    assert len(await book.rows()) == 1
    assert (await book.verify()).unanchored == 1
    assert book.chain.late.is_set()
    await book.store.run(book.chain.start)
    assert ((await book.verify()).unanchored, book.chain.late.is_set()) == (0, False)


async def test_an_anchor_file_that_is_gone_is_never_made_anew_in_silence(book: Logbook, settings: Settings) -> None:
    await book.write(1)
    book.chain.anchors.path.unlink()
    await book.write(1)
    async with opened(settings, start=False) as again:
        with pytest.raises(FileNotFoundError):
            await again.store.run(again.chain.start)
        assert await again.fault() == ("anchor_missing", 2)


async def test_rows_can_be_read_by_whoever_has_only_the_database(book: Logbook) -> None:
    await book.write(1)
    row = await book.store.run(lambda connection: connection.execute(text("SELECT * FROM audit")).one())
    assert row.actor == "kim"
