"""Keys typed for a figure: kept until # or until none came for a while."""

from __future__ import annotations

LONGEST = 20
KEYS = frozenset("0123456789*#")


class Keypad:
    def __init__(self) -> None:
        self.digits = ""

    def press(self, digit: str) -> bool:
        """Keep `digit`. True when no more fit."""
        self.digits += digit
        return len(self.digits) >= LONGEST

    def take(self) -> str:
        digits, self.digits = self.digits, ""
        return digits
