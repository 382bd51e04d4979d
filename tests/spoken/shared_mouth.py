"""The voice of all tests: made once, for it takes a second."""

from __future__ import annotations

from collections.abc import Iterable

from voice.speak import Audio, Mouth


class SharedMouth:
    """The voice of all tests, which nobody closes."""

    def __init__(self, mouth: Mouth) -> None:
        self.mouth = mouth

    def synthesise(self, text: str, *, rate: int, volume: float = 1.0) -> Audio:
        return self.mouth.synthesise(text, rate=rate, volume=volume)

    def prepare(self, texts: Iterable[str], *, rate: int, volume: float = 1.0) -> None:
        self.mouth.prepare(texts, rate=rate, volume=volume)

    def close(self) -> None:
        """Others go on with it."""
