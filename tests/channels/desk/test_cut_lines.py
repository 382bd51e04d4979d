"""Either side without a network for a minute, which is when a counsellor counts as gone: every word arrives once and in order on both."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from channels.schema import audit, step
from tests.channels.desk.conftest import Time
from tests.channels.desk.lines import Citizen, Console, Frame, until

CUT_S = 60.0
WRITTEN = 20


class Side:
    """One's page: it has a line or none, keeps what it cannot send, and sends again what it got no answer to."""

    def __init__(self, who: Citizen | Console, conversation_id: str) -> None:
        self.who, self.id = who, conversation_id
        self.seen: list[Frame] = []
        self.kept: list[Frame] = []
        self.refused: list[Any] = []
        self._line: Any = None
        self._open = ExitStack()

    @property
    def last(self) -> int:
        return self.seen[-1]["seq"] if self.seen else 0

    @property
    def texts(self) -> list[str]:
        return [f["message"]["text"] for f in self.seen if f["type"] == "message" and f["message"]["role"] in ("citizen", "counsellor")]

    def connect(self) -> None:
        if isinstance(self.who, Console):
            self._line = self._open.enter_context(self.who.open())
            self._line.send_json({"type": "watch", "id": self.id, "after": self.last})
        else:
            self._line = self._open.enter_context(self.who.open(after=self.last))
        for letter in self.kept:
            self._post(letter)
            self._post(letter)  # As a page does whose first answer was lost.
        self.kept.clear()

    def cut(self) -> None:
        self._open.close()
        self._line = None

    def say(self, n: int) -> None:
        letter = {"text": f"말 {n}", "client_id": f"letter-{n}"}
        self._post(letter) if self._line else self.kept.append(letter)

    def read_to(self, seq: int) -> None:
        frames = until(self._line, lambda f: f["type"] in ("message", "state") and f["seq"] >= seq)
        self.seen += [frame for frame in frames if frame["type"] in ("message", "state")]

    def _post(self, letter: Frame) -> None:
        path = f"/conversations/{self.id}/messages" if isinstance(self.who, Console) else "/messages"
        response = self.who.post(path, letter)
        if response.status_code != 200:
            self.refused.append(response.json())


def newest(citizen: Citizen, client: TestClient) -> int:
    query = "SELECT last_seq FROM conversation"
    return int(client.portal.call(client.app.state.gateway.store.run, lambda c: c.exec_driver_sql(query).scalar_one()))


@pytest.mark.parametrize("cut", ["citizen", "counsellor", "both"])
def test_twenty_messages_through_a_minutes_cut_come_once_and_in_order_on_both(
    client: TestClient, citizen: Citizen, console: Console, time: Time, cut: str
) -> None:
    console.post(f"/conversations/{citizen.id}/claim")
    sides = {"citizen": Side(citizen, citizen.id), "counsellor": Side(console, citizen.id)}
    gone = list(sides) if cut == "both" else [cut]
    for side in sides.values():
        side.connect()
    for n in range(WRITTEN):
        if n == 4:
            for name in gone:
                sides[name].cut()
        if 4 <= n < 16:
            time.pass_by(CUT_S / 12)
            if "counsellor" not in gone:
                client.portal.call(client.app.state.gateway.desk.seen, console.id)
        if n == 16:
            client.portal.call(client.app.state.gateway.desk.watch)
            there = "counsellor" if cut == "citizen" else "waiting"
            assert citizen.get("/state")["mode"] == there
            for name in gone:
                sides[name].connect()
        sides["citizen" if n % 2 else "counsellor"].say(n)
    end = newest(citizen, client)
    for side in sides.values():
        side.read_to(end)
        side.cut()
    assert citizen.get("/state")["mode"] == "counsellor"
    for name, side in sides.items():
        assert side.refused == [], name
        assert [frame["seq"] for frame in side.seen] == list(range(1, end + 1)), name
        assert sorted(side.texts, key=lambda text: int(text.split()[1])) == [f"말 {n}" for n in range(WRITTEN)], name
        for parity in (0, 1):
            own = [text for text in side.texts if int(text.split()[1]) % 2 == parity]
            assert own == [f"말 {n}" for n in range(parity, WRITTEN, 2)], name
    assert sides["citizen"].texts == sides["counsellor"].texts


def gone_for_a_minute(client: TestClient, citizen: Citizen, console: Console, time: Time) -> None:
    console.post(f"/conversations/{citizen.id}/claim")
    console.post(f"/conversations/{citizen.id}/messages", {"text": "먼저", "client_id": "before"})
    time.pass_by(CUT_S)
    client.portal.call(client.app.state.gateway.desk.watch)
    assert citizen.get("/state")["mode"] == "waiting"


def late(console: Console, citizen: Citizen, client_id: str = "late") -> Any:
    return console.post(f"/conversations/{citizen.id}/messages", {"text": "늦었네요", "client_id": client_id})


@pytest.mark.every_store
def test_who_is_back_goes_on_with_a_word_to_the_citizen_and_a_line_in_the_log(
    client: TestClient, citizen: Citizen, console: Console, time: Time
) -> None:
    gone_for_a_minute(client, citizen, console, time)
    assert late(console, citizen).status_code == 200
    lost, again, said = citizen.transcript()[-3:]
    assert (lost["role"], again["role"], said["role"]) == ("system", "system", "counsellor")
    assert "연결이 끊겼어요" in lost["text"] and "다시 연결됐어요" in again["text"] and said["text"] == "늦었네요"
    run = client.app.state.gateway.store.run
    kinds = client.portal.call(run, lambda c: c.execute(select(step.c.kind, step.c.value).order_by(step.c.id)).all())
    assert [tuple(kind) for kind in kinds[-2:]] == [("returned", None), ("claimed", None)], "no wait that others are told of"
    actions = client.portal.call(run, lambda c: c.scalars(select(audit.c.action).order_by(audit.c.seq)).all())
    assert actions == ["claim", "reply", "claim", "reply"]


def test_a_colleague_who_came_meanwhile_keeps_it(client: TestClient, citizen: Citizen, console: Console, time: Time) -> None:
    gone_for_a_minute(client, citizen, console, time)
    lee = Console(client, "lee")
    assert lee.post(f"/conversations/{citizen.id}/claim").status_code == 200
    refused = late(console, citizen)
    assert (refused.status_code, refused.json()["owner"]["id"]) == (409, "lee")
    lee.post(f"/conversations/{citizen.id}/release")
    assert late(console, citizen).json()["code"] == "not_owned"


def test_only_who_was_cut_off_may_go_on(client: TestClient, citizen: Citizen, console: Console, time: Time) -> None:
    gone_for_a_minute(client, citizen, console, time)
    assert late(Console(client, "lee"), citizen).json()["code"] == "not_owned"


def test_a_queue_nobody_was_lost_from_is_claimed_and_not_written_into(citizen: Citizen, console: Console) -> None:
    with console.open() as line:
        until(line, lambda frame: frame["type"] == "rows")
        assert citizen.post("/handover").json()["mode"] == "waiting"
        assert late(console, citizen).json()["code"] == "not_owned"


def test_what_was_stored_before_the_cut_is_acknowledged_and_takes_nothing_up(
    client: TestClient, citizen: Citizen, console: Console, time: Time
) -> None:
    gone_for_a_minute(client, citizen, console, time)
    again = console.post(f"/conversations/{citizen.id}/messages", {"text": "먼저", "client_id": "before"})
    assert (again.status_code, citizen.get("/state")["mode"]) == (200, "waiting")
    assert [message["text"] for message in citizen.transcript()].count("먼저") == 1
