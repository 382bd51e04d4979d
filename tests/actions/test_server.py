"""The action server as Rasa calls it."""

from __future__ import annotations

from datetime import date
from typing import Any

import httpx2
import pytest

from actions.server import create_app
from bot.errors import DataError
from bot.message import Asked, Card, Heard, Outcome, QuickReply, Reply


class FakeDialogue:
    """Answers with what it was given, so a test sees everything that arrived."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.calls: list[tuple[Heard, dict[str, Any], date]] = []
        self.failure = failure

    def respond(self, heard: Heard, context: dict[str, Any], day: date) -> Outcome:
        self.calls.append((heard, context, day))
        if self.failure:
            raise self.failure
        card = Card("basic_pension", "기초연금", "possible", "요약")
        return Outcome((Reply("네", "네", (card,), (QuickReply("예", "네"),)),), {**context, "seen": True}, {"subject": "self"})


def call(**changes: Any) -> dict[str, Any]:
    message = {
        "text": "예순여덟이에요",
        "intent": {"name": "inform", "confidence": 0.93},
        "metadata": {"context": {"people": []}, "day": "2026-11-23", "crisis_answered": True},
    }
    tracker = {"sender_id": "turn-1", "slots": {}, "latest_message": message | changes, "events": [], "active_loop": {}}
    return {"next_action": "action_answer", "sender_id": "turn-1", "tracker": tracker, "version": "3.6.21"}


def client(dialogue: FakeDialogue) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(create_app(dialogue)), base_url="http://actions")


async def test_the_dialogue_hears_text_intent_context_and_day() -> None:
    dialogue = FakeDialogue()
    await client(dialogue).post("/webhook", json=call())
    heard = Heard("예순여덟이에요", "inform", 0.93, crisis_answered=True)
    assert dialogue.calls == [(heard, {"people": []}, date(2026, 11, 23))]


async def test_a_wish_to_restart_is_answered_like_any_message() -> None:
    dialogue = FakeDialogue()
    response = await client(dialogue).post("/webhook", json=call() | {"next_action": "action_restart"})
    assert response.status_code == 200
    assert len(dialogue.calls) == 1


async def test_one_custom_envelope_comes_back() -> None:
    answer = (await client(FakeDialogue()).post("/webhook", json=call())).json()
    assert answer["events"] == []
    assert [response["text"] for response in answer["responses"]] == [None]
    envelope = answer["responses"][0]["custom"]
    assert set(envelope) == {"replies", "context", "state", "about"}
    assert envelope["context"] == {"people": [], "seen": True}
    assert envelope["replies"][0]["benefits"][0]["name"] == "기초연금"
    assert envelope["replies"][0]["quick_replies"] == [{"title": "예", "text": "네"}]


async def test_a_message_without_an_intent_is_still_heard() -> None:
    dialogue = FakeDialogue()
    await client(dialogue).post("/webhook", json=call(intent=None))
    assert dialogue.calls[0][0] == Heard("예순여덟이에요", None, 0.0, crisis_answered=True)


async def test_each_of_several_questions_comes_with_its_own_intent() -> None:
    asked = {"text": "기초연금 얼마예요?", "question": "기초연금 얼마예요", "intent": "ask_amount", "confidence": 0.9}
    dialogue = FakeDialogue()
    await client(dialogue).post("/webhook", json=call(questions=[asked]))
    assert dialogue.calls[0][0].asked == (Asked("기초연금 얼마예요?", "기초연금 얼마예요", "ask_amount", 0.9),)


async def test_a_domain_that_rasa_leaves_out_is_not_missed() -> None:
    without = await client(FakeDialogue()).post("/webhook", json=call())
    with_domain = await client(FakeDialogue()).post("/webhook", json=call() | {"domain": {"intents": []}})
    assert without.status_code == with_domain.status_code == 200


@pytest.mark.parametrize(
    "metadata",
    [None, {}, {"context": {}}, {"context": {}, "day": "someday"}, {"day": "2026-11-23"}, {"context": [], "day": "2026-11-23"}],
)
async def test_a_turn_without_context_or_day_is_refused(metadata: object) -> None:
    dialogue = FakeDialogue()
    response = await client(dialogue).post("/webhook", json=call(metadata=metadata))
    assert response.status_code == 400
    assert not dialogue.calls


async def test_an_unknown_action_is_named() -> None:
    response = await client(FakeDialogue()).post("/webhook", json=call() | {"next_action": "action_other"})
    assert (response.status_code, response.json()["action_name"]) == (404, "action_other")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"next_action": "action_answer", "tracker": 1}'])
async def test_a_body_that_is_no_action_call_is_refused(body: bytes) -> None:
    assert (await client(FakeDialogue()).post("/webhook", content=body)).status_code == 400


async def test_a_failure_says_its_code_and_not_what_the_citizen_wrote() -> None:
    failing = FakeDialogue(DataError("data/benefits/x.yml", "name", "a text", "예순여덟"))
    response = await client(failing).post("/webhook", json=call())
    assert (response.status_code, response.json()) == (500, {"error": "data"})


async def test_health_answers() -> None:
    assert (await client(FakeDialogue()).get("/health")).json() == {"status": "ok"}
