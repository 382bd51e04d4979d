"""While a counsellor has a conversation the assistant says nothing, goes on understanding, and still helps who is in danger."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import sqlalchemy
from sqlalchemy import select

from channels.gateway import Gateway
from channels.schema import conversation, turn
from tests.channels.conftest import Desk, Running, Talk
from tests.channels.desk.people import Counsellor, hire
from tests.channels.fakes import APOLOGY, FIRST_AID, FakeRasa, down


async def column(desk: Desk, conversation_id: str, name: str) -> Any:
    query = select(conversation.c[name]).where(conversation.c.id == conversation_id)
    return await desk.gateway.store.run(lambda connection: connection.scalar(query))


async def test_the_engine_is_not_asked_while_a_counsellor_answers(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    answer = (await talk.say("어머니가 69살이에요", "a")).json()
    assert (answer["messages"], answer["state"]["mode"], answer["state"]["facts"]) == ([], "counsellor", {"age": 69})
    assert desk.rasa.questions == []
    assert await talk.said() == []
    assert (await talk.say("어머니가 69살이에요", "a")).json() == answer


async def test_what_was_understood_meanwhile_is_kept_when_the_assistant_has_it_back(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await talk.say("안녕하세요")
    await kim.do(talk.id, "claim")
    await talk.say("어머니가 69살이에요")
    await kim.do(talk.id, "release")
    answer = (await talk.say("뭘 받을 수 있어요?")).json()
    assert answer["messages"][0]["text"] == "3: 뭘 받을 수 있어요?"
    assert answer["state"]["facts"] == {"age": 69}


async def test_messages_to_a_counsellor_are_understood_in_order(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    await asyncio.gather(*(talk.say(f"{n}살") for n in range(20, 30)))
    heard = await talk.said("citizen")
    await kim.do(talk.id, "release")
    await talk.say("끝")
    assert desk.rasa.questions[-1]["metadata"]["context"]["heard"] == heard


async def test_an_answer_that_comes_after_the_claim_is_not_said(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    desk.rasa.gate.clear()
    asking = asyncio.create_task(talk.say("저는 40살이에요"))
    await desk.rasa.asked(1)
    await kim.do(talk.id, "claim")
    desk.rasa.gate.set()
    answer = (await asking).json()
    assert (answer["messages"], answer["state"]["facts"], answer["state"]["mode"]) == ([], {"age": 40}, "counsellor")
    assert await talk.said() == []


async def test_a_message_the_counsellor_did_not_answer_before_leaving_is_answered_once(
    desk: Desk, talk: Talk, kim: Counsellor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The listener is at work when the counsellor gives the conversation back."""
    await kim.do(talk.id, "claim")
    held, go_on = asyncio.Event(), asyncio.Event()
    hear = desk.gateway.desk.listener.hear

    async def slowly(turn: Any) -> Any:
        held.set()
        await go_on.wait()
        return await hear(turn)

    monkeypatch.setattr(desk.gateway.desk.listener, "hear", slowly)
    asking = asyncio.create_task(talk.say("하나"))
    await held.wait()
    await kim.do(talk.id, "release")
    go_on.set()
    assert [m["text"] for m in (await asking).json()["messages"]] == ["1: 하나"]


async def test_no_apology_and_no_notice_is_said_over_a_counsellor(running: Running) -> None:
    async with running(FakeRasa(), answer_wait_s=0.2) as desk:
        kim, talk = await hire(desk, "kim"), await desk.begin()
        desk.rasa.gate.clear()
        asking = asyncio.create_task(talk.say("저는 40살이에요"))
        await desk.rasa.asked(1)
        await kim.do(talk.id, "claim")
        answer = (await asking).json()
        assert answer["messages"] == []
        desk.rasa.gate.set()
        await desk.gateway.runner.idle()
        assert await talk.said() == []


