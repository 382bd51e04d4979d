"""A console's open line ends with its session: at once where it was ended, and within a look at the store everywhere else."""

from __future__ import annotations

import time as clock
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from bot.settings import Settings
from channels.clock import millis
from channels.gateway import Gateway
from channels.schema import staff
from channels.staff import accounts, changes, tickets
from tests.channels.conftest import make_app
from tests.channels.desk.conftest import Time
from tests.channels.desk.lines import Citizen, Console, Frame, of_type, until
from tests.channels.fakes import FakeRasa

Ending = Callable[[TestClient, Console, Console], object]


def stored(client: TestClient, work: Any, *args: Any) -> Any:
    gateway: Gateway = client.app.state.gateway
    return client.portal.call(gateway.store.run, work, *args)


def change(console: Console, chief: Console, **wanted: Any) -> None:
    assert chief.client.patch(f"/api/v1/console/staff/{console.id}", json=wanted, headers=chief.headers).status_code == 200


BY_CALL: dict[str, Ending] = {
    "signs out": lambda _client, console, _chief: console.post("/sign-out"),
    "is disabled": lambda _client, console, chief: change(console, chief, disabled=True),
    "is reset": lambda _client, console, chief: change(console, chief, reset=True),
    "is an auditor now": lambda _client, console, chief: change(console, chief, role="auditor"),
}


def ended(socket: WebSocketTestSession) -> list[Frame]:
    """All frames to the end of the line."""
    frames: list[Frame] = []
    with pytest.raises(WebSocketDisconnect):
        while True:
            frames.append(socket.receive_json())
    return frames


@pytest.mark.parametrize("how", BY_CALL)
def test_not_a_word_is_read_after_it(client: TestClient, console: Console, citizen: Citizen, how: str) -> None:
    chief = Console(client, "park", role="administrator")
    with console.open() as socket:
        until(socket, of_type("rows"))
        socket.send_json({"type": "watch", "id": citizen.id})
        until(socket, of_type("beside"))
        BY_CALL[how](client, console, chief)
        citizen.post("/messages", {"text": "비밀이에요"})
        frames = ended(socket)
    assert frames[-1]["problem"] == ("not_permitted" if how == "is an auditor now" else "not_signed_in")
    assert "비밀" not in str(frames)


def test_other_peoples_lines_stay_open(client: TestClient, console: Console, citizen: Citizen) -> None:
    lee = Console(client, "lee")
    with lee.open() as socket:
        until(socket, of_type("rows"))
        socket.send_json({"type": "watch", "id": citizen.id})
        until(socket, of_type("beside"))
        console.post("/sign-out")
        citizen.post("/messages", {"text": "여보세요"})
        until(socket, lambda frame: frame["type"] == "message" and frame["message"]["text"] == "여보세요")


@pytest.mark.parametrize("kind", ["watch", "say"])
def test_nothing_is_taken_from_it_either(client: TestClient, console: Console, citizen: Citizen, kind: str, time: Time) -> None:
    console.post(f"/conversations/{citizen.id}/claim")
    with console.open() as socket:
        until(socket, of_type("rows"))
        stored(client, tickets.end, console.cookie)
        stored(client, tickets.gone, console.id)
        time.pass_by(30)
        socket.send_json({"type": kind, "id": citizen.id, **({"text": "네"} if kind == "say" else {})})
        assert ended(socket)[-1]["problem"] == "not_signed_in"
    assert "네" not in [message["text"] for message in citizen.transcript()]
    assert stored(client, lambda connection: connection.scalar(select(staff.c.seen_at).where(staff.c.id == console.id))) == 0


def by_the_command_line(client: TestClient, console: Console) -> None:
    def disable(connection: Any) -> None:
        account = accounts.by_id(connection, console.id)
        assert account
        changes.disable(connection, "system", account, True, millis(client.app.state.gateway.clock()))

    stored(client, disable)


def by_time(client: TestClient, _console: Console) -> None:
    client.app.state.gateway.clock.pass_by(13 * 3600)


@pytest.mark.parametrize("ends", [by_the_command_line, by_time])
def test_what_nobody_tells_of_is_found(client: TestClient, console: Console, ends: Any) -> None:
    with console.open() as socket:
        until(socket, of_type("rows"))
        ends(client, console)
        assert ended(socket)[-1]["problem"] == "not_signed_in"


def test_signed_out_at_one_gateway_its_line_at_another_ends_within_a_look(settings: Settings, client: TestClient, console: Console) -> None:
    other = settings.model_copy(update={"instance": "other", "poll_s": 0.2})
    with TestClient(make_app(other, FakeRasa(), Time())) as elsewhere, console.at(elsewhere).open() as socket:
        until(socket, of_type("rows"))
        console.post("/sign-out")
        began = clock.monotonic()
        assert ended(socket)[-1]["problem"] == "not_signed_in"
        assert clock.monotonic() - began < 5
