"""Voices, rooms, noises and lines the small recogniser is taught with."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from bot.errors import MouthError, SpeechDown
from tests.voice import synthesised
from tests.voice.synthesised import SPEAKER, Away
from voice.agreement import UNITS
from voice.training import acoustics, examples, speakers
from voice.training.espeak import PHONEMES, SAMPLE_RATE
from voice.training.examples import Draft


@pytest.fixture(scope="module")
def away() -> Iterator[Away]:
    with synthesised.away() as found:
        yield found


def test_espeak_tells_what_it_says_and_when(away: Away) -> None:
    said = away(synthesised.said, "나이")
    assert [PHONEMES[number] for number in said.phonemes][:3] == ["n", "a", "i"]
    assert 0.3 < said.samples.size / SAMPLE_RATE < 1.5
    assert np.all(np.diff(said.starts) > 0) and abs(said.starts[0]) < SAMPLE_RATE / 20


def test_a_voice_that_is_none_is_named(away: Away) -> None:
    with pytest.raises(MouthError, match="no voice 'xx-nobody'"):
        away(synthesised.unknown, "xx-nobody")


def test_nobody_unseen_is_trained_on() -> None:
    draw = np.random.default_rng(1)
    trained = [speakers.trained(draw, 0) for _ in range(500)]
    unseen = [speakers.unseen(draw) for _ in range(100)]
    assert not {one.voice for one in trained} & {one.voice for one in unseen}
    assert not any(150 <= one.rate <= 160 or 58 <= one.pitch <= 66 for one in trained)
    assert all(150 <= one.rate <= 160 or 58 <= one.pitch <= 66 for one in unseen)


def test_noise_is_as_loud_as_asked(away: Away) -> None:
    voice = np.sin(np.arange(16_000) / 5).astype(np.float32) * 0.5
    heard = away(synthesised.noisy, voice, "white", 10.0)
    assert 10 * np.log10(np.mean(voice**2) / np.mean((heard - voice) ** 2)) == pytest.approx(10, abs=0.7)


def test_a_telephone_passes_voices_and_nothing_above() -> None:
    spectrum = np.abs(np.fft.rfft(acoustics.by_phone(np.random.default_rng(3).standard_normal(16_000).astype(np.float32) * 0.1)))
    assert spectrum.size == 8001 and spectrum[5000:].mean() < 0.05 * spectrum[500:3000].mean()


def test_frames_are_labelled_where_the_voice_is(away: Away) -> None:
    example = away(synthesised.example, Draft("said", "안녕하세요", SPEAKER))
    assert example.frames is not None and example.frames.size == example.samples.size // 320
    loud = np.abs(example.samples[: example.frames.size * 320]).reshape(-1, 320).max(axis=1) > 0.1 * np.abs(example.samples).max()
    assert np.mean(example.frames[loud] > 0) > 0.95
    assert example.syllables is not None and example.syllables.size == 5


def test_the_sounds_taught_are_those_that_are_said(away: Away) -> None:
    example = away(synthesised.example, Draft("said", "국민이에요", SPEAKER))
    assert "".join(UNITS[unit] for unit in example.units) == "ㄱㅜㅇㅁㅣㄴㅣㅔㅛ"


def test_what_must_be_rejected_comes_too(away: Away) -> None:
    assert away(synthesised.kinds, 400) == {"said", "elsewhere", "foreign", "reversed", "noise"}


def test_the_same_seed_makes_the_same_examples(away: Away) -> None:
    """But for what espeak-ng keeps from sentence to sentence: a few milliseconds."""
    one, again, other = (away(synthesised.first, seed) for seed in (3, 3, 4))
    assert [example.draft for example in one] == [example.draft for example in again] != [example.draft for example in other]
    assert all(abs(first.samples.size - second.samples.size) < 400 for first, second in zip(one, again, strict=True))


def test_batches_hold_examples_of_like_length() -> None:
    drafts = sorted((Draft("said", "가" * number, SPEAKER) for number in range(1, 25)), key=lambda draft: draft.seconds)
    parts = list(examples.parted(drafts * 4))
    assert sum(map(len, parts)) == 96
    assert all(len(part) == 1 or len(part) * part[-1].seconds * 50 <= examples.BUDGET for part in parts)


def test_espeak_that_ends_its_process_is_noticed(away: Away) -> None:
    with pytest.raises(SpeechDown):
        away(None)
