"""Whom to ask about what is not ours to answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
class Number:
    """A number that people ask about by itself: 1388이 뭐예요."""

    number: str
    name: str
    what: str
    """What one is helped with there, in a sentence or two."""


@dataclass(frozen=True)
class Helplines:
    lines: tuple[Helpline, ...]
    numbers: tuple[Number, ...] = ()

    def about(self, text: str) -> Helpline | None:
        bare = text.replace(" ", "")
        return next((line for line in self.lines if any(word.replace(" ", "") in bare for word in line.words)), None)

    def numbered(self, text: str) -> Number | None:
        """The number named, in whatever way it is grouped; never part of a longer one or of a sum."""
        bare = text.replace("-", "")
        return next((line for line in self.numbers if re.search(_alone(line.number), bare)), None)


def _alone(number: str) -> str:
    return rf"(?<!\d){number.replace('-', '')}(?!\d|\s?(?:만|천|백|억|원|세|살|명|번지|동|호|%|퍼))"


def load(path: Path) -> Helplines:
    node = yaml_file.read(path)
    if not isinstance(node, list) or not node:
        raise DataError(path, "the file", "a list of {words, name, phone}", node)
    lines = [(i, item) for i, item in enumerate(node) if not (isinstance(item, Mapping) and "number" in item)]
    for i, item in lines:
        if not isinstance(item, Mapping) or not _KEYS <= set(item) <= {*_KEYS, "note"} or not item["words"]:
            raise DataError(path, f"[{i}]", "{words, name, phone} and a note where it helps", item)
    helplines = tuple(Helpline(tuple(item["words"]), item["name"], item["phone"], item.get("note", "")) for _, item in lines)
    return Helplines(helplines, tuple(_number(path, i, item) for i, item in enumerate(node) if (i, item) not in lines))


def _number(path: Path, i: int, item: Mapping[str, Any]) -> Number:
    if set(item) != _NUMBER_KEYS or not all(isinstance(item[key], str) for key in _NUMBER_KEYS):
        raise DataError(path, f"[{i}]", "{number, name, what}, the number in quotes", item)
    return Number(**item)


_KEYS = {"words", "name", "phone"}
_NUMBER_KEYS = {"number", "name", "what"}
