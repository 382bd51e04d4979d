"""The small recogniser learns, goes on where it stopped, and is read by the stock whisper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from voice.embedded import CHECKPOINT, SIDECAR
from voice.training import feed, network, ship, vocabulary
from voice.training.espeak import Speaker
from voice.training.examples import Draft, Studio
from voice.training.feed import IGNORED, Batch
from voice.training.grammar import Grammar
from voice.training.sentences import Sentences
from voice.training.train import Plan, Training, begun
from voice.training.vocabulary import Vocabulary

DATA = Path(__file__).resolve().parents[2] / "data"
SAID = Sentences((), (), (), (), Grammar((), (), {}, {}, {}, []))
TEXTS = ("네", "아니요", "기초연금", "도와줘")
STEPS = 16


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """Two threads on a core that others use wait for each other most of the time."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def ours() -> Vocabulary:
    return vocabulary.chosen(TEXTS * 3, vocabulary.tokenizer())


@pytest.fixture(scope="module")
def batch(ours: Vocabulary) -> Batch:
    studio, draw = Studio(SAID, 1, noises=1, rooms=1), np.random.default_rng(1)
    drafts = [Draft("said", text, Speaker("ko", 200, 50, 50), True) for text in TEXTS]
    drafts += [Draft("noise", "", drafts[0].speaker, False), Draft("reversed", "기초연금", drafts[0].speaker, False)]
    return feed.batch(0, [studio.example(draft, draw, 1.0) for draft in drafts], ours, vocabulary.tokenizer())


@pytest.fixture(scope="module")
def taught(ours: Vocabulary, batch: Batch, tmp_path_factory: pytest.TempPathFactory) -> tuple[Training, list[float]]:
    training = Training(Plan(DATA, tmp_path_factory.mktemp("kept") / "training.pt", STEPS), ours)
    return training, [sum(training.learn(batch)[:3]) for _ in range(STEPS)]


def test_a_batch_teaches_no_speech_where_nothing_is_said(ours: Vocabulary, batch: Batch) -> None:
    assert list(batch.targets[:, 0]) == [ours.prompt[1]] * 4 + [ours.no_speech] * 2
    assert batch.targets[4, len(ours.prompt) - 1] == ours.end and (batch.targets[4, len(ours.prompt) :] == IGNORED).all()
    assert list(batch.heard) == [0, 1, 2, 3, 4] and batch.lengths[4] == 0
    assert (batch.frames[5] == IGNORED).all() and (batch.frames[4] == 0).all()


def test_every_text_can_be_written(ours: Vocabulary) -> None:
    whisper = vocabulary.tokenizer()
    for text in ("기초연금", "쀍뛟 홋"):
        assert whisper.decode([ours.used[token] for token in ours.written(text, whisper)]) == " " + text


def test_the_loss_falls(taught: tuple[Training, list[float]]) -> None:
    losses = taught[1]
    assert losses[-1] < 0.7 * losses[0]


def test_training_goes_on_where_it_was_kept(taught: tuple[Training, list[float]], batch: Batch) -> None:
    training = taught[0]
    training.save()
    again = begun(training.plan)
    assert (again.step, again.ours) == (training.step, training.ours)
    assert again.learn(batch)[:3] == pytest.approx(training.learn(batch)[:3], rel=1e-4)


def test_the_stock_whisper_reads_what_is_shipped(taught: tuple[Training, list[float]], ours: Vocabulary, tmp_path: Path) -> None:
    import whisper

    ears = ship.written(taught[0], tmp_path)
    model = whisper.load_model(str(tmp_path / CHECKPOINT))
    assert (model.dims.n_vocab, model.dims.n_audio_ctx) == (network.WHOLE_VOCABULARY, network.AUDIO_LONGEST)
    told = model.transcribe(np.zeros(16_000, np.float32), language="ko", fp16=False, temperature=0.0, without_timestamps=True)
    assert isinstance(told["text"], str)
    result = whisper.decode(
        model, whisper.log_mel_spectrogram(np.zeros(480_000, np.float32)), whisper.DecodingOptions(language="ko", fp16=False)
    )
    assert set(result.tokens) <= set(ours.used) | set(range(50_364, 51_865))
    assert json.loads((tmp_path / SIDECAR).read_text(encoding="utf-8"))["used_tokens"] == list(ours.used)
    assert 0 <= ears.hear(np.zeros(16_000, np.float32)).agreement <= 1
