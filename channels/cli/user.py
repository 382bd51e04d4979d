"""`threeany user`: who may work at the console."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.errors import Invalid

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.settings import Settings
    from channels.staff.accounts import Account

R = TypeVar("R")

app = typer.Typer(no_args_is_help=True, help="Who may work at the console: counsellor, supervisor, administrator, auditor.")

Name = Annotated[str, typer.Option(help="As citizens see it.")]
Role = Annotated[str, typer.Option(help="counsellor, supervisor, administrator or auditor.")]
Link = Annotated[bool, typer.Option("--link", help="Print a one-time link to set a password, and ask for none.")]

BY = "system"
"""The actor in the audit log."""
EXPLAINED = {
    "login_taken": "that login is taken",
    "bad_login": "a login is 2 to 64 letters, digits or . _ @ + -, a name has up to 64 characters, a role is one of the four",
    "weak_password": "a password has 10 characters or more, and is not made of the login, the name, common words or rows of keys",
    "last_administrator": "there must be one other administrator who may sign in",
    "not_found": "there is no such login",
}


@app.command()
def add(login: str, name: Name, role: Role = "counsellor", link: Link = False) -> None:
    """Add a member of staff; asks for their password, or prints a one-time link to set one."""
    password = "" if link or not _at_terminal() else _asked()

    def work(connection: Connection, settings: Settings, now: int) -> str | None:
        from channels.staff import changes

        account = changes.add(connection, BY, login, name, role, now)
        if hashed is None:
            return changes.invite(connection, BY, account, now, settings)
        changes.set_password(connection, BY, account, hashed, now)
        return None

    hashed = _hashed(password, login, name) if password else None
    token = _transaction(work)
    typer.echo(_told(token) if token else f"{login} may sign in as {role}")


@app.command("list")
def listed() -> None:
    """Everybody: login, role, name, and how they sign in."""

    def work(connection: Connection, _settings: Settings, now: int) -> list[str]:
        from channels.staff import accounts

        return [_line(account, now) for account in accounts.everybody(connection)]

    for line in _transaction(work):
        typer.echo(line)


@app.command()
def disable(login: str) -> None:
    """Let them in no more, and sign them out everywhere at once."""
    _open(login, False)
    typer.echo(f"{login} is disabled and signed out")


@app.command()
def enable(login: str) -> None:
    """Let a disabled member in again with the password they had; a lock after wrong passwords ends too."""
    _open(login, True)
    typer.echo(f"{login} may sign in")


@app.command()
def role(login: str, role: Annotated[str, typer.Argument(help="counsellor, supervisor, administrator or auditor.")]) -> None:
    """Give them another role, valid at once."""

    def work(connection: Connection, _settings: Settings, now: int) -> None:
        from channels.staff import changes

        changes.give_role(connection, BY, _found(connection, login), role, now)

    _transaction(work)
    typer.echo(f"{login} is {role}")


@app.command()
def reset(login: str) -> None:
    """Take password and second factor away, sign them out everywhere, and print a one-time link."""

    def work(connection: Connection, settings: Settings, now: int) -> str:
        from channels.staff import changes

        account = changes.reset(connection, BY, _found(connection, login), now)
        return changes.invite(connection, BY, account, now, settings)

    typer.echo(_told(_transaction(work)))


@app.command()
def link(login: Annotated[str, typer.Argument(help="Whose; left out while there is no staff: the first administrator's.")] = "") -> None:
    """Print a one-time link to set a password."""

    def work(connection: Connection, settings: Settings, now: int) -> str:
        from channels.staff import changes

        return changes.invite(connection, BY, _found(connection, login), now, settings)

    found = _told(_transaction(work)) if login else first_link()
    if found is None:
        raise Invalid("there is staff already: name the login the link is for")
    typer.echo(found)


def first_link() -> str | None:
    """The set-up link of the first administrator; None once there is staff."""

    def work(connection: Connection, settings: Settings, now: int) -> str | None:
        from channels.staff import invitations

        return invitations.invite_first(connection, now, settings)

    token = _transaction(work)
    return _told(token) if token else None


def _transaction(work: Callable[[Connection, Settings, int], R]) -> R:
    """What `work(connection, settings, now)` returns; Invalid, in words, where it refuses."""
    from bot.settings import load
    from channels.cli import stored
    from channels.clock import millis, now
    from channels.problems import Problem

    async def whole() -> R:
        settings = load()
        async with stored.opened(settings) as store:
            return await store.run(work, settings, millis(now()))

    try:
        return asyncio.run(whole())
    except Problem as problem:
        raise Invalid(EXPLAINED.get(problem.code, problem.code)) from None


def _open(login: str, is_open: bool) -> None:
    def work(connection: Connection, _settings: Settings, now: int) -> None:
        from channels.staff import changes

        changes.disable(connection, BY, _found(connection, login), not is_open, now)

    _transaction(work)


def _found(connection: Connection, login: str) -> Account:
    from channels.problems import Problem
    from channels.staff import accounts

    account = accounts.by_login(connection, accounts.login_of(login))
    if account is None:
        raise Problem("not_found")
    return account


def _at_terminal() -> bool:
    return sys.stdin.isatty()


def _asked() -> str:
    """Empty: a link instead."""
    entered: str = typer.prompt("Password (empty: a one-time link)", "", hide_input=True, show_default=False)
    if entered and typer.prompt("Once more", "", hide_input=True, show_default=False) != entered:
        raise Invalid("the two differ")
    return entered


def _hashed(password: str, login: str, name: str) -> str:
    from channels.problems import Problem
    from channels.staff import passwords

    try:
        passwords.check(password, login, name)
    except Problem as problem:
        raise Invalid(EXPLAINED[problem.code]) from None

    async def hashed() -> str:
        return await passwords.Passwords().hash(password)

    return asyncio.run(hashed())


def _told(token: str) -> str:
    from bot.settings import load
    from channels.cli.client import address
    from channels.staff.invitations import link

    settings = load()
    return f"{link(settings.public_url or address(settings), token)}  (one use, {settings.staff_link_hours} hours)"


def _line(account: Account, now: int) -> str:
    ways = [
        *(("password",) if account.password_hash else ()),
        *(("second factor",) if account.totp else ()),
        *(("single sign-on",) if account.oidc_subject else ()),
    ]
    state = "disabled" if account.disabled else "locked" if account.locked_until > now else ", ".join(ways) or "no password yet"
    return f"{account.login}  {account.role}  {account.name}  ({state})"
