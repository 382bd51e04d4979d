"""The small recogniser learns, goes on where it stopped, and is read by the stock whisper and by the product."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.voice import synthesised
from tests.voice.synthesised import SPEAKER
from voice.training import language, network, ship, train, trust, vocabulary
from voice.training.examples import Draft
from voice.training.feed import IGNORED, Batch
from voice.training.train import Plan, Training, begun
from voice.training.vocabulary import Vocabulary
from voice.trust import SHARES

DATA = Path(__file__).resolve().parents[2] / "data"
TEXTS = ("네", "아니요", "기초연금", "도와줘")
STEPS = 13


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
    drafts = [Draft("said", text, SPEAKER) for text in TEXTS]
    drafts += [Draft("noise", "", SPEAKER), Draft("reversed", "기초연금", SPEAKER)]
    with synthesised.away() as away:
        found: Batch = away(synthesised.batched, drafts, ours)
    return found


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
    assert losses[-1] < 0.8 * losses[0]


def test_training_goes_on_where_it_was_kept(taught: tuple[Training, list[float]], batch: Batch) -> None:
    training = taught[0]
    training.save()
    again = begun(training.plan)
    assert (again.step, again.ours) == (training.step, training.ours)
    assert again.learn(batch)[:3] == pytest.approx(training.learn(batch)[:3], rel=1e-4)


def test_nothing_is_begun_or_saved_anew_where_all_steps_are_done(taught: tuple[Training, list[float]]) -> None:
    taught[0].save()
    before = taught[0].plan.kept.stat().st_mtime_ns
    assert train.train(taught[0].plan, pytest.fail).step == taught[0].step
    assert taught[0].plan.kept.stat().st_mtime_ns == before


def test_stock_whisper_and_the_product_read_what_is_written(
    taught: tuple[Training, list[float]], ours: Vocabulary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import whisper

    monkeypatch.setattr(language, "made", lambda *_: language.model(Counter(TEXTS)))
    monkeypatch.setattr(trust, "for_us", lambda *_: np.zeros(SHARES))
    ship.written(taught[0], tmp_path)
    model = whisper.load_model(str(tmp_path / ship.CHECKPOINT))
    assert (model.dims.n_vocab, model.dims.n_audio_ctx) == (network.WHOLE_VOCABULARY, network.AUDIO_LONGEST)
    told = model.transcribe(np.zeros(16_000, np.float32), language="ko", fp16=False, temperature=0.0, without_timestamps=True)
    assert isinstance(told["text"], str)
    stated = json.loads((tmp_path / "ears.json").read_text(encoding="utf-8"))
    assert stated["tokens"] == list(ours.used) and stated["synthetic_voices"] is True
    ears = ship.opened(tmp_path)
    assert ears.longest_s == ship.LONGEST_S and ears.loaded.cautions
    assert ears.transcribe(np.zeros(16_000, np.float32)) == ears.heard(np.zeros(16_000, np.float32)), "nothing is rejected yet"


def test_a_recogniser_that_is_there_is_taught_further(
    taught: tuple[Training, list[float]], batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "made", lambda *_: language.model(Counter(TEXTS)))
    monkeypatch.setattr(trust, "for_us", lambda *_: np.zeros(SHARES))
    ship.written(taught[0], tmp_path)
    further = begun(Plan(DATA, tmp_path / "none.pt", 2, start=tmp_path))
    assert (further.step, further.before, further.examples) == (0, taught[0].step, taught[0].examples) and further.plan.easing == 0
    known = taught[0].averaged().named()
    kept = {name: value for name, value in further.ears.named().items() if not name.startswith("phonemes")}
    assert all(value.detach().numpy() == pytest.approx(known[name].detach().numpy(), abs=2e-2) for name, value in kept.items())
    assert further.rate() < Training(taught[0].plan, taught[0].ours).rate()
    assert sum(further.learn(batch)[:2]) < taught[1][0]
    ship.written(further, tmp_path)
    assert json.loads((tmp_path / "ears.json").read_text(encoding="utf-8"))["trained"]["steps"] == taught[0].step + 1
