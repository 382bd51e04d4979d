"""Every sentence a citizen reads, keyed by name, one file a language."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot import yaml_file
from bot.errors import DataError
from bot.korean.josa import josa


class Word(str):
    """A text that takes its particle where it is put: `{name:은/는}` → 기초연금은."""

    def __format__(self, spec: str) -> str:
        return josa(str(self), spec) if "/" in spec else super().__format__(spec)


class Wording:
    def __init__(self, file: Path, entries: Mapping[str, str | tuple[str, ...]]) -> None:
        self.file, self.entries = file, entries

    def say(self, key: str, **values: Any) -> str:
        """The sentence `key` with its blanks filled. Raises DataError where key or a blank is missing."""
        text = self.entries.get(key)
        if not isinstance(text, str):
            raise DataError(self.file, key, "a sentence", text)
        words = {name: Word(value) if isinstance(value, str) else value for name, value in values.items()}
        try:
            return text.format(**words)
        except KeyError as blank:
            raise DataError(self.file, key, f"a sentence without the blank {blank}", text) from blank

    def ending(self, key: str) -> str:
        """How the sentence `key` ends, whatever its blanks are filled with."""
        return str(self.entries[key]).rpartition("}")[2]

    def options(self, key: str) -> tuple[str, ...]:
        """The list `key`; empty where there is none."""
        value = self.entries.get(key, ())
        return value if isinstance(value, tuple) else (value,)

    def has(self, key: str) -> bool:
        return key in self.entries


def load(path: Path) -> Wording:
    node = yaml_file.read(path)
    if not isinstance(node, Mapping):
        raise DataError(path, "the file", "a mapping of sentences", node)
    entries = dict(_flat(path, "", node))
    for key, text in entries.items():
        for part in (text,) if isinstance(text, str) else text:
            _check_braces(path, key, part)
    return Wording(path, entries)


def _flat(path: Path, prefix: str, node: Mapping[Any, Any]) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for key, value in node.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from _flat(path, f"{name}.", value)
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            yield name, tuple(value)
        elif isinstance(value, str) and value.strip():
            yield name, value
        else:
            raise DataError(path, name, "a sentence (in quotes where YAML would read it otherwise)", value)


def _check_braces(path: Path, key: str, text: str) -> None:
    try:
        list(string.Formatter().parse(text))
    except ValueError as error:
        raise DataError(path, key, f"a sentence with balanced braces ({error})", text) from error
