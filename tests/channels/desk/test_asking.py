"""A person is asked for: in words, by a button, by a crisis; and what happens where none can come."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import orjson
import pytest
from sqlalchemy import select

from channels.audit import log
from channels.schema import callback, consent
from channels.supervision import announcements
from channels.supervision.announcements import Announcement
from tests.channels.conftest import Desk, Running, Talk
from tests.channels.desk.people import Counsellor, hire, steps
from tests.channels.fakes import FIRST_AID, NOW, FakeRasa, usual

SATURDAY = NOW + timedelta(days=5)
"""2026-11-28."""
NUMBERS = "129로 전화하시면 사람이 받아요."
PHONE = "010-2345-6789"


async def texts(talk: Talk) -> list[str]:
    return [message["text"] for message in (await talk.transcript())[1:]]


async def test_a_person_asked_for_in_words_is_called_within_the_turn(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    answer = (await talk.say("상담원 바꿔 주세요", "a")).json()
    assert [m["role"] for m in answer["messages"]] == ["assistant", "system"]
    assert "지금 바로 다음 차례예요" in answer["messages"][1]["text"]
    assert answer["state"]["mode"] == "waiting"
    assert (await talk.say("상담원 바꿔 주세요", "a")).json() == answer
    assert await steps(desk, talk.id) == [("queued", "asked")]


async def test_the_engine_is_told_how_the_desk_stands(desk: Desk, talk: Talk) -> None:
    await talk.say("하나")
    await hire(desk, "kim", present=False)
    await talk.say("둘")
    await desk.gateway.desk.seen("kim")
    await talk.say("셋")
    await talk.call("POST", "/handover")
    await talk.say("넷")
    told = [question["metadata"].get("desk") for question in desk.rasa.questions]
    assert told == [None, "closed", "open", "waiting"]


async def test_asking_again_while_waiting_tells_the_place_and_queues_once(desk: Desk, talk: Talk, kim: Counsellor, time: Any) -> None:
    other = await desk.begin()
    await other.call("POST", "/handover")
    time.pass_by(1)
    for _ in range(2):
        answer = (await talk.say("상담원 바꿔 주세요")).json()
        assert "2번째" in answer["messages"][-1]["text"]
    assert [kind for kind, _ in await steps(desk, talk.id)] == ["queued"]


async def test_the_expected_wait_is_what_others_waited(desk: Desk, kim: Counsellor, time: Any) -> None:
    for minutes in (2, 4, 7):
        talk = await desk.begin()
        await talk.call("POST", "/handover")
        for _ in range(2 * minutes):
            time.pass_by(30)
            await desk.gateway.desk.seen("kim")
        await kim.do(talk.id, "claim")
    talk = await desk.begin()
    await talk.call("POST", "/handover")
    (told,) = [m for m in await talk.transcript() if m["role"] == "system"]
    assert "요즘은 4분쯤" in told["text"]
    assert "사 분쯤" in told["speech"]


async def test_who_waits_may_leave_by_words_and_by_a_button(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await talk.call("POST", "/handover")
    leave = (await talk.transcript())[-1]["quick_replies"][0]["text"]
    assert (await talk.say(leave)).json()["state"]["mode"] == "assistant"
    await talk.call("POST", "/handover")
    assert (await talk.call("POST", "/handover/cancel")).json()["mode"] == "assistant"
    assert (await talk.call("POST", "/handover/cancel")).json()["mode"] == "assistant"
    assert [kind for kind, _ in await steps(desk, talk.id)] == ["queued", "released", "queued", "released"]


@pytest.mark.parametrize(("before", "reason"), [(["모르는 말", "모르는 말"], "misunderstood"), (["화나요"], "upset"), (["하나"], "asked")])
async def test_why_a_person_is_wanted_is_known_to_the_counsellor(
    desk: Desk, talk: Talk, kim: Counsellor, before: list[str], reason: str
) -> None:
    def script(question: dict[str, Any]) -> Any:
        answer = usual(question)
        if question["message"] == "모르는 말":
            answer[0]["custom"]["state"]["intent"] = {"name": "unclear", "confidence": 0.1}
        answer[0]["custom"]["state"]["emotion"] = "anger" if question["message"] == "화나요" else "neutral"
        return answer

    desk.rasa.script = script
    for text in before:
        await talk.say(text)
    await talk.call("POST", "/handover")
    assert (await kim.row(talk.id))["reason"] == reason


async def test_where_no_counsellor_was_ever_set_up_nothing_is_different(desk: Desk, talk: Talk) -> None:
    state = (await talk.call("POST", "/handover")).json()
    assert state["mode"] == "assistant"
    await talk.say("상담원 바꿔 주세요")
    await talk.say("죽고 싶어요")
    assert {m["role"] for m in await talk.transcript()} == {"assistant", "citizen"}
    assert (await texts(talk))[0] == NUMBERS
    assert await steps(desk, talk.id) == []


async def test_where_nobody_is_there_the_numbers_are_told_and_a_call_back_is_offered(desk: Desk, talk: Talk) -> None:
    await hire(desk, "kim", present=False)
    assert (await talk.call("POST", "/handover")).json()["mode"] == "assistant"
    numbers, offer = (await talk.transcript())[1:]
    assert numbers["text"] == NUMBERS
    assert "자리에 있는 상담원이 없어요" in offer["text"]
    assert offer["quick_replies"][0]["form"] == "callback"
    answer = (await talk.say("상담원 바꿔 주세요")).json()
    assert "전화번호를 남겨 주시면" in answer["messages"][-1]["text"]
    assert answer["state"]["mode"] == "assistant"


async def test_outside_office_hours_the_opening_is_told(running: Running) -> None:
    async with running(FakeRasa(), lambda: SATURDAY) as desk:
        await hire(desk, "kim")
        talk = await desk.begin()
        await talk.call("POST", "/handover")
        offer = (await talk.transcript())[-1]
        assert "11월 30일 월요일 오전 9시부터" in offer["text"]
        assert "십일월 삼십일 월요일 오전 아홉 시" in offer["speech"]


async def test_a_crisis_at_night_is_answered_with_the_number_alone(running: Running) -> None:
    async with running(FakeRasa(), lambda: SATURDAY) as desk:
        await hire(desk, "kim", present=False)
        talk = await desk.begin()
        await talk.say("죽고 싶어요")
        assert await talk.said() == [f"{FIRST_AID} (suicide)"]
        assert await talk.said("system") == []


async def test_a_crisis_is_in_the_queue_with_the_message_that_tells_of_it(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    answer = (await talk.say("죽고 싶어요")).json()
    assert [m["role"] for m in answer["messages"]] == ["assistant", "system"]
    assert "먼저 위에 말씀드린 번호로" in answer["messages"][1]["text"]
    assert await steps(desk, talk.id) == [("queued", "crisis")]
    assert (await kim.row(talk.id))["position"] == 1


async def test_a_danger_that_only_the_engine_sees_is_queued_too(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    def script(question: dict[str, Any]) -> Any:
        answer = usual(question)
        answer[0]["custom"]["state"]["crisis"] = "elder_abuse"
        return answer

    desk.rasa.script = script
    assert (await talk.say("아들이 자꾸 통장을 가져가요")).json()["state"]["mode"] == "waiting"
    await talk.call("POST", "/handover/cancel")
    assert (await talk.say("아들이 또 그랬어요")).json()["state"]["mode"] == "assistant"
    assert await steps(desk, talk.id) == [("queued", "crisis"), ("released", "crisis")]


async def test_a_call_back_is_kept_sealed_with_the_consent_and_shown_for_a_reason(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await talk.call("POST", "/handover")
    terms = (await talk.call("GET", "/callback")).json()
    wish = {"phone": PHONE, "address": "서울 관악구", "when": "오후", "about": "기초연금", "consent": True}
    assert (await talk.call("POST", "/callback", json=wish)).json()["mode"] == "assistant"
    stored = await desk.gateway.store.run(
        lambda c: (c.execute(select(consent.c.what, consent.c.version, consent.c.granted)).one(), c.scalar(select(callback.c.sealed)))
    )
    assert tuple(stored[0]) == ("callback", terms["version"], 1)
    assert not any(secret in stored[1] for secret in (PHONE, "2345", "관악"))
    assert "2345" not in str(await talk.transcript())

    (item,) = (await kim.call("GET", "/callbacks", params={"status": "open"})).json()["items"]
    assert "phone" not in item
    assert (await kim.call("POST", f"/callbacks/{item['id']}/reveal", json={})).status_code == 422
    shown = (await kim.call("POST", f"/callbacks/{item['id']}/reveal", json={"reason": "약속한 전화"})).json()
    assert shown == {"phone": "01023456789", "address": "서울 관악구", "when": "오후", "about": "기초연금"}
    (why,) = [row for row in await desk.gateway.store.run(log.read, 0, 1000) if row.action == "reveal"]
    assert (why.actor, why.target) == ("kim", item["id"])
    assert orjson.loads(why.detail) == {"reason": "약속한 전화", "conversation": talk.id}
    assert (await kim.call("PATCH", f"/callbacks/{item['id']}", json={"status": "done"})).status_code == 200
    assert (await kim.call("GET", "/callbacks", params={"status": "open"})).json()["items"] == []
    assert (await audited(desk))[-1] == ("kim", "call")


async def test_a_number_left_twice_is_one_call(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    for phone in (PHONE, "02-345-6789"):
        await talk.call("POST", "/callback", json={"phone": phone, "consent": True})
    (item,) = (await kim.call("GET", "/callbacks")).json()["items"]
    shown = (await kim.call("POST", f"/callbacks/{item['id']}/reveal", json={"reason": "약속한 전화"})).json()
    assert shown["phone"] == "023456789"


@pytest.mark.parametrize(
    "body",
    [{"phone": PHONE}, {"phone": PHONE, "consent": False}, {"phone": "12345", "consent": True}, {"phone": "전화", "consent": True}],
)
async def test_without_consent_or_a_number_nothing_is_kept(desk: Desk, talk: Talk, kim: Counsellor, body: dict[str, Any]) -> None:
    assert (await talk.call("POST", "/callback", json=body)).status_code == 422
    assert (await kim.call("GET", "/callbacks")).json()["items"] == []


async def test_a_number_may_be_left_in_words_where_a_call_back_was_offered(desk: Desk, talk: Talk) -> None:
    kim = await hire(desk, "kim", present=False)
    await talk.call("POST", "/handover")
    answer = (await talk.say(f"{PHONE}이에요", "a")).json()
    assert ["그 번호로 전화드릴게요" in m["text"] for m in answer["messages"]] == [True]
    assert (await talk.say(f"{PHONE}이에요", "a")).json() == answer
    assert desk.rasa.questions == []
    assert await talk.said("citizen") == ["[전화번호]이에요"]
    (item,) = (await kim.call("GET", "/callbacks")).json()["items"]
    shown = (await kim.call("POST", f"/callbacks/{item['id']}/reveal", json={"reason": "약속한 전화"})).json()
    assert shown["phone"] == "01023456789"
    assert (await talk.say("하나")).json()["messages"][0]["text"] == "1: 하나"


@pytest.mark.parametrize("text", ["공일공 이삼사오 육칠팔구요", "010 에 이삼사오 에 육칠팔구"])
async def test_a_number_told_in_words_is_kept_too(desk: Desk, talk: Talk, text: str) -> None:
    kim = await hire(desk, "kim", present=False)
    await talk.call("POST", "/handover")
    assert "그 번호로 전화드릴게요" in (await talk.say(text)).json()["messages"][0]["text"]
    (item,) = (await kim.call("GET", "/callbacks")).json()["items"]
    shown = (await kim.call("POST", f"/callbacks/{item['id']}/reveal", json={"reason": "약속한 전화"})).json()
    assert shown["phone"] == "01023456789"


async def test_a_number_nobody_asked_for_is_kept_nowhere(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await talk.say(f"제 번호는 {PHONE}이에요")
    await talk.call("POST", "/handover")
    await talk.say(f"제 번호는 {PHONE}이에요")
    assert (await kim.call("GET", "/callbacks")).json()["items"] == []
    assert len(desk.rasa.questions) == 2


async def test_a_number_is_no_answer_to_an_offer_once_something_else_was_said(desk: Desk, talk: Talk) -> None:
    kim = await hire(desk, "kim", present=False)
    await talk.call("POST", "/handover")
    await talk.say("하나")
    assert (await talk.say(f"{PHONE}이에요")).json()["messages"][0]["text"] == "2: [전화번호]이에요"
    assert (await kim.call("GET", "/callbacks")).json()["items"] == []


async def test_a_public_number_is_nobodys_to_be_called_at(desk: Desk, talk: Talk) -> None:
    kim = await hire(desk, "kim", present=False)
    await talk.call("POST", "/handover")
    await talk.say("1577-1389 여기로 전화하면 되나요?")
    assert len(desk.rasa.questions) == 1
    assert (await kim.call("GET", "/callbacks")).json()["items"] == []


@pytest.mark.parametrize("between", ["announcement", "notice"])
async def test_what_comes_of_itself_does_not_take_an_offer_back(running: Running, between: str) -> None:
    rasa = FakeRasa()
    async with running(rasa, answer_wait_s=0.02) as desk:
        kim, talk = await hire(desk, "kim", present=False), await desk.begin()
        await talk.call("POST", "/handover")
        if between == "notice":
            rasa.gate.clear()
            await talk.say("하나")
        else:
            told = Announcement("a", "비가 와요", 0, 2**50)
            await desk.gateway.store.run(announcements.tell, talk.id, [told], NOW)
        await talk.say(PHONE)
        assert len((await kim.call("GET", "/callbacks")).json()["items"]) == 1
        rasa.gate.set()


async def test_who_takes_the_offer_up_without_a_number_is_asked_for_it(desk: Desk, talk: Talk) -> None:
    await hire(desk, "kim", present=False)
    await talk.call("POST", "/handover")
    reply = (await talk.transcript())[-1]["quick_replies"][0]["text"]
    answer = (await talk.say(reply)).json()
    assert "전화번호를 남겨 주시면" in answer["messages"][0]["text"]
    assert desk.rasa.questions == []
    assert "전화드릴게요" in (await talk.say("02 345 6789")).json()["messages"][0]["text"]


async def test_an_older_question_is_still_answered_when_a_number_is_left_behind_it(running: Running) -> None:
    frozen = FakeRasa()
    frozen.gate.clear()
    async with running(frozen, answer_wait_s=0.02) as dead:
        await hire(dead, "kim", present=False)
        talk = await dead.begin()
        await talk.call("POST", "/handover")
        await talk.say("하나", "a")
    async with running(FakeRasa(), poll_s=60) as desk:
        await desk.again(talk).say(PHONE)
        assert (await desk.again(talk).say("하나", "a")).json()["messages"][0]["text"] == "1: 하나"


async def audited(desk: Desk) -> list[tuple[str, str]]:
    rows = await desk.gateway.store.run(log.read, 0, 1000)
    assert all(orjson.loads(row.detail) is not None for row in rows)
    return [(row.actor, row.action) for row in rows]
