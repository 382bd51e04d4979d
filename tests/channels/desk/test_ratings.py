"""How it was: once a conversation, by the citizen alone, seen by the counsellor and counted once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from channels.schema import step
from tests.channels.conftest import Desk, Talk
from tests.channels.desk.people import Counsellor


async def scores(desk: Desk) -> list[int]:
    query = select(step.c.value).where(step.c.kind == "rated")
    return await desk.gateway.store.run(lambda connection: list(connection.scalars(query)))


async def test_a_judgement_reaches_the_counsellor_masked(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    await kim.do(talk.id, "close", outcome="resolved")
    assert (await talk.call("POST", "/rating", json={"score": 4, "reason": "친절했어요 010-0000-0000"})).status_code == 204
    shown = (await kim.call("GET", f"/conversations/{talk.id}")).json()["rating"]
    assert shown == {"score": 4, "reason": "친절했어요 [전화번호]"}


async def test_said_again_it_replaces_what_was_said(desk: Desk, talk: Talk) -> None:
    for score in (2, 5):
        await talk.call("POST", "/rating", json={"score": score})
    assert await scores(desk) == [5]


@pytest.mark.parametrize("score", [0, 6, "5", 4.5, None, True])
async def test_only_one_to_five_count(desk: Desk, talk: Talk, score: object) -> None:
    assert (await talk.call("POST", "/rating", json={"score": score})).status_code == 422
    assert await scores(desk) == []


async def test_nobody_else_judges(desk: Desk, talk: Talk) -> None:
    response = await desk.client.post(f"/api/v1/conversations/{talk.id}/rating", json={"score": 1})
    assert response.status_code == 401
