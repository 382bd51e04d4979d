"""The kept services: whole or not there, whatever happens while they are written."""

from __future__ import annotations

import errno
import gc
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from bot.errors import SnapshotError
from bot.services import durable
from bot.services.difference import difference
from bot.services.service import Service, read
from bot.services.snapshot import META, RECORDS, Snapshots
from tests.services.rows import whole

ROOT = Path(__file__).resolve().parents[2]
TEN = tuple(read(whole(number)) for number in range(1, 11))
NEWER = (replace(TEN[0], content="월 20만 원"), *TEN[1:])
NEWEST = (replace(TEN[0], content="월 30만 원"), *TEN[1:])


def put(kept: Snapshots, services: tuple[Service, ...] = TEN, force: bool = False) -> str:
    meta = kept.write(services, "test", "2026-03-01T09:00:00+09:00")
    kept.activate(meta.id, force)
    return meta.id


def held(kept: Snapshots) -> tuple[Service, ...]:
    loaded = kept.load()
    assert loaded is not None
    return loaded.services


@pytest.fixture
def kept(tmp_path: Path) -> Snapshots:
    return Snapshots(tmp_path / "services")


def test_where_nothing_was_kept_there_is_nothing(kept: Snapshots) -> None:
    assert (kept.current(), kept.previous(), kept.load()) == (None, None, None)


def test_what_was_kept_comes_back(kept: Snapshots) -> None:
    id = put(kept)
    loaded = kept.load()
    assert loaded is not None
    assert (kept.current(), loaded.meta.id, loaded.meta.count, loaded.services, loaded.problem) == (id, id, 10, TEN, "")


def test_the_name_is_the_content(kept: Snapshots) -> None:
    first = kept.write(TEN, "a", "2026-03-01T09:00:00+09:00").id
    assert kept.write(tuple(reversed(TEN)), "b", "2026-03-02T09:00:00+09:00").id == first
    assert kept.write(NEWER, "a", "2026-03-01T09:00:00+09:00").id != first


def test_what_is_written_is_not_current_before_it_is_activated(kept: Snapshots) -> None:
    old = put(kept)
    kept.write(NEWER, "test", "2026-03-01T09:00:00+09:00")
    assert kept.current() == old
    assert held(kept) == TEN


def test_another_process_sees_the_change_with_the_next_question(kept: Snapshots) -> None:
    reader = Snapshots(kept.folder)
    first = put(kept)
    assert reader.current() == first
    second = put(kept, NEWER)
    assert reader.current() == second
    kept.rollback()
    assert reader.current() == first


def test_asking_for_the_current_one_opens_no_file_while_nothing_changed(kept: Snapshots, monkeypatch: pytest.MonkeyPatch) -> None:
    id = put(kept)
    assert kept.current() == id
    monkeypatch.setattr(Path, "read_text", None)
    assert kept.current() == id


def test_the_previous_one_is_kept_and_older_ones_are_not(kept: Snapshots) -> None:
    ids = [put(kept, services) for services in (TEN, NEWER, NEWEST)]
    assert (kept.current(), kept.previous()) == (ids[2], ids[1])
    assert not (kept.folder / ids[0]).exists()
    kept.rollback()
    assert (kept.current(), held(kept)) == (ids[1], NEWER)
    kept.rollback()
    assert held(kept) == NEWEST


def test_there_may_be_nothing_to_go_back_to(kept: Snapshots) -> None:
    put(kept)
    with pytest.raises(SnapshotError, match="nothing to roll back to"):
        kept.rollback()


def test_an_empty_answer_replaces_nothing(kept: Snapshots) -> None:
    put(kept)
    with pytest.raises(SnapshotError, match="no services"):
        kept.write((), "test", "2026-03-01T09:00:00+09:00")
    assert held(kept) == TEN


def test_an_id_twice_is_refused(kept: Snapshots) -> None:
    with pytest.raises(SnapshotError, match="twice: 999900000001"):
        kept.write((*TEN, NEWER[0]), "test", "2026-03-01T09:00:00+09:00")


