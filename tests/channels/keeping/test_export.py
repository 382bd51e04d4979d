"""One's own data: all that is kept, for programs and for people."""

from __future__ import annotations

import html
from typing import Any

import pytest
from sqlalchemy import select, update

from channels.events import dump
from channels.schema import audit, callback, held
from tests.channels.conftest import Desk, Talk
from tests.channels.desk.people import Counsellor
from tests.channels.keeping.test_everywhere import OF_A_CONVERSATION
from tests.channels.keeping.whole import ADDRESS, PHONE, SECRET, leave_traces, rows_of

pytestmark = pytest.mark.every_store

PARTS = {
    "conversation": "conversation",
    "event": "messages",
    "turn": "turns",
    "binding": "devices",
    "callback": "callbacks",
    "consent": "consents",
    "note": "notes",
    "label": "labels",
    "rating": "rating",
    "held": "held",
    "step": "steps",
}
"""Table → where its rows are in an export."""
NEVER = {"link"}
"""Only hashes of codes that let another device in for some minutes."""


async def exported(talk: Talk) -> dict[str, Any]:
    response = await talk.call("GET", "/export")
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


async def page(talk: Talk, accept: str = "text/html") -> str:
    response = await talk.call("GET", "/export", headers={"Accept": accept})
    assert response.status_code == 200
    return response.text


async def test_every_table_is_in_it(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await leave_traces(desk, talk, kim)
    found = await exported(talk)
    assert {*PARTS} | NEVER == OF_A_CONVERSATION, "a new table must be exported, or be among those that tell nothing"
    assert [name for name in PARTS.values() if not found[name]] == []
    counts = await desk.gateway.store.run(rows_of, talk.id)
    assert len(found["messages"]) + len(found["states"]) == counts["event"]
    for table in ("turn", "binding", "callback", "consent", "note", "label", "held", "step"):
        assert len(found[PARTS[table]]) == counts[table], table


@pytest.mark.parametrize(("status", "told"), [("open", False), ("dropped", False), ("expired", False), ("released", True)])
async def test_an_answer_that_nobody_released_is_not_told_by_an_export(
    desk: Desk, talk: Talk, kim: Counsellor, status: str, told: bool
) -> None:
    await leave_traces(desk, talk, kim)
    unsaid = dump([{"text": "받으실 수 있어요"}])
    await desk.gateway.store.run(lambda connection: connection.execute(update(held).values(status=status, replies=unsaid)))
    found = await exported(talk)
    assert [(each["about"], each["status"]) for each in found["held"]] == [("loans", status)]
    assert ("받으실 수 있어요" in str(found), "받으실 수 있어요" in await page(talk)) == (told, told)


async def test_what_was_left_sealed_is_opened_for_its_owner(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await leave_traces(desk, talk, kim)
    found = await exported(talk)
    assert found["callbacks"][0]["left"] == {"phone": PHONE, "address": SECRET, "when": SECRET, "about": SECRET}
    assert ADDRESS in [device["messenger_address"] for device in found["devices"]]
    assert found["notes"][0]["text"] == SECRET
    assert found["rating"]["score"] == 4
    assert found["understood"]["facts"] == {"age": 68}


async def test_no_key_of_ours_is_in_it_and_not_who_wrote_a_note(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await leave_traces(desk, talk, kim)
    response = await talk.call("GET", "/export")
    assert talk.token not in response.text
    assert "hash" not in response.text
    assert kim.cookie not in response.text
    assert {*response.json()["notes"][0]} == {"text", "created_at"}


async def test_a_call_back_whose_key_is_gone_is_told_apart_from_none(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await leave_traces(desk, talk, kim)
    await desk.gateway.store.run(lambda connection: connection.execute(update(callback).values(sealed="gAAAAA")))
    assert (await exported(talk))["callbacks"][0]["left"] == {"sealed": True}
    assert "잠겨 있어요" in await page(talk)


async def test_it_tells_who_looked_and_when_and_is_itself_audited(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await talk.say("하나")
    await kim.call("GET", f"/conversations/{talk.id}")
    found = await exported(talk)
    assert [each["action"] for each in found["accesses"]] == ["view", "export"]
    rows = await desk.gateway.store.run(lambda connection: connection.execute(select(audit.c.actor, audit.c.action)).all())
    assert ("citizen", "export") in [tuple(row) for row in rows]


async def test_a_stranger_gets_nothing(desk: Desk, talk: Talk) -> None:
    other = await desk.begin()
    assert (await Talk(desk.client, talk.id, other.token).call("GET", "/export")).status_code == 401
    assert (await desk.client.get(f"/api/v1/conversations/{talk.id}/export")).status_code == 401


async def test_the_page_says_the_same_to_a_person(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await leave_traces(desk, talk, kim)
    (asked,) = (await kim.call("GET", "/callbacks")).json()["items"]
    assert (await kim.call("POST", f"/callbacks/{asked['id']}/reveal", json={"reason": "전화 약속"})).status_code == 200
    text = html.unescape(await page(talk))
    told = ("본인: 68세", "상담원이 적은 메모", "5점 가운데 4점", "전화로 연락받기", "상담원이 대화를 맡았어요", "상담원이 연락처를 열어")
    for words in (SECRET, PHONE, ADDRESS, *told):
        assert words in text
    assert "None" not in text


async def test_what_somebody_wrote_cannot_become_part_of_the_page(talk: Talk) -> None:
    await talk.say("<script>alert(1)</script><img src=x onerror=alert(2)>")
    response = await talk.call("GET", "/export", headers={"Accept": "text/html"})
    assert "<script" not in response.text
    assert "<img" not in response.text
    assert "sandbox" in response.headers["content-security-policy"]
    assert "sandbox" in response.text, "opened from a disk it has no header"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/html", "text/html; charset=utf-8"),
        ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
        ("application/json", "application/json"),
        ("application/json, text/html", "application/json"),
        ("*/*", "application/json"),
        ("", "application/json"),
    ],
)
async def test_the_form_is_the_one_asked_for(talk: Talk, accept: str, kind: str) -> None:
    response = await talk.call("GET", "/export", headers={"Accept": accept})
    assert response.headers["content-type"] == kind, response.text
    assert response.headers["cache-control"] == "no-store"
    assert "attachment" in response.headers["content-disposition"]


async def test_an_erased_conversation_has_no_data(talk: Talk) -> None:
    await talk.say("하나")
    await talk.call("DELETE")
    assert (await talk.call("GET", "/export")).status_code == 404
