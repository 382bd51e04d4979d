"""Sentences and voices the recogniser never met, in quiet, in noise, over the telephone; and what it must not take for a sentence.

They are drawn in a process of their own, where espeak-ng runs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from voice.audio import RATE
from voice.training import acoustics, sentences, speakers
from voice.training.examples import Draft, Studio, around, scrambled
from voice.training.sentences import Sentences
from voice.worker import Answer, Worker

SPOKEN = tuple((source, condition) for source in ("grammar", "project") for condition in ("quiet", "noise", "phone", "room", "babble"))
UNWANTED = ("silence", *acoustics.NOISES, "foreign", "reversed", "elsewhere", "scrambled")
_NOISE_DECIBELS = 10.0
_LIMIT_S = 600.0

Case = tuple[str, np.ndarray]
"""What was said (empty: what is to be rejected) and how it sounds."""


class Examination:
    """Draws the cases, by a seed and by their kind. The seeds are others than training's.

    In the same order they also sound the same; espeak-ng keeps something of each sentence for the next.
    """

    def __init__(self, said: Sentences, seed: int) -> None:
        self._studio, self._seed = Studio(said, 1_000_000 + seed), seed

    def cases(self, kind: tuple[str, str] | str, count: int) -> list[Case]:
        """`kind`: one of `SPOKEN` or of `UNWANTED`."""
        return list(self._unwanted(kind, count) if isinstance(kind, str) else self._spoken(*kind, count))

    def _spoken(self, source: str, condition: str, count: int) -> Iterator[Case]:
        choose, draw = random.Random(f"{self._seed}-{source}"), np.random.default_rng((self._seed, len(source)))
        said = self._studio.sentences
        texts = [said.unseen(choose) for _ in range(count)] if source == "grammar" else choose.sample(said.held, min(count, len(said.held)))
        for text in texts:
            voice = self._studio.voiced(Draft("said", text, speakers.unseen(draw)))
            yield text, self._in(condition, around(voice, draw)[0], draw)

    def _unwanted(self, kind: str, count: int) -> Iterator[Case]:
        choose, draw = random.Random(f"{self._seed}-{kind}"), np.random.default_rng((self._seed, len(kind), 1))
        for _ in range(count):
            draft = self._not_for_us(kind, choose, draw)
            if draft is not None:
                yield "", around(self._studio.voiced(draft), draw)[0]
                continue
            samples = np.zeros(int(draw.uniform(0.6, 4) * RATE), np.float32)
            yield "", samples if kind == "silence" else self._studio.noisy(samples, kind, 0.0, draw)

    def _not_for_us(self, kind: str, choose: random.Random, draw: np.random.Generator) -> Draft | None:
        """What is said that is no sentence for us; None where nothing is said."""
        said, speaker = self._studio.sentences, speakers.unseen(draw)
        match kind:
            case "foreign":
                return Draft(kind, *speakers.foreigner(draw, held=True))
            case "elsewhere":
                return Draft(kind, said.not_for_us(choose, held=True), speaker)
            case "scrambled":
                return Draft(kind, scrambled(choose), speaker)
            case "reversed":
                return Draft(kind, said.unseen(choose), speaker)
        return None

    def _in(self, condition: str, samples: np.ndarray, draw: np.random.Generator) -> np.ndarray:
        match condition:
            case "phone":
                return acoustics.by_phone(samples)
            case "room":
                return self._studio.in_a_room(samples, draw)
            case "noise":
                kind = str(draw.choice([kind for kind in acoustics.NOISES if kind != "babble"]))
                return self._studio.noisy(samples, kind, _NOISE_DECIBELS, draw)
            case "babble":
                return self._studio.noisy(samples, "babble", _NOISE_DECIBELS, draw)
        return samples


class Examiner:
    """An `Examination` in its process."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    def cases(self, kind: tuple[str, str] | str, count: int) -> list[Case]:
        """See `Examination`. Raises SpeechDown where its process dies."""
        found: list[Case] = self._worker.ask((kind, count), _LIMIT_S)
        return found


@contextmanager
def examining(data: Path, seed: int) -> Iterator[Examiner]:
    worker = Worker("the examiner", open_examination, (data, seed), _LIMIT_S)
    try:
        yield Examiner(worker)
    finally:
        worker.close()


def open_examination(data: Path, seed: int) -> tuple[Answer, None]:
    """In the process."""
    examination = Examination(sentences.load(data), seed)
    return lambda request: examination.cases(*request), None
