"""The one noun that travels: what the assistant answers, and what it heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class QuickReply:
    title: str
    text: str
    """What is sent as if the citizen had said it."""


@dataclass(frozen=True)
class Card:
    """A benefit as the citizen sees it."""

    id: str
    name: str
    status: str | None
    """`eligible`, `possible`, or None where nothing is claimed about this person."""
    summary: str
    why: tuple[dict[str, Any], ...] = ()
    """Each condition: `{"text", "met": true | false | null, "basis"}`."""
    missing: tuple[str, ...] = ()
    """Names of facts that would still decide something."""
    apply: dict[str, Any] = field(default_factory=dict)
    """`how`, `where`, `online`, `documents`, `period`, `contact`, `agency`, `checked`."""


@dataclass(frozen=True)
class Reply:
    text: str
    speech: str
    """The same, said aloud: no URL, no bracket, numbers in words."""
    benefits: tuple[Card, ...] = ()
    quick_replies: tuple[QuickReply, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Asked:
    """One of several questions of a message."""

    text: str
    """What was told since the question before, then the question."""
    question: str
    intent: str | None = None
    """Of the question alone."""
    confidence: float = 0.0


@dataclass(frozen=True)
class Heard:
    """One message of a citizen as it reaches the dialogue: masked text and what the NLU made of it."""

    text: str
    intent: str | None = None
    confidence: float = 0.0
    asked: tuple[Asked, ...] = ()
    """Its questions in turn, where there are several."""
    crisis_answered: bool = False
    desk: str = "none"
    """Whether a counsellor can come: `open`, `closed` for now, `waiting`: one is called already; `none`: there are no counsellors here."""
    without: Mapping[str, str] = field(default_factory=dict)
    """Ids of benefits and topics that are switched off: nothing is told of them but this text, or ("") the usual sentence."""


@dataclass(frozen=True)
class Outcome:
    replies: tuple[Reply, ...]
    context: dict[str, Any]
    state: dict[str, Any]
    about: tuple[str, ...] = ()
    """Ids of the topic and the benefits that the answer is about, the one asked of first."""
