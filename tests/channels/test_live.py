"""The WebSocket: live both ways, and nothing lost or doubled when the line breaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from bot.settings import Settings
from channels.store import StoreError
from tests.channels.conftest import API, make_app
from tests.channels.fakes import APOLOGY, FIRST_AID, WELCOME, FakeRasa, down

Frame = dict[str, Any]


class Line:
    """One device: opens sockets, remembers what came."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        key = client.post(f"{API}/conversations", json={"channel": "web"}).json()
        self.id, self.token = key["id"], key["token"]
        self.headers = {"Authorization": f"Bearer {self.token}"}

    def open(self) -> WebSocketTestSession:
        return self.client.websocket_connect(f"{API}/conversations/{self.id}/events")

    def enter(self, socket: WebSocketTestSession, after: int = 0) -> None:
        socket.send_json({"type": "auth", "token": self.token, "after": after})

    def transcript(self) -> list[Frame]:
        found: list[Frame] = self.client.get(f"{API}/conversations/{self.id}/messages", headers=self.headers).json()["messages"]
        return found


@pytest.fixture
def client(settings: Settings, rasa: FakeRasa) -> Iterator[TestClient]:
    with TestClient(make_app(settings, rasa)) as found:
        yield found


@pytest.fixture
def line(client: TestClient) -> Line:
    return Line(client)


def frames_until(socket: WebSocketTestSession, kind: str, times: int = 1) -> list[Frame]:
    frames: list[Frame] = []
    while sum(frame["type"] == kind for frame in frames) < times:
        frames.append(socket.receive_json())
    return frames


def numbered(frames: list[Frame]) -> list[int]:
    return [frame["seq"] for frame in frames if frame["type"] in ("message", "state")]


def test_who_comes_in_sees_the_conversation_so_far(line: Line) -> None:
    with line.open() as socket:
        line.enter(socket)
        message, state = socket.receive_json(), socket.receive_json()
    assert (message["type"], message["text"], message["message"]["text"]) == ("message", WELCOME, WELCOME)
    assert (state["type"], state["mode"], state["state"]["mode"]) == ("state", "assistant", "assistant")
    assert [message["seq"], state["seq"]] == [1, 2]


def test_a_message_is_acknowledged_and_answered(line: Line) -> None:
    with line.open() as socket:
        line.enter(socket, after=2)
        socket.send_json({"type": "say", "text": "하나", "client_id": "a"})
        frames = frames_until(socket, "state")
    kinds = [frame["type"] for frame in frames if frame["type"] != "typing"]
    assert sorted(kinds) == ["ack", "message", "message", "state"]
    assert kinds.index("message") < kinds.index("ack")
    ack = next(frame for frame in frames if frame["type"] == "ack")
    own = next(frame for frame in frames if frame["type"] == "message" and frame["role"] == "citizen")
    assert (ack["seq"], ack["client_id"]) == (own["seq"], "a")


def test_somebody_is_seen_typing_while_an_answer_is_made(line: Line, rasa: FakeRasa) -> None:
    rasa.gate.clear()
    with line.open() as socket:
        line.enter(socket, after=2)
        socket.send_json({"type": "say", "text": "하나"})
        assert frames_until(socket, "typing")[-1] == {"type": "typing", "seq": 3}
        line.client.portal.call(rasa.gate.set)
        assert "typing" not in [frame["type"] for frame in frames_until(socket, "state")]


def test_the_same_client_id_twice_is_one_message_and_two_acknowledgements(line: Line) -> None:
    with line.open() as socket:
        line.enter(socket, after=2)
        for _ in range(2):
            socket.send_json({"type": "say", "text": "하나", "client_id": "a"})
        frames = frames_until(socket, "ack", times=2)
        frames += [] if "state" in [frame["type"] for frame in frames] else frames_until(socket, "state")
    assert {frame["seq"] for frame in frames if frame["type"] == "ack"} == {3}
    assert numbered(frames) == [3, 4, 5]


def test_coming_back_after_a_number_loses_and_repeats_nothing(line: Line) -> None:
    with line.open() as socket:
        line.enter(socket)
        socket.send_json({"type": "say", "text": "하나", "client_id": "a"})
        first = frames_until(socket, "state", times=2)
    with line.open() as socket:
        line.enter(socket, after=4)
        socket.send_json({"type": "say", "text": "둘", "client_id": "b"})
        second = frames_until(socket, "state", times=2)
    assert numbered(first) == [1, 2, 3, 4, 5]
    assert numbered(second) == [5, 6, 7, 8]


