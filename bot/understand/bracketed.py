"""Ages that stand in brackets after the word for a person: 엄마(73)가, 남동생(35)이랑, 어머니(82세)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understand.page import Found, Page

_BRACKETED = re.compile(
    r"(?<=[가-힣])(?<!아들)(?<!딸)(?<![가-힣]애)(?<!아이)(?<!아기)(?<!째)(?<!막내)(?P<brackets>\((?:만\s?)?(?P<years>\d{2,3})\s?[세살]?\))"
    r"(?P<particle>께서는|께서|이랑|하고|에게|한테|가|는|은|이|도|를|을|의|랑|와|과)?(?=[\s,.]|$)"
)
_ADULT, _OLDEST = 19, 120


def _is_an_age(found: re.Match[str]) -> bool:
    return _ADULT <= int(found["years"]) <= _OLDEST


def without_brackets(text: str) -> str:
    """`text`, as long as before, with the particle next to the word again: 엄마(73)가 is read as 엄마가."""
    return _BRACKETED.sub(lambda m: (m["particle"] or "") + " " * len(m["brackets"]) if _is_an_age(m) else m.group(), text)


def read_bracketed_ages(page: Page) -> Iterator[Found]:
    """`age` of whoever the word before the brackets names."""
    for match in _BRACKETED.finditer(page.said):
        named = next((m for m in page.mentions if m.end == match.start("brackets")), None)
        if named is not None and _is_an_age(match):
            yield Found("age", int(match["years"]), match.start("years"), match.end("years"), person=named.person)
