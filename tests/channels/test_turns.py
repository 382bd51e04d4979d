"""Every message is answered exactly once and in order; who has to wait is told."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.channels.conftest import Desk, Running, Talk
from tests.channels.fakes import APOLOGY, FIRST_AID, FakeRasa, down

pytestmark = pytest.mark.every_store


async def test_the_same_client_id_gives_the_same_answer_once(talk: Talk) -> None:
    first, second = await talk.say("하나", "a"), await talk.say("하나", "a")
    assert first.json() == second.json()
    assert await talk.said("citizen") == ["하나"]
    assert await talk.said() == ["1: 하나"]


async def test_an_old_client_id_gives_the_state_of_its_time(talk: Talk) -> None:
    first = await talk.say("하나", "a")
    await talk.say("둘", "b")
    assert (await talk.say("하나", "a")).json() == first.json()


async def test_the_same_client_id_at_the_same_time_is_one_message(desk: Desk, talk: Talk) -> None:
    desk.rasa.gate.clear()
    asking = [asyncio.create_task(talk.say("하나", "a")) for _ in range(8)]
    await desk.rasa.asked(1)
    desk.rasa.gate.set()
    answers = [response.json() for response in await asyncio.gather(*asking)]
    assert answers == [answers[0]] * 8
    assert len(desk.rasa.questions) == 1
    assert await talk.said() == ["1: 하나"]


async def test_the_same_client_id_after_a_restart_gives_the_same_answer(running: Running) -> None:
    async with running(FakeRasa()) as desk:
        talk = await desk.begin()
        first = await talk.say("하나", "a")
    async with running(FakeRasa()) as desk:
        assert (await desk.again(talk).say("하나", "a")).json() == first.json()
        assert desk.rasa.questions == []


async def test_two_conversations_may_use_the_same_client_id(desk: Desk) -> None:
    for text in ("하나", "둘"):
        talk = await desk.begin()
        assert (await talk.say(text, "a")).json()["messages"][0]["text"] == f"1: {text}"


async def test_messages_without_client_id_are_each_answered(talk: Talk) -> None:
    await talk.say("하나")
    await talk.say("하나")
    assert await talk.said() == ["1: 하나", "2: 하나"]


async def test_messages_sent_at_once_are_answered_one_after_the_other(desk: Desk, talk: Talk) -> None:
    at_once = highest = 0

    def count(question: dict[str, Any]) -> None:
        nonlocal at_once, highest
        at_once += 1
        highest = max(highest, at_once)
        at_once -= 1

    desk.rasa.script = count
    responses = await asyncio.gather(*(talk.say(f"말 {n}") for n in range(10)))
    assert all(response.status_code == 200 for response in responses)
    assert highest == 1
    heard = await talk.said("citizen")
    assert await talk.said() == [f"{n}: {text}" for n, text in enumerate(heard, 1)]


async def test_conversations_do_not_wait_for_each_other(desk: Desk, talk: Talk) -> None:
    desk.rasa.gate.clear()
    asking = [asyncio.create_task(t.say("하나")) for t in (talk, await desk.begin())]
    await desk.rasa.asked(2)
    desk.rasa.gate.set()
    await asyncio.gather(*asking)


async def test_rasa_is_told_context_day_and_time_and_never_meets_a_sender_twice(desk: Desk, talk: Talk) -> None:
    for text in ("하나", "둘"):
        await talk.say(text)
    first, second = desk.rasa.questions
    assert first["metadata"] | {"context": {}} == {
        "context": {},
        "day": "2026-11-23",
        "asked_at": "2026-11-23T14:00:00.000+09:00",
        "crisis_answered": False,
        "without": {},
    }
    assert second["metadata"]["context"]["heard"] == ["하나"]
    assert first["sender"] != second["sender"]


async def test_identifiers_are_masked_before_anything_else(desk: Desk, talk: Talk) -> None:
    await talk.say("제 번호는 900101-2345678이에요")
    assert "2345678" not in str(await talk.transcript())
    assert "2345678" not in str(desk.rasa.questions)


async def test_a_late_answer_is_announced_once_and_follows(running: Running) -> None:
    async with running(FakeRasa(), answer_wait_s=0.05) as desk:
        talk = await desk.begin()
        desk.rasa.gate.clear()
        waiting = await talk.say("하나", "a")
        assert [m["text"] for m in waiting.json()["messages"]] == [APOLOGY]
        again = await talk.say("하나", "a")
        assert again.json() == waiting.json()
        desk.rasa.gate.set()
        answered = await talk.say("하나", "a")
        assert [m["text"] for m in answered.json()["messages"]] == ["1: 하나"]
        assert await talk.said() == [APOLOGY, "1: 하나"]


async def test_an_engine_that_comes_back_in_time_is_never_mentioned(desk: Desk, talk: Talk) -> None:
    desk.rasa.script = lambda question: down() if len(desk.rasa.questions) < 4 else None
    assert (await talk.say("하나")).json()["messages"][0]["text"] == "1: 하나"
    assert await talk.said() == ["1: 하나"]


async def test_every_attempt_is_a_new_sender(desk: Desk, talk: Talk) -> None:
    desk.rasa.script = lambda question: [] if len(desk.rasa.questions) < 3 else None
    await talk.say("하나")
    assert len({question["sender"] for question in desk.rasa.questions}) == 3


async def test_an_empty_answer_is_a_failure_and_is_tried_again(desk: Desk, talk: Talk) -> None:
    desk.rasa.script = lambda question: [] if len(desk.rasa.questions) == 1 else None
    assert (await talk.say("하나")).json()["messages"][0]["text"] == "1: 하나"


async def test_a_message_that_always_fails_is_given_up_with_an_apology(desk: Desk, talk: Talk) -> None:
    desk.rasa.script = lambda question: [] if question["message"] == "하나" else None
    assert [m["text"] for m in (await talk.say("하나", "a")).json()["messages"]] == [APOLOGY]
    assert len(desk.rasa.questions) == desk.settings.engine_attempts
    assert (await talk.say("둘")).json()["messages"][0]["text"] == "1: 둘"
    assert [m["text"] for m in (await talk.say("하나", "a")).json()["messages"]] == [APOLOGY]


async def test_nothing_is_given_up_while_the_action_server_is_down(running: Running) -> None:
    async with running(FakeRasa(), answer_wait_s=0.1) as desk:
        talk = await desk.begin()
        desk.rasa.healthy = {**desk.rasa.healthy, "/health": 503}
        desk.rasa.script = lambda question: []
        assert [m["text"] for m in (await talk.say("하나", "a")).json()["messages"]] == [APOLOGY]
        assert len(desk.rasa.questions) > desk.settings.engine_attempts
        desk.rasa.script = lambda question: None
        assert [m["text"] for m in (await talk.say("하나", "a")).json()["messages"]] == ["1: 하나"]


async def test_an_edit_during_a_turn_is_not_lost(desk: Desk, talk: Talk) -> None:
    desk.rasa.gate.clear()
    asking = asyncio.create_task(talk.say("하나"))
    await desk.rasa.asked(1)
    await talk.call("PATCH", "/facts", json={"facts": {"age": 69}})
    desk.rasa.gate.set()
    answer = (await asking).json()
    assert answer["messages"][0]["text"] == "1: 하나"
    assert answer["state"]["facts"] == {"age": 69}
    assert await talk.said() == ["1: 하나"]


async def test_a_fact_can_be_edited_while_the_engine_is_down(running: Running) -> None:
    async with running(FakeRasa(), answer_wait_s=0.05) as desk:
        talk = await desk.begin()
        desk.rasa.script = lambda question: down()
        await talk.say("하나")
        assert (await talk.call("PATCH", "/facts", json={"facts": {"age": 69}})).json()["facts"] == {"age": 69}


async def test_a_crisis_is_answered_even_if_the_engine_is_down(desk: Desk, talk: Talk) -> None:
    desk.rasa.script = lambda question: down()
    answer = (await talk.say("죽고 싶어요")).json()
    assert [m["text"] for m in answer["messages"]] == [f"{FIRST_AID} (suicide)"]
    assert answer["state"]["crisis"] == "suicide"
    assert (await talk.call("GET", "/state")).json()["crisis"] == "suicide"


async def test_a_crisis_told_again_is_answered_in_other_words(desk: Desk, talk: Talk) -> None:
    desk.rasa.script = lambda question: down()
    for text in ("죽고 싶어요", "정말 죽고 싶어요", "집에 불이 났어요"):
        await talk.say(text)
    assert await talk.said() == [f"{FIRST_AID} (suicide)", f"{FIRST_AID} (suicide, again)", f"{FIRST_AID} (fire)"]


async def test_after_a_crisis_reply_the_engine_only_adds(desk: Desk, talk: Talk) -> None:
    answer = (await talk.say("죽고 싶어요", "a")).json()
    assert [m["text"] for m in answer["messages"]] == [f"{FIRST_AID} (suicide)"]
    assert answer["state"]["intent"] is not None
    assert desk.rasa.questions[-1]["metadata"]["crisis_answered"] is True
    assert (await talk.say("죽고 싶어요", "a")).json() == answer
    assert await talk.said() == [f"{FIRST_AID} (suicide)"]


async def test_who_is_in_a_crisis_is_not_told_to_wait(running: Running) -> None:
    async with running(FakeRasa(), answer_wait_s=0.02) as desk:
        talk = await desk.begin()
        desk.rasa.script = lambda question: down()
        await talk.say("죽고 싶어요")
        await talk.say("하나")
        assert await talk.said() == [f"{FIRST_AID} (suicide)", APOLOGY]


async def test_a_crisis_is_answered_at_once_behind_a_message_that_waits(running: Running) -> None:
    async with running(FakeRasa(), answer_wait_s=0.02) as desk:
        talk = await desk.begin()
        desk.rasa.gate.clear()
        await talk.say("하나")
        assert FIRST_AID in (await talk.say("죽고 싶어요")).text
