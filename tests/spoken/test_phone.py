"""Calls: by a provider's media stream and from an Asterisk PBX, the same conversation on both."""

from __future__ import annotations

import asyncio
import base64
import socket
from collections.abc import AsyncIterator, Callable
from typing import Any

import numpy as np
import orjson
import pytest
from sqlalchemy import select

from channels import audiosocket, telephony
from channels.events import MESSAGE
from channels.schema import event
from channels.spoken.narrow import FRAME, Narrow, earcon
from channels.telephony import sign
from tests.spoken.caller import INVITING, SECRET, SIGNED, URL, Behind, Streamed, voice_of
from tests.spoken.conftest import Booth, Opening
from voice.actions import Sound
from voice.speak import Mouth

GREETING = "안녕하세요, 복지 혜택을 찾아 드리는 자동 안내예요."
ANSWER = "1: 기초연금이 뭐예요"

Dial = Callable[[], Any]


@pytest.fixture
async def caller(exchange: Booth, mouth: Mouth) -> AsyncIterator[Streamed]:
    """Who was not greeted yet."""
    found = Streamed(exchange.app, voice_of(mouth), exchange.speaks)
    await found.call(SIGNED)
    yield found
    if found.task is not None and not found.task.done():
        await found.hang_up()


async def texts(booth: Booth) -> list[str]:
    """Of all conversations."""

    def read(connection: Any) -> list[str]:
        rows = connection.scalars(select(event.c.payload).where(event.c.kind == MESSAGE).order_by(event.c.seq))
        return [orjson.loads(row)["text"] for row in rows]

    return await booth.gateway.store.run(read)


async def test_a_caller_is_greeted_asks_and_is_answered(exchange: Booth, caller: Streamed) -> None:
    await caller.hears(GREETING)
    await caller.hears(INVITING)
    await caller.may_speak()
    await caller.speaks("기초연금이 뭐예요")
    await caller.hears(ANSWER)
    assert "기초연금이 뭐예요" in await texts(exchange)


async def test_a_star_repeats_and_nought_calls_a_person(exchange: Booth, caller: Streamed) -> None:
    await caller.hears(INVITING)
    await caller.may_speak()
    await caller.speaks("기초연금이 뭐예요")
    await caller.hears(ANSWER)
    await caller.keys("*")
    await caller.hears(ANSWER)
    await caller.keys("0")
    await caller.hears("상담원에게 이어 드릴게요.")
    await caller.hears("일이구로 전화하시면 사람이 받아요.")


async def test_who_speaks_into_our_words_stops_us(exchange: Booth, caller: Streamed) -> None:
    await caller.hears(INVITING)
    caller.listens = False
    await caller.keys("9")
    await caller.hears("다시 들으시려면 별표, 사람과 이야기하시려면 영 번, 마치시려면 우물정자를 눌러 주세요.")
    await caller.speaks("기초연금이 뭐예요")
    await caller.until("clear")
    await caller.hears(ANSWER)


async def test_a_key_stops_us_at_once(exchange: Booth, caller: Streamed) -> None:
    caller.listens = False
    await caller.hears(GREETING)
    await caller.keys("0")
    await caller.until("clear")


async def test_a_call_that_ends_in_the_middle_of_a_sentence_is_over(exchange: Booth, caller: Streamed) -> None:
    caller.listens = False
    await caller.until("media")
    await caller.hang_up()
    await over(exchange)


async def over(booth: Booth) -> None:
    for _ in range(500):
        if not booth.gateway.lobby._sessions:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the call goes on")


async def test_who_has_said_goodbye_is_hung_up_on(exchange: Booth, caller: Streamed) -> None:
    await caller.hears(INVITING)
    await caller.keys("#")
    await caller.hears("상담을 마칠까요?")
    await caller.keys("1")
    await caller.hears("이용해 주셔서 고마워요.")
    assert (await caller.until("close"))["code"] == 1000


@pytest.mark.parametrize("headers", [{}, {"X-Twilio-Signature": sign("other", URL)}, {"X-Twilio-Signature": sign(SECRET, "wss://other/")}])
async def test_a_stream_without_the_secret_is_not_taken(headers: dict[str, str], exchange: Booth, mouth: Mouth) -> None:
    stranger = Streamed(exchange.app, voice_of(mouth), exchange.speaks)
    await stranger.call(headers)
    assert (await stranger.until("close"))["code"] == 1008
    assert await texts(exchange) == []


async def test_a_stream_that_shows_the_secret_itself_is_taken(exchange: Booth, mouth: Mouth) -> None:
    caller = Streamed(exchange.app, voice_of(mouth), exchange.speaks)
    await caller.call(secret=SECRET)
    await caller.hears(GREETING)
    await caller.hang_up()


