"""The steps into the console: password, second factor, single sign-on, one-time link. Every one of them is audited."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain, count

from sqlalchemy import Connection

from channels.audit import log
from channels.clock import millis
from channels.gateway import Gateway
from channels.problems import Problem
from channels.staff import accounts, attempts, invitations, passwords, second_factor, tickets
from channels.staff.accounts import Account
from channels.staff.attempts import Attempt
from channels.staff.roles import ADMINISTRATOR
from channels.staff.sign_on import SignOnError, Vouched
from channels.staff.tickets import FULL, TOTP

UNKNOWN = "unknown"
"""The actor of a failed sign-in to no account: what was typed may be a password."""
MOST_LOGIN = 56
"""Of what a provider calls somebody: a number may have to follow."""
_NO_LOGIN = re.compile(r"[^a-z0-9가-힣._@+-]")


@dataclass(frozen=True)
class Entered:
    account: Account
    stage: str
    cookie: str


async def by_password(shared: Gateway, login: str, password: str, address: str, before: str) -> Entered:
    """`before`: the cookie the browser came with, which opens nothing any more. Raises Problem: wrong_sign_in, too_many."""
    now, door = millis(shared.clock()), shared.door
    # Only failures count, but they are counted before they are looked at.
    door.failures.take(address)
    attempt = await shared.store.run(attempts.at_login, _typed(login), now, door.rule)
    fits, stronger = await door.passwords.fits(password, attempt.password_hash)
    if not fits:
        await shared.store.run(failed, attempt, now, address, "password")
        raise Problem("wrong_sign_in")
    door.failures.give_back(address)

    def enter(connection: Connection) -> Entered:
        assert attempt.account is not None
        tickets.end(connection, before)
        account = attempt.account
        if stronger:
            account = accounts.change(connection, account.id, password_hash=stronger)
        if account.totp is not None:
            attempts.uncount(connection, attempt)
            return Entered(account, TOTP, tickets.begin(connection, account.id, TOTP, now, _lasts_ms(shared)))
        return _enter(connection, shared, account, now, address, "password")

    return await shared.store.run(enter)


async def by_code(shared: Gateway, staff_id: str, code: str, address: str, before: str) -> Entered:
    """The second factor. Raises Problem wrong_totp; where that locks the account, its password is asked for again."""
    now, door = millis(shared.clock()), shared.door
    door.failures.take(address)

    def enter(connection: Connection) -> Entered | None:
        attempt = attempts.at_account(connection, staff_id, now, door.rule)
        account = attempt.account
        secret = shared.vault.unseal(account.totp) if account and account.totp and attempt.allowed else None
        step = second_factor.step_of(secret, code, now) if secret else None
        if account is None or step is None or not second_factor.use(connection, account.id, step):
            failed(connection, attempt, now, address, "totp")
            if attempt.locks or not attempt.allowed:
                tickets.end(connection, before)
            return None
        tickets.end(connection, before)
        return _enter(connection, shared, account, now, address, "totp")

    entered = await shared.store.run(enter)
    if entered is None:
        raise Problem("wrong_totp")
    door.failures.give_back(address)
    return entered


async def by_sign_on(shared: Gateway, vouched: Vouched, address: str, before: str) -> Entered:
    """Whom the provider vouches for: known by subject, made at their first time; the provider decides their role. Raises SignOnError."""
    now = millis(shared.clock())

    def enter(connection: Connection) -> Entered:
        account = accounts.by_subject(connection, vouched.subject) or _provide(connection, vouched, now)
        if account.disabled:
            raise SignOnError("disabled")
        if account.role != vouched.role:
            account = accounts.change(connection, account.id, role=vouched.role)
            log.write(connection, log.SYSTEM, "user", account.login, now, change="role", role=vouched.role, by="oidc")
        tickets.end(connection, before)
        return _enter(connection, shared, account, now, address, "oidc")

    return await shared.store.run(enter)


async def not_vouched(shared: Gateway, reason: str, address: str) -> None:
    now = millis(shared.clock())
    await shared.store.run(log.write, UNKNOWN, "sign_in_failed", UNKNOWN, now, by="oidc", reason=reason, address=address)


async def by_link(shared: Gateway, token: str, password: str, login: str | None, name: str | None, address: str) -> Account:
    """Set a password by a one-time link; the first makes an administrator. Raises Problem: wrong_link, name_needed, weak_password."""
    now = millis(shared.clock())
    shared.door.failures.take(address)
    invited = await shared.store.run(invitations.peek, token, now)
    shared.door.failures.give_back(address)
    account = await shared.store.run(accounts.by_id, invited.staff_id) if invited.staff_id else None
    if invited.staff_id and (account is None or account.disabled):
        raise Problem("wrong_link")
    if account is None and not (login and name):
        raise Problem("name_needed")
    own = (account.login, account.name) if account else (accounts.login_of(login or ""), accounts.name_of(name or ""))
    passwords.check(password, *own)
    hashed = await shared.door.passwords.hash(password)

    def set_up(connection: Connection) -> Account:
        invitations.peek(connection, token, now)
        invitations.redeem(connection, token)
        found = account or accounts.add(connection, *own, ADMINISTRATOR, now)
        tickets.end_all(connection, found.id)
        log.write(connection, found.login, "user", found.login, now, change="password", by="link", address=address)
        return accounts.change(connection, found.id, password_hash=hashed, failures=0, locked_until=0)

    return await shared.store.run(set_up)


def failed(connection: Connection, attempt: Attempt, now: int, address: str, by: str) -> None:
    """Audit an attempt that failed, and the lock it brought."""
    who = attempt.account.login if attempt.account else UNKNOWN
    log.write(connection, who, "sign_in_failed", who, now, by=by, address=address)
    if attempt.locks:
        log.write(connection, who, "locked", who, now, seconds=(attempt.locked_until - now) // 1000)


def _enter(connection: Connection, shared: Gateway, account: Account, now: int, address: str, by: str) -> Entered:
    attempts.forgive(connection, account.id)
    log.write(connection, account.login, "sign_in", account.login, now, by=by, address=address)
    return Entered(account, FULL, tickets.begin(connection, account.id, FULL, now, _lasts_ms(shared)))


def _provide(connection: Connection, vouched: Vouched, now: int) -> Account:
    """An account of its own: one that has the login already stays with whoever made it."""
    wished = _NO_LOGIN.sub("", unicodedata.normalize("NFKC", vouched.login).casefold()).lstrip("._@+-")[:MOST_LOGIN]
    wished = wished if len(wished) > 1 else f"member{wished}"
    candidates = (wished + ending for ending in chain(("",), (f".{number}" for number in count(2))))
    login = next(login for login in candidates if accounts.by_login(connection, login) is None)
    name = " ".join(vouched.name.split())[: accounts.MOST_NAME] or login
    account = accounts.add(connection, login, name, vouched.role, now, oidc_subject=vouched.subject)
    log.write(connection, log.SYSTEM, "user", account.login, now, change="added", role=account.role, by="oidc")
    return account


def _typed(login: str) -> str:
    """A login as it is kept; what can be none finds nobody, and takes as long."""
    try:
        return accounts.login_of(login)
    except Problem:
        return ""


def _lasts_ms(shared: Gateway) -> int:
    return shared.settings.staff_session_hours * 3_600_000
