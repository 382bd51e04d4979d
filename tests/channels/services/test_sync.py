"""`threeany sync`: what it keeps, what it says, and what it leaves alone."""

from __future__ import annotations

import io
import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from rich.console import Console

from bot.errors import KeyRefused, QuotaSpent, SettingsError, SnapshotError, SourceError
from bot.services.service import read
from bot.services.snapshot import Snapshots
from bot.settings import Settings
from channels import clock
from channels.cli import commands, sync
from channels.cli.sync import Options
from channels.gov24 import CONDITIONS, DETAIL, LIST
from tests.channels.gov24_fake import FakeApi, cut, status
from tests.channels.services.kept import Run, held
from tests.services.rows import conditions, detail, listed


def test_the_first_sync_keeps_everything(run: Run, kept: Snapshots) -> None:
    said = run()
    assert held(kept)["999900000003"] == read(listed(3), detail(3), conditions(3))
    assert "10 services: 10 added, 0 changed, 0 ended" in said
    assert "999900000001 가온시 나래 지원 1" in said
    assert "… and 5 more" in said
    assert "3 calls, 3 of 10000 today" in said
    assert f"snapshot {kept.current()} is current" in said
    assert not (kept.folder / "partial").exists()


def test_a_second_sync_takes_one_call_where_nothing_changed(run: Run, kept: Snapshots, fake: FakeApi) -> None:
    run()
    before, fake.asked = kept.current(), []
    assert "nothing changed" in run()
    assert kept.current() == before
    assert len(fake.asked) == 1


def test_a_sync_says_what_was_added_changed_and_ended(run: Run, kept: Snapshots, fake: FakeApi) -> None:
    run()
    fake.add(11)
    fake.touch("999900000002", "20990101000000", 지원내용="월 20만 원")
    fake.drop("999900000003")
    said = run()
    assert "10 services: 1 added, 1 changed, 1 ended" in said
    assert "999900000011 가온시 나래 지원 11" in said
    assert "999900000002 가온시 나래 지원 2: content, modified" in said
    assert "999900000003 가온시 나래 지원 3" in said
    assert held(kept)["999900000002"].content == "월 20만 원"
    assert "999900000003" not in held(kept)


def test_as_json_it_can_be_read_by_a_program(run: Run, fake: FakeApi, capsys: pytest.CaptureFixture[str], kept: Snapshots) -> None:
    fake.rows[LIST][0]["JA0110"] = "x"
    fake.rows[CONDITIONS][0]["JA0110"] = "x"
    fake.rows[CONDITIONS][1]["JA0999"] = "Y"
    run(as_json=True)
    found = json.loads(capsys.readouterr().out)
    assert (found["count"], len(found["added"]), found["changed"], found["ended"]) == (9, 9, {}, [])
    assert found["unreadable"] == [{"id": "999900000001", "field": "JA0110", "expected": "a whole number from 0", "found": "'x'"}]
    assert found["unknown"] == {"JA0999": 1}
    assert (found["snapshot"], found["dry_run"]) == (kept.current(), False)


def test_a_dry_run_keeps_nothing_but_the_count_of_calls(run: Run, kept: Snapshots, fake: FakeApi) -> None:
    said = run(dry_run=True)
    assert "10 added" in said
    assert "dry run: nothing was kept" in said
    assert sorted(path.name for path in kept.folder.iterdir()) == ["calls.json", "lock"]
    run()
    before = kept.current()
    for number in range(2, 8):
        fake.drop(f"99990000{number:04d}")
    said = run(dry_run=True)
    assert "would be refused: 6 of 10" in said
    assert kept.current() == before


def test_a_full_sync_fetches_what_was_not_modified_too(run: Run, kept: Snapshots, fake: FakeApi) -> None:
    run()
    fake.rows[DETAIL][0]["구비서류"] = "도장"  # without a new 수정일시
    run()
    assert held(kept)["999900000001"].documents == "신분증\n신청서"
    run(full=True)
    assert held(kept)["999900000001"].documents == "도장"


