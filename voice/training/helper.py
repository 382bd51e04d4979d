"""A second process that works out gradients too. On a shared machine two processes of one thread get more done than one of two:
neither waits for the other. What the helper knows of the weights is one step old, which does no harm; where it stands no longer follows
from the seed alone.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from typing import TYPE_CHECKING

from voice.training import network, vocabulary
from voice.training.feed import Batch

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True)
class Shared:
    """What the two processes both see."""

    weights: torch.Tensor
    gradients: torch.Tensor
    """All of them, one after the other, in the order of `Ears.parameters`."""
    examples: torch.Tensor
    """How many the gradients are the mean of."""
    done: Event
    """Gradients are there, and nobody has taken them."""

    def publish(self, parameters: list[torch.nn.Parameter]) -> None:
        import torch

        with torch.no_grad():
            torch.cat([parameter.flatten() for parameter in parameters], out=self.weights)

    def take(self, parameters: list[torch.nn.Parameter], own: int) -> int:
        """Adds the helper's gradients to those of `own` examples, weighed by examples; how many the helper had, 0 where none are ready."""
        if not self.done.is_set():
            return 0
        others = int(self.examples.item())
        share = others / (own + others)
        at = 0
        for parameter in parameters:
            end = at + parameter.numel()
            if parameter.grad is not None:
                parameter.grad.lerp_(self.gradients[at:end].view_as(parameter), share)
            at = end
        self.done.clear()
        return others


@contextmanager
def helping(parameters: list[torch.nn.Parameter], used: tuple[int, ...], queue: Queue[Batch]) -> Iterator[Shared]:
    """A spawned process that takes batches from `queue` as well, until the block ends."""
    import torch

    context = multiprocessing.get_context("spawn")
    size = sum(parameter.numel() for parameter in parameters)
    shared = Shared(torch.zeros(size).share_memory_(), torch.zeros(size).share_memory_(), torch.zeros(1).share_memory_(), context.Event())
    shared.publish(parameters)
    process = context.Process(target=_help, args=(shared, used, queue), daemon=True)
    process.start()
    try:
        yield shared
    finally:
        process.terminate()
        process.join()


def _help(shared: Shared, used: tuple[int, ...], queue: Queue[Batch]) -> None:
    import time

    import torch

    from voice.training.train import losses

    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    ears = network.made(vocabulary.of(used, vocabulary.tokenizer()), 0)
    parameters = ears.parameters()
    while True:
        batch = queue.get()
        at = 0
        with torch.no_grad():
            for parameter in parameters:
                parameter.copy_(shared.weights[at : at + parameter.numel()].view_as(parameter))
                parameter.grad = None
                at += parameter.numel()
        sum(losses(ears, batch)[1:]).backward()
        while shared.done.is_set():
            time.sleep(0.01)
        torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).flatten() for p in parameters], out=shared.gradients)
        shared.examples[0] = len(batch.mel)
        shared.done.set()
