"""The console over HTTP: lists, one conversation as a counsellor sees it, and what a counsellor says."""

from __future__ import annotations

import time as clock
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection, insert, select

from channels.audit import log
from channels.clock import iso, millis
from channels.desk import modes, rows, taking
from channels.desk.rows import Wanted
from channels.events import spoken
from channels.schema import binding, conversation, event, label, rating
from tests.channels.conftest import Desk, Running, Talk
from tests.channels.desk.people import Counsellor, hire
from tests.channels.fakes import NOW, FakeRasa, down

pytestmark = pytest.mark.every_store

MANY = 10_000
GENEROUS_S = 0.25
"""The promise is 50 ms on two quiet cores; tests share theirs."""


async def listed(kim: Counsellor, **asked: Any) -> dict[str, Any]:
    response = await kim.call("GET", "/conversations", params=asked)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def fill(connection: Connection) -> None:
    """Conversations as they pile up: a few wait, a few are with counsellors, the rest are the assistant's or over."""
    state = '{"mode":"assistant","emotion":"anger","matches":[' + ",".join('{"id":"x","name":"기초연금"}' for _ in range(40)) + "]}"
    modes = ["waiting"] * 30 + ["counsellor"] * 20 + ["closed"] * 5000
    made = []
    for n in range(MANY):
        mode = modes[n] if n < len(modes) else "assistant"
        times = {"created_at": n, "last_at": millis(NOW) - n * 1000, "waiting_since": n if mode == "waiting" else None}
        whose = {"mode": mode, "owner_id": "kim" if mode == "counsellor" else None, "reason": None, "crisis": None}
        rest = {"context": "{}", "state": state, "version": 0, "last_seq": 4, "lease_holder": "", "lease_until": 0, "preview": f"말 {n}"}
        made.append({"id": f"{n:032}", "channel": "web" if n % 2 else "telegram", **times, **whose, **rest})
    connection.execute(insert(conversation), made)
    opened = {"channel": "web", "expires_at": 2 * millis(NOW), "created_at": 0}  # or they would be erased as nobody's
    connection.execute(insert(binding), [{"id": each["id"], "conversation_id": each["id"], **opened} for each in made])
    said = '{{"seq":{seq},"role":"citizen","text":"저는 {n}번째로 말하고 있어요. 받을 수 있는 혜택이 궁금해요."}}'
    log = [(n, seq) for n in range(MANY) for seq in range(1, 5)]
    connection.execute(
        insert(event),
        [{"conversation_id": f"{n:032}", "seq": seq, "kind": "message", "payload": said.format(seq=seq, n=n)} for n, seq in log],
    )
    connection.execute(insert(label), [{"conversation_id": f"{n:032}", "name": "긴급"} for n in range(0, MANY, 100)])


async def test_ten_thousand_conversations_are_listed_page_by_page_and_fast(running: Running) -> None:
    async with running(FakeRasa(), poll_s=60) as desk:
        kim = await hire(desk, "kim")
        await desk.gateway.store.run(fill)
        for asked in (Wanted(), Wanted(mode="waiting"), Wanted(mode="assistant"), Wanted(label="긴급"), Wanted(channel="web", owner="kim")):
            began = clock.perf_counter()
            items, _ = await desk.gateway.store.run(rows.page, asked, None, 50)
            counts = await desk.gateway.store.run(rows.counts, "kim")
            assert items and clock.perf_counter() - began < GENEROUS_S, asked
        assert counts == {"waiting": 30, "counsellor": 20, "assistant": 4950, "mine": 20}
        began = clock.perf_counter()
        (found,) = (await listed(kim, q="9999번째로"))["items"]
        assert (found["preview"], clock.perf_counter() - began < 4 * GENEROUS_S) == ("말 9999", True)
        assert (await listed(kim, q="없는 말"))["items"] == []


async def test_pages_hold_every_conversation_once(desk: Desk, kim: Counsellor, time: Any) -> None:
    talks = [await desk.begin() for _ in range(7)]
    for n, talk in enumerate(talks):
        await talk.say(str(n))
        # Three of the same millisecond, so that the id decides.
        time.pass_by(0 if n in (2, 3) else 1)
    seen, before = [], None
    for _ in range(4):
        page = await listed(kim, limit=2, **({"before": before} if before else {}))
        seen += [row["id"] for row in page["items"]]
        before = page["next"]
    assert before is None
    assert sorted(seen) == sorted(talk.id for talk in talks)
    assert [row for row in seen if row in (talks[6].id, talks[5].id)] == [talks[6].id, talks[5].id]