def test_without_a_key_it_says_how_to_get_one(settings: Settings) -> None:
    keyless = settings.model_copy(update={"gov24_key": Settings.model_fields["gov24_key"].default})
    with pytest.raises(SettingsError, match="15113968"):
        sync.sync(keyless, Console(file=io.StringIO()), Options())
    assert not settings.var_dir.exists()


def test_the_command_ends_with_one_for_a_missing_key(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["threeany", "sync"])
    monkeypatch.setenv("THREEANY_GOV24_KEY", "")
    monkeypatch.setattr(commands, "ROOT", Path.cwd())
    with pytest.raises(SystemExit) as ended:
        commands.main()
    assert ended.value.code == 1
    assert "data.go.kr" in capsys.readouterr().err


@pytest.mark.parametrize("step", range(3))
def test_whatever_breaks_off_leaves_what_is_there_and_is_gone_on_with(run: Run, kept: Snapshots, fake: FakeApi, step: int) -> None:
    run()
    before = held(kept)
    for number in range(1, 11):
        fake.touch(f"99990000{number:04d}", f"{clock.now() - timedelta(hours=1):%Y%m%d%H%M%S}", 지원내용="월 20만 원")
    fake.faults = [None, *[None] * step, *[cut] * 99]  # the question whether anything changed, and `step` pages
    with pytest.raises(SourceError):
        run()
    assert held(kept) == before
    fake.faults = []
    said = run()
    assert "10 changed" in said
    assert f"{4 - step} calls" in said


def test_a_spent_quota_says_when_to_go_on(run: Run, kept: Snapshots, fake: FakeApi) -> None:
    fake.quota = 2
    with pytest.raises(QuotaSpent, match="after midnight in Korea"):
        run()
    assert kept.current() is None
    fake.quota = 10**9
    assert "1 calls" in run()


def test_a_wrong_key_leaves_what_is_there(run: Run, kept: Snapshots, fake: FakeApi) -> None:
    run()
    before, fake.key = kept.current(), "another"
    with pytest.raises(KeyRefused):
        run()
    assert kept.current() == before


def test_half_a_list_is_refused(run: Run, kept: Snapshots, fake: FakeApi) -> None:
    run()
    before = held(kept)
    for number in range(2, 8):
        fake.drop(f"99990000{number:04d}")
    with pytest.raises(SnapshotError, match="6 of 10 services would be gone"):
        run()
    assert held(kept) == before
    run(force=True)
    assert len(held(kept)) == 4


def test_an_empty_list_is_refused(run: Run, kept: Snapshots, fake: FakeApi) -> None:
    run()
    before = held(kept)
    fake.rows = {kind: [] for kind in fake.rows}
    with pytest.raises(SnapshotError, match="no services"):
        run(force=True)
    assert held(kept) == before


def test_records_of_which_many_cannot_be_read_are_refused(run: Run, kept: Snapshots, fake: FakeApi) -> None:
    for row in fake.rows[CONDITIONS][:4]:
        row["JA0110"] = "x"
    with pytest.raises(SourceError, match="4 of 10 records cannot be read"):
        run()
    assert kept.current() is None


def test_a_damaged_snapshot_is_mended_by_a_sync(run: Run, kept: Snapshots, fake: FakeApi) -> None:
    run()
    (kept.folder / (kept.current() or "") / "records.jsonl").write_bytes(b"{")
    said = run()
    assert "damaged" in said
    assert len(held(kept)) == 10


def test_two_syncs_do_not_run_at_once(run: Run, kept: Snapshots, fake: FakeApi) -> None:
    with kept.locked(), pytest.raises(SnapshotError, match="another sync or import is running"):
        run()
    assert fake.asked == []


def test_on_a_terminal_progress_is_shown(run: Run) -> None:
    assert LIST in run(terminal=True)



def test_a_disk_that_is_full_while_syncing_is_said(run: Run, kept: Snapshots, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    before = held(kept)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SourceError, match="No space left"):
        run(full=True)
    assert held(kept) == before


def test_a_server_error_in_the_middle_is_sat_out(run: Run, kept: Snapshots, fake: FakeApi) -> None:
    fake.faults = [status(500), status(429), cut, None, status(503), cut, None, status(500)]
    run()
    assert len(held(kept)) == 10
