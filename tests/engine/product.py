"""The real product for tests and benchmarks: engine, actions and gateway, under the supervisor that `threeany run` uses.

Free ports, everything it writes in a folder of its own, nothing left behind.
"""

from __future__ import annotations

import secrets
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import httpx2
import psutil
from rich.console import Console

from bot.settings import ROOT, Settings
from channels.cli import run
from channels.cli.client import address, connect
from channels.cli.steps import step
from channels.cli.supervise import Program, Supervisor
from channels.cli.train import ensure_model

DAY = date(2026, 11, 23)
READY_S = 120.0
POLL_S = 0.1


@dataclass
class Product:
    settings: Settings
    supervisor: Supervisor

    @property
    def url(self) -> str:
        return address(self.settings)

    @property
    def rasa_url(self) -> str:
        return self.settings.rasa_url

    def client(self) -> httpx2.Client:
        return connect(self.url, timeout_s=30)

    def pid(self, name: str) -> int:
        """0 while the process is down."""
        state = self.supervisor.states().get(name)
        return state.pid if state else 0

    def kill(self, name: str) -> None:
        """`kill -9`; the supervisor starts it again."""
        pid = self.pid(name)
        psutil.Process(pid).send_signal(signal.SIGKILL)
        assert eventually(lambda: self.pid(name) != pid, 10), f"{name} {pid} was not seen to end"

    @contextmanager
    def down(self, name: str) -> Iterator[None]:
        """`kill -9`, and the process started in its place is frozen meanwhile: a restart that takes its time."""
        self.kill(name)
        assert eventually(lambda: self.pid(name), 10), f"{name} is not started again"
        successor = psutil.Process(self.pid(name))
        successor.suspend()
        try:
            yield
        finally:
            successor.resume()

    def is_ready(self) -> bool:
        with self.client() as client:
            return answers(client, "/health/ready")

    def wait_ready(self, within_s: float = READY_S) -> None:
        if not eventually(self.is_ready, within_s):
            logs = "\n".join(f"--- {name}\n{self.supervisor.tail(name)}" for name in ("engine", "actions", "gateway"))
            raise AssertionError(f"not ready within {within_s} s\n{logs}")


def answers(client: httpx2.Client, path: str) -> bool:
    try:
        return client.get(path, timeout=3).status_code == httpx2.codes.OK
    except httpx2.TransportError:
        return False


def eventually(condition: Callable[[], object], within_s: float) -> bool:
    """Whether `condition` came true in time. Other processes take theirs; nothing in them can be awaited."""
    until = time.monotonic() + within_s
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(POLL_S)
    return True


def free_ports(count: int) -> list[int]:
    with ExitStack() as held:
        return [held.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1] for _ in range(count)]


def settings_of(var_dir: Path, **changed: object) -> Settings:
    gateway, actions, rasa = free_ports(3)
    values = {
        "root": ROOT,
        "port": gateway,
        "action_port": actions,
        "rasa_url": f"http://127.0.0.1:{rasa}",
        "rasa_token": secrets.token_urlsafe(16),
        "var_dir": var_dir,
        "database_url": f"sqlite:///{var_dir / 'threeany.db'}",
        "log_level": "warning",
    }
    return Settings(_env_file=None, **{**values, **changed})


def environment(settings: Settings) -> dict[str, str]:
    """The settings as the processes read them."""
    return {
        "THREEANY_ROOT": str(settings.root),
        "THREEANY_PORT": str(settings.port),
        "THREEANY_ACTION_PORT": str(settings.action_port),
        "THREEANY_RASA_URL": settings.rasa_url,
        "THREEANY_RASA_TOKEN": settings.rasa_token.get_secret_value(),
        "THREEANY_VAR_DIR": str(settings.var_dir),
        "THREEANY_DATABASE_URL": settings.database_url,
        "THREEANY_LOG_LEVEL": settings.log_level,
        "THREEANY_DESK_HOURS": settings.desk_hours,
        "THREEANY_DESK_LUNCH": settings.desk_lunch,
        "THREEANY_DESK_HOLIDAYS": str(settings.desk_holidays),
        "THREEANY_POLL_S": str(settings.poll_s),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def programs(settings: Settings, day: date | None) -> tuple[Program, ...]:
    """As `threeany run` starts them; the gateway with its clock on `day`."""
    with step(Console(quiet=True), "Rasa model") as training:
        model = ensure_model(settings.model_copy(update={"var_dir": ROOT / "var"}), training)
    found = {program.name: program for program in run.programs(settings, model)}
    if day:
        found["gateway"] = replace(found["gateway"], command=[sys.executable, "-m", "tests.engine.gateway_on", day.isoformat()])
    return tuple(replace(program, environment={**program.environment, **environment(settings)}) for program in found.values())


@contextmanager
def started(var_dir: Path, day: date | None = DAY, **changed: object) -> Iterator[Product]:
    """Running and ready; gone afterwards, whatever happens."""
    settings = settings_of(var_dir, **changed)
    with Supervisor(programs(settings, day), settings.root, settings.var_dir) as supervisor:
        product = Product(settings, supervisor)
        product.wait_ready()
        yield product


def memory(pids: Mapping[str, int]) -> dict[str, float]:
    """Process → resident memory with its children, in MiB."""
    found = {}
    for name, pid in pids.items():
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
        found[name] = sum(process.memory_info().rss for process in family) / 2**20
    return found
