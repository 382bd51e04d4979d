"""Where a turn stands."""

from __future__ import annotations

from enum import Enum


class State(Enum):
    IDLE = "idle"
    """Asleep, or awake and waiting for the button or a key."""
    LISTENING = "listening"
    SPEECH = "speech"
    TRAILING = "trailing"
    ENDPOINT = "endpoint"
    """The answer has ended; its words are on their way."""
    THINKING = "thinking"
    SPEAKING = "speaking"
    PAUSED = "paused"
    """Interrupted by voice: perhaps we go on."""
    CLOSED = "closed"
