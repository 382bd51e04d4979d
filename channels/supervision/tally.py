"""What is counted of a day on a channel, and its sums over days and channels."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import mean, median
from typing import Any

SCORES = (1, 2, 3, 4, 5)


@dataclass
class Tally:
    """Sums up as it is read; `to_dict` is what is shown of it."""

    counts: Counter[str] = field(default_factory=Counter)
    """begun, wanting (of those begun: a person was called), queued, claimed, closed, resolved, callback, understood, not_understood"""
    waits: list[int] = field(default_factory=list)
    """Milliseconds from the queue to a counsellor."""
    scores: Counter[int] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        self.counts.update(other.counts)
        self.waits += other.waits
        self.scores.update(other.scores)

    def to_dict(self) -> dict[str, Any]:
        """Shares are of 1, times seconds; None where there was nothing to count."""
        begun, closed = self.counts["begun"], self.counts["closed"]
        heard = self.counts["understood"] + self.counts["not_understood"]
        rated = self.scores.total()
        return {
            "begun": begun,
            "contained": begun - self.counts["wanting"],
            "containment": share(begun - self.counts["wanting"], begun),
            "queued": self.counts["queued"],
            "claimed": self.counts["claimed"],
            "wait": waiting(self.waits),
            "closed": closed,
            "resolved": self.counts["resolved"],
            "resolution": share(self.counts["resolved"], closed),
            "callbacks": self.counts["callback"],
            "rated": rated,
            "satisfaction": round(sum(score * count for score, count in self.scores.items()) / rated, 2) if rated else None,
            "scores": {str(score): self.scores[score] for score in SCORES},
            "messages": heard,
            "not_understood": self.counts["not_understood"],
            "fallback": share(self.counts["not_understood"], heard),
        }


def total(tallies: Iterable[Tally]) -> Tally:
    found = Tally()
    for each in tallies:
        found.add(each)
    return found


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def waiting(waits: Sequence[int]) -> dict[str, float | None]:
    """Average, median and 90th percentile (nearest rank) in seconds, from milliseconds."""
    if not waits:
        return {"mean_s": None, "median_s": None, "p90_s": None}
    ordered = sorted(waits)
    p90 = ordered[math.ceil(0.9 * len(ordered)) - 1]
    return {name: round(value / 1000, 1) for name, value in (("mean_s", mean(ordered)), ("median_s", median(ordered)), ("p90_s", p90))}
