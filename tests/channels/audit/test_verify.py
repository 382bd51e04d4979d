"""Whatever is done to the log shows, and the first row it was done to is named."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from bot.settings import Settings
from channels.audit import log
from channels.audit.anchor import AnchorFile
from channels.audit.log import AuditError
from channels.audit.restart import restart
from channels.audit.verify import PAGE, verify
from tests.channels.audit.logbook import Logbook, opened

SWAP = (
    "UPDATE audit SET seq = 1003 WHERE seq = 3",
    "UPDATE audit SET seq = 3 WHERE seq = 4",
    "UPDATE audit SET seq = 4 WHERE seq = 1003",
)


async def test_a_log_that_nobody_touched_is_sound(book: Logbook) -> None:
    assert (await book.verify()).sound
    await book.write(6)
    verdict = await book.verify()
    assert (verdict.sound, verdict.rows, verdict.head.seq, verdict.unanchored) == (True, 6, 6, 0)


@pytest.mark.parametrize(
    ("statements", "fault"),
    [
        (("UPDATE audit SET actor = 'lee' WHERE seq = 3",), ("changed", 3)),
        (("UPDATE audit SET action = 'close' WHERE seq = 1",), ("changed", 1)),
        (("UPDATE audit SET target = 'other' WHERE seq = 6",), ("changed", 6)),
        (("UPDATE audit SET at = at + 1 WHERE seq = 2",), ("changed", 2)),
        (("UPDATE audit SET detail = '{\"reason\":\"x\"}' WHERE seq = 2",), ("changed", 2)),
        (("UPDATE audit SET mac = '7' WHERE seq = 4",), ("changed", 4)),
        (("UPDATE audit SET mac = 'ü' WHERE seq = 4",), ("changed", 4)),
        (("DELETE FROM audit WHERE seq = 3",), ("missing", 3)),
        (("DELETE FROM audit WHERE seq = 1",), ("missing", 1)),
        (("DELETE FROM audit WHERE seq = 3", "UPDATE audit SET seq = seq - 1 WHERE seq > 3"), ("changed", 3)),
        (("DELETE FROM audit WHERE seq = 6",), ("cut", 6)),
        (("DELETE FROM audit WHERE seq > 2",), ("cut", 3)),
        (("DELETE FROM audit",), ("cut", 1)),
        (SWAP, ("changed", 3)),
        (("INSERT INTO audit SELECT 7, at, actor, action, target, detail, mac FROM audit WHERE seq = 6",), ("changed", 7)),
        (("INSERT INTO audit SELECT 0, at, actor, action, target, detail, mac FROM audit WHERE seq = 6",), ("changed", 0)),
        (("UPDATE audit SET actor = 'kimv', action = 'iew' WHERE seq = 2",), ("changed", 2)),
    ],
    ids=lambda value: str(value)[:60],
)
async def test_what_somebody_with_the_database_does_shows(book: Logbook, statements: tuple[str, ...], fault: tuple[str, int]) -> None:
    await book.write(6)
    await book.tamper(*statements)
    assert await book.fault() == fault


async def test_another_log_in_its_place_shows(book: Logbook, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A whole chain made with another key."""
    await book.write(6)
    elsewhere = settings.model_copy(update={"var_dir": tmp_path_factory.mktemp("other")})
    async with opened(elsewhere) as other:
        await other.write(9, actor="innocent")
        rows = await other.rows()
    await book.tamper("DELETE FROM audit")
    columns = ((r.seq, r.at, r.actor, r.action, r.target, r.detail, r.mac) for r in rows)
    await book.tamper(*(f"INSERT INTO audit VALUES {row}" for row in columns))
    assert await book.fault() == ("changed", 1)


async def test_a_log_written_anew_even_with_the_key_shows(book: Logbook, settings: Settings) -> None:
    """Somebody has the database and the key, but not the anchors."""
    await book.write(6)
    before = book.chain.anchors.path.read_bytes()
    await book.tamper("DELETE FROM audit WHERE seq > 3")
    await book.write(3, actor="innocent")
    book.chain.anchors.path.write_bytes(before)
    assert await book.fault() == ("replaced", 4)


async def test_a_tail_that_was_cut_shows_also_after_the_gateway_went_on(book: Logbook) -> None:
    await book.write(6)
    await book.tamper("DELETE FROM audit WHERE seq > 4")
    await book.write(5, actor="lee")
    assert await book.fault() == ("replaced", 5)