def test_losing_more_than_a_third_is_refused_unless_it_is_wanted(kept: Snapshots) -> None:
    put(kept)
    with pytest.raises(SnapshotError, match="4 of 10 services would be gone"):
        put(kept, TEN[:6])
    assert held(kept) == TEN
    put(kept, TEN[:6], force=True)
    assert held(kept) == TEN[:6]


def test_losing_a_third_is_not(kept: Snapshots) -> None:
    put(kept)
    put(kept, TEN[:7])
    assert held(kept) == TEN[:7]


def test_as_many_others_do_not_make_up_for_those_that_are_gone(kept: Snapshots) -> None:
    put(kept)
    with pytest.raises(SnapshotError, match="10 of 10"):
        put(kept, tuple(read(whole(number)) for number in range(11, 21)))


def half(folder: Path) -> None:
    content = (folder / RECORDS).read_bytes()
    (folder / RECORDS).write_bytes(content[: len(content) // 2])


def flipped(folder: Path) -> None:
    content = bytearray((folder / RECORDS).read_bytes())
    content[100] ^= 1
    (folder / RECORDS).write_bytes(content)


def other_schema(folder: Path) -> None:
    meta = orjson.loads((folder / META).read_bytes())
    (folder / META).write_bytes(orjson.dumps({**meta, "schema": 999}))


DAMAGE: tuple[Callable[[Path], object], ...] = (
    half,
    flipped,
    other_schema,
    shutil.rmtree,
    lambda folder: (folder / RECORDS).unlink(),
    lambda folder: (folder / META).unlink(),
    lambda folder: (folder / META).write_bytes(b"{"),
    lambda folder: (folder / META).write_bytes(b'{"id": 1}'),
)


@pytest.mark.parametrize("damage", DAMAGE)
def test_where_the_current_one_is_damaged_the_previous_serves_and_it_is_said(
    kept: Snapshots, damage: Callable[[Path], object], caplog: pytest.LogCaptureFixture
) -> None:
    put(kept)
    id = put(kept, NEWER)
    damage(kept.folder / id)
    loaded = kept.load()
    assert loaded is not None
    assert loaded.services == TEN
    assert id in loaded.problem
    assert id in caplog.text


def test_a_damaged_one_is_mended_by_the_same_content(kept: Snapshots) -> None:
    put(kept)
    id = put(kept, NEWER)
    half(kept.folder / id)
    assert put(kept, NEWER) == id
    assert held(kept) == NEWER


def test_a_damaged_one_is_never_rolled_back_to(kept: Snapshots) -> None:
    first, second = put(kept), put(kept, NEWER)
    half(kept.folder / first)
    with pytest.raises(SnapshotError, match="damaged"):
        kept.rollback()
    assert kept.current() == second


def test_where_both_are_damaged_it_says_what_to_do(kept: Snapshots) -> None:
    for services in (TEN, NEWER):
        half(kept.folder / put(kept, services))
    with pytest.raises(SnapshotError, match="threeany sync"):
        kept.load()


@pytest.mark.parametrize("garbage", [b"", b"\x00\x00", b"../../etc\n", b"\xff\xfe"])
def test_where_the_pointer_is_garbage_a_whole_snapshot_is_found(kept: Snapshots, garbage: bytes) -> None:
    put(kept)
    (kept.folder / "current").write_bytes(garbage)
    loaded = kept.load()
    assert loaded is not None
    assert loaded.services == TEN
    assert "names no snapshot" in loaded.problem


@pytest.mark.parametrize("step", range(5))
def test_a_full_disk_leaves_what_is_there(kept: Snapshots, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """fsync number `step` fails: of the records, the meta file, the folder, the folder above, the pointer."""
    put(kept)
    calls, fsync = iter(range(100)), os.fsync

    def failing(descriptor: int) -> None:
        if next(calls) == step:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(descriptor)

    monkeypatch.setattr(durable.os, "fsync", failing)
    with pytest.raises(SnapshotError, match="No space left"):
        put(kept, NEWER)
    monkeypatch.undo()
    assert held(kept) == TEN
    put(kept, NEWER)
    assert held(kept) == NEWER
    assert sorted(path.name for path in kept.folder.iterdir() if ".new" in path.name) == []


def test_what_was_not_written_as_meant_is_never_named(kept: Snapshots, monkeypatch: pytest.MonkeyPatch) -> None:
    put(kept)
    write = durable.write
    monkeypatch.setattr(durable, "write", lambda path, content: write(path, content[:-7]))
    with pytest.raises(SnapshotError, match="damaged"):
        kept.write(NEWER, "test", "2026-03-01T09:00:00+09:00")
    monkeypatch.undo()
    assert held(kept) == TEN


KILLED = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from bot.services import durable, snapshot
    from tests.services.test_snapshot import NEWER, put
    after, step = sys.argv[2] == "after", int(sys.argv[3])
    steps = iter(range(100))
    def dying(real):
        def call(*args, **kwargs):
            now = next(steps) == step
            if now and not after: os.kill(os.getpid(), signal.SIGKILL)
            if now and real is os.fsync: os.ftruncate(args[0], 50) if not os.path.isdir(f"/proc/self/fd/{args[0]}") else None
            result = real(*args, **kwargs)
            if now: os.kill(os.getpid(), signal.SIGKILL)
            return result
        return call
    for name in ("fsync", "rename", "replace"): setattr(os, name, dying(getattr(os, name)))
    put(snapshot.Snapshots(Path(sys.argv[1])), NEWER)
    print("ended", next(steps))
    """
)
STEPS = 8
"""Records, meta, folder, name, folder above, pointer beside, pointer swapped, folder."""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", range(STEPS))
def test_killed_at_any_step_it_holds_the_old_or_the_new(kept: Snapshots, step: int, when: str) -> None:
    old = put(kept)
    done = subprocess.run([sys.executable, "-c", KILLED, str(kept.folder), when, str(step)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
    swapped = step > 6 or (step == 6 and when == "after")
    after = Snapshots(kept.folder)
    loaded = after.load()
    assert loaded is not None
    if step == 5 and when == "after":
        assert loaded.services == TEN  # the pointer beside was cut off, and nobody reads it
    assert (loaded.services, loaded.problem) == (NEWER if swapped else TEN, "")
    put(after, NEWER)  # and the next one goes through
    assert (held(after), after.previous()) == (NEWER, old)
    assert sorted(path.name for path in after.folder.iterdir()) == sorted(["current", after.current() or "", old])


def test_the_steps_that_are_killed_are_all_there_are(kept: Snapshots) -> None:
    put(kept)
    command = [sys.executable, "-c", KILLED, str(kept.folder), "before", "99"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["ended", str(STEPS)]


def test_two_cannot_change_it_at_once(kept: Snapshots) -> None:
    with kept.locked(), pytest.raises(SnapshotError, match=f"process {os.getpid()}"), Snapshots(kept.folder).locked():
        pass
    with kept.locked():
        pass


def test_a_dead_process_holds_no_lock(kept: Snapshots) -> None:
    code = "import sys,time;from pathlib import Path;from bot.services.snapshot import Snapshots\n"
    code += "with Snapshots(Path(sys.argv[1])).locked(): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code, str(kept.folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(SnapshotError, match=f"process {other.pid}"), kept.locked():
            pass
        other.kill()
    with kept.locked():
        pass


def test_eleven_thousand_are_loaded_in_well_under_a_second(kept: Snapshots) -> None:
    text = "○ 가온시에 사는 19세 이상 34세 이하 청년, 기준 중위소득 60% 이하\n" * 8
    put(kept, tuple(replace(TEN[0], id=f"{number:012d}", target=text, content=text) for number in range(11_000)))
    gc.collect()
    gc.freeze()  # What other tests keep alive is not walked through while this is timed.
    try:
        assert min(load_time(kept, 11_000) for _ in range(3)) < 1
    finally:
        gc.unfreeze()


def load_time(kept: Snapshots, count: int) -> float:
    """Seconds of the processor."""
    started = time.process_time()
    loaded = kept.load()
    assert loaded is not None
    assert len(loaded.services) == count
    return time.process_time() - started


def test_a_difference_names_the_fields() -> None:
    new = (replace(TEN[0], content="월 20만 원", views=99), replace(TEN[1], views=99), *TEN[3:], read(whole(11)))
    found = difference(TEN, new)
    assert (found.added, found.changed, found.ended) == (("999900000011",), {"999900000001": ("content",)}, ("999900000003",))
