"""`threeany import`: what comes from files, and what is beside it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from rich.console import Console
from typer.testing import CliRunner

from bot.errors import Invalid, SnapshotError
from bot.services.service import read
from bot.services.snapshot import Snapshots
from bot.settings import Settings
from channels.cli import commands, sync
from channels.cli.sync import Options
from tests.channels.services.kept import Run, held
from tests.services.rows import conditions, detail, listed, whole


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
    told = io.StringIO()
    console = Console(file=told, width=200)
    sync.status(settings, console)
    bring(("a.json", orjson.dumps(WHOLE)))
    first = kept.current()
    bring(("b.json", orjson.dumps([whole(3)])))
    sync.rollback(settings, console)
    sync.status(settings, console)
    said = told.getvalue()
    assert "current: none" in said
    assert kept.current() == first
    assert f"snapshot {first} is current: 2 services" in said
    assert f"current: {first}, 2 services of" in said
    assert "from a.json" in said
    assert "calls today: 0 of 10000" in said


def test_status_shows_damage(settings: Settings, bring: Run, kept: Snapshots) -> None:
    bring(("a.json", orjson.dumps(WHOLE)))
    (kept.folder / (kept.current() or "") / "records.jsonl").unlink()
    told = io.StringIO()
    sync.status(settings, Console(file=told, width=200))
    assert "damaged" in told.getvalue()


def test_files_are_looked_for_where_the_command_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: Snapshots) -> None:
    (tmp_path / "typed" / "here").mkdir(parents=True)
    (tmp_path / "typed" / "here" / "a.json").write_bytes(orjson.dumps(WHOLE))
    monkeypatch.setenv("THREEANY_VAR_DIR", str(tmp_path / "var"))
    done = CliRunner().invoke(commands.app, ["import", "a.json"], obj=tmp_path / "typed" / "here")
    assert done.exit_code == 0, done.output
    assert len(held(kept)) == 2
