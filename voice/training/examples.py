"""Batches of examples: a sentence, a voice, what the room and the line make of it. Everything follows from the seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from voice.agreement import UNITS, sounded
from voice.audio import RATE
from voice.pronounce import pronounced
from voice.telephone import resampled
from voice.training import acoustics, sentences, speakers
from voice.training.espeak import SAMPLE_RATE, VOWELS, Espeak, Said, Speaker
from voice.training.sentences import Sentences

FRAMES_A_SECOND = 50
"""Of the recogniser's encoder."""
POOL = 480
"""Examples drawn at once, so that those of like length go together."""
BUDGET = 1600
"""Encoder frames of a batch."""
REJECTED = 0.14
LONGEST = 30
"""Seconds that the network hears at once."""
PAUSES, PAUSED = 0.08, (1.0, 26.0)
"""Share of batches with so many seconds of silence behind: a pause before the next words, or the half minute stock Whisper pads to."""
_HANGUL = 0xAC00, 0xD7A3


@dataclass(frozen=True)
class Draft:
    """What will be said, before it is."""

    kind: str
    """said, elsewhere (Korean that is not for us), foreign, reversed or noise."""
    text: str
    speaker: Speaker

    @property
    def seconds(self) -> float:
        """About how long it will be."""
        return 0.5 + sentences.syllables(self.text) / (0.0301 * self.speaker.rate)


@dataclass(frozen=True)
class Example:
    draft: Draft
    samples: np.ndarray
    """float32 at 16 kHz, with the silence around."""
    frames: np.ndarray | None
    """What sounds in each encoder frame, a number of `PHONEMES`; None where it is not known."""
    syllables: np.ndarray | None
    """The encoder frame in which the vowel of each syllable starts; None where nothing is said for us, or it is not known."""

    @property
    def units(self) -> list[int] | None:
        """Sounds the encoder should hear, None where it should not be taught any."""
        if self.draft.kind in ("foreign", "reversed"):
            return None
        return [UNITS.index(sound) for sound in sounded(self.draft.text)]


