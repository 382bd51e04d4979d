"""Attackers, and citizens with bad luck: what they send does no harm, and what they mean still arrives."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.requests import Request

from bot.settings import Settings
from channels import identity
from channels.app import create_app
from channels.dialogue import Engine
from channels.problems import Problem
from channels.text import clean
from channels.web import address
from tests.channels.conftest import API, Desk, Talk, make_settings
from tests.channels.fakes import FIRST_AID, NOW, FakeDialogue, FakeRasa, down


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


UNFIT = {
    "deep": nested(5),
    "deeper than JSON may be written": nested(400),
    "deeper than Python goes": nested(20_000),
    "a huge number": "1" + "0" * 400,
    "more than 64 bits": str(2**70),
    "infinite": "1e999",
    "not a number": "NaN",
    "a long text": json.dumps("가" * 201),
    "a long list": json.dumps(list(range(101))),
    "a long name": json.dumps({"가" * 201: 1}),
}


@pytest.mark.parametrize("value", UNFIT.values(), ids=UNFIT.keys())
async def test_what_no_fact_can_be_is_refused_before_anybody_looks_at_it(desk: Desk, talk: Talk, value: str) -> None:
    body = {"content": f'{{"facts": {{"note": {value}}}}}', "headers": {"Content-Type": "application/json"}}
    for response in (await talk.call("PATCH", "/facts", **body), await desk.client.post(f"{API}/match", **body)):
        assert response.status_code in (400, 422)
        assert response.json()["detail"]
    assert (await talk.call("GET", "/state")).json()["facts"] == {}


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "x" * 500]
)
async def test_another_content_type_is_a_problem_not_a_crash(talk: Talk, content_type: str) -> None:
    response = await talk.call("POST", "/messages", content=b'{"text": 5}', headers={"Content-Type": content_type})
    assert (response.status_code, response.headers["Content-Type"]) == (422, "application/problem+json")


async def test_a_json_body_may_say_its_charset(talk: Talk) -> None:
    body = json.dumps({"text": "하나"}, ensure_ascii=False).encode()
    response = await talk.call("POST", "/messages", content=body, headers={"Content-Type": "application/json; charset=UTF-8"})
    assert response.status_code == 200


@pytest.mark.parametrize("path", ["/", "/health/live", "/health/ready", "/static/main.js"])
async def test_a_head_is_the_answer_without_its_body(desk: Desk, path: str) -> None:
    response = await desk.client.head(path)
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "HEAD"])
async def test_a_wrong_method_is_told_the_right_ones(desk: Desk, method: str) -> None:
    response = await desk.client.request(method, f"{API}/match")
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")


async def test_invented_methods_do_not_fill_the_metrics(desk: Desk) -> None:
    for n in range(3):
        await desk.client.request(f"METHOD{n}", "/health/live")
    metrics = (await desk.client.get("/metrics")).text
    assert "METHOD" not in metrics
    assert 'method="other"' in metrics


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fREADME.md", "/static/%00", "/static/" + "a" * 5000, "/static/"],
)
async def test_no_file_but_those_of_the_page_is_served(desk: Desk, path: str) -> None:
    response = await desk.client.get(path)
    assert (response.status_code, response.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("path", ["/", "/kiosk", "/console", "/static/main.js", "/static/chat.css"])
async def test_a_file_of_the_page_is_sent_again_only_if_it_changed(desk: Desk, path: str) -> None:
    first = await desk.client.get(path)
    assert (first.status_code, first.headers["Cache-Control"]) == (200, "no-cache")
    again = await desk.client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["Cache-Control"]) == (304, b"", "no-cache")
    assert (await desk.client.get(path, headers={"If-None-Match": '"another"'})).status_code == 200


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("900101\u3164-1234567", "[주민등록번호]"),
        ("예순\u200d여덟이에요", "예순여덟이에요"),
        ("예순\u200c여\u00ad덟\u061c이에요", "예순여덟이에요"),
        ("👩\u200d⚕️ 간호사예요", "👩\u200d⚕️ 간호사예요"),
        ("\u202e\u2066\u200f69세\u2069", "69세"),
    ],
)
async def test_letters_that_cannot_be_seen_hide_nothing(talk: Talk, sent: str, stored: str) -> None:
    assert (await talk.say(sent)).status_code == 200
    assert await talk.said("citizen") == [stored]


@pytest.mark.parametrize("text", ["\u3164", "\u115f\u1160", "\u200d\u200c", "\ufeff\u00a0\u3000"])
async def test_a_message_of_nothing_but_blanks_is_empty(talk: Talk, text: str) -> None:
    assert (await talk.say(text)).json()["code"] == "empty_message"


async def test_a_long_message_in_single_letters_counts_as_it_is_read(talk: Talk) -> None:
    assert (await talk.say("\u1112\u1161\u11ab" * 2000)).status_code == 200
    assert (await talk.say("\u1112\u1161\u11ab" * 2001)).json()["code"] == "long_message"


async def test_a_heap_of_combining_marks_is_not_even_put_in_order(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(text: str) -> str:
        assert len(text) < 10_000
        return clean(text)

    monkeypatch.setattr("channels.conversation.clean", never)
    assert (await talk.say("a" + "\u0301\u0323" * 10_000)).json()["code"] == "long_message"


async def test_a_code_typed_at_full_width_opens(desk: Desk, talk: Talk) -> None:
    code = (await talk.call("POST", "/link")).json()["code"]
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code)
    assert (await desk.client.post(f"{API}/conversations/join", json={"code": wide})).status_code == 201


async def test_one_address_cannot_use_up_the_codes_of_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.identity.MOST_CODES", 2)
    for _ in range(2):
        assert (await (await desk.begin()).call("POST", "/link")).status_code == 201
    refused = await (await desk.begin()).call("POST", "/link")
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many")


def test_there_are_always_more_first_halves_than_codes() -> None:
    assert identity.MOST_CODES < 10**identity.CODE_HALF


async def test_codes_and_erasures_of_one_address_are_limited(running: Any) -> None:
    async with running(FakeRasa(), links_per_minute=1, erasures_per_minute=1) as desk:
        one, two = await desk.begin(), await desk.begin()
        assert [(await talk.call("POST", "/link")).status_code for talk in (one, two)] == [201, 429]
        assert [(await talk.call("DELETE")).status_code for talk in (one, two)] == [204, 429]
        assert (await two.call("GET", "/state")).status_code == 200


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
    ],
)
def test_a_home_with_many_addresses_counts_as_one(host: str, key: str) -> None:
    assert address(Request({"type": "http", "client": (host, 1)})) == key


class Watch:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


async def test_a_message_sent_before_midnight_is_answered_for_its_day(tmp_path: Path, rasa: FakeRasa) -> None:
    midnight = NOW.replace(hour=0) + timedelta(days=1)
    watch = Watch(midnight - timedelta(seconds=1))

    def fail_until_tomorrow(_question: object) -> Exception | None:
        before, watch.at = watch.at, midnight + timedelta(seconds=1)
        return down() if before < midnight else None

    rasa.script = fail_until_tomorrow
    settings: Settings = make_settings(tmp_path)
    app = create_app(settings, FakeDialogue(), Engine(settings, rasa), now=watch)
    transport = httpx2.ASGITransport(app)
    async with app.router.lifespan_context(app), httpx2.AsyncClient(transport=transport, base_url="http://gateway") as client:
        talk = await Desk(app, client, rasa, settings).begin()
        assert (await talk.say("하나")).json()["messages"][0]["text"] == "1: 하나"
        await talk.say("둘")
    assert [question["metadata"]["day"] for question in rasa.questions] == ["2026-11-23", "2026-11-23", "2026-11-24"]


ADDED = {"text": "곁에 있을게요.", "speech": "곁에 있을게요.", "benefits": [], "quick_replies": []}


def add(question: dict[str, Any]) -> list[Any] | None:
    state = {"crisis": "suicide"}
    custom = {"replies": [ADDED], "context": question["metadata"]["context"], "state": state}
    return [{"text": "잠시만요"}, {"custom": custom}] if question["metadata"]["crisis_answered"] else None


async def test_after_a_crisis_the_answer_begins_with_the_number_to_call(desk: Desk, talk: Talk) -> None:
    desk.rasa.script = add
    answer = (await talk.say("죽고 싶어요", "a")).json()
    assert [m["text"] for m in answer["messages"]] == [f"{FIRST_AID} (suicide)", "잠시만요", "곁에 있을게요."]
    assert (await talk.say("죽고 싶어요", "a")).json() == answer
    assert await talk.said() == [m["text"] for m in answer["messages"]]


async def test_a_crisis_behind_a_waiting_message_is_answered_first_too(desk: Desk, talk: Talk) -> None:
    desk.rasa.script = add
    desk.rasa.gate.clear()
    first = asyncio.create_task(talk.say("하나"))
    await desk.rasa.asked(1)
    with desk.gateway.followers.following(talk.id) as follower:
        crisis = asyncio.create_task(talk.say("죽고 싶어요"))
        await follower.news.wait()
    desk.rasa.gate.set()
    assert (await first).json()["messages"][0]["text"] == "1: 하나"
    assert (await crisis).json()["messages"][0]["text"] == f"{FIRST_AID} (suicide)"
    assert await talk.said() == [f"{FIRST_AID} (suicide)", "1: 하나", "잠시만요", "곁에 있을게요."]


def test_a_refused_code_says_when_to_come_again() -> None:
    assert Problem("too_many", retry_after=identity.CODES_AGAIN_S).values == {"seconds": 60}
