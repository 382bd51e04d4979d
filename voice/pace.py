"""A person's own pauses: who stops to think within a sentence is given longer, within bounds."""

from __future__ import annotations

_KEEPS = 0.8
"""Share of what was known that a new pause leaves."""
_MARGIN = 1.5
_ENOUGH = 3
"""Pauses before we believe to know somebody."""
_SHORTEST = 0.2
"""Shorter gaps lie between syllables."""
SOONER, LATER = 0.1, 0.7
"""How far the silence that ends an answer may move from what the question asks for (seconds)."""


class Pace:
    def __init__(self) -> None:
        self._mean, self._count = 0.0, 0

    def paused(self, seconds: float) -> None:
        """The person was silent for so long and then went on."""
        if seconds >= _SHORTEST:
            self._mean = seconds if not self._count else _KEEPS * self._mean + (1 - _KEEPS) * seconds
            self._count += 1

    def patience(self, asked: float) -> float:
        if self._count < _ENOUGH:
            return asked
        return min(max(self._mean * _MARGIN, asked - SOONER), asked + LATER)
