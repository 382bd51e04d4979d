"""The morphemes of Kiwi's language model with their vectors, through its public functions; needed for training only.

Kiwi tells the cosine of two morphemes, not their vectors. The cosines of all of them to some hundred anchors give the vectors back up to a
rotation (Nyström), and exactly, as there are more anchors than dimensions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

ANCHORS, RANK = 320, 256
"""Kiwi's vectors have 256 dimensions."""
WORDS, NAMES, VERBS = 24_000, 12_000, 12_000
"""How many of the most frequent morphemes are known: all kinds, proper nouns among them, verbs in their usual forms."""
SAID_OFTEN = 100
_ALL = 200_000
_SPELT = re.compile(r"[가-힣]+|[a-z]+")
_FUNCTION = frozenset("EF EC EP ETM ETN JX JKB JKG JKO JKS JC JKQ JKV JKC XSV XSA XSM VCP VCN MAJ".split())
_ENDINGS = (("어", "EC"), ("었", "EP"), ("ᆫ", "ETM"), ("ᆯ", "ETM"), ("ᆸ니다", "EF"), ("은", "ETM"))
"""Those that change how a verb is written: 돌보 + 어 → 돌봐."""


@dataclass(frozen=True)
class Form:
    """One way a morpheme is written."""

    text: str
    rank: int
    """Of the morpheme; the most frequent ones have the least. What kind of morpheme is not counted apart."""
    order: int
    """Of the form itself."""
    means: bool
    """Endings and particles do not."""


def forms(kiwi: Kiwi) -> list[Form]:
    """Each form once, for the most frequent of the morphemes so written."""
    found: dict[str, Form] = {}
    for rank, (text, tag) in sorted(_known(kiwi).items()):
        kind = tag.split("-")[0]
        if rank >= (NAMES if kind == "NNP" else WORDS):
            continue
        _add(found, Form(text.lower(), rank, rank, kind not in _FUNCTION))
        if kind in ("VV", "VA") and rank < VERBS:
            for ending in _ENDINGS:
                written = kiwi.join([(text, tag), ending]).removesuffix("니다")
                _add(found, Form(written, rank, 2 * rank + 500, True))
    return list(found.values())


def _add(found: dict[str, Form], form: Form) -> None:
    if _SPELT.fullmatch(form.text):
        found.setdefault(form.text, form)


def _known(kiwi: Kiwi) -> dict[int, tuple[str, str]]:
    """Every morpheme that has a vector: its number, which is its rank, its form and tag."""
    near = kiwi.most_similar_morphemes(("집", "NNG"), top_n=_ALL)
    return {each.id: (each.form, each.tag) for each in near}


def vectors(kiwi: Kiwi) -> np.ndarray:
    """Rank of a morpheme → its vector, less what the frequent ones have in common."""
    known = sorted(_known(kiwi))
    anchors = known[SAID_OFTEN :: max(1, WORDS * 2 // 3 // ANCHORS)][:ANCHORS]
    near = np.zeros((known[-1] + 1, len(anchors)))
    for column, anchor in enumerate(anchors):
        for each in kiwi.most_similar_morphemes(anchor, top_n=_ALL):
            near[each.id, column] = each.score
        near[anchor, column] = 1.0
    near[near < -1] = 1.0  # a morpheme beside itself is told as if it were no neighbour
    among = near[anchors]
    values, axes = np.linalg.eigh((among + among.T) / 2)
    values, axes = values[::-1][:RANK], axes[:, ::-1][:, :RANK]
    found = near @ axes / np.sqrt(values)
    return found - found[SAID_OFTEN:WORDS].mean(0)
