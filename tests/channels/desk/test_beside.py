"""What stands beside an open conversation at the console follows what happens in it, without the page asking."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from starlette.testclient import TestClient, WebSocketTestSession

from channels.gateway import Gateway
from channels.schema import audit
from tests.channels.desk.lines import Citizen, Console, Frame, until


def beside(socket: WebSocketTestSession, name: str, holds: Any) -> Frame:
    """The frame with the first `name` that it holds of."""
    return until(socket, lambda frame: frame["type"] == "beside" and holds(frame[name]))[-1]


def test_the_summary_follows_facts_and_messages(console: Console, citizen: Citizen) -> None:
    with console.open() as socket:
        socket.send_json({"type": "watch", "id": citizen.id})
        beside(socket, "summary", lambda lines: lines == [])
        citizen.post("/messages", {"text": "69살이에요"})
        assert beside(socket, "summary", bool)["summary"] == ["본인: age 69"]
        citizen.patch("/facts", {"facts": {"age": 70}})
        assert beside(socket, "summary", bool)["summary"] == ["본인: age 70"]
        citizen.post("/handover")
        assert "상담원을 찾은 까닭: 직접 요청" in beside(socket, "summary", lambda lines: len(lines) > 1)["summary"]


def test_notes_callbacks_and_rating_are_told_too(console: Console, citizen: Citizen) -> None:
    with console.open() as socket:
        socket.send_json({"type": "watch", "id": citizen.id})
        console.post(f"/conversations/{citizen.id}/notes", {"text": "서류 확인"})
        assert beside(socket, "notes", bool)["notes"][0]["text"] == "서류 확인"
        citizen.post("/callback", {"phone": "010-0000-0000", "consent": True})
        found = beside(socket, "callbacks", bool)
        assert found["id"] == citizen.id and found["callbacks"][0]["status"] == "open" and "0000" not in str(found["callbacks"])
        citizen.post("/rating", {"score": 5})
        assert beside(socket, "rating", bool)["rating"] == {"score": 5, "reason": None}


def test_what_did_not_change_is_not_told_again_and_reading_it_is_one_view(client: TestClient, console: Console, citizen: Citizen) -> None:
    console.post(f"/conversations/{citizen.id}/claim")
    with console.open() as socket:
        socket.send_json({"type": "watch", "id": citizen.id})
        beside(socket, "summary", lambda _: True)
        for text in ("네", "감사합니다", "끝"):
            console.post(f"/conversations/{citizen.id}/messages", {"text": text})
        frames = until(socket, lambda frame: frame["type"] == "message" and frame["message"]["text"] == "끝")
        socket.send_json({"type": "ping"})
        frames += until(socket, lambda frame: frame["type"] == "pong")
    assert [frame for frame in frames if frame["type"] == "beside"] == []
    gateway: Gateway = client.app.state.gateway
    seen = client.portal.call(gateway.store.run, lambda connection: connection.scalars(select(audit.c.action)).all())
    assert seen.count("view") == 1
