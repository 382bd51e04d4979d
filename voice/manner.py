"""How we speak to this person: rate and volume, by their wish, for as long as they stay.

Rates as pyttsx3 counts them; with espeak-ng 140 is 4.2 Korean syllables a second, and syllables are very nearly rate × 0.03.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from voice.events import Habit, Line

RATES = (105, 120, 140, 170, 200, 230, 260)
"""Below 105 synthetic speech is understood less well; above 200 listen practised users of screen readers."""
NORMAL, SLOW, SLOWEST, QUICK = 140, 120, 105, 170
VOLUMES = (0.4, 0.6, 0.8, 1.0)
MANNERS = frozenset({"slower", "faster", "louder", "softer"})
SYLLABLES_A_SECOND = 0.03


@dataclass(frozen=True)
class Manner:
    rate: int = NORMAL
    volume: float = 0.8

    def changed(self, habit: Habit, more: bool = False, little: bool = False) -> Manner:
        """천천히 goes to 120 at most, 더 천천히 on to 105; 빨리 to 170 at least. At a bound nothing changes."""
        if habit == "slower":
            rate = SLOWEST if more else min(_below(RATES, self.rate), SLOW)
            return replace(self, rate=int(rate))
        if habit == "faster":
            step = _above(RATES, self.rate)
            return replace(self, rate=int(step if little else max(step, QUICK)))
        if habit == "louder":
            return replace(self, volume=VOLUMES[-1] if more else _above(VOLUMES, self.volume))
        if habit == "softer":
            return replace(self, volume=_below(VOLUMES, self.volume))
        return self

    def rate_of(self, line: Line) -> int:
        return min(self.rate, SLOW) if line.slow else self.rate

    def seconds(self, line: Line) -> float:
        """About how long `line` takes to say; a pause is about as long as a syllable."""
        return sum(char.isalnum() or char in ",." for char in line.speech) / (self.rate_of(line) * SYLLABLES_A_SECOND)


def _below(steps: tuple[float, ...], now: float) -> float:
    return max((step for step in steps if step < now), default=steps[0])


def _above(steps: tuple[float, ...], now: float) -> float:
    return min((step for step in steps if step > now), default=steps[-1])
