"""What is always said in the same words is ready before anybody hears it, and nobody waits while it is made."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from channels.spoken.speech import Speech
from tests.channels.conftest import make_settings
from tests.spoken.shared_mouth import SharedMouth
from voice.actions import Speak
from voice.events import Button, Spoken, Started
from voice.profile import KIOSK, PHONE, Profile
from voice.speak import CACHE_BYTES, Audio, Mouth, _Said
from voice.turn import Turn


@pytest.fixture
async def speech(tmp_path: Path, mouth: Mouth, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Speech]:
    """As loud and as fast as somebody has set it up; nothing was said before."""
    monkeypatch.setattr(mouth, "_said", _Said(CACHE_BYTES))
    settings = make_settings(tmp_path / "var", voice_rate=150, voice_volume=1.1)
    found = Speech(settings, dict, mouth=lambda: SharedMouth(mouth))
    yield found
    await found.close()


def without_its_process(mouth: Mouth, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(request: Any, limit_s: float) -> Any:
        raise AssertionError(f"{request} was not ready")

    monkeypatch.setattr(mouth.worker, "ask", ask)


def greeting(turn: Turn) -> list[Speak]:
    return [action for action in turn.handle(Started(0.0)) if isinstance(action, Speak)]


@pytest.mark.parametrize("profile", [PHONE, KIOSK])
async def test_the_first_welcome_costs_no_work(speech: Speech, mouth: Mouth, profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    await speech.open_mouth()
    assert speech._preparing is not None
    speech._preparing.cancel()
    await asyncio.wait([speech._preparing])
    without_its_process(mouth, monkeypatch)
    said = greeting(Turn(profile, speech.wording))
    sounds = [await speech.say(each.line.speech, each.rate, each.volume) for each in said]
    assert len(sounds) == 2 and min(sound.seconds for sound in sounds) > 1.0


async def test_nor_does_anything_that_is_always_said_the_same(speech: Speech, mouth: Mouth, monkeypatch: pytest.MonkeyPatch) -> None:
    await speech.open_mouth()
    assert speech._preparing is not None
    await speech._preparing
    without_its_process(mouth, monkeypatch)
    turn = Turn(KIOSK, speech.wording)
    for each in greeting(turn):
        turn.handle(Spoken(1.0, each.utterance, each.index))
    asked = (Button(2.0, "help"), Button(3.0, "restart"), Button(4.0, "no"), Button(5.0, "repeat"), Button(6.0, "back"))
    for button in (*asked, Button(7.0, "end"), Button(8.0, "no"), Button(9.0, "stop")):
        for action in turn.handle(button):
            if isinstance(action, Speak):
                assert (await speech.say(action.line.speech, action.rate, action.volume)).pcm


class Busy:
    """A voice that says a sentence only when it may."""

    def __init__(self) -> None:
        self.may, self.prepared = threading.Event(), 0

    def synthesise(self, text: str, *, rate: int, volume: float = 1.0) -> Audio:
        self.may.wait(5)
        return Audio(bytes(2))

    def prepare(self, texts: Iterable[str], *, rate: int, volume: float = 1.0) -> None:
        self.prepared += len(list(texts))

    def close(self) -> None:
        """Nothing to close."""


async def passing(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - what is waited for is in other threads
            await asyncio.sleep(0.005)


async def test_a_callers_sentence_goes_first(tmp_path: Path) -> None:
    mouth = Busy()
    speech = Speech(make_settings(tmp_path / "var"), dict, mouth=lambda: mouth)
    await speech.open_mouth()
    ready = mouth.prepared
    saying = asyncio.create_task(speech.say("기초연금은 예순다섯 살부터 받아요.", 140, 0.8))
    await asyncio.sleep(0.1)
    assert mouth.prepared <= ready + 1, "what was being made already, and no more"
    mouth.may.set()
    await saying
    await passing(lambda: mouth.prepared > ready + 50)
    await speech.close()
