"""What happens to a spoken conversation. `at` is always seconds on one clock that the caller keeps; frames are stamped at their end."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

Habit = Literal[
    "repeat", "slower", "faster", "louder", "softer", "simpler", "restart", "stop", "person", "help", "back", "end", "consent", "withdraw",
    "elsewhere", "link", "join"
]  # fmt: skip
Echo = Literal["none", "cancelled", "headset"]
"""`none`: the microphone hears our voice; `cancelled`: the client says it is taken out; `headset`, or telephone: it never gets there."""


class Expects(Enum):
    """What the question said last asks for; it decides how long a silence ends the answer."""

    YES_NO = "yes_no"
    NORMAL = "normal"
    NUMBER = "number"
    """A figure: keys may be typed for it, and what was heard is read back."""
    PHONE = "phone"
    """A telephone number to be called at, said or typed with its leading nought; read back before it is kept."""
    CODE = "code"
    """The one-time code from another device, said or typed; it may begin with noughts."""
    SCORE = "score"
    """How it was, 1 to 5, in a word or by one key; nobody waits long for it."""
    OPEN = "open"
    """Addresses, several facts, a story."""


@dataclass(frozen=True)
class Line:
    """A sentence: as it is shown and as it is said."""

    text: str
    speech: str
    slow: bool = False
    """Said so that it can be written down, however fast we speak otherwise."""


@dataclass(frozen=True)
class Option:
    title: str
    text: str
    """What is sent as if it had been said."""


@dataclass(frozen=True)
class Event:
    at: float


@dataclass(frozen=True)
class Started(Event):
    """Somebody is there: a call is answered, a page opened, a kiosk woken from outside."""


@dataclass(frozen=True)
class Frame(Event):
    probability: float
    """Of speech, 0 to 1, as the detector says."""
    level: float
    """dBFS."""
    seconds: float = 0.032


@dataclass(frozen=True)
class Button(Event):
    """A tap: the big `talk` button, a habit, or `yes` and `no`."""

    name: Habit | Literal["talk", "yes", "no"] = "talk"


@dataclass(frozen=True)
class Key(Event):
    """A keypad or DTMF key: one of 0123456789*#; others are ignored."""

    key: str


@dataclass(frozen=True)
class Transcript(Event):
    """What the recogniser made of the request `id`."""

    id: int
    text: str
    accepted: bool
    """Passed the gates against silence, noise and invented words."""
    log_prob: float = 0.0
    compression: float = 1.0


@dataclass(frozen=True)
class RecogniserFailed(Event):
    """Request `id` gets no transcript; None: what came in was no audio at all."""

    id: int | None = None


@dataclass(frozen=True)
class Reply(Event):
    """What the dialogue answers, ready to be said.

    `parts`: as much as can be listened to at once each (two sentences or 8 s); between them we ask whether to go on. `question` is said
    after the last part, or when the rest is declined.
    """

    to: int | None = None
    """The `SendText` or `HandOver` it answers; None: nobody asked (a counsellor writes)."""
    parts: tuple[tuple[Line, ...], ...] = ()
    question: tuple[Line, ...] = ()
    expects: Expects = Expects.NORMAL
    options: tuple[Option, ...] = ()
    names: tuple[str, ...] = ()
    """Benefits it speaks of: likely to be named in the answer."""
    say_options: bool = False
    """Number the options aloud with the question; otherwise only when the person does not get on."""
    protected: bool = False
    """Cannot be cut by voice: a number to call in a crisis."""
    understood: bool = True
    """False: the dialogue could make nothing of it."""
    waiting: bool = False
    """A counsellor is called or has taken over."""
    attended: bool = False
    """A counsellor has taken over."""
    ends: bool = False
    command: Habit | None = None
    """The voice habit the dialogue heard (`State.command`)."""


@dataclass(frozen=True)
class DialogueFailed(Event):
    to: int


@dataclass(frozen=True)
class CodeMade(Event):
    """A code to go on with this conversation elsewhere, as asked for by `to`; it is good for so many minutes."""

    to: int
    code: str
    minutes: int


@dataclass(frozen=True)
class Joined(Event):
    """From now on it is the conversation that a code has opened."""

    reply: Reply
    """What was answered there last."""
    about: str = ""
    """The benefit that was talked about last."""
    said: Line | None = None
    """What the citizen said there last, where it was about none."""


@dataclass(frozen=True)
class NotJoined(Event):
    to: int
    why: Literal["wrong", "too_many", "voice_refused"]


@dataclass(frozen=True)
class Spoken(Event):
    """Playback: sentence `index` of utterance `utterance` has been heard up to `position` seconds, or to its end."""

    utterance: int
    index: int
    finished: bool = True
    position: float = 0.0


@dataclass(frozen=True)
class SynthesisFailed(Event):
    utterance: int
    index: int


@dataclass(frozen=True)
class EchoDeclared(Event):
    echo: Echo


@dataclass(frozen=True)
class Consent(Event):
    """The visitor allows that audio of this conversation is kept, or no longer does."""

    given: bool


@dataclass(frozen=True)
class Reconnected(Event):
    """The line broke and is there again, the same person at its end. The caller's clock stood still meanwhile."""


@dataclass(frozen=True)
class HungUp(Event):
    """The line or socket is gone."""


@dataclass(frozen=True)
class Tick(Event):
    """Time passes. Send one when `Turn.due` has come."""


@dataclass(frozen=True)
class Said:
    """A reply as it is kept for repeating, with the part heard last."""

    reply: Reply = field(default_factory=lambda: Reply(0.0))
    part: int = 0
