"""How long each stage of a spoken turn takes, from the true end of speech to the first sound of the answer."""

from __future__ import annotations

from dataclasses import dataclass, field

STAGES = ("endpoint", "recognition", "dialogue", "synthesis", "sending", "total")
"""Speech end → we know that it ended → words → answer → its first sentence as sound → sent; and all of them together."""


@dataclass
class Stages:
    """The turn that is going on. All times on the session's clock (seconds)."""

    _at: dict[str, float] = field(default_factory=dict)
    _seconds: dict[str, float] = field(default_factory=dict)

    def ended(self, speech_end: float, now: float) -> None:
        """The silence after speech was long enough, or a button was pressed: a new turn."""
        self._at = {"start": speech_end, "last": now}
        self._seconds = {"endpoint": max(0.0, now - speech_end)}

    def passed(self, stage: str, now: float) -> None:
        """`stage` is done; what was passed before is not passed again."""
        if self._at and stage not in self._seconds:
            self._seconds[stage] = max(0.0, now - self._at["last"])
            self._at["last"] = now

    def heard_from_us(self, now: float) -> dict[str, float] | None:
        """The first sound of the answer is on its way: seconds by stage; None where no turn is going on."""
        if not self._at:
            return None
        self.passed("sending", now)
        found = {**self._seconds, "total": max(0.0, now - self._at["start"])}
        self._at, self._seconds = {}, {}
        return found
