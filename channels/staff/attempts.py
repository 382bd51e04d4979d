"""Attempts at an account: each is counted before it is looked at, so that guesses sent at once do not slip through together.

What an attempt is answered with is the same whether the login is unknown, the password wrong or the account locked.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, case, select, update

from bot.settings import Settings
from channels.schema import staff
from channels.staff.accounts import Account, by_id, by_login


@dataclass(frozen=True)
class Rule:
    failures: int
    """In a row, before it is locked."""
    first_ms: int
    longest_ms: int

    def locks_for(self, failures: int) -> int:
        """Milliseconds: doubled by each failure after the first that locks."""
        beyond = failures - self.failures
        return 0 if beyond < 0 else min(self.first_ms * 2 ** min(beyond, 30), self.longest_ms)


@dataclass(frozen=True)
class Attempt:
    account: Account | None
    """None: no such login, or a disabled one."""
    allowed: bool
    """False while locked: then not even the right password opens it, and it is not counted."""
    locked_until: int = 0
    """Set by this attempt, unless it turns out to be right."""

    @property
    def locks(self) -> bool:
        return self.locked_until > 0

    @property
    def password_hash(self) -> str | None:
        return self.account.password_hash if self.account and self.allowed else None


def rule_of(settings: Settings) -> Rule:
    return Rule(settings.staff_lock_failures, settings.staff_lock_s * 1000, settings.staff_lock_max_s * 1000)


def at_login(connection: Connection, login: str, now: int, rule: Rule) -> Attempt:
    return _count(connection, by_login(connection, login), now, rule)


def at_account(connection: Connection, staff_id: str, now: int, rule: Rule) -> Attempt:
    return _count(connection, by_id(connection, staff_id), now, rule)


def forgive(connection: Connection, staff_id: str) -> None:
    """Everything was right: the count begins anew."""
    connection.execute(update(staff).where(staff.c.id == staff_id).values(failures=0, locked_until=0))


def uncount(connection: Connection, attempt: Attempt) -> None:
    """The password was right and the second factor is to come: earlier failures stay, or who has the password could guess codes forever."""
    assert attempt.account is not None
    ours = staff.c.locked_until == attempt.locked_until if attempt.locks else staff.c.id.is_(None)
    locked = case((ours, attempt.account.locked_until), else_=staff.c.locked_until)
    connection.execute(update(staff).where(staff.c.id == attempt.account.id).values(failures=staff.c.failures - 1, locked_until=locked))


def _count(connection: Connection, account: Account | None, now: int, rule: Rule) -> Attempt:
    if account is None or account.disabled:
        return Attempt(None, False)
    # The row is read again under a lock: on PostgreSQL another attempt may have been counted since.
    row = connection.execute(select(staff.c.failures, staff.c.locked_until).where(staff.c.id == account.id).with_for_update()).one()
    if row.locked_until > now:
        return Attempt(account, False)
    lasts = rule.locks_for(row.failures + 1)
    until = now + lasts if lasts else row.locked_until
    connection.execute(update(staff).where(staff.c.id == account.id).values(failures=row.failures + 1, locked_until=until))
    return Attempt(account, True, now + lasts if lasts else 0)
