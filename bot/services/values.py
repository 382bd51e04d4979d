"""The values of one published row by kind, or a RecordError that names the field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.errors import RecordError
from bot.services import sanitised

Row = Mapping[str, Any]

SEPARATOR = "||"
"""Between the values of a field that has several."""


@dataclass(frozen=True)
class Values:
    """Every method gives what stands for "nothing" where the field is absent, and raises RecordError for what is of another kind."""

    id: str
    given: Row

    def string(self, name: str) -> str:
        value = self.given.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise RecordError(self.id, name, "a text", value)
        return value

    def text(self, name: str) -> str:
        return sanitised.text(self.string(name).replace(SEPARATOR, "\n"))

    def line(self, name: str) -> str:
        return sanitised.line(self.string(name))

    def required_line(self, name: str) -> str:
        found = self.line(name)
        if not found:
            raise RecordError(self.id, name, "a name", self.given.get(name))
        return found

    def several(self, name: str) -> tuple[str, ...]:
        parts = (sanitised.line(part) for part in self.string(name).split(SEPARATOR))
        return tuple(dict.fromkeys(part for part in parts if part))

    def number(self, name: str) -> int | None:
        """A whole number from 0, also written as text (CSV) or with .0 (spreadsheets)."""
        value = self.given.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, str) and re.fullmatch(r"\s*[0-9]{1,12}(?:\.0+)?\s*", value):
            return int(float(value))
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1 or not 0 <= value < 1e12:
            raise RecordError(self.id, name, "a whole number from 0", value)
        return int(value)

    def moment(self, name: str) -> str:
        value = self.given.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return sanitised.line(self.string(name), 40)

    def flag(self, name: str) -> bool:
        value = self.given.get(name)
        if value is None or value in ("", "N", "n"):
            return False
        if value in ("Y", "y"):
            return True
        raise RecordError(self.id, name, '"Y" or nothing', value)
