"""espeak-ng for tests of the recogniser's training, in a process that does nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from voice.training.espeak import Said, Speaker
from voice.training.examples import Draft, Example, Studio
from voice.training.feed import Batch, batch
from voice.training.grammar import Grammar
from voice.training.sentences import Sentences
from voice.training.vocabulary import Vocabulary, tokenizer
from voice.worker import Worker

SPEAKER = Speaker("ko+f2", 175, 50, 50)
GRAMMAR = Grammar(("age",), (1.0,), {"age": ["{who} 살이에요"]}, {"who": ["열", "스무"]}, {}, ["비가 온대요"])
SAID = Sentences(("네 맞아요", "기초연금 얼마예요"), (), ("내일 비가 오나요",), (), GRAMMAR)

Away = Callable[..., Any]


@contextmanager
def away() -> Iterator[Away]:
    """Calls a function of this module there, with a small studio before its arguments."""
    worker = Worker("the synthesiser", open_studio)

    def call(function: Callable[..., Any], *arguments: Any) -> Any:
        return worker.ask((function, arguments), 30.0)

    try:
        yield call
    finally:
        worker.close()


def open_studio() -> tuple[Callable[[Any], Any], None]:
    studio = Studio(SAID, 1, noises=1, rooms=2)
    return lambda request: request[0](studio, *request[1]), None


def said(studio: Studio, text: str) -> Said:
    return studio._espeak.said(text, SPEAKER)


def unknown(studio: Studio, voice: str) -> Said:
    return studio._espeak.said("나이", Speaker(voice, 175, 50, 50))


def noisy(studio: Studio, samples: np.ndarray, kind: str, decibels: float) -> np.ndarray:
    return studio.noisy(samples, kind, decibels, np.random.default_rng(2))


def example(studio: Studio, draft: Draft) -> Example:
    return studio.example(draft, np.random.default_rng(4), 1.0)


def kinds(studio: Studio, count: int) -> set[str]:
    choose, draw = random.Random(1), np.random.default_rng(5)
    return {studio.draft(choose, draw, 0.0).kind for _ in range(count)}


def first(studio: Studio, seed: int) -> list[Example]:
    return next(studio.batches(seed, 0, lambda pool: 0.5))[1]


def batched(studio: Studio, drafts: list[Draft], ours: Vocabulary) -> Batch:
    draw = np.random.default_rng(1)
    return batch(0, [studio.example(draft, draw, 1.0) for draft in drafts], ours, tokenizer())
