"""Texts as long as Telegram takes them: cut at borders of sentences, and never inside a mark-up or a character."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voice import sentences

LIMIT = 4096
"""Of one message, counted as Telegram does: in UTF-16 units, mark-up left out."""
_JOINER, _VARIANT = "\u200d", "\ufe0f"


@dataclass(frozen=True)
class Line:
    """A line of a message, as plain text and as HTML whose tags are all closed."""

    plain: str
    html: str


@dataclass(frozen=True)
class Piece:
    """What goes out as one message."""

    plain: str
    html: str


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, limit: int = LIMIT) -> tuple[str, ...]:
    """`text` in parts of at most `limit`: cut after a sentence or a line where there is one, else between words, else between letters."""
    found, rest = [], text.strip()
    while units(rest) > limit:
        end = _border(rest, _reach(rest, limit))
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return (*found, rest) if rest else tuple(found)


def _reach(text: str, limit: int) -> int:
    """How many characters fit."""
    end = min(limit, len(text))
    while units(text[:end]) > limit:
        end -= max(1, (units(text[:end]) - limit) // 2)
    return end


def _border(text: str, reach: int) -> int:
    line = text.rfind("\n", reach // 2, reach + 1)
    if line > 0:
        return line  # an item of a list stays whole
    at = end = 0
    for sentence in sentences.split(text[:reach]):
        at = text.index(sentence, at) + len(sentence)
        if at < reach or text[at : at + 1].isspace():
            end = at
    if end:
        return end
    space = max(text.rfind(" ", 1, reach), text.rfind("\n", 1, reach))
    return space if space > 0 else _between_letters(text, reach)


def _between_letters(text: str, reach: int) -> int:
    for end in range(reach, max(reach - 32, 1), -1):
        follows = text[end : end + 1]
        if not (unicodedata.combining(follows or " ") or follows in (_JOINER, _VARIANT) or text[end - 1] == _JOINER):
            return end
    return reach


def plain(text: str) -> Line:
    return Line(text, html.escape(text, quote=False))


def bold(text: str) -> Line:
    return Line(text, f"<b>{html.escape(text, quote=False)}</b>")


def italic(text: str) -> Line:
    return Line(text, f"<i>{html.escape(text, quote=False)}</i>")


def labelled(label: str, text: str) -> tuple[Line, ...]:
    """`label` in bold before `text`; several lines where it is too long for one message."""
    first, *rest = cut(f"{label} {text}")
    body = first.removeprefix(label).strip()
    return (Line(first, f"<b>{html.escape(label, quote=False)}</b> {html.escape(body, quote=False)}"), *map(plain, rest))


def anchor(title: str, url: str) -> Line:
    return Line(title, f'<a href="{html.escape(url)}">{html.escape(title, quote=False)}</a>')


def packed(lines: Iterable[Line], folded: bool = False) -> Iterator[Piece]:
    """As many lines in one message as it takes. `folded`: shown in short until somebody opens them."""
    now: list[Line] = []
    size = 0
    for line in lines:
        if now and size + 1 + units(line.plain) > LIMIT:
            yield _piece(now, folded)
            now, size = [], 0
        size += units(line.plain) + bool(now)
        now.append(line)
    if now:
        yield _piece(now, folded)


def _piece(lines: list[Line], folded: bool) -> Piece:
    marked = "\n".join(line.html for line in lines)
    return Piece("\n".join(line.plain for line in lines), f"<blockquote expandable>{marked}</blockquote>" if folded else marked)


def joined(pieces: Iterable[Piece], between: str = "\n") -> Iterator[Piece]:
    """Neighbours that fit into one message together are one."""
    now: Piece | None = None
    for piece in pieces:
        if now is not None and units(now.plain) + units(between) + units(piece.plain) <= LIMIT:
            now = Piece(now.plain + between + piece.plain, now.html + between + piece.html)
            continue
        if now is not None:
            yield now
        now = piece
    if now is not None:
        yield now
