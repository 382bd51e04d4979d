"""Who may ask, and what is no question."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from channels.kakao.routes import PATH
from tests.channels.conftest import Desk, Running
from tests.channels.fakes import FakeRasa
from tests.channels.kakao.conftest import ON
from tests.channels.kakao.phone import SECRET, Phone, payload, spoken


async def test_without_a_secret_there_is_no_such_address(desk: Desk) -> None:
    response = await Phone(desk).send(payload("안녕하세요"))
    assert response.status_code == 404


@pytest.mark.parametrize("shown", ["", "wrong", f"{SECRET} ", "비밀".encode()])
async def test_a_wrong_secret_is_refused(phone: Phone, shown: str | bytes) -> None:
    response = await phone.send(payload("안녕하세요"), Authorization=shown)
    assert response.status_code == 401
    assert await phone.desk.gateway.store.run(lambda c: c.execute(text("SELECT count(*) FROM binding")).scalar()) == 0


async def test_the_secret_may_come_as_a_bearer_or_in_a_header_of_ones_own(running: Running, rasa: FakeRasa) -> None:
    async with running(rasa, kakao_header="X-Skill-Key", **ON) as desk:
        assert (await Phone(desk).send(payload("안녕하세요"))).status_code == 401
        assert (await Phone(desk).send(payload("안녕하세요"), **{"X-Skill-Key": SECRET})).status_code == 200
        assert (await Phone(desk).send(payload("안녕하세요"), **{"X-Skill-Key": f"Bearer {SECRET}"})).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"), [(b"{", 400), (b"[" * 20_000, 400), (b"[]", 422), (b'{"userRequest": {"utterance": "x"}}', 422), (b"null", 422)]
)
async def test_what_is_no_payload_is_refused(phone: Phone, body: bytes, status: int) -> None:
    response = await phone.desk.client.post(PATH, content=body, headers={"Authorization": SECRET})
    assert response.status_code == status


async def test_broken_letters_cost_nobody_their_message(phone: Phone) -> None:
    raw = json.dumps(payload("반가워요 BROKEN")).replace("BROKEN", "\\ud83d")
    response = await phone.desk.client.post(PATH, content=raw.encode(), headers={"Authorization": SECRET})
    assert "반가워요 \ufffd" in spoken(response.json())


async def test_the_store_knows_nobody_by_their_kakao_id(phone: Phone) -> None:
    await phone.say("안녕하세요")
    stored = await phone.desk.gateway.store.run(lambda c: str(c.execute(text("SELECT * FROM binding")).all()))
    assert "invented-key-1" not in stored
