"""What the tests run in a worker's process in place of a library, and engines of their own."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from bot.errors import EarsError, MouthError
from voice.audio import RATE, to_pcm16
from voice.speak import Audio
from voice.transcribe import Loaded, Transcript, Wanted


def echo() -> tuple[Callable[[Any], Any], str]:
    def answer(request: Any) -> Any:
        match request:
            case "crash":
                os._exit(3)
            case "raise":
                raise ZeroDivisionError
            case "refuse":
                raise MouthError("not this one")
            case ("sleep", seconds):
                time.sleep(seconds)
            case "print":
                print("chatter")
        return os.getpid(), request

    return answer, "ready"


def refuses() -> tuple[Callable[[Any], Any], str]:
    raise EarsError("there is nothing to start")


def dies() -> tuple[Callable[[Any], Any], str]:
    os._exit(1)


class Whistle:
    """A second engine: a tone as long as the text."""

    def __init__(self, name: str) -> None:
        self.name = f"whistle {name}"

    def synthesise(self, text: str, *, rate: int, volume: float) -> Audio:
        at = np.arange(round(len(text) * 10 / rate * RATE)) / RATE
        return Audio(to_pcm16((volume / 4 * np.sin(2 * np.pi * 500 * at)).astype(np.float32)))


class Sleeper:
    """A recogniser that loads and then never answers."""

    longest_s = 30.0

    def __init__(self, wanted: Wanted) -> None:
        self.loaded, self._calls = Loaded(wanted.model), 0

    def transcribe(self, samples: np.ndarray, *, prompt: str = "") -> Transcript:
        self._calls += 1
        time.sleep(60 if self._calls > 1 else 0)
        return Transcript("", 0.0, 1.0, 0.0, 0.0)


class Deaf:
    def __init__(self, wanted: Wanted) -> None:
        raise EarsError(f"it is deaf to {wanted.model}")
