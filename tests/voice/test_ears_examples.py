"""Voices, rooms, noises and lines the small recogniser is taught with."""

from __future__ import annotations

import random

import numpy as np
import pytest

from voice.training import acoustics, examples, speakers
from voice.training.espeak import PHONEMES, SAMPLE_RATE, Espeak, Speaker
from voice.training.examples import Draft, Studio
from voice.training.grammar import Grammar
from voice.training.sentences import Sentences

GRAMMAR = Grammar(("age",), (1.0,), {"age": ["{who} 살이에요"]}, {"who": ["열", "스무"]}, {}, ["비가 온대요"])
SAID = Sentences(("네 맞아요", "기초연금 얼마예요"), (), ("내일 비가 오나요",), (), GRAMMAR)
SPEAKER = Speaker("ko+f2", 175, 50, 50)


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio(SAID, 1, noises=1, rooms=2)


def test_espeak_tells_what_it_says_and_when() -> None:
    said = Espeak().said("나이", SPEAKER)
    assert [PHONEMES[number] for number in said.phonemes][:3] == ["n", "a", "i"]
    assert 0.3 < said.samples.size / SAMPLE_RATE < 1.5
    assert np.all(np.diff(said.starts) > 0) and abs(said.starts[0]) < SAMPLE_RATE / 20


def test_nobody_unseen_is_trained_on() -> None:
    draw = np.random.default_rng(1)
    trained = [speakers.trained(draw, 0) for _ in range(500)]
    unseen = [speakers.unseen(draw) for _ in range(100)]
    assert not {one.voice for one in trained} & {one.voice for one in unseen}
    assert not any(150 <= one.rate <= 160 or 58 <= one.pitch <= 66 for one in trained)
    assert all(150 <= one.rate <= 160 or 58 <= one.pitch <= 66 for one in unseen)


def test_noise_is_as_loud_as_asked(studio: Studio) -> None:
    voice = np.sin(np.arange(16_000) / 5).astype(np.float32) * 0.5
    noisy = studio.noisy(voice, "white", 10.0, np.random.default_rng(2))
    assert 10 * np.log10(np.mean(voice**2) / np.mean((noisy - voice) ** 2)) == pytest.approx(10, abs=0.7)


def test_a_telephone_passes_voices_and_nothing_above() -> None:
    spectrum = np.abs(np.fft.rfft(acoustics.by_phone(np.random.default_rng(3).standard_normal(16_000).astype(np.float32) * 0.1)))
    assert spectrum[5000:].mean() < 0.05 * spectrum[500:3000].mean()


def test_frames_are_labelled_where_the_voice_is(studio: Studio) -> None:
    example = studio.example(Draft("said", "안녕하세요", SPEAKER, True), np.random.default_rng(4), 1.0)
    assert example.frames is not None and example.frames.size == example.samples.size // 320
    loud = np.abs(example.samples[: example.frames.size * 320]).reshape(-1, 320).max(axis=1) > 0.1 * np.abs(example.samples).max()
    assert np.mean(example.frames[loud] > 0) > 0.95


def test_what_must_be_rejected_comes_too(studio: Studio) -> None:
    choose, draw = random.Random(1), np.random.default_rng(5)
    kinds = {studio.draft(choose, draw, 0.0).kind for _ in range(400)}
    assert kinds == {"said", "elsewhere", "foreign", "reversed", "noise"}


def test_the_same_seed_makes_the_same_examples(studio: Studio) -> None:
    first, second = ([next(studio.batches(3, 0, lambda pool: 0.5))[1][0].samples] for _ in range(2))
    assert np.array_equal(first[0], second[0])


def test_batches_hold_examples_of_like_length() -> None:
    drafts = sorted((Draft("said", "가" * number, SPEAKER, False) for number in range(1, 25)), key=lambda draft: draft.seconds)
    parts = list(examples.parted(drafts * 4))
    assert sum(map(len, parts)) == 96
    assert all(len(part) == 1 or len(part) * part[-1].seconds * 50 <= examples.BUDGET for part in parts)
