"""The console's WebSocket: rows as they change, alarms, and logs in which nothing is lost or doubled, whichever side's line breaks."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from bot.settings import Settings
from channels.gateway import Gateway
from channels.staff import tickets
from channels.staff.session import COOKIE
from tests.channels.conftest import API, make_app
from tests.channels.desk.conftest import Time
from tests.channels.desk.lines import SITE, Citizen, Console, Frame, of_type, until
from tests.channels.fakes import FakeRasa


@pytest.fixture
def kim(console: Console) -> Console:
    return console


def test_a_console_begins_with_who_waits_and_its_own(client: TestClient, kim: Console) -> None:
    waiting, own, other = (Citizen(client) for _ in range(3))
    with kim.open() as socket:
        until(socket, of_type("rows"))
        waiting.post("/handover")
        kim.post(f"/conversations/{own.id}/claim")
    with kim.open() as socket:
        first = socket.receive_json()
    assert first["type"] == "rows"
    assert {row["id"]: row["mode"] for row in first["items"]} == {waiting.id: "waiting", own.id: "counsellor"}
    assert first["counts"] == {"waiting": 1, "counsellor": 1, "assistant": 1, "mine": 1}
    assert other.id not in str(first)


def test_who_has_a_console_open_is_there_to_be_called(kim: Console, citizen: Citizen) -> None:
    assert citizen.post("/handover").json()["mode"] == "assistant"
    with kim.open() as socket:
        until(socket, of_type("rows"))
        assert citizen.post("/handover").json()["mode"] == "waiting"


def test_who_signs_out_and_in_again_is_there_at_once(kim: Console, citizen: Citizen, client: TestClient) -> None:
    with kim.open() as socket:
        until(socket, of_type("rows"))
        assert kim.post("/sign-out").status_code in (200, 204)
    client.portal.call(client.app.state.gateway.desk.refresh)
    assert citizen.post("/handover").json()["mode"] == "assistant"
    kim.sign_in()
    with kim.open() as socket:
        until(socket, of_type("rows"))
        assert citizen.post("/handover").json()["mode"] == "waiting"


def test_a_new_one_in_the_queue_is_seen_by_every_console(client: TestClient, kim: Console, citizen: Citizen) -> None:
    lee = Console(client, "lee")
    with kim.open() as one, lee.open() as two:
        for socket in (one, two):
            until(socket, of_type("rows"))
        citizen.post("/handover")
        for socket in (one, two):
            row = until(socket, lambda f: f["type"] == "row" and f["row"]["mode"] == "waiting")[-1]["row"]
            assert (row["id"], row["position"], row["reason"]) == (citizen.id, 1, "asked")
            assert until(socket, lambda f: f["type"] == "counts" and f["counts"]["waiting"])[-1]["counts"]["waiting"] == 1


def test_who_moves_up_in_the_queue_is_shown_so(client: TestClient, kim: Console, time: Time) -> None:
    first, second = Citizen(client), Citizen(client)
    with kim.open() as socket:
        until(socket, of_type("rows"))
        first.post("/handover")
        time.pass_by(1)
        second.post("/handover")
        until(socket, lambda f: f["type"] == "row" and f["row"]["id"] == second.id and f["row"]["position"] == 2)
        kim.post(f"/conversations/{first.id}/claim")
        until(socket, lambda f: f["type"] == "row" and f["row"]["id"] == second.id and f["row"]["position"] == 1)


@pytest.mark.parametrize("mode", ["assistant", "counsellor"])
def test_a_crisis_alarms_every_console_each_time_it_is_told(kim: Console, citizen: Citizen, mode: str) -> None:
    with kim.open() as socket:
        until(socket, of_type("rows"))
        if mode == "counsellor":
            kim.post(f"/conversations/{citizen.id}/claim")
        for _ in range(2):
            citizen.post("/messages", {"text": "죽고 싶어요"})
            alarm = until(socket, of_type("alarm"))[-1]
            assert (alarm["row"]["id"], alarm["row"]["crisis"]) == (citizen.id, "suicide")
        citizen.post("/messages", {"text": "고마워요"})
        citizen.post("/messages", {"text": "끝"})
        frames = until(socket, lambda f: f["type"] == "row" and f["row"]["preview"] == "끝")
        assert "alarm" not in [frame["type"] for frame in frames]


@pytest.mark.parametrize("mode", ["assistant", "counsellor"])
def test_a_danger_only_the_talk_tells_of_alarms_once(kim: Console, citizen: Citizen, mode: str) -> None:
    citizen.post("/messages", {"text": "어머니가 치매예요"})
    with kim.open() as socket:
        until(socket, of_type("rows"))
        if mode == "counsellor":
            kim.post(f"/conversations/{citizen.id}/claim")
        for text in ("엄마가 집을 나가서 안 들어와요", "아직 안 들어와요", "끝"):
            citizen.post("/messages", {"text": text})
        frames = until(socket, lambda f: f["type"] == "row" and f["row"]["preview"] == "끝")
        socket.send_json({"type": "ping"})
        frames += until(socket, of_type("pong"))
        alarms = [frame for frame in frames if frame["type"] == "alarm"]
        assert [(alarm["row"]["id"], alarm["row"]["crisis"]) for alarm in alarms] == [(citizen.id, "medical_emergency")]


def test_what_is_erased_is_gone_from_the_console(client: TestClient, kim: Console, citizen: Citizen) -> None:
    with kim.open() as socket:
        until(socket, of_type("rows"))
        socket.send_json({"type": "watch", "id": citizen.id})
        until(socket, of_type("state"))
        client.delete(f"{API}/conversations/{citizen.id}", headers={"Authorization": f"Bearer {citizen.token}"})
        assert until(socket, of_type("gone"))[-1]["id"] == citizen.id


def test_what_another_gateway_erases_is_gone_from_the_console(
    settings: Settings, client: TestClient, kim: Console, citizen: Citizen
) -> None:
    kim.post(f"/conversations/{citizen.id}/claim")
    with TestClient(make_app(settings.model_copy(update={"instance": "other"}), FakeRasa(), Time())) as elsewhere, kim.open() as socket:
        until(socket, of_type("rows"))
        elsewhere.delete(f"{API}/conversations/{citizen.id}", headers={"Authorization": f"Bearer {citizen.token}"})
        Citizen(client).post("/messages", {"text": "끝"})
        frames = until(socket, lambda f: f["type"] == "row" and f["row"]["preview"] == "끝")
        socket.send_json({"type": "ping"})
        frames += until(socket, of_type("pong"))
        assert [frame["id"] for frame in frames if frame["type"] == "gone"] == [citizen.id]


def test_what_another_gateway_does_is_seen(settings: Settings, client: TestClient, kim: Console) -> None:
    with TestClient(make_app(settings.model_copy(update={"instance": "other"}), FakeRasa(), Time())) as elsewhere, kim.open() as socket:
        until(socket, of_type("rows"))
        citizen = Citizen(elsewhere)
        # The other gateway knows of the counsellor once it has looked.
        elsewhere.portal.call(elsewhere.app.state.gateway.desk.refresh)
        citizen.post("/handover")
        row = until(socket, lambda f: f["type"] == "row" and f["row"]["mode"] == "waiting")[-1]["row"]
        assert row["id"] == citizen.id
        citizen.post("/messages", {"text": "죽고 싶어요"})
        assert until(socket, of_type("alarm"))[-1]["row"]["id"] == citizen.id


def test_twenty_messages_while_either_line_is_cut_come_once_and_in_order_on_both_sides(kim: Console, citizen: Citizen) -> None:
    """Ten from each side; the citizen's line is down for the first half, the counsellor's for the second, both for a while."""
    kim.post(f"/conversations/{citizen.id}/claim")
    seen: dict[str, list[Frame]] = {"citizen": [], "kim": []}
    last = {"citizen": 0, "kim": 0}

    def note(side: str, frames: list[Frame]) -> None:
        seen[side] += [frame for frame in frames if frame["type"] in ("message", "state")]
        last[side] = max([last[side], *(frame["seq"] for frame in seen[side])])

    def say(n: int) -> None:
        if n % 2:
            citizen.post("/messages", {"text": f"말 {n}", "client_id": f"c{n}"})
        else:
            kim.post(f"/conversations/{citizen.id}/messages", {"text": f"말 {n}", "client_id": f"k{n}"})

    def is_said(n: int) -> Any:
        return lambda frame: frame["type"] == "message" and frame["message"]["text"] == f"말 {n}"

    with kim.open() as console:
        console.send_json({"type": "watch", "id": citizen.id, "after": 0})
        for n in range(8):
            say(n)
        note("kim", until(console, is_said(7)))
    for n in range(8, 12):
        say(n)
    with citizen.open(after=last["citizen"]) as line:
        for n in range(12, 16):
            say(n)
        note("citizen", until(line, is_said(15)))
    with kim.open() as console, citizen.open(after=last["citizen"]) as line:
        console.send_json({"type": "watch", "id": citizen.id, "after": last["kim"]})
        for n in range(16, 20):
            say(n)
            say(n)  # Sent again, as a client does that got no answer.
        note("citizen", until(line, is_said(19)))
        note("kim", until(console, is_said(19)))
    for side in ("citizen", "kim"):
        numbers = [frame["seq"] for frame in seen[side]]
        assert numbers == list(range(1, numbers[-1] + 1)), side
        said = [f["message"]["text"] for f in seen[side] if f["type"] == "message" and f["message"]["role"] in ("citizen", "counsellor")]
        assert said == [f"말 {n}" for n in range(20)], side


def test_words_over_the_line_are_acknowledged_once_the_log_up_to_them_is_sent(kim: Console, citizen: Citizen) -> None:
    kim.post(f"/conversations/{citizen.id}/claim")
    with kim.open() as socket:
        socket.send_json({"type": "watch", "id": citizen.id})
        for _ in range(2):
            socket.send_json({"type": "say", "id": citizen.id, "text": "안녕하세요", "client_id": "a"})
        frames = until(socket, of_type("ack"))
        frames += until(socket, of_type("ack"))
    acks = [frame for frame in frames if frame["type"] == "ack"]
    messages = [frame for frame in frames if frame["type"] == "message" and frame["message"]["role"] == "counsellor"]
    assert [(ack["id"], ack["client_id"], ack["seq"]) for ack in acks] == [(citizen.id, "a", messages[0]["seq"])] * 2
    assert len(messages) == 1
    assert [message["text"] for message in citizen.transcript()].count("안녕하세요") == 1


def test_what_is_refused_says_why_and_leaves_the_line_open(client: TestClient, kim: Console, citizen: Citizen) -> None:
    lee = Console(client, "lee")
    with kim.open() as socket:
        socket.send_json({"type": "say", "id": citizen.id, "text": "네", "client_id": "a"})
        error = until(socket, of_type("error"))[-1]
        assert (error["problem"], error["client_id"], error["id"]) == ("not_owned", "a", citizen.id)
        lee.post(f"/conversations/{citizen.id}/claim")
        socket.send_json({"type": "say", "id": citizen.id, "text": "네", "client_id": "b"})
        assert until(socket, of_type("error"))[-1]["owner"]["id"] == "lee"
        socket.send_json({"type": "watch", "id": "nowhere"})
        assert until(socket, of_type("error"))[-1]["problem"] == "not_found"
        socket.send_json({"type": "dance"})
        assert until(socket, of_type("error"))[-1]["problem"] == "bad_frame"
        socket.send_json({"type": "ping"})
        until(socket, of_type("pong"))


def test_each_side_sees_that_the_other_writes_and_only_the_counsellor_sees_what(kim: Console, citizen: Citizen) -> None:
    kim.post(f"/conversations/{citizen.id}/claim")
    with kim.open() as console, citizen.open() as line:
        console.send_json({"type": "watch", "id": citizen.id})
        until(console, lambda f: f["type"] == "state" and f["state"]["mode"] == "counsellor")
        until(line, lambda f: f["type"] == "state" and f["mode"] == "counsellor")
        line.send_json({"type": "typing", "text": "제 번호는 010-1234-5678, 그리고 900 101"})
        preview = until(console, of_type("preview"))[-1]
        assert (preview["id"], preview["text"]) == (citizen.id, "제 번호는 [전화번호], 그리고 ●●●")
        console.send_json({"type": "typing", "id": citizen.id})
        assert until(line, of_type("typing"))[-1]["who"] == "counsellor"
        assert "1234" not in str(citizen.transcript())


def test_what_is_written_to_the_assistant_is_nobodys_to_see_before_it_is_sent(kim: Console, citizen: Citizen) -> None:
    with kim.open() as console, citizen.open() as line:
        console.send_json({"type": "watch", "id": citizen.id})
        until(console, of_type("state"))
        until(line, of_type("state"))
        line.send_json({"type": "typing", "text": "비밀"})
        line.send_json({"type": "say", "text": "하나", "client_id": "a"})
        frames = until(console, lambda f: f["type"] == "state" and f["seq"] > 2)
    assert "비밀" not in str(frames)


@pytest.mark.parametrize("fault", ["cookie", "csrf", "origin"])
def test_nobody_opens_the_line_without_session_token_and_own_page(client: TestClient, kim: Console, fault: str) -> None:
    headers = {"Cookie": f"{COOKIE}={'wrong' if fault == 'cookie' else kim.cookie}"}
    headers["Origin"] = "https://evil.example" if fault == "origin" else SITE
    token = "wrong" if fault == "csrf" else tickets.csrf_token(kim.cookie)
    with client.websocket_connect(f"{API}/console/events", headers=headers) as socket:
        socket.send_json({"type": "auth", "csrf": token})
        assert socket.receive_json()["problem"] == ("not_signed_in" if fault == "cookie" else "no_csrf")
        with pytest.raises(WebSocketDisconnect):
            socket.receive_json()


def test_reading_along_is_in_the_audit_log(client: TestClient, kim: Console, citizen: Citizen) -> None:
    with kim.open() as socket:
        socket.send_json({"type": "watch", "id": citizen.id})
        until(socket, of_type("state"))
    gateway: Gateway = client.app.state.gateway
    rows = client.portal.call(gateway.store.run, lambda c: c.exec_driver_sql("SELECT actor, action, target FROM audit").all())
    assert ("kim", "view", citizen.id) in [tuple(row) for row in rows]
