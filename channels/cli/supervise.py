"""supervisord: its configuration, its start and end, and what it says about its processes."""

from __future__ import annotations

import fcntl
import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
import xmlrpc.client
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

import psutil
from supervisor.xmlrpc import SupervisorTransport

from bot.errors import ThreeAnyError

STOP_S = 10
"""How long a process may take to end before it is killed."""
SOCKET_PATH_LIMIT = 100
"""Bytes of a Unix socket's path; Linux allows 108, and supervisord binds a longer name first."""


class ProcessFailed(ThreeAnyError):
    """A supervised process did not start; the message ends with the last lines of its log."""

    code = "process"


@dataclass(frozen=True)
class Program:
    name: str
    command: list[str]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class State:
    name: str
    state: str
    """supervisord's word: STARTING RUNNING BACKOFF EXITED FATAL STOPPED …"""
    pid: int


def configuration(programs: Iterable[Program], root: Path, folder: Path, socket: Path) -> str:
    """supervisord.conf. `folder` receives `logs/` and `run/`.

    A process that dies is started again at once, or after 1, 2, 3 … s where it dies within two seconds.
    """
    logs, run = folder / "logs", folder / "run"
    head = f"""\
[unix_http_server]
file={_escaped(socket)}
chmod=0700

[supervisord]
nodaemon=true
silent=true
logfile={_escaped(logs / "supervisord.log")}
logfile_maxbytes=1MB
logfile_backups=1
pidfile={_escaped(run / "supervisord.pid")}
directory={_escaped(root)}
{"user=root" if os.geteuid() == 0 else ""}

[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
"""
    return "\n".join([head, *(_program(program, root, logs) for program in programs)])


def _program(program: Program, root: Path, logs: Path) -> str:
    environment = ",".join(f'{key}="{_escaped(value)}"' for key, value in program.environment.items())
    return f"""\
[program:{program.name}]
command={_escaped(shlex.join(program.command))}
directory={_escaped(root)}
environment={environment}
autorestart=true
startsecs=2
startretries=100
stopwaitsecs={STOP_S}
stopasgroup=true
killasgroup=true
redirect_stderr=true
stdout_logfile={_escaped(logs / program.name)}.log
stdout_logfile_maxbytes=5MB
stdout_logfile_backups=2
"""


def _escaped(value: object) -> str:
    return str(value).replace("%", "%%")


@contextmanager
def claimed(folder: Path, within_s: float = STOP_S + 5) -> Iterator[int]:
    """Hold `folder` for one start at a time; yields the lock's file number, for the processes that hold it on.

    One that is just ending is waited for, its ports and socket come free then. Raises ProcessFailed after `within_s`.
    """
    (folder / "run").mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + within_s
    with open(folder / "run" / "claim", "w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise ProcessFailed(f"another start is using {folder}: stop it first") from None
                time.sleep(0.2)
        yield lock.fileno()


class Supervisor:
    """One running supervisord. Secrets travel in the inherited environment, never in the configuration file."""

    def __init__(self, programs: Iterable[Program], root: Path, folder: Path, claim: int | None = None) -> None:
        """`claim`: the lock that supervisord holds until the last process is gone, even where we were killed."""
        self._programs, self._root, self._folder = tuple(programs), root, folder.absolute()
        self._kept = () if claim is None else (claim,)
        self._children: set[psutil.Process] = set()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Supervisor:
        for name in ("logs", "run"):
            (self._folder / name).mkdir(parents=True, exist_ok=True)
        self._socket = _socket_path(self._folder / "run")
        config = self._folder / "run" / "supervisord.conf"
        config.write_text(configuration(self._programs, self._root, self._folder, self._socket), encoding="utf-8")
        for program in self._programs:
            self.log(program.name).write_bytes(b"")  # what a failed start shows must be of this start
        command = [sys.executable, "-m", "channels.cli.supervisord", str(config)]
        with open(self.log("supervisord.start"), "wb") as log:
            # Its own session: Ctrl-C reaches us alone, and we end it in order.
            self._process = subprocess.Popen(
                command,
                cwd=self._root,
                start_new_session=True,
                pass_fds=self._kept,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left behind: what does not end in time is killed with its whole process group."""
        if self._process is None:
            return
        self.states()  # learns the latest children
        self._process.terminate()
        try:
            self._process.wait(STOP_S + 5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for child in self._children:
            _kill_group(child)
        self._socket.unlink(missing_ok=True)

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def log(self, name: str) -> Path:
        return self._folder / "logs" / f"{name}.log"

    def tail(self, name: str, lines: int = 20) -> str:
        path = self.log(name)
        return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]) if path.exists() else ""

    def states(self) -> dict[str, State]:
        """By program name; empty while supervisord does not answer (yet)."""
        with closing(SupervisorTransport(None, None, f"unix://{self._socket}")) as transport:
            try:
                answer = xmlrpc.client.ServerProxy("http://localhost", transport).supervisor.getAllProcessInfo()
            except (OSError, HTTPException, xmlrpc.client.Error):
                return {}
        assert isinstance(answer, list)
        found = {info["name"]: State(info["name"], info["statename"], info["pid"]) for info in answer}
        for state in found.values():
            if state.pid and psutil.pid_exists(state.pid):
                self._children.add(psutil.Process(state.pid))
        return found


def _socket_path(run: Path) -> Path:
    path = run / "supervisor.sock"
    if len(os.fsencode(path)) <= SOCKET_PATH_LIMIT:
        return path
    return Path(tempfile.mkdtemp(prefix="threeany-")) / path.name


def _kill_group(child: psutil.Process) -> None:
    """End what supervisord left: each of its children leads a process group. A number used again by a stranger is not ours."""
    if child.is_running():
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
