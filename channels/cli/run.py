"""`threeany run`: everything a fresh start needs, watched until somebody stops it."""

from __future__ import annotations

import os
import secrets
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import psutil
from rich.console import Console

from bot.errors import SettingsError, ThreeAnyError
from bot.settings import Settings
from channels.cli import engine, user
from channels.cli.ask import asked, is_answered
from channels.cli.client import Gateway, address, connect, words
from channels.cli.steps import Step, step
from channels.cli.supervise import ProcessFailed, Program, State, Supervisor, claimed
from channels.cli.train import ensure_model

READY_S = 180
CRASHES = 2
"""A first start that fails this often has a cause that starting again does not mend."""
POLL_S = 0.2


def run(settings: Settings, console: Console) -> None:
    """Train if needed, start the three processes, wait until ready, say where; return after Ctrl-C or SIGTERM with all of them gone.

    Raises SettingsError for a port in use, ProcessFailed with the end of the log for a process that does not start.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    try:
        check_ports(ports(settings))
        with claimed(settings.var_dir) as claim:
            check_ports(ports(settings))
            _serve(settings, console, claim)
    except KeyboardInterrupt:
        console.print("Stopped.")


def _serve(settings: Settings, console: Console, claim: int) -> None:
    with step(console, "Rasa model") as training:
        model = ensure_model(settings, training)
    # One random token a run; by the environment, since command lines and configuration files can be read by others.
    os.environ["THREEANY_RASA_TOKEN"] = token = settings.rasa_token.get_secret_value() or secrets.token_urlsafe(32)
    with Supervisor(programs(settings, model), settings.root, settings.var_dir, claim) as supervisor:
        _wait_ready(supervisor, probes(settings, token), console)
        _try_out(Gateway(words(settings.root), address(settings)), console)
        if link := user.first_link():
            console.print(f"\nNo counsellor yet. To set up the console, as its first administrator:\n{link}", markup=False, soft_wrap=True)
        console.print(f"\n[bold]{address(settings)}[/bold]  (stop with Ctrl-C; logs in {settings.var_dir / 'logs'})\n")
        _watch(supervisor, console)


def programs(settings: Settings, model: Path) -> tuple[Program, ...]:
    rasa = engine.environment(settings.root, settings.var_dir, threads=1) | {
        "LOG_LEVEL": "WARNING",
        "THREEANY_ACTION_PORT": str(settings.action_port),
    }
    return (
        Program("engine", engine.serve_command(settings.root, model, rasa_port(settings)), rasa),
        Program("actions", [sys.executable, "-m", "actions"]),
        Program("gateway", [sys.executable, "-m", "channels.cli", "gateway"]),
    )


def rasa_port(settings: Settings) -> int:
    url = urlsplit(settings.rasa_url)
    if url.hostname not in ("127.0.0.1", "localhost"):
        raise SettingsError(f"THREEANY_RASA_URL must be on 127.0.0.1 (Rasa must never be exposed), found {settings.rasa_url!r}")
    return url.port or 80


def ports(settings: Settings) -> dict[str, int]:
    """Setting → port that has to be free."""
    return {"THREEANY_PORT": settings.port, "THREEANY_ACTION_PORT": settings.action_port, "THREEANY_RASA_URL": rasa_port(settings)}


def check_ports(wanted: Mapping[str, int]) -> None:
    """Raise SettingsError for a port that two settings share or somebody listens on, and who, as far as we may see."""
    if len(set(wanted.values())) < len(wanted):
        raise SettingsError(f"each needs a port of its own: {', '.join(f'{setting} {port}' for setting, port in wanted.items())}")
    listening = {c.laddr.port: c.pid for c in psutil.net_connections("tcp") if c.status == psutil.CONN_LISTEN}
    for setting, port in wanted.items():
        if port in listening:
            raise SettingsError(f"port {port} is already in use by {_owner(listening[port])}: stop it, or set {setting} to another port")


def _owner(pid: int | None) -> str:
    if pid is None or not psutil.pid_exists(pid):
        return "another program"
    process = psutil.Process(pid)
    return f"process {pid} ({' '.join(process.cmdline())[:80] or process.name()})"


def probes(settings: Settings, token: str) -> dict[str, str]:
    """Process → URL that answers 200 once it can work; the gateway last, which asks for all the others too."""
    return {
        "engine": f"{settings.rasa_url}/status?token={token}",
        "actions": f"{settings.action_url}/health",
        "gateway": f"{address(settings)}/health/ready",
    }


def _wait_ready(supervisor: Supervisor, urls: Mapping[str, str], console: Console) -> None:
    crashes = Crashes()
    with step(console, "Engine, actions, gateway") as starting, connect(urls["gateway"], timeout_s=2) as client:
        waiting = dict(urls)
        while waiting:
            _check_started(supervisor, crashes, starting, waiting)
            for name in [name for name, url in waiting.items() if _answers(client, url)]:
                del waiting[name]
            starting.note(f"waiting for {', '.join(waiting)}" if waiting else "ready")
            time.sleep(POLL_S)


def _try_out(gateway: Gateway, console: Console) -> None:
    """One message through all three, erased again: it warms the model up, and a fault between them shows here, not to a citizen."""
    with step(console, "A first message through all three") as trying:
        try:
            answered = is_answered(asked(gateway, gateway.said.say("trial")))
        except ThreeAnyError:
            answered = False
        trying.note("answered" if answered else "not answered: see engine.log and actions.log")


def _check_started(supervisor: Supervisor, crashes: Crashes, starting: Step, waiting: Mapping[str, str]) -> None:
    if not supervisor.alive:
        raise ProcessFailed(f"supervisord ended:\n{supervisor.tail('supervisord.start')}\n{supervisor.tail('supervisord')}")
    failed = crashes.seen(supervisor.states())
    late = next(iter(waiting), None) if starting.elapsed_s > READY_S else None
    if name := failed or late:
        reason = "does not start" if failed else f"did not answer within {READY_S} s"
        raise ProcessFailed(f"{name} {reason}; the end of its log:\n{supervisor.tail(name)}")


def _answers(client: httpx2.Client, url: str) -> bool:
    try:
        return client.get(url).status_code == httpx2.codes.OK
    except httpx2.TransportError:
        return False


class Crashes:
    """Counts how often each process was seen to end, by its changing process id."""

    def __init__(self) -> None:
        self._pids: dict[str, int] = {}
        self.count: Counter[str] = Counter()

    def seen(self, states: Mapping[str, State]) -> str | None:
        """Take in what supervisord says now; the name of a process that failed too often, if any."""
        for name, state in states.items():
            before = self._pids.get(name, 0)
            if before and state.pid != before:
                self.count[name] += 1
            self._pids[name] = state.pid
            if state.state == "FATAL" or self.count[name] >= CRASHES:
                return name
        return None


def _watch(supervisor: Supervisor, console: Console, sleep: Callable[[float], None] = time.sleep) -> None:
    """Until interrupted; says so when a process died and is started again."""
    crashes = Crashes()
    while supervisor.alive:
        before = crashes.count.copy()
        crashes.seen(supervisor.states())
        for name in crashes.count - before:
            console.print(f"[yellow]{name} ended and is started again[/yellow]; see {supervisor.log(name)}")
        sleep(1)
    raise ProcessFailed(f"supervisord ended:\n{supervisor.tail('supervisord')}")
