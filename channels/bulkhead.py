"""Work that must not take down what stands beside it: what it broke off with is its outcome."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

R = TypeVar("R")


async def outcome(work: Awaitable[R]) -> R | Exception:
    """What `work` returns, or the exception it ended with, which the caller tells of. What ends the program itself, or this task, is
    raised as ever."""
    [ended] = await asyncio.gather(work, return_exceptions=True)
    if isinstance(ended, BaseException) and not isinstance(ended, Exception):
        raise ended
    return ended
