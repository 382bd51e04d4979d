"""Telephone numbers that people ask about by themselves (1388이 뭐예요): `data/helplines.yml`."""

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
    number: str
    name: str
    what: str
    """What one is helped with there, in a sentence or two."""


@dataclass(frozen=True)
class Helplines:
    lines: tuple[Helpline, ...]

    def numbered(self, text: str) -> Helpline | None:
        """The number named, in whatever way it is grouped; never part of a longer one or of a sum."""
        bare = text.replace("-", "")
        return next((line for line in self.lines if re.search(_alone(line.number), bare)), None)


_WAVED_AWAY = r"(?:는|은|가|이)?\s?(?:무슨\s?(?:[.!?~]|$)|됐고|됐어)"
"""119는 무슨! asks nothing of the number."""


def _alone(number: str) -> str:
    return rf"(?<!\d){number.replace('-', '')}(?!\d|\s?(?:만|천|백|억|원|세|살|명|번지|동|호|%|퍼)|{_WAVED_AWAY})"


def load(path: Path) -> Helplines:
    """Read and check the file. Raises DataError."""
    node = yaml_file.read(path)
    if not isinstance(node, list) or not node:
        raise DataError(path, "the file", "a list of {number, name, what}", node)
    return Helplines(tuple(_line(path, i, item) for i, item in enumerate(node)))


def _line(path: Path, i: int, item: Any) -> Helpline:
    if not isinstance(item, Mapping) or set(item) != _KEYS or not all(isinstance(item[key], str) for key in _KEYS):
        raise DataError(path, f"[{i}]", "{number, name, what}, the number in quotes", item)
    return Helpline(**item)


_KEYS = {"number", "name", "what"}
