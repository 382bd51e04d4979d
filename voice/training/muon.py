"""Muon: momentum made orthogonal, for the matrices inside the network (Jordan et al. 2024, kellerjordan.github.io/posts/muon).

The article reports that it needs fewer examples than AdamW; that was not compared here. torch's own computes in bfloat16, slow where the
processor has no such arithmetic; this one stays in float32.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

MOMENTUM, DECAY, ROUNDS = 0.95, 0.02, 5
_A, _B, _C = 3.4445, -4.7750, 2.0315
"""The quintic that drives every singular value towards 1 (the article's coefficients)."""


class Muon:
    """Steps `matrices` (anything of two or more dimensions; the first against the rest)."""

    def __init__(self, matrices: dict[str, torch.nn.Parameter]) -> None:
        self._matrices = matrices
        self._momenta: dict[str, torch.Tensor] = {}

    def step(self, rate: float) -> None:
        import torch

        with torch.no_grad():
            for name, matrix in self._matrices.items():
                if matrix.grad is None:
                    continue
                gradient = matrix.grad.flatten(1)
                momentum = self._momenta.setdefault(name, torch.zeros_like(gradient))
                momentum.mul_(MOMENTUM).add_(gradient)
                turned = orthogonal(gradient + MOMENTUM * momentum)
                scale = max(1.0, turned.shape[0] / turned.shape[1]) ** 0.5
                matrix.mul_(1 - rate * DECAY).add_(turned.view_as(matrix), alpha=-rate * scale)

    def state(self) -> dict[str, Any]:
        return dict(self._momenta)

    def restore(self, state: dict[str, Any]) -> None:
        self._momenta = dict(state)


def orthogonal(matrix: torch.Tensor) -> torch.Tensor:
    """The nearest matrix of singular values about 1, by Newton and Schulz's iteration."""
    tall = matrix.shape[0] > matrix.shape[1]
    found = matrix.T if tall else matrix
    found = found / (found.norm() + 1e-7)
    for _ in range(ROUNDS):
        squared = found @ found.T
        found = _A * found + (_B * squared + _C * squared @ squared) @ found
    return found.T if tall else found
