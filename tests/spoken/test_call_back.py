"""A call-back left by voice or keys, where no counsellor is there; and how it was, once one has closed the conversation."""

from __future__ import annotations

from typing import Any

import pytest

from tests.channels.conftest import Desk
from tests.channels.desk.people import Counsellor, hire
from tests.channels.desk.test_ratings import scores
from tests.spoken.caller import OnThePhone
from tests.spoken.conftest import Booth
from tests.spoken.test_person import CONNECTING, JOINED, spoken_to
from tests.spoken.visitor import Visitor

OFFERED = "번호를 남기시면 그렇게 해도 된다고 하신 것으로 알게요."
TOLD = "공일공 이삼사오 육칠팔구"
READ_BACK, RIGHT = "010-2345-6789.", "이 번호가 맞으세요?"
TAKEN = "전화번호를 받았어요."
CLOSED, ASKED = "상담을 마쳤어요.", "오늘 상담은 몇 점이었나요?"
THANKS = "점수를 알려 주셔서 고마워요."


async def staff(booth: Booth, present: bool) -> Counsellor:
    return await hire(Desk(booth.app, booth.client, booth.rasa, booth.settings), "kim", present=present)


async def left(kim: Counsellor) -> list[str]:
    """The numbers kept."""
    items = (await kim.call("GET", "/callbacks")).json()["items"]
    shown = [await kim.call("POST", f"/callbacks/{item['id']}/reveal", json={"reason": "약속한 전화"}) for item in items]
    return [each.json()["phone"] for each in shown]


async def leaves_a_number(citizen: Any, kim: Counsellor, how: str) -> None:
    await citizen.keys("0")
    await citizen.hears(CONNECTING)
    await citizen.hears(OFFERED)
    if how == "keys":
        await citizen.keys("01023456789#")
    else:
        await citizen.asks(TOLD)
    await citizen.hears(READ_BACK)
    await citizen.hears(RIGHT)
    assert await left(kim) == []
    await citizen.keys("1")
    await citizen.hears(TAKEN)
    assert await left(kim) == ["01023456789"]


async def is_closed(citizen: Any, kim: Counsellor, channel: str) -> str:
    """After a counsellor has spoken to them."""
    await citizen.keys("0")
    await citizen.hears(CONNECTING)
    one = await spoken_to(kim, channel)
    await kim.do(one, "claim")
    await citizen.hears(JOINED)
    await kim.do(one, "close", outcome="resolved")
    await citizen.hears(CLOSED)
    await citizen.hears(ASKED)
    return one


async def rated(booth: Booth) -> list[int]:
    """What was counted, for a kiosk forgets its visitor."""
    return await scores(Desk(booth.app, booth.client, booth.rasa, booth.settings))


async def at_the_kiosk(booth: Booth) -> Visitor:
    visitor = await (await booth.visitor()).connect(device="kiosk")
    await visitor.send(type="start")
    await visitor.hears("말씀해 주세요")
    await visitor.until("turn", state="idle")
    return visitor


@pytest.mark.parametrize("how", ["keys", "words"])
async def test_a_number_is_left_at_a_kiosk(booth: Booth, how: str) -> None:
    kim = await staff(booth, present=False)
    visitor = await at_the_kiosk(booth)
    await leaves_a_number(visitor, kim, how)
    said = visitor.said()
    assert not [text for text in said if "더 들으시겠어요" in text or "마칠까요" in text]
    assert said.count(CONNECTING) == 1, "its first nought calls nobody"
    assert "2345" not in str(await booth.transcript(visitor))


@pytest.mark.parametrize("how", ["keys", "words"])
async def test_a_number_is_left_on_the_telephone(exchange: Booth, caller: OnThePhone, how: str) -> None:
    await leaves_a_number(caller, await staff(exchange, present=False), how)


async def test_a_no_leaves_nothing(booth: Booth) -> None:
    kim = await staff(booth, present=False)
    visitor = await at_the_kiosk(booth)
    await visitor.keys("0")
    await visitor.hears(OFFERED)
    await visitor.keys("01023456780#")
    await visitor.hears(RIGHT)
    await visitor.keys("2")
    await visitor.hears("처음부터 다시 말씀하시거나")
    assert await left(kim) == []


@pytest.mark.parametrize("how", ["key", "words"])
async def test_how_it_was_is_told_at_a_kiosk(booth: Booth, how: str) -> None:
    kim = await staff(booth, present=True)
    visitor = await at_the_kiosk(booth)
    await is_closed(visitor, kim, "kiosk")
    await (visitor.keys("4") if how == "key" else visitor.asks("네 점이요"))
    await visitor.hears(THANKS)
    await visitor.until("wiped")
    assert await rated(booth) == [4]


@pytest.mark.parametrize("how", ["key", "words"])
async def test_how_it_was_is_told_on_the_telephone(exchange: Booth, caller: OnThePhone, how: str) -> None:
    kim = await staff(exchange, present=True)
    one = await is_closed(caller, kim, "phone")
    await (caller.keys("5") if how == "key" else caller.asks("오 점이요"))
    await caller.hears(THANKS)
    assert (await caller.until("close"))["code"] == 1000
    shown = (await kim.call("GET", f"/conversations/{one}")).json()
    assert (shown["rating"]["score"], shown["row"]["mode"]) == (5, "closed")
