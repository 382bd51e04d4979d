"""Single sign-on, against a provider on loopback that also does what no provider should."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from joserfc.jwk import RSAKey

from bot.errors import SettingsError
from channels.staff import accounts
from channels.staff.sign_on import SingleSignOn
from tests.channels.conftest import make_settings
from tests.channels.staff.conftest import Browser, Console, Hand, Opening
from tests.channels.staff.provider import CLIENT, SECRET, Provider, query_of, serving, shared_secret

ROLES = "desk=counsellor; heads=supervisor; audit=auditor"


@dataclass
class Office:
    console: Console
    provider: Provider

    async def go(self, browser: Browser) -> str:
        """To the provider and back as far as the address the browser is sent to."""
        answer = await browser.call("GET", "/sign-in/oidc")
        assert answer.status_code == 303
        async with httpx2.AsyncClient(trust_env=False) as outside:
            return (await outside.get(answer.headers["location"])).headers["location"]

    async def back(self, browser: Browser, address: str) -> str:
        """Where the page is then."""
        answer = await browser.client.get(address)
        assert answer.status_code == 303
        return str(answer.headers["location"])

    async def enter(self, browser: Browser) -> str:
        return await self.back(browser, await self.go(browser))

    async def reason(self) -> str:
        """Why the last one was not let in, as the log has it."""
        row = (await self.console.audited())[-1]
        assert (row.actor, row.action) == ("unknown", "sign_in_failed")
        return row.detail


@pytest.fixture
async def office(opening: Opening) -> AsyncIterator[Office]:
    clock = Hand()
    async with serving(lambda: clock.millis // 1000) as provider:
        settings = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET, "oidc_roles": ROLES}
        async with opening(**settings) as console:
            clock.at = console.clock.at
            provider.now = lambda: console.clock.millis // 1000
            yield Office(console, provider)


async def test_whoever_the_provider_vouches_for_is_in(office: Office) -> None:
    browser = office.console.browser()
    assert await office.enter(browser) == "/console"
    me = (await browser.call("GET", "/me")).json()
    assert (me["login"], me["name"], me["role"]) == ("kim", "김상담", "counsellor")
    assert [(row.actor, row.action, row.detail.count("oidc")) for row in await office.console.audited()] == [
        ("system", "user", 1),
        ("kim", "sign_in", 1),
    ]


async def test_the_browser_is_sent_with_a_challenge_a_state_and_a_nonce(office: Office) -> None:
    answer = await office.console.browser().call("GET", "/sign-in/oidc")
    asked = query_of(answer.headers["location"])
    assert asked["redirect_uri"] == "http://gateway/api/v1/console/sign-in/oidc/callback"
    assert (asked["response_type"], asked["code_challenge_method"], asked["client_id"]) == ("code", "S256", CLIENT)
    assert "openid" in asked["scope"].split()
    assert all(len(asked[name]) >= 43 for name in ("state", "nonce", "code_challenge"))
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie
    assert asked["state"] not in cookie and asked["nonce"] not in cookie


async def test_the_public_address_is_where_the_browser_comes_back_to(opening: Opening) -> None:
    async with serving(lambda: 0) as provider:
        settings = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "public_url": "https://help.example.kr/"}
        async with opening(**settings) as console:
            answer = await console.browser().call("GET", "/sign-in/oidc", Host="evil.example")
            back = query_of(answer.headers["location"])["redirect_uri"]
            assert back == "https://help.example.kr/api/v1/console/sign-in/oidc/callback"


async def test_the_second_time_it_is_the_same_member_whatever_they_are_called_now(office: Office) -> None:
    await office.enter(office.console.browser())
    office.provider.person |= {"preferred_username": "kim.married", "name": "김새이름"}
    await office.enter(office.console.browser())
    assert [account.login for account in await office.console.gateway.store.run(accounts.everybody)] == ["kim"]


async def test_the_provider_decides_the_role_each_time(office: Office) -> None:
    await office.enter(office.console.browser())
    office.provider.person["groups"] = ["lunch", "heads"]
    browser = office.console.browser()
    await office.enter(browser)
    assert (await browser.call("GET", "/me")).json()["role"] == "supervisor"


async def test_a_claim_may_be_one_text(office: Office) -> None:
    office.provider.person["groups"] = "audit"
    browser = office.console.browser()
    await office.enter(browser)
    assert (await browser.call("GET", "/me")).json()["role"] == "auditor"


@pytest.mark.parametrize("groups", [["lunch"], [], "", None, {"desk": 1}, 7, [["desk"]]])
async def test_whoever_has_no_known_role_is_not_let_in(office: Office, groups: Any) -> None:
    office.provider.person["groups"] = groups
    browser = office.console.browser()
    where = await office.enter(browser)
    assert where == "/console#refused=not_permitted"
    assert (await browser.call("GET", "/me")).status_code == 401
    assert '"reason":"role"' in await office.reason()
    assert await office.console.gateway.store.run(accounts.nobody)


async def test_a_member_who_was_disabled_stays_out(office: Office) -> None:
    await office.enter(office.console.browser())
    kim = await office.console.account("kim")
    await office.console.gateway.store.run(accounts.change, kim.id, disabled=1)
    assert await office.enter(office.console.browser()) == "/console#refused=not_permitted"


async def test_an_account_that_has_the_login_is_not_taken_over(office: Office) -> None:
    await office.console.hire("kim", "administrator")
    browser = office.console.browser()
    await office.enter(browser)
    me = (await browser.call("GET", "/me")).json()
    assert (me["login"], me["role"]) == ("kim.2", "counsellor")


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"nonce": "another"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"exp": 1}, "expired_token"),
        ({"aud": "somebody-else"}, "aud"),
        ({"aud": [CLIENT, "somebody-else"]}, "azp"),
        ({"azp": "somebody-else"}, "azp"),
        ({"iss": "https://evil.example"}, "iss"),
        ({"sub": None}, "sub"),
        ({"at_hash": "wrong"}, "at_hash"),
    ],
)
async def test_a_token_that_is_not_for_us_now_is_refused(office: Office, claims: dict[str, Any], reason: str) -> None:
    office.provider.claims = claims
    browser = office.console.browser()
    assert await office.enter(browser) == "/console#refused=sso_failed"
    assert (await browser.call("GET", "/me")).status_code == 401
    assert reason in await office.reason()


async def test_a_token_signed_by_somebody_else_is_refused(office: Office) -> None:
    forger = RSAKey.import_key(RSAKey.generate_key(2048).as_dict(private=True) | {"kid": office.provider.key.kid})
    office.provider.signing = forger
    assert await office.enter(office.console.browser()) == "/console#refused=sso_failed"
    assert "bad_signature" in await office.reason()


async def test_a_token_signed_with_the_shared_secret_is_refused(office: Office) -> None:
    office.provider.signing, office.provider.algorithm = shared_secret(), "HS256"
    assert await office.enter(office.console.browser()) == "/console#refused=sso_failed"


async def test_a_key_that_is_new_since_is_fetched(office: Office) -> None:
    await office.enter(office.console.browser())
    office.provider.key = RSAKey.generate_key(2048, auto_kid=True)
    assert await office.enter(office.console.browser()) == "/console"
    assert office.provider.requests.count("keys") == 2


async def test_a_wrong_state_is_refused_before_the_code_is_used(office: Office) -> None:
    browser = office.console.browser()
    address = await office.go(browser)
    state = query_of(address)["state"]
    assert await office.back(browser, address.replace(state, "another")) == "/console#refused=sso_failed"
    assert '"reason":"state"' in await office.reason()
    assert office.provider.asked  # the code was never shown to the provider


async def test_somebody_elses_answer_does_not_sign_me_in(office: Office) -> None:
    """Login CSRF: a link with the attacker's own code and state."""
    attacker, victim = office.console.browser(), office.console.browser()
    address = await office.go(attacker)
    assert await office.back(victim, address) == "/console#refused=sso_failed"
    await office.go(victim)
    assert await office.back(victim, address) == "/console#refused=sso_failed"
    assert (await victim.call("GET", "/me")).status_code == 401


