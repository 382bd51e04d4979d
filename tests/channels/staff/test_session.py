"""What a session is good for, and how it ends."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi import WebSocket

from channels.problems import Problem
from channels.staff import accounts
from channels.staff.session import of_socket, signed_in
from tests.channels.staff.conftest import Browser, Console, Opening, calls


@pytest.mark.parametrize("token", ["", "wrong", "한글"])
async def test_a_change_without_the_sessions_token_is_refused(console: Console, token: str) -> None:
    browser = await console.signed_in("kim")
    browser.csrf = ""
    headers = [(b"X-CSRF-Token", token.encode())] if token else []
    answer = await browser.client.put("/api/v1/console/me/away", json={"away": True}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "no_csrf")
    assert (await console.account("kim")).away == 0


async def test_the_token_of_another_session_does_not_fit(console: Console) -> None:
    kim, lee = await console.signed_in("kim"), await console.signed_in("lee")
    kim.csrf = lee.csrf
    assert (await kim.call("PUT", "/me/away", {"away": True})).json()["code"] == "no_csrf"


async def test_a_change_from_another_sites_page_is_refused_even_with_the_token(console: Console) -> None:
    browser = await console.signed_in("kim")
    for origin in ("https://evil.example", "null", "http://gateway.evil.example", "http://gateway:8080"):
        answer = await browser.call("PUT", "/me/away", {"away": True}, Origin=origin, Host="gateway:80")
        assert (answer.status_code, answer.json()["code"]) == (403, "no_csrf")


async def test_every_call_that_changes_something_wants_the_token(console: Console) -> None:
    """Also those that are added under the console later."""
    browser = await console.signed_in("root", "administrator")
    browser.csrf = ""
    changing = [(method, path) for method, path in calls(console) if method != "GET" and path not in ("/sign-in", "/setup")]
    assert len(changing) >= 8
    for method, path in changing:
        answer = await browser.call(method, re.sub(r"{\w+}", "x", path), {})
        wanted = "not_signed_in" if path == "/sign-in/totp" else "no_csrf"
        assert answer.json()["code"] == wanted, (method, path, answer.text)


async def test_a_session_ends_when_nobody_clicked_for_half_an_hour(console: Console) -> None:
    browser = await console.signed_in("kim")
    for _ in range(4):
        console.clock.go_on(minutes=20)
        assert (await browser.call("GET", "/me")).status_code == 200
    console.clock.go_on(minutes=31)
    assert (await browser.call("GET", "/me")).json()["code"] == "not_signed_in"


async def test_a_session_ends_after_twelve_hours_however_busy(console: Console) -> None:
    browser = await console.signed_in("kim")
    for _ in range(12 * 3 - 1):
        console.clock.go_on(minutes=20)
        assert (await browser.call("GET", "/me")).status_code == 200
    console.clock.go_on(minutes=20)
    assert (await browser.call("GET", "/me")).status_code == 401


async def test_how_long_sessions_last_is_a_setting(opening: Opening) -> None:
    async with opening(staff_idle_minutes=2) as console:
        browser = await console.signed_in("kim")
        console.clock.go_on(minutes=3)
        assert (await browser.call("GET", "/me")).status_code == 401


async def test_a_disabled_member_is_out_at_once(console: Console) -> None:
    browser = await console.signed_in("kim")
    await console.gateway.store.run(accounts.change, (await console.account("kim")).id, disabled=1)
    assert (await browser.call("GET", "/me")).status_code == 401


async def test_changing_the_password_ends_every_other_session(console: Console) -> None:
    here = await console.signed_in("kim")
    there = console.browser()
    await there.sign_in("kim")
    before = here.cookie
    new = "초록 우산 일곱 개"
    answer = await here.call("POST", "/me/password", {"current": "파란 자전거 열두 시", "password": new})
    assert answer.status_code == 200
    assert here.cookie != before
    assert (await here.call("PUT", "/me/away", {"away": True})).json() == {"away": True}
    assert (await there.call("GET", "/me")).status_code == 401
    assert (await there.call("GET", "/me", Cookie=f"threeany_console={before}")).status_code == 401
    assert (await console.browser().sign_in("kim")).status_code == 401
    assert (await console.browser().sign_in("kim", new)).status_code == 200


async def test_whoever_finds_an_open_console_cannot_guess_its_password(console: Console) -> None:
    browser = await console.signed_in("kim")
    for number in range(5):
        answer = await browser.call("POST", "/me/password", {"current": f"guess {number}", "password": "초록 우산 일곱 개"})
        assert answer.json()["code"] == "wrong_password"
    answer = await browser.call("POST", "/me/password", {"current": "파란 자전거 열두 시", "password": "초록 우산 일곱 개"})
    assert answer.json()["code"] == "wrong_password"
    assert ("kim", "locked") in await console.actions()


async def test_without_a_session_the_page_is_told_whether_there_is_single_sign_on(console: Console) -> None:
    assert (await console.browser().call("GET", "/me")).json()["oidc"] is False


def test_the_same_roles_give_the_same_dependency_so_that_tests_can_override_it() -> None:
    assert signed_in() is signed_in()
    assert signed_in("supervisor") is signed_in("supervisor") is not signed_in()
    with pytest.raises(ValueError, match="boss"):
        signed_in("boss")


def socket_of(console: Console, browser: Browser, **headers: str) -> WebSocket:
    shown = {"host": "gateway", "origin": "http://gateway", "cookie": f"threeany_console={browser.cookie}"} | headers
    raw = [(name.encode(), value.encode()) for name, value in shown.items() if value]
    scope = {"type": "websocket", "scheme": "ws", "path": "/api/v1/console/events", "headers": raw, "query_string": b"", "app": console.app}

    async def nothing(*_: Any) -> Any:
        raise AssertionError

    return WebSocket(scope, nothing, nothing)


async def test_a_socket_is_opened_by_the_cookie_from_our_own_page(console: Console) -> None:
    browser = await console.signed_in("kim", "supervisor")
    member = await of_socket(socket_of(console, browser), csrf=browser.csrf)
    assert (member.login, member.role) == ("kim", "supervisor")


@pytest.mark.parametrize("origin", ["", "https://evil.example", "null", "file://"])
async def test_a_socket_from_another_sites_page_is_refused(console: Console, origin: str) -> None:
    browser = await console.signed_in("kim")
    with pytest.raises(Problem) as refused:
        await of_socket(socket_of(console, browser, origin=origin))
    assert refused.value.code == "no_csrf"


async def test_a_socket_with_a_wrong_token_cookie_or_role_is_refused(console: Console) -> None:
    browser, auditor = await console.signed_in("kim"), await console.signed_in("audit", "auditor")
    with pytest.raises(Problem, match="no_csrf"):
        await of_socket(socket_of(console, browser), csrf="wrong")
    with pytest.raises(Problem, match="not_signed_in"):
        await of_socket(socket_of(console, browser, cookie="threeany_console=planted"))
    with pytest.raises(Problem, match="not_permitted"):
        await of_socket(socket_of(console, auditor))


async def test_a_page_that_is_merely_open_does_not_keep_its_session_alive(console: Console) -> None:
    browser = await console.signed_in("kim")
    for _ in range(4):
        console.clock.go_on(minutes=7)
        await of_socket(socket_of(console, browser))
    console.clock.go_on(minutes=3)
    with pytest.raises(Problem, match="not_signed_in"):
        await of_socket(socket_of(console, browser))


async def test_somebody_who_works_on_the_socket_alone_stays_signed_in(console: Console) -> None:
    browser = await console.signed_in("kim")
    for _ in range(5):
        console.clock.go_on(minutes=20)
        await of_socket(socket_of(console, browser), active=True)


async def test_behind_a_proxy_that_hands_the_host_on_without_its_port_the_socket_opens(console: Console) -> None:
    browser = await console.signed_in("kim")
    assert (await of_socket(socket_of(console, browser, origin="https://gateway:8443"))).login == "kim"
    with pytest.raises(Problem, match="no_csrf"):
        await of_socket(socket_of(console, browser, origin="https://gateway:8443", host="gateway:9000"))
