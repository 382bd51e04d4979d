"""The sentences that citizens agree to, each with the version by which an agreement is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot import wording
from bot.settings import Settings
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
    kept: str
    """How long what rests on it is kept, by the settings as they are."""
    if_withdrawn: str
    """What taking it back does, told before."""
    withdrawn: str
    """What is told when it is taken back."""

    def shown(self) -> dict[str, str]:
        told = {"kept": self.kept, "if_withdrawn": self.if_withdrawn}
        return {"what": self.what, "title": self.title, "text": self.text, "version": self.version, **told}


def load(settings: Settings) -> Mapping[str, Term]:
    """Every kind of consent. Raises DataError."""
    words, desk = (wording.load(settings.root / "data" / "wording" / f"{name}.ko.yml") for name in ("consent", "desk"))
    days = {"days": settings.retention_days, "callback_days": settings.retention_callback_days}
    # Counsellors' desk says the one about call-backs in the middle of a talk; there is one of it.
    texts = {what: desk.say("says.callback.consent") if what == CALLBACK else words.say(f"{what}.text") for what in WHAT}
    return {what: _term(words, what, text, days) for what, text in texts.items()}


def _term(words: Wording, what: str, text: str, days: Mapping[str, Any]) -> Term:
    kept, if_withdrawn, withdrawn = (words.say(f"{what}.{part}", **days) for part in ("kept", "if_withdrawn", "withdrawn"))
    return Term(what, words.say(f"{what}.title"), text, digest(text)[:VERSION_CHARS], kept, if_withdrawn, withdrawn)
