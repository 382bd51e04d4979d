"""What people tell of themselves and how agencies call what is meant: `data/situations.yml`, written by people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.errors import DataError
from bot.korean.apart import bare, pattern, placed
from bot.yaml_file import read

_ANY_LENGTH = 99
"""Syllables: the first word of a way begins a word of the text however long it is (the 이가 of 아이가 is no tooth)."""


class Situations:
    """Of several hundred ways only those are tried whose first word stands in the text, which takes a fraction of a millisecond."""

    def __init__(self, written: Mapping[str, Sequence[str]]) -> None:
        self._ways: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for official, ways in written.items():
            for way in ways:
                for first in way.split()[0].split("|"):
                    begins = bare(first)
                    self._ways[begins[:2]].append((begins, way, official))

    def __call__(self, text: str) -> tuple[str, ...]:
        """The official words of every situation that is told, each once."""
        plain, _ = placed(text)
        joined = plain.replace(" ", "")
        found: dict[str, None] = {}
        for start in range(len(joined)):
            for begins, way, official in (*self._ways.get(joined[start : start + 2], ()), *self._ways.get(joined[start], ())):
                if official not in found and joined.startswith(begins, start) and pattern(way, _ANY_LENGTH).search(plain):
                    found[official] = None
        return tuple(found)

    @classmethod
    def load(cls, path: Path) -> Situations:
        """Raises DataError where the file is not `official words: [way, …]` throughout."""
        written = read(path)
        if not isinstance(written, dict):
            raise DataError(path, "the file", "official words, each with the ways they are told", written)
        for official, ways in written.items():
            if not isinstance(official, str) or not isinstance(ways, list) or not all(isinstance(way, str) and bare(way) for way in ways):
                raise DataError(path, str(official), "a list of ways it is told", ways)
        return cls(written)
