"""An answer held for a release, and the assistant switched off, as a citizen lives them beside a real desk: with somebody there or not."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, select, update

from channels.clock import millis
from channels.desk.modes import claim
from channels.events import dump
from channels.schema import callback, conversation, held, staff, step, turn
from channels.supervision import held as holding
from tests.channels.conftest import Desk, Talk
from tests.channels.fakes import NOW, blank_state
from tests.channels.test_switches import BOSS, CONSOLE, desk, only_held, rows, switch

pytestmark = pytest.mark.every_store

__all__ = ["desk"]

CALL_ME = "전화로 연락받을게요"


async def set_staff(desk: Desk, **values: Any) -> None:
    await desk.gateway.store.run(lambda connection: connection.execute(update(staff).values(**values)))
    await desk.gateway.desk.refresh()


async def go_home(desk: Desk) -> None:
    await set_staff(desk, seen_at=0)


async def ask(desk: Desk, talk: Talk) -> dict[str, Any]:
    """A question whose answer is held; the held answer."""
    await switch(desk, "benefit:basic_pension", "approve")
    await talk.say("기초연금 얼마예요?")
    return await only_held(desk)


async def grow_old(desk: Desk) -> None:
    """The held answers are given up."""
    long_ago = millis(NOW) - 10 * 60_000 - 1
    await desk.gateway.store.run(lambda connection: connection.execute(update(held).values(created_at=long_ago)))
    await desk.gateway.supervision.look(desk.gateway.followers)


async def system(talk: Talk) -> list[str]:
    return await talk.said("system")


async def taken_by(desk: Desk, talk: Talk, staff_id: str) -> None:
    if staff_id != BOSS.id:
        # Somebody who is there: whoever is not loses the conversation to the queue at the gateway's next look.
        row = {"id": staff_id, "login": staff_id, "name": staff_id, "role": "counsellor", "created_at": 0, "seen_at": millis(NOW)}
        await desk.gateway.store.run(lambda connection: connection.execute(insert(staff), row))
    await desk.gateway.store.run(claim, talk.id, staff_id, NOW)


# Given up: a call-back


@pytest.mark.parametrize("there", [True, False])
async def test_given_up_its_offer_of_a_call_leads_to_a_call(desk: Desk, talk: Talk, there: bool) -> None:
    await ask(desk, talk)
    if not there:
        await go_home(desk)
    await grow_old(desk)
    sorry, offer = (await talk.transcript())[-2:]
    assert "129" in sorry["text"]
    assert [(quick["text"], quick["form"]) for quick in offer["quick_replies"]] == [(CALL_ME, "callback")]
    assert (await talk.call("GET", "/state")).json()["mode"] == ("waiting" if there else "assistant")
    assert "전화번호를 남겨 주시면" in (await talk.say(CALL_ME)).json()["messages"][0]["text"]
    await talk.say("010-2345-6789")
    assert [row.status for row in await rows(desk, callback)] == ["open"]


async def test_given_up_where_no_counsellor_was_ever_set_up_no_call_is_promised(desk: Desk, talk: Talk) -> None:
    await ask(desk, talk)
    await set_staff(desk, role="auditor")
    await grow_old(desk)
    last = (await talk.transcript())[-1]
    assert "129" in last["text"] and "전화번호" not in last["text"] and last["quick_replies"] == []
    assert (await talk.call("GET", "/state")).json()["mode"] == "assistant"


async def test_one_that_somebody_decided_meanwhile_keeps_no_other_waiting(
    desk: Desk, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ask(desk, talk)
    other = await desk.begin()
    await other.say("기초연금 얼마예요?")
    first = (await rows(desk, held))[0].id
    decide = holding._decide

    def late(connection: Any, held_id: str, *more: Any) -> Any:
        if held_id == first:
            connection.execute(update(held).where(held.c.id == first).values(status="released"))
        return decide(connection, held_id, *more)

    monkeypatch.setattr(holding, "_decide", late)
    await grow_old(desk)
    assert {row.id == first: row.status for row in await rows(desk, held)} == {True: "released", False: "expired"}


# A person is called only where one can come


async def test_off_at_night_nobody_is_put_into_the_queue_and_a_call_is_offered(desk: Desk, talk: Talk) -> None:
    await go_home(desk)
    await switch(desk, "assistant", "off")
    answer = (await talk.say("기초연금 얼마예요?")).json()
    assert [message["role"] for message in answer["messages"]] == ["assistant", "system"]
    assert "대기" not in answer["messages"][0]["text"] and "자리에 있는 상담원이 없어요" in answer["messages"][1]["text"]
    assert answer["state"]["mode"] == "assistant"
    assert "queued" not in [row.kind for row in await rows(desk, step)]
    await talk.say("010-2345-6789")
    assert len(await rows(desk, callback)) == 1


async def test_off_by_day_the_place_in_the_queue_is_told_once(desk: Desk, talk: Talk) -> None:
    await switch(desk, "assistant", "off")
    first, second = [(await talk.say(text)).json()["messages"] for text in ("하나", "둘")]
    assert [message["role"] for message in first] == ["assistant", "system"] and "다음 차례" in first[1]["text"]
    assert [message["role"] for message in second] == ["assistant"]


async def test_where_only_an_auditor_has_an_account_nobody_waits_for_ever(desk: Desk, talk: Talk) -> None:
    await set_staff(desk, role="auditor")
    await switch(desk, "assistant", "off")
    answer = (await talk.say("하나")).json()
    assert (len(answer["messages"]), answer["state"]["mode"]) == (1, "assistant")


async def test_dropped_at_night_a_call_is_offered(desk: Desk, talk: Talk) -> None:
    item = await ask(desk, talk)
    await go_home(desk)
    await desk.client.post(f"{CONSOLE}/held/{item['id']}/drop")
    assert "전화번호를 남겨 주시면" in (await talk.transcript())[-1]["text"]
    assert (await talk.call("GET", "/state")).json()["mode"] == "assistant"


# What was said before the assistant was switched off is not done again


@pytest.mark.parametrize("act", ["leave_queue", "ask_person"])
async def test_off_nothing_that_was_wanted_before_is_done_again(desk: Desk, talk: Talk, act: str) -> None:
    await talk.say("기초연금 얼마예요?")
    before = {**blank_state({}), "mode": "assistant", "intent": {"name": act, "confidence": 1}, "emotion": "anger", "command": "repeat"}
    await desk.gateway.store.run(lambda connection: connection.execute(update(conversation).values(state=dump(before))))
    await switch(desk, "assistant", "off")
    found = (await talk.say("여보세요")).json()
    assert (found["state"]["mode"], found["state"]["intent"], found["state"]["command"]) == ("waiting", None, None)
    assert len(found["messages"]) == 2
    assert [row.kind for row in await rows(desk, step)] == ["begun", "queued"]


async def test_off_a_message_that_nobody_read_is_in_no_figure(desk: Desk, talk: Talk) -> None:
    topic = '{"heard": [], "facts": {}, "topic": "death_report"}'
    await desk.gateway.store.run(lambda connection: connection.execute(update(conversation).values(context=topic)))
    await switch(desk, "assistant", "off")
    await talk.say("여보세요")
    query = select(turn.c.status, turn.c.intent, turn.c.about, turn.c.understood)
    assert await desk.gateway.store.run(lambda connection: tuple(connection.execute(query).one())) == ("done", None, None, None)


# Whose conversation it is


async def test_into_another_counsellors_conversation_nobody_releases(desk: Desk, talk: Talk) -> None:
    item = await ask(desk, talk)
    await taken_by(desk, talk, "lee")
    before = await talk.transcript()
    refused = await desk.client.post(f"{CONSOLE}/held/{item['id']}/release", json={})
    assert (refused.status_code, refused.json()["code"]) == (409, "taken")
    assert await talk.transcript() == before and (await only_held(desk))["id"] == item["id"]


async def test_who_has_the_conversation_releases_and_it_says_who_it_was(desk: Desk, talk: Talk) -> None:
    item = await ask(desk, talk)
    await taken_by(desk, talk, "s1")
    assert (await desk.client.post(f"{CONSOLE}/held/{item['id']}/release", json={})).status_code == 200
    assert (await talk.transcript())[-1]["by"] == {"id": "s1", "name": "김관리"}


@pytest.mark.parametrize("mode", ["counsellor", "closed"])
@pytest.mark.parametrize("how", ["dropped", "expired"])
async def test_given_up_nothing_is_said_over_a_counsellor_or_into_what_is_closed(desk: Desk, talk: Talk, mode: str, how: str) -> None:
    item = await ask(desk, talk)
    await taken_by(desk, talk, "s1")
    await desk.gateway.store.run(lambda connection: connection.execute(update(conversation).values(mode=mode)))
    before = await talk.transcript()
    if how == "dropped":
        assert (await desk.client.post(f"{CONSOLE}/held/{item['id']}/drop")).status_code == 200
    else:
        await grow_old(desk)
    assert [row.status for row in await rows(desk, held)] == [how]
    assert await talk.transcript() == before
