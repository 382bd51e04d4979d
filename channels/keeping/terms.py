"""The sentences that citizens agree to, each with the version by which an agreement is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot import wording
from bot.wording import Wording
from channels.identity import digest

CALLBACK, LOCATION, AUDIO, MESSENGER = "callback", "location", "audio", "messenger"
WHAT = (CALLBACK, LOCATION, AUDIO, MESSENGER)
VERSION_CHARS = 16


@dataclass(frozen=True)
class Term:
    what: str
    title: str
    text: str
    """The sentence agreed to."""
    version: str
    """Hash of `text`: another sentence is another version."""
    withdrawn: str
    """What is told when it is taken back."""

    def shown(self) -> dict[str, str]:
        return {"what": self.what, "title": self.title, "text": self.text, "version": self.version}


def load(root: Path) -> Mapping[str, Term]:
    """Every kind of consent. Raises DataError."""
    words, desk = (wording.load(root / "data" / "wording" / f"{name}.ko.yml") for name in ("consent", "desk"))
    # Counsellors' desk says the one about call-backs in the middle of a talk; there is one of it.
    texts = {what: desk.say("says.callback.consent") if what == CALLBACK else words.say(f"{what}.text") for what in WHAT}
    return {what: _term(words, what, text) for what, text in texts.items()}


def _term(words: Wording, what: str, text: str) -> Term:
    return Term(what, words.say(f"{what}.title"), text, digest(text)[:VERSION_CHARS], words.say(f"{what}.withdrawn"))
