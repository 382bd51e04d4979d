"""Which detail of all entries answers a question that names none: 택배하는데 고용보험 들 수 있어요, among 3,900.

The questions of all details that are nearest in words and letters are found first; which of these details answers is then weighed by a
logistic regression. `threeany train-choice` makes it with the choice that it rests on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bot.choice import Choice, Entry, Index, Texts, leads, letters
from bot.details import Detail
from bot.korean.plain import compact
from bot.matters import NONE, Matters

log = logging.getLogger(__name__)
NEAREST = 20
"""Questions that are looked at."""
POSSIBLY, PROBABLY, PLAINLY = 0.4, 0.7, 0.75
"""From here on a detail is told in place of no answer, as what may be meant; is told plainly; and answers what opens a conversation,
before anything else (docs/decisions/0018-which-detail-answers-is-learnt.md)."""


@dataclass(frozen=True)
class Candidate:
    """A detail some question of which is near."""

    of: Entry
    detail: Detail
    morphemes: float
    """Cosine of its nearest question."""
    letters: float


@dataclass(frozen=True)
class Likeliest:
    entry: str
    detail: Detail
    chance: float


class Questions:
    """All questions of all details."""

    def __init__(self, entries: Iterable[Entry], texts: Texts) -> None:
        self.asked = [(of, detail, text) for of in entries for detail in of.details for text in (*detail.asks, *detail.tried)]
        self._texts = texts
        self._by_morphemes = Index([texts.tokens(text) for _, _, text in self.asked], texts.morphemes)
        self._by_letters = Index([letters(text) for _, _, text in self.asked], texts.letters)

    def near(self, text: str, but: int | None = None) -> list[Candidate]:
        """Details by their nearest questions, the nearest first. `but`: the place of a question that is left out."""
        morphemes, by_letters = self._by_morphemes.cosines(self._texts.tokens(text)), self._by_letters.cosines(letters(text))
        together = morphemes + by_letters
        if but is not None:
            together[but] = -1
        found: dict[int, Candidate] = {}
        for at in np.argsort(-together, kind="stable")[:NEAREST]:
            of, detail, _ = self.asked[at]
            found.setdefault(id(detail), Candidate(of, detail, float(morphemes[at]), float(by_letters[at])))
        return list(found.values())


def figures(text: str, near: Sequence[Candidate], chances: Sequence[float], matters: Matters) -> np.ndarray:
    """(details, figures), of details `near` to `text`, each with the chance that it answers where its entry is talked about."""
    ranked, length = dict(matters.ranked(text)), max(len(compact(text)), 1)
    morphemes, by_letters = np.array([each.morphemes for each in near]), np.array([each.letters for each in near])
    chance, matter = np.array(chances, float), np.array([ranked.get(each.of.id, 0.0) for each in near])
    share = np.array([each.detail.weight(text) / length for each in near])
    together = morphemes + by_letters
    tiny = 1e-3  # so that nought has a logarithm
    rows = np.stack(
        (
            *(together, morphemes, by_letters, chance, matter, np.full(len(near), ranked.get(NONE, 0.0)), share),
            *(np.sqrt(matter), np.log(chance + tiny), np.log(matter + tiny / 10), together * chance, chance * matter),
        ),
        axis=1,
    )
    return np.hstack([rows, leads(np.stack((together, chance, matter), axis=1))])


class Everywhere:
    def __init__(self, choice: Choice, matters: Callable[[], Matters]) -> None:
        self._choice, self._matters = choice, matters
        # A turn asks of the same words again and again; no more of them is remembered, since an erasure does not reach here.
        self._asked: tuple[str, Likeliest | None] = ("", None)

    def likeliest(self, text: str) -> Likeliest | None:
        """The likeliest detail of all; None where no model says, or nothing is near."""
        if self._asked[0] != text:
            self._asked = (text, self._reckoned(text))
        return self._asked[1]

    def _reckoned(self, text: str) -> Likeliest | None:
        learnt = self._choice.learnt
        if learnt is None:
            return None
        near = self.questions.near(text)
        chances = [self._choice.chances(each.of, text).get(id(each.detail), 0.0) for each in near]
        ranked = learnt.reranker(figures(text, near, chances, self._matters()))
        best = int(ranked.argmax())
        return Likeliest(near[best].of.id, near[best].detail, float(ranked[best]))

    def get_ready(self) -> None:
        """Count the questions now rather than at the first message. Beside one in another thread they are at worst counted twice."""
        if self._choice.learnt:
            log.debug("%d questions of details", len(self.questions.asked))

    @cached_property
    def questions(self) -> Questions:
        return Questions(self._choice.entries, self._choice.texts)

