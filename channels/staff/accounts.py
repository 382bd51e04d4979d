"""Members of staff and what is known of them. Queries over a connection; whoever calls them writes the audit row."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from channels.identity import new_id
from channels.problems import Problem
from channels.schema import staff
from channels.staff import tickets
from channels.staff.roles import ADMINISTRATOR, ROLES

MOST_NAME = 64
GONE_MS = 60_000
"""Without a sign of life for so long, nobody sits at the console."""
_LOGIN = re.compile(r"[a-z0-9가-힣][a-z0-9가-힣._@+-]{1,63}")


@dataclass(frozen=True)
class Account:
    id: str
    login: str
    name: str
    role: str
    password_hash: str | None
    totp: str | None
    """Sealed."""
    totp_step: int
    oidc_subject: str | None
    failures: int
    locked_until: int
    disabled: int
    away: int
    seen_at: int
    created_at: int

    def present(self, now: int) -> bool:
        return not self.disabled and self.seen_at > now - GONE_MS


def login_of(text: str) -> str:
    """As logins are kept and compared. Raises Problem bad_login."""
    found = unicodedata.normalize("NFKC", text).strip().casefold()
    if not _LOGIN.fullmatch(found):
        raise Problem("bad_login")
    return found


def name_of(text: str) -> str:
    """As citizens see it. Raises Problem bad_login where it is empty or no name."""
    found = " ".join(unicodedata.normalize("NFKC", text).split())
    if not 1 <= len(found) <= MOST_NAME or not found.isprintable():
        raise Problem("bad_login")
    return found


def by_login(connection: Connection, login: str) -> Account | None:
    return _one(connection, staff.c.login == login)


def by_id(connection: Connection, staff_id: str) -> Account | None:
    return _one(connection, staff.c.id == staff_id)


def by_subject(connection: Connection, subject: str) -> Account | None:
    return _one(connection, staff.c.oidc_subject == subject)


def everybody(connection: Connection) -> list[Account]:
    return [Account(**row) for row in connection.execute(staff.select().order_by(staff.c.name, staff.c.login)).mappings()]


def nobody(connection: Connection) -> bool:
    """Whether the programme is new: no member of staff was ever made."""
    return not connection.execute(select(func.count()).select_from(staff)).scalar_one()


def add(connection: Connection, login: str, name: str, role: str, now: int, **more: Any) -> Account:
    """A new account. Raises Problem: login_taken, bad_login."""
    if role not in ROLES:
        raise Problem("bad_login")
    row = {"id": new_id(), "login": login_of(login), "name": name_of(name), "role": role, "created_at": now, **more}
    if by_login(connection, row["login"]):
        raise Problem("login_taken")
    connection.execute(insert(staff), row)
    return _certain(connection, row["id"])


def change(connection: Connection, staff_id: str, **columns: Any) -> Account:
    """The account as it is then."""
    connection.execute(update(staff).where(staff.c.id == staff_id).values(**columns))
    return _certain(connection, staff_id)


def give_role(connection: Connection, account: Account, role: str) -> Account:
    """Valid from the next call on, also for sessions that are open. Raises Problem: last_administrator, bad_login."""
    if role not in ROLES:
        raise Problem("bad_login")
    if role != ADMINISTRATOR:
        _keep_one_administrator(connection, account)
    return change(connection, account.id, role=role)


def disable(connection: Connection, account: Account) -> Account:
    """Signed out everywhere at once, and seen as gone. Raises Problem last_administrator."""
    _keep_one_administrator(connection, account)
    tickets.end_all(connection, account.id)
    return change(connection, account.id, disabled=1, seen_at=0)


def enable(connection: Connection, account: Account) -> Account:
    return change(connection, account.id, disabled=0, failures=0, locked_until=0)


def reset(connection: Connection, account: Account) -> Account:
    """Neither password nor second factor opens it any more, and it is signed out everywhere: a one-time link sets a new one."""
    tickets.end_all(connection, account.id)
    return change(connection, account.id, password_hash=None, totp=None, totp_step=0, failures=0, locked_until=0, seen_at=0)


def _keep_one_administrator(connection: Connection, account: Account) -> None:
    others = (staff.c.role == ADMINISTRATOR) & (staff.c.disabled == 0) & (staff.c.id != account.id)
    # Locked on PostgreSQL, so that two administrators cannot disable each other at once.
    left = connection.execute(select(staff.c.id).where(others).with_for_update()).all()
    if account.role == ADMINISTRATOR and not account.disabled and not left:
        raise Problem("last_administrator")


def _one(connection: Connection, condition: Any) -> Account | None:
    row = connection.execute(staff.select().where(condition)).mappings().one_or_none()
    return Account(**row) if row else None


def _certain(connection: Connection, staff_id: str) -> Account:
    found = by_id(connection, staff_id)
    if found is None:
        raise Problem("not_found")
    return found
