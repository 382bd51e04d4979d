"""How often somebody may ask. Counted in this process: a limit protects, it does not bill."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from channels.problems import Problem

MOST_KEYS = 100_000
"""Keys remembered at once; the one unused longest is forgotten first."""


class Limit:
    """A token bucket for each key: `most` at once, refilled evenly over `per_s` seconds."""

    def __init__(self, most: int, per_s: float = 60.0, code: str = "too_many", timer: Callable[[], float] = time.monotonic) -> None:
        self._most, self._rate, self._code, self._timer = most, most / per_s, code, timer
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> None:
        """Count one; raise Problem (429) with the seconds to wait where nothing is left."""
        now = self._timer()
        level, at = self._levels.pop(key, (float(self._most), now))
        level = min(self._most, level + (now - at) * self._rate)
        enough = level >= 1
        self._levels[key] = (level - 1 if enough else level, now)
        if len(self._levels) > MOST_KEYS:
            self._levels.popitem(last=False)
        if not enough:
            raise Problem(self._code, retry_after=math.ceil((1 - level) / self._rate))

    def give_back(self, key: str) -> None:
        """Uncount one: it turned out not to be of the kind that is limited."""
        if key in self._levels:
            level, at = self._levels[key]
            self._levels[key] = (min(self._most, level + 1), at)


@dataclass(frozen=True)
class Limits:
    messages: Limit
    conversations: Limit
    queries: Limit
    joins: Limit
    links: Limit
    erasures: Limit
