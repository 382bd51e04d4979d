"""`threeany match-all`: everybody in a file over processes of this machine, the very verdicts of one at a time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from distributed import Client
from pyarrow import parquet
from typer.testing import CliRunner

from bot import knowledge
from bot.eligibility import ELIGIBLE, INELIGIBLE, OPEN, POSSIBLE
from bot.errors import BatchError, Invalid
from bot.korean.regions import Regions
from bot.person import Person
from bot.services.columns import STATUS, Columns
from channels.batch import run
from channels.batch.run import Against, Done, Request, match_all
from channels.cli import commands
from tests.channels import batch_files

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 29)


@cache
def against() -> Against:
    known = knowledge.load(ROOT / "data")
    return Against(tuple(known.benefits.values()), known.parameters, Regions.load(ROOT / "data" / "regions.csv"), DAY)


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with run.local(workers=2) as client:
        yield client


def request_of(path: Path, **more: Any) -> Request:
    return Request(path, path.with_name("matched.parquet"), path.with_name("rejects.jsonl"), **more)


def expected(persons: list[Person], numbers: list[int] | None = None) -> list[dict[str, Any]]:
    """What the columns say, a person at a time."""
    columns = Columns(against().benefits, against().parameters, DAY)
    rows = []
    for number in range(len(persons)) if numbers is None else numbers:
        each = [STATUS[status] for status in columns.statuses([persons[number]])[:, 0]]
        having = {s: [b.id for b, status in zip(columns.benefits, each, strict=True) if status == s] for s in STATUS}
        counts = {f"{status}_count": len(having[status]) for status in (ELIGIBLE, POSSIBLE, OPEN, INELIGIBLE)}
        rows.append({"id": f"p{number}", "eligible": having[ELIGIBLE], "possible": having[POSSIBLE], **counts})
    return rows


def rows(out: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parquet.read_table(out).to_pylist()
    return found


def test_two_processes_say_what_the_columns_say_one_at_a_time(client: Client, tmp_path: Path) -> None:
    persons = batch_files.persons(700)
    path = batch_files.write(tmp_path / "people.parquet", persons, rows=300)
    done = match_all(client, request_of(path, rows=128), against())
    assert done == Done(700, 0, ())
    assert rows(tmp_path / "matched.parquet") == expected(persons)
    assert any(row["eligible"] for row in expected(persons[:200]))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["matched.parquet", "people.parquet"]


def test_a_worker_killed_in_the_middle_costs_time_and_nothing_else(tmp_path: Path) -> None:
    persons = batch_files.persons(4000)
    path = batch_files.write(tmp_path / "people.parquet", persons, rows=1000)
    with run.local(workers=2) as client:
        before = set(client.run(os.getpid).values())
        killed = list[int]()

        def kill(done: int, of: int) -> None:
            if not killed and done < of // 2:
                killed.append(min(before))
                os.kill(killed[0], signal.SIGKILL)

        done = match_all(client, request_of(path, rows=100), against(), kill)
        client.wait_for_workers(2)
        after = set(client.run(os.getpid).values())
    assert killed and killed[0] not in after
    assert done.matched == 4000
    found = rows(tmp_path / "matched.parquet")
    assert [row["id"] for row in found] == [f"p{number}" for number in range(4000)]
    assert sorted(part.name for part in (tmp_path / "matched.parquet").iterdir()) == [f"part-{n:05}.parquet" for n in range(40)]
    some = list(range(0, 4000, 37))
    assert [found[number] for number in some] == expected(persons, some)


def bad_file(path: Path) -> Path:
    table = pa.table({"id": [f"p{n}" for n in range(9)], "age": [70, 200, 71, 72, 73, -1, 74, 75, 76], "sex": ["male"] * 8 + ["m"]})
    parquet.write_table(table, path, row_group_size=4)
    return path


def test_a_bad_row_stops_the_run_and_nothing_is_written(client: Client, tmp_path: Path) -> None:
    path = bad_file(tmp_path / "people.parquet")
    with pytest.raises(Invalid, match=r"row \d \(id p\d\): (age|sex) must be .*, found"):
        match_all(client, request_of(path), against())
    assert [each.name for each in tmp_path.iterdir()] == ["people.parquet"]


def test_bad_rows_are_written_aside_when_they_may_be_skipped(client: Client, tmp_path: Path) -> None:
    done = match_all(client, request_of(bad_file(tmp_path / "people.parquet"), skip_bad=True), against())
    assert (done.matched, done.bad) == (6, 3)
    assert [row["id"] for row in rows(tmp_path / "matched.parquet")] == ["p0", "p2", "p3", "p4", "p6", "p7"]
    rejects = [json.loads(line) for line in (tmp_path / "rejects.jsonl").read_text().splitlines()]
    assert [(each["row"], each["id"], each["column"]) for each in rejects] == [(2, "p1", "age"), (6, "p5", "age"), (9, "p8", "sex")]
    assert rejects[0]["problem"] == "age must be a whole number from 0 to 130, found 200"


def test_an_empty_file_has_an_empty_answer(client: Client, tmp_path: Path) -> None:
    path = batch_files.write(tmp_path / "people.parquet", [])
    assert match_all(client, request_of(path), against()) == Done(0, 0, ())
    assert rows(tmp_path / "matched.parquet") == []
    assert parquet.read_schema(next((tmp_path / "matched.parquet").iterdir())).names[:3] == ["id", "eligible", "possible"]


def test_what_is_there_is_not_overwritten(client: Client, tmp_path: Path) -> None:
    path = batch_files.write(tmp_path / "people.parquet", batch_files.persons(3))
    (tmp_path / "matched.parquet").write_text("mine")
    with pytest.raises(Invalid, match="is there already"):
        match_all(client, request_of(path), against())
    assert (tmp_path / "matched.parquet").read_text() == "mine"


def test_no_scheduler_is_told_in_a_line() -> None:
    with pytest.raises(BatchError, match="no Dask scheduler answers at nowhere"), run.remote("nowhere://1"):
        pass


def test_the_command_runs_on_a_cluster_that_is_there(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREEANY_VAR_DIR", str(tmp_path / "var"))
    batch_files.write(tmp_path / "people.parquet", batch_files.persons(20))
    typed = ["match-all", "people.parquet", "-o", "out", "--day", "2026-11-29", "--scheduler", client.scheduler.address]
    result = CliRunner().invoke(commands.app, typed, obj=tmp_path, catch_exceptions=False)
    assert result.exit_code == 0 and "20 persons against" in result.output
    assert rows(tmp_path / "out") == expected(batch_files.persons(20))


_PEAK = """
import sys
from pathlib import Path
from channels.batch import spans, work
from tests.channels.test_match_all import against
found = against()
matching = work.Matching("m", found.benefits[:5], found.parameters, found.day, found.regions)
matching.setup(None)
path = Path(sys.argv[1])
spans.CUTS = 1
[span] = spans.cut(path, 10**9)
job = work.Job("m", path, path.parent, "id", ("id", "age", "monthly_income"))
work.match(job, span, matching)
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


def test_memory_does_not_grow_with_a_row_group(tmp_path: Path) -> None:
    """Seven times the rows in one group; as persons all at once they would take some 150 MiB more."""
    peaks = []
    for count in (30_000, 200_000):
        path = tmp_path / f"{count}.parquet"
        columns = {"id": range(count), "age": [n % 100 for n in range(count)], "monthly_income": [n * 7 for n in range(count)]}
        parquet.write_table(pa.table({name: pa.array(values) for name, values in columns.items()}), path, row_group_size=count)
        done = subprocess.run([sys.executable, "-c", _PEAK, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout) / 1024)
    assert peaks[1] - peaks[0] < 30, peaks


def test_nothing_of_it_is_loaded_by_the_other_commands() -> None:
    code = "import sys, channels.cli.commands; sys.exit(any(name in sys.modules for name in ('pyarrow', 'dask', 'distributed')))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
