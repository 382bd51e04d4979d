"""Whisper's architecture over our vocabulary, with a second head on the encoder (CTC over sounds); torch loads with this file."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from voice.agreement import UNITS
from voice.training.espeak import PHONEMES
from voice.training.vocabulary import Vocabulary

if TYPE_CHECKING:
    import torch
    from whisper import Whisper

WIDTH, HEADS, LAYERS, TEXT_LAYERS, TEXT_LONGEST = 144, 3, 4, 2, 128
AUDIO_LONGEST = 1500
"""Encoder positions in the file: thirty seconds, as the stock `transcribe` expects."""
WHOLE_VOCABULARY = 51_865
_BIAS = 0
"""The dimension of the text width that is always 1 before the last product: a bias for every token."""
_NEVER = -30.0
"""That bias for the tokens we do not use: the stock decoder never takes them."""
_PACE, _FIRST = 11.0, 9.0
"""Encoder frames a token takes on average, and where the first stands: where the decoder starts looking before it has learnt to."""


@dataclass
class Ears:
    """The network while it is trained."""

    whisper: Whisper
    ctc: torch.nn.Linear
    """Sounds, in their order."""
    phonemes: torch.nn.Linear
    """What sounds in each frame: the synthesiser tells, so that nothing need be found out about when."""

    def parameters(self) -> list[torch.nn.Parameter]:
        return list(self.named().values())

    def named(self) -> dict[str, torch.nn.Parameter]:
        heads = {"ctc": self.ctc, "phonemes": self.phonemes}
        beside = {f"{head}.{name}": value for head, layer in heads.items() for name, value in layer.named_parameters()}
        return {**dict(self.whisper.named_parameters()), **beside}

    def hear(self, mel: torch.Tensor) -> torch.Tensor:
        """Log-mel (n, 80, 2t) → encoder states (n, t, width), for any length up to thirty seconds."""
        import torch.nn.functional as functional

        encoder = self.whisper.encoder
        states = functional.gelu(encoder.conv2(functional.gelu(encoder.conv1(mel)))).permute(0, 2, 1)
        states = states + encoder.positional_embedding[: states.shape[1]]
        for block in encoder.blocks:
            states = block(states)
        return encoder.ln_post(states)


def made(vocabulary: Vocabulary, seed: int) -> Ears:
    """A network that has learnt nothing yet, but already looks at its neighbours and reads from left to right."""
    import torch
    from whisper import Whisper
    from whisper.model import ModelDimensions

    torch.manual_seed(seed)
    dims = ModelDimensions(80, AUDIO_LONGEST, WIDTH, HEADS, LAYERS, len(vocabulary.used), TEXT_LONGEST, WIDTH, HEADS, TEXT_LAYERS)
    ears = Ears(Whisper(dims), torch.nn.Linear(WIDTH, len(UNITS)), torch.nn.Linear(WIDTH, len(PHONEMES)))
    with torch.no_grad():
        _start_encoder(ears.whisper)
        _start_decoder(ears.whisper)
    held(ears)
    return ears


def held(ears: Ears) -> None:
    """Keeps the bias dimension at 1; called after every step."""
    import torch

    with torch.no_grad():
        ears.whisper.decoder.ln.weight[_BIAS] = 0
        ears.whisper.decoder.ln.bias[_BIAS] = 1


def _start_encoder(whisper: Whisper) -> None:
    """Every head first looks at one distance before or behind: queries are keys turned by that many frames (Whisper's positions are
    sines and cosines, so a shift is a rotation)."""
    whisper.encoder.conv2.weight *= 5
    whisper.encoder.positional_embedding *= 0.7
    for layer, block in enumerate(whisper.encoder.blocks):
        for head in range(HEADS):
            offset = (head - (HEADS - 1) / 2) * (1.4, 2, 4, 6, 8, 10)[min(layer, 5)]
            _look(block.attn, head, offset, range(0, WIDTH // HEADS, 2), 0.9)


def _start_decoder(whisper: Whisper) -> None:
    import torch

    decoder, half = whisper.decoder, WIDTH // 2
    torch.nn.init.normal_(decoder.token_embedding.weight, std=0.05)
    decoder.token_embedding.weight[:, _BIAS] = 0
    frequencies = torch.exp(-math.log(10000) / (half - 1) * torch.arange(half))
    turns = (torch.arange(TEXT_LONGEST)[:, None] - 3) * _PACE + _FIRST
    decoder.positional_embedding[:] = 0.4 * torch.cat([torch.sin(turns * frequencies), torch.cos(turns * frequencies)], dim=1)
    for block in decoder.blocks:
        for head in range(HEADS):
            _look(block.cross_attn, head, 0.0, range(26, 26 + WIDTH // HEADS // 2), 0.8)


def _look(attention: Any, head: int, offset: float, frequencies: range, strength: float) -> None:
    """Lets `head` look `offset` frames away, by these of the positions' frequencies."""
    half, size = WIDTH // 2, WIDTH // HEADS
    for projection in (attention.query.weight, attention.key.weight):
        projection[head * size : (head + 1) * size] *= 0.25
    for place, number in enumerate(frequencies):
        angle = offset * math.exp(-math.log(10000) / (half - 1) * number)
        row = head * size + 2 * place
        cos, sin = math.cos(angle) * strength, math.sin(angle) * strength
        attention.key.weight[row, number] += strength
        attention.key.weight[row + 1, half + number] += strength
        attention.query.weight[row, number] += cos
        attention.query.weight[row, half + number] += sin
        attention.query.weight[row + 1, half + number] += cos
        attention.query.weight[row + 1, number] -= sin