async def test_an_older_state_of_the_database_shows(settings: Settings) -> None:
    async with opened(settings) as book:
        await book.write(3)
    file = settings.var_dir / "threeany.db"
    shutil.copy(file, file.with_name("backup.db"))
    async with opened(settings) as book:
        await book.write(2)
    shutil.move(file.with_name("backup.db"), file)
    for left in settings.var_dir.glob("threeany.db-*"):
        left.unlink()
    async with opened(settings) as book:
        assert await book.fault() == ("cut", 4)


async def test_an_anchor_file_that_was_removed_or_emptied_shows(book: Logbook) -> None:
    await book.write(2)
    kept = book.chain.anchors.path.read_bytes()
    book.chain.anchors.path.write_bytes(b"")
    assert await book.fault() == ("anchor_missing", 2)
    book.chain.anchors.path.unlink()
    assert await book.fault() == ("anchor_missing", 2)
    book.chain.anchors.path.write_bytes(kept)
    assert await book.fault() is None


async def test_a_line_of_the_anchor_file_that_is_none_of_ours_shows(book: Logbook) -> None:
    await book.write(2)
    with book.chain.anchors.path.open("ab") as file:
        file.write(b"3 nonsense\n")
    assert await book.fault() == ("anchor_damaged", 4)


async def test_an_anchor_of_a_row_that_never_was_looks_like_a_cut(book: Logbook) -> None:
    await book.write(2)
    with book.chain.anchors.path.open("ab") as file:
        file.write(f"9 {'a' * 64} 1\n".encode())
    assert await book.fault() == ("cut", 3)


async def test_the_order_of_anchors_of_two_processes_does_not_matter(book: Logbook) -> None:
    await book.write(3)
    lines = book.chain.anchors.path.read_text().splitlines(keepends=True)
    book.chain.anchors.path.write_text("".join([lines[0], lines[3], lines[1], lines[2]]))
    verdict = await book.verify()
    assert (verdict.sound, verdict.unanchored) == (True, 0)


async def test_a_copy_of_the_anchors_kept_elsewhere_convicts_whoever_cut_both(book: Logbook, settings: Settings) -> None:
    await book.write(5)
    elsewhere = settings.var_dir / "copy"
    shutil.copy(book.chain.anchors.path, elsewhere)
    await book.tamper("DELETE FROM audit WHERE seq > 3")
    lines = book.chain.anchors.path.read_text().splitlines(keepends=True)
    book.chain.anchors.path.write_text("".join(lines[:4]))
    assert await book.fault() is None
    found = await verify(book.store, replace(book.chain, anchors=AnchorFile(elsewhere)))
    assert found.fault is not None and (found.fault.kind, found.fault.seq) == ("cut", 4)


async def test_a_long_log_is_read_page_by_page(book: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    assert PAGE >= 1000
    monkeypatch.setattr("channels.audit.verify.PAGE", 4)
    await book.write(11)
    assert (await book.verify()).rows == 11
    await book.tamper("DELETE FROM audit WHERE seq IN (8, 9)")
    assert await book.fault() == ("missing", 8)


async def test_rows_written_while_it_is_verified_are_no_fault(book: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """The anchors are read first: what they speak of is stored by then."""
    monkeypatch.setattr("channels.audit.verify.PAGE", 2)
    await book.write(4)
    read = AnchorFile.read

    def read_then_more(self: AnchorFile) -> object:
        found = read(self)
        book.store._transaction(log.write, "kim", "reply", "x", 1)
        return found

    monkeypatch.setattr(AnchorFile, "read", read_then_more)
    verdict = await book.verify()
    assert (verdict.sound, verdict.rows, verdict.unanchored) == (True, 5, 1)


async def test_anchoring_begins_anew_by_hand_and_the_log_tells_of_it(book: Logbook) -> None:
    await book.write(2)
    with pytest.raises(AuditError, match="put it aside"):
        await restart(book.store, book.chain, 5)
    book.chain.anchors.path.unlink()
    assert await restart(book.store, book.chain, 5) == 3
    assert (await book.rows())[-1].target == "audit anchor"
    await book.write(1)
    assert (await book.verify()).sound


async def test_no_anchor_for_a_log_that_was_tampered_with(book: Logbook) -> None:
    await book.write(3)
    await book.tamper("UPDATE audit SET actor = 'lee' WHERE seq = 2")
    book.chain.anchors.path.unlink()
    with pytest.raises(AuditError, match="row 2 is changed"):
        await restart(book.store, book.chain, 5)
    assert book.chain.anchors.read() is None
