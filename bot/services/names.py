"""What is left of the names of services, so that two spellings of one name are equal."""

from __future__ import annotations

import re

from bot.korean.plain import compact

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FRAME = re.compile(r"(?:지원사업|지원|사업|지급|서비스|제도)$")


def core(name: str) -> str:
    """What is left of a name without asides, marks and the words that any service may end in."""
    return _FRAME.sub("", compact(_ASIDE.sub("", name)))
