"""How much and how often; and what a client may send without harm."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest

from channels.limits import Limit
from channels.problems import Problem
from tests.channels.conftest import API, Desk, Running, Talk
from tests.channels.fakes import FakeRasa


class Watch:
    """A clock that goes when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_limit_lets_so_many_through_and_says_when_the_next_may_come() -> None:
    limit = Limit(2, per_s=60, timer=Watch())
    limit.take("a")
    limit.take("a")
    with pytest.raises(Problem) as refused:
        limit.take("a")
    assert refused.value.retry_after == 30


def test_a_limit_recovers_with_time() -> None:
    watch = Watch()
    limit = Limit(1, per_s=60, timer=watch)
    limit.take("a")
    watch.now = 60
    limit.take("a")


def test_one_key_does_not_use_up_anothers_limit() -> None:
    limit = Limit(1)
    limit.take("a")
    limit.take("b")


def test_what_is_given_back_can_be_taken_again() -> None:
    limit = Limit(1, timer=Watch())
    limit.take("a")
    limit.give_back("a")
    limit.take("a")


def test_a_limit_forgets_the_key_unused_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.limits.MOST_KEYS", 2)
    limit = Limit(1, timer=Watch())
    for key in ("a", "b", "c", "a"):
        limit.take(key)


@pytest.fixture
async def strict(running: Running) -> AsyncIterator[Desk]:
    async with running(FakeRasa(), conversations_per_minute=2, messages_per_minute=3, queries_per_minute=1, join_failures=2) as found:
        yield found


async def test_too_many_messages_of_one_token_are_refused(strict: Desk) -> None:
    talk = await strict.begin()
    for _ in range(3):
        assert (await talk.say("하나")).status_code == 200
    refused = await talk.say("하나")
    assert (refused.status_code, refused.json()["code"], refused.headers["Retry-After"]) == (429, "too_many", "20")
    assert "20초" in refused.json()["detail"]
    assert (await (await strict.begin()).say("하나")).status_code == 200


async def test_too_many_conversations_from_one_address_are_refused(strict: Desk) -> None:
    statuses = [(await strict.client.post(f"{API}/conversations", json={"channel": "web"})).status_code for _ in range(3)]
    assert statuses == [201, 201, 429]


async def test_too_many_questions_about_benefits_are_refused(strict: Desk) -> None:
    assert [(await strict.client.get(f"{API}/benefits")).status_code for _ in range(2)] == [200, 429]


async def test_codes_cannot_be_guessed_for_long(strict: Desk) -> None:
    statuses = [(await strict.client.post(f"{API}/conversations/join", json={"code": f"{n:08}"})).status_code for n in range(3)]
    assert statuses == [404, 404, 429]


async def test_right_codes_do_not_count_as_guesses(strict: Desk) -> None:
    talk = await strict.begin()
    for _ in range(3):
        code = (await talk.call("POST", "/link")).json()["code"]
        response = await strict.client.post(f"{API}/conversations/join", json={"code": code})
        assert response.status_code == 201
        talk = Talk(strict.client, **response.json())


async def test_a_code_is_dead_after_a_few_wrong_guesses(running: Running) -> None:
    async with running(FakeRasa(), link_guesses=3) as desk:
        talk = await desk.begin()
        code = (await talk.call("POST", "/link")).json()["code"]
        for n in range(3):
            wrong = f"{code[:4]}{(int(code[4:]) + n + 1) % 10_000:04}"
            assert (await desk.client.post(f"{API}/conversations/join", json={"code": wrong})).status_code == 404
        assert (await desk.client.post(f"{API}/conversations/join", json={"code": code})).status_code == 404


async def test_a_code_ends_after_its_minutes(desk: Desk, talk: Talk) -> None:
    code = (await talk.call("POST", "/link")).json()["code"]
    await desk.gateway.store.run(lambda connection: connection.exec_driver_sql("UPDATE link SET expires_at = 1"))
    assert (await desk.client.post(f"{API}/conversations/join", json={"code": code})).status_code == 404


async def test_only_so_many_messages_may_wait_for_an_answer(running: Running) -> None:
    async with running(FakeRasa(), answer_wait_s=0.01, max_queued_turns=2) as desk:
        talk = await desk.begin()
        desk.rasa.gate.clear()
        statuses = [(await talk.say("하나", str(n))).status_code for n in (1, 2, 3)]
        assert statuses == [200, 200, 429]
        assert (await talk.say("하나", "2")).status_code == 200


