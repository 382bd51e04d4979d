"""An emergency notice reaches everybody once: in the greeting, in the next answer, and whoever is listening."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from channels.clock import iso
from channels.schema import audit, conversation
from channels.supervision import announcements
from tests.channels.conftest import API, Desk, Running, Talk
from tests.channels.fakes import NOW, WELCOME, FakeRasa
from tests.channels.test_switches import CONSOLE, hire, sign_in

STORM = "태풍으로 오늘 주민센터가 오후 3시에 닫아요. 급하시면 129에 전화하세요."


@pytest.fixture
async def desk(running: Running, rasa: FakeRasa) -> AsyncIterator[Desk]:
    async with running(rasa) as found:
        await hire(found)
        sign_in(found)
        yield found


async def announce(desk: Desk, text: str = STORM, starts: int = 0, ends: int = 60) -> str:
    """From and to in minutes from now; its id."""
    times = {"starts_at": iso(NOW + timedelta(minutes=starts)), "ends_at": iso(NOW + timedelta(minutes=ends))}
    response = await desk.client.post(f"{CONSOLE}/announcements", json={"text": text, **times})
    assert response.status_code == 201
    return str(response.json()["id"])


async def told(talk: Talk) -> list[str]:
    return [message["text"] for message in await talk.transcript() if message["role"] == "system"]


async def test_a_new_conversation_is_told_before_it_is_greeted(desk: Desk) -> None:
    await announce(desk)
    messages = await (await desk.begin()).transcript()
    assert [(message["role"], message["text"]) for message in messages] == [("system", STORM), ("assistant", WELCOME)]
    assert "세 시에" in messages[0]["speech"] and "3" not in messages[0]["speech"]


async def test_a_running_conversation_is_told_once_with_its_next_answer(desk: Desk, talk: Talk) -> None:
    await announce(desk)
    answers = [(await talk.say(text)).json()["messages"] for text in ("하나", "둘")]
    assert [[message["role"] for message in answer] for answer in answers] == [["system", "assistant"], ["assistant"]]
    assert await told(talk) == [STORM]
    assert [message["seq"] for message in await talk.transcript()] == sorted({m["seq"] for m in await talk.transcript()})


async def test_who_is_listening_hears_it_without_saying_anything(desk: Desk, talk: Talk) -> None:
    supervision, followers = desk.gateway.supervision, desk.gateway.followers
    with followers.following(talk.id) as follower:
        await announce(desk)
        follower.news.clear()
        await supervision.look(followers)
        assert follower.news.is_set()
        await supervision.look(followers)
    assert await told(talk) == [STORM]


async def test_another_gateway_does_not_tell_it_again(running: Running, rasa: FakeRasa, desk: Desk, talk: Talk) -> None:
    await announce(desk)
    async with running(rasa, instance="other") as other:
        with other.gateway.followers.following(talk.id):
            await other.gateway.supervision.look(other.gateway.followers)
    await talk.say("하나")
    assert await told(talk) == [STORM]


async def test_before_it_begins_and_after_it_ends_nobody_is_told(desk: Desk, talk: Talk) -> None:
    await announce(desk, starts=30, ends=60)
    await talk.say("하나")
    assert await told(talk) == [] and (await desk.client.get(f"{API}/notices")).json() == {"notices": []}
    listed = (await desk.client.get(f"{CONSOLE}/announcements")).json()["items"]
    assert [(item["text"], item["in_force"]) for item in listed] == [(STORM, False)]
    assert [
        n.is_in_force(1000) for n in (announcements.Announcement("a", "", 0, 1000), announcements.Announcement("a", "", 1000, 1001))
    ] == [
        False,
        True,
    ]


async def test_in_danger_the_number_stands_alone_and_the_notice_waits(desk: Desk, talk: Talk) -> None:
    await announce(desk)
    with desk.gateway.followers.following(talk.id):
        await talk.say("죽고 싶어요")
        await desk.gateway.runner.idle()
        danger = {"state": '{"mode": "assistant", "crisis": "suicide"}'}
        await desk.gateway.store.run(lambda c: c.execute(update(conversation).values(**danger)))
        desk.gateway.supervision._told.clear()
        await desk.gateway.supervision.look(desk.gateway.followers)
        assert await told(talk) == []
    await talk.say("이제 안전해요")
    await desk.gateway.runner.idle()
    await talk.say("고마워요")
    assert await told(talk) == [STORM]


async def test_everybody_may_read_the_notices(desk: Desk) -> None:
    made = await announce(desk)
    (notice,) = (await desk.client.get(f"{API}/notices")).json()["notices"]
    assert notice == {
        "id": made,
        "text": STORM,
        "speech": notice["speech"],
        "starts_at": "2026-11-23T14:00:00.000+09:00",
        "ends_at": "2026-11-23T15:00:00.000+09:00",
    }


async def test_withdrawn_it_is_told_to_nobody_else_and_both_are_audited(desk: Desk, talk: Talk) -> None:
    made = await announce(desk)
    assert (await desk.client.delete(f"{CONSOLE}/announcements/{made}")).status_code == 204
    await talk.say("하나")
    assert await told(talk) == []
    assert (await desk.client.delete(f"{CONSOLE}/announcements/{made}")).status_code == 404
    found: list[Any] = list(await desk.gateway.store.run(lambda c: c.execute(select(audit.c.actor, audit.c.action, audit.c.target)).all()))
    assert found == [("kim", "announce", made)] * 2


async def test_one_that_ends_before_it_begins_is_refused(desk: Desk) -> None:
    for starts, ends in ((60, 30), (-60, -30)):
        times = {"starts_at": iso(NOW + timedelta(minutes=starts)), "ends_at": iso(NOW + timedelta(minutes=ends))}
        assert (await desk.client.post(f"{CONSOLE}/announcements", json={"text": STORM, **times})).status_code == 422
    unplaced = {"text": STORM, "ends_at": "2026-11-24T00:00:00"}
    assert (await desk.client.post(f"{CONSOLE}/announcements", json=unplaced)).status_code == 422
