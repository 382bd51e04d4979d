"""Calls of the Bot API: repeated until they are through, as slowly as it wants, or tried for a while."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from channels.telemetry import Telemetry

T = TypeVar("T")
Call = Callable[[], Awaitable[T]]

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 30.0
MOST_REMEMBERED = 20
_NOBODY = ("chat not found", "user not found", "peer_id_invalid", "chat_id is empty")


class Gone(Exception):
    """The person has blocked the bot, or their account is no more."""


class Refused(Exception):
    """The Bot API understood the call and will never do it. The text is its reason, which may quote what was sent: not for the log."""


class Outbox:
    """All calls wait together: for an API that is down or says that too much is asked of it, one call more is no help."""

    def __init__(self, telemetry: Telemetry, first_pause_s: float = FIRST_PAUSE_S, longest_pause_s: float = LONGEST_PAUSE_S) -> None:
        self._telemetry, self._first_s, self._longest_s = telemetry, first_pause_s, longest_pause_s
        self._failures, self._not_before = 0, 0.0

    async def through(self, call: Call[T]) -> T:
        """What the call answers, however long the API is away. Raises Gone, Refused."""
        while True:
            await self._clear()
            try:
                found = await call()
            except RetryAfter as error:
                self._wait(in_seconds(error.retry_after))
            except Forbidden:
                raise Gone from None
            except BadRequest as error:
                raise (Gone if any(sign in error.message.lower() for sign in _NOBODY) else Refused)(error.message) from None
            except TelegramError as error:
                self._failed(error)
            else:
                self._succeeded()
                return found

    async def within(self, seconds: float, call: Call[T]) -> T | None:
        """What the call answers, or None where that takes too long or is refused: for what is not worth waiting for."""
        try:
            async with asyncio.timeout(seconds):
                return await self.through(call)
        except (Gone, Refused, TimeoutError) as error:
            self._telemetry.log.info("telegram call given up", reason=type(error).__name__)
            return None

    async def _clear(self) -> None:
        while True:
            left = self._not_before - time.monotonic()
            if left <= 0:
                return
            await asyncio.sleep(left)

    def _wait(self, seconds: float) -> None:
        self._not_before = max(self._not_before, time.monotonic() + seconds)

    def _failed(self, error: TelegramError) -> None:
        # Its text may quote the token or what was sent, so only its kind is logged.
        if not self._failures:
            self._telemetry.log.warning("telegram is away", reason=type(error).__name__)
        if self._not_before <= time.monotonic():  # calls that failed together count once
            self._wait(min(self._longest_s, self._first_s * 2 ** min(self._failures, MOST_REMEMBERED)) * random.uniform(0.5, 1.0))
            self._failures += 1

    def _succeeded(self) -> None:
        if self._failures:
            self._telemetry.log.info("telegram is back")
            self._failures = 0


def in_seconds(wanted: int | float | timedelta) -> float:
    """The library is on its way from numbers to timedeltas."""
    return wanted.total_seconds() if isinstance(wanted, timedelta) else float(wanted)
