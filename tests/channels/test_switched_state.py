"""A State that was stored before a switch was thrown: from then on nobody is told of it, whichever way it goes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.settings import Settings
from channels.gateway import Gateway
from channels.schema import conversation, event
from channels.supervision import switches
from tests.channels.conftest import API, make_app
from tests.channels.desk.conftest import Time
from tests.channels.desk.lines import Citizen, Console, Frame, of_type, until
from tests.channels.fakes import FakeRasa, blank_state

PENSION = {"id": "basic_pension", "name": "기초연금", "status": "eligible"}
OTHER = {"id": "energy_voucher", "name": "에너지바우처", "status": "possible"}


def answering(question: Frame) -> Any:
    before = question["metadata"]["context"]
    context = {**before, "heard": [*before["heard"], question["message"]]}
    state = {**blank_state(context), "matches": [PENSION, OTHER], "benefit": "기초연금", "aspect": "amount"}
    return [
        {"custom": {"replies": [{"text": "네.", "speech": "네.", "benefits": [], "quick_replies": []}], "context": context, "state": state}}
    ]


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(make_app(settings, talkative(), Time())) as found:
        yield found


def talkative() -> FakeRasa:
    rasa = FakeRasa()
    rasa.script = answering
    return rasa


@pytest.fixture
def chief(client: TestClient) -> Console:
    return Console(client, "park", role="supervisor")


@pytest.fixture
def citizen(client: TestClient) -> Citizen:
    found = Citizen(client)
    assert shown(found.post("/messages", {"text": "기초연금 얼마예요?"}).json()["state"]) == (
        ["basic_pension", "energy_voucher"],
        "기초연금",
    )
    return found


def shown(state: Frame) -> tuple[list[str], str | None]:
    return [match["id"] for match in state["matches"]], state["benefit"]


REST: tuple[list[str], str | None] = (["energy_voucher"], None)


def switch(chief: Console, kind: str = "off") -> None:
    done = chief.client.put(f"{API}/console/switches/benefit:basic_pension", json={"kind": kind}, headers=chief.headers)
    assert done.status_code == 200


@pytest.mark.parametrize("kind", ["off", "approve"])
def test_a_citizen_is_told_the_rest(chief: Console, citizen: Citizen, kind: str) -> None:
    switch(chief, kind)
    assert shown(citizen.get("/state")) == REST
    with citizen.open() as line:
        state = until(line, lambda frame: frame["type"] == "state" and frame["seq"] > 3)[-1]
        assert shown(state["state"]) == shown(state) == REST
    with chief.open() as desk:
        until(desk, of_type("rows"))
        waiting = citizen.post("/handover").json()
        assert (waiting["mode"], shown(waiting)) == ("waiting", REST)
        assert shown(citizen.post("/handover/cancel").json()) == REST


def test_the_same_message_again_is_answered_with_the_rest(chief: Console, citizen: Citizen) -> None:
    citizen.post("/messages", {"text": "얼마예요?", "client_id": "a"})
    switch(chief)
    assert shown(citizen.post("/messages", {"text": "얼마예요?", "client_id": "a"}).json()["state"]) == REST


def test_a_counsellor_too(chief: Console, citizen: Citizen) -> None:
    chief.post(f"/conversations/{citizen.id}/claim")
    switch(chief)
    found = chief.client.get(f"{API}/console/conversations/{citizen.id}", headers=chief.headers).json()
    assert shown(found["state"]) == REST and "기초연금" not in str(found["summary"])
    with chief.open() as line:
        line.send_json({"type": "watch", "id": citizen.id})
        frames = until(line, of_type("beside"))
    assert all(shown(frame["state"])[0] in ([], ["energy_voucher"]) for frame in frames if frame["type"] == "state")
    assert "기초연금" not in str(frames[-1]["summary"])
    assert shown(chief.post(f"/conversations/{citizen.id}/release").json()) == REST


def test_who_has_it_on_their_screen_is_told_anew_once(client: TestClient, chief: Console, citizen: Citizen) -> None:
    with citizen.open() as line, chief.open() as desk:
        until(line, lambda frame: frame["type"] == "state" and frame["seq"] > 3)
        desk.send_json({"type": "watch", "id": citizen.id})
        assert "기초연금" in str(until(desk, of_type("beside"))[-1]["summary"])
        switch(chief)
        assert shown(until(line, of_type("state"))[-1]) == REST
        assert "기초연금" not in str(until(desk, of_type("beside"))[-1]["summary"])
        look = client.app.state.gateway.supervision.look
        client.portal.call(look, client.app.state.gateway.followers)
        rows = stored(client, select(event.c.payload).where(event.c.conversation_id == citizen.id, event.c.kind == "state"))
    assert len(rows) == 3  # greeting, answer, and this one
    (kept,) = stored(client, select(conversation.c.state).where(conversation.c.id == citizen.id))
    assert kept == rows[-1] and "기초연금" not in kept


def stored(client: TestClient, query: Any) -> list[str]:
    gateway: Gateway = client.app.state.gateway
    return list(client.portal.call(gateway.store.run, lambda connection: connection.scalars(query).all()))


def test_a_switch_thrown_at_another_gateway_counts_once_it_is_known_here(
    settings: Settings, client: TestClient, citizen: Citizen, chief: Console
) -> None:
    with TestClient(make_app(settings.model_copy(update={"instance": "other"}), talkative(), Time())) as elsewhere:
        switch(chief.at(elsewhere))
    client.app.state.gateway.supervision.changed()  # what three seconds do
    assert shown(citizen.get("/state")) == REST


def test_switched_on_again_it_is_told_as_it_was(client: TestClient, chief: Console, citizen: Citizen) -> None:
    switch(chief)
    assert shown(citizen.get("/state")) == REST
    gateway: Gateway = client.app.state.gateway
    client.portal.call(gateway.store.run, switches.remove, "benefit:basic_pension")
    gateway.supervision.changed()
    assert shown(citizen.get("/state")) == (["basic_pension", "energy_voucher"], "기초연금")
