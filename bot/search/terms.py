"""Text as the terms an index holds, each a number: pairs of characters, and morphemes.

Morphemes come from a segmenter that the search model holds (`models/search`, a Unigram model of the `tokenizers` library over the
morphemes of Kiwi's language model), or from KoNLPy's Komoran. Komoran needs a JVM and milliseconds a sentence, and finds no better.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_WORD = re.compile(r"[0-9a-z]+|[가-힣]+")
_FOREIGN = re.compile(r"[0-9a-z]+")
_FIRST, _SYLLABLES = ord("가"), ord("힣") - ord("가") + 1
_CONTENT = frozenset("NNG NNP NR NA VV VA XR SL SN SH MAG".split())
"""Komoran's tags of words that say what a sentence is about."""

Coded = tuple[np.ndarray, np.ndarray]
"""(which text, which term) of every term of many texts."""


class Terms(Protocol):
    def codes(self, text: str) -> list[int]:
        """The terms of a text in their order."""

    def batch(self, texts: Sequence[str]) -> Coded:
        """Those of many texts, far faster."""

    def code(self, term: str) -> int | None:
        """None: no term at all."""


def pairs(text: str) -> list[str]:
    """Character pairs within words; words of Latin letters or figures whole, those of one syllable not at all."""
    found: list[str] = []
    for word in _WORD.findall(text.lower()):
        if word[0] < "가":
            found.append(word)
        else:
            found += [word[i : i + 2] for i in range(len(word) - 1)]
    return found


class Pairs:
    """The same as numbers."""

    def codes(self, text: str) -> list[int]:
        return [self.code(term) for term in pairs(text)]

    def code(self, term: str) -> int:
        if term[0] < "가":
            return _SYLLABLES**2 + crc32(term.encode())
        return (ord(term[0]) - _FIRST) * _SYLLABLES + ord(term[1]) - _FIRST

    def batch(self, texts: Sequence[str]) -> Coded:
        joined = "\n".join(text.replace("\n", " ") for text in texts).lower()
        points = np.frombuffer(joined.encode("utf-32-le", "replace"), np.uint32).astype(np.int64)
        lines = np.cumsum(points == ord("\n"), dtype=np.int32)
        points -= _FIRST
        is_syllable = (points >= 0) & (points < _SYLLABLES)
        at = np.flatnonzero(is_syllable[:-1] & is_syllable[1:])
        foreign = [(found.start(), self.code(found[0])) for found in _FOREIGN.finditer(joined)]
        starts, codes = np.array(foreign, np.int64).reshape(-1, 2).T
        return np.concatenate([lines[at], lines[starts]]), np.concatenate([points[at] * _SYLLABLES + points[at + 1], codes])


class Segmenter:
    """The morphemes of the search model that mean something; `meaning` tells for each of its tokens whether it does.

    The number of a term is that of the token, so that it has a row among the model's vectors.
    """

    def __init__(self, tokenizer: Tokenizer, meaning: Sequence[bool] | np.ndarray) -> None:
        self._tokenizer, self._meaning = tokenizer, np.asarray(meaning)

    def __call__(self, text: str) -> list[str]:
        found = self._tokenizer.encode(text, add_special_tokens=False)
        return [token for token, number in zip(found.tokens, found.ids, strict=True) if self._meaning[number]]

    def codes(self, text: str) -> list[int]:
        return [number for number in self._tokenizer.encode(text, add_special_tokens=False).ids if self._meaning[number]]

    def code(self, term: str) -> int | None:
        return self._tokenizer.token_to_id(term)

    def batch(self, texts: Sequence[str]) -> Coded:
        found = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return _flat([each.ids for each in found], self._meaning)


class Komoran:
    """Content morphemes by KoNLPy's Komoran. Starts a JVM, which takes seconds; for comparison."""

    def __init__(self) -> None:
        from bot.korean.morphemes import Morphemes

        self._analyser, self._numbers = Morphemes(), dict[str, int]()

    def codes(self, text: str) -> list[int]:
        return [self._numbers.setdefault(form, len(self._numbers)) for form in self._forms(text)]

    def code(self, term: str) -> int | None:
        return self._numbers.get(term)

    def batch(self, texts: Sequence[str]) -> Coded:
        return _flat([self.codes(text) for text in texts])

    def _forms(self, text: str) -> Iterator[str]:
        for found in self._analyser.analyse(text):
            yield from (form for form, tag in zip(found.lemma.split("+"), found.tags, strict=False) if tag in _CONTENT)


def _flat(found: Sequence[Sequence[int]], kept: np.ndarray | None = None) -> Coded:
    counts = np.fromiter(map(len, found), np.int64, len(found))
    rows = np.repeat(np.arange(len(found), dtype=np.int32), counts)
    codes = np.fromiter(chain.from_iterable(found), np.int64, int(counts.sum()))
    return (rows, codes) if kept is None else (rows[kept[codes]], codes[kept[codes]])


Split = Callable[[str], list[str]]


def read_tokenizer(path: Path) -> Tokenizer:
    """Raises OSError, or ValueError where the file holds none."""
    from tokenizers import Tokenizer  # a compiled library that only a search needs

    # Of a file that holds none `from_file` raises a bare Exception, this a ValueError.
    return Tokenizer.from_buffer(path.read_bytes())
