"""Encoder states of late batches. The decoder learns slower than the encoder and costs less: it sees batches again."""

from __future__ import annotations

import random
from collections import deque
from typing import TYPE_CHECKING

from voice.training.feed import Batch

if TYPE_CHECKING:
    import torch

KEPT, FROM = 96, 12
"""Batches remembered, and how many must be there before one is seen again."""
TIMES, TOGETHER = 3, 2
"""Updates of the decoder between two of the whole network, and batches of each."""
_DROPPED = 0.1
"""Share of the states left out, so that no batch is learnt by heart."""


class Replay:
    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)
        self._kept: deque[tuple[torch.Tensor, Batch]] = deque(maxlen=KEPT)

    def keep(self, states: torch.Tensor, batch: Batch) -> None:
        self._kept.append((states.detach().half(), batch))

    def again(self) -> list[list[tuple[torch.Tensor, Batch]]]:
        """For each update some late batches with their states; no updates while there are too few."""
        if len(self._kept) < FROM:
            return []
        return [self._some() for _ in range(TIMES)]

    def _some(self) -> list[tuple[torch.Tensor, Batch]]:
        from torch.nn import functional

        return [(functional.dropout(states.float(), _DROPPED), batch) for states, batch in self._draw.sample(self._kept, TOGETHER)]