async def test_who_waits_is_listed_in_the_order_of_the_queue(desk: Desk, kim: Counsellor, time: Any) -> None:
    talks = [await desk.begin() for _ in range(3)]
    for talk in talks:
        await talk.call("POST", "/handover")
        time.pass_by(1)
    first = await listed(kim, mode="waiting", limit=2)
    second = await listed(kim, mode="waiting", limit=2, before=first["next"])
    assert [(row["id"], row["position"]) for row in (*first["items"], *second["items"])] == [(t.id, n) for n, t in enumerate(talks, 1)]
    assert second["next"] is None


async def test_a_list_is_narrowed_by_whatever_is_asked(desk: Desk, kim: Counsellor, lee: Counsellor) -> None:
    mine, others, urgent, rest = [await desk.begin() for _ in range(4)]
    await kim.do(mine.id, "claim")
    await lee.do(others.id, "claim")
    await urgent.say("집에 불이 났어요")
    await rest.say("전기요금이 밀렸어요")
    await kim.call("PUT", f"/conversations/{rest.id}/labels", json={"labels": ["에너지", "에너지", "서울"]})

    async def ids(**asked: Any) -> set[str]:
        return {row["id"] for row in (await listed(kim, **asked))["items"]}

    assert await ids(mine=True) == {mine.id}
    assert await ids(mode="counsellor") == {mine.id, others.id}
    assert await ids(crisis=True) == {urgent.id}
    assert await ids(label="에너지") == await ids(q="전기요금") == await ids(q="서울") == await ids(q=rest.id[:8]) == {rest.id}
    assert await ids(channel="telegram") == set()
    assert await ids(q="100%") == set()
    assert (await kim.row(rest.id))["labels"] == ["서울", "에너지"]
    assert (await kim.call("GET", "/conversations", params={"before": "nonsense"})).status_code == 422


