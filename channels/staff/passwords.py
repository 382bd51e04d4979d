"""Passwords as NIST SP 800-63B has them: long enough, not among those everybody tries, no rules about signs; kept as argon2id."""

from __future__ import annotations

import asyncio
import re
import secrets
import unicodedata
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from argon2 import PasswordHasher, profiles
from argon2.exceptions import InvalidHashError, VerificationError

from channels.problems import Problem

P = ParamSpec("P")
R = TypeVar("R")

PROFILE = profiles.RFC_9106_LOW_MEMORY
AT_ONCE = 2
"""Each takes 64 MiB and a core for a moment."""
SHORTEST, LONGEST = 10, 256
FEWEST_SIGNS = 5
OWN_FROM = 4
"""A login or name shorter than this is too likely to stand in a good password by chance."""

_COLUMNS, _ZIGZAG = "1qaz2wsx3edc4rfv5tgb6yhn", "1q2w3e4r5t6y7u8i9o0p"
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "0123456789012345", "qwertyuiop", "asdfghjkl", "zxcvbnm", _COLUMNS, _ZIGZAG)
_ROWS_BOTH_WAYS = (*_ROWS, *(row[::-1] for row in _ROWS))
_ROW_FROM = 4
_COMMON = re.compile(
    r"pass ?word|passwd|pa55word|letmein|welcome|iloveyou|administrator|admin|counsel+or|manager|login|changeme|secret|master|dragon"
    r"|monkey|football|baseball|sunshine|princess|threeany|3any|any|비밀번호|패스워드|관리자|상담원|사랑해|안녕하세요|대한민국"
    # 비밀번호, 사랑해, 안녕, 대한민국 typed with the keyboard in English
    r"|qlalfqjsgh|tkfkdgo|dkssud|eogksalsrnr"
)
_LEET = str.maketrans("@04135$7!", "aoaiesstl")


class Passwords:
    """Hashing off the event loop, a few at once. Made once a process."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher.from_parameters(PROFILE)
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._decoy = ""

    async def hash(self, password: str) -> str:
        return await self._work(self._hasher.hash, plain(password))

    async def fits(self, password: str, kept: str | None) -> tuple[bool, str | None]:
        """Whether it is the password, and a new hash where the kept one is weaker than hashes made today.

        Without a hash to compare with, the work is done all the same: how long it takes tells nothing.
        """
        # Also where it is not needed, so that the first unknown login is no slower than a known one.
        self._decoy = self._decoy or await self.hash(secrets.token_hex())
        fitting = await self._work(self._verify, kept or self._decoy, plain(password))
        if not (fitting and kept):
            return False, None
        return True, await self.hash(password) if self._hasher.check_needs_rehash(kept) else None

    def _verify(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _work(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        async with self._turns:
            return await asyncio.to_thread(work, *args, **kwargs)


def plain(password: str) -> str:
    """The same text however the keyboard composes it (NFKC); Hangul comes in two ways."""
    return unicodedata.normalize("NFKC", password)


def check(password: str, *own: str) -> None:
    """Raise Problem weak_password for a password that guessers try first; `own` is what they know of the account: login, name."""
    text = plain(password)
    if not SHORTEST <= len(text) <= LONGEST:
        raise Problem("weak_password")
    lower = "".join(text.casefold().split())
    if len(set(lower)) < FEWEST_SIGNS or len(_without_the_obvious(lower, own)) < FEWEST_SIGNS:
        raise Problem("weak_password")


def _without_the_obvious(text: str, own: tuple[str, ...]) -> str:
    """What is left of it without own names, common words, rows of keys, years and repetitions."""
    for name in own:
        for part in {plain(name).casefold(), plain(name).casefold().partition("@")[0]}:
            text = text.replace(part, "") if len(part) >= OWN_FROM else text
    text = _COMMON.sub("", text)
    text = _COMMON.sub("", text.translate(_LEET)) if _COMMON.search(text.translate(_LEET)) else text
    text = _without_rows(text)
    return re.sub(r"(.+?)\1+", r"\1", re.sub(r"(?:19|20)\d\d", "", text))


def _without_rows(text: str) -> str:
    kept, at = "", 0
    while at < len(text):
        length = max((size for size in range(_ROW_FROM, len(text) - at + 1) if _is_row(text[at : at + size])), default=0)
        kept += "" if length else text[at]
        at += length or 1
    return kept


def _is_row(text: str) -> bool:
    return any(text in row for row in _ROWS_BOTH_WAYS)
