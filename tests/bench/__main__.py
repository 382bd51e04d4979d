"""`make bench`: measures and writes docs/benchmarks.md.

`--only turns,startup` measures some of the tables; `--baselines` trains Rasa's default pipelines too, which takes long.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.matters import ABOUT
from bot.settings import ROOT
from channels.cli import engine
from channels.cli.steps import step
from tests.bench import (
    agreement,
    desk,
    masking,
    matching,
    money,
    next_question,
    offered,
    particular,
    questions,
    report,
    search,
    services_text,
    speech,
    speeds,
    startup,
    sync,
    turns,
)
from tests.bench import console as counsellors
from tests.bench import nlu as understanding
from tests.engine.product import Product, memory, started

KEPT = ROOT / "docs" / "benchmarks.json"
PAGE = ROOT / "docs" / "benchmarks.md"
QUIET_LOAD = 0.5
"""Above this, somebody else is using the machine and milliseconds say little."""

OF_SERVICES = ("agreement", "money", "next_question", "offered")
"""Tables over the services of a sync."""


def nlu(_asked: argparse.Namespace) -> dict[str, Any]:
    about = json.loads((ROOT / "models" / "matters" / ABOUT).read_text(encoding="utf-8"))
    figures = understanding.evaluate(understanding.model_in_use(), understanding.held_out())
    figures["unseen"] = understanding.evaluate(understanding.model_in_use(), understanding.held_out(understanding.UNSEEN))
    return {**figures, "matters": {"matters": len(about["ids"]) - 1, **about["judged"]}}


def _judged_choice() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((ROOT / "models" / "choice" / ABOUT).read_text(encoding="utf-8"))
    return dict(told["judged"])


def baselines(asked: argparse.Namespace) -> dict[str, Any]:
    trained = _in_rasa("baselines", "--epochs", str(asked.epochs))
    return {"epochs": asked.epochs, **understanding.baselines(trained)}


def load(_asked: argparse.Namespace) -> dict[str, Any]:
    with _product() as product:
        pids = {name: product.pid(name) for name in ("engine", "actions", "gateway")}
        before = memory(pids)
        found = asyncio.run(turns.measure(product))
        return {"load": found, "before_mib": before, "after_mib": memory(pids)}


@contextmanager
def _product() -> Iterator[Product]:
    with tempfile.TemporaryDirectory(prefix="threeany-bench-") as folder, started(Path(folder)) as product:
        yield product


MEASURES: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
    "nlu": nlu,
    "baselines": baselines,
    "particular": lambda _: {**particular.measure(), "judged": _judged_choice()},
    "turns": load,
    "startup": lambda _: startup.measure(),
    "questions": lambda _: questions.run(ROOT),
    "speeds": lambda _: speeds.measure(ROOT),
    "matching": lambda _: matching.measure(ROOT),
    "agreement": lambda asked: agreement.measure(asked.services),
    "next_question": lambda asked: next_question.measure(asked.services),
    "texts": lambda asked: services_text.measure(asked.data),
    "speech": lambda _: speech.measure(),
    "money": lambda asked: money.measure(asked.services),
    "search": lambda asked: search.measure(asked.corpus, asked.queries, asked.services),
    "offered": lambda asked: offered.measure(asked.services),
    "sync": lambda asked: sync.measure(asked.server),
    "masking": lambda _: masking.measure()[0],
    "desk": lambda asked: desk.measure(asked.calm_s),
    "console": lambda _: counsellors.measure(),
}


def _in_rasa(module: str, *arguments: str) -> dict[str, Any]:
    """What a module of this folder prints as JSON, run in the Rasa environment."""
    environment = engine.child_environment(engine.environment(ROOT, ROOT / "var", threads=os.cpu_count() or 1))
    done = subprocess.run(
        [str(engine.python(ROOT)), "-m", f"tests.bench.{module}", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"tests.bench.{module} failed:\n{done.stderr[-3000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def machine() -> dict[str, Any]:
    info = Path("/proc/cpuinfo")
    models_named = re.findall(r"model name\s*:\s*(.+)", info.read_text()) if info.exists() else []
    return {
        "cores": os.cpu_count(),
        "cpu": models_named[0] if models_named else platform.processor() or platform.machine(),
        "python": platform.python_version(),
        "load": os.getloadavg()[0],
    }


def main() -> None:
    asked = _arguments()
    results: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    console, began = Console(), time.monotonic()
    for name in asked.only:
        with step(console, name) as measuring:
            where = machine()
            if where["load"] > QUIET_LOAD:
                measuring.note(f"load {where['load']:.1f}: not a quiet machine")
            figures = MEASURES[name](asked)
        given = {"baselines": f" --epochs {asked.epochs}", "texts": " --data DIR", "search": " --corpus C --queries Q --services DIR"}
        given |= {"sync": " --server SCRIPT"}
        given |= dict.fromkeys(OF_SERVICES, " --services DIR")
        results[name] = {
            "measured": datetime.now(UTC).date().isoformat(),
            "command": f".venv/bin/python -m tests.bench --only {name}{given.get(name, '')}",
            "machine": where,
            "figures": figures,
        }
        # Written after each, so that an interrupted run keeps what it has.
        KEPT.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        PAGE.write_text(report.page(results), encoding="utf-8")
    console.print(f"{PAGE.relative_to(ROOT)} written after {time.monotonic() - began:.0f} s")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", type=lambda text: text.split(","), help=f"some of {', '.join(MEASURES)}, separated by commas")
    parser.add_argument("--baselines", action="store_true", help="train Rasa's default pipelines too, or take them from var/bench")
    parser.add_argument("--epochs", type=int, default=100, help="of DIET in the baselines; Rasa's default is 100")
    parser.add_argument("--data", type=Path, help="folder of the published records labelled for `texts`; they are not shipped")
    parser.add_argument("--calm-s", type=float, default=40.0, help="seconds of `desk` before anything is killed")
    parser.add_argument("--server", type=Path, help="script that stands in for the API of public services, for `sync`")
    for option, what in (("corpus", "lines"), ("queries", "lines"), ("services", "folder of a sync")):
        parser.add_argument(f"--{option}", type=Path, help=f"{what} for `search`, as `threeany eval search` takes them")
    asked = parser.parse_args()
    has_all = asked.corpus and asked.queries and asked.services
    needs = (("baselines", asked.baselines), ("texts", asked.data), ("search", has_all), ("sync", asked.server))
    needs += tuple((name, asked.services) for name in OF_SERVICES)
    left_out = {name for name, wanted in needs if not wanted}
    asked.only = asked.only or [name for name in MEASURES if name not in left_out]
    if "texts" in asked.only and not (asked.data and asked.data.is_dir()):
        parser.error("texts needs --data, a folder that is there")
    if "search" in asked.only and not has_all:
        parser.error("search needs --corpus, --queries and --services")
    if "sync" in asked.only and not (asked.server and asked.server.is_file()):
        parser.error("sync needs --server, a script that is there")
    if not asked.services and set(OF_SERVICES) & set(asked.only):
        parser.error(f"{' and '.join(OF_SERVICES)} need --services")
    if unknown := set(asked.only) - MEASURES.keys():
        parser.error(f"no such table: {', '.join(sorted(unknown))}")
    return asked


if __name__ == "__main__":
    main()
