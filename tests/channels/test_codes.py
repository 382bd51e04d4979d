"""Codes for another device: who guesses learns nothing, and who has one gets this conversation, once."""

from __future__ import annotations

import asyncio
from xml.etree import ElementTree

import httpx2
import pytest
import segno
from sqlalchemy import text

from tests.channels.conftest import API, Desk, Running, Talk
from tests.channels.fakes import FakeRasa


async def code_of(talk: Talk) -> str:
    return str((await talk.call("POST", "/link")).json()["code"])


async def join(client: httpx2.AsyncClient, code: str) -> httpx2.Response:
    return await client.post(f"{API}/conversations/join", json={"code": code})


def wrong(code: str, by: int = 1) -> str:
    """A code with the same first half."""
    return f"{code[:4]}{(int(code[4:]) + by) % 10_000:04}"


async def test_a_wrong_code_says_the_same_whatever_is_wrong_with_it(running: Running) -> None:
    async with running(FakeRasa(), link_guesses=3) as desk:
        used, expired, dead, right = [await code_of(await desk.begin()) for _ in range(4)]
        await join(desk.client, used)
        for by in range(1, 4):
            await join(desk.client, wrong(dead, by))
        await desk.gateway.store.run(lambda c: c.execute(text("UPDATE link SET expires_at = 1 WHERE selector = :s"), {"s": expired[:4]}))
        taken = {code[:4] for code in (used, expired, dead, right)}
        unknown = next(f"{half:04}0000" for half in range(10_000) if f"{half:04}" not in taken)
        answers = [await join(desk.client, code) for code in (used, expired, dead, wrong(right), unknown, "1", "")]
        assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[0].text)}
        assert [dict(answer.headers) for answer in answers] == [dict(answers[0].headers)] * len(answers)


async def test_guesses_from_many_addresses_end_a_code_all_the_same(running: Running) -> None:
    async with running(FakeRasa(), link_guesses=3) as desk:
        code = await code_of(await desk.begin())
        for n in range(3):
            somewhere = httpx2.ASGITransport(desk.app, client=(f"203.0.113.{n}", 1))
            async with httpx2.AsyncClient(transport=somewhere, base_url="http://gateway") as client:
                assert (await join(client, wrong(code, n + 1))).status_code == 404
        assert (await join(desk.client, code)).status_code == 404


async def test_a_code_that_many_enter_at_once_opens_for_one(desk: Desk, talk: Talk) -> None:
    code = await code_of(talk)
    statuses = [answer.status_code for answer in await asyncio.gather(*(join(desk.client, code) for _ in range(10)))]
    assert sorted(statuses) == [201] + [404] * 9


async def test_guesses_sent_at_once_do_not_slip_through_together(running: Running) -> None:
    async with running(FakeRasa(), join_failures=3) as desk:
        statuses = [answer.status_code for answer in await asyncio.gather(*(join(desk.client, f"{n:08}") for n in range(20)))]
        assert sorted(statuses) == [404] * 3 + [429] * 17


async def test_a_code_cannot_be_read_in_the_store(desk: Desk, talk: Talk) -> None:
    code = await code_of(talk)
    row = await desk.gateway.store.run(lambda c: str(c.execute(text("SELECT * FROM link")).one()))
    assert code not in row and code[4:] not in row.replace(code[:4], "", 1).split("'")


async def test_an_erased_conversation_leaves_no_code(desk: Desk, talk: Talk) -> None:
    code = await code_of(talk)
    await talk.call("DELETE")
    assert (await join(desk.client, code)).status_code == 404


async def test_the_new_device_gets_its_own_token_and_the_old_one_keeps_its_own(desk: Desk, talk: Talk) -> None:
    joined = Talk(desk.client, **(await join(desk.client, await code_of(talk))).json())
    assert joined.token != talk.token
    await joined.say("하나")
    await talk.say("둘")
    assert await joined.transcript() == await talk.transcript()
    other = await desk.begin()
    assert (await Talk(desk.client, other.id, joined.token).call("GET", "/state")).status_code == 401


@pytest.mark.parametrize(("setting", "found"), [("", "http://gateway"), ("https://any.example.kr/", "https://any.example.kr")])
async def test_the_address_and_its_picture_lead_to_the_page(running: Running, rasa: FakeRasa, setting: str, found: str) -> None:
    async with running(rasa, public_url=setting, link_minutes=7) as desk:
        answer = (await (await desk.begin()).call("POST", "/link")).json()
        assert answer["url"] == f"{found}/#code={answer['code']}"
        assert answer["valid_s"] == 420
        assert modules(answer["qr"]) == [list(row) for row in segno.make_qr(answer["url"], error="m").matrix]


def modules(svg: str) -> list[list[int]]:
    """The picture as a camera sees it: its dark squares, read from the strokes of the path."""
    root = ElementTree.fromstring(svg)
    assert {child.tag.split("}")[1] for child in root} == {"path"}
    size = int(root.attrib["viewBox"].split()[2]) - 8
    found = [[0] * size for _ in range(size)]
    x = y = 0.0
    for step in root[1].attrib["d"].replace("M", " M").replace("m", " m").replace("h", " h").split(" m"):
        for order in step.replace(" h", "|h").split("|"):
            order = order.strip()
            if order.startswith("h"):
                for column in range(int(x), int(x) + int(order[1:])):
                    found[int(y) - 4][column - 4] = 1
                x += int(order[1:])
            elif order.startswith("M"):
                x, y = map(float, order[1:].split())
            else:
                dx, dy = map(float, order.replace("-", " -").split())
                x, y = x + dx, y + dy
    return found
