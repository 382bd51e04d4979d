"""A text cut into tokens for the dialogue engine: morphemes, but a benefit's name is never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.morphemes import Morpheme, Morphemes
from bot.understand.names import Names

_WORD = re.compile(r"\S+")


def tokens(text: str, morphemes: Morphemes, names: Names) -> list[Morpheme]:
    """In order, spans ascending and apart. A name, also misspelt or unspaced, stands word by word with the official name as lemma."""
    return list(_tokens(text, morphemes, names))


def _tokens(text: str, morphemes: Morphemes, names: Names) -> Iterator[Morpheme]:
    at = 0
    for mention in names.find(text):
        yield from _between(text, at, mention.start, morphemes)
        for word in _WORD.finditer(text[mention.start : mention.end]):
            yield Morpheme(word[0], mention.name, ("NNP",), mention.start + word.start(), mention.start + word.end())
        at = mention.end
    yield from _between(text, at, len(text), morphemes)


def _between(text: str, start: int, end: int, morphemes: Morphemes) -> Iterator[Morpheme]:
    for found in morphemes.analyse(text[start:end]):
        yield Morpheme(found.surface, found.lemma, found.tags, start + found.start, start + found.end)
