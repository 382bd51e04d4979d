"""What is being said, sentence by sentence, and what is still to be said."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from voice.events import Line


@dataclass(frozen=True)
class Utterance:
    id: int
    lines: tuple[Line, ...]
    protected: bool = False


@dataclass
class Mouth:
    current: Utterance | None = None
    waiting: deque[Utterance] = field(default_factory=deque)
    failed: int = 0
    """Sentences of the current utterance without sound."""
    silent: int = 0
    """Utterances in a row of which nothing was heard."""
    _over: set[int] = field(default_factory=set)

    @property
    def index(self) -> int:
        """The sentence being said."""
        count = len(self.current.lines) if self.current else 0
        return next((i for i in range(count) if i not in self._over), count)

    def start(self, utterance: Utterance) -> None:
        self.current, self.failed, self._over = utterance, 0, set()

    def over(self, utterance: int, index: int, failed: bool = False) -> bool:
        """Sentence `index` is done with. True when the utterance is."""
        if self.current is None or self.current.id != utterance or index in self._over or not 0 <= index < len(self.current.lines):
            return False
        self._over.add(index)
        if failed:
            self.failed += 1
        else:
            self.silent = 0
        return len(self._over) == len(self.current.lines)

    def stop(self) -> tuple[Utterance, ...]:
        """Fall silent. What was not said, from the interrupted sentence on."""
        if self.current is None:
            return ()
        rest = Utterance(self.current.id, self.current.lines[self.index :], self.current.protected)
        left = (rest, *self.waiting) if rest.lines else tuple(self.waiting)
        self.current = None
        self.waiting.clear()
        return left
