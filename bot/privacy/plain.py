"""A text made plain for the rules, and the way back to where each character stood."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from bot.privacy.kinds import TOKENS

HIDDEN = "\0"
"""What is masked already or stays: one character, however long, so that a masked text looks the same when it is masked again."""


class Plain(NamedTuple):
    text: str
    """Any digit as 0–9, any dash as -, any blank as a space; tokens and what was put away as HIDDEN."""
    starts: tuple[int, ...]
    """Where each character begins in the original; one more for its end."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the plain text in the original."""
        return self.starts[start], self.starts[end]


def plain(text: str, hidden: Iterable[tuple[int, int]] = ()) -> Plain:
    """`text` with the spans `hidden`, which do not overlap, and every token put away."""
    gone = sorted({*hidden, *(found.span() for found in TOKENS.finditer(text))})
    begins = [start for start, _ in gone]
    characters, starts, at = [], [], 0
    while at < len(text):
        starts.append(at)
        within = bisect_right(begins, at) - 1
        if within >= 0 and at < gone[within][1]:
            characters.append(HIDDEN)
            at = gone[within][1]
        else:
            characters.append(_character(text[at]))
            at += 1
    return Plain("".join(characters), (*starts, len(text)))


def _character(char: str) -> str:
    if char == HIDDEN:
        return " "
    value = unicodedata.digit(char, None)
    if value is not None:
        return str(value)
    if unicodedata.category(char) == "Pd" or char in "−ー─━～〜∼":
        return "~" if char in "～〜∼" else "-"
    if char.isspace() or unicodedata.category(char) == "Cf":
        return " "
    if "！" <= char <= "～":
        return chr(ord(char) - 0xFEE0)
    return "." if char == "·" else char
