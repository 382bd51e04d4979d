"""Whole conversations by voice, by every line, in noise and trouble: each ends in an answer or a person, none in silence.

What they said is what was heard. Whoever is not there any more is told whom to call; only those who ask for it are told goodbye.

Real are the sound, the session, the turn machine, the detector, the processes of recogniser and voice, the recogniser itself and the
dialogue; in place of Rasa stands the dialogue with the likeliest intent. Time jumps where nobody works.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest

from bot import dialogue as dialogues
from bot.dialogue import Dialogue
from bot.settings import Settings
from channels.app import create_app
from channels.dialogue import Engine
from channels.spoken.core import Core
from channels.spoken.device import Signal
from channels.spoken.speech import Speech
from channels.spoken.stages import STAGES
from channels.telephony import sign
from tests.channels.conftest import API, make_settings
from tests.channels.fakes import NOW
from tests.spoken.at_hand import ROOT, AtHand
from tests.spoken.judge import Judge
from tests.spoken.lines import Extension, Line, Page, Provided
from tests.spoken.quick_time import QuickLoop
from tests.spoken.room import Voices
from tests.spoken.scene import Scene, Trace, Workers, until
from tests.spoken.script import Scenario, load
from tests.spoken.shared_mouth import SharedMouth
from voice import transcribe
from voice.speak import Mouth
from voice.transcribe import Ears

SCENARIOS = load(Path(__file__).parent / "scenarios")
SECRET, URL = "12345", "wss://voice.example.kr/api/v1/phone/media"
AUTH: dict[str, dict[str, Any]] = {
    "kiosk": {"device": "kiosk"},
    "web": {"device": "web"},
    "hands_free": {"device": "web", "hands_free": True, "echo": "headset"},
}
GONE_WITHIN_S = 60.0


class SharedEars:
    """The recogniser of all scenarios, which nobody closes."""

    def __init__(self, ears: Ears) -> None:
        self.ears = ears

    def start(self) -> object:
        return self.ears.start()

    def transcribe(self, samples: Any, *, prompt: str = "") -> Any:
        return self.ears.transcribe(samples, prompt=prompt)

    def close(self) -> None:
        """Others go on with it."""


@pytest.fixture(scope="session")
def ears() -> Iterator[Ears]:
    found = transcribe.ears(Settings(_env_file=None, ears_limit_s=5.0))
    found.start()
    yield found
    found.close()


@pytest.fixture(scope="session")
def voices() -> Iterator[Voices]:
    found = Voices()
    yield found
    found.close()


@pytest.fixture(scope="session")
def assistant() -> Dialogue:
    return dialogues.load(ROOT)


Play = Callable[[Scenario], list[str]]


@pytest.fixture
def play(
    tmp_path: Path, ears: Ears, mouth: Mouth, voices: Voices, assistant: Dialogue, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> Play:
    """What was wrong with it."""
    trace = Trace()
    send = Core.send

    def sent(core: Core, signal: Signal) -> None:
        trace.signals.append((asyncio.get_running_loop().time(), signal))
        send(core, signal)

    monkeypatch.setattr(Core, "send", sent)

    async def played(scenario: Scenario) -> list[str]:
        engine = AtHand(assistant)
        port = _free_port() if scenario.line == "pbx" else 0
        quick = {"phone_secret": SECRET, "phone_url": URL, "poll_s": 5.0, "speech_linger_s": 30.0, "audiosocket_port": port}
        settings = make_settings(tmp_path / "var", **quick)
        speech = Speech(settings, assistant.knowledge.names, lambda: SharedEars(ears), lambda: SharedMouth(mouth))
        app = create_app(settings, assistant, Engine(settings, engine), now=lambda: NOW, speech=speech)
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(app.router.lifespan_context(app))
            transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
            client = await stack.enter_async_context(httpx2.AsyncClient(transport=transport, base_url="http://gateway"))
            line = await _line(scenario, app, client, port)
            judge = Judge(assistant.wording, engine)
            await Scene(scenario, line, trace, voices, Workers(ears, mouth), engine).play(
                lambda so_far: judge.ending(so_far) == scenario.ends
            )
            lobby = app.state.gateway.lobby
            found = [*judge.faults(scenario, trace, line.speaker)]
            if scenario.ends == "gone":
                await _empty(lobby)
                return found + (["the conversation goes on without them"] if lobby._running else [])
            ending = judge.ending(trace)
            if ending != scenario.ends:
                found.append(f"it ended in {ending}, not {scenario.ends}: {trace.said()[-4:]}")
            if scenario.says and not any(scenario.says in text for text in trace.said()):
                found.append(f"{scenario.says} was not said: {trace.said()}")
            if not line.is_gone:
                await line.leave()
            return found

    def play_it(scenario: Scenario) -> list[str]:
        with asyncio.Runner(loop_factory=QuickLoop) as runner:
            found = runner.run(played(scenario))
        turns = [json.loads(each)["ms"] for each in capsys.readouterr().err.splitlines() if '"spoken turn"' in each]
        found += [fault for stages in turns for fault in _stage_faults(stages, scenario)]
        return [*found, trace.story()] if found else []

    return play_it


async def _line(scenario: Scenario, app: Any, client: httpx2.AsyncClient, port: int) -> Line:
    if scenario.line == "phone":
        return Provided(app, {"X-Twilio-Signature": sign(SECRET, URL)})
    if scenario.line == "pbx":
        return Extension(port)
    channel = "kiosk" if scenario.line == "kiosk" else "web"
    key = (await client.post(f"{API}/conversations", json={"channel": channel})).json()
    return Page(app, key, **AUTH[scenario.line])


async def _empty(lobby: Any) -> None:
    await until(lambda: not lobby._running, GONE_WITHIN_S)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _stage_faults(stages: dict[str, float], scenario: Scenario) -> Iterator[str]:
    """Of one turn, by the log: every stage but the words is there, and together they are the whole."""
    if unknown := stages.keys() - set(STAGES):
        yield f"no such stage: {unknown}"
    parts = sum(took for stage, took in stages.items() if stage != "total")
    if abs(parts - stages["total"]) > 5.0:
        yield f"the stages are {parts:.0f} ms, the whole {stages['total']:.0f}"
    if stages["total"] > scenario.within * 1000:
        yield f"an answer took {stages['total']:.0f} ms: {stages}"


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario.name.replace(" ", "-") for scenario in SCENARIOS])
def test_it_is_heard_and_ends_in_an_answer_or_a_person(scenario: Scenario, play: Play) -> None:
    found = play(scenario)
    assert not found, "\n".join(found)


def test_there_are_forty_of_all_kinds() -> None:
    assert len(SCENARIOS) >= 40
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS)
    steps = {name for scenario in SCENARIOS for name, _ in scenario.steps}
    assert steps >= {"say", "into", "keys", "silence", "noise", "kill", "freeze", "garbage", "cut", "engine", "leave"}
    assert {scenario.line for scenario in SCENARIOS} == {"kiosk", "web", "hands_free", "phone", "pbx"}
    assert all("#" in str(scenario.steps) for scenario in SCENARIOS if scenario.ends == "goodbye")
    assert all(name == "silence" for scenario in SCENARIOS if scenario.ends == "number" for name, _ in scenario.steps)
    assert {scenario.dies for scenario in SCENARIOS} >= {"ears", "mouth"}
