"""What a client sent, made safe to store: well-formed Unicode without invisible controls."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

# C0 and C1 controls except tab and line feed, line and paragraph separators, direction overrides, zero-width fillers, byte order mark.
# The zero-width joiner stays: emoji are made with it.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The same words. Half an emoji becomes the replacement character, Hangul in single letters (as macOS may send it) whole syllables."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _SURROGATE.sub("\ufffd", lines))).strip()


def well_formed(value: Any) -> Any:
    """JSON with every broken character replaced, so that it can be validated and encoded."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [well_formed(item) for item in value]
    if isinstance(value, dict):
        return {well_formed(key): well_formed(item) for key, item in value.items()}
    return value
