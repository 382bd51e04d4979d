"""A gateway that hears and speaks: the real turn machine, detector and voice; ears that know what the tests say to them."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from bot.settings import Settings
from channels import audio
from channels.app import create_app
from channels.cli import pace, spoken_call, spoken_line
from channels.cli.client import Gateway as AtTheTerminal
from channels.dialogue import Engine
from channels.gateway import Gateway
from channels.spoken import player
from channels.spoken.speech import Speech
from tests.channels.conftest import API, make_settings
from tests.channels.fakes import NOW, FakeDialogue, FakeRasa
from tests.spoken.caller import INVITING, SECRET, SIGNED, URL, OnThePhone, Streamed, voice_of
from tests.spoken.parrot import Parrot
from tests.spoken.shared_mouth import SharedMouth
from tests.spoken.terminal import SAID, Person, Running
from tests.spoken.visitor import Visitor
from voice import profile, soundcard
from voice.profile import Profile, Times
from voice.speak import Audio, Mouth


@dataclass
class Booth:
    """A gateway and those who come to it."""

    app: FastAPI
    client: httpx2.AsyncClient
    rasa: FakeRasa
    ears: Parrot
    settings: Settings
    speaks: Callable[[str], Audio]
    visitors: list[Visitor] = field(default_factory=list)

    @property
    def gateway(self) -> Gateway:
        found: Gateway = self.app.state.gateway
        return found

    async def visitor(self) -> Visitor:
        """Somebody with a new conversation, not connected yet."""
        key = (await self.client.post(f"{API}/conversations", json={"channel": "kiosk"})).json()
        self.visitors.append(Visitor(self.app, key, self.speaks))
        return self.visitors[-1]

    async def transcript(self, visitor: Visitor) -> list[dict[str, Any]]:
        headers = {"Authorization": f"Bearer {visitor._key['token']}"}
        response = await self.client.get(f"{API}/conversations/{visitor.id}/messages", headers=headers)
        found: list[dict[str, Any]] = response.json().get("messages", [])
        return found


Opening = Callable[..., AbstractAsyncContextManager[Booth]]


@pytest.fixture
def opening(tmp_path: Path, mouth: Mouth, monkeypatch: pytest.MonkeyPatch) -> Opening:
    """`async with opening(rasa=…, ears=…, profiles={"kiosk": …}, speech_linger_s=0.1) as booth`."""
    monkeypatch.setattr(player, "LEAD_S", 1e6)  # tests listen faster than people

    @asynccontextmanager
    async def open_it(
        rasa: FakeRasa | None = None,
        ears: Any = None,
        voice: Any = None,
        profiles: dict[str, Profile] | None = None,
        heard_as: Mapping[str, str] | None = None,
        **changed: Any,
    ) -> AsyncIterator[Booth]:
        monkeypatch.setattr(audio, "PROFILES", {**audio.PROFILES, **(profiles or {})})
        rasa, ears, heard_as = rasa or FakeRasa(), ears or Parrot(), heard_as or {}
        settings = make_settings(tmp_path / "var", **changed)
        speech = Speech(settings, lambda: {"기초연금": ("노령연금",), "생계급여": ()}, lambda: ears, lambda: voice or SharedMouth(mouth))
        app = create_app(settings, FakeDialogue(), Engine(settings, rasa), now=lambda: NOW, speech=speech)

        @cache
        def speaks(text: str) -> Audio:
            found = mouth.synthesise(text, rate=150)
            if isinstance(ears, Parrot):
                ears.known[heard_as.get(text, text)] = found.samples
            return found

        transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
        async with app.router.lifespan_context(app), httpx2.AsyncClient(transport=transport, base_url="http://gateway") as client:
            booth = Booth(app, client, rasa, ears, settings, speaks)
            try:
                yield booth
            finally:
                for visitor in booth.visitors:
                    visitor.reads.set()
                    if visitor._task is not None:
                        await visitor.drop()

    return open_it


@pytest.fixture
async def booth(opening: Opening) -> AsyncIterator[Booth]:
    async with opening() as found:
        yield found


@pytest.fixture
async def exchange(opening: Opening) -> AsyncIterator[Booth]:
    """Behind a telephone provider."""
    async with opening(phone_secret=SECRET, phone_url=URL) as found:
        yield found


@pytest.fixture
async def caller(exchange: Booth, mouth: Mouth) -> AsyncIterator[OnThePhone]:
    """Who has heard the greeting and is asked to speak."""
    found = OnThePhone(exchange.app, voice_of(mouth), exchange.speaks)
    await found.call(SIGNED)
    await Streamed.hears(found, INVITING)
    yield found
    if found.task is not None and not found.task.done():
        await found.hang_up()


# At a terminal


@pytest.fixture
def ears() -> Parrot:
    return Parrot()


@pytest.fixture
def running(tmp_path: Path, mouth: Mouth, ears: Parrot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setattr(player, "LEAD_S", 1e6)  # tests listen faster than people
    patient = Times(no_input=60, recognition=60, dialogue=100, wait_line=50)  # what the session's clock counts runs ahead of ours
    monkeypatch.setattr(audio, "PROFILES", {**audio.PROFILES, "web": replace(profile.WEB, times=patient)})
    monkeypatch.setattr(pace, "FRAME_S", 0.003)
    monkeypatch.setattr(spoken_call, "SETTLED_S", 0.15)
    monkeypatch.setattr(spoken_line, "AGAIN_S", 0.1)
    monkeypatch.setattr(soundcard, "can_play", lambda: False)
    monkeypatch.setattr(soundcard, "can_record", lambda: False)
    found = Running(make_settings(tmp_path / "var"), mouth, ears).start()
    yield found
    found.stop()


@pytest.fixture
def person(running: Running) -> Iterator[Person]:
    stdin, keys = os.pipe()
    gateway = AtTheTerminal(SAID, f"http://127.0.0.1:{running.port}")
    found = Person(gateway, stdin, keys)
    yield found
    gateway._client.close()
    os.close(stdin)
    if found._keys >= 0:
        found.close_keys()
