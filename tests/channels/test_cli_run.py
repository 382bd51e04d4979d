"""What a start checks, what it starts, how it watches, and that it leaves nothing behind."""

from __future__ import annotations

import configparser
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from bot.errors import SettingsError
from bot.settings import Settings
from channels.cli import run, supervise
from channels.cli.client import address
from channels.cli.run import Crashes
from channels.cli.supervise import ProcessFailed, Program, State, Supervisor

ROOT = Path(__file__).resolve().parents[2]
SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    python = tmp_path / ".venv-rasa" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("")
    return Settings(root=tmp_path, var_dir=tmp_path / "var", rasa_token="a-secret", _env_file=None)


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def eventually(condition: Callable[[], object], within_s: float = 15.0) -> bool:
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.05)  # a process of the system takes its time; nothing in it can be awaited
    return False


def test_a_port_in_use_is_said_with_its_owner_and_the_setting_to_change(taken: int) -> None:
    with pytest.raises(SettingsError, match=rf"port {taken} is already in use by process {psutil.Process().pid} .*set THREEANY_PORT"):
        run.check_ports({"THREEANY_PORT": taken})


def test_two_settings_cannot_share_a_port() -> None:
    with pytest.raises(SettingsError, match="port of its own"):
        run.check_ports({"THREEANY_PORT": 8000, "THREEANY_ACTION_PORT": 8000})


def test_rasa_is_never_exposed(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="127.0.0.1"):
        run.rasa_port(Settings(rasa_url="http://0.0.0.0:5005", _env_file=None))


def test_engine_actions_and_gateway_are_started_and_the_token_is_in_no_command(settings: Settings) -> None:
    programs = run.programs(settings, Path("models/x.tar.gz"))
    assert [program.name for program in programs] == ["engine", "actions", "gateway"]
    assert "127.0.0.1" in programs[0].command
    written = supervise.configuration(programs, settings.root, settings.var_dir, Path("s.sock"))
    assert "a-secret" not in written


def test_the_gateway_is_ready_last_because_it_asks_for_the_others(settings: Settings) -> None:
    assert list(run.probes(settings, "a-secret")) == ["engine", "actions", "gateway"]
    assert run.probes(settings, "a-secret")["gateway"] == "http://127.0.0.1:8000/health/ready"


def test_an_address_for_everybody_is_reached_over_loopback() -> None:
    assert address(Settings(host="0.0.0.0", port=8080, _env_file=None)) == "http://127.0.0.1:8080"


def test_supervisord_reads_what_is_written_and_restarts_whatever_dies() -> None:
    text = supervise.configuration([Program("engine", ["run", "50%", "two words"], {"A": "1%"})], Path("/r"), Path("/r/var"), Path("/r/s"))
    parser = configparser.RawConfigParser()
    parser.read_string(text)
    program = dict(parser["program:engine"])
    assert program["command"] == "run 50%% 'two words'"
    assert program["environment"] == 'A="1%%"'
    assert (program["autorestart"], program["stopasgroup"], program["killasgroup"]) == ("true", "true", "true")


def test_a_path_too_long_for_a_socket_gets_a_short_one(tmp_path: Path) -> None:
    assert supervise._socket_path(tmp_path).parent == tmp_path or len(str(tmp_path)) > supervise.SOCKET_PATH_LIMIT - 20
    short = supervise._socket_path(tmp_path / ("x" * 120))
    assert len(str(short)) < supervise.SOCKET_PATH_LIMIT
    short.parent.rmdir()


def test_a_process_that_fails_twice_ends_the_start() -> None:
    crashes = Crashes()
    seen = [crashes.seen({"gateway": State("gateway", "STARTING", pid)}) for pid in (11, 0, 12, 0)]
    assert seen == [None, None, None, "gateway"]


def test_a_process_that_keeps_running_is_no_failure() -> None:
    crashes = Crashes()
    assert [crashes.seen({"engine": State("engine", "RUNNING", 11)}) for _ in range(5)] == [None] * 5


def test_a_killed_process_is_started_again_and_nothing_is_left_behind(tmp_path: Path) -> None:
    with Supervisor([Program("engine", SLEEP), Program("gateway", SLEEP)], ROOT, tmp_path) as supervisor:
        assert eventually(lambda: all(s.state == "RUNNING" for s in supervisor.states().values()) and supervisor.states())
        before = supervisor.states()["engine"].pid
        psutil.Process(before).kill()
        assert eventually(lambda: supervisor.states()["engine"].pid not in (0, before))
        pids = [state.pid for state in supervisor.states().values()]
    assert eventually(lambda: not any(psutil.pid_exists(pid) for pid in pids))
    assert not supervisor.alive


def test_a_process_that_does_not_start_is_shown_with_the_end_of_its_log(tmp_path: Path) -> None:
    failing = Program("gateway", [sys.executable, "-c", "raise SystemExit('no such file: ko.yml')"])
    with Supervisor([failing], ROOT, tmp_path) as supervisor:
        crashes = Crashes()
        assert eventually(lambda: crashes.seen(supervisor.states()))
        assert "no such file: ko.yml" in supervisor.tail("gateway")


def test_a_second_start_waits_for_the_first_to_end_and_says_so_if_it_does_not(tmp_path: Path) -> None:
    with supervise.claimed(tmp_path), pytest.raises(ProcessFailed, match="another start"), supervise.claimed(tmp_path, within_s=0):
        pass
    with supervise.claimed(tmp_path, within_s=0):
        pass


def test_the_claim_is_held_until_supervisord_is_gone(tmp_path: Path) -> None:
    with supervise.claimed(tmp_path) as claim:
        supervisor = Supervisor([Program("engine", SLEEP)], ROOT, tmp_path, claim).__enter__()
    with pytest.raises(ProcessFailed), supervise.claimed(tmp_path, within_s=0):
        pass
    supervisor.__exit__()
    with supervise.claimed(tmp_path, within_s=0):
        pass


def test_what_survives_its_supervisor_is_ended_too(tmp_path: Path) -> None:
    with Supervisor([Program("engine", SLEEP)], ROOT, tmp_path) as supervisor:
        assert eventually(lambda: supervisor.states() and supervisor.states()["engine"].pid)
        pid = supervisor.states()["engine"].pid
        next(parent for parent in psutil.Process(pid).parents() if "channels.cli.supervisord" in parent.cmdline()).kill()
        assert eventually(lambda: not supervisor.alive)
        assert psutil.pid_exists(pid)
    assert eventually(lambda: not psutil.pid_exists(pid))
