"""Guessing is made slow, and tells nothing."""

from __future__ import annotations

import asyncio

import pytest

from channels.staff.attempts import Rule
from tests.channels.staff.conftest import PASSWORD, Browser, Console, Opening

pytestmark = pytest.mark.every_store


async def guesses(browser: Browser, login: str, count: int) -> list[int]:
    return [(await browser.sign_in(login, f"wrong {number}")).status_code for number in range(count)]


def test_each_failure_after_the_first_lock_doubles_the_time() -> None:
    rule = Rule(failures=3, first_ms=60_000, longest_ms=900_000)
    assert [rule.locks_for(failures) // 1000 for failures in range(1, 9)] == [0, 0, 60, 120, 240, 480, 900, 900]
    assert rule.locks_for(10_000) == 900_000


async def test_after_five_failures_not_even_the_right_password_opens_it_for_a_while(console: Console) -> None:
    await console.hire("kim")
    browser = console.browser()
    assert await guesses(browser, "kim", 5) == [401] * 5
    assert (await browser.sign_in("kim")).status_code == 401
    console.clock.go_on(seconds=59)
    assert (await browser.sign_in("kim")).status_code == 401
    console.clock.go_on(seconds=2)
    assert (await browser.sign_in("kim")).status_code == 200


async def test_the_next_lock_lasts_longer(console: Console) -> None:
    await console.hire("kim")
    browser = console.browser()
    await guesses(browser, "kim", 5)
    console.clock.go_on(seconds=61)
    await guesses(browser, "kim", 1)
    console.clock.go_on(seconds=61)
    assert (await browser.sign_in("kim")).status_code == 401
    console.clock.go_on(seconds=60)
    assert (await browser.sign_in("kim")).status_code == 200


async def test_the_right_password_begins_the_count_anew(console: Console) -> None:
    await console.hire("kim")
    browser = console.browser()
    for _ in range(3):
        await guesses(browser, "kim", 4)
        assert (await browser.sign_in("kim")).status_code == 200


async def test_a_locked_account_looks_like_one_that_does_not_exist(console: Console) -> None:
    await console.hire("kim")
    kim, nobody = console.browser(), console.browser()
    for _ in range(8):
        answers = [await browser.sign_in(login, PASSWORD + "!") for browser, login in ((kim, "kim"), (nobody, "nobody"))]
        assert answers[0].content == answers[1].content
        assert answers[0].status_code == answers[1].status_code == 401
        assert set(answers[0].headers) == set(answers[1].headers)


async def test_guesses_sent_at_once_do_not_slip_through_together(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    await console.hire("kim")
    compared: list[str] = []
    passwords = console.gateway.door.passwords
    verify, kept = passwords._verify, (await console.account("kim")).password_hash
    monkeypatch.setattr(passwords, "_verify", lambda hashed, password: compared.append(hashed) or verify(hashed, password))
    browser = console.browser()
    await asyncio.gather(*(browser.sign_in("kim", f"wrong {number}") for number in range(30)))
    assert compared.count(kept or "") == 5
    assert len(compared) == 30


async def test_a_lock_is_in_the_log_with_how_long_it_lasts(console: Console) -> None:
    await console.hire("kim")
    await guesses(console.browser(), "kim", 6)
    rows = await console.audited()
    assert [row.action for row in rows] == ["sign_in_failed"] * 5 + ["locked", "sign_in_failed"]
    assert '"seconds":60' in rows[5].detail
    assert '"address":"192.0.2.1"' in rows[0].detail


async def test_one_address_may_fail_so_often_whatever_accounts_it_tries(opening: Opening) -> None:
    async with opening(staff_address_failures=3) as console:
        await console.hire("kim")
        browser, elsewhere = console.browser(), console.browser(address="198.51.100.7")
        assert [(await browser.sign_in(f"guess{number}", "x")).status_code for number in range(5)] == [401] * 3 + [429] * 2
        assert "Retry-After" in (await browser.sign_in("kim")).headers
        assert (await elsewhere.sign_in("kim")).status_code == 200


async def test_signing_in_rightly_does_not_use_up_the_address(opening: Opening) -> None:
    async with opening(staff_address_failures=2) as console:
        await console.hire("kim")
        browser = console.browser()
        assert {(await browser.sign_in("kim")).status_code for _ in range(6)} == {200}
