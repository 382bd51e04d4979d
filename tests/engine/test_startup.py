"""`make run` a second time: no network, answering within 40 s, and nothing left of it after Ctrl-C."""

from __future__ import annotations

import os
from pathlib import Path

import psutil

from tests.engine.command import OFFLINE, typed
from tests.engine.product import Product, eventually

SECOND_START_S = 40.0
"""On a machine that does nothing else."""
ROOM = 2.0
"""So many times longer is waited, so that a miss is reported with its figure."""


def allowed_s() -> float:
    """Where others keep the cores busy, a start gets its share of them and takes so much longer."""
    return SECOND_START_S * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def test_a_second_start_needs_no_network_and_ctrl_c_leaves_nothing(running: Product, tmp_path: Path) -> None:
    # `running` has seen to it that a model is trained: that is what makes this a second start.
    allowed = allowed_s()
    with typed(["make", "--no-print-directory", "run"], tmp_path, extra=OFFLINE) as command:
        command.wait_ready(ROOM * allowed)
        assert "어르신" in command.ask("일흔둘이고 혼자 살아요")
        assert command.elapsed_s < allowed, command.said()
        assert "nothing changed" in command.said()
        assert eventually(lambda: command.url in command.said(), 15)
        started = command.children()
        assert {"engine", "actions", "gateway"} == command.pids().keys()
        command.interrupt()
        assert "Stopped." in command.said()
        assert eventually(lambda: not any(psutil.pid_exists(process.pid) for process in started), 5)
        assert command.listening() == []
