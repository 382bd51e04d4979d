"""How it was: once a conversation, by the citizen alone, in words or by a form, seen by the counsellor and counted once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from channels.schema import step
from tests.channels.conftest import Desk, Talk
from tests.channels.desk.people import Counsellor, steps


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


ASKED = "오늘 상담은 몇 점이었나요?"
SCORES = ["1점", "2점", "3점", "4점", "5점"]


@pytest.fixture
async def elsewhere(desk: Desk) -> Talk:
    """Where no page asks."""
    return await desk.begin("kiosk")


async def closed(talk: Talk, kim: Counsellor, how: str = "close", **body: str) -> list[str]:
    """A counsellor has closed the conversation; what was told last."""
    await kim.do(talk.id, "claim")
    assert (await kim.do(talk.id, how, **(body or {"outcome": "resolved"}))).status_code == 200
    return [message["text"] for message in (await talk.transcript())[-2:]]


@pytest.mark.parametrize(("how", "body"), [("close", {"outcome": "resolved"}), ("transfer", {"agency": "국민연금공단"})])
async def test_it_is_asked_when_a_counsellor_has_closed_it(elsewhere: Talk, kim: Counsellor, how: str, body: dict[str, str]) -> None:
    assert (await closed(elsewhere, kim, how, **body))[-1].endswith(ASKED)
    quick = (await elsewhere.transcript())[-1]["quick_replies"]
    assert [(each["title"], each["text"], each["form"]) for each in quick] == [(each, each, "rating") for each in SCORES]


@pytest.mark.parametrize(("text", "score"), [("5점", 5), ("오 점이요", 5), ("매우 만족", 5), ("2", 2)])
async def test_it_may_be_told_in_words(desk: Desk, elsewhere: Talk, kim: Counsellor, text: str, score: int) -> None:
    await closed(elsewhere, kim)
    answer = (await elsewhere.say(text, "a")).json()
    assert ["점수를 알려 주셔서 고마워요" in each["text"] for each in answer["messages"]] == [True]
    assert answer["state"]["mode"] == "closed"
    assert (await elsewhere.say(text, "a")).json() == answer
    assert desk.rasa.questions == []
    assert (await kim.call("GET", f"/conversations/{elsewhere.id}")).json()["rating"] == {"score": score, "reason": None}
    assert await scores(desk) == [score]
    assert "begun" not in [kind for kind, _ in await steps(desk, elsewhere.id)]


async def test_a_new_question_is_no_judgement(desk: Desk, elsewhere: Talk, kim: Counsellor) -> None:
    await closed(elsewhere, kim)
    assert (await elsewhere.say("5월에 신청하나요?")).json()["state"]["mode"] == "assistant"
    await elsewhere.say("5")
    assert len(desk.rasa.questions) == 2
    assert await scores(desk) == []


async def test_nobody_is_asked_twice(elsewhere: Talk, kim: Counsellor) -> None:
    await closed(elsewhere, kim)
    await elsewhere.say("하나만 더요")
    assert "상담을 마쳤어요" in (await closed(elsewhere, kim))[-1]


async def test_a_page_asks_by_its_own_form_alone(talk: Talk, kim: Counsellor) -> None:
    assert "상담을 마쳤어요" in (await closed(talk, kim))[-1]


async def test_who_has_told_by_the_form_is_not_asked(elsewhere: Talk, kim: Counsellor) -> None:
    await elsewhere.call("POST", "/rating", json={"score": 3})
    assert "상담을 마쳤어요" in (await closed(elsewhere, kim))[-1]


async def test_a_figure_is_no_judgement_where_none_was_asked(desk: Desk, elsewhere: Talk, kim: Counsellor) -> None:
    await elsewhere.say("5")
    assert len(desk.rasa.questions) == 1
    assert await scores(desk) == []


async def test_a_danger_is_no_judgement(desk: Desk, elsewhere: Talk, kim: Counsellor) -> None:
    await closed(elsewhere, kim)
    assert (await elsewhere.say("죽고 싶어요")).json()["state"]["mode"] == "waiting"
