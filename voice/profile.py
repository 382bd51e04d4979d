"""Where a conversation is heard, and the times of a turn (seconds)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from voice.events import Echo, Expects

PATIENCE = {
    Expects.YES_NO: 0.5,
    Expects.NORMAL: 0.8,
    Expects.NUMBER: 1.5,
    Expects.PHONE: 1.5,
    Expects.CODE: 1.5,
    Expects.SCORE: 0.8,
    Expects.OPEN: 1.5,
}
"""Silence that ends an answer."""
_SHORT, _LONG = 15.0, 30.0
CAP = {expects: _LONG if expects in (Expects.PHONE, Expects.CODE, Expects.OPEN) else _SHORT for expects in Expects}
"""No answer is longer; what there is then is taken."""


@dataclass(frozen=True)
class Times:
    no_input: float = 8.0
    inter_digit: float = 5.0
    phone_digit: float = 10.0
    """A telephone number or a code is read off a slip of paper."""
    score: float = 8.0
    """So long it is waited for how it was; then we say goodbye."""
    false_interruption: float = 2.0
    """After the end of an interruption that brought no words we go on speaking."""
    first_thinking_sound: float = 1.2
    next_thinking_sound: float = 2.0
    wait_line: float = 5.0
    """After this long without an answer, and again after each such time, we say that we are still looking."""
    recognition: float = 6.0
    dialogue: float = 20.0
    person: float = 15.0
    reassure: float = 20.0
    """Who waits for a counsellor hears from us this often."""
    extension: float = 20.0
    """How long the warning before a kiosk forgets its visitor leaves to answer it."""
    rewind: float = 3.0
    """A second * this soon goes back instead of repeating."""
    after_star: float = 2.0
    """A key this soon into what * repeats is its habit, whatever it would be otherwise."""
    tail: float = 0.15
    """What a loudspeaker and the room still give after the end of playback."""


@dataclass(frozen=True)
class Profile:
    hands_free: bool = True
    """Listen after speaking; otherwise the button opens the microphone."""
    shared: bool = False
    """One device, many visitors: after a warning everything is forgotten."""
    echo: Echo = "none"
    echo_warm_up: float = 3.0
    """So long after we first speak the echo canceller still learns, and nothing interrupts by voice."""
    gate_db: float | None = None
    """Speech must stand out from the noise of the room by so much; None: any level."""
    times: Times = field(default_factory=Times)
    patience: Mapping[Expects, float] = field(default_factory=lambda: PATIENCE)
    cap: Mapping[Expects, float] = field(default_factory=lambda: CAP)


KIOSK = Profile(hands_free=False, shared=True, gate_db=6.0)
KIOSK_HANDS_FREE = replace(KIOSK, hands_free=True)
PHONE = Profile(echo="headset")
WEB = Profile(hands_free=False)
