"""A gateway dies: no acknowledged message is lost, and none is answered twice."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import event

from bot.settings import Settings
from channels.conversation import Incoming
from channels.gateway import Gateway
from tests.channels.conftest import Desk, Running, make_app
from tests.channels.fakes import APOLOGY, FakeRasa

STATEMENTS_OF_A_TURN = {"하나": 11, "죽고 싶어요": 14}
"""What a message and its answer cost the store; in a crisis the state is set twice."""
BEGIN = "BEGIN IMMEDIATE"
STEPS = [(text, step) for text, most in STATEMENTS_OF_A_TURN.items() for step in range(1, most + 1)]


class Killed(Exception):
    """The process ends here."""


async def test_a_message_left_unanswered_is_answered_by_the_next_gateway(running: Running) -> None:
    frozen = FakeRasa()
    frozen.gate.clear()
    async with running(frozen, answer_wait_s=0.02) as dead:
        talk = await dead.begin()
        await talk.say("하나", "a")
    async with running(FakeRasa()) as desk:
        answer = await desk.again(talk).say("하나", "a")
        assert [m["text"] for m in answer.json()["messages"]] == ["1: 하나"]
        assert await desk.again(talk).said() == [APOLOGY, "1: 하나"]


async def test_messages_left_unanswered_keep_their_order(running: Running) -> None:
    frozen = FakeRasa()
    frozen.gate.clear()
    texts = ["하나", "둘", "셋"]
    async with running(frozen, answer_wait_s=0.02) as dead:
        talk = await dead.begin()
        for text in texts:
            await talk.say(text, text)
    async with running(FakeRasa()) as desk:
        await desk.again(talk).say("셋", "셋")
        assert [text for text in await desk.again(talk).said() if text != APOLOGY] == ["1: 하나", "2: 둘", "3: 셋"]


async def test_a_gateway_that_was_only_slow_does_not_answer_a_second_time(running: Running) -> None:
    slow = FakeRasa()
    slow.gate.clear()
    async with running(slow, answer_wait_s=0.02) as old:
        talk = await old.begin()
        await talk.say("하나", "a")
        async with running(FakeRasa()) as desk:
            await desk.again(talk).say("하나", "a")
            slow.gate.set()
            await old.gateway.runner.idle()
            assert await desk.again(talk).said() == [APOLOGY, "1: 하나"]


async def test_two_gateways_on_one_store_answer_once_and_both_deliver(running: Running) -> None:
    slow = FakeRasa()
    slow.gate.clear()
    async with running(slow) as one, running(FakeRasa(), instance="other") as two:
        talk = await one.begin()
        first = asyncio.create_task(talk.say("하나", "a"))
        await slow.asked(1)
        with two.gateway.followers.following(talk.id) as follower:
            second = asyncio.create_task(two.again(talk).say("하나", "a"))
            third = asyncio.create_task(two.again(talk).say("둘", "b"))
            # Any of the first message's events is news too: the lease is let go only once the third call has been stored behind it.
            while "둘" not in await talk.said("citizen"):
                await follower.news.wait()
                follower.news.clear()
        slow.gate.set()
        assert (await first).json() == (await second).json()
        assert (await third).json()["messages"][0]["text"] == "2: 둘"
        assert await talk.said() == ["1: 하나", "2: 둘"]
        assert two.rasa.questions == []


async def test_what_another_gateway_stored_is_heard_between_two_looks_at_the_store(running: Running) -> None:
    async with running(FakeRasa(), poll_s=60) as one, running(FakeRasa(), poll_s=60, instance="other") as two:
        talk = await one.begin()
        with two.gateway.followers.following(talk.id) as follower:
            await two.gateway.hear()
            follower.news.clear()
            await two.gateway.hear()
            assert not follower.news.is_set()
            await talk.say("하나")
            await two.gateway.hear()
            assert follower.news.is_set()


async def test_a_lease_that_ran_out_is_taken_over(running: Running) -> None:
    frozen = FakeRasa()
    frozen.gate.clear()
    async with running(frozen, answer_wait_s=0.02, lease_s=0.02, engine_timeout_s=0.01) as dead:
        talk = await dead.begin()
        await talk.say("하나", "a")
        async with running(FakeRasa(), instance="other") as desk:
            # The clock of the tests stands still, so the lease is ended by hand.
            await desk.gateway.store.run(lambda connection: connection.exec_driver_sql("UPDATE conversation SET lease_until = 0"))
            answer = await desk.again(talk).say("하나", "a")
            assert [m["text"] for m in answer.json()["messages"]] == ["1: 하나"]


@pytest.mark.parametrize(("text", "step"), STEPS)
async def test_dying_before_any_statement_of_a_turn_leaves_one_message_and_one_answer(running: Running, text: str, step: int) -> None:
    with suppress(Killed):
        async with running(FakeRasa(), answer_wait_s=0.05, poll_s=60) as dying:
            talk = await dying.begin()
            await talk.call("GET", "/state")
            died = _die_at(dying, step)
            await talk.say(text, "a")
            await dying.gateway.runner.idle()
    assert died, "a turn has fewer statements than STATEMENTS_OF_A_TURN says"
    async with running(FakeRasa()) as desk:
        again = desk.again(talk)
        await again.say(text, "a")
        await again.say("둘", "b")
        assert await again.said("citizen") == [text, "둘"]
        answers = [found for found in await again.said() if found != APOLOGY]
        assert len(answers) == 2
        assert answers[-1] == "2: 둘"
        numbers = [m["seq"] for m in await again.transcript()]
        assert numbers == sorted(set(numbers))


@pytest.mark.parametrize(("text", "statements"), STATEMENTS_OF_A_TURN.items())
async def test_a_turn_costs_the_store_so_many_statements(settings: Settings, rasa: FakeRasa, text: str, statements: int) -> None:
    gateway: Gateway = make_app(settings, rasa).state.gateway
    await gateway.open()
    conversation_id, _ = await gateway.conversations.begin("web")
    seen: list[str] = []

    def see(*given: Any) -> None:
        seen.append(given[2])

    event.listen(gateway.store.engine, "before_cursor_execute", see)
    await gateway.conversations.handle(Incoming(conversation_id, text, "a"))
    event.remove(gateway.store.engine, "before_cursor_execute", see)
    await gateway.close()
    assert len([statement for statement in seen if statement != BEGIN]) == statements
    assert seen.count(BEGIN) == (2 if text == "하나" else 3)


def _die_at(desk: Desk, step: int) -> list[str]:
    """From its `step`th statement on this gateway's store does nothing more. Returns the statement it died at, once it has."""
    done = 0
    died: list[str] = []

    def before(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        nonlocal done
        done += statement != BEGIN
        if done >= step:
            died.append(statement)
            raise Killed

    event.listen(desk.gateway.store.engine, "before_cursor_execute", before)
    return died
