"""Every call of the contract."""

from __future__ import annotations

import re

import pytest

from channels.problems import STATUS
from tests.channels.conftest import API, Desk, Talk
from tests.channels.fakes import WELCOME

STATE = {
    "mode",
    "subject",
    "facts",
    "matches",
    "next_question",
    "intent",
    "benefit",
    "aspect",
    "emotion",
    "crisis",
    "command",
    "people",
    "receiving",
}
MESSAGE = {"seq", "id", "role", "text", "speech", "benefits", "quick_replies", "created_at"}


async def test_a_new_conversation_has_an_id_and_a_token_of_256_bits(desk: Desk) -> None:
    response = await desk.client.post(f"{API}/conversations", json={"channel": "web"})
    assert response.status_code == 201
    assert set(response.json()) == {"id", "token"}
    assert len(response.json()["token"]) == 43


async def test_a_new_conversation_begins_with_the_greeting(talk: Talk) -> None:
    (greeting,) = await talk.transcript()
    assert greeting["text"] == WELCOME
    assert greeting["role"] == "assistant"


async def test_an_answer_is_messages_and_state(talk: Talk) -> None:
    response = await talk.say("저는 예순여덟이에요")
    assert response.status_code == 200
    (message,) = response.json()["messages"]
    assert message["text"] == "1: 저는 예순여덟이에요"
    assert set(message) == MESSAGE
    assert set(response.json()["state"]) == STATE
    assert response.json()["state"]["mode"] == "assistant"


async def test_the_greeting_is_not_part_of_the_first_answer(talk: Talk) -> None:
    assert WELCOME not in (await talk.say("안녕하세요")).text


async def test_the_context_of_one_turn_reaches_the_next(talk: Talk) -> None:
    await talk.say("하나")
    assert (await talk.say("둘")).json()["messages"][0]["text"] == "2: 둘"


async def test_the_transcript_is_oldest_first_and_numbered_upwards(talk: Talk) -> None:
    for text in ("하나", "둘"):
        await talk.say(text)
    messages = await talk.transcript()
    assert [m["role"] for m in messages] == ["assistant", "citizen", "assistant", "citizen", "assistant"]
    numbers = [m["seq"] for m in messages]
    assert numbers == sorted(set(numbers))
    assert set(messages[1]) >= MESSAGE


async def test_the_transcript_after_a_number_begins_behind_it(talk: Talk) -> None:
    await talk.say("하나")
    messages = await talk.transcript()
    assert await talk.transcript(after=messages[1]["seq"]) == messages[2:]


async def test_the_state_is_that_of_the_last_answer(talk: Talk) -> None:
    answered = (await talk.say("하나")).json()["state"]
    assert (await talk.call("GET", "/state")).json() == answered


async def test_a_citizen_edits_and_removes_facts(talk: Talk) -> None:
    edited = await talk.call("PATCH", "/facts", json={"person": "self", "facts": {"age": 69, "sex": "female"}})
    assert edited.status_code == 200
    assert edited.json()["facts"] == {"age": 69, "sex": "female"}
    removed = await talk.call("PATCH", "/facts", json={"facts": {"age": None}})
    assert removed.json()["facts"] == {"sex": "female"}
    assert (await talk.call("GET", "/state")).json() == removed.json()


async def test_an_edited_fact_is_in_the_context_of_the_next_turn(desk: Desk, talk: Talk) -> None:
    await talk.call("PATCH", "/facts", json={"facts": {"age": 69}})
    await talk.say("하나")
    assert desk.rasa.questions[-1]["metadata"]["context"]["facts"] == {"age": 69}


async def test_an_edit_keeps_the_intent_of_the_last_message(talk: Talk) -> None:
    await talk.say("하나")
    state = (await talk.call("PATCH", "/facts", json={"facts": {"age": 69}})).json()
    assert state["intent"] == {"name": "inform", "confidence": 0.9}


async def test_a_fact_of_the_wrong_kind_is_refused(talk: Talk) -> None:
    response = await talk.call("PATCH", "/facts", json={"facts": {"age": "육십오"}})
    assert response.status_code == 422
    assert response.json()["code"] == "invalid_facts"


