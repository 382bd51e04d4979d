"""From a training to what the product loads: the checkpoint, what must be known of it, what it was measured to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from voice import language, spelling, trust
from voice.checkpoint import beside
from voice.training import evaluate, network, readme
from voice.training import language as spoken
from voice.training import trust as trusting
from voice.training.evaluate import Tell
from voice.training.train import Training
from voice.transcribe import Wanted
from voice.whisper_openai import OpenaiWhisper

CHECKPOINT = "ears.pt"
LONGEST_S = 8.0
"""Of an utterance: the longest sentence trained on, slowly spoken."""
MARGIN = 10
"""Encoder positions after the speech: it was trained with as little silence there, and hears a little less with more."""


def written(training: Training, folder: Path) -> None:
    """Writes the averaged weights to `folder`, the language, and what is known of them. Nothing is rejected yet."""
    import torch

    ears = training.averaged()
    folder.mkdir(parents=True, exist_ok=True)
    torch.save(network.checkpoint(ears, training.ours), folder / CHECKPOINT)
    np.savez(folder / spelling.BESIDE, **{name: value.detach().half().numpy() for name, value in ears.ctc.named_parameters()})
    np.savez_compressed(folder / language.BESIDE, **spoken.made(training.plan.data, training.plan.seed))
    _trust(folder, trusting.for_us(training.plan.data, training.plan.seed), trusting.none())
    about = {
        "synthetic_voices": True,
        "takes_prompt": False,
        "margin": MARGIN,
        "longest_s": LONGEST_S,
        "trained": {"steps": training.before + training.step, "examples": training.examples, "seed": training.plan.seed},
        "tokens": list(training.ours.used),
    }
    _put(about, folder)


def measured(folder: Path, data: Path, count: int, tell: Tell, threads: int = 1) -> dict[str, Any]:
    """Weighs what speaks for the words of the recogniser in `folder`, chooses the limit, and measures it with both; its sidecar and its
    README then say so. Raises EarsError."""
    fitted = evaluate.fitted(opened(folder, threads), data, max(20, count // 2))
    with np.load(folder / trust.BESIDE) as kept:
        for_us = kept["for_us"]
    _trust(folder, for_us, fitted.weights)
    about = json.loads(beside(folder / CHECKPOINT).read_text(encoding="utf-8"))
    about["least_log_prob"] = fitted.least_log_prob
    _put(about, folder)
    tell({"least_log_prob": fitted.least_log_prob})
    about["measured"] = evaluate.evaluate(opened(folder, threads), data, count, tell)
    _put(about, folder)
    (folder / "README.md").write_text(readme.filled(data / "ears" / "README.template.md", about, count), encoding="utf-8")
    return about["measured"]


def opened(folder: Path, threads: int = 1) -> OpenaiWhisper:
    """As the product loads it, in this process."""
    return OpenaiWhisper(Wanted("openai", str(folder / CHECKPOINT), folder, threads=threads))


def _trust(folder: Path, for_us: np.ndarray, weights: np.ndarray) -> None:
    np.savez_compressed(folder / trust.BESIDE, for_us=for_us, weights=weights)


def _put(about: dict[str, Any], folder: Path) -> None:
    """Everything on lines of its own, but the tokens on one, and last."""
    text = json.dumps({**about, "tokens": ""}, ensure_ascii=False, indent=2)
    text = text.replace('"tokens": ""', f'"tokens": {json.dumps(about["tokens"])}')
    beside(folder / CHECKPOINT).write_text(text + "\n", encoding="utf-8")
