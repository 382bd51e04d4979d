"""A counsellor who is gone: their conversations return to the queue, once, and nobody waits for a desk that has closed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from channels.problems import Problem
from tests.channels.conftest import Desk, Running, Talk
from tests.channels.desk.conftest import Time
from tests.channels.desk.people import Counsellor, hire, steps
from tests.channels.fakes import FakeRasa


async def told(talk: Talk, words: str) -> int:
    return sum(words in text for text in await talk.said("system"))


async def test_a_counsellor_gone_for_a_minute_gives_back_who_they_had(desk: Desk, talk: Talk, kim: Counsellor, time: Time) -> None:
    waiting = await desk.begin()
    await waiting.call("POST", "/handover")
    await kim.do(talk.id, "claim")
    time.pass_by(59)
    await desk.gateway.desk.watch()
    assert (await talk.call("GET", "/state")).json()["mode"] == "counsellor"
    time.pass_by(1)
    await desk.gateway.desk.watch()
    assert (await talk.call("GET", "/state")).json()["mode"] == "waiting"
    assert await told(talk, "연결이 끊겼어요") == 1
    lee = await hire(desk, "lee")
    detail = (await lee.call("GET", f"/conversations/{talk.id}")).json()
    assert (detail["row"]["position"], detail["row"]["reason"], detail["row"]["owner"]) == (1, "returned", None)
    assert "김상담 상담원의 연결이 60초" in detail["notes"][0]["text"]
    assert (await steps(desk, talk.id))[-1] == ("returned", "returned")


async def test_who_gives_signs_of_life_keeps_their_conversations(desk: Desk, talk: Talk, kim: Counsellor, time: Time) -> None:
    await kim.do(talk.id, "claim")
    for _ in range(10):
        time.pass_by(40)
        assert (await kim.call("GET", "/conversations")).status_code == 200
        await desk.gateway.desk.watch()
    assert (await talk.call("GET", "/state")).json()["mode"] == "counsellor"


async def test_of_two_gateways_one_gives_it_back(running: Running, time: Time) -> None:
    async with running(FakeRasa(), time, poll_s=60) as one, running(FakeRasa(), time, poll_s=60, instance="other") as two:
        kim, talk = await hire(one, "kim"), await one.begin()
        await kim.do(talk.id, "claim")
        time.pass_by(61)
        for desk in (one, two, one, two):
            await desk.gateway.desk.watch()
        assert await told(talk, "연결이 끊겼어요") == 1
        assert [kind for kind, _ in await steps(one, talk.id)].count("returned") == 1


async def test_a_counsellor_who_comes_back_in_time_is_not_passed_over(running: Running, time: Time) -> None:
    """One gateway has seen that they are gone when the other hears of them again."""
    async with running(FakeRasa(), time, poll_s=60) as desk:
        kim, talk = await hire(desk, "kim"), await desk.begin()
        await kim.do(talk.id, "claim")
        time.pass_by(61)
        await desk.gateway.desk.seen("kim")
        given_back = await desk.gateway.store.run(desk.gateway.desk.taking.return_to_queue, talk.id, "kim", time())
        assert given_back is False
        assert (await talk.call("GET", "/state")).json()["mode"] == "counsellor"


async def test_what_a_gone_counsellor_sends_after_all_is_refused(desk: Desk, talk: Talk, kim: Counsellor, time: Time) -> None:
    await kim.do(talk.id, "claim")
    time.pass_by(61)
    await desk.gateway.desk.watch()
    lee = await hire(desk, "lee")
    await lee.do(talk.id, "claim")
    refused = await kim.say(talk.id, "늦었네요")
    assert (refused.status_code, refused.json()["owner"]["id"]) == (409, "lee")


async def test_who_still_waits_when_the_desk_has_closed_is_told_and_offered_a_call_back(desk: Desk, talk: Talk, time: Time) -> None:
    await hire(desk, "kim")
    await talk.call("POST", "/handover")
    time.pass_by(3600)
    await desk.gateway.desk.watch()
    assert (await talk.call("GET", "/state")).json()["mode"] == "waiting", "within opening hours somebody may come back"
    time.pass_by(4 * 3600)
    await desk.gateway.desk.watch()
    assert (await talk.call("GET", "/state")).json()["mode"] == "assistant"
    assert await told(talk, "내일 오전 9시부터 받아요") == 1
    await desk.gateway.desk.watch()
    assert await told(talk, "내일 오전 9시부터 받아요") == 1


async def test_who_works_on_after_hours_finds_the_queue_as_it_was(desk: Desk, talk: Talk, kim: Counsellor, time: Time) -> None:
    await talk.call("POST", "/handover")
    time.pass_by(5 * 3600)
    await desk.gateway.desk.seen("kim")
    await desk.gateway.desk.watch()
    assert (await talk.call("GET", "/state")).json()["mode"] == "waiting"


async def test_who_is_away_takes_nobody_but_keeps_who_they_have(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    await desk.gateway.store.run(lambda c: c.exec_driver_sql("UPDATE staff SET away = 1"))
    await desk.gateway.desk.watch()
    other = await desk.begin()
    assert (await other.call("POST", "/handover")).json()["mode"] == "assistant"
    assert (await talk.call("GET", "/state")).json()["mode"] == "counsellor"


async def test_an_auditor_is_nobody_to_call(desk: Desk, talk: Talk) -> None:
    await hire(desk, "park", role="auditor")
    assert (await talk.call("POST", "/handover")).json()["mode"] == "assistant"
    assert await talk.said("system") == []


@pytest.mark.parametrize("failing", ["take_up", "desk", "supervision"])
async def test_one_look_that_fails_keeps_the_gateway_from_no_other(
    desk: Desk, talk: Talk, kim: Counsellor, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    rounds = {"take_up": 0, "desk": 0, "supervision": 0}
    again = asyncio.Event()

    def look(name: str) -> Any:
        async def go(*_given: object) -> None:
            rounds[name] += 1
            if min(rounds.values()) >= 2:
                again.set()
            if name == failing:
                raise Problem("decided")

        return go

    gateway = desk.gateway
    monkeypatch.setattr(gateway.runner, "take_up", look("take_up"))
    monkeypatch.setattr(gateway.desk, "watch", look("desk"))
    monkeypatch.setattr(gateway.supervision, "look", look("supervision"))
    watching = asyncio.create_task(gateway.watch())
    waited = asyncio.create_task(again.wait())
    await asyncio.wait({watching, waited}, timeout=5, return_when=asyncio.FIRST_COMPLETED)
    assert again.is_set()
    for task in (watching, waited):
        task.cancel()
