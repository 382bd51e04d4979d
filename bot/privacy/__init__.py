"""Identifiers leave a text before it is stored, logged or understood; what a benefit depends on stays.

Gone: resident and foreigner numbers, telephones, cards, accounts, passports, driving licences, e-mail, the detail of an
address, a name where somebody says whose it is. Kept: ages, amounts, dates, percentages, public helplines, 시도 and 시군구.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.privacy import names, public
from bot.privacy.addresses import ADDRESSES
from bot.privacy.kinds import (
    ACCOUNT,
    ADDRESS,
    CARD,
    EMAIL,
    FOREIGNER,
    LICENCE,
    NAME,
    PASSPORT,
    PHONE,
    RESIDENT,
    Found,
)
from bot.privacy.numbers import NUMBERS
from bot.privacy.plain import HIDDEN, Plain, plain

__all__ = [
    "ACCOUNT", "ADDRESS", "CARD", "EMAIL", "FOREIGNER", "LICENCE", "NAME", "PASSPORT", "PHONE", "RESIDENT", "Found", "find", "mask",
]  # fmt: skip

_RULES = (*NUMBERS, *ADDRESSES)


def mask(text: str) -> str:
    """`text` with every identifier replaced by a short name of what it was, such as `[전화번호]`. Masking again changes nothing."""
    for start, end, token in reversed(find(text)):
        text = text[:start] + token + text[end:]
    return text


def find(text: str) -> tuple[Found, ...]:
    """Every identifier of `text`, in order; none overlaps another. What is masked already is none."""
    whole = plain(text)
    kept = [whole.span(*span) for span in public.spans(whole.text)]
    found: list[Found] = []
    while True:
        # A number beside one that is hidden now may read differently, so it is looked at again until nothing new is seen.
        seen = plain(text, [*kept, *((one.start, one.end) for one in found)])
        new = _once(seen)
        if not new:
            return tuple(sorted(found))
        found += new


def _once(seen: Plain) -> list[Found]:
    found: list[tuple[int, int, str]] = []
    for start, end, token in _candidates(seen.text):
        end = start + len(seen.text[start:end].rstrip(" ,"))
        if start < end and HIDDEN not in seen.text[start:end] and not any(start < e and s < end for s, e, _ in found):
            found.append((start, end, token))
    return [Found(*seen.span(start, end), token) for start, end, token in found]


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    """What a rule sees, the surest rule first."""
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            start, end = match.span(rule.group)
            if start < end and rule.holds(text, start, end):
                yield start, end, rule.token
    for start, end in names.spans(text):
        yield start, end, NAME
