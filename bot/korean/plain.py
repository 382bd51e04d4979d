"""Text without what people write differently: spaces, punctuation, letter case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_SENTENCE_END = re.compile(r"(?<=[요다]\.)\s+")
_GAPS = re.compile(r"[^0-9A-Za-z가-힣ㄱ-ㅎㅏ-ㅣ]+")


def compact(text: str) -> str:
    """`text` composed (NFC), lower case, only letters, digits and Hangul: what the unspaced patterns of the grammar read."""
    return _GAPS.sub("", unicodedata.normalize("NFC", text)).lower()


def sentences(text: str) -> list[str]:
    """What is written for citizens, sentence by sentence: each ends in 요. or 다."""
    return _SENTENCE_END.split(text)


def compact_spans(text: str) -> tuple[str, list[int]]:
    """Like `compact` without composing, with the place in `text` of every character that is left."""
    places = [i for i, char in enumerate(text) if not _GAPS.fullmatch(char)]
    return "".join(text[i] for i in places).lower(), places


def made_of(text: str, words: Collection[str]) -> bool:
    """Whether `text` is nothing but `words`, one after another. In linear time: a starred group would try every way to part it."""
    longest = max(map(len, words))
    reached = [True, *[False] * len(text)]
    for start in range(len(text)):
        if reached[start]:
            for end in range(start + 1, min(start + longest, len(text)) + 1):
                reached[end] = reached[end] or text[start:end] in words
    return reached[-1]
