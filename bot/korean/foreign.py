"""Whether a message is written in another language."""

from __future__ import annotations

import re

_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_HANGUL = re.compile(r"[가-힣]")
_OTHER_LETTERS = re.compile(r"[Ѐ-ӿ一-鿿぀-ヿ฀-๿ऀ-ॿ؀-ۿក-៿က-႟À-ʯḀ-ỿ]")
"""Cyrillic, Chinese, Japanese, Thai, Devanagari, Arabic, Khmer and Burmese letters, and the Latin ones of Vietnamese."""


def is_foreign(text: str) -> bool:
    """Written in another language: three Latin words and no Hangul, or mostly in letters of neither."""
    if not _HANGUL.search(text) and len(_LATIN_WORD.findall(text)) >= 3:
        return True
    return len(_OTHER_LETTERS.findall(text)) > len(_HANGUL.findall(text))
