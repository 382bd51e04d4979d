"""From a training to what the product loads: the checkpoint, what must be known of it, what it was measured to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from voice.embedded import CHECKPOINT, SIDECAR, SOUNDS, EmbeddedEars, Limits
from voice.training import evaluate, network, sentences
from voice.training.sentences import LONGEST
from voice.training.train import Tell, Training

LONGEST_SECONDS = 8.0
"""Of an utterance: the longest sentence trained on, slowly spoken."""
_UNLIMITED = Limits(no_speech=1.1, log_prob=-100.0, agreement=-1.0)


def written(training: Training, folder: Path) -> EmbeddedEars:
    """Writes the averaged weights to `folder` and loads them again as the product does; nothing is rejected yet."""
    import torch

    ears = training.averaged()
    folder.mkdir(parents=True, exist_ok=True)
    torch.save(network.checkpoint(ears, training.ours), folder / CHECKPOINT)
    torch.save({"weight": ears.ctc.weight.detach().half(), "bias": ears.ctc.bias.detach().half()}, folder / SOUNDS)
    about = {
        "knows": "synthetic voices (espeak-ng) only; people need Whisper's own weights",
        "language": "ko", "prompt": False, "longest_seconds": LONGEST_SECONDS, "longest_syllables": LONGEST,
        "trained": {"steps": training.step, "examples": training.examples, "seed": training.plan.seed},
        "limits": vars(_UNLIMITED), "used_tokens": list(training.ours.used),
    }  # fmt: skip
    _put(about, folder)
    return EmbeddedEars(folder)


def measured(folder: Path, data: Path, count: int, tell: Tell, threads: int = 1) -> dict[str, Any]:
    """Chooses the limits of what is in `folder`, measures it with them, and keeps both in its sidecar."""
    import torch

    torch.set_num_threads(threads)
    said = sentences.load(data)
    limits = evaluate.fitted(EmbeddedEars(folder), said, max(20, count // 2))
    about = json.loads((folder / SIDECAR).read_text(encoding="utf-8"))
    about["limits"] = vars(limits)
    _put(about, folder)
    tell({"limits": about["limits"]})
    about["measured"] = evaluate.evaluate(EmbeddedEars(folder), said, count, tell)
    _put(about, folder)
    return about["measured"]


def _put(about: dict[str, Any], folder: Path) -> None:
    text = json.dumps({**about, "used_tokens": "…"}, ensure_ascii=False, indent=2).replace('"…"', json.dumps(about["used_tokens"]))
    (folder / SIDECAR).write_text(text + "\n", encoding="utf-8")