@contextmanager
def watched(ears: Ears) -> Iterator[list[torch.Tensor]]:
    """Fills a list, while the decoder runs, with where the first head of each layer looks: shares (n, tokens, frames)."""
    found: list[torch.Tensor] = []
    size = WIDTH // HEADS

    def look(attention: Any, given: tuple[torch.Tensor, torch.Tensor], _result: Any) -> None:
        query, key = attention.query(given[0])[..., :size], attention.key(given[1])[..., :size]
        found.append((query @ key.transpose(1, 2) / math.sqrt(size)).softmax(dim=-1))

    handles = [block.cross_attn.register_forward_hook(look) for block in ears.whisper.decoder.blocks]
    try:
        yield found
    finally:
        for handle in handles:
            handle.remove()


def checkpoint(ears: Ears, vocabulary: Vocabulary) -> dict[str, Any]:
    """What the stock `whisper.load_model` reads: half precision, our tokens at their places among all of Whisper's."""
    import torch

    states = {name: value.detach().half() for name, value in ears.whisper.state_dict().items()}
    whole = torch.zeros(WHOLE_VOCABULARY, WIDTH, dtype=torch.float16)
    whole[:, _BIAS] = _NEVER
    whole[torch.tensor(vocabulary.used)] = states["decoder.token_embedding.weight"]
    states["decoder.token_embedding.weight"] = whole
    return {"dims": {**asdict(ears.whisper.dims), "n_vocab": WHOLE_VOCABULARY}, "model_state_dict": states}


def taken(folder: Path) -> tuple[dict[str, Any], dict[str, torch.Tensor]]:
    """What is known of the recogniser in `folder`, and its weights by the names of `Ears.named`; what is taught beside is not shipped."""
    import torch

    about = json.loads((folder / "ears.json").read_text(encoding="utf-8"))
    weights = torch.load(folder / "ears.pt", map_location="cpu", weights_only=True)["model_state_dict"]
    weights["decoder.token_embedding.weight"] = weights["decoder.token_embedding.weight"][torch.tensor(about["tokens"])]
    with np.load(folder / "sounds.npz") as head:
        weights |= {f"ctc.{name}": torch.from_numpy(head[name]) for name in head}
    return about, {name: value.float() for name, value in weights.items() if name != "encoder.positional_embedding"}


def mels(batch: list[np.ndarray]) -> torch.Tensor:
    """Log-mel (n, 80, frames) of samples at 16 kHz as Whisper makes it, padded with silence to whole tenths of a second."""
    import torch
    from whisper.audio import log_mel_spectrogram, pad_or_trim

    length = -(-max(samples.size for samples in batch) // 1600) * 1600
    # One by one: Whisper's own batches are levelled by the loudest moment of them all.
    return torch.stack([log_mel_spectrogram(pad_or_trim(torch.from_numpy(samples), length)) for samples in batch])
