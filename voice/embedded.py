"""The small recogniser that comes with the project: what it heard, and whether that can be trusted.

It knows synthetic voices only. It stands in where Whisper's own weights cannot be fetched, and says so (models/ears/README.md).
"""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import ThreeAnyError
from voice import phones
from voice.phones import edits

if TYPE_CHECKING:
    import numpy as np
    import torch
    from whisper.tokenizer import Tokenizer

CHECKPOINT, SIDECAR, SOUNDS = "ears.pt", "ears.json", "sounds.pt"
"""Whisper's weights, what must be known of them, and the encoder's second head."""
RATE = 16_000
_STEP = RATE // 2
_MARGIN = RATE // 5


@dataclass(frozen=True)
class Heard:
    text: str
    log_prob: float
    """Of a token, on average."""
    no_speech: float
    agreement: float
    """How well the sounds the encoder heard by itself fit `text`, from 0 to 1. Words made up from noise do not."""


@dataclass(frozen=True)
class Limits:
    """What a transcript must keep to be believed; chosen on the evaluation's own half of unheard material."""

    no_speech: float
    log_prob: float
    agreement: float

    def accept(self, heard: Heard) -> bool:
        return bool(heard.text) and heard.no_speech < self.no_speech and heard.log_prob > self.log_prob and heard.agreement > self.agreement


class EmbeddedEars:
    """The recogniser in `folder`. Loads torch and whisper. Not for several threads at once."""

    def __init__(self, folder: Path) -> None:
        import torch
        import whisper

        tokenizer()
        if not (folder / CHECKPOINT).is_file():
            raise ThreeAnyError(f"{folder / CHECKPOINT} is missing; `threeany train-ears` makes it")
        self.about: dict[str, Any] = json.loads((folder / SIDECAR).read_text(encoding="utf-8"))
        self.limits = Limits(**self.about["limits"])
        self.longest = int(self.about["longest_seconds"] * RATE)
        self._model = whisper.load_model(str(folder / CHECKPOINT), device="cpu")
        self._sounds: dict[str, torch.Tensor] = torch.load(folder / SOUNDS, weights_only=True)
        # Nothing said is a text too: neither may blanks be suppressed, nor a text be ranked by its length, which may be nought.
        self._options = whisper.DecodingOptions(
            language="ko",
            without_timestamps=True,
            fp16=False,
            suppress_blank=False,
            suppress_tokens=None,
            length_penalty=0.0,
            sample_len=48,
        )

    def hear(self, samples: np.ndarray) -> Heard:
        """float32 at 16 kHz, one utterance; what is longer than `longest` samples is not heard."""
        return self.hear_all([samples])[0]

    def hear_all(self, batch: list[np.ndarray]) -> list[Heard]:
        """The same for several, decoded together in the window of the longest."""
        import torch
        import whisper

        window = min(self.longest, max(-(-(samples.size + _MARGIN) // _STEP) * _STEP for samples in batch))
        mel = torch.stack([whisper.log_mel_spectrogram(whisper.pad_or_trim(torch.from_numpy(samples), window)) for samples in batch])
        with torch.inference_mode():
            states = self._encoded(mel)
            # Whisper takes states for encoded audio where they are as long as it expects.
            self._model.dims.n_audio_ctx = states.shape[1]
            decoded = whisper.decode(self._model, states, self._options)
            heard = (states @ self._sounds["weight"].float().T + self._sounds["bias"].float()).argmax(dim=-1).tolist()
        found = []
        for result, sounds in zip(decoded, heard, strict=True):
            text = result.text.strip()
            found.append(Heard(text, result.avg_logprob, result.no_speech_prob, agreement(text, sounds)))
        return found

    def _encoded(self, mel: torch.Tensor) -> torch.Tensor:
        """Whisper's encoder over a window shorter than thirty seconds, which costs that much less."""
        from torch.nn import functional

        encoder = self._model.encoder
        states = functional.gelu(encoder.conv2(functional.gelu(encoder.conv1(mel)))).permute(0, 2, 1)
        states = states + encoder.positional_embedding[: states.shape[1]]
        for block in encoder.blocks:
            states = block(states)
        return encoder.ln_post(states)


def tokenizer() -> Tokenizer:
    """Whisper's, for Korean. Loads whisper, and torch with it."""
    from whisper.tokenizer import get_tokenizer

    with warnings.catch_warnings():
        # It leaves its list of tokens open, once.
        warnings.simplefilter("ignore", ResourceWarning)
        return get_tokenizer(multilingual=True, language="ko", task="transcribe")


def agreement(text: str, frames: list[int]) -> float:
    """1 less the share of sounds to change between what `frames` say (a unit each, 0 none) and what `text` sounds like."""
    heard = [unit for before, unit in zip([0, *frames], frames, strict=False) if unit and unit != before]
    return max(
        0.0,
        *(1 - edits(heard, said) / max(1, len(heard), len(said)) for said in (phones.units(text), phones.units(text, assimilated=False))),
    )
