"""A person behind a spoken conversation: called by key or by words, heard, spoken to and left again, at a kiosk and on the telephone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from bot.message import Reply
from tests.channels.conftest import Desk
from tests.channels.desk.people import Counsellor, hire
from tests.channels.fakes import usual
from tests.spoken.caller import INVITING, SECRET, SIGNED, URL, OnThePhone, voice_of
from tests.spoken.conftest import Booth, Opening
from tests.spoken.visitor import PATIENCE_S
from voice.profile import KIOSK, Times
from voice.speak import Mouth

CONNECTING = "상담원에게 이어 드릴게요."
SECOND = "지금 2번째로 기다리고 계세요."
SOON = "요즘은 1분 안에 연결돼요."
JOINED = "김상담 상담원이 들어왔어요."
PAPERS = "신분증만 가지고 주민센터로 오시면 돼요."
QUESTION = "도장도 있어야 하나요"
LEFT = "김상담 상담원이 나갔어요."
AGAIN = "생계급여도 알려 주세요"
ANSWER = "네, 생계급여도 알려 드릴게요."


def answering(question: dict[str, Any]) -> Any:
    """The assistant, who knows what was said to the counsellor too."""
    found = usual(question)
    if question["message"] == AGAIN:
        assert QUESTION in question["metadata"]["context"]["heard"]
        found[0]["custom"]["replies"] = [Reply(ANSWER, ANSWER).to_dict()]
    return found


async def staffed(booth: Booth) -> Counsellor:
    """A counsellor who has just taken one and has one waiting before whoever comes now."""
    booth.rasa.script = answering
    desk = Desk(booth.app, booth.client, booth.rasa, booth.settings)
    kim = await hire(desk, "kim")
    taken, waiting = await desk.begin(), await desk.begin()
    for talk in (taken, waiting):
        assert (await talk.call("POST", "/handover")).json()["mode"] == "waiting"
    assert (await kim.do(taken.id, "claim")).status_code == 200
    return kim


async def spoken_to(kim: Counsellor, channel: str) -> str:
    """The conversation of this channel that waits for a person."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            items = (await kim.call("GET", "/conversations", params={"mode": "waiting", "channel": channel})).json()["items"]
            if items:
                return str(items[0]["id"])
            await asyncio.sleep(0.02)


async def console_shows(kim: Counsellor, conversation_id: str, text: str) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while True:
            found = (await kim.call("GET", f"/conversations/{conversation_id}")).json()
            if (found["messages"][-1]["role"], found["messages"][-1]["text"]) == ("citizen", text):
                assert found["row"]["preview"] == text
                return
            await asyncio.sleep(0.02)


async def served(kim: Counsellor, channel: str, citizen: Any) -> None:
    """From having called a person to having been given back."""
    await citizen.hears(SECOND)
    await citizen.hears(SOON)
    one = await spoken_to(kim, channel)
    assert (await kim.do(one, "claim")).status_code == 200
    await citizen.hears(JOINED)
    assert (await kim.say(one, PAPERS)).status_code == 200
    await citizen.hears(PAPERS)
    await citizen.asks(QUESTION)
    await console_shows(kim, one, QUESTION)
    assert (await kim.say(one, "아니요, 없어도 돼요.")).status_code == 200
    await citizen.hears("아니요, 없어도 돼요.")
    assert (await kim.do(one, "release")).status_code == 200
    await citizen.hears(LEFT)
    await citizen.asks(AGAIN)
    await citizen.hears(ANSWER)


@pytest.mark.parametrize("how", ["key", "words"])
async def test_at_a_kiosk(booth: Booth, how: str) -> None:
    kim = await staffed(booth)
    visitor = await (await booth.visitor()).connect(device="kiosk")
    await visitor.send(type="start")
    await visitor.hears("말씀해 주세요")
    await visitor.until("turn", state="idle")
    if how == "key":
        await visitor.keys("0")
        await visitor.hears(CONNECTING)
    else:
        await visitor.asks("상담원 연결해 주세요")
    await served(kim, "kiosk", visitor)
    assert not [text for text in visitor.said() if "129" in text], "nobody is sent to a telephone who has a person"


@pytest.fixture
async def exchange(opening: Opening) -> AsyncIterator[Booth]:
    async with opening(phone_secret=SECRET, phone_url=URL) as booth:
        yield booth


@pytest.mark.parametrize("how", ["key", "words"])
async def test_on_the_telephone(exchange: Booth, mouth: Mouth, how: str) -> None:
    kim = await staffed(exchange)
    caller = OnThePhone(exchange.app, voice_of(mouth), exchange.speaks)
    await caller.call(SIGNED)
    try:
        await caller.hears(INVITING)
        if how == "key":
            await caller.keys("0")
            await caller.hears(CONNECTING)
        else:
            await caller.asks("상담원 연결해 주세요")
        await served(kim, "phone", caller)
    finally:
        await caller.hang_up()


async def test_who_has_a_person_is_not_told_to_wait_for_one(opening: Opening) -> None:
    quick = replace(KIOSK, times=Times(no_input=0.1, reassure=0.1, tail=0.0))
    async with opening(profiles={"kiosk": quick}) as booth:
        kim = await staffed(booth)
        visitor = await (await booth.visitor()).connect(device="kiosk")
        await visitor.send(type="start")
        await visitor.hears("말씀해 주세요")
        await visitor.keys("0")
        await visitor.hears("상담원을 기다리고 있어요.")
        one = await spoken_to(kim, "kiosk")
        assert (await kim.do(one, "claim")).status_code == 200
        await visitor.hears(JOINED)
        await visitor.hears("상담원이 듣고 있어요.")
        before = len(visitor.said())
        await visitor.keys("0")
        await visitor.hears("상담원이 듣고 있어요.")
        assert "상담원을 기다리고 있어요." not in visitor.said()[before:]
