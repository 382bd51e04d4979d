"""What a spoken session tells the device at the other end, and the line that carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from channels.problems import Problem
from voice.actions import Caption, ClearPlayback, Earcon, SetManner
from voice.events import Line, Option
from voice.state import State


@dataclass(frozen=True)
class TurnIs:
    state: State


@dataclass(frozen=True)
class Capture:
    """Send sound from now on, or no more."""

    on: bool


@dataclass(frozen=True)
class Say:
    """The sound of a sentence follows."""

    utterance: int
    index: int
    line: Line


@dataclass(frozen=True)
class Sound:
    """A piece of a sentence, 100 to 200 ms."""

    utterance: int
    index: int
    pcm: bytes
    """16-bit little-endian, mono, 16 kHz; empty where nothing of the sentence can be said."""
    last: bool


@dataclass(frozen=True)
class Choices:
    """What the keys 1, 2, 3 choose now."""

    options: tuple[Option, ...]


@dataclass(frozen=True)
class Benefits:
    cards: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class StateIs:
    state: str
    """JSON of the contract's State."""


@dataclass(frozen=True)
class CodeIs:
    """A code by which this conversation goes on elsewhere, to be shown large for as long as it is good."""

    code: str
    valid_s: int


@dataclass(frozen=True)
class Moved:
    """The device is in another conversation from now on, which this opens."""

    id: str
    token: str


@dataclass(frozen=True)
class Trouble:
    problem: Problem


@dataclass(frozen=True)
class Wiped:
    """This visitor is forgotten; nothing follows."""


@dataclass(frozen=True)
class Ended:
    """The conversation is over; nothing follows."""


@dataclass(frozen=True)
class Replaced:
    """The same conversation is heard on another line now; nothing follows."""


Signal = (
    TurnIs
    | Capture
    | Say
    | Sound
    | Choices
    | Benefits
    | StateIs
    | CodeIs
    | Moved
    | Trouble
    | Wiped
    | Ended
    | Replaced
    | Earcon
    | Caption
    | ClearPlayback
    | SetManner
)
LAST_WORDS = (Wiped, Ended, Replaced)


class Device(Protocol):
    """Two implementations and more: the kiosk's and the web page's WebSocket, telephone lines."""

    def send(self, signal: Signal) -> None:
        """Take it over at once, without waiting. Who cannot get rid of it closes their line."""
        ...
