"""What the trust in the recogniser's words rests on: who is spoken to, learnt from sentences, and what each part of the evidence counts."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np

from voice.training import sentences
from voice.training.language import people
from voice.training.sentences import held_out
from voice.trust import EVIDENCE, SHARES, Evidence, runs

DRAWN, ELSEWHERE_DRAWN = 20_000, 20_000
"""Sentences of the grammar for us, and for others, that are drawn; each counts once."""
OWN, PATTERN = 8.0, 0.5
"""Weight of a sentence for others that somebody wrote, and of one from a pattern, of which there are many that are alike."""


def for_us(data: Path, seed: int) -> np.ndarray:
    """`voice.trust.Trust`'s, from sentences that are not held out."""
    from scipy.sparse import csr_array
    from sklearn.linear_model import LogisticRegression

    said, draw = sentences.load(data), random.Random(seed)
    ours = dict.fromkeys((*people(said, data), *_unheld(said.grammar.sentence, draw, DRAWN)), 1.0)
    others = dict.fromkeys(_unheld(said.grammar.elsewhere, draw, ELSEWHERE_DRAWN), PATTERN) | dict.fromkeys(said.elsewhere, OWN)
    found = [runs(text) for text in (*ours, *others)]
    columns, starts = np.concatenate([np.array(each) for each in found]), np.cumsum([0, *map(len, found)])
    table = csr_array((np.ones(columns.size), columns, starts), shape=(len(found), SHARES))
    is_ours = np.arange(len(found)) < len(ours)
    model = LogisticRegression(max_iter=300).fit(table, is_ours, sample_weight=[*ours.values(), *others.values()])
    return np.asarray(model.coef_[0], np.float16)


def weights(evidence: list[Evidence], right: list[bool]) -> np.ndarray:
    """The same's, from what was heard, and whether it was said, and to us."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    scale, model = StandardScaler(), LogisticRegression(max_iter=2000)
    make_pipeline(scale, model).fit(np.array(evidence), right)
    counted = model.coef_[0] / scale.scale_
    return np.concatenate([model.intercept_ - counted @ scale.mean_, counted])


def none() -> np.ndarray:
    """Weights that let everything in, until they are fitted."""
    return np.zeros(1 + EVIDENCE)


def _unheld(sentence: Callable[[random.Random], str], draw: random.Random, count: int) -> list[str]:
    return [text for text in (sentence(draw) for _ in range(count)) if not held_out(text)]