async def test_an_engine_that_is_down_does_not_keep_what_was_said_from_the_counsellor(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    desk.rasa.script = lambda question: down()
    asking = asyncio.create_task(talk.say("저는 40살이에요"))
    await desk.rasa.asked(1)
    await kim.do(talk.id, "claim")
    assert (await asking).json()["state"]["facts"] == {"age": 40}
    assert (await talk.say("아니 41살이에요")).json()["state"]["facts"] == {"age": 41}
    assert await talk.said() == []


async def test_a_message_that_cannot_be_read_costs_nobody_their_counsellor(
    desk: Desk, talk: Talk, kim: Counsellor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kim.do(talk.id, "claim")

    def fail(*_given: object) -> None:
        raise RuntimeError("unreadable")

    monkeypatch.setattr(desk.gateway.desk.listener._dialogue, "listen", fail)
    assert (await talk.say("하나")).json()["messages"] == []
    assert (await kim.say(talk.id, "네, 말씀하세요")).status_code == 200
    assert APOLOGY not in str(await talk.transcript())


@pytest.mark.parametrize("before", ["assistant", "waiting", "counsellor", "closed"])
async def test_a_crisis_is_answered_with_the_number_whoever_has_the_conversation(
    desk: Desk, talk: Talk, kim: Counsellor, before: str
) -> None:
    if before == "waiting":
        await talk.call("POST", "/handover")
    if before in ("counsellor", "closed"):
        await kim.do(talk.id, "claim")
    if before == "closed":
        await kim.do(talk.id, "close", outcome="resolved")
    answer = (await talk.say("죽고 싶어요")).json()
    assert answer["messages"][0]["text"] == f"{FIRST_AID} (suicide)"
    after = {"assistant": "waiting", "waiting": "waiting", "counsellor": "counsellor", "closed": "waiting"}[before]
    assert (await talk.call("GET", "/state")).json()["mode"] == after
    row = await kim.row(talk.id)
    assert (row["crisis"], row["mode"]) == ("suicide", after)
    assert [m["role"] for m in (await talk.transcript()) if m["text"].startswith(FIRST_AID)] == ["assistant"]


async def test_who_is_in_danger_comes_before_who_waited_longer(desk: Desk, kim: Counsellor, time: Any) -> None:
    calm, troubled, endangered = [await desk.begin() for _ in range(3)]
    for talk in (calm, troubled):
        await talk.call("POST", "/handover")
        time.pass_by(20)
    await endangered.say("죽고 싶어요")
    assert [(await kim.row(t.id))["position"] for t in (endangered, calm, troubled)] == [1, 2, 3]
    await troubled.say("집에 불이 났어요")
    assert [(await kim.row(t.id))["position"] for t in (troubled, endangered, calm)] == [1, 2, 3]
    assert (await kim.call("POST", "/queue/claim")).json()["id"] == troubled.id


async def test_the_gravest_danger_stays_with_the_conversation(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await talk.say("죽고 싶어요")
    await talk.say("집에 불이 났어요")
    assert await column(desk, talk.id, "crisis") == "suicide"


async def test_the_assistant_goes_on_answering_who_waits(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await talk.call("POST", "/handover")
    answer = (await talk.say("하나")).json()
    assert ([m["text"] for m in answer["messages"]], answer["state"]["mode"]) == (["1: 하나"], "waiting")


async def test_lists_know_the_last_words_and_figures_know_what_was_done(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await talk.say("제 번호는 010-1234-5678이에요. " + "가" * 300)
    preview = await column(desk, talk.id, "preview")
    assert preview.startswith("제 번호는 [전화번호]") and len(preview) == 200
    assert await column(desk, talk.id, "last_at") > 0
    query = select(turn.c.intent, turn.c.understood).where(turn.c.conversation_id == talk.id)
    assert await desk.gateway.store.run(lambda connection: tuple(connection.execute(query).one())) == ("inform", 1)


async def test_nobody_is_seen_typing_where_the_assistant_only_listens(
    desk: Desk, talk: Talk, kim: Counsellor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kim.do(talk.id, "claim")
    seen: list[str] = []
    writing = desk.gateway.followers.writing
    monkeypatch.setattr(desk.gateway.followers, "writing", lambda *given: (seen.append(given[0]), writing(*given)))
    await talk.say("하나")
    assert seen == []


@pytest.mark.parametrize(("owned", "statements"), [(False, 11), (True, 11)])
async def test_a_turn_costs_the_store_no_more_where_there_is_a_desk(
    running: Running, owned: bool, statements: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def idle(_gateway: Gateway) -> None:
        """What the gateway looks after beside its turns is none of their cost."""

    monkeypatch.setattr(Gateway, "watch", idle)
    async with running(FakeRasa()) as desk:
        kim, talk = await hire(desk, "kim"), await desk.begin()
        if owned:
            await kim.do(talk.id, "claim")
        await talk.call("GET", "/state")
        seen: list[str] = []

        def see(*given: Any) -> None:
            seen.append(given[2])

        sqlalchemy.event.listen(desk.gateway.store.engine, "before_cursor_execute", see)
        await talk.say("하나", "a")
        sqlalchemy.event.remove(desk.gateway.store.engine, "before_cursor_execute", see)
        assert len([each for each in seen if each != "BEGIN IMMEDIATE"]) == statements
        assert seen.count("BEGIN IMMEDIATE") == 2


@pytest.mark.parametrize("before", ["assistant", "waiting", "counsellor"])
async def test_a_danger_only_the_talk_tells_of_is_kept_and_answered_whoever_has_the_conversation(
    desk: Desk, talk: Talk, kim: Counsellor, before: str
) -> None:
    await talk.say("어머니가 치매예요")
    if before == "waiting":
        await talk.call("POST", "/handover")
    if before == "counsellor":
        await kim.do(talk.id, "claim")
    answer = (await talk.say("엄마가 집을 나가서 안 들어와요", "a")).json()
    assert [m["role"] for m in answer["messages"]][:1] == ["assistant"]
    assert answer["state"]["crisis"] == "medical_emergency"
    if before == "counsellor":
        assert [m["text"] for m in answer["messages"]] == [f"{FIRST_AID} (medical_emergency)"]
        assert (await talk.say("엄마가 집을 나가서 안 들어와요")).json()["messages"] == []
    assert (await talk.say("엄마가 집을 나가서 안 들어와요", "a")).json() == answer
    assert (await kim.row(talk.id))["crisis"] == "medical_emergency"
    assert await crises(desk, talk) == [None, "medical_emergency", *([None] if before == "counsellor" else [])]


async def test_a_danger_the_talk_tells_of_is_kept_where_nobody_was_ever_set_up(desk: Desk, talk: Talk) -> None:
    await talk.say("어머니가 치매예요")
    await talk.say("엄마가 집을 나가서 안 들어와요")
    assert await column(desk, talk.id, "crisis") == "medical_emergency"


@pytest.mark.parametrize("told", ["어머니가 치매예요", "엄마가 집을 나가서 안 들어와요"])
async def test_what_is_said_in_danger_is_neither_understood_nor_not(desk: Desk, talk: Talk, kim: Counsellor, told: str) -> None:
    await talk.say("어머니가 치매예요")
    await talk.say(told)
    query = select(turn.c.understood).where(turn.c.conversation_id == talk.id).order_by(turn.c.seq.desc()).limit(1)
    understood = await desk.gateway.store.run(lambda connection: connection.scalar(query))
    assert understood == (1 if told == "어머니가 치매예요" else None)


async def crises(desk: Desk, talk: Talk) -> list[str | None]:
    query = select(turn.c.crisis).where(turn.c.conversation_id == talk.id).order_by(turn.c.seq)
    return await desk.gateway.store.run(lambda connection: list(connection.scalars(query)))