class Studio:
    """Makes examples. One a process: it holds the synthesiser."""

    def __init__(self, said: Sentences, seed: int, noises: int = 12, rooms: int = 48) -> None:
        self._espeak = Espeak()
        self.sentences = said
        draw = np.random.default_rng(seed)
        self._noises = acoustics.noises(self._espeak, draw, noises)
        self._rooms = acoustics.rooms(draw, rooms)

    def draft(self, choose: random.Random, draw: np.random.Generator, ease: float) -> Draft:
        """One to train on; `ease` from 1 (short, clear) to 0 (everything)."""
        speaker = speakers.trained(draw, ease)
        if draw.random() >= REJECTED * (1 - 0.6 * ease):
            return Draft("said", self.sentences.said(choose, round(9 + 15 * (1 - ease))), speaker)
        kind = str(draw.choice(("elsewhere", "scrambled", "foreign", "reversed", "noise"), p=(0.3, 0.15, 0.13, 0.12, 0.3)))
        if kind == "foreign":
            text, speaker = speakers.foreigner(draw)
            return Draft(kind, text, speaker)
        if kind == "noise":
            return Draft(kind, "", speaker)
        if kind == "reversed":
            return Draft(kind, self.sentences.said(choose), speaker)
        return Draft("elsewhere", self.sentences.not_for_us(choose) if kind == "elsewhere" else scrambled(choose), speaker)

    def voiced(self, draft: Draft) -> np.ndarray:
        """The bare voice at 16 kHz; empty for noise."""
        if not draft.text:
            return np.zeros(0, np.float32)
        samples = resampled(self._said(draft).samples, SAMPLE_RATE, RATE)
        return samples[::-1].copy() if draft.kind == "reversed" else samples

    def _said(self, draft: Draft) -> Said:
        """Korean as the mouth has espeak-ng read it."""
        return self._espeak.said(draft.text if draft.kind == "foreign" else pronounced(draft.text), draft.speaker)

    def example(self, draft: Draft, draw: np.random.Generator, ease: float, after: float = 0.0) -> Example:
        """`draft` said, with silence around and `after` seconds of it behind, in a room, in noise, over a telephone, as chance has it."""
        said = self._said(draft) if draft.text else None
        voice = resampled(said.samples, SAMPLE_RATE, RATE) if said else np.zeros(0, np.float32)
        samples, lead = around(voice[::-1].copy() if draft.kind == "reversed" else voice, draw, after)
        frames = None if draft.kind in ("foreign", "reversed") else labelled(said, lead, samples.size)
        syllables = timed(said, lead, sentences.syllables(draft.text)) if said and draft.kind == "said" else None
        hard = 1 - ease
        if draw.random() < 0.35 * hard:
            samples = self.in_a_room(samples, draw)
        if draw.random() < 0.65 * hard or not draft.text:
            samples = self.noisy(samples, str(draw.choice(acoustics.NOISES)), float(draw.uniform(4, 30)), draw)
        if draw.random() < 0.25 * hard:
            samples = acoustics.by_phone(samples)
        if not draft.text and draw.random() < 0.2:
            samples = samples * np.float32(0)
        return Example(draft, samples * np.float32(10 ** (draw.uniform(-24, 0) / 20)), frames, syllables)

    def noisy(self, samples: np.ndarray, kind: str, decibels: float, draw: np.random.Generator) -> np.ndarray:
        """`samples` in noise of `kind`, `decibels` louder than it."""
        of_kind = self._noises[kind]
        return acoustics.with_noise(samples, of_kind[int(draw.integers(len(of_kind)))], decibels, draw)

    def in_a_room(self, samples: np.ndarray, draw: np.random.Generator) -> np.ndarray:
        return acoustics.in_room(samples, self._rooms[int(draw.integers(len(self._rooms)))])

    def batches(self, seed: int, pool: int, ease: Callable[[int], float]) -> Iterator[tuple[int, list[Example]]]:
        """Pool after pool from number `pool` on: its number, and examples of like length, in an order left to chance."""
        while True:
            choose, draw, eased = random.Random(f"{seed}-{pool}"), np.random.default_rng((seed, pool)), ease(pool)
            drafts = sorted((self.draft(choose, draw, eased) for _ in range(POOL)), key=lambda draft: draft.seconds)
            parts = list(parted(drafts))
            choose.shuffle(parts)
            for part in parts:
                after = draw.uniform(*PAUSED) if draw.random() < PAUSES * (1 - eased) else 0.0
                few = part[: max(1, len(part) // 4)] if after else part  # So long a window costs as much as several.
                yield pool, [self.example(draft, draw, eased, after) for draft in few]
            pool += 1


def parted(drafts: list[Draft]) -> Iterator[list[Draft]]:
    """`drafts`, sorted by length, in batches of about `BUDGET` frames."""
    part: list[Draft] = []
    for draft in drafts:
        if part and (len(part) + 1) * draft.seconds * FRAMES_A_SECOND > BUDGET:
            yield part
            part = []
        part.append(draft)
    if part:
        yield part


def labelled(said: Said | None, lead: int, size: int) -> np.ndarray:
    """The phoneme in the middle of every encoder frame of `size` samples, of which `lead` come before `said`."""
    found = np.zeros(size * FRAMES_A_SECOND // RATE, np.int64)
    if said is None or not said.starts.size:
        return found
    middles = (np.arange(found.size) + 0.5) / FRAMES_A_SECOND
    at = np.searchsorted(said.starts / SAMPLE_RATE + lead / RATE, middles, side="right") - 1
    voiced = (at >= 0) & (middles < (lead / RATE + said.samples.size / SAMPLE_RATE))
    found[voiced] = said.phonemes[at[voiced]]
    return found


def timed(said: Said, lead: int, count: int) -> np.ndarray | None:
    """The encoder frame of each vowel, where there are as many as the `count` of syllables."""
    vowels = said.starts[np.isin(said.phonemes, list(VOWELS))]
    return (vowels / SAMPLE_RATE + lead / RATE) * FRAMES_A_SECOND if vowels.size == count else None


def around(voice: np.ndarray, draw: np.random.Generator, after: float = 0.0) -> tuple[np.ndarray, int]:
    """`voice` at an even level between two silences, the second `after` seconds longer, and how long the first is; where there is no
    voice, up to three seconds of silence."""
    if not voice.size:
        return np.zeros(int((draw.uniform(0.5, 3) + after) * RATE), np.float32), 0
    level = np.float32(0.5 / (np.abs(voice).max() + 1e-6))
    lead, tail = (np.zeros(int(seconds * RATE), np.float32) for seconds in (draw.uniform(0.02, 0.4), draw.uniform(0.1, 0.45) + after))
    return np.concatenate([lead, voice * level, tail])[: LONGEST * RATE], lead.size


def scrambled(choose: random.Random) -> str:
    """Syllables in no order: sounds like Korean, says nothing."""
    words = ("".join(chr(choose.randint(*_HANGUL)) for _ in range(choose.randint(1, 4))) for _ in range(choose.randint(2, 5)))
    return " ".join(words)
