"""Text as the terms an index holds: pairs of characters, and morphemes.

Morphemes come from a segmenter that the search model holds (`models/search`, a Unigram model of the `tokenizers` library over the
morphemes of Kiwi's language model), or from KoNLPy's Komoran. Komoran needs a JVM and milliseconds a sentence, and finds no better.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_WORD = re.compile(r"[0-9a-z]+|[가-힣]+")
_CONTENT = frozenset("NNG NNP NR NA VV VA XR SL SN SH MAG".split())
"""Komoran's tags of words that say what a sentence is about."""

Terms = Callable[[str], list[str]]
"""Turns text into index terms."""


def pairs(text: str) -> list[str]:
    """Character pairs within words; words of Latin letters or figures whole, those of one syllable not at all."""
    found: list[str] = []
    for word in _WORD.findall(text.lower()):
        if word[0] < "가":
            found.append(word)
        else:
            found += [word[i : i + 2] for i in range(len(word) - 1)]
    return found


class Segmenter:
    """The morphemes of the search model that mean something; `meaning` tells for each of its tokens whether it does."""

    def __init__(self, tokenizer: Tokenizer, meaning: Sequence[bool] | np.ndarray) -> None:
        self._tokenizer, self._meaning = tokenizer, meaning

    def __call__(self, text: str) -> list[str]:
        found = self._tokenizer.encode(text, add_special_tokens=False)
        return [token for token, number in zip(found.tokens, found.ids, strict=True) if self._meaning[number]]


def komoran() -> Terms:
    """Content morphemes by KoNLPy's Komoran. Starts a JVM, which takes seconds."""
    from bot.korean.morphemes import Morphemes

    analyser = Morphemes()

    def terms(text: str) -> list[str]:
        parts = (pair for found in analyser.analyse(text) for pair in zip(found.lemma.split("+"), found.tags, strict=False))
        return [form for form, tag in parts if tag in _CONTENT]

    return terms


def read_tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer  # a compiled library that only a search needs

    return Tokenizer.from_file(str(path))
