"""What `make` relies on: complete locks without hosts, and an environment builder that leaves alone what is right."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("main.txt", "rasa.txt")


@pytest.fixture(scope="module")
def setup_env() -> ModuleType:
    spec = importlib.util.spec_from_file_location("setup_env", ROOT / "requirements" / "setup_env.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def put(environment: Path, *names: str, complete: bool = True) -> None:
    """Leave what pip leaves of an installed package."""
    for name in names:
        folder = environment / "lib" / "python3.11" / "site-packages" / f"{name}.dist-info"
        folder.mkdir(parents=True)
        (folder / ("RECORD" if complete else "METADATA")).write_text("")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_line_and_names_no_host(lock: str) -> None:
    lines = (ROOT / "requirements" / lock).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!]+", line)] == []
    assert "://" not in "\n".join(lines)


def test_the_cpu_build_of_torch_satisfies_the_lock_and_no_gpu_library_is_in_it(setup_env: ModuleType) -> None:
    locked = setup_env.locked(ROOT / "requirements" / "main.txt")
    assert locked["torch"] == "2.13.0"
    assert [name for name in locked if re.match(r"nvidia|cuda|triton", name)] == []


def test_everything_asked_for_is_locked(setup_env: ModuleType) -> None:
    asked = re.findall(r"^[A-Za-z0-9_-]+", (ROOT / "requirements" / "main.in").read_text(encoding="utf-8"), re.MULTILINE)
    locked = setup_env.locked(ROOT / "requirements" / "main.txt")
    assert [name for name in asked if re.sub(r"[-_.]+", "-", name).lower() not in locked] == []


def test_the_running_environment_holds_what_the_lock_says(setup_env: ModuleType) -> None:
    environment = setup_env.ENVIRONMENTS[0]
    assert setup_env.missing(environment, setup_env.locked(environment.lock)) == set()


def test_a_local_build_counts_and_a_half_installed_package_does_not(setup_env: ModuleType, tmp_path: Path) -> None:
    put(tmp_path, "torch-2.13.0+cpu", "Typing_Extensions-4.16.0")
    put(tmp_path, "numpy-2.4.6", complete=False)
    environment = setup_env.Environment(tmp_path, tmp_path / "lock.txt")
    wanted = {"torch": "2.13.0", "typing-extensions": "4.16.0", "numpy": "2.4.6"}
    assert setup_env.missing(environment, wanted) == {"numpy"}


def test_an_environment_that_holds_its_lock_is_adopted_without_pip(
    setup_env: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lock.txt").write_text("numpy==2.4.6\n")
    (tmp_path / "env" / "bin").mkdir(parents=True)
    (tmp_path / "env" / "bin" / "python").symlink_to(sys.executable)
    put(tmp_path / "env", "numpy-2.4.6")
    monkeypatch.setattr(setup_env, "ROOT", tmp_path)
    (tmp_path / "var" / "logs").mkdir(parents=True)
    calls: list[object] = []
    monkeypatch.setattr(setup_env, "_pip", lambda *arguments: calls.append(arguments))
    environment = setup_env.Environment(tmp_path / "env", tmp_path / "lock.txt")
    setup_env.build(environment)
    assert environment.is_current()
    assert calls == []


def test_a_changed_lock_asks_for_a_new_set_up(setup_env: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text("numpy==2.4.6\n")
    environment = setup_env.Environment(tmp_path, tmp_path / "lock.txt")
    before = environment.stamp()
    (tmp_path / "lock.txt").write_text("numpy==2.4.7\n")
    assert environment.stamp() != before


def test_a_failed_install_shows_the_end_of_its_log(setup_env: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup_env, "ROOT", tmp_path)
    (tmp_path / "var" / "logs").mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    fake = tmp_path / "bin" / "python"
    fake.write_text("#!/bin/sh\necho 'ERROR: No matching distribution found for numpy'\nexit 1\n")
    fake.chmod(0o755)
    (tmp_path / "lock.txt").write_text("numpy==2.4.6\n")
    with pytest.raises(setup_env.SetupFailed, match="No matching distribution found for numpy"):
        setup_env.build(setup_env.Environment(tmp_path, tmp_path / "lock.txt"))
