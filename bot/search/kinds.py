"""Kinds of people and of help that a question speaks of, in the words of agencies or in everyday ones: `data/kinds.yml`, by people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.errors import DataError
from bot.yaml_file import read

OFFICIAL, SAID = "official", "said"
_APART = re.compile(r"[^가-힣a-z0-9.]+")


class Kinds:
    def __init__(self, written: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._kinds = tuple((tuple(words[OFFICIAL]), tuple(f" {said}" for said in words[SAID])) for words in written.values())

    def __call__(self, text: str) -> tuple[tuple[str, ...], ...]:
        """The official words of every kind that is spoken of; any of them in a text says that the text is about it."""
        plain = _APART.sub(" ", f" {text.lower()}")
        return tuple(official for official, said in self._kinds if any(word in plain for word in (*official, *said)))

    @classmethod
    def load(cls, path: Path) -> Kinds:
        """Raises DataError where the file is not `kind: {official: [word, …], said: [word, …]}` throughout."""
        written = read(path)
        if not isinstance(written, dict):
            raise DataError(path, "the file", "kinds, each with its official words and what is said", written)
        for kind, words in written.items():
            if not isinstance(kind, str) or not _is_kind(words):
                raise DataError(path, str(kind), "a list of official words and one of what is said", words)
        return cls(written)


def _is_kind(words: object) -> bool:
    return isinstance(words, dict) and set(words) == {OFFICIAL, SAID} and all(map(_are_words, words.values()))


def _are_words(words: object) -> bool:
    return isinstance(words, list) and all(isinstance(word, str) and word.strip() for word in words)
