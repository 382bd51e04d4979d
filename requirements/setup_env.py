"""Build both virtual environments from their locks: `python3 requirements/setup_env.py`.

Needs CPython 3.11 and its standard library only. An environment whose stamp matches its lock is left alone, without network;
one that already holds every locked version is adopted; anything else is completed by plain pip, so the site's pip
configuration decides where packages come from.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
import re
import subprocess
import sys
import time
import venv
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

ROOT = Path(__file__).resolve().parent.parent
TAIL_LINES = 20
QUIET_S = 15.0
"""Seconds between two progress lines where they cannot be rewritten."""


class SetupFailed(Exception):
    """Something a person has to mend; the message says what."""


@dataclass(frozen=True)
class Environment:
    folder: Path
    lock: Path
    flags: tuple[str, ...] = ()
    """What pip is told beside `--no-deps`: a lock is complete, so nothing is resolved."""
    project: bool = False
    """The project itself is installed too (editable), which gives the `threeany` command."""

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def log(self) -> Path:
        return ROOT / "var" / "logs" / f"setup{self.folder.name}.log"

    def stamp(self) -> str:
        """What this environment is made of: lock, packaging, interpreter, and where it lies (scripts hold absolute paths)."""
        where = f"{self.folder} {sys.version_info.major}.{sys.version_info.minor} {platform.machine()}"
        parts = [self.lock.read_bytes(), where.encode()]
        if self.project:
            parts.append((ROOT / "pyproject.toml").read_bytes())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def is_current(self) -> bool:
        mark = self.folder / ".stamp"
        return self.python.exists() and mark.exists() and mark.read_text() == self.stamp()


ENVIRONMENTS = (
    Environment(ROOT / ".venv", ROOT / "requirements" / "main.txt", project=True),
    Environment(ROOT / ".venv-rasa", ROOT / "requirements" / "rasa.txt", ("--ignore-requires-python",)),
)


def main() -> int:
    if sys.version_info[:2] != (3, 11) or sys.implementation.name != "cpython":
        found = f"{platform.python_implementation()} {platform.python_version()}"
        print(f"CPython 3.11 is needed, this is {found}. Name another: make PYTHON=/path/to/python3.11 …", file=sys.stderr)
        return 1
    if all(environment.is_current() for environment in ENVIRONMENTS):
        return 0
    (ROOT / "var" / "logs").mkdir(parents=True, exist_ok=True)
    with open(ROOT / "var" / "setup.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second make waits for the first
        return _build_all([environment for environment in ENVIRONMENTS if not environment.is_current()])


def _build_all(stale: list[Environment]) -> int:
    started = time.monotonic()
    # pip is bound by one core or by the network: two at once take little longer than the slower one.
    with ThreadPoolExecutor(len(stale) or 1) as pool:
        builds = {environment: pool.submit(build, environment) for environment in stale}
        _show_progress(builds, started)
    failures = [str(error) for build_ in builds.values() if (error := build_.exception())]
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def build(environment: Environment) -> None:
    """Bring one environment to its lock and stamp it; raises SetupFailed."""
    wanted = locked(environment.lock)
    if not environment.python.exists():
        _create(environment)
    environment.log.write_text("")
    if missing(environment, wanted):
        _forget_half_installed(environment)
        _pip(environment, "--no-deps", *environment.flags, "-r", str(environment.lock))
        if left := missing(environment, wanted):
            raise SetupFailed(f"{environment.folder.name}: pip reported success, but these are not installed: {', '.join(sorted(left))}")
    if environment.project:
        _complete_torch(environment)
        _pip(environment, "--no-deps", "--no-index", "--no-build-isolation", "-e", str(ROOT))
    (environment.folder / ".stamp").write_text(environment.stamp())


def locked(lock: Path) -> dict[str, str]:
    """Normalised name → version, of every line of a lock."""
    pins = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)$", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return {_normal(name): version for name, version in pins}


def installed(environment: Environment) -> dict[str, str]:
    """Normalised name → version without its local part (2.13.0+cpu is a 2.13.0), of what is completely installed."""
    found = {}
    for record in environment.folder.glob("lib/python3*/site-packages/*.dist-info/RECORD"):
        name, version = record.parent.name.removesuffix(".dist-info").rsplit("-", 1)
        found[_normal(name)] = version.split("+")[0]
    return found


def missing(environment: Environment, wanted: dict[str, str]) -> set[str]:
    present = installed(environment)
    return {name for name, version in wanted.items() if present.get(name) != version}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _create(environment: Environment) -> None:
    try:
        venv.EnvBuilder(with_pip=True, symlinks=True).create(environment.folder)
    except subprocess.CalledProcessError as error:
        rmtree(environment.folder, ignore_errors=True)
        raise SetupFailed(
            f"{environment.folder.name}: this Python cannot make a virtual environment ({error}). On Debian: apt-get install python3-venv"
        ) from error


def _forget_half_installed(environment: Environment) -> None:
    """pip writes RECORD last and would take what an interrupted run left behind for installed."""
    for folder in environment.folder.glob("lib/python3*/site-packages/*.dist-info"):
        if not (folder / "RECORD").exists():
            rmtree(folder)


def _complete_torch(environment: Environment) -> None:
    """A CPU build of torch stands alone; where the site serves the CUDA build, its own libraries have to come along."""
    pin = f"torch=={locked(environment.lock)['torch']}"
    probe = subprocess.run([environment.python, "-c", "import torch"], capture_output=True, check=False)
    if probe.returncode:
        _pip(environment, "--constraint", str(environment.lock), pin)


def _pip(environment: Environment, *arguments: str) -> None:
    command = [environment.python, "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    with open(environment.log, "a", encoding="utf-8") as log:
        code = subprocess.run([*command, *arguments], stdout=log, stderr=subprocess.STDOUT, check=False, cwd=ROOT).returncode
    if code:
        tail = environment.log.read_text(encoding="utf-8", errors="replace").splitlines()[-TAIL_LINES:]
        raise SetupFailed("\n".join([f"{environment.folder.name}: pip failed. The end of {environment.log.relative_to(ROOT)}:", *tail]))


def _show_progress(builds: dict[Environment, Future[None]], started: float) -> None:
    """One line, rewritten on a terminal; elsewhere a line now and then."""
    terminal, printed = sys.stdout.isatty(), -QUIET_S
    totals = {environment: len(locked(environment.lock)) for environment in builds}
    while True:
        waiting = any(not build_.done() for build_ in builds.values())
        states = " · ".join(_state(environment, build_, totals[environment]) for environment, build_ in builds.items())
        seconds = time.monotonic() - started
        if terminal:
            print(f"\r\033[2KSetting up  {states}  {seconds:.0f} s", end="" if waiting else "\n", flush=True)
        elif not waiting or seconds - printed >= QUIET_S:
            print(f"Setting up  {states}  {seconds:.0f} s", flush=True)
            printed = seconds
        if not waiting:
            return
        time.sleep(0.5)


def _state(environment: Environment, build_: Future[None], total: int) -> str:
    if build_.done():
        return f"{environment.folder.name} {'failed' if build_.exception() else 'ready'}"
    done = len(installed(environment).keys() & locked(environment.lock).keys())
    if done > 1:  # a new environment holds pip and setuptools
        return f"{environment.folder.name} installed {done} of {total}"
    log = environment.log.read_text(encoding="utf-8", errors="replace") if environment.log.exists() else ""
    return f"{environment.folder.name} fetched {log.count('Collecting ')} of {total}"


if __name__ == "__main__":
    os.umask(0o022)
    raise SystemExit(main())
