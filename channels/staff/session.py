"""Who is signed in at the console. Nobody can be until accounts are there: every route that asks is closed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache

from bot.errors import NotAllowed


@dataclass(frozen=True)
class Member:
    id: str
    login: str
    name: str
    role: str


@cache
def signed_in(*roles: str) -> Callable[..., Awaitable[Member]]:
    """A dependency that yields the member signed in. The same roles give the same function, so that a test can override it."""

    async def member() -> Member:
        raise NotAllowed(f"not signed in as {roles}")

    return member