async def test_a_conversation_is_shown_with_all_that_is_known_of_it(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await talk.say("어머니가 69살이에요")
    await talk.call("POST", "/handover")
    assert (await kim.do(talk.id, "notes", text="전화 드리기로 함 010-1234-5678")).json()["by"]["name"] == "김상담"
    await desk.gateway.store.run(
        lambda c: c.execute(insert(rating), {"conversation_id": talk.id, "score": 5, "reason": "친절해요", "created_at": 1})
    )
    found = (await kim.call("GET", f"/conversations/{talk.id}")).json()
    assert [m["role"] for m in found["messages"]] == ["assistant", "citizen", "assistant", "system"]
    assert found["state"]["facts"] == {"age": 69}
    assert found["summary"] == ["상담원을 찾은 까닭: 직접 요청", "본인: age 69"]
    assert [note["text"] for note in found["notes"]] == ["전화 드리기로 함 [전화번호]"]
    assert (found["rating"], found["callbacks"]) == ({"score": 5, "reason": "친절해요"}, [])
    rows_of = "SELECT action FROM audit WHERE target = '" + talk.id + "'"
    actions = await desk.gateway.store.run(lambda c: list(c.exec_driver_sql(rows_of).scalars()))
    assert actions == ["note", "view"]
    assert (await kim.call("GET", "/conversations/nowhere")).status_code == 404


async def test_a_counsellors_words_reach_the_citizen_once_with_cards_and_a_name(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    body = {"text": "국번 없이 129, 02-2133-5000으로 물어보세요", "client_id": "a", "benefits": ["basic_pension", "no_such"]}
    first, second = [(await kim.do(talk.id, "messages", **body)).json() for _ in range(2)]
    assert first == second
    said = (await talk.transcript())[-1]
    assert (said["text"], said["role"], said["by"]["name"]) == (body["text"], "counsellor", "김상담")
    assert [card["id"] for card in said["benefits"]] == ["basic_pension"]
    assert len([m for m in await talk.transcript() if m["role"] == "counsellor"]) == 1


@pytest.mark.parametrize(("text", "code"), [("  ", "empty_message"), ("가" * 2001, "long_message")])
async def test_empty_and_endless_words_are_refused(desk: Desk, talk: Talk, kim: Counsellor, text: str, code: str) -> None:
    await kim.do(talk.id, "claim")
    assert (await kim.say(talk.id, text)).json()["code"] == code


async def test_resident_numbers_are_kept_from_a_counsellors_words_too(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    await kim.say(talk.id, "02-2133-5000으로 전화하세요\n900101-2345678 맞으시죠")
    assert (await talk.transcript())[-1]["text"] == "02-2133-5000으로 전화하세요\n[주민등록번호] 맞으시죠"


async def test_the_last_words_are_put_right_and_taken_back_as_new_events_of_the_log(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    first = (await kim.say(talk.id, "월 34만원이에요", "a")).json()["message"]
    path = f"/conversations/{talk.id}/messages/{first['id']}"
    edited = (await kim.call("PATCH", path, json={"text": "월 33만원이에요"})).json()
    again = (await kim.call("PATCH", path, json={"text": "월 32만원이에요"})).json()
    assert (edited["id"], edited["replaces"], again["replaces"]) == (first["id"], first["seq"], first["seq"])
    assert edited["created_at"] == first["created_at"]
    gone = (await kim.call("DELETE", path)).json()
    assert (gone["id"], gone["replaces"], gone["withdrawn"], gone["benefits"]) == (first["id"], first["seq"], True, [])
    assert [m["text"] for m in (await talk.transcript())[2:]] == ["상담원이 이 말을 거두었어요."] * 4
    assert (await kim.call("DELETE", path)).json()["code"] == "not_last"


async def test_of_what_is_taken_back_no_word_is_left_in_the_store(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    await kim.say(talk.id, "네, 잠시만요")
    message = (await kim.say(talk.id, "다른 분 전화는 010-9999-8888이에요")).json()["message"]
    path = f"/conversations/{talk.id}/messages/{message['id']}"
    await kim.call("PATCH", path, json={"text": "다른 분 전화는 010-9999-8888입니다"})
    await kim.call("DELETE", path)
    query = select(event.c.payload).where(event.c.conversation_id == talk.id)
    kept = await desk.gateway.store.run(lambda connection: list(connection.scalars(query)))
    assert not [payload for payload in kept if "9999" in payload or "다른 분" in payload or "구구구구" in payload]
    assert any("네, 잠시만요" in payload for payload in kept)


async def test_a_message_nobody_signed_is_not_ones_own(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    """As a released answer."""
    await kim.do(talk.id, "claim")

    def say(connection: Connection) -> str:
        draft = spoken("counsellor", {"text": "네", "speech": "네", "benefits": [], "quick_replies": []}, iso(NOW))
        taking.say(connection, modes.locked(connection, talk.id), [draft], NOW)
        return str(draft.content["id"])

    path = f"/conversations/{talk.id}/messages/{await desk.gateway.store.run(say)}"
    assert (await kim.call("DELETE", path)).json()["code"] == "not_last"


@pytest.mark.parametrize("cursor", ["9" * 25, "9" * 25 + ".a"])
async def test_a_cursor_no_number_fits_is_refused(desk: Desk, kim: Counsellor, cursor: str) -> None:
    for mode in ("waiting", "assistant"):
        answer = await kim.call("GET", "/conversations", params={"before": cursor, "mode": mode})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_labels_are_masked(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    answer = await kim.call("PUT", f"/conversations/{talk.id}/labels", json={"labels": ["010-1234-5678"]})
    assert answer.json()["labels"] == ["[전화번호]"]


async def test_only_ones_own_last_words_can_be_changed(desk: Desk, talk: Talk, kim: Counsellor, lee: Counsellor) -> None:
    await kim.do(talk.id, "claim")
    first = (await kim.say(talk.id, "하나")).json()["message"]
    last = (await kim.say(talk.id, "둘")).json()["message"]
    path = f"/conversations/{talk.id}/messages"
    assert (await kim.call("PATCH", f"{path}/{first['id']}", json={"text": "셋"})).json()["code"] == "not_last"
    await kim.do(talk.id, "transfer", to="lee")
    assert (await kim.call("PATCH", f"{path}/{last['id']}", json={"text": "셋"})).json()["code"] == "taken"
    assert (await lee.call("PATCH", f"{path}/{last['id']}", json={"text": "셋"})).json()["code"] == "not_last"


async def test_the_assistants_own_answer_is_there_to_be_put_right(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await talk.say("안녕하세요")
    await kim.do(talk.id, "claim")
    assert (await kim.do(talk.id, "suggest")).json() == {"text": "2: 안녕하세요"}
    await talk.say("어머니가 69살이에요")
    assert (await kim.do(talk.id, "suggest")).json() == {"text": "2: 어머니가 69살이에요"}
    asked = desk.rasa.questions[-1]
    assert asked["metadata"]["context"]["heard"] == ["안녕하세요"], "computed from how things stood before the message"
    desk.rasa.script = lambda question: down()
    assert (await kim.do(talk.id, "suggest")).json() == {"text": "듣고: 어머니가 69살이에요"}
    assert [m["text"] for m in await talk.transcript() if "69살" in m["text"]] == ["어머니가 69살이에요"]


async def test_who_asked_for_a_person_is_answered_what_they_asked_before(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    await talk.say("어머니가 69살이에요")
    await talk.say("상담원 바꿔 주세요")
    await kim.do(talk.id, "claim")
    assert "어머니가 69살이에요" in (await kim.do(talk.id, "suggest")).json()["text"]


async def test_nothing_is_suggested_before_anything_was_said(desk: Desk, talk: Talk, kim: Counsellor) -> None:
    assert (await kim.do(talk.id, "suggest")).json() == {"text": ""}


async def test_replies_kept_ready_are_everybodys_or_ones_own(desk: Desk, kim: Counsellor, lee: Counsellor) -> None:
    shared = (await kim.call("POST", "/canned", json={"title": "인사", "text": "안녕하세요 {이름}님", "shared": True})).json()
    own = (await kim.call("POST", "/canned", json={"title": "끝", "text": "고맙습니다"})).json()
    assert [each["id"] for each in (await lee.call("GET", "/canned")).json()["items"]] == [shared["id"]]
    assert (await lee.call("PATCH", f"/canned/{own['id']}", json={"text": "남의 것"})).status_code == 404
    assert (await lee.call("PATCH", f"/canned/{shared['id']}", json={"text": "반갑습니다"})).json()["text"] == "반갑습니다"
    assert (await kim.call("DELETE", f"/canned/{own['id']}")).status_code == 204
    assert len((await kim.call("GET", "/canned")).json()["items"]) == 1
    done = [(row.actor, row.action, row.target, orjson.loads(row.detail)) for row in await desk.gateway.store.run(log.read, 0, 10)]
    assert done == [
        ("kim", "setting", f"canned:{shared['id']}", {"what": "added", "shared": True}),
        ("kim", "setting", f"canned:{own['id']}", {"what": "added", "shared": False}),
        ("lee", "setting", f"canned:{shared['id']}", {"what": "changed", "shared": True}),
        ("kim", "setting", f"canned:{own['id']}", {"what": "removed"}),
    ]


async def test_a_citizen_and_a_counsellor_at_two_gateways_talk_without_loss(running: Running, time: Any) -> None:
    async with running(FakeRasa(), time) as one, running(FakeRasa(), time, instance="other") as two:
        kim, talk = await hire(one, "kim"), await one.begin()
        assert (await kim.at(two).do(talk.id, "claim")).status_code == 200
        for n in range(10):
            await kim.at(two).say(talk.id, f"상담 {n}", f"k{n}")
            await talk.say(f"시민 {n}살", f"c{n}")
        seen = [m["text"] for m in await two.again(talk).transcript() if m["role"] in ("citizen", "counsellor")]
        assert seen == [text for n in range(10) for text in (f"상담 {n}", f"시민 {n}살")]
        assert (await two.again(talk).call("GET", "/state")).json()["facts"] == {"age": 9}
        assert one.rasa.questions == two.rasa.questions == []
        assert (await kim.at(one).do(talk.id, "release")).json()["mode"] == "assistant"
        assert (await two.again(talk).say("끝")).json()["messages"][0]["text"] == "11: 끝"
