"""What a citizen asks of the channel itself, by a button or in its words; everything else is for the assistant."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.wording import Wording
from channels.kakao.payload import Payload
from channels.text import clean

MOST_PAGES = 1000
FIXED = ("show", "link", "ask_to_erase", "erase", "keep")
"""Commands that are said in these very words (`command.<name>`)."""
_CODE = re.compile(r"\d{4}\W{0,3}\d{4}")


@dataclass(frozen=True)
class Command:
    name: str
    """`say`: none; `show`, `welcome`, `more`, `link`, `join`, `ask_to_erase`, `erase`, `keep`, `picture`; of consents: `consents`,
    `agree`, `take_back`."""
    code: str = ""
    """Of another device; or of the sentence that was shown with a consent's button."""
    what: str = ""
    """Which consent."""
    page: int = 1
    after: int = 0
    upto: int | None = None


class Commands:
    def __init__(self, words: Wording, asks_for_consents: Callable[[str], bool]) -> None:
        self._words, self._asks_for_consents = words, asks_for_consents
        self._exact = {_bare(text): name for name in FIXED for text in words.options(f"command.{name}")}
        self._welcome = frozenset(map(_bare, words.options("command.welcome")))
        self._join = tuple(_bare(text) for text in words.options("command.join"))

    def read(self, payload: Payload) -> Command:
        if payload.is_picture:
            return Command("picture")
        if any(_bare(block) in self._welcome for block in payload.blocks if block):
            return Command("welcome")
        said = _bare(clean(payload.userRequest.utterance))
        extra = payload.action.clientExtra
        if "more" in extra:
            return _more(extra["more"])
        if "consent" in extra:
            return _consent(extra["consent"])
        if self._asks_for_consents(said):
            return Command("consents")
        if said in self._exact:
            return Command(self._exact[said])
        for word in self._join:
            if said.startswith(word) and _CODE.fullmatch(code := said[len(word) :]):
                return Command("join", code=code)
        return Command("say")

    def offers(self, name: str) -> list[tuple[str, str]]:
        """Label and words of the buttons under a fixed sentence."""
        if name != "ask_to_erase":
            return []
        return [(self._words.say(f"button.{each}"), self._words.options(f"command.{each}")[0]) for each in ("erase", "keep")]


def _bare(text: str) -> str:
    """Spaces and closing marks do not count."""
    return re.sub(r"\s", "", text).rstrip(".!~")


def _consent(decision: Any) -> Command:
    """What a button decides; one that is not of our making shows what there is to decide."""
    found = decision if isinstance(decision, dict) else {}
    what, version, granted = found.get("what"), found.get("version"), found.get("granted")
    if not (isinstance(what, str) and isinstance(version, str) and isinstance(granted, bool)):
        return Command("consents")
    return Command("agree" if granted else "take_back", code=version, what=what)


def _more(place: Any) -> Command:
    """The page that a button leads to; one that is not of our making shows what is new."""
    numbers = [place.get(name) for name in ("after", "upto", "page")] if isinstance(place, dict) else []
    if len(numbers) != 3 or not all(isinstance(number, int) and 0 <= number < 2**31 for number in numbers):
        return Command("show")
    after, upto, page = numbers
    return Command("more", page=max(1, min(page, MOST_PAGES)), after=after, upto=upto)
