"""Bringing the public services here: a first sync, one after 50 changes and one after none, and the swap as running readers meet it.

The API is a stand-in that is handed in (`--server`, a script that serves it on `--port` under `--key` and has POST `/admin/touch?id=`); it
runs on the same machine and takes its share of the time. Each sync is a process of its own, as cron starts it.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2

from bot import knowledge
from bot.knowledge import Contact
from bot.korean.regions import Regions
from bot.services import youth
from bot.services.benefit import Maker
from bot.services.keeper import keeper
from bot.services.service import Service
from bot.services.snapshot import Snapshots
from bot.settings import ROOT
from tests.bench.markdown import prose
from tests.bench.markdown import table as markdown
from tests.bench.questions import DAY, SEED
from tests.engine.product import answers, eventually, free_ports

CHANGED, SWAPS = 50, 20
KEY = "test-key"
POLL_S = 0.001
TURN_S = 0.02
"""Between two turns of a process that answers."""
READER = """
import sys, time
from pathlib import Path
from bot.services.snapshot import Snapshots
kept, seen = Snapshots(Path(sys.argv[1])), None
while True:
    began = time.monotonic()
    id = kept.current()
    if id != seen:
        seen = id
        print(id, time.monotonic(), time.monotonic() - began, flush=True)
    time.sleep(float(sys.argv[2]))
"""


def measure(server: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="threeany-bench-") as folder, _served(server) as url:
        environment = {"THREEANY_VAR_DIR": folder, "THREEANY_GOV24_KEY": KEY, "THREEANY_GOV24_URL": url + "/api"}
        kept = Snapshots(Path(folder) / "services")
        found = {"first": _synced(environment)}
        services = _services(kept)
        for service in random.Random(SEED).sample(services, CHANGED):
            httpx2.post(f"{url}/admin/touch", params={"id": service.id}, trust_env=False).raise_for_status()
        found |= {"changed": _synced(environment), "unchanged": _synced(environment)}
        two = _two(kept)
        return {"services": len(services), "syncs": found, "swap": _swaps(kept, *two), "taken_up": _taken_up(kept, *two)}


@contextmanager
def _served(server: Path) -> Iterator[str]:
    port = free_ports(1)[0]
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen([sys.executable, str(server), "--port", str(port), "--key", KEY], stdout=subprocess.DEVNULL) as process:
        try:
            with httpx2.Client(base_url=url, trust_env=False) as client:
                if not eventually(lambda: answers(client, f"/api/gov24/v3/serviceList?perPage=1&serviceKey={KEY}"), 30):
                    raise SystemExit(f"{server} does not answer")
            yield url
        finally:
            process.terminate()


def _synced(environment: dict[str, str]) -> dict[str, Any]:
    """One `threeany sync`: seconds from its start to its end, requests, and the most memory it ever took."""
    began = time.monotonic()
    command = [sys.executable, "-m", "channels.cli", "sync", "--json"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=said)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"sync failed: {process.returncode}")
        said.seek(0)
        report = json.loads(said.read())
    touched = len(report["added"]) + len(report["changed"])
    return {"seconds": seconds, "requests": int(report["calls"].split()[0]), "peak_mib": used.ru_maxrss / 1024, "reported": touched}


def _services(kept: Snapshots) -> tuple[Service, ...]:
    loaded = kept.load()
    if loaded is None:
        raise SystemExit("the sync kept nothing")
    return loaded.services


def _two(kept: Snapshots) -> tuple[str, str]:
    """Ids of two snapshots, of which the second is current."""
    services = _services(kept)
    first = kept.current() or ""
    second = kept.write((replace(services[0], name="나래"), *services[1:]), "bench", "2026-11-29T00:00:00+09:00").id
    kept.activate(second)
    return first, second


def _swaps(kept: Snapshots, first: str, second: str) -> dict[str, Any]:
    """Milliseconds: making the other snapshot current (read back and checked), the swap of it, and until another process sees it."""
    whole, swapped, noticed, asked = [], [], [], []
    command = [sys.executable, "-c", READER, str(kept.folder), str(POLL_S)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        for number in range(SWAPS):
            id = (first, second)[number % 2]
            began = time.monotonic()
            kept.activate(id)
            whole.append(time.monotonic() - began)
            reader.stdout.readline()
        for number in range(SWAPS):
            id = (first, second)[number % 2]
            began = time.monotonic()
            kept._point(id, (second, first)[number % 2])
            swapped.append(time.monotonic() - began)
            seen, when, took = reader.stdout.readline().split()
            assert seen == id
            noticed.append(float(when) - began)
            asked.append(float(took))
        reader.terminate()
    return {"activate": _spread(whole), "swap": _spread(swapped), "noticed": _spread(noticed), "asked": _spread(asked)}


def _spread(times_s: list[float]) -> dict[str, float]:
    ordered = sorted(times_s)
    return {"p50_ms": 1000 * ordered[len(ordered) // 2], "longest_ms": 1000 * ordered[-1]}


def _taken_up(kept: Snapshots, first: str, second: str) -> dict[str, float]:
    """A process that answers: from the swap until a turn is answered with the new services, and the longest that a turn waited for it."""
    known, data = knowledge.load(ROOT / "data"), ROOT / "data"
    maker = Maker(Regions.load(data / "regions.csv"), youth.load(data / "youth_ages.csv"), Contact("", "110"))
    keeping = keeper(kept, known, maker)
    former = keeping.wait(DAY)
    kept._point(first, second)
    began, waits = time.monotonic(), [0.0]
    while _timed(lambda: keeping.country(DAY), waits) is former:
        time.sleep(TURN_S)
    return {"seconds": time.monotonic() - began, "longest_wait_ms": 1000 * max(waits), "turns": len(waits) - 1}


def _timed(work: Callable[[], Any], waits: list[float]) -> Any:
    began = time.monotonic()
    found = work()
    waits.append(time.monotonic() - began)
    return found


def table(figures: dict[str, Any], _results: dict[str, Any]) -> Iterator[str]:
    labels = {"first": "the first", "changed": f"after {CHANGED} changes", "unchanged": "after none"}
    rows = [
        [label, one["reported"], f"{one['seconds']:.1f}", one["requests"], f"{one['peak_mib']:.0f}"]
        for label, one in ((label, figures["syncs"][name]) for name, label in labels.items())
    ]
    head = [f"`threeany sync` of {figures['services']:,} services", "new or changed", "seconds", "requests", "peak, MiB"]
    yield from markdown(head, rows)
    yield ""
    swap, taken_up = figures["swap"], figures["taken_up"]
    told = {
        "activate": "a snapshot is made current, read back and checked before",
        "swap": "of it the swap",
        "noticed": f"from the beginning of the swap until another process sees it, which asks every {1000 * POLL_S:.0f} ms",
        "asked": "asking, where there is a new one",
    }
    swaps = [[label, f"{swap[name]['p50_ms']:.2f}", f"{swap[name]['longest_ms']:.2f}"] for name, label in told.items()]
    yield from markdown(["milliseconds", "p50", "longest"], swaps)
    yield ""
    yield prose(f"""
        {SWAPS} swaps. A process that answers builds the new services on a thread beside and answers with the former ones until then:
        {taken_up["seconds"]:.1f} s; of {taken_up["turns"]} turns meanwhile none waited longer than {taken_up["longest_wait_ms"]:.1f} ms for
        its services. The stand-in for the API, on the same machine, takes its share of the seconds above; over the network each request
        takes longer.""")
