"""How loud the room is: speech close to the microphone stands out from it, the neighbours' does not."""

from __future__ import annotations

from collections import deque

_SECONDS = 6.0
_SHARE = 0.3
"""The room is what is heard in the quieter part of the last seconds."""
_FEWEST = 30
"""Frames, about a second: the onset of an answer alone must not pass for the room."""


class Floor:
    """Learns from what comes between utterances, neighbours who talk included, and never from an utterance itself."""

    def __init__(self, gate_db: float | None) -> None:
        self.gate_db = gate_db
        self._levels: deque[tuple[float, float]] = deque()

    def stands_out(self, level: float) -> bool:
        """`level` (dBFS) is above the room by the gate. True where there is no gate, or where too little was heard to know the room."""
        room = None if self.gate_db is None else self.room()
        return room is None or self.gate_db is None or level >= room + self.gate_db

    def learn(self, at: float, level: float) -> None:
        if self.gate_db is None:
            return
        self._levels.append((at, level))
        while len(self._levels) > _FEWEST and self._levels[0][0] < at - _SECONDS:
            self._levels.popleft()

    def room(self) -> float | None:
        if len(self._levels) < _FEWEST:
            return None
        return sorted(level for _, level in self._levels)[int(len(self._levels) * _SHARE)]
