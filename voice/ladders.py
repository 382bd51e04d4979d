"""Silence and what cannot be understood: each time another help, the third time a person, after that a told goodbye."""

from __future__ import annotations

from enum import IntEnum


class Rung(IntEnum):
    NONE = 0
    AGAIN = 1
    """Shorter, with an example."""
    CHOICES = 2
    """Two or three to choose from, by voice or key."""
    PERSON = 3
    GOODBYE = 4


class Ladder:
    def __init__(self) -> None:
        self.rung = Rung.NONE

    def up(self) -> Rung:
        self.rung = Rung(min(self.rung + 1, Rung.GOODBYE))
        return self.rung

    def reset(self) -> None:
        self.rung = Rung.NONE
