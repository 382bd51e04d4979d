"""Six digits from an app, each taken once."""

from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree import ElementTree

import httpx2
import pyotp
import pytest

from channels.staff import second_factor
from tests.channels.staff.conftest import PASSWORD, Browser, Console


def code(secret: str, console: Console, steps: int = 0) -> str:
    return pyotp.TOTP(secret).generate_otp(console.clock.millis // 30_000 + steps)


async def enrolled(console: Console, login: str = "kim") -> tuple[Browser, str]:
    """Somebody with a second factor, still signed in, and its secret."""
    browser = await console.signed_in(login)
    offered = (await browser.call("POST", "/me/totp", {"password": PASSWORD})).json()
    answer = await browser.call("POST", "/me/totp", {"enrolment": offered["enrolment"], "code": code(offered["secret"], console)})
    assert answer.status_code == 200, answer.text
    console.clock.go_on(seconds=90)
    return browser, offered["secret"]


async def half_in(console: Console, login: str = "kim") -> Browser:
    browser = console.browser()
    assert (await browser.sign_in(login)).json()["stage"] == "totp"
    return browser


async def give(browser: Browser, digits: str) -> httpx2.Response:
    return await browser.call("POST", "/sign-in/totp", {"code": digits})


async def test_after_the_password_the_code_is_asked_for_and_opens_the_console(console: Console) -> None:
    _, secret = await enrolled(console)
    browser = await half_in(console)
    half = browser.cookie
    assert (await browser.call("GET", "/me")).json()["code"] == "not_signed_in"
    answer = (await give(browser, code(secret, console))).json()
    assert (answer["stage"], answer["me"]["totp"]) == ("full", True)
    assert browser.cookie != half
    assert (await browser.call("GET", "/me")).status_code == 200
    assert '"by":"totp"' in (await console.audited())[-1].detail


async def test_the_password_alone_tells_nothing_of_the_account(console: Console) -> None:
    await enrolled(console)
    assert (await console.browser().sign_in("kim")).json()["me"] is None


async def test_a_code_is_taken_once(console: Console) -> None:
    _, secret = await enrolled(console)
    digits = code(secret, console)
    assert (await give(await half_in(console), digits)).status_code == 200
    answer = await give(await half_in(console), digits)
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_totp")
    console.clock.go_on(seconds=30)
    assert (await give(await half_in(console), digits)).status_code == 401
    assert (await give(await half_in(console), code(secret, console))).status_code == 200


async def test_an_earlier_code_than_the_last_one_used_is_not_taken_either(console: Console) -> None:
    _, secret = await enrolled(console)
    assert (await give(await half_in(console), code(secret, console, steps=1))).status_code == 200
    assert (await give(await half_in(console), code(secret, console))).status_code == 401


async def test_the_code_that_enrolled_does_not_sign_in(console: Console) -> None:
    browser = await console.signed_in("kim")
    offered = (await browser.call("POST", "/me/totp", {"password": PASSWORD})).json()
    digits = code(offered["secret"], console)
    await browser.call("POST", "/me/totp", {"enrolment": offered["enrolment"], "code": digits})
    assert (await give(await half_in(console), digits)).status_code == 401


@pytest.mark.parametrize(("steps", "status"), [(-2, 401), (-1, 200), (0, 200), (1, 200), (2, 401)])
async def test_a_clock_may_be_half_a_minute_off(console: Console, steps: int, status: int) -> None:
    _, secret = await enrolled(console)
    assert (await give(await half_in(console), code(secret, console, steps))).status_code == status


@pytest.mark.parametrize("digits", ["", "000000", "12345", "１２３４５６", "abcdef"])
async def test_what_is_no_code_is_refused(console: Console, digits: str) -> None:
    await enrolled(console)
    assert (await give(await half_in(console), digits)).status_code == 401


async def test_whoever_has_the_password_cannot_guess_codes_for_ever(console: Console) -> None:
    """Signing in anew does not begin the count anew."""
    _, secret = await enrolled(console)
    for _ in range(5):
        assert (await give(await half_in(console), "000000")).status_code == 401
    assert (await console.browser().sign_in("kim")).status_code == 401
    assert ("kim", "locked") in await console.actions()
    console.clock.go_on(seconds=61)
    assert (await give(await half_in(console), code(secret, console))).status_code == 200


async def test_guesses_within_one_half_session_end_it(console: Console) -> None:
    _, secret = await enrolled(console)
    browser = await half_in(console)
    for _ in range(5):
        await give(browser, "000000")
    assert (await give(browser, code(secret, console))).json()["code"] == "not_signed_in"


async def test_a_half_session_lasts_five_minutes(console: Console) -> None:
    _, secret = await enrolled(console)
    browser = await half_in(console)
    console.clock.go_on(minutes=5, seconds=1)
    assert (await give(browser, code(secret, console))).json()["code"] == "not_signed_in"


async def test_the_second_step_wants_the_token_too(console: Console) -> None:
    _, secret = await enrolled(console)
    browser = await half_in(console)
    browser.csrf = ""
    assert (await give(browser, code(secret, console))).json()["code"] == "no_csrf"


async def test_enrolling_wants_the_password_and_the_first_code(console: Console) -> None:
    browser = await console.signed_in("kim")
    assert (await browser.call("POST", "/me/totp", {"password": "wrong"})).json()["code"] == "wrong_password"
    assert (await browser.call("POST", "/me/totp", {})).json()["code"] == "wrong_password"
    offered = (await browser.call("POST", "/me/totp", {"password": PASSWORD})).json()
    refused = await browser.call("POST", "/me/totp", {"enrolment": offered["enrolment"], "code": "000000"})
    assert refused.json()["code"] == "wrong_totp"
    assert (await console.account("kim")).totp is None


async def test_an_enrolment_is_for_one_member_and_ten_minutes(console: Console) -> None:
    kim, lee = await console.signed_in("kim"), await console.signed_in("lee")
    offered = (await kim.call("POST", "/me/totp", {"password": PASSWORD})).json()
    proof = {"enrolment": offered["enrolment"], "code": code(offered["secret"], console)}
    assert (await lee.call("POST", "/me/totp", proof)).json()["code"] == "wrong_totp"
    assert (await kim.call("POST", "/me/totp", proof | {"enrolment": "made-up"})).json()["code"] == "wrong_totp"
    console.clock.go_on(minutes=11)
    proof["code"] = code(offered["secret"], console)
    assert (await kim.call("POST", "/me/totp", proof)).json()["code"] == "wrong_totp"


async def test_enrolling_ends_the_sessions_that_had_no_second_factor(console: Console) -> None:
    here, there = await console.signed_in("kim"), console.browser()
    await there.sign_in("kim")
    offered = (await here.call("POST", "/me/totp", {"password": PASSWORD})).json()
    await here.call("POST", "/me/totp", {"enrolment": offered["enrolment"], "code": code(offered["secret"], console)})
    assert (await here.call("GET", "/me")).json()["totp"] is True
    assert (await there.call("GET", "/me")).status_code == 401


async def test_the_secret_is_sealed_in_the_store(console: Console) -> None:
    _, secret = await enrolled(console)
    kept = (await console.account("kim")).totp
    assert kept is not None and secret not in kept
    assert console.gateway.vault.unseal(kept) == secret


async def test_the_picture_is_an_svg_of_what_the_app_has_to_know(console: Console) -> None:
    browser = await console.signed_in("kim")
    offered = (await browser.call("POST", "/me/totp", {"password": PASSWORD})).json()
    head, _, picture = offered["qr"].partition(",")
    assert re.match(r"data:image/svg\+xml", head)
    assert ElementTree.fromstring(unquote(picture)).tag.endswith("svg")
    assert offered["uri"].startswith("otpauth://totp/3-Any:kim?")
    assert offered["secret"] in offered["uri"]


async def test_without_its_second_factor_the_password_is_enough_again(console: Console) -> None:
    browser, _ = await enrolled(console)
    assert (await browser.call("DELETE", "/me/totp", {"password": "wrong"})).json()["code"] == "wrong_password"
    assert (await browser.call("DELETE", "/me/totp", {"password": PASSWORD})).status_code == 200
    assert (await console.browser().sign_in("kim")).json()["stage"] == "full"


def test_the_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B, SHA-1, shortened to six digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    for seconds, digits in ((59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")):
        assert second_factor.step_of(secret, digits, seconds * 1000) == seconds // 30
