"""How loud the room is: speech close to the microphone stands out from it, the neighbours' does not."""

from __future__ import annotations

from collections import deque

_SECONDS = 6.0
_SHARE = 0.15
"""The room is what is heard in the quietest part of the last seconds: also a speaker breathes."""
_FEWEST = 10


class Floor:
    def __init__(self, gate_db: float | None) -> None:
        self.gate_db = gate_db
        self._levels: deque[tuple[float, float]] = deque()

    def stands_out(self, at: float, level: float) -> bool:
        """Learns `level` (dBFS at `at` seconds). True where there is no gate, or where too little was heard to know the room."""
        if self.gate_db is None:
            return True
        room = self.room()
        self._levels.append((at, level))
        while self._levels[0][0] < at - _SECONDS:
            self._levels.popleft()
        return room is None or level >= room + self.gate_db

    def room(self) -> float | None:
        if len(self._levels) < _FEWEST:
            return None
        return sorted(level for _, level in self._levels)[int(len(self._levels) * _SHARE)]