async def test_an_answer_comes_back_once_and_within_ten_minutes(office: Office) -> None:
    browser = office.console.browser()
    address = await office.go(browser)
    assert await office.back(browser, address) == "/console"
    assert await office.back(browser, address) == "/console#refused=sso_failed"
    late = await office.go(browser)
    office.console.clock.go_on(minutes=11)
    assert await office.back(browser, late) == "/console#refused=sso_failed"


async def test_an_answer_of_another_provider_is_refused(office: Office) -> None:
    browser = office.console.browser()
    address = await office.go(browser)
    mixed = str(httpx2.URL(address).copy_set_param("iss", "https://evil.example"))
    assert await office.back(browser, mixed) == "/console#refused=sso_failed"
    assert '"reason":"issuer"' in await office.reason()


async def test_a_code_that_the_provider_does_not_take_is_refused(office: Office) -> None:
    browser = office.console.browser()
    address = await office.go(browser)
    assert await office.back(browser, str(httpx2.URL(address).copy_set_param("code", "made-up"))) == "/console#refused=sso_failed"
    assert "invalid_grant" in await office.reason()


async def test_whoever_presses_cancel_at_the_provider_comes_back_not_signed_in(office: Office) -> None:
    browser = office.console.browser()
    state = query_of(await office.go(browser))["state"]
    cancelled = f"http://gateway/api/v1/console/sign-in/oidc/callback?error=access_denied&state={state}"
    assert await office.back(browser, cancelled) == "/console#refused=sso_failed"


async def test_signing_on_ends_the_session_that_was_there(office: Office) -> None:
    browser = await office.console.signed_in("lee")
    planted = browser.cookie
    await office.enter(browser)
    assert browser.cookie != planted
    answer = await office.console.browser().call("GET", "/me", Cookie=f"threeany_console={planted}")
    assert answer.status_code == 401


async def test_a_provider_that_is_down_is_said_on_the_page(opening: Opening) -> None:
    async with opening(oidc_issuer="http://127.0.0.1:9", oidc_client_id=CLIENT) as console:
        answer = await console.browser().call("GET", "/sign-in/oidc")
        assert (answer.status_code, answer.headers["location"]) == (303, "/console#refused=sso_failed")


async def test_without_a_provider_there_is_no_single_sign_on(console: Console) -> None:
    assert (await console.browser().call("GET", "/sign-in/oidc")).status_code == 404


async def test_the_page_is_told_that_there_is_single_sign_on(office: Office) -> None:
    assert (await office.console.browser().call("GET", "/me")).json()["oidc"] is True


@pytest.mark.parametrize("changed", [{"oidc_issuer": "http://sso.example.kr"}, {"oidc_issuer": "sso"}, {"oidc_client_id": ""}])
def test_a_provider_over_plain_http_or_without_a_name_for_us_is_refused_at_start(tmp_path: Any, changed: dict[str, str]) -> None:
    settings = make_settings(tmp_path, **{"oidc_issuer": "https://sso.example.kr", "oidc_client_id": CLIENT, **changed})
    with pytest.raises(SettingsError, match="OIDC"):
        SingleSignOn(settings)
