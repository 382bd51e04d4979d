"""From `threeany run` to an answer, and the memory of each process: with the model to be trained, and the second time."""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.settings import ROOT
from tests.engine.command import OFFLINE, typed
from tests.engine.product import memory

COMMAND = [sys.executable, "-m", "channels.cli", "run"]
FIRST_S, SECOND_S = 600.0, 120.0
"""Waited at most."""


@contextmanager
def untrained() -> Iterator[Path]:
    """This repository as a root of its own, but for its models: none yet."""
    with tempfile.TemporaryDirectory(prefix="threeany-bench-") as folder:
        root = Path(folder)
        for path in ROOT.iterdir():
            if path.name not in ("models", "var"):
                (root / path.name).symlink_to(path)
        (root / "models").mkdir()
        yield root


def measure() -> dict[str, Any]:
    """`first` and `second`: seconds from the command to each process and to the first answer, and MiB once that was given."""
    with untrained() as root:
        return {name: _start(root, most) for name, most in (("first", FIRST_S), ("second", SECOND_S))}


def _start(root: Path, most_s: float) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="threeany-bench-") as folder, typed(COMMAND, Path(folder), root, OFFLINE) as command:
        seconds = command.wait_ready(most_s)
        if trained := re.search(r"✓ Rasa model .*, trained +([\d.]+) s", command.said()):
            seconds["training"] = float(trained[1])
        command.ask("어머니가 일흔둘이고 혼자 사세요")
        answered = command.elapsed_s
        used = memory(command.pids())
        began = time.monotonic()
        command.interrupt()
        return {"seconds": {**seconds, "answer": answered}, "stopped_s": time.monotonic() - began, "mib": used}
