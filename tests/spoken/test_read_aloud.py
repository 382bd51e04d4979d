"""A message as sound."""

from __future__ import annotations

import io
import wave
from typing import Any

import pytest

from bot.errors import EarsError, MouthError
from tests.channels.conftest import API
from tests.spoken.conftest import Booth, Opening
from voice.sentences import seconds


async def begun(booth: Booth) -> tuple[str, dict[str, str]]:
    key = (await booth.client.post(f"{API}/conversations", json={"channel": "web"})).json()
    return f"{API}/conversations/{key['id']}", {"Authorization": f"Bearer {key['token']}"}


def length(sound: bytes) -> float:
    with wave.open(io.BytesIO(sound)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 16_000)
        return file.getnframes() / 16_000


async def test_a_message_is_read_whole_and_slower_on_request(booth: Booth) -> None:
    path, headers = await begun(booth)
    (message,) = (await booth.client.get(f"{path}/messages", headers=headers)).json()["messages"]
    at_once, slowly = [
        await booth.client.get(f"{path}/messages/{message['seq']}/speech", headers=headers, params=params) for params in ({}, {"rate": 105})
    ]
    assert at_once.headers["content-type"] == "audio/wav"
    assert at_once.headers["cache-control"] == "no-store"
    assert length(at_once.content) == pytest.approx(seconds(message["speech"]), rel=0.35)
    assert length(slowly.content) > 1.15 * length(at_once.content)


async def test_only_who_has_the_token_hears_it(booth: Booth) -> None:
    path, headers = await begun(booth)
    _, others = await begun(booth)
    assert (await booth.client.get(f"{path}/messages/1/speech")).status_code == 401
    assert (await booth.client.get(f"{path}/messages/1/speech", headers=others)).status_code == 401
    assert (await booth.client.get(f"{path}/messages/1/speech", headers=headers)).status_code == 200


@pytest.mark.parametrize(("seq", "status"), [(2, 404), (99, 404), (0, 422), ("x", 422)])
async def test_what_is_no_message_is_not_read(booth: Booth, seq: Any, status: int) -> None:
    path, headers = await begun(booth)
    assert (await booth.client.get(f"{path}/messages/{seq}/speech", headers=headers)).status_code == status


class Dumb:
    def synthesise(self, text: str, *, rate: int, volume: float = 1.0) -> Any:
        raise MouthError("no voice here")

    def prepare(self, texts: Any, *, rate: int, volume: float = 1.0) -> None:
        raise MouthError("no voice here")

    def close(self) -> None:
        """Nothing to close."""


class Deaf:
    def start(self) -> None:
        raise EarsError("no weights here")

    def transcribe(self, samples: Any, *, prompt: str = "") -> Any:
        raise AssertionError

    def close(self) -> None:
        """Nothing to close."""


async def test_without_a_voice_it_is_said_in_words(opening: Opening) -> None:
    async with opening(voice=Dumb()) as booth:
        path, headers = await begun(booth)
        answer = await booth.client.get(f"{path}/messages/1/speech", headers=headers)
        assert answer.status_code == 503
        assert answer.json()["code"] == "no_speech"


async def test_who_cannot_hear_can_still_read_aloud(opening: Opening) -> None:
    async with opening(ears=Deaf()) as booth:
        path, headers = await begun(booth)
        assert (await booth.client.get(f"{path}/messages/1/speech", headers=headers)).status_code == 200


async def test_a_kiosk_fetches_what_it_has_to_say_without_us(booth: Booth) -> None:
    for name in ("no_microphone", "lost", "unreachable", "no_speech"):
        response = await booth.client.get(f"{API}/kiosk/speech/{name}")
        assert response.headers["content-type"] == "audio/wav"
        assert length(response.content) > 3.0
    assert (await booth.client.get(f"{API}/kiosk/speech/shop")).status_code == 404


async def test_a_kiosk_without_ears_can_still_say_so(opening: Opening) -> None:
    class Deaf:
        def start(self) -> Any:
            raise EarsError("no weights here")

        def close(self) -> None:
            """Nothing was open."""

    async with opening(ears=Deaf()) as booth:
        assert (await booth.client.get(f"{API}/kiosk/speech/no_speech")).status_code == 200
