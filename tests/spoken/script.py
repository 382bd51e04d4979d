"""Conversations as data: who comes by which line, what they say and do, what goes wrong, and how it may end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

LINES = ("kiosk", "web", "hands_free", "phone", "pbx")
STEPS = {
    "say": "a sentence, once it is their turn",
    "into": "a sentence into our words, a second after they began",
    "keys": "keys of the keypad, once it is their turn",
    "keys_into": "keys while we speak",
    "press": "a button of the page, at once",
    "silence": "nothing, for so many seconds",
    "noise": "a noise alone: kind and seconds",
    "kill": "ears or mouth: its process dies",
    "freeze": "ears or mouth: its process stops answering",
    "engine": "down, slow or up",
    "garbage": "odd, huge, stream or text",
    "cut": "the line breaks for so many seconds",
    "leave": "they go",
}
ENDS = ("answer", "person", "goodbye", "number", "gone")


@dataclass(frozen=True)
class Scenario:
    name: str
    line: str
    steps: tuple[tuple[str, Any], ...]
    ends: str
    """`goodbye` where they ask for it; `number` where nobody is there any more, whose last words say whom to call; `gone` where they go."""
    voice: str = "ko"
    """Of espeak: ko+f2, ko+m3 …"""
    rate: int = 140
    around: str = "silence"
    """The noise they speak in …"""
    snr: float = 20.0
    """… and by how many dB they are louder than it."""
    dies: str = ""
    """ears or mouth: its process is killed while it works at what they said first."""
    within: float = 8.0
    """Seconds from the end of what they said to the first sentence; more where something has to be started anew."""
    drowned: bool = False
    """Others talk so loudly that no end of an answer can be heard: it is the longest answer's time that counts."""
    says: str = ""
    """Part of what must be said in the end."""
    heard: tuple[str, ...] | None = None
    """What is understood of them, spaces aside; None: everything they say, each sentence as they say it."""

    @property
    def understood(self) -> tuple[str, ...]:
        return self.heard if self.heard is not None else tuple(text for name, text in self.steps if name in ("say", "into"))


def load(folder: Path) -> list[Scenario]:
    """All of them. Raises ValueError where one is malformed."""
    found = []
    for path in sorted(folder.glob("*.yml")):
        for item in yaml.safe_load(path.read_text(encoding="utf-8")):
            try:
                found.append(_scenario(item))
            except (KeyError, TypeError, ValueError) as error:
                raise ValueError(f"{path.name}: {item.get('name')}: {error}") from error
    return found


def _scenario(item: Mapping[str, Any]) -> Scenario:
    if unknown := item.keys() - {field.name for field in fields(Scenario)}:
        raise ValueError(f"nobody knows {', '.join(unknown)}")
    steps = tuple(pair for step in item["steps"] for pair in step.items())
    heard = tuple(item["heard"]) if "heard" in item else None
    for what, allowed in ((item["line"], LINES), *((name, STEPS) for name, _ in steps), (item["ends"], ENDS)):
        if what not in allowed:
            raise ValueError(f"{what} is none of {', '.join(allowed)}")
    return Scenario(**{**item, "steps": steps, "heard": heard})
