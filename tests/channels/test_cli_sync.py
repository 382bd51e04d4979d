"""`threeany sync`, `import`, `services`: what they keep, what they say, and what they leave alone."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import orjson
import pytest
from rich.console import Console
from typer.testing import CliRunner

from bot.errors import Invalid, KeyRefused, QuotaSpent, SettingsError, SnapshotError, SourceError
from bot.services.service import read
from bot.services.snapshot import Snapshots
from bot.settings import Settings
from channels import clock
from channels.cli import commands, sync
from channels.cli.sync import Options
from channels.gov24 import CONDITIONS, DETAIL, LIST, Calls, Gov24
from tests.channels.gov24_fake import KEY, URL, FakeApi, cut, status
from tests.services.rows import conditions, detail, listed, whole


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        if name.startswith("THREEANY_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)  # no `.env` of this machine


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var_dir=tmp_path / "var", gov24_url=URL, gov24_key=KEY)  # type: ignore[arg-type]


@pytest.fixture
def kept(settings: Settings) -> Snapshots:
    return Snapshots(settings.var_dir / "services")


@pytest.fixture
def fake() -> FakeApi:
    return FakeApi()


Run = Callable[..., str]


@pytest.fixture
def run(settings: Settings, fake: FakeApi) -> Run:
    """Sync; what was printed."""

    def connect(settings: Settings, calls: Calls) -> Gov24:
        key = settings.gov24_key.get_secret_value()
        return Gov24(settings.gov24_url, key, calls, httpx2.Client(transport=fake), lambda seconds: None)

    def begin(full: bool = False, terminal: bool = False, **options: bool) -> str:
        console = Console(file=io.StringIO(), width=100, force_terminal=terminal)
        sync.sync(settings, console, Options(**options), full, connect)
        return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]

    return begin


@pytest.fixture
def bring(settings: Settings, tmp_path: Path) -> Run:
    def begin(*contents: tuple[str, bytes], replace: bool = False, **options: bool) -> str:
        paths = []
        for name, content in contents:
            (tmp_path / name).write_bytes(content)
            paths.append(tmp_path / name)
        console = Console(file=io.StringIO(), width=100)
        sync.bring_in(settings, console, paths, Options(**options), replace)
        return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]

    return begin


def held(kept: Snapshots) -> dict[str, Any]:
    loaded = kept.load()
    return {service.id: service for service in loaded.services} if loaded else {}


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


def lines(*rows: dict[str, Any]) -> bytes:
    return b"\n".join(orjson.dumps(row) for row in rows)


def table(*rows: dict[str, Any], encoding: str = "utf-8") -> bytes:
    names = list(rows[0])
    quoted = [",".join('"' + str("" if row.get(name) is None else row[name]).replace('"', '""') + '"' for name in names) for row in rows]
    return "\r\n".join([",".join(names), *quoted]).encode(encoding)


WHOLE = [whole(1), whole(2)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", orjson.dumps(WHOLE)),
        ("a.json", b"\xef\xbb\xbf" + orjson.dumps(WHOLE)),
        ("a.json", orjson.dumps({"page": 1, "data": WHOLE})),
        ("a.jsonl", lines(*WHOLE)),
        ("a.json", json.dumps(WHOLE, ensure_ascii=False).encode("cp949")),
        ("a.csv", table(*WHOLE)),
        ("a.csv", table(*WHOLE, encoding="utf-8-sig")),
        ("a.CSV", table(*WHOLE, encoding="cp949")),
    ],
)
def test_a_file_gives_the_same_records_as_the_api(bring: Run, kept: Snapshots, name: str, content: bytes) -> None:
    assert "2 services: 2 added" in bring((name, content))
    assert held(kept) == {f"99990000{n:04d}": read(listed(n), detail(n), conditions(n)) for n in (1, 2)}


def test_rows_of_a_service_come_together_across_files(bring: Run, kept: Snapshots) -> None:
    rows = [[make(1), make(2)] for make in (listed, detail, conditions)]
    bring(("list.json", orjson.dumps(rows[0])), ("detail.csv", table(*rows[1])), ("conditions.jsonl", lines(*rows[2])))
    assert held(kept)["999900000001"] == read(listed(1), detail(1), conditions(1))


def test_an_import_adds_and_updates(bring: Run, kept: Snapshots) -> None:
    bring(("a.json", orjson.dumps(WHOLE)))
    said = bring(("b.json", orjson.dumps([{"서비스ID": "999900000001", "서비스명": "새 이름"}, whole(3)])))
    assert "3 services: 1 added, 1 changed, 0 ended" in said
    assert held(kept)["999900000001"].name == "새 이름"
    assert held(kept)["999900000001"].content == "월 10만 원"


def test_a_file_of_details_updates_what_is_there_by_id(bring: Run, kept: Snapshots) -> None:
    bring(("a.json", orjson.dumps(WHOLE)))
    said = bring(
        ("b.json", orjson.dumps([{"서비스ID": "999900000001", "구비서류": "도장"}, {"서비스ID": "999900000009", "구비서류": "도장"}]))
    )
    assert "2 services: 0 added, 1 changed" in said
    assert "service 999900000009: 서비스명 must be a name" in said
    assert held(kept)["999900000001"].documents == "도장"


def test_an_import_may_replace_all(bring: Run, kept: Snapshots) -> None:
    bring(("a.json", orjson.dumps(WHOLE)))
    with pytest.raises(SnapshotError, match="2 of 2"):
        bring(("b.json", orjson.dumps([whole(3)])), replace=True)
    bring(("b.json", orjson.dumps([whole(3)])), replace=True, force=True)
    assert list(held(kept)) == ["999900000003"]


def test_an_import_may_be_tried(bring: Run, kept: Snapshots) -> None:
    assert "2 added" in bring(("a.json", orjson.dumps(WHOLE)), dry_run=True)
    assert kept.current() is None


def test_records_that_cannot_be_read_are_named_and_the_others_come(bring: Run, kept: Snapshots) -> None:
    rows = [whole(1), whole(2, JA0110="x"), {"서비스명": "번호 없음"}, 7, whole(3, 새필드="가", JA0999="Y")]
    said = bring(
        ("a.json", orjson.dumps(rows)), ("b.jsonl", lines(whole(4)) + b'\n{"a": \n'), ("c.csv", table(whole(5)) + b"\r\n1" + b",2" * 90)
    )
    assert sorted(held(kept)) == ["999900000001", "999900000003", "999900000004", "999900000005"]
    assert "5 records could not be read" in said
    for words in ("JA0110 must be", "a.json, row 3", "a.json, row 4", "b.jsonl, line 2", "c.csv, line"):
        assert words in said
    assert "unknown codes, ignored: JA0999 (1 ×)" in said
    assert "unknown fields, ignored: 새필드 (1 ×)" in said


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b""), ("a.json", b"{"), ("a.json", orjson.dumps(WHOLE)[:-300]), ("a.json", b"7"), ("a.json", b"[]"), ("a.json", b"null"),
        ("a.json", b"\xff\xff\xff"), ("a.csv", b""), ("a.csv", b"a,b\n1,2"), ("a.csv", "서비스ID,서비스명\n\"A1".encode()),
        ("a.csv", "서비스ID,서비스명\n".encode()), ("a.json", b'{"data": 7}'), ("a.json", b'[{"x": 1}]'), ("a.json", b"[" * 100_000),
    ],
)  # fmt: skip
def test_a_file_that_is_none_changes_nothing(bring: Run, kept: Snapshots, name: str, content: bytes) -> None:
    bring(("good.json", orjson.dumps(WHOLE)))
    before = held(kept)
    with pytest.raises(Invalid):
        bring((name, content))
    assert held(kept) == before


def test_a_file_that_is_missing_is_named(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="nowhere.json"):
        sync.bring_in(settings, Console(file=io.StringIO()), [tmp_path / "nowhere.json"], Options())


def test_a_sync_after_an_import_checks_everything(run: Run, bring: Run, kept: Snapshots) -> None:
    bring(("a.json", orjson.dumps([whole(1, 구비서류=None, 지원내용="옛 내용"), whole(2)])))
    run()
    assert held(kept)["999900000001"] == read(listed(1), detail(1), conditions(1))
    assert len(held(kept)) == 10


def test_services_of_bokjiro_do_not_end_with_a_sync(run: Run, bring: Run, kept: Snapshots) -> None:
    run()
    bring(
        (
            "b.json",
            orjson.dumps(
                [{"id": "WLF00000001", "name": "가온시 새싹 지원", "tags": [], "agency": "누리도 가온시", "region": "누리 가온시"}]
            ),
        )
    )
    run()
    assert "WLF00000001" in held(kept)
    run(full=True)
    assert "WLF00000001" in held(kept)


def test_going_back_and_what_is_kept(settings: Settings, bring: Run, kept: Snapshots) -> None:
    console = Console(file=io.StringIO(), width=200)
    sync.status(settings, console)
    bring(("a.json", orjson.dumps(WHOLE)))
    first = kept.current()
    bring(("b.json", orjson.dumps([whole(3)])))
    sync.rollback(settings, console)
    sync.status(settings, console)
    said = console.file.getvalue()  # type: ignore[attr-defined]
    assert "current: none" in said
    assert kept.current() == first
    assert f"snapshot {first} is current: 2 services" in said
    assert f"current: {first}, 2 services of" in said
    assert "from a.json" in said
    assert "calls today: 0 of 10000" in said


def test_status_shows_damage(settings: Settings, bring: Run, kept: Snapshots) -> None:
    bring(("a.json", orjson.dumps(WHOLE)))
    (kept.folder / (kept.current() or "") / "records.jsonl").unlink()
    console = Console(file=io.StringIO(), width=200)
    sync.status(settings, console)
    assert "damaged" in console.file.getvalue()  # type: ignore[attr-defined]


def test_files_are_looked_for_where_the_command_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: Snapshots) -> None:
    (tmp_path / "typed" / "here").mkdir(parents=True)
    (tmp_path / "typed" / "here" / "a.json").write_bytes(orjson.dumps(WHOLE))
    monkeypatch.setenv("THREEANY_VAR_DIR", str(tmp_path / "var"))
    done = CliRunner().invoke(commands.app, ["import", "a.json"], obj=tmp_path / "typed" / "here")
    assert done.exit_code == 0, done.output
    assert len(held(kept)) == 2


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
