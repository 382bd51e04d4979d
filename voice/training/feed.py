"""Batches made in a process of their own while the network learns from the last one."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.queues import Queue
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from voice.training import network, sentences, vocabulary
from voice.training.examples import Example, Studio
from voice.training.vocabulary import Vocabulary

if TYPE_CHECKING:
    from whisper.tokenizer import Tokenizer

IGNORED = -100
"""Target nobody is taught."""


@dataclass(frozen=True)
class Batch:
    """n examples of up to 2t mel frames and up to s tokens."""

    pool: int
    mel: np.ndarray
    """(n, 80, 2t) float16."""
    tokens: np.ndarray
    """(n, s) what the decoder reads."""
    targets: np.ndarray
    """(n, s) what it should say next, `IGNORED` where nothing is taught."""
    units: np.ndarray
    """The sounds of all examples of `heard`, one after the other."""
    lengths: np.ndarray
    """How many of them each has."""
    heard: np.ndarray
    """Numbers of the examples whose sounds are taught."""
    frames: np.ndarray
    """(n, t) the phoneme in each encoder frame, `IGNORED` where it is not known."""
    looks: np.ndarray
    """(n, s) the encoder frame that tells the next token, `IGNORED` where it is not known."""


@dataclass(frozen=True)
class Order:
    """What the feeding process is to make."""

    data: Path
    used: tuple[int, ...]
    seed: int
    pool: int
    easing: int
    """Pools over which the examples grow from short and clear to everything."""

    def ease(self, pool: int) -> float:
        return max(0.0, 1 - pool / self.easing) if self.easing else 0.0


@contextmanager
def feeding(order: Order, depth: int = 6) -> Iterator[tuple[Queue[Batch], Iterator[Batch]]]:
    """An endless iterator over batches, from a spawned process that ends with the block, and the queue they come through."""
    context = multiprocessing.get_context("spawn")
    queue: Queue[Batch] = context.Queue(depth)
    process = context.Process(target=_feed, args=(order, queue), daemon=True)
    process.start()
    try:
        yield queue, _taken(process, queue)
    finally:
        process.terminate()
        process.join()


def _taken(process: multiprocessing.process.BaseProcess, queue: Queue[Batch]) -> Iterator[Batch]:
    import queue as waiting

    while True:
        try:
            yield queue.get(timeout=5)
        except waiting.Empty:
            if not process.is_alive():
                raise RuntimeError("the process that makes the examples has ended") from None


def _feed(order: Order, queue: Queue[Batch]) -> None:
    import torch

    torch.set_num_threads(1)
    whisper = vocabulary.tokenizer()
    ours = vocabulary.of(order.used, whisper)
    studio = Studio(sentences.load(order.data), order.seed)
    for pool, examples in studio.batches(order.seed, order.pool, order.ease):
        queue.put(batch(pool, examples, ours, whisper))


def batch(pool: int, examples: list[Example], ours: Vocabulary, whisper: Tokenizer) -> Batch:
    """`examples` as the network reads them. What is to be rejected says no-speech at the start, and then nothing."""
    mel = network.mels([example.samples for example in examples])
    written = [ours.written(example.draft.text, whisper) if example.draft.kind == "said" else [] for example in examples]
    longest = len(ours.prompt) + max(map(len, written))
    tokens = np.full((len(examples), longest), ours.end, np.int64)
    targets = np.full((len(examples), longest), IGNORED, np.int64)
    start = len(ours.prompt)
    for row, (example, text) in enumerate(zip(examples, written, strict=True)):
        said = example.draft.kind == "said"
        tokens[row, : start + len(text)] = [*ours.prompt, *text]
        targets[row, 0] = ours.prompt[1] if said else ours.no_speech
        targets[row, start - 1 : start + len(text)] = [*text, ours.end]
    frames = np.zeros((len(examples), mel.shape[2] // 2), np.int64)
    for row, example in zip(frames, examples, strict=True):
        if example.frames is None:
            row[:] = IGNORED
        else:
            row[: example.frames.size] = np.where(example.frames < 0, IGNORED, example.frames)[: row.size]
    looks = np.full((len(examples), longest), IGNORED, np.int64)
    for row, (example, text) in enumerate(zip(examples, written, strict=True)):
        if text and example.syllables is not None:
            looks[row, start - 1 : start - 1 + len(text)] = places(text, example.syllables, ours, whisper)
    units = [example.units for example in examples]
    heard = [row for row, sounds in enumerate(units) if sounds is not None]
    flat = [unit for row in heard for unit in units[row] or ()]
    lengths = np.array([len(units[row] or ()) for row in heard], np.int64)
    return Batch(pool, mel.half().numpy(), tokens, targets, np.array(flat, np.int64), lengths, np.array(heard, np.int64), frames, looks)


def places(text: list[int], syllables: np.ndarray, ours: Vocabulary, whisper: Tokenizer) -> list[int]:
    """For each token of `text` the encoder frame in the middle of the syllables it writes, of which `syllables` says where they are."""
    pieces = [whisper.encoding.decode_single_token_bytes(ours.used[token]) for token in text]
    letters = b"".join(pieces).decode()
    # Byte → number of the syllable it belongs to; a space belongs to the one that follows.
    of_byte, number = [], 0
    for letter in letters:
        of_byte += [min(number, syllables.size - 1)] * len(letter.encode())
        number += letter != " "
    found, at = [], 0
    for piece in pieces:
        first, last = of_byte[at], of_byte[at + len(piece) - 1]
        found.append(round((syllables[first] + syllables[last]) / 2))
        at += len(piece)
    return found
