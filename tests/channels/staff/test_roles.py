"""Who may call what: a table that every call of the console has to stand in."""

from __future__ import annotations

import re

import pytest

from channels.staff.roles import ROLES, admitted
from tests.channels.staff.conftest import Console, calls

EVERYBODY = frozenset(ROLES)
DESK = EVERYBODY - {"auditor"}
ALLOWED = {
    ("GET", "/me"): EVERYBODY,
    ("PUT", "/me/away"): EVERYBODY,
    ("POST", "/me/password"): EVERYBODY,
    ("POST", "/me/totp"): EVERYBODY,
    ("DELETE", "/me/totp"): EVERYBODY,
    ("POST", "/sign-out"): EVERYBODY,
    ("GET", "/staff"): DESK,
    ("POST", "/staff"): frozenset({"administrator"}),
    ("PATCH", "/staff/{staff_id}"): frozenset({"administrator"}),
    ("GET", "/audit"): frozenset({"administrator", "auditor"}),
}
"""Of this package and the audit log; other packages' calls have tests of their own."""
OPEN = {("POST", "/sign-in"), ("POST", "/sign-in/totp"), ("POST", "/setup"), ("GET", "/sign-in/oidc"), ("GET", "/sign-in/oidc/callback")}


def mine(path: str) -> bool:
    return path.split("/")[1] in ("me", "sign-in", "sign-out", "setup", "staff", "audit")


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_may_call_what_the_table_says_and_nothing_else(console: Console, role: str) -> None:
    await console.hire("root", "administrator")
    browser = await console.signed_in("kim", role)
    for (method, path), roles in sorted(ALLOWED.items(), key=lambda call: call[0] == ("POST", "/sign-out")):
        answer = await browser.call(method, re.sub(r"{\w+}", "x", path), None if method == "GET" else {})
        refused = answer.status_code == 403 and answer.json()["code"] == "not_permitted"
        assert refused is (role not in roles), (method, path, answer.text)
        assert answer.status_code != 401


async def test_whoever_is_not_signed_in_gets_nothing(console: Console) -> None:
    """Also of the calls that are added under the console later."""
    browser = console.browser()
    for method, path in calls(console):
        if (method, path) not in OPEN:
            answer = await browser.call(method, re.sub(r"{\w+}", "x", path), None if method == "GET" else {})
            assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in"), (method, path, answer.text)


async def test_the_table_has_every_call(console: Console) -> None:
    assert {(method, path) for method, path in calls(console) if mine(path)} == {*ALLOWED, *OPEN}


@pytest.mark.parametrize(
    ("named", "let_in"),
    [
        ((), {"counsellor", "supervisor", "administrator"}),
        (("counsellor",), {"counsellor", "supervisor", "administrator"}),
        (("supervisor",), {"supervisor", "administrator"}),
        (("auditor",), {"auditor"}),
        (("auditor", "supervisor"), {"auditor", "supervisor", "administrator"}),
    ],
)
def test_whoever_stands_above_a_role_may_what_it_may(named: tuple[str, ...], let_in: set[str]) -> None:
    assert admitted(named) == let_in


async def test_a_role_that_was_taken_away_is_gone_at_the_next_call(console: Console) -> None:
    root, kim = await console.signed_in("root", "administrator"), await console.signed_in("kim", "administrator")
    assert (await kim.call("GET", "/audit")).status_code == 200
    await root.call("PATCH", f"/staff/{(await console.account('kim')).id}", {"role": "counsellor"})
    assert (await kim.call("GET", "/audit")).json()["code"] == "not_permitted"