async def test_asking_for_a_person_answers_with_state_and_says_whom_to_call(talk: Talk) -> None:
    response = await talk.call("POST", "/handover")
    assert response.json()["mode"] == "assistant"
    assert (await talk.said())[-1].startswith("129")


async def test_another_device_goes_on_with_a_code(desk: Desk, talk: Talk) -> None:
    await talk.say("하나")
    code = (await talk.call("POST", "/link")).json()
    assert code["expires_at"] == "2026-11-23T14:10:00.000+09:00"
    joined = await desk.client.post(f"{API}/conversations/join", json={"code": code["code"]})
    assert joined.status_code == 201
    assert joined.json()["id"] == talk.id
    assert joined.json()["token"] != talk.token
    other = Talk(desk.client, **joined.json())
    assert await other.transcript() == await talk.transcript()


async def test_a_code_may_be_typed_with_a_space_or_a_dash(desk: Desk, talk: Talk) -> None:
    code = (await talk.call("POST", "/link")).json()["code"]
    assert (await desk.client.post(f"{API}/conversations/join", json={"code": f"{code[:4]} - {code[4:]}"})).status_code == 201


async def test_a_code_works_once(desk: Desk, talk: Talk) -> None:
    code = (await talk.call("POST", "/link")).json()["code"]
    for status in (201, 404):
        assert (await desk.client.post(f"{API}/conversations/join", json={"code": code})).status_code == status


async def test_a_new_code_ends_the_one_before(desk: Desk, talk: Talk) -> None:
    first = (await talk.call("POST", "/link")).json()["code"]
    await talk.call("POST", "/link")
    assert (await desk.client.post(f"{API}/conversations/join", json={"code": first})).status_code == 404


async def test_a_household_is_matched_without_a_conversation(desk: Desk) -> None:
    response = await desk.client.post(f"{API}/match", json={"facts": {"age": 68}})
    assert set(response.json()) == {"eligible", "possible", "open_count", "ineligible_count", "next_question"}


async def test_an_unknown_fact_is_refused_in_a_match(desk: Desk) -> None:
    response = await desk.client.post(f"{API}/match", json={"facts": {"shoe_size": 245}})
    assert (response.status_code, response.json()["code"]) == (422, "invalid_facts")


async def test_benefits_are_found_by_words(desk: Desk) -> None:
    response = await desk.client.get(f"{API}/benefits", params={"q": "노인 연금", "limit": 5})
    assert response.json()["items"][0].keys() == {"id", "name", "score", "summary"}


async def test_a_benefit_is_shown_whole(desk: Desk) -> None:
    assert (await desk.client.get(f"{API}/benefits/basic_pension")).json()["name"] == "기초연금"


async def test_an_unknown_benefit_is_a_problem(desk: Desk) -> None:
    response = await desk.client.get(f"{API}/benefits/nothing")
    assert (response.status_code, response.json()["code"]) == (404, "no_such_benefit")


async def test_it_is_alive_without_asking_anybody(desk: Desk) -> None:
    desk.rasa.healthy = {"/status": 500, "/health": 500}
    assert (await desk.client.get("/health/live")).status_code == 200


async def test_it_is_ready_when_everything_answers(desk: Desk) -> None:
    response = await desk.client.get("/health/ready")
    assert response.status_code == 200
    assert response.json()["checks"] == {"engine": True, "actions": True, "knowledge": True, "store": True}


@pytest.mark.parametrize(("path", "name"), [("/status", "engine"), ("/health", "actions")])
async def test_it_is_not_ready_when_one_does_not_answer(desk: Desk, path: str, name: str) -> None:
    desk.rasa.healthy = {**desk.rasa.healthy, path: 503}
    response = await desk.client.get("/health/ready")
    assert response.status_code == 503
    assert [check for check, well in response.json()["checks"].items() if not well] == [name]


async def test_metrics_count_turns_and_requests_by_route(desk: Desk, talk: Talk) -> None:
    await talk.say("하나")
    metrics = (await desk.client.get("/metrics")).text
    assert 'threeany_turns_total{outcome="answered"} 1.0' in metrics
    assert 'route="/api/v1/conversations/{conversation_id}/messages",status="200"' in metrics
    assert talk.id not in metrics


