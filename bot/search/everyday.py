"""The words that agencies use for those of a question: `data/everyday.yml`, written by people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.errors import DataError
from bot.yaml_file import read


class Everyday:
    def __init__(self, written: Mapping[str, Sequence[str]]) -> None:
        self._official = {_bare(word): tuple(official) for word, official in written.items()}
        spelt = sorted((r"\s?".join(word.split()) for word in written), key=len, reverse=True)
        self._pattern = re.compile(r"(?<![가-힣])(" + "|".join(spelt) + ")") if spelt else None

    def __call__(self, text: str) -> str:
        """The official words, each once, those that stand in the text themselves left out."""
        found = self._pattern.finditer(text) if self._pattern else ()
        words = dict.fromkeys(word for each in found for word in self._official[_bare(each[1])])
        return " ".join(word for word in words if word not in text)

    @classmethod
    def load(cls, path: Path) -> Everyday:
        """Raises DataError where the file is not `word: [official, …]` throughout."""
        written = read(path)
        if not isinstance(written, dict):
            raise DataError(path, "the file", "words, each with a list of official ones", written)
        for word, official in written.items():
            if not isinstance(word, str) or not isinstance(official, list) or not all(isinstance(each, str) for each in official):
                raise DataError(path, str(word), "a list of official words", official)
        return cls(written)


def _bare(text: str) -> str:
    return "".join(text.split())
