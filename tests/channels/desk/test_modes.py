"""One owner at a time: who answers a conversation, whatever comes at once."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from channels.desk import modes
from channels.problems import Problem
from channels.store import Store
from tests.channels.conftest import Desk, Running, Talk
from tests.channels.desk.people import Counsellor, hire, steps
from tests.channels.fakes import NOW, FakeRasa

pytestmark = pytest.mark.every_store


async def mode(talk: Talk) -> str:
    found: str = (await talk.call("GET", "/state")).json()["mode"]
    return found


async def test_a_conversation_goes_from_the_assistant_to_a_counsellor_and_back(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    assert (await talk.call("POST", "/handover")).json()["mode"] == "waiting"
    assert (await kim.do(talk.id, "claim")).json()["mode"] == "counsellor"
    assert (await kim.do(talk.id, "release")).json()["mode"] == "assistant"
    assert await mode(talk) == "assistant"
    assert await steps(desk, talk.id) == [("queued", "asked"), ("claimed", "asked"), ("released", "asked")]


async def test_every_transition_is_told_to_the_citizen_and_stands_in_the_log_as_a_state(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await talk.call("POST", "/handover")
    await kim.do(talk.id, "claim")
    await kim.do(talk.id, "close", outcome="resolved")
    told = await talk.said("system")
    assert [("상담원을 부르고" in told[0]), ("김상담 상담원이 들어왔어요" in told[1]), ("마쳤어요" in told[2])] == [True] * 3
    log = await desk.gateway.conversations.read(talk.id, 2)
    assert [event.kind for event in log] == ["message", "state"] * 3
    assert [part for event in log for part in ("waiting", "counsellor", "closed") if f'"mode":"{part}"' in event.payload] == [
        "waiting",
        "counsellor",
        "closed",
    ]


async def test_a_closed_conversation_opens_again_when_the_citizen_writes(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    await kim.do(talk.id, "close", outcome="resolved")
    answer = (await talk.say("하나 더 있어요")).json()
    assert (answer["messages"][-1]["text"], answer["state"]["mode"]) == ("1: 하나 더 있어요", "assistant")
    assert (await steps(desk, talk.id))[-1] == ("begun", "reopened")
    assert (await kim.do(talk.id, "claim")).status_code == 200


async def test_fifty_claims_at_once_give_one_owner_and_tell_the_others_who(desk: Desk, talk: Talk) -> None:
    people = [await hire(desk, f"person{n}") for n in range(50)]
    await talk.call("POST", "/handover")
    responses = await asyncio.gather(*(each.do(talk.id, "claim") for each in people))
    assert Counter(response.status_code for response in responses) == {200: 1, 409: 49}
    owner = next(each for each, response in zip(people, responses, strict=True) if response.status_code == 200)
    told = [response.json() for response in responses if response.status_code == 409]
    assert {(each["code"], each["owner"]["id"]) for each in told} == {("taken", owner.id)}
    assert (await owner.row(talk.id))["owner"]["id"] == owner.id
    assert [kind for kind, _ in await steps(desk, talk.id)].count("claimed") == 1
    assert sum("들어왔어요" in text for text in await talk.said("system")) == 1


async def test_fifty_claims_through_two_gateways_give_one_owner(running: Running) -> None:
    async with running(FakeRasa()) as one, running(FakeRasa(), instance="other") as two:
        people = [await hire(one, f"person{n}") for n in range(50)]
        talk = await one.begin()
        claims = (each.at(two if n % 2 else one).do(talk.id, "claim") for n, each in enumerate(people))
        responses = await asyncio.gather(*claims)
        assert Counter(response.status_code for response in responses) == {200: 1, 409: 49}
        assert len({response.json()["owner"]["id"] for response in responses if response.status_code == 409}) == 1


async def test_two_stores_on_one_database_agree_on_the_owner(desk: Desk, talk: Talk) -> None:
    people = [await hire(desk, f"person{n}") for n in range(20)]
    stores = [Store(desk.settings.store_url) for _ in range(2)]

    async def claim(n: int) -> str:
        try:
            await stores[n % 2].run(modes.claim, talk.id, people[n].id, NOW)
        except Problem as problem:
            return str(problem.values["owner"]["id"])
        return people[n].id

    try:
        assert len(set(await asyncio.gather(*(claim(n) for n in range(20))))) == 1
    finally:
        for store in stores:
            await store.close()


async def test_a_queue_drains_whoever_takes_from_it(desk: Desk) -> None:
    talks = [await desk.begin() for _ in range(12)]
    people = [await hire(desk, f"person{n}") for n in range(4)]
    for talk in talks:
        await talk.call("POST", "/handover")
    responses = await asyncio.gather(*(people[n % 4].call("POST", "/queue/claim") for n in range(16)))
    taken = [response.json()["id"] for response in responses if response.status_code == 200]
    assert sorted(taken) == sorted(talk.id for talk in talks)
    assert [response.status_code for response in responses].count(204) == 4


async def test_claiming_what_one_has_already_changes_nothing(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    assert (await kim.do(talk.id, "claim")).status_code == 200
    assert len(await talk.said("system")) == 1


@pytest.mark.parametrize(
    ("what", "body"), [("release", {}), ("close", {"outcome": "left"}), ("messages", {"text": "네"}), ("transfer", {"agency": "129"})]
)
async def test_who_does_not_own_it_can_do_nothing_to_it(
    desk: Desk, talk: Talk, kim: Counsellor, lee: Counsellor, what: str, body: dict[str, str]
) -> None:
    assert (await lee.do(talk.id, what, **body)).json()["code"] == "not_owned"
    await kim.do(talk.id, "claim")
    refused = await lee.do(talk.id, what, **body)
    assert (refused.status_code, refused.json()["owner"]["name"]) == (409, "김상담")
    assert (await kim.row(talk.id))["owner"]["id"] == "kim"


async def test_a_closed_conversation_is_nobodys_to_claim(desk: Desk, talk: Talk, kim: Counsellor, lee: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    await kim.do(talk.id, "close", outcome="resolved")
    assert (await lee.do(talk.id, "claim")).json()["code"] == "conversation_closed"


async def test_a_colleague_who_is_there_takes_over_at_once(desk: Desk, talk: Talk, kim: Counsellor, lee: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    assert (await kim.do(talk.id, "transfer", to="lee")).json()["mode"] == "counsellor"
    assert (await lee.say(talk.id, "이어서 도와드릴게요")).status_code == 200
    assert (await kim.say(talk.id, "저도요")).status_code == 409
    assert "이상담 상담원이 이어서" in (await talk.said("system"))[-1]


async def test_nothing_is_passed_on_to_who_is_not_there(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await hire(desk, "park", present=False)
    await kim.do(talk.id, "claim")
    assert (await kim.do(talk.id, "transfer", to="park")).json()["code"] == "not_there"
    assert (await kim.row(talk.id))["owner"]["id"] == "kim"


async def test_an_agency_takes_over_what_is_not_ours(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    assert (await kim.do(talk.id, "transfer", agency="국민연금공단 1355")).json()["mode"] == "closed"
    assert "국민연금공단 1355에서 도와드려요" in (await talk.said("system"))[-1]


async def test_without_signing_in_nobody_sees_or_does_anything(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    stranger = Counsellor(desk.client, "x", "x", "wrong")
    assert (await stranger.do(talk.id, "claim")).status_code == 401
    assert (await stranger.call("GET", "/conversations")).status_code == 401
