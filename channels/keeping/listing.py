"""The consents of a conversation in words, for who has no page before them: one text, and what a button would change."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import wording
from bot.wording import Wording

Shown = Mapping[str, Any]
"""One consent as `OwnData.consents` answers it."""


@dataclass(frozen=True)
class Choice:
    what: str
    granted: bool
    """What choosing it does: agree, or take it back."""
    version: str
    title: str


class Listing:
    def __init__(self, words: Wording) -> None:
        self._words = words
        self._asked_by = frozenset(map(_bare, words.options("show.asked_by")))

    @classmethod
    def load(cls, root: Path) -> Listing:
        return cls(wording.load(root / "data" / "wording" / "consent.ko.yml"))

    def is_asked(self, text: str) -> bool:
        """Whether they ask for this list, and say nothing else."""
        return _bare(text) in self._asked_by

    def paragraphs(self, consents: Sequence[Shown]) -> list[str]:
        """What each is, why, how long what rests on it is kept, and since when it holds."""
        return [self._words.say("show.lead", count=len(consents)), *(self._one(each) for each in consents)]

    def choices(self, consents: Sequence[Shown]) -> list[Choice]:
        return [self._choice(each) for each in consents]

    def agreed(self, title: str) -> str:
        return self._words.say("show.agreed", title=title)

    def _one(self, each: Shown) -> str:
        lines = [f"■ {each['title']}", each["text"], each["kept"], self._standing(each)]
        return "\n".join([*lines, each["if_withdrawn"]] if each["granted"] else lines)

    def _standing(self, each: Shown) -> str:
        if each["granted"] is None:
            return self._words.say("show.never")
        key = "withdrawn" if not each["granted"] else "granted" if each["current"] else "changed"
        return self._words.say(f"show.{key}", at=self._when(each["at"]))

    def _when(self, at: str) -> str:
        day = datetime.fromisoformat(at)
        return self._words.say("show.at", year=day.year, month=day.month, day=day.day, hour=day.hour, minute=day.minute)

    def _choice(self, each: Shown) -> Choice:
        holds = bool(each["granted"] and each["current"])
        title = self._words.say("show.take_back" if holds else "show.agree", title=each["title"])
        return Choice(each["what"], not holds, each["version"], title)


def _bare(text: str) -> str:
    """Spaces and closing marks do not count."""
    return re.sub(r"\s", "", text).rstrip(".!?~")