async def test_openapi_shows_every_call_with_an_example(desk: Desk) -> None:
    document = (await desk.client.get("/openapi.json")).json()
    calls = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    conversation = f"{API}/conversations/{{conversation_id}}"
    assert calls >= {
        ("POST", f"{API}/conversations"),
        ("POST", f"{conversation}/messages"),
        ("GET", f"{conversation}/messages"),
        ("GET", f"{conversation}/state"),
        ("PATCH", f"{conversation}/facts"),
        ("POST", f"{conversation}/handover"),
        ("POST", f"{conversation}/link"),
        ("POST", f"{API}/conversations/join"),
        ("DELETE", conversation),
        ("POST", f"{API}/match"),
        ("GET", f"{API}/benefits"),
        ("GET", f"{API}/benefits/{{benefit_id}}"),
        ("GET", "/health/live"),
        ("GET", "/health/ready"),
        ("GET", "/metrics"),
    }
    for name in ("NewConversation", "Say", "Facts", "Household", "Code"):
        assert document["components"]["schemas"][name]["examples"]


@pytest.mark.parametrize("where", ["/", "/kiosk", "/console"])
async def test_a_page_and_all_it_asks_for_are_there(desk: Desk, where: str) -> None:
    page = await desk.client.get(where)
    assert page.headers["Content-Type"].startswith("text/html")
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    for path in set(re.findall(r'(?:src|href)="(/static/[^"#]+)"', page.text)):
        assert (await desk.client.get(path)).status_code == 200


async def test_the_reference_shows_every_call_and_needs_nothing_from_elsewhere(desk: Desk) -> None:
    document = (await desk.client.get("/openapi.json")).json()
    page = (await desk.client.get("/docs")).text
    assert all(f"{method.upper()} {path}" in page for path, methods in document["paths"].items() for method in methods)
    assert "//" not in page.replace("<!--", "")
    assert "<script" not in page


@pytest.mark.parametrize(
    "method_and_path", ["POST /messages", "GET /messages", "GET /state", "PATCH /facts", "POST /handover", "POST /link", "DELETE "]
)
async def test_nothing_opens_without_the_token(desk: Desk, talk: Talk, method_and_path: str) -> None:
    method, path = method_and_path.split(" ")
    url = f"{API}/conversations/{talk.id}{path}"
    body = {"json": {"text": "하나", "facts": {}}} if method != "GET" else {}
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic eDp5"}):
        response = await desk.client.request(method, url, headers=headers, **body)
        assert (response.status_code, response.json()["code"]) == (401, "not_allowed")
        assert response.headers["WWW-Authenticate"] == "Bearer"


async def test_one_conversations_token_does_not_open_another(desk: Desk, talk: Talk) -> None:
    other = await desk.begin()
    assert (await Talk(desk.client, talk.id, other.token).call("GET", "/state")).status_code == 401


async def test_a_conversation_that_is_not_there_is_not_found(desk: Desk, talk: Talk) -> None:
    for unknown in ("0" * 32, "nothing", "a b", "%00"):
        response = await Talk(desk.client, unknown, talk.token).call("GET", "/state")
        assert (response.status_code, response.json()["code"]) == (404, "not_found")


async def test_every_refusal_is_a_problem_with_a_korean_sentence(desk: Desk) -> None:
    response = await desk.client.get("/nothing/here")
    problem = response.json()
    assert response.headers["Content-Type"] == "application/problem+json"
    assert problem["status"] == response.status_code == 404
    assert any("가" <= letter <= "힣" for letter in problem["detail"])
    assert problem["code"] in STATUS


async def test_a_wrong_method_is_a_problem(desk: Desk) -> None:
    response = await desk.client.put(f"{API}/match", json={})
    assert (response.status_code, response.json()["code"]) == (405, "wrong_method")


async def test_nobody_on_the_way_may_keep_an_answer(talk: Talk) -> None:
    assert (await talk.say("하나")).headers["Cache-Control"] == "no-store"
