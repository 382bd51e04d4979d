"""Where an utterance begins and ends: frames of speech probability in, signs out.

Pure: no audio here, only what the detector said of each frame. All times are seconds.
"""

from __future__ import annotations

from enum import Enum

from voice.events import Frame
from voice.noise import Floor
from voice.pace import Pace

ON, OFF = 0.5, 0.35
"""A frame is speech from ON; once it is, until it falls below OFF."""
START, RESUME = 0.2, 0.1
"""So much speech begins an utterance; so much more takes it up again. A click does neither."""
FORGET = 0.15
"""A silence this long before START was reached, and it was nothing."""
TRAIL = 0.1
SPECULATE = 0.3
LEAST = 0.25
"""Less speech than this is no utterance."""
PRE_ROLL, POST_ROLL = 0.5, 0.3


class Sign(Enum):
    STARTED = "started"
    TRAILED = "trailed"
    """Silent for a moment."""
    PAUSED = "paused"
    """Silent for SPECULATE: worth recognising ahead."""
    RESUMED = "resumed"
    ENDED = "ended"
    CAPPED = "capped"
    """Too long: ended by us."""
    DROPPED = "dropped"
    """Ended, and too short to be speech."""


class Phase(Enum):
    CLOSED = "closed"
    QUIET = "quiet"
    SPEECH = "speech"
    TRAILING = "trailing"
    ENDED = "ended"


class Ear:
    """One microphone. `open` before each answer; `hear` every frame, open or not, for the sake of the noise floor."""

    def __init__(self, gate_db: float | None = None) -> None:
        self.floor, self.pace = Floor(gate_db), Pace()
        self.phase = Phase.CLOSED
        self.voiced = False
        self.opened_at = self.began = self.last_voice = self.spoken = 0.0
        self._run = self._patience = self._cap = 0.0
        self._speculated = False

    def open(self, at: float, patience: float, cap: float) -> None:
        """Listen from `at` on: nothing heard before it will be in the span."""
        self.phase, self.voiced, self._speculated = Phase.QUIET, False, False
        self.opened_at, self._patience, self._cap = at, patience, cap
        self.began = self.last_voice = at
        self.spoken = self._run = 0.0

    def expect(self, patience: float, cap: float) -> None:
        """Another question than the one the utterance began with."""
        self._patience, self._cap = patience, cap

    def close(self) -> None:
        self.phase, self.voiced = Phase.CLOSED, False

    @property
    def ends_latest(self) -> float:
        return self.began + self._cap

    def span(self, now: float) -> tuple[float, float]:
        """Begin and end of what is to be recognised, with the rolls; never from before `open`."""
        return max(self.opened_at, self.began - PRE_ROLL), min(now, self.last_voice + POST_ROLL)

    def end(self) -> bool:
        """Ended by the person's own hand. False: nothing that could be recognised was said."""
        enough = self.phase in (Phase.SPEECH, Phase.TRAILING) and self.spoken >= LEAST
        self.phase = Phase.ENDED if enough else Phase.QUIET
        return enough

    def hear(self, frame: Frame) -> Sign | None:
        loud = self.floor.stands_out(frame.level)
        if not (loud and self.phase is Phase.SPEECH and frame.probability >= OFF):
            self.floor.learn(frame.at, frame.level)
        if self.phase is Phase.CLOSED or frame.at - frame.seconds < self.opened_at - 1e-6:
            return None
        self.voiced = loud and frame.probability >= (OFF if self.voiced else ON)
        if self.phase is Phase.QUIET:
            return self._quiet(frame)
        if self.phase is Phase.SPEECH:
            return self._speech(frame)
        return self._silence(frame)

    def _quiet(self, frame: Frame) -> Sign | None:
        if self.voiced:
            if not self._run:
                self.began = frame.at - frame.seconds
            self._run += frame.seconds
            self.last_voice = frame.at
            if self._run >= START:
                self.phase, self.spoken, self._run, self._speculated = Phase.SPEECH, self._run, 0.0, False
                return Sign.STARTED
        elif frame.at - self.last_voice >= FORGET:
            self._run = 0.0
        return None

    def _speech(self, frame: Frame) -> Sign | None:
        if self.voiced:
            self.spoken += frame.seconds
            self.last_voice = frame.at
        if frame.at >= self.ends_latest:
            return self._capped()
        if frame.at - self.last_voice >= TRAIL:
            self.phase, self._run = Phase.TRAILING, 0.0
            # Frames that were lost are silence too, perhaps enough of it to end.
            return self._pause(frame.at) or Sign.TRAILED
        return None

    def _silence(self, frame: Frame) -> Sign | None:
        """Trailing, or ended already but still listened to: who goes on was not done."""
        if self.voiced:
            self._run += frame.seconds
            if self._run >= RESUME:
                return self._resumed(frame)
            return None
        self._run = 0.0
        if self.phase is Phase.ENDED:
            return None
        return self._capped() if frame.at >= self.ends_latest else self._pause(frame.at)

    def _resumed(self, frame: Frame) -> Sign:
        self.pace.paused(frame.at - self._run - self.last_voice)
        self.spoken += self._run
        self.phase, self.last_voice, self._run, self._speculated = Phase.SPEECH, frame.at, 0.0, False
        return Sign.RESUMED

    def _pause(self, at: float) -> Sign | None:
        silence = at - self.last_voice
        if silence >= self.pace.patience(self._patience) - 1e-6:
            self.phase = Phase.ENDED if self.spoken >= LEAST else Phase.QUIET
            return Sign.ENDED if self.spoken >= LEAST else Sign.DROPPED
        if silence >= SPECULATE and not self._speculated and self.spoken >= LEAST:
            self._speculated = True
            return Sign.PAUSED
        return None

    def _capped(self) -> Sign:
        self.phase = Phase.CLOSED
        return Sign.CAPPED
