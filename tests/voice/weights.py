"""Checkpoints of Whisper's architecture with random weights: what they say is nonsense, but each says its own for each sound."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

SIZES = {
    "toy": (64, 2, 1),
    "tiny": (384, 6, 4),
    "base": (512, 8, 6),
    "small": (768, 12, 12),
}
"""Width, heads and layers, of encoder and decoder."""


def checkpoint(path: Path, size: str = "toy", context: int = 1500, seed: int = 4, **changed: int) -> Path:
    """Write one to `path`, in half precision as the official ones are."""
    import torch
    from whisper.model import ModelDimensions, Whisper

    width, heads, layers = SIZES[size]
    sides: dict[str, Any] = {
        "n_mels": 80,
        "n_audio_ctx": context,
        "n_audio_state": width,
        "n_audio_head": heads,
        "n_audio_layer": layers,
        "n_vocab": 51865,
        "n_text_ctx": 448,
        "n_text_state": width,
        "n_text_head": heads,
        "n_text_layer": layers,
        **changed,
    }
    torch.manual_seed(seed)
    dims = ModelDimensions(**sides)
    model = Whisper(dims)
    torch.nn.init.normal_(model.decoder.positional_embedding)
    torch.nn.init.normal_(model.decoder.token_embedding.weight, std=0.3)
    for name, weight in model.named_parameters():
        if ".query.weight" in name or ".key.weight" in name:
            weight.data *= 4.0  # so that it listens here and there and not everywhere alike
    torch.save({"dims": asdict(dims), "model_state_dict": {name: value.half() for name, value in model.state_dict().items()}}, path)
    return path