async def test_a_long_message_is_refused_and_never_cut(talk: Talk) -> None:
    assert (await talk.say("가" * 2000)).status_code == 200
    refused = await talk.say("가" * 2001)
    assert (refused.status_code, refused.json()["code"]) == (422, "long_message")
    assert "2,000자" in refused.json()["detail"]
    assert len((await talk.said("citizen"))[0]) == 2000


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00\x01", "\u200b"])
async def test_a_message_without_words_is_refused(talk: Talk, text: str) -> None:
    response = await talk.say(text)
    assert (response.status_code, response.json()["code"]) == (422, "empty_message")


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("하나\x00둘", "하나둘"),
        ("하나\r\n둘", "하나\n둘"),
        ("\u202e하나\u202c", "하나"),
        ("\u1112\u1161\u11ab", "한"),
        ("👨‍👩‍👧 셋", "👨‍👩‍👧 셋"),
        ("  하나  ", "하나"),
        ("<b>'하나'; DROP TABLE event; --{x}</b>", "<b>'하나'; DROP TABLE event; --{x}</b>"),
    ],
)
async def test_what_is_sent_is_stored_without_invisible_controls(talk: Talk, sent: str, stored: str) -> None:
    assert (await talk.say(sent)).status_code == 200
    assert await talk.said("citizen") == [stored]


async def test_half_an_emoji_does_not_cost_the_message(talk: Talk) -> None:
    content = b'{"text": "\\ud83d \xea\xb3\xa0\xeb\xa7\x88\xec\x9b\x8c\xec\x9a\x94", "client_id": "\\udc00"}'
    response = await talk.call("POST", "/messages", content=content, headers={"Content-Type": "application/json"})
    assert response.status_code == 200
    assert await talk.said("citizen") == ["\ufffd 고마워요"]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"nothing", 400),
        (b"{", 400),
        (b"[" * 60_000, 400),
        (b"\xff\xfe\xfd", 400),
        (b"1" * 5000, 400),
        (b"[]", 422),
        (b"null", 422),
        (b'"text"', 422),
        (b'{"text": 5}', 422),
        (b'{"text": null}', 422),
        (b'{"text": ["a"]}', 422),
        (b'{"client_id": "a"}', 422),
        (b'{"text": "a", "client_id": 5}', 422),
        (b'{"text": "a", "client_id": "' + b"x" * 129 + b'"}', 422),
    ],
    ids=range(15),
)
async def test_garbage_is_a_problem_not_a_crash(talk: Talk, content: bytes, status: int) -> None:
    response = await talk.call("POST", "/messages", content=content, headers={"Content-Type": "application/json"})
    assert response.status_code == status
    assert response.json()["detail"]
    assert await talk.said("citizen") == []


async def test_a_refusal_does_not_repeat_what_was_sent(talk: Talk) -> None:
    response = await talk.call("POST", "/messages", json={"text": ["뭉치"], "client_id": {"뭉치": 1}})
    assert response.status_code == 422
    assert "뭉치" not in response.text
    assert "뭉치" not in json.loads(response.text).__repr__()


async def test_a_huge_body_is_refused_announced_or_not(talk: Talk) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(10):
            yield b" " * 10_000

    for content in (b" " * 100_000, parts()):
        response = await talk.call("POST", "/messages", content=content, headers={"Content-Type": "application/json"})
        assert (response.status_code, response.json()["code"]) == (413, "too_large")


async def test_only_named_sites_may_call_from_their_pages(running: Running) -> None:
    async with running(FakeRasa(), allowed_origins="https://a.example") as desk:
        for origin, allowed in (("https://a.example", "https://a.example"), ("https://b.example", None)):
            response = await desk.client.get("/health/live", headers={"Origin": origin})
            assert response.headers.get("Access-Control-Allow-Origin") == allowed


@pytest.mark.parametrize("after", ["-1", "x", str(2**70), ""])
async def test_a_number_that_is_none_is_refused(talk: Talk, after: str) -> None:
    assert (await talk.call("GET", "/messages", params={"after": after})).status_code == 422


@pytest.mark.parametrize("channel", ["", "웹", "a" * 33, "web;", 5])
async def test_a_channel_that_cannot_be_is_refused(desk: Desk, channel: object) -> None:
    assert (await desk.client.post(f"{API}/conversations", json={"channel": channel})).status_code == 422
