"""Into the console with a password, and what the browser is given."""

from __future__ import annotations

import asyncio
import unicodedata

import pytest
from argon2 import PasswordHasher, extract_parameters, profiles

from channels.identity import digest
from channels.schema import staff_session
from channels.staff import accounts
from channels.staff.passwords import Passwords
from tests.channels.staff.conftest import PASSWORD, Console


async def test_the_right_password_opens_the_console(console: Console) -> None:
    await console.hire("kim")
    browser = console.browser()
    answer = (await browser.sign_in(" KIM ")).json()
    assert (answer["stage"], answer["me"]["login"], answer["me"]["role"]) == ("full", "kim", "counsellor")
    found = (await browser.call("GET", "/me")).json()
    assert found == {**answer["me"], "csrf": answer["csrf"]}
    assert await console.actions() == [("kim", "sign_in")]


async def test_composed_and_decomposed_hangul_are_the_same_password(console: Console) -> None:
    await console.hire("kim")
    assert (await console.browser().sign_in("kim", unicodedata.normalize("NFD", PASSWORD))).status_code == 200


@pytest.mark.parametrize(("login", "password"), [("kim", "wrong"), ("nobody", PASSWORD), ("", PASSWORD), ("off", PASSWORD), ("none", "")])
async def test_whatever_is_wrong_the_answer_is_the_same(console: Console, login: str, password: str) -> None:
    await console.hire("kim")
    await console.hire("off", disabled=1)
    await console.hire("none", password=None)
    first = await console.browser().sign_in("kim", "another one")
    answer = await console.browser().sign_in(login, password or "x")
    assert (answer.status_code, answer.content, answer.headers.get("set-cookie")) == (401, first.content, None)
    assert answer.json()["code"] == "wrong_sign_in"


async def test_an_unknown_login_takes_the_work_of_a_known_one(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    await console.hire("kim")
    work: list[str] = []
    passwords = console.gateway.door.passwords
    verify = passwords._verify
    monkeypatch.setattr(passwords, "_verify", lambda kept, password: work.append(kept) or verify(kept, password))
    for login in ("kim", "nobody"):
        await console.browser().sign_in(login, "wrong")
    assert len(work) == 2
    assert work[0].split("$")[:4] == work[1].split("$")[:4]  # the same parameters, so the same work


async def test_a_failed_sign_in_never_puts_down_what_was_typed(console: Console) -> None:
    await console.browser().sign_in("my-secret-password", "x")
    assert "my-secret-password" not in str(await console.audited())
    assert await console.actions() == [("unknown", "sign_in_failed")]


async def test_the_cookie_is_out_of_reach_and_the_store_has_its_hash_alone(console: Console) -> None:
    await console.hire("kim")
    browser = console.browser()
    cookie = (await browser.sign_in("kim")).headers["set-cookie"]
    for flag in ("HttpOnly", "SameSite=strict", "Path=/api/v1/console"):
        assert flag in cookie
    assert "Secure" not in cookie
    rows = await console.gateway.store.run(lambda connection: connection.execute(staff_session.select()).all())
    assert browser.cookie not in str(rows) and browser.csrf not in str(rows)
    assert rows[0].id_hash == digest(browser.cookie)


async def test_over_https_the_cookie_is_sent_over_https_alone(console: Console) -> None:
    await console.hire("kim")
    assert "Secure" in (await console.browser("https://gateway").sign_in("kim")).headers["set-cookie"]


async def test_a_session_that_was_planted_is_not_the_one_that_is_signed_in(console: Console) -> None:
    attacker = await console.signed_in("mallory")
    await console.hire("kim")
    victim = console.browser()
    victim.client.cookies.set("threeany_console", attacker.cookie, domain="gateway.local", path="/api/v1/console")
    planted = attacker.cookie
    await victim.call("POST", "/sign-in", {"login": "kim", "password": PASSWORD}, Cookie=f"threeany_console={planted}")
    assert victim.cookie != planted
    assert (await attacker.call("GET", "/me")).status_code == 401  # and what was there before is over


async def test_signing_in_from_another_sites_page_is_refused(console: Console) -> None:
    await console.hire("kim")
    browser = console.browser()
    answer = await browser.call("POST", "/sign-in", {"login": "kim", "password": PASSWORD}, Origin="https://evil.example")
    assert (answer.status_code, answer.json()["code"]) == (403, "no_csrf")
    assert (await browser.call("POST", "/sign-in", {"login": "kim", "password": PASSWORD}, Origin="http://gateway")).status_code == 200


async def test_signing_out_ends_the_session_in_the_store_too(console: Console) -> None:
    browser = await console.signed_in("kim")
    cookie = browser.cookie
    answer = await browser.call("POST", "/sign-out")
    assert answer.status_code == 204
    assert 'threeany_console=""' in answer.headers["set-cookie"]
    again = await browser.call("GET", "/me", Cookie=f"threeany_console={cookie}")
    assert again.status_code == 401
    assert (await console.actions())[-1] == ("kim", "sign_out")


async def test_whoever_signs_out_at_their_last_console_is_seen_as_gone(console: Console) -> None:
    browser, other = await console.signed_in("kim"), console.browser()
    await other.sign_in("kim")
    kim = await console.account("kim")
    await console.gateway.store.run(accounts.change, kim.id, seen_at=console.clock.millis)
    await browser.call("POST", "/sign-out")
    assert (await console.account("kim")).present(console.clock.millis)
    await other.call("POST", "/sign-out")
    assert not (await console.account("kim")).present(console.clock.millis)


async def test_a_hash_of_weaker_times_is_made_anew(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    await console.hire("kim")
    before = (await console.account("kim")).password_hash
    stronger = PasswordHasher(time_cost=profiles.CHEAPEST.time_cost + 1, memory_cost=16, parallelism=1)
    monkeypatch.setattr(console.gateway.door.passwords, "_hasher", stronger)
    assert (await console.browser().sign_in("kim")).status_code == 200
    after = (await console.account("kim")).password_hash
    assert before != after and after is not None and after.startswith("$argon2id$")
    assert (await console.browser().sign_in("kim")).status_code == 200


async def test_the_password_is_kept_as_argon2id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    hashed = await Passwords().hash(PASSWORD)
    assert extract_parameters(hashed) == profiles.RFC_9106_LOW_MEMORY


async def test_wrong_body_is_a_problem_that_repeats_nothing(console: Console) -> None:
    answer = await console.browser().call("POST", "/sign-in", {"login": "kim", "password": ["hunter2"]})
    assert answer.status_code == 422
    assert "hunter2" not in answer.text


async def test_many_at_once_stay_many_sessions(console: Console) -> None:
    await console.hire("kim")
    browsers = [console.browser() for _ in range(4)]
    answers = [await browser.sign_in("kim") for browser in browsers]
    assert {answer.status_code for answer in answers} == {200}
    assert len({browser.cookie for browser in browsers}) == 4
    assert {(await found).status_code for found in asyncio.as_completed([browser.call("GET", "/me") for browser in browsers])} == {200}