async def test_without_a_secret_no_calls_are_taken(booth: Booth, mouth: Mouth) -> None:
    caller = Streamed(booth.app, voice_of(mouth), booth.speaks)
    await caller.call({"X-Twilio-Signature": sign("", "ws://gateway/api/v1/phone/media")})
    assert (await caller.until("close"))["code"] == 1008


def test_the_signature_is_the_providers_own() -> None:
    """By RFC 2202's second case of HMAC-SHA1, whose message stands for the address."""
    assert base64.b64decode(sign("Jefe", "what do ya want for nothing?")).hex() == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"


async def test_broken_frames_are_survived_and_nothing_but_broken_ones_end_the_call(exchange: Booth, caller: Streamed) -> None:
    await caller.hears(INVITING)
    await caller.send(event="media", media={"payload": "not base64 !"})
    await caller.send(event="media", media={"payload": "소리가 아니에요"})
    await caller.send(event="mark", mark={"name": "somebody else's"})
    await caller.send(event="unheard of")
    await caller.send(event="dtmf", dtmf={"digit": "77"})
    await caller.keys("0")
    await caller.hears("상담원에게 이어 드릴게요.")
    for _ in range(telephony.MOST_BAD_FRAMES):
        await caller.send(event="unheard of")
    assert (await caller.until("close"))["code"] == 1008


# Asterisk


@pytest.fixture
async def pbx(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Booth]:
    monkeypatch.setattr(audiosocket, "FRAME_S", 0.0005)  # a PBX whose callers listen faster than people
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with opening(audiosocket_port=port) as booth:
        yield booth


@pytest.fixture
async def extension(pbx: Booth, mouth: Mouth) -> AsyncIterator[Behind]:
    found = Behind(voice_of(mouth), pbx.speaks)
    await found.call(pbx.settings.audiosocket_port)
    yield found
    await found.hang_up()


async def test_a_caller_from_a_pbx_is_greeted_asks_and_is_answered(pbx: Booth, extension: Behind) -> None:
    await extension.hears(GREETING)
    await extension.hears(INVITING)
    await extension.may_speak()
    await extension.speaks("기초연금이 뭐예요")
    await extension.hears(ANSWER)
    await extension.keys("0")
    await extension.hears("상담원에게 이어 드릴게요.")
    await extension.hears("일이구로 전화하시면 사람이 받아요.")


async def test_a_pbx_that_hangs_up_ends_the_call(pbx: Booth, extension: Behind) -> None:
    await extension.hears(GREETING)
    await extension.send(audiosocket.HANG_UP)
    await over(pbx)


async def test_a_call_over_is_hung_up_towards_the_pbx(pbx: Booth, extension: Behind) -> None:
    await extension.hears(INVITING)
    await extension.keys("#")
    await extension.hears("상담을 마칠까요?")
    await extension.keys("1")
    await asyncio.wait_for(extension.listening, 10)
    assert extension.ended


@pytest.mark.parametrize("garbage", [b"GET / HTTP/1.1\r\n\r\n" + bytes(30_000), b"\x01\x00\x02ab", b"\x10\x00\x02ab"])
async def test_who_is_no_pbx_is_hung_up_on(garbage: bytes, pbx: Booth) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", pbx.settings.audiosocket_port)
    writer.write(garbage)
    assert await asyncio.wait_for(reader.read(), 10) in (b"", b"\x00\x00\x00")
    writer.close()
    assert await texts(pbx) == []


async def test_broken_sound_and_unknown_packets_from_a_pbx_are_survived(pbx: Booth, extension: Behind) -> None:
    await extension.hears(INVITING)
    await extension.send(audiosocket.SLIN, b"\x00" * 321)
    await extension.send(0x42, b"what is this")
    await extension.keys("0")
    await extension.hears("상담원에게 이어 드릴게요.")


# Narrow sound


def test_sound_leaves_in_whole_frames_and_nothing_is_lost() -> None:
    narrow = Narrow()
    frames = [frame for _ in range(7) for frame in narrow.push(bytes(1000))]
    frames += narrow.flush()
    assert {frame.shape for frame in frames} == {(FRAME,)}
    assert len(frames) == -(-7 * 250 // FRAME)
    assert narrow.flush() == []


@pytest.mark.parametrize("sound", list(Sound))
def test_every_earcon_is_short_and_begins_and_ends_softly(sound: Sound) -> None:
    samples = np.frombuffer(earcon(sound), "<i2")
    assert 0.02 <= samples.size / 16_000 <= 0.3
    assert abs(int(samples[0])) < 50
    assert abs(int(samples[-1])) < 300
    assert np.abs(samples).max() > 1000
