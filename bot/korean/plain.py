"""Text without what people write differently: spaces, punctuation, letter case."""

from __future__ import annotations

import re
import unicodedata

_GAPS = re.compile(r"[^0-9A-Za-z가-힣ㄱ-ㅎㅏ-ㅣ]+")


def compact(text: str) -> str:
    """`text` composed (NFC), lower case, only letters, digits and Hangul: what the unspaced patterns of the grammar read."""
    return _GAPS.sub("", unicodedata.normalize("NFC", text)).lower()


def compact_spans(text: str) -> tuple[str, list[int]]:
    """Like `compact` without composing, with the place in `text` of every character that is left."""
    places = [i for i, char in enumerate(text) if not _GAPS.fullmatch(char)]
    return "".join(text[i] for i in places).lower(), places
