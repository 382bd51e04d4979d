"""What is in `models/choice`: numbers that `threeany train-choice` learns, by which `bot.choice` and `bot.everywhere` weigh details."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.search.dense import Static

log = logging.getLogger(__name__)
WEIGHTS, ABOUT = "weights.npz", "about.json"
FIGURES = (
    *("words", "share", "letters", "morphemes", "in_text", "in_asks", "in_all", "unheard", "kind", "other_kind", "middle", "near", "text"),
    *("own", "other", "none"),
)
"""What is told of each detail: syllables of its words that are said (up to eight), and their share of the question; likeness to its
nearest question in letters and morphemes; how much of the question, by rarity, stands in its text, its questions and all of it, and the
rarest word that does not; whether it gives the kind of answer that is asked, or another; cosines of the learnt vectors with the middle of
its questions, the nearest of them and its text; how likely the entry, the likeliest other and none is what the message is about."""
LEADS = ("share", "letters", "morphemes", "in_text", "in_asks", "in_all", "middle", "near", "text")
"""Of which it is told too how far a detail is before the best other one."""
RERANKED = (
    *("together", "morphemes", "letters", "chance", "matter", "none", "share"),
    *("root_matter", "log_chance", "log_matter", "together_chance", "chance_matter", "lead_together", "lead_chance", "lead_matter"),
)
"""What is told of each candidate: its likeness in both and in each; the chance that it answers where its entry is talked about; how likely
its entry and none is what the message is about; the share of the question that its listed words are; turns of these; and how far its
likeness, chance and entry are before the best other candidate's."""


@dataclass(frozen=True)
class Network:
    """One hidden layer each, of rectified sums; the mean of their probabilities."""

    mean: np.ndarray
    spread: np.ndarray
    hidden: np.ndarray
    """(networks, figures, units)"""
    hidden_bias: np.ndarray
    out: np.ndarray
    """(networks, units)"""
    out_bias: np.ndarray

    def __call__(self, rows: np.ndarray) -> np.ndarray:
        """A probability for each row."""
        scaled = (rows - self.mean) / self.spread
        layer = np.maximum(scaled @ self.hidden + self.hidden_bias[:, None], 0)
        sums = (layer @ self.out[:, :, None])[:, :, 0] + self.out_bias[:, None]
        chances: np.ndarray = (1 / (1 + np.exp(-sums))).mean(0)
        return chances


@dataclass(frozen=True)
class Reranker:
    """A logistic regression: which of the candidates of all entries answers (`bot.everywhere`)."""

    mean: np.ndarray
    spread: np.ndarray
    weights: np.ndarray
    bias: np.ndarray

    def __call__(self, rows: np.ndarray) -> np.ndarray:
        """A probability for each row."""
        chances: np.ndarray = 1 / (1 + np.exp(-(((rows - self.mean) / self.spread) @ self.weights + self.bias)))
        return chances


@dataclass(frozen=True)
class Learnt:
    """What is in `models/choice`."""

    network: Network
    reranker: Reranker
    moved: np.ndarray
    vectors: np.ndarray
    weights: np.ndarray


def load(folder: Path, base: Static | None) -> Learnt | None:
    """The model in `folder`; None, with a word in the log, where it or the vectors it was made with are missing."""
    if base is None or not (folder / ABOUT).exists():
        log.warning("no model of choice in %s: `threeany train-choice` makes it", folder)
        return None
    told = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    with np.load(folder / WEIGHTS) as kept:
        arrays = {name: kept[name].astype(np.float32 if kept[name].dtype == np.float16 else kept[name].dtype) for name in kept.files}
    if told["vectors"] != list(base.vectors.shape) or told["figures"] != [*FIGURES, *LEADS] or told.get("reranked") != [*RERANKED]:
        log.error("the model of choice in %s was made for other vectors or figures: `threeany train-choice` makes it anew", folder)
        return None
    network = Network(*(arrays[name] for name in ("mean", "spread", "hidden", "hidden_bias", "out", "out_bias")))
    reranker = Reranker(*(arrays[f"reranker_{name}"] for name in ("mean", "spread", "weights", "bias")))
    return Learnt(network, reranker, arrays["moved"], arrays["vectors"], arrays["weights"])
