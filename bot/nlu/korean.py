"""What the components share in one process: names, grammar and morphemes, made once. Komoran alone takes three seconds and 100 MiB."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot import knowledge
from bot.korean.morphemes import Morphemes
from bot.korean.regions import Regions
from bot.understand import Names, Reader

DATA = "data"
"""The knowledge base's folder, from where Rasa is started."""


@dataclass(frozen=True)
class Korean:
    names: Names
    reader: Reader
    morphemes: Morphemes


@lru_cache(maxsize=1)
def korean(data: str) -> Korean:
    """Of the knowledge base in the folder `data`. Starts a JVM. Raises DataError."""
    known = knowledge.load(Path(data)).names()
    names = Names(known)
    reader = Reader(Regions.load(Path(data) / "regions.csv"), names)
    return Korean(names, reader, Morphemes(word for name, aliases in known.items() for word in (name, *aliases)))
