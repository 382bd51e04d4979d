"""What Rasa may answer, and what is a failure."""

from __future__ import annotations

from typing import Any

import httpx2
import orjson
import pytest

from bot.errors import EngineDown, EngineError
from bot.settings import Settings
from channels.dialogue import Engine, envelope
from channels.turns import Turn

REPLY = {"text": "네", "speech": "네", "benefits": [], "quick_replies": []}
TURN = Turn("t", "c", 3, "하나", "2026-11-23T14:00:00+09:00", "2026-11-23", None, False, '{"heard": []}', 0, "me/1")


def custom(**changed: Any) -> dict[str, Any]:
    return {"recipient_id": "x", "custom": {"replies": [REPLY], "context": {}, "state": {}, **changed}}


def read(messages: Any, **more: Any) -> Any:
    return envelope(orjson.dumps(messages), **more)


def test_one_envelope_is_the_answer() -> None:
    assert read([custom(context={"a": 1}, state={"b": 2})]).context == {"a": 1}


def test_texts_beside_the_envelope_come_first_with_their_buttons_as_quick_replies() -> None:
    found = read([{"text": "잠시만요", "buttons": [{"title": "네", "payload": "네, 좋아요"}]}, custom()])
    assert [reply["text"] for reply in found.replies] == ["잠시만요", "네"]
    assert found.replies[0]["quick_replies"] == [{"title": "네", "text": "네, 좋아요"}]
    assert found.replies[0]["speech"] == "잠시만요"


def test_after_a_crisis_reply_the_engine_may_be_silent() -> None:
    assert read([custom(replies=[])], may_be_silent=True).replies == ()


@pytest.mark.parametrize(
    "messages",
    [
        [],
        {},
        None,
        "text",
        ["text"],
        [{"text": "하나"}],
        [{"custom": "x"}],
        [custom(), custom()],
        [custom(replies=[])],
        [custom(replies="x")],
        [custom(replies=[{}])],
        [custom(replies=["x"])],
        [custom(replies=[{"text": " "}])],
        [custom(context=None)],
        [custom(state=[])],
    ],
)
def test_anything_else_than_agreed_is_a_failure(messages: Any) -> None:
    with pytest.raises(EngineError):
        read(messages)


def test_an_answer_that_is_no_json_is_a_failure() -> None:
    with pytest.raises(EngineError):
        envelope(b"<html>")


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_broken_engine_is_down(settings: Settings, status: int) -> None:
    with pytest.raises(EngineDown):
        await _ask(settings, lambda request: httpx2.Response(status))


@pytest.mark.parametrize("status", [302, 400, 404])
async def test_a_refusal_of_the_engine_is_a_failure(settings: Settings, status: int) -> None:
    with pytest.raises(EngineError) as failed:
        await _ask(settings, lambda request: httpx2.Response(status))
    assert not isinstance(failed.value, EngineDown)


@pytest.mark.parametrize("error", [httpx2.ConnectError, httpx2.ReadTimeout, httpx2.RemoteProtocolError, httpx2.PoolTimeout])
async def test_an_engine_that_cannot_be_reached_is_down(settings: Settings, error: type[Exception]) -> None:
    def fail(_request: httpx2.Request) -> httpx2.Response:
        raise error("뭉치")

    with pytest.raises(EngineDown) as failed:
        await _ask(settings, fail)
    assert "뭉치" not in str(failed.value)


async def test_the_status_of_rasa_is_asked_with_its_token(settings: Settings) -> None:
    asked: list[httpx2.URL] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.url)
        return httpx2.Response(200)

    engine = Engine(Settings(_env_file=None, rasa_token="secret", action_port=5056), httpx2.MockTransport(answer))
    assert await engine.health() == {"engine": True, "actions": True}
    await engine.close()
    assert {str(url) for url in asked} == {"http://127.0.0.1:5005/status?token=secret", "http://127.0.0.1:5056/health"}


async def _ask(settings: Settings, handler: Any) -> None:
    engine = Engine(settings, httpx2.MockTransport(handler))
    try:
        await engine.answer(TURN, 0)
    finally:
        await engine.close()
