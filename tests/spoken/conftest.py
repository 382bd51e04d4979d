"""A gateway that hears and speaks: the real turn machine, detector and voice; ears that know what the tests say to them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from bot.settings import Settings
from channels import audio
from channels.app import create_app
from channels.dialogue import Engine
from channels.gateway import Gateway
from channels.spoken import player
from channels.spoken.speech import Speech
from tests.channels.conftest import API, make_settings
from tests.channels.fakes import NOW, FakeDialogue, FakeRasa
from tests.spoken.parrot import Parrot
from tests.spoken.visitor import Visitor
from voice.profile import Profile
from voice.speak import Audio, Mouth


class SharedMouth:
    """The voice of all tests, which nobody closes."""

    def __init__(self, mouth: Mouth) -> None:
        self.mouth = mouth

    def synthesise(self, text: str, *, rate: int, volume: float = 1.0) -> Audio:
        return self.mouth.synthesise(text, rate=rate, volume=volume)

    def prepare(self, texts: Iterable[str], *, rate: int, volume: float = 1.0) -> None:
        self.mouth.prepare(texts, rate=rate, volume=volume)

    def close(self) -> None:
        """Others go on with it."""


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
