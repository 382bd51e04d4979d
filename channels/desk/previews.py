"""What a citizen is still writing, as a counsellor sees it: masked, short, in memory alone."""

from __future__ import annotations

import re

from bot.privacy import mask
from channels.text import clean

MOST_CHARS = 300
"""The end of what is written; masking is done for every stroke, on the event loop."""
HIDDEN = "●●●"
_HALF_A_NUMBER = re.compile(r"\d(?:[\s.\-–]{0,2}\d){5,}")
"""An identifier that is not yet whole is no identifier to the mask."""
_MODE = re.compile(r'"mode":"(\w+)"')


def preview(text: str) -> str:
    return _HALF_A_NUMBER.sub(HIDDEN, mask(clean(text)[-MOST_CHARS:]))


def mode_of(state: str) -> str | None:
    """The mode in a State as it is stored, without reading all of it."""
    found = _MODE.search(state)
    return found[1] if found else None
