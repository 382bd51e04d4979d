"""The sentences of the turn itself, from the wording file's `voice:`, as lines to show and to say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.korean.reading import spoken
from bot.wording import Wording
from voice.events import Line, Option

MOST_OPTIONS = 3
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_COUNTS = ("one", "two", "three")
_UNSAID = ("voice.tap", "voice.synthetic")
_NAMES = ("first", "second", "third")


class Prompts:
    def __init__(self, wording: Wording, hands_free: bool) -> None:
        self.wording = wording
        self._tap = "" if hands_free else wording.say("voice.tap")

    def say(self, key: str, **values: Any) -> tuple[Line, ...]:
        """The sentences of `voice.KEY`. Raises DataError where there is none."""
        return lines(self.wording.say(f"voice.{key}", tap=self._tap, **values))

    def options(self, options: Sequence[Option]) -> tuple[Line, ...]:
        """At most three, numbered: what it is, then its number."""
        titles = [option.title for option in options[:MOST_OPTIONS]]
        return self.say(f"choose.{_COUNTS[len(titles) - 1]}", **dict(zip(_NAMES, titles, strict=False))) if titles else ()

    def yes_or_no(self) -> tuple[Option, ...]:
        return tuple(Option(text, text) for text in (self.sends("yes"), self.sends("no")))

    def menu(self, titles_key: str = "menu", sends_key: str = "menu_sends") -> tuple[Option, ...]:
        titles, sends = self.wording.options(f"voice.{titles_key}"), self.wording.options(f"voice.{sends_key}")
        return tuple(Option(title, text) for title, text in zip(titles, sends, strict=True))

    def help(self, screen: bool = False) -> tuple[tuple[Line, ...], ...]:
        """`screen`: with what the keys do to the kiosk's."""
        return tuple(lines(text) for text in self.wording.options("voice.help")) + ((self.say("help_screen"),) if screen else ())

    def fixed(self) -> tuple[Line, ...]:
        """What is always said in the same words."""
        said = {key: text for key, text in self.wording.entries.items() if key.startswith("voice.") and isinstance(text, str)}
        keys = [key for key, text in said.items() if key not in _UNSAID and not key.startswith("voice.sends.") and _is_fixed(text)]
        alone = tuple(line for key in keys for line in self.say(key.removeprefix("voice.")))
        return alone + tuple(line for part in self.help() for line in part)

    def sends(self, name: str) -> str:
        return self.wording.say(f"voice.sends.{name}")


def _is_fixed(text: str) -> bool:
    return "{" not in text.replace("{tap}", "")


def lines(text: str) -> tuple[Line, ...]:
    return tuple(Line(sentence, spoken(sentence)) for sentence in _SENTENCE.split(text.strip()) if sentence)
