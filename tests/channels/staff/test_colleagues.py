"""Who works at the console, and what an administrator changes."""

from __future__ import annotations

from channels.staff import accounts
from tests.channels.staff.conftest import PASSWORD, Console


async def test_colleagues_see_who_is_there_and_no_logins(console: Console) -> None:
    kim = await console.signed_in("kim")
    lee = await console.hire("lee", "supervisor")
    await console.hire("gone", disabled=1)
    await console.gateway.store.run(accounts.change, lee.id, seen_at=console.clock.millis - 59_000, away=1)
    items = (await kim.call("GET", "/staff")).json()["items"]
    assert items[1] == {"id": lee.id, "name": "이름 lee", "role": "supervisor", "present": True, "away": True}
    assert [item["name"] for item in items] == ["이름 kim", "이름 lee"]
    console.clock.go_on(seconds=2)
    assert not (await kim.call("GET", "/staff")).json()["items"][1]["present"]


async def test_an_administrator_sees_everybody_and_never_a_hash(console: Console) -> None:
    root = await console.signed_in("root", "administrator")
    await console.hire("gone", disabled=1)
    answer = await root.call("GET", "/staff")
    assert {item["login"]: item["disabled"] for item in answer.json()["items"]} == {"root": False, "gone": True}
    assert "argon2" not in answer.text


async def test_away_is_kept(console: Console) -> None:
    kim = await console.signed_in("kim")
    await kim.call("PUT", "/me/away", {"away": True})
    assert (await kim.call("GET", "/me")).json()["away"] is True


async def test_a_login_is_somebodys_own(console: Console) -> None:
    root = await console.signed_in("root", "administrator")
    body = {"login": "ROOT", "name": "다른 사람", "role": "counsellor"}
    answer = await root.call("POST", "/staff", body)
    assert (answer.status_code, answer.json()["code"]) == (409, "login_taken")


async def test_a_role_that_is_none_is_refused(console: Console) -> None:
    root = await console.signed_in("root", "administrator")
    answer = await root.call("POST", "/staff", {"login": "kim", "name": "김상담", "role": "boss"})
    assert answer.status_code == 422


async def test_disabling_signs_out_everywhere_and_enabling_gives_the_password_back(console: Console) -> None:
    root, kim = await console.signed_in("root", "administrator"), await console.signed_in("kim")
    there = f"/staff/{(await console.account('kim')).id}"
    assert (await root.call("PATCH", there, {"disabled": True})).json()["disabled"] is True
    assert (await kim.call("GET", "/me")).status_code == 401
    assert (await console.browser().sign_in("kim")).status_code == 401
    await root.call("PATCH", there, {"disabled": False})
    assert (await kim.call("GET", "/me")).status_code == 401
    assert (await console.browser().sign_in("kim")).status_code == 200


async def test_a_reset_takes_password_second_factor_and_sessions_and_gives_a_link(console: Console) -> None:
    root, kim = await console.signed_in("root", "administrator"), await console.signed_in("kim")
    account = await console.account("kim")
    await console.gateway.store.run(accounts.change, account.id, totp=console.gateway.vault.seal("GEZDGNBVGY3TQOJQ"))
    answer = (await root.call("PATCH", f"/staff/{account.id}", {"reset": True})).json()
    assert (answer["totp"], answer["password"]) == (False, False)
    assert (await kim.call("GET", "/me")).status_code == 401
    assert (await console.browser().sign_in("kim")).status_code == 401
    token = answer["link"].partition("#setup=")[2]
    await console.browser().call("POST", "/setup", {"token": token, "password": PASSWORD})
    assert (await console.browser().sign_in("kim")).json()["stage"] == "full"


async def test_there_is_always_an_administrator(console: Console) -> None:
    root = await console.signed_in("root", "administrator")
    there = f"/staff/{(await console.account('root')).id}"
    for change in ({"role": "counsellor"}, {"disabled": True}):
        answer = await root.call("PATCH", there, change)
        assert (answer.status_code, answer.json()["code"]) == (409, "last_administrator")
    await console.hire("second", "administrator")
    assert (await root.call("PATCH", there, {"role": "counsellor"})).status_code == 200


async def test_an_administrator_who_is_disabled_does_not_count(console: Console) -> None:
    root = await console.signed_in("root", "administrator")
    await console.hire("second", "administrator", disabled=1)
    answer = await root.call("PATCH", f"/staff/{(await console.account('root')).id}", {"role": "counsellor"})
    assert answer.json()["code"] == "last_administrator"


async def test_changes_are_in_the_log_with_who_made_them(console: Console) -> None:
    root = await console.signed_in("root", "administrator")
    made = (await root.call("POST", "/staff", {"login": "kim", "name": "김상담", "role": "counsellor"})).json()
    await root.call("PATCH", f"/staff/{made['id']}", {"role": "supervisor", "disabled": True})
    rows = [(row.actor, row.action, row.target, row.detail) for row in await console.audited()][1:]
    assert [row[:3] for row in rows] == [("root", "user", "kim")] * 4
    assert [row[3] for row in rows] == [
        '{"change":"added","role":"counsellor"}',
        '{"change":"link"}',
        '{"change":"role","role":"supervisor"}',
        '{"change":"disabled"}',
    ]


async def test_a_change_that_is_refused_is_not_in_the_log(console: Console) -> None:
    root = await console.signed_in("root", "administrator")
    await root.call("PATCH", f"/staff/{(await console.account('root')).id}", {"disabled": True})
    assert await console.actions() == [("root", "sign_in")]
