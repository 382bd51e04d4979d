"""The search model in `models/search`, as `threeany train-search` makes it: a StaticEmbedding in the format of sentence-transformers,
`common.json`, the share of all questions that hold a term, and `about.json`, a digest of what it was made from. Small and tracked, so that
a search needs no training.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import SearchModelError
from bot.search import dense
from bot.search.asking import Asking
from bot.search.everyday import Everyday
from bot.search.kinds import Kinds
from bot.search.situations import Situations
from bot.search.terms import Segmenter, Terms

COMMON, ASKING, ABOUT = "common.json", "asking.json", "about.json"
EVERYDAY, SITUATIONS, KINDS = "everyday.yml", "situations.yml", "kinds.yml"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Model:
    """Without any of it a search works by pairs of characters."""

    morphemes: Terms | None = None
    encoder: dense.Encoder | None = None
    words: dense.Static | None = None
    """Vectors of the morphemes themselves."""
    common: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Terms of `morphemes` and of `pairs`: the share of all questions that hold them."""
    questions: tuple[str, ...] = ()
    """Some about anything."""
    everyday: Everyday | None = None
    situations: Situations | None = None
    kinds: Kinds | None = None
    asking: Asking | None = None

    def asks(self, text: str) -> float:
        """Log odds that a benefit is asked for, -4 to 4; 0: the words are unknown. Where nothing tells, rather yes than no."""
        return self.asking(text, self.morphemes if isinstance(self.morphemes, Segmenter) else None) if self.asking else 1.0


def load(folder: Path, other: str = "", data: Path | None = None) -> Model:
    """The model in `folder`; `other` names one of sentence-transformers in place of its vectors; `data` holds everyday words,
    situations and kinds of people and help.

    An empty one, with a word in the log, where the folder holds none. Raises SearchModelError for `other` that cannot be loaded.
    """
    encoder = dense.load(other) if other else None
    everyday, situations = (Everyday.load(data / EVERYDAY), Situations.load(data / SITUATIONS)) if data else (None, None)
    kinds = Kinds.load(data / KINDS) if data else None
    try:
        own = dense.load(str(folder)) if (folder / dense.MODULES).exists() else None
        common = json.loads((folder / COMMON).read_text(encoding="utf-8")) if own else {}
        asking = Asking(**json.loads((folder / ASKING).read_text(encoding="utf-8"))) if own else None
    except (OSError, ValueError, TypeError, SearchModelError) as error:
        log.error("search model not used: %s", error)
        own, common, asking = None, {}, None
    if not isinstance(own, dense.Static):
        log.warning("no search model in %s: `threeany train-search` makes it; words are compared by their letters alone", folder)
        return Model(None, encoder, everyday=everyday, situations=situations, kinds=kinds)
    questions = tuple(common.pop("questions", ()))
    morphemes = Segmenter(own.tokenizer, own.vectors.any(axis=1))
    return Model(morphemes, encoder or own, own, common, questions, everyday, situations, kinds, asking)