def test_what_is_answered_while_the_line_is_down_comes_when_it_is_back(line: Line) -> None:
    with line.open() as socket:
        line.enter(socket)
        frames_until(socket, "state")
    line.client.post(f"{API}/conversations/{line.id}/messages", json={"text": "하나"}, headers=line.headers)
    with line.open() as socket:
        line.enter(socket, after=2)
        assert [frame.get("text") for frame in frames_until(socket, "state")][:2] == ["하나", "1: 하나"]


def test_two_devices_see_the_same(line: Line) -> None:
    with line.open() as one, line.open() as two:
        for socket in (one, two):
            line.enter(socket, after=2)
        one.send_json({"type": "say", "text": "하나", "client_id": "a"})
        seen = [[f for f in frames_until(s, "state") if f["type"] in ("message", "state")] for s in (one, two)]
    assert seen[0] == seen[1]


def test_a_long_conversation_comes_whole(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("live", "conversation"):
        monkeypatch.setattr(f"channels.{module}.TRANSCRIPT", 3)
    for n in range(4):
        line.client.post(f"{API}/conversations/{line.id}/messages", json={"text": str(n)}, headers=line.headers)
    with line.open() as socket:
        line.enter(socket)
        assert numbered(frames_until(socket, "state", times=5)) == list(range(1, 15))


def test_a_store_that_fails_closes_the_line_to_try_again(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_given: object) -> None:
        raise StoreError("OperationalError")

    monkeypatch.setattr("channels.conversation.Conversations.read", fail)
    with line.open() as socket:
        line.enter(socket)
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 1013


def test_what_is_edited_elsewhere_is_seen_at_once(line: Line) -> None:
    with line.open() as socket:
        line.enter(socket, after=2)
        line.client.patch(f"{API}/conversations/{line.id}/facts", json={"facts": {"age": 69}}, headers=line.headers)
        assert frames_until(socket, "state")[-1]["facts"] == {"age": 69}


def test_what_another_gateway_writes_is_seen_too(line: Line, settings: Settings) -> None:
    other = make_app(settings.model_copy(update={"instance": "other"}), FakeRasa())
    with TestClient(other) as elsewhere, line.open() as socket:
        line.enter(socket, after=2)
        elsewhere.post(f"{API}/conversations/{line.id}/messages", json={"text": "하나"}, headers=line.headers)
        assert numbered(frames_until(socket, "state")) == [3, 4, 5]


def test_a_crisis_reply_does_not_wait_for_the_engine(line: Line, rasa: FakeRasa) -> None:
    rasa.script = lambda question: down()
    with line.open() as socket:
        line.enter(socket, after=2)
        socket.send_json({"type": "say", "text": "죽고 싶어요"})
        frames = frames_until(socket, "state")
    assert [f["text"] for f in frames if f["type"] == "message" and f["role"] == "assistant"] == [f"{FIRST_AID} (suicide)"]
    assert frames[-1]["crisis"] == "suicide"


def test_a_late_answer_is_announced(settings: Settings, rasa: FakeRasa) -> None:
    with TestClient(make_app(settings.model_copy(update={"answer_wait_s": 0.02}), rasa)) as client:
        line = Line(client)
        rasa.gate.clear()
        with line.open() as socket:
            line.enter(socket, after=2)
            socket.send_json({"type": "say", "text": "하나"})
            assert frames_until(socket, "message", times=2)[-1]["text"] == APOLOGY
            client.portal.call(rasa.gate.set)
            assert frames_until(socket, "message")[-1]["text"] == "1: 하나"


def test_an_erased_conversation_says_so_and_closes(line: Line) -> None:
    with line.open() as socket:
        line.enter(socket, after=2)
        socket.send_json({"type": "say", "text": "하나"})
        frames_until(socket, "state")
        assert line.client.delete(f"{API}/conversations/{line.id}", headers=line.headers).status_code == 204
        assert frames_until(socket, "error")[-1]["code"] == "erased"
        with pytest.raises(WebSocketDisconnect):
            socket.receive_json()


@pytest.mark.parametrize(
    "first",
    [
        {"type": "auth", "token": "wrong"},
        {"type": "auth"},
        {"type": "auth", "token": 5},
        {"type": "auth", "token": "x", "after": -1},
        {"type": "auth", "token": "x", "after": 2**70},
        {"type": "say", "text": "하나"},
        [],
        None,
        "auth",
    ],
)
def test_who_does_not_show_the_token_first_is_told_and_sent_away(line: Line, first: object) -> None:
    with line.open() as socket:
        socket.send_json(first)
        assert socket.receive_json()["type"] == "error"
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 1008


def test_an_unknown_conversation_cannot_be_opened(line: Line) -> None:
    with line.client.websocket_connect(f"{API}/conversations/nothing/events") as socket:
        line.enter(socket)
        assert socket.receive_json()["code"] == "not_found"


GARBAGE = [
    "",
    "nothing",
    "{",
    "[" * 60_000,
    "[]",
    "null",
    "5",
    '{"type": "say"}',
    '{"type": "say", "text": 5}',
    '{"type": "say", "text": "하나", "client_id": ""}',
    '{"type": "say", "text": "하나", "client_id": {}}',
    '{"type": "dance"}',
    '{"type": "auth", "token": "x"}',
    '{"type": "say", "text": "  "}',
    '{"type": "say", "text": "' + "가" * 2001 + '"}',
    '{"type": "say", "text": "' + "가" * 30_000 + '"}',
    "1" * 5000,
]


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_answered_with_an_error_and_the_line_stays_open(line: Line, garbage: str) -> None:
    with line.open() as socket:
        line.enter(socket, after=2)
        socket.send_text(garbage)
        error = socket.receive_json()
        assert error["type"] == "error"
        assert error["detail"]
        socket.send_json({"type": "say", "text": "하나", "client_id": "a"})
        assert numbered(frames_until(socket, "state")) == [3, 4, 5]


def test_bytes_are_answered_with_an_error(line: Line) -> None:
    with line.open() as socket:
        line.enter(socket, after=2)
        socket.send_bytes(b"\x00\xff")
        assert socket.receive_json()["code"] == "bad_frame"


def test_an_error_names_the_message_it_is_about(line: Line) -> None:
    with line.open() as socket:
        line.enter(socket, after=2)
        socket.send_json({"type": "say", "text": "", "client_id": "a"})
        assert socket.receive_json()["client_id"] == "a"


def test_nothing_but_garbage_ends_the_line(line: Line) -> None:
    with line.open() as socket, pytest.raises(WebSocketDisconnect):
        line.enter(socket, after=2)
        for _ in range(30):
            socket.send_text("garbage")
        while True:
            assert socket.receive_json()["type"] == "error"


def test_half_an_emoji_does_not_cost_the_message(line: Line) -> None:
    with line.open() as socket:
        line.enter(socket, after=2)
        socket.send_text('{"type": "say", "text": "고마워요 \\ud83d", "client_id": "\\ud83d"}')
        frames_until(socket, "state")
    assert line.transcript()[1]["text"] == "고마워요 \ufffd"


def test_too_many_messages_on_one_line_are_refused_and_opening_it_counts(settings: Settings, rasa: FakeRasa) -> None:
    with TestClient(make_app(settings.model_copy(update={"messages_per_minute": 3}), rasa)) as client:
        line = Line(client)
        with line.open() as socket:
            line.enter(socket, after=2)
            for n in range(3):
                socket.send_json({"type": "say", "text": "하나", "client_id": str(n)})
            error = frames_until(socket, "error")[-1]
    assert (error["code"], error["client_id"], error["retry_after"]) == ("too_many", "2", 20)


@pytest.mark.parametrize("after", [3, 1000, 2**31 - 1])
def test_who_claims_to_have_seen_more_than_there_is_misses_nothing_that_comes(line: Line, after: int) -> None:
    with line.open() as socket:
        line.enter(socket, after=after)
        socket.send_json({"type": "say", "text": "하나", "client_id": "a"})
        assert numbered(frames_until(socket, "state")) == [3, 4, 5]


def test_a_token_of_another_conversation_opens_no_line(line: Line) -> None:
    other = Line(line.client)
    with line.open() as socket:
        socket.send_json({"type": "auth", "token": other.token})
        assert socket.receive_json()["code"] == "not_allowed"


def test_a_line_to_a_conversation_with_an_absurd_name_is_not_found(line: Line) -> None:
    with line.client.websocket_connect(f"{API}/conversations/{'a%CC%81%CC%A3' * 3000}/events") as socket:
        line.enter(socket)
        assert socket.receive_json()["code"] == "not_found"


def test_who_comes_while_the_store_is_busy_is_told_to_come_again(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_given: object) -> None:
        raise StoreError("busy")

    monkeypatch.setattr(line.client.app.state.gateway.conversations, "admit", fail)
    with line.open() as socket:
        line.enter(socket)
        assert socket.receive_json()["code"] == "not_ready"
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 1013
