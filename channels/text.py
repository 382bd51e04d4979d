"""What a client sent, made safe to store: well-formed Unicode without invisible controls."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

# C0 and C1 controls except tab and line feed, soft hyphen, line and paragraph separators, direction marks and overrides, zero-width
# fillers and operators, annotations, byte order mark.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    # The zero-width joiner makes one emoji of several; anywhere else it only hides.
    r"|(?<![^\w\s\u200b-\u200f])\u200d|\u200d(?![^\w\s\u200b-\u200f])"
)
_FILLER = re.compile("[\u115f\u1160\u3164\uffa0]")
"""Hangul fillers: letters by name, blanks to the eye."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The same words. Half an emoji becomes the replacement character, Hangul in single letters (as macOS may send it) whole syllables."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    seen = _INVISIBLE.sub("", _FILLER.sub(" ", _SURROGATE.sub("\ufffd", lines)))
    return unicodedata.normalize("NFC", seen).strip()


def well_formed(value: Any) -> Any:
    """JSON with every broken character replaced, so that it can be validated and encoded."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [well_formed(item) for item in value]
    if isinstance(value, dict):
        return {well_formed(key): well_formed(item) for key, item in value.items()}
    return value
