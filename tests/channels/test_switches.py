"""A supervisor switches a benefit, a topic or the assistant off, or wants answers released; through the gateway."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.message import Outcome, Reply
from channels.clock import millis
from channels.conversation import Incoming
from channels.desk.console import at_work
from channels.desk.modes import claim
from channels.schema import audit, conversation, held, staff, step
from channels.staff.session import Member, signed_in
from tests.channels.conftest import API, Desk, Running, Talk
from tests.channels.fakes import NOW, PAUSED, FakeDialogue, FakeRasa, blank_state, down

CONSOLE = f"{API}/console"
BOSS = Member("s1", "kim", "김관리", "supervisor")
CARD = {"id": "basic_pension", "name": "기초연금", "status": "eligible", "summary": "매달 드려요."}
OTHER = {"id": "energy_voucher", "name": "에너지바우처", "status": "possible", "summary": "난방비예요."}
LOOKED_AT = "이 내용은 사람이 먼저 확인하고 알려 드려요."


def said(question: dict[str, Any], text: str, *cards: dict[str, Any], about: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    before = question["metadata"]["context"]
    context = {**before, "heard": [*before["heard"], question["message"]]}
    matches = [{"id": card["id"], "name": card["name"], "status": card["status"]} for card in (CARD, OTHER)]
    reply = {"text": text, "speech": text, "benefits": list(cards), "quick_replies": []}
    return [
        {"custom": {"replies": [reply], "context": context, "state": {**blank_state(context), "matches": matches}, "about": list(about)}}
    ]


def pension(question: dict[str, Any]) -> list[dict[str, Any]]:
    return said(question, "기초연금은 매달 드려요.", CARD, about=("basic_pension",))


def sign_in(desk: Desk, member: Member = BOSS) -> None:
    for roles in (
        ("supervisor", "administrator"),
        ("counsellor", "supervisor", "administrator"),
        ("supervisor", "administrator", "auditor"),
    ):

        async def found() -> Member:
            return member

        desk.app.dependency_overrides[signed_in(*roles)] = found


async def hire(desk: Desk, seen_at: int = 0) -> None:
    """The boss; their console gave a sign of life then."""
    row = {"id": BOSS.id, "login": BOSS.login, "name": BOSS.name, "role": BOSS.role, "created_at": 0, "seen_at": seen_at}
    await desk.gateway.store.run(lambda connection: connection.execute(insert(staff), row))
    await desk.gateway.desk.refresh()


@pytest.fixture
async def desk(running: Running, rasa: FakeRasa) -> AsyncIterator[Desk]:
    async with running(rasa) as found:
        await hire(found, millis(NOW))
        sign_in(found)
        rasa.script = pension
        yield found


async def switch(desk: Desk, key: str, kind: str, **more: Any) -> None:
    response = await desk.client.put(f"{CONSOLE}/switches/{key}", json={"kind": kind, **more})
    assert response.status_code == 200


async def rows(desk: Desk, table: Any) -> list[Any]:
    return list(await desk.gateway.store.run(lambda connection: connection.execute(select(table)).all()))


async def only_held(desk: Desk) -> dict[str, Any]:
    (item,) = (await desk.client.get(f"{CONSOLE}/held")).json()["items"]
    found: dict[str, Any] = item
    return found


# Off


async def test_a_benefit_switched_off_is_answered_by_the_sentence_and_is_in_no_state(desk: Desk, talk: Talk) -> None:
    await switch(desk, "benefit:basic_pension", "off")
    answer = (await talk.say("기초연금 얼마예요?")).json()
    assert desk.rasa.questions[-1]["metadata"]["without"] == {"basic_pension": ""}
    # This Rasa does not heed what it was told; the gateway looks itself.
    assert [message["text"] for message in answer["messages"]] == [f"{PAUSED} (basic_pension)"]
    assert answer["messages"][0]["benefits"] == []
    assert [match["id"] for match in answer["state"]["matches"]] == ["energy_voucher"]
    assert (await talk.call("GET", "/state")).json() == answer["state"]


async def test_a_topic_too_and_with_the_supervisors_own_sentence(desk: Desk, talk: Talk) -> None:
    desk.rasa.script = lambda question: said(question, "주민센터에서 해요.", about=("death_report",))
    await switch(desk, "topic:death_report", "off", text="오늘 절차가 바뀌어요.")
    assert [message["text"] for message in (await talk.say("사망신고 어떻게 해요?")).json()["messages"]] == [
        "오늘 절차가 바뀌어요. (death_report)"
    ]


async def test_it_works_at_another_gateway_as_soon_as_that_reads_the_store_again(running: Running, desk: Desk, rasa: FakeRasa) -> None:
    async with running(rasa, instance="other") as other:
        talk = await other.begin()
        assert await talk.say("기초연금?") and (await talk.said()) == ["기초연금은 매달 드려요."]
        await switch(desk, "benefit:basic_pension", "off")
        other.gateway.supervision.changed()  # what three seconds do
        await talk.say("기초연금?")
        assert (await talk.said())[-1].startswith(PAUSED)


async def test_match_search_and_record_leave_it_out(desk: Desk) -> None:
    found = await desk.client.get(f"{API}/benefits", params={"q": "연금"})
    assert [item["id"] for item in found.json()["items"]] == ["basic_pension"]
    await switch(desk, "benefit:basic_pension", "off")
    assert (await desk.client.get(f"{API}/benefits", params={"q": "연금"})).json()["items"] == []
    record = await desk.client.get(f"{API}/benefits/basic_pension")
    assert (record.status_code, record.json()["code"]) == (503, "switched_off") and "129" in record.json()["detail"]


async def test_switched_on_again_it_is_answered(desk: Desk, talk: Talk) -> None:
    await switch(desk, "benefit:basic_pension", "off")
    assert (await desk.client.delete(f"{CONSOLE}/switches/benefit:basic_pension")).json() == {"items": []}
    await talk.say("기초연금?")
    assert await talk.said() == ["기초연금은 매달 드려요."]
    assert (await desk.client.delete(f"{CONSOLE}/switches/benefit:basic_pension")).status_code == 404


async def test_switches_are_listed_with_names_and_audited(desk: Desk) -> None:
    await switch(desk, "benefit:basic_pension", "off", text="금액이 바뀌어요.")
    (item,) = (await desk.client.get(f"{CONSOLE}/switches")).json()["items"]
    assert (item["key"], item["name"], item["kind"], item["by"]) == ("benefit:basic_pension", "기초연금", "off", "김관리")
    (row,) = await rows(desk, audit)
    assert (row.actor, row.action, row.target) == ("kim", "switch", "benefit:basic_pension")


@pytest.mark.parametrize(
    ("key", "kind", "status"),
    [("benefit:no_such", "off", 404), ("colour:red", "off", 404), ("assistant", "approve", 422), ("assistant", "on", 422)],
)
async def test_what_cannot_be_switched_is_refused(desk: Desk, key: str, kind: str, status: int) -> None:
    assert (await desk.client.put(f"{CONSOLE}/switches/{key}", json={"kind": kind})).status_code == status
    assert await rows(desk, audit) == []


async def test_what_can_be_switched_is_found_by_its_name(desk: Desk) -> None:
    found = await desk.client.get(f"{CONSOLE}/switchable", params={"q": "연금"})
    assert found.json()["items"] == [{"key": "benefit:basic_pension", "name": "기초연금"}]


async def test_without_signing_in_nothing_is_switched(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa) as desk:
        calls = [
            ("GET", "/switches"), ("PUT", "/switches/assistant"), ("GET", "/figures"), ("GET", "/held"), ("POST", "/announcements"),
            ("GET", "/charts/load.svg"), ("GET", "/figures.csv"), ("POST", "/held/x/drop"),
        ]  # fmt: skip
        for method, path in calls:
            response = await desk.client.request(method, f"{CONSOLE}{path}", json={"kind": "off", "text": "x", "ends_at": NOW.isoformat()})
            assert response.status_code in (401, 403), path


# The whole assistant


async def test_the_assistant_off_says_so_asks_no_engine_and_calls_a_person(desk: Desk, talk: Talk) -> None:
    await switch(desk, "assistant", "off")
    answer = (await talk.say("기초연금 얼마예요?")).json()
    message, place = answer["messages"]
    assert (place["role"], "다음 차례" in place["text"]) == ("system", True)
    assert message["text"].startswith("지금은 자동 안내를 잠시 멈췄어요.") and "129" in message["text"] and "일이구" in message["speech"]
    assert answer["state"]["mode"] == "waiting" and desk.rasa.questions == []
    (row,) = await rows(desk, conversation)
    assert (row.mode, row.reason, row.waiting_since) == ("waiting", "asked", millis(NOW))
    assert [found.kind for found in await rows(desk, step)].count("queued") == 1
    await talk.say("그럼 언제 되나요?")
    assert [found.kind for found in await rows(desk, step)].count("queued") == 1


async def test_in_danger_the_number_still_comes_first(desk: Desk, talk: Talk) -> None:
    await switch(desk, "assistant", "off", text="오늘은 점검 중이에요.")
    await talk.say("죽고 싶어요")
    await desk.gateway.runner.idle()
    first, second = await talk.said()
    assert first.startswith("지금 바로 109로") and second.startswith("오늘은 점검 중이에요.\n") and "119" in second
    assert (await talk.call("GET", "/state")).json()["crisis"] == "suicide"


async def test_where_there_are_no_counsellors_nobody_is_made_to_wait(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa) as desk:
        sign_in(desk, Member("nobody", "x", "x", "supervisor"))
        await desk.gateway.store.run(lambda c: c.exec_driver_sql("INSERT INTO switch VALUES ('assistant', 'off', NULL, NULL, 0)"))
        desk.gateway.supervision.changed()
        talk = await desk.begin()
        assert (await talk.say("안녕하세요")).json()["state"]["mode"] == "assistant"


async def test_the_assistant_on_again_answers_what_comes_next(desk: Desk, talk: Talk) -> None:
    await switch(desk, "assistant", "off")
    await talk.say("하나")
    await desk.client.delete(f"{CONSOLE}/switches/assistant")
    await talk.say("둘")
    assert (await talk.said())[-1] == "기초연금은 매달 드려요."
    assert desk.rasa.questions[-1]["metadata"]["context"]["heard"] == []


# Released by a person


async def test_an_answer_is_held_until_a_counsellor_releases_it(desk: Desk, talk: Talk) -> None:
    await switch(desk, "benefit:basic_pension", "approve")
    answer = (await talk.say("기초연금 얼마예요?")).json()
    assert [message["text"][: len(LOOKED_AT)] for message in answer["messages"]] == [LOOKED_AT]
    assert "기초연금" not in str(answer["state"]["matches"]) and answer["messages"][0]["benefits"] == []
    item = await only_held(desk)
    assert (item["name"], item["question"], item["replies"][0]["text"]) == ("기초연금", "기초연금 얼마예요?", "기초연금은 매달 드려요.")
    assert (await desk.client.post(f"{CONSOLE}/held/{item['id']}/release", json={})).json()["items"] == []
    last = (await talk.transcript())[-1]
    assert (last["role"], last["text"], last["benefits"], last["reason"]) == ("counsellor", "기초연금은 매달 드려요.", [CARD], "approval")
    (row,) = await rows(desk, held)
    assert (row.status, row.staff_id) == ("released", "s1")
    assert [found.action for found in await rows(desk, audit)] == ["switch", "view", "approve"]


async def test_who_reads_what_a_citizen_asked_is_written_down_once(desk: Desk, talk: Talk) -> None:
    await switch(desk, "benefit:basic_pension", "approve")
    await talk.say("기초연금 얼마예요?")
    for _ in range(3):  # The page asks again and again.
        await only_held(desk)
    sign_in(desk, Member("s2", "lee", "이상담", "counsellor"))
    await only_held(desk)
    seen = [(row.actor, row.target) for row in await rows(desk, audit) if row.action == "view"]
    assert seen == [("kim", talk.id), ("lee", talk.id)]


async def test_a_counsellor_may_edit_it_first_and_it_is_read_aloud_as_edited(desk: Desk, talk: Talk) -> None:
    await switch(desk, "benefit:basic_pension", "approve")
    await talk.say("기초연금 얼마예요?")
    item = await only_held(desk)
    await desk.client.post(f"{CONSOLE}/held/{item['id']}/release", json={"text": "매달 25일에 드려요."})
    last = (await talk.transcript())[-1]
    assert (last["text"], last["benefits"]) == ("매달 25일에 드려요.", [CARD]) and "이십오 일" in last["speech"]


async def test_it_is_decided_once(desk: Desk, talk: Talk) -> None:
    await switch(desk, "benefit:basic_pension", "approve")
    await talk.say("기초연금 얼마예요?")
    item, before = await only_held(desk), len(await talk.transcript())
    codes = [
        (await desk.client.post(f"{CONSOLE}/held/{item['id']}/{what}", json={})).status_code for what in ("release", "release", "drop")
    ]
    assert codes == [200, 409, 409] and len(await talk.transcript()) == before + 1
    assert (await desk.client.post(f"{CONSOLE}/held/no-such/release", json={})).status_code == 404


async def test_dropped_the_citizen_waits_for_a_person(desk: Desk, talk: Talk) -> None:
    await switch(desk, "benefit:basic_pension", "approve")
    await talk.say("기초연금 얼마예요?")
    item = await only_held(desk)
    assert (await desk.client.post(f"{CONSOLE}/held/{item['id']}/drop")).json()["items"] == []
    why, place = (await talk.transcript())[-2:]
    assert (why["role"], place["role"]) == ("system", "system")
    assert "사람이 직접" in why["text"] and "다음 차례" in place["text"]
    (row,) = await rows(desk, conversation)
    assert (row.mode, row.reason) == ("waiting", "approval")
    assert (await talk.call("GET", "/state")).json()["mode"] == "waiting"


async def test_not_released_in_time_a_call_back_is_offered(desk: Desk, talk: Talk) -> None:
    await switch(desk, "benefit:basic_pension", "approve")
    await talk.say("기초연금 얼마예요?")
    await desk.gateway.supervision.look(desk.gateway.followers)
    assert (await only_held(desk))["name"] == "기초연금"
    early = update(held).values(created_at=millis(NOW) - 10 * 60_000 - 1)
    await desk.gateway.store.run(lambda connection: connection.execute(early))
    await desk.gateway.supervision.look(desk.gateway.followers)
    last = (await talk.transcript())[-1]
    assert [reply["text"] for reply in last["quick_replies"]] == ["전화로 연락받을게요"] and "전화번호" in last["text"]
    (row,) = await rows(desk, held)
    assert row.status == "expired" and (await rows(desk, conversation))[0].reason == "approval"
    count = len(await talk.transcript())
    await desk.gateway.supervision.look(desk.gateway.followers)
    assert len(await talk.transcript()) == count


async def test_in_danger_an_answer_is_never_held(desk: Desk, talk: Talk) -> None:
    await switch(desk, "benefit:basic_pension", "approve")
    await talk.say("죽고 싶어요, 기초연금도 끊겼어요")
    await desk.gateway.runner.idle()
    assert await rows(desk, held) == [] and (await talk.said())[-1] == "기초연금은 매달 드려요."


async def test_a_held_answer_vanishes_with_its_conversation(desk: Desk, talk: Talk) -> None:
    await switch(desk, "benefit:basic_pension", "approve")
    await talk.say("기초연금 얼마예요?")
    assert (await talk.call("DELETE")).status_code == 204
    assert await rows(desk, held) == []


async def test_a_switch_thrown_while_the_engine_works_still_counts(desk: Desk, talk: Talk) -> None:
    desk.rasa.gate.clear()
    seq = await desk.gateway.conversations.say(Incoming(talk.id, "기초연금 얼마예요?"))
    await desk.rasa.asked(1)
    await switch(desk, "benefit:basic_pension", "approve")
    desk.rasa.gate.set()
    await desk.gateway.runner.idle()
    assert [message["text"][: len(LOOKED_AT)] for message in await talk.transcript(after=seq)] == [LOOKED_AT]


# State, whoever makes it


def judged(dialogue: FakeDialogue, context: Any) -> Outcome:
    """What the dialogue makes of facts by which a benefit may be had."""
    found = (each for each in ("basic_pension", "energy_voucher") if each not in dialogue.without)
    matches = [{"id": each, "name": each, "status": "eligible"} for each in found]
    return Outcome((Reply("네.", "네."),), dict(context), {**blank_state(context), "matches": matches})


@pytest.mark.parametrize("kind", ["off", "approve"])
async def test_while_a_counsellor_answers_state_holds_nothing_of_it_either(
    desk: Desk, talk: Talk, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeDialogue, "listen", lambda self, text, context, day: judged(self, context))
    await switch(desk, "benefit:basic_pension", kind)
    await desk.gateway.store.run(claim, talk.id, BOSS.id, NOW)
    state = (await talk.say("예순여덟이에요")).json()["state"]
    assert [match["id"] for match in state["matches"]] == ["energy_voucher"]
    assert (await talk.call("GET", "/state")).json()["matches"] == state["matches"]


@pytest.mark.parametrize("staffed", [True, False])
async def test_nor_where_a_person_is_asked_for_by_a_button(
    desk: Desk, talk: Talk, staffed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeDialogue, "handover", lambda self, context, day, desk="none": judged(self, context))
    away = {"seen_at": 0} if staffed else {"role": "auditor"}
    await desk.gateway.store.run(lambda connection: connection.execute(update(staff).values(**away)))
    await desk.gateway.desk.refresh()
    await switch(desk, "benefit:basic_pension", "off")
    assert [match["id"] for match in (await talk.call("POST", "/handover")).json()["matches"]] == ["energy_voucher"]


# What a counsellor is offered


async def suggested(desk: Desk, talk: Talk) -> str:
    return str((await desk.client.post(f"{CONSOLE}/conversations/{talk.id}/suggest")).json()["text"])


@pytest.fixture
async def counsellor(desk: Desk) -> None:
    async def found() -> Member:
        return BOSS

    desk.app.dependency_overrides[at_work] = found


async def test_no_answer_about_what_is_off_is_suggested_to_a_counsellor(desk: Desk, talk: Talk, counsellor: None) -> None:
    await talk.say("기초연금 얼마예요?")
    assert await suggested(desk, talk) == "기초연금은 매달 드려요."
    await switch(desk, "benefit:basic_pension", "approve")
    assert await suggested(desk, talk) == "기초연금은 매달 드려요.", "a counsellor may: it is they who release it"
    await switch(desk, "benefit:basic_pension", "off")
    assert await suggested(desk, talk) == f"{PAUSED} (basic_pension)"
    assert desk.rasa.questions[-1]["metadata"]["without"] == {"basic_pension": ""}
    await switch(desk, "assistant", "off")
    assert await suggested(desk, talk) == ""


async def test_nor_where_the_engine_does_not_answer(
    desk: Desk, talk: Talk, counsellor: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listen(dialogue: FakeDialogue, text: str, context: Any, day: Any) -> Outcome:
        said = f"없이: {sorted(dialogue.without)}"
        return Outcome((Reply(said, said),), dict(context), blank_state(context))

    await talk.say("기초연금 얼마예요?")
    await switch(desk, "benefit:basic_pension", "off")
    monkeypatch.setattr(FakeDialogue, "listen", listen)
    desk.rasa.script = lambda question: down()
    assert await suggested(desk, talk) == "없이: ['basic_pension']"


async def test_a_counsellor_sends_no_card_of_what_is_off(desk: Desk, talk: Talk, counsellor: None) -> None:
    await desk.gateway.store.run(claim, talk.id, BOSS.id, NOW)
    path, body = f"{CONSOLE}/conversations/{talk.id}/messages", {"text": "이 지원이에요", "benefits": ["basic_pension"]}
    assert [card["id"] for card in (await desk.client.post(path, json=body)).json()["message"]["benefits"]] == ["basic_pension"]
    await switch(desk, "benefit:basic_pension", "off")
    assert (await desk.client.post(path, json=body)).json()["message"]["benefits"] == []
