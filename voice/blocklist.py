"""Sentences a recogniser makes out of noise: the stock phrases of its training data, and the prompt it was given."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from bot import yaml_file
from bot.errors import DataError
from bot.korean.plain import compact

SHORT_S = 1.5
"""Speech of this length is too short for a stock phrase; what is longer somebody may have said."""
_ECHO_ENTRIES, _ECHO_LETTERS = 3, 16
"""From so many words of the prompt in its own order, or letters of one entry, it is the prompt and no answer."""


@dataclass(frozen=True)
class Blocklist:
    phrases: frozenset[str] = frozenset()
    """Whole sentences, without spaces and punctuation."""
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    prompt: str = ""

    def with_prompt(self, prompt: str) -> Blocklist:
        return replace(self, prompt=prompt)

    def blocks(self, text: str, speech_seconds: float) -> bool:
        return (speech_seconds < SHORT_S and self._is_stock(text)) or self._is_echo(text)

    def _is_stock(self, text: str) -> bool:
        sentences = [compact(sentence) for sentence in re.split(r"[.!?\n]+", text) if compact(sentence)]
        return compact(text) in self.phrases or all(
            sentence in self.phrases or sentence.startswith(self.starts) or sentence.endswith(self.ends) for sentence in sentences
        )

    def _is_echo(self, text: str) -> bool:
        said, given = _entries(text), _entries(self.prompt)
        size = len(said)
        if not size or not any(given[at : at + size] == said for at in range(len(given) - size + 1)):
            return False
        return size >= _ECHO_ENTRIES or 1 < size == len(given) or len("".join(said)) >= _ECHO_LETTERS


def load(root: Path) -> Blocklist:
    """Of `data/speech/stock_phrases.yml`. Raises DataError where it is malformed."""
    file = root / "data" / "speech" / "stock_phrases.yml"
    entries = yaml_file.read(file)
    if not isinstance(entries, dict) or set(entries) != {"phrases", "starts", "ends"}:
        raise DataError(file, "the file", "the lists phrases, starts and ends", entries)
    for key, listed in entries.items():
        if not isinstance(listed, list) or not all(isinstance(each, str) and compact(each) for each in listed):
            raise DataError(file, key, "a list of sentences", listed)
    plain = {key: [compact(each) for each in listed] for key, listed in entries.items()}
    return Blocklist(frozenset(plain["phrases"]), tuple(plain["starts"]), tuple(plain["ends"]))


def _entries(text: str) -> list[str]:
    return [compact(entry) for entry in re.split(r"[,.!?\n]+", text) if compact(entry)]
