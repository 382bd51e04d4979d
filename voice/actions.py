"""What the turn machine wants done, in this order. The caller does it and reports back with events."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from voice.events import Expects, Line


class Sound(Enum):
    """Earcons: short, without speech, heard within 150 ms."""

    LISTENING = "listening"
    HEARD = "heard"
    THINKING = "thinking"
    ERROR = "error"
    DONE = "done"


@dataclass(frozen=True)
class Action:
    pass


@dataclass(frozen=True)
class StartCapture(Action):
    """Send frames from now on. Frames may always be sent; those that are not wanted teach the noise of the room at most."""


@dataclass(frozen=True)
class StopCapture(Action):
    pass


@dataclass(frozen=True)
class Recognise(Action):
    """Recognise what was captured from `begin` to `end` (seconds, the frames' clock)."""

    id: int
    begin: float
    end: float
    speculative: bool = False
    """The person may go on speaking; then `CancelRecognition` follows."""
    expects: Expects = Expects.NORMAL
    names: tuple[str, ...] = ()
    """Names of benefits just spoken of, for the recogniser's prompt."""


@dataclass(frozen=True)
class CancelRecognition(Action):
    id: int


@dataclass(frozen=True)
class SendText(Action):
    """To the dialogue, as said by the citizen. Answer with `Reply(to=id)` or `DialogueFailed`."""

    id: int
    text: str


@dataclass(frozen=True)
class MakeCode(Action):
    """Have a one-time code by which this conversation goes on elsewhere. Answer with `CodeMade(to=id)` or `DialogueFailed`."""

    id: int


@dataclass(frozen=True)
class Redeem(Action):
    """Go on with the conversation that `code` opens. Answer with `Joined`, `NotJoined(to=id)` or `DialogueFailed`."""

    id: int
    code: str


@dataclass(frozen=True)
class HandOver(Action):
    """Call a person. Answer with `Reply(to=id)`: `waiting` where somebody comes."""

    id: int
    reason: Literal["asked", "no_input", "no_match", "trouble"]


@dataclass(frozen=True)
class Speak(Action):
    """Say sentence `index` of utterance `utterance` after those asked for before; report `Spoken` at its end, or `SynthesisFailed`."""

    utterance: int
    index: int
    line: Line
    rate: int
    """As pyttsx3 counts: 140 is 4.2 syllables a second with espeak."""
    volume: float
    """0 to 1."""
    protected: bool = False


@dataclass(frozen=True)
class ClearPlayback(Action):
    """Stop at once and forget every `Speak` so far."""


@dataclass(frozen=True)
class Earcon(Action):
    sound: Sound


@dataclass(frozen=True)
class Caption(Action):
    """Text on the screen. An assistant's has the id of its `Speak`: `utterance.index`."""

    id: str
    text: str
    who: Literal["assistant", "citizen"] = "assistant"


@dataclass(frozen=True)
class SetManner(Action):
    """How we speak from now on, until the conversation ends."""

    rate: int
    volume: float


@dataclass(frozen=True)
class KeepAudio(Action):
    allowed: bool


@dataclass(frozen=True)
class Wipe(Action):
    """Forget this visitor: the next one begins a new conversation."""


@dataclass(frozen=True)
class End(Action):
    """The conversation is over and the person has been told: hang up, close."""
