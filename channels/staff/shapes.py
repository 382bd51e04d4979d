"""What goes in and out of the console's calls about staff."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, StringConstraints

from channels.staff.accounts import Account

Role = Literal["counsellor", "supervisor", "administrator", "auditor"]
Short = Annotated[str, StringConstraints(max_length=64)]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=1024)]
Sealed = Annotated[str, StringConstraints(max_length=1024)]
Digits = Annotated[str, StringConstraints(max_length=16)]


class SignIn(BaseModel):
    login: Annotated[str, StringConstraints(max_length=256)]
    password: Secret


class TotpCode(BaseModel):
    code: Digits


class SetUp(BaseModel):
    token: Secret
    password: Secret
    login: Short | None = None
    name: Short | None = None


class Away(BaseModel):
    away: bool


class NewPassword(BaseModel):
    current: Secret
    password: Secret


class Enrol(BaseModel):
    """With the password the secret is offered; with its first code it is kept."""

    password: Secret | None = None
    enrolment: Sealed | None = None
    code: Digits | None = None


class Confirm(BaseModel):
    password: Secret


class NewMember(BaseModel):
    login: Short
    name: Short
    role: Role


class StaffChange(BaseModel):
    role: Role | None = None
    disabled: bool | None = None
    reset: bool = False


def me(account: Account, csrf: str) -> dict[str, Any]:
    return {
        "id": account.id,
        "login": account.login,
        "name": account.name,
        "role": account.role,
        "csrf": csrf,
        "away": bool(account.away),
        "totp": account.totp is not None,
    }


def colleague(account: Account, now: int) -> dict[str, Any]:
    present = account.present(now)
    return {"id": account.id, "name": account.name, "role": account.role, "present": present, "away": bool(account.away)}


def administered(account: Account, now: int) -> dict[str, Any]:
    """What an administrator sees besides."""
    return {
        **colleague(account, now),
        "login": account.login,
        "disabled": bool(account.disabled),
        "totp": account.totp is not None,
        "password": account.password_hash is not None,
        "sso": account.oidc_subject is not None,
        "locked": account.locked_until > now,
    }
