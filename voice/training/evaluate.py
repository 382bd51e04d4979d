"""How well the recogniser hears: sentences and voices it never met, in quiet, in noise, over the telephone; and what it must not hear."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from voice.embedded import EmbeddedEars, Heard, Limits
from voice.phones import edits
from voice.training import acoustics, speakers
from voice.training.examples import Draft, Studio, around, scrambled
from voice.training.sentences import Sentences

NOISE_DECIBELS = 10.0
_TOGETHER = 12
"""Utterances decoded at once, of like length."""
_WORSE = 2
"""A sentence misheard and believed does as much harm as so many that must be said again."""
Case = tuple[str, np.ndarray]
"""What was said (empty: what is to be rejected) and how it sounds."""


@dataclass(frozen=True)
class Outcome:
    said: str
    heard: Heard

    @property
    def exact(self) -> bool:
        """Spaces cannot be heard and do not count."""
        return bool(self.said) and self.heard.text.replace(" ", "") == self.said.replace(" ", "")


class Examination:
    """Draws the cases. The seeds are others than training's."""

    def __init__(self, said: Sentences, seed: int = 7) -> None:
        self._studio = Studio(said, 1_000_000 + seed)
        self._seed = seed

    def spoken(self, source: str, condition: str, count: int) -> Iterator[Case]:
        """`count` sentences of `source` (grammar or project) said by unseen voices in `condition` (quiet, noise, phone, room)."""
        choose, draw = random.Random(f"{self._seed}-{source}"), np.random.default_rng((self._seed, len(source)))
        said = self._studio.sentences
        texts = [said.unseen(choose) for _ in range(count)] if source == "grammar" else choose.sample(said.held, min(count, len(said.held)))
        for number, text in enumerate(texts):
            draft = Draft("said", text, speakers.unseen(draw), number % 2 == 0)
            yield text, self._in(condition, around(self._studio.voiced(draft), draw)[0], draw)

    def unwanted(self, kind: str, count: int) -> Iterator[Case]:
        """`count` sounds that are no sentence for us: silence, a noise, foreign, reversed, elsewhere, scrambled."""
        choose, draw = random.Random(f"{self._seed}-{kind}"), np.random.default_rng((self._seed, len(kind), 1))
        for _ in range(count):
            speaker = speakers.unseen(draw)
            if kind == "foreign":
                text, speaker = speakers.foreigner(draw, held=True)
                draft = Draft(kind, text, speaker, False)
            elif kind in ("elsewhere", "scrambled"):
                draft = Draft(
                    kind, self._studio.sentences.not_for_us(choose, held=True) if kind == "elsewhere" else scrambled(choose), speaker, True
                )
            elif kind == "reversed":
                draft = Draft(kind, self._studio.sentences.unseen(choose), speaker, True)
            else:
                samples = np.zeros(int(draw.uniform(0.6, 4) * acoustics.RATE), np.float32)
                yield "", samples if kind == "silence" else self._studio.noisy(samples, kind, 0.0, draw)
                continue
            yield "", around(self._studio.voiced(draft), draw)[0]

    def _in(self, condition: str, samples: np.ndarray, draw: np.random.Generator) -> np.ndarray:
        if condition == "phone":
            return acoustics.by_phone(samples)
        if condition == "room":
            return self._studio.in_a_room(samples, draw)
        if condition == "noise":
            kind = str(draw.choice([kind for kind in acoustics.NOISES if kind != "babble"]))
            return self._studio.noisy(samples, kind, NOISE_DECIBELS, draw)
        return self._studio.noisy(samples, "babble", NOISE_DECIBELS, draw) if condition == "babble" else samples


def outcomes(ears: EmbeddedEars, cases: list[Case]) -> list[Outcome]:
    found: list[Outcome] = []
    ordered = sorted(cases, key=lambda case: case[1].size)
    for start in range(0, len(ordered), _TOGETHER):
        part = ordered[start : start + _TOGETHER]
        found += [Outcome(text, heard) for (text, _), heard in zip(part, ears.hear_all([samples for _, samples in part]), strict=True)]
    return found


SPOKEN = tuple((source, condition) for source in ("grammar", "project") for condition in ("quiet", "noise", "phone", "room", "babble"))
UNWANTED = ("silence", *acoustics.NOISES, "foreign", "reversed", "elsewhere", "scrambled")


def evaluate(ears: EmbeddedEars, said: Sentences, count: int, tell: Callable[[dict[str, Any]], None], seed: int = 7) -> dict[str, Any]:
    """Tells a line for each condition and gives them all: shares of sentences exact, exact and accepted, wrong and
    accepted; share of syllables wrong."""
    examination = Examination(said, seed)
    figures: dict[str, Any] = {}
    for source, condition in SPOKEN:
        heard = outcomes(ears, list(examination.spoken(source, condition, count)))
        figures[f"{source} {condition}"] = _spoken(heard, ears.limits)
        tell({"condition": f"{source} {condition}", **figures[f"{source} {condition}"]})
    for kind in UNWANTED:
        heard = outcomes(ears, list(examination.unwanted(kind, max(10, count // 3))))
        figures[kind] = {"count": len(heard), "rejected": round(sum(not ears.limits.accept(one.heard) for one in heard) / len(heard), 3)}
        tell({"condition": kind, **figures[kind]})
    return figures


def _spoken(heard: list[Outcome], limits: Limits) -> dict[str, Any]:
    accepted = [one for one in heard if limits.accept(one.heard)]
    letters = sum(len(one.said.replace(" ", "")) for one in heard)
    shares = {
        "exact": sum(one.exact for one in heard), "exact_and_accepted": sum(one.exact for one in accepted),
        "wrong_and_accepted": sum(not one.exact for one in accepted),
    }  # fmt: skip
    wrong = sum(edits(one.said.replace(" ", ""), one.heard.text.replace(" ", "")) for one in heard)
    return {
        "count": len(heard),
        **{name: round(number / len(heard), 3) for name, number in shares.items()},
        "syllable_errors": round(wrong / letters, 4),
    }


def fitted(ears: EmbeddedEars, said: Sentences, count: int, seed: int = 99) -> Limits:
    """The limits that let through the most right sentences less `_WORSE` times the wrong ones, while 96 of 100 unwanted sounds are kept
    out; on other draws than `evaluate`'s."""
    examination = Examination(said, seed)
    spoken = [one for source, condition in SPOKEN for one in outcomes(ears, list(examination.spoken(source, condition, count)))]
    right, wrong = ([one.heard for one in spoken if one.exact is exact] for exact in (True, False))
    unwanted = [[one.heard for one in outcomes(ears, list(examination.unwanted(kind, count)))] for kind in UNWANTED]
    found = [
        limits
        for no_speech in (0.1, 0.2, 0.3, 0.5, 0.7)
        for log_prob in (-0.02, -0.05, -0.1, -0.15, -0.2, -0.3, -0.4, -0.5, -0.7, -1.0)
        for agreement in (0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
        if sum(_kept(limits := Limits(no_speech, log_prob, agreement), kind) for kind in unwanted) <= 0.04 * len(unwanted)
    ]
    strictest = Limits(0.1, -0.02, 0.95)
    return max(found, key=lambda limits: _let_through(limits, right) - _WORSE * _let_through(limits, wrong), default=strictest)


def _let_through(limits: Limits, heard: list[Heard]) -> int:
    return sum(map(limits.accept, heard))


def _kept(limits: Limits, heard: list[Heard]) -> float:
    return _let_through(limits, heard) / max(1, len(heard))
