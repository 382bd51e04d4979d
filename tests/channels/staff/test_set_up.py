"""One-time links: nobody ever has a password that somebody else chose."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import pytest

from channels.identity import digest
from channels.schema import invitation
from channels.staff import accounts, invitations
from tests.channels.staff.conftest import PASSWORD, Console

ROOT = {"login": "root", "name": "이관리", "password": PASSWORD}


async def first(console: Console) -> str:
    found = await console.gateway.store.run(invitations.invite_first, console.clock.millis, console.gateway.settings)
    assert found is not None
    return found


async def set_up(console: Console, token: str, **body: Any) -> httpx2.Response:
    return await console.browser().call("POST", "/setup", {"token": token, **body})


async def test_without_staff_nothing_signs_in(console: Console) -> None:
    for login in ("admin", "root", "administrator", ""):
        for password in ("admin", "password", "threeany", " "):
            assert (await console.browser(address=f"192.0.2.{len(login)}").sign_in(login, password)).status_code == 401


async def test_the_first_link_makes_an_administrator_who_then_signs_in(console: Console) -> None:
    answer = await set_up(console, await first(console), **ROOT)
    assert answer.json() == {"login": "root", "name": "이관리", "role": "administrator"}
    assert "set-cookie" not in answer.headers
    assert (await console.browser().sign_in("root")).json()["me"]["role"] == "administrator"


async def test_a_link_is_used_once(console: Console) -> None:
    token = await first(console)
    assert (await set_up(console, token, **ROOT)).status_code == 200
    answer = await set_up(console, token, **ROOT | {"login": "mallory"})
    assert (answer.status_code, answer.json()["code"]) == (404, "wrong_link")
    assert [account.login for account in await console.gateway.store.run(accounts.everybody)] == ["root"]


async def test_a_link_used_twice_at_once_works_once(console: Console) -> None:
    token = await first(console)
    answers = await asyncio.gather(*(set_up(console, token, **ROOT | {"login": f"root{number}"}) for number in range(6)))
    assert sorted(answer.status_code for answer in answers) == [200] + [404] * 5
    assert len(await console.gateway.store.run(accounts.everybody)) == 1


async def test_a_link_ends_after_a_day(console: Console) -> None:
    token = await first(console)
    console.clock.go_on(hours=24, seconds=1)
    assert (await set_up(console, token, **ROOT)).json()["code"] == "wrong_link"


async def test_a_newer_link_replaces_the_one_before(console: Console) -> None:
    token, newer = await first(console), await first(console)
    assert (await set_up(console, token, **ROOT)).json()["code"] == "wrong_link"
    assert (await set_up(console, newer, **ROOT)).status_code == 200


async def test_there_is_no_first_link_once_there_is_staff(console: Console) -> None:
    token = await first(console)
    await console.hire("kim")
    assert (await set_up(console, token, **ROOT)).json()["code"] == "wrong_link"
    settings = console.gateway.settings
    assert await console.gateway.store.run(invitations.invite_first, console.clock.millis, settings) is None


async def test_a_made_up_link_opens_nothing_and_counts_against_the_address(console: Console) -> None:
    answers = [(await set_up(console, f"guess{number}", **ROOT)).status_code for number in range(52)]
    assert answers == [404] * 50 + [429] * 2


async def test_the_first_link_asks_for_login_and_name_and_stays_good(console: Console) -> None:
    token = await first(console)
    assert (await set_up(console, token, password=PASSWORD)).json()["code"] == "name_needed"
    assert (await set_up(console, token, **ROOT | {"password": "password123"})).json()["code"] == "weak_password"
    assert (await set_up(console, token, **ROOT | {"login": "no spaces!"})).json()["code"] == "bad_login"
    assert (await set_up(console, token, **ROOT)).status_code == 200


async def test_an_invited_member_sets_their_own_password(console: Console) -> None:
    root = await console.signed_in("root", "administrator")
    invited = (await root.call("POST", "/staff", {"login": "Kim", "name": "김상담", "role": "counsellor"})).json()
    assert (invited["login"], invited["password"]) == ("kim", False)
    base, _, token = invited["link"].partition("/console#setup=")
    assert base == "http://gateway"
    assert (await console.browser().sign_in("kim")).status_code == 401
    assert (await set_up(console, token, password="kim kim kim kim")).json()["code"] == "weak_password"
    assert (await set_up(console, token, password=PASSWORD)).json()["login"] == "kim"
    assert (await console.browser().sign_in("kim")).json()["me"]["name"] == "김상담"
    assert (await set_up(console, token, password="초록 우산 일곱 개")).json()["code"] == "wrong_link"


async def test_a_link_of_somebody_disabled_since_opens_nothing(console: Console) -> None:
    root = await console.signed_in("root", "administrator")
    invited = (await root.call("POST", "/staff", {"login": "kim", "name": "김상담", "role": "counsellor"})).json()
    await root.call("PATCH", f"/staff/{invited['id']}", {"disabled": True})
    token = invited["link"].partition("#setup=")[2]
    assert (await set_up(console, token, password=PASSWORD)).json()["code"] == "wrong_link"


async def test_only_the_hash_of_a_link_is_kept(console: Console) -> None:
    token = await first(console)
    rows = await console.gateway.store.run(lambda connection: connection.execute(invitation.select()).all())
    assert token not in str(rows)
    assert rows[0].token_hash == digest(token)


@pytest.mark.parametrize("public_url", ["https://help.example.kr", "https://help.example.kr/"])
def test_a_link_leads_to_the_public_address_and_its_secret_is_never_sent(public_url: str) -> None:
    assert invitations.link(public_url, "abc") == "https://help.example.kr/console#setup=abc"
