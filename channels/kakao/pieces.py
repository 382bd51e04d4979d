"""A long text in pieces that a messenger takes, at the borders of sentences. Nothing but white space at a border is left out."""

from __future__ import annotations

import re

_BORDERS = (re.compile(r"\n\s*|(?<=[.!?…。])\s+"), re.compile(r"\s+"))
"""Where a text may be taken apart: between sentences, or else between words."""


def length(text: str) -> int:
    """As most messengers count: an emoji beyond the basic plane is two."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def pieces(text: str, most: int) -> list[str]:
    """`text` in as few pieces of at most `most` as its borders allow; a word longer than that is cut."""
    return [text[start:end] for start, end in spans(text, most)]


def spans(text: str, most: int) -> list[tuple[int, int]]:
    """Where each piece begins and ends in `text`."""
    found, start, end = [], _skip(text, 0), len(text.rstrip())
    while start < end:
        stop = _stop(text, start, end, most)
        found.append((start, stop))
        start = _skip(text, stop)
    return found


def _stop(text: str, start: int, end: int, most: int) -> int:
    widest = _widest(text, start, end, most)
    if widest == end:
        return end
    for border in _BORDERS:
        # A border that only begins within reach will do: the piece ends before it.
        stops = [gap.start() for gap in border.finditer(text, start, end) if start < gap.start() <= widest]
        if stops:
            return stops[-1]
    return widest


def _widest(text: str, start: int, end: int, most: int) -> int:
    """As far as a piece may reach; at least one letter."""
    if length(text[start:end]) <= most:
        return end
    reach, counted = start, 0
    while reach < end and (counted := counted + length(text[reach])) <= most:
        reach += 1
    return max(reach, start + 1)


def _skip(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start
