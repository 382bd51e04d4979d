"""Changes to an account, by an administrator or the command line, each with its audit row."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.settings import Settings
from channels.audit import log
from channels.staff import accounts, invitations, tickets
from channels.staff.accounts import Account


def add(connection: Connection, by: str, login: str, name: str, role: str, now: int) -> Account:
    account = accounts.add(connection, login, name, role, now)
    log.write(connection, by, "user", account.login, now, change="added", role=role)
    return account


def set_password(connection: Connection, by: str, account: Account, hashed: str, now: int) -> Account:
    """Every session ends."""
    tickets.end_all(connection, account.id)
    log.write(connection, by, "user", account.login, now, change="password")
    return accounts.change(connection, account.id, password_hash=hashed, failures=0, locked_until=0)


def give_role(connection: Connection, by: str, account: Account, role: str, now: int) -> Account:
    log.write(connection, by, "user", account.login, now, change="role", role=role)
    return accounts.give_role(connection, account, role)


def disable(connection: Connection, by: str, account: Account, disabled: bool, now: int) -> Account:
    log.write(connection, by, "user", account.login, now, change="disabled" if disabled else "enabled")
    return accounts.disable(connection, account) if disabled else accounts.enable(connection, account)


def reset(connection: Connection, by: str, account: Account, now: int) -> Account:
    log.write(connection, by, "user", account.login, now, change="reset")
    return accounts.reset(connection, account)


def invite(connection: Connection, by: str, account: Account, now: int, settings: Settings) -> str:
    """The secret of a one-time link."""
    log.write(connection, by, "user", account.login, now, change="link")
    return invitations.invite(connection, account.id, now, settings)
