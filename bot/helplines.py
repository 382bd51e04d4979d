"""Whom to ask about what is not ours to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot import yaml_file
from bot.errors import DataError


@dataclass(frozen=True)
class Helpline:
    words: tuple[str, ...]
    """Any of these in the request points here."""
    name: str
    phone: str
    note: str = ""
    """What to know before calling."""


@dataclass(frozen=True)
class Helplines:
    lines: tuple[Helpline, ...]

    def about(self, text: str) -> Helpline | None:
        bare = text.replace(" ", "")
        return next((line for line in self.lines if any(word.replace(" ", "") in bare for word in line.words)), None)


def load(path: Path) -> Helplines:
    node = yaml_file.read(path)
    if not isinstance(node, list) or not node:
        raise DataError(path, "the file", "a list of {words, name, phone}", node)
    for i, item in enumerate(node):
        if not isinstance(item, Mapping) or not _KEYS <= set(item) <= {*_KEYS, "note"} or not item["words"]:
            raise DataError(path, f"[{i}]", "{words, name, phone} and a note where it helps", item)
    return Helplines(tuple(Helpline(tuple(item["words"]), item["name"], item["phone"], item.get("note", "")) for item in node))


_KEYS = {"words", "name", "phone"}
