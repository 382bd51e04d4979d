"""`make run` or `threeany run` as a person types it: a process of its own, on free ports, ended with Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import psutil

from bot.settings import ROOT, Settings
from channels.cli import run
from channels.cli.client import address, connect
from tests.engine.product import answers, environment, eventually, settings_of

NOWHERE = "http://127.0.0.1:9"
"""The discard port, on which nobody listens."""
OFFLINE = {
    **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), NOWHERE),
    "no_proxy": "",
    "NO_PROXY": "",
    "PIP_INDEX_URL": NOWHERE,
    "PIP_RETRIES": "0",
}
"""What a program that wants the network comes up against; loopback stays, which no proxy should stand before."""
MODULES = {"engine": "bot.nlu.serve", "actions": "actions", "gateway": "gateway"}
"""Process → the argument its command line is known by."""


@dataclass
class Command:
    settings: Settings
    process: subprocess.Popen[bytes]
    output: Path
    began: float = field(default_factory=time.monotonic)

    @property
    def url(self) -> str:
        return address(self.settings)

    @property
    def elapsed_s(self) -> float:
        return time.monotonic() - self.began

    def said(self) -> str:
        return self.output.read_text(encoding="utf-8", errors="replace")

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True) if psutil.pid_exists(self.process.pid) else []

    def pids(self) -> dict[str, int]:
        """Process → its id."""
        lines = {child.pid: child.cmdline() for child in self.children()}
        return {name: pid for name, module in MODULES.items() for pid, line in lines.items() if module in line}

    def wait_ready(self, within_s: float) -> dict[str, float]:
        """Seconds from the start until each process could work; `gateway` is when a message was answered ready for citizens."""
        waiting = run.probes(self.settings, self.settings.rasa_token.get_secret_value())
        found: dict[str, float] = {}

        def all_answer() -> bool:
            assert self.process.poll() is None, self.said()
            for name in [name for name in waiting if name not in found and answers(client, waiting[name])]:
                found[name] = self.elapsed_s
            return len(found) == len(waiting)

        with connect(self.url) as client:
            assert eventually(all_answer, within_s), f"not ready after {within_s} s, but for {list(found)}:\n{self.said()}"
        return found

    def ask(self, text: str) -> str:
        """The first words of the answer, in a conversation of its own."""
        with connect(self.url, timeout_s=20) as client:
            opened = client.post("/api/v1/conversations", json={"channel": "test"}).json()
            headers = {"Authorization": f"Bearer {opened['token']}"}
            answer: httpx2.Response = client.post(f"/api/v1/conversations/{opened['id']}/messages", json={"text": text}, headers=headers)
        return str(answer.json()["messages"][0]["text"])

    def interrupt(self, within_s: float = 30.0) -> int:
        """Ctrl-C: the terminal sends it to the whole foreground group. The exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(within_s)

    def listening(self) -> list[int]:
        """Those of our ports that somebody still listens on."""
        return [port for port in run.ports(self.settings).values() if _answers(port)]


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def typed(command: Sequence[str], folder: Path, root: Path = ROOT, extra: Mapping[str, str] | None = None) -> Iterator[Command]:
    """Running; ended afterwards with everything it started, whatever happens."""
    settings = settings_of(folder / "var", root=root)
    output = folder / "output"
    surroundings = {name: value for name, value in os.environ.items() if not re.match(r"THREEANY_|MAKE", name)}
    with open(output, "wb") as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**surroundings, **environment(settings), **(extra or {})},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    found = Command(settings, process, output)
    try:
        yield found
    finally:
        left = found.children()
        if process.poll() is None:
            found.interrupt()
        for child in left:
            if child.is_running():
                child.kill()
