"""Logs and metrics tell what happened, never what was said."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from channels.telemetry import Telemetry, configure_logging
from tests.channels.conftest import Desk, Talk
from tests.channels.fakes import down

SECRET = "우리집강아지이름은뭉치랍니다"


@pytest.fixture
def quiet_root() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers, root.level
    yield
    root.handlers, root.level = before


async def test_a_turn_is_one_line_of_json_without_its_words(capfd: pytest.CaptureFixture[str], talk: Talk) -> None:
    await talk.say(SECRET, SECRET)
    (line,) = capfd.readouterr().err.splitlines()
    entry = json.loads(line)
    assert (entry["event"], entry["outcome"], entry["conversation"]) == ("turn", "answered", talk.id)
    assert SECRET not in line


async def test_a_failing_engine_is_logged_without_words(capfd: pytest.CaptureFixture[str], desk: Desk, talk: Talk) -> None:
    desk.rasa.script = lambda question: [down(), [{"text": SECRET}]][len(desk.rasa.questions) - 1] if len(desk.rasa.questions) < 3 else None
    await talk.say(SECRET)
    logged = capfd.readouterr().err
    assert "engine_down" in logged
    assert SECRET not in logged


async def test_an_unexpected_error_is_a_problem_and_logged_without_words(capfd: pytest.CaptureFixture[str], desk: Desk, talk: Talk) -> None:
    def explode(*_given: object) -> None:
        raise KeyError(SECRET)

    desk.gateway.dialogue.benefit = explode  # a bug somewhere below
    response = await desk.client.get("/api/v1/benefits/basic_pension")
    assert (response.status_code, response.json()["code"]) == (500, "unexpected")
    logged = capfd.readouterr().err
    assert "KeyError" in logged
    assert "explode" in logged
    assert SECRET not in logged


def test_an_exception_logged_by_a_library_loses_its_words(quiet_root: None, capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("info")
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    entry = json.loads(capsys.readouterr().err)
    assert entry["error"] == "ValueError"
    assert entry["logger"] == "uvicorn.error"
    assert SECRET not in json.dumps(entry, ensure_ascii=False)


def test_a_level_hides_what_is_below(capfd: pytest.CaptureFixture[str]) -> None:
    telemetry = Telemetry("warning")
    telemetry.log.info("hidden")
    telemetry.log.warning("seen")
    assert [json.loads(line)["event"] for line in capfd.readouterr().err.splitlines()] == ["seen"]


async def test_metrics_hold_no_words(desk: Desk, talk: Talk) -> None:
    await talk.say(SECRET)
    await desk.client.get(f"/{SECRET}")
    assert SECRET not in (await desk.client.get("/metrics")).text
