"""What the small recogniser is measured with, which limits that chooses, and what its README says of it."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from channels.cli import train_ears
from voice.checkpoint import Sidecar, sidecar
from voice.training import evaluate, readme, sentences, ship, train, trust
from voice.training.evaluate import Outcome
from voice.training.examination import SPOKEN, UNWANTED, examining
from voice.transcribe import Transcript, believed
from voice.trust import EVIDENCE, SHARES, Trust

DATA = Path(__file__).resolve().parents[2] / "data"


def outcome(said: str, text: str, log_prob: float = -0.01) -> Outcome:
    return Outcome(said, Transcript(text, log_prob, 0.01, 1.0, 2.0))


def test_the_examiner_asks_the_same_sentences_in_every_condition_and_none_where_there_is_none() -> None:
    with examining(DATA, 3) as examiner:
        asked = {condition: examiner.cases(("grammar", condition), 3) for condition in ("quiet", "noise", "phone", "room")}
        assert len({tuple(text for text, _ in cases) for cases in asked.values()}) == 1
        assert all(text and samples.std() > 0.01 for cases in asked.values() for text, samples in cases)
        for kind in ("silence", "music", "foreign", "elsewhere", "scrambled", "reversed"):
            unwanted = examiner.cases(kind, 2)
            assert [text for text, _ in unwanted] == ["", ""]
            assert all(bool(np.any(samples)) is (kind != "silence") for _, samples in unwanted)


def test_spaces_do_not_count_and_nothing_said_is_never_exact() -> None:
    assert outcome("기초 연금", "기초연금").exact
    assert not outcome("기초연금", "기초연금은").exact and not outcome("", "").exact


def test_the_limit_keeps_every_kind_out_and_lets_in_what_is_right() -> None:
    spoken = [(-0.1, True)] * 40 + [(-0.6, False)] * 10
    assert evaluate.chosen(spoken, [[-0.5] * 50, [-2.0] * 50], 50) == -0.1
    overheard = [-0.05] * 2 + [-0.5] * 48
    assert evaluate.chosen(spoken, [overheard, [-2.0] * 50], 50) == -0.1, "four in a hundred may come through"
    assert evaluate.chosen(spoken, [[*overheard, -0.05], [-2.0] * 50], 50) == 0.0, "of a kind, however well the others are kept out"


def test_a_wrong_sentence_costs_two_right_ones() -> None:
    assert evaluate.chosen([(-0.1, True), (-0.2, False), *[(-0.3, True)] * 2], [], 50) == -0.1
    assert evaluate.chosen([(-0.1, True), (-0.2, False), *[(-0.3, True)] * 3], [], 50) == -0.3


def test_what_speaks_for_a_sentence_is_weighed() -> None:
    draw = np.random.default_rng(2)
    right = draw.random(400) < 0.7
    # What fits the sounds and is like what people say to us is right; the other three say nothing.
    evidence = draw.normal(0, 1, (400, EVIDENCE)) + np.outer(right, [0, 3, 0, 3, 0])
    judge = Trust(np.zeros(SHARES), trust.weights([tuple(one) for one in evidence], right.tolist()))
    believed = np.array([judge.log_prob(tuple(one)) > np.log(0.5) for one in evidence])
    assert (believed == right).mean() > 0.95
    assert np.exp([judge.log_prob(tuple(one)) for one in evidence]).mean() == pytest.approx(right.mean(), abs=0.02)
    assert judge.log_prob(()) == 0.0


def test_who_is_spoken_to_is_learnt_from_sentences_and_holds_for_unseen_ones() -> None:
    said, draw = sentences.load(DATA), random.Random(4)
    judge = Trust(trust.for_us(DATA, 3), trust.none())
    ours, others = (
        [judge.evidence(text, 0.0, 1.0, 0.0)[3] for text in texts]
        for texts in ([said.unseen(draw) for _ in range(200)], [said.not_for_us(draw, held=True) for _ in range(200)])
    )
    assert np.mean(np.array(ours) > 0.7) > 0.9
    assert np.mean(np.array(others) < 0.7) > 0.7


def test_what_is_not_believed_has_no_words() -> None:
    heard = outcome("네", "네", -0.3).heard
    assert believed(heard, Sidecar()) == heard
    assert believed(heard, Sidecar(least_log_prob=-0.2)).text == ""


FOUND: dict[str, Any] = {
    **{
        f"{source} {condition}": {"exact": 0.9, "exact_and_accepted": 0.8, "wrong_and_accepted": 0.02}
        for source, condition in SPOKEN
    },
    **{kind: {"count": 20, "rejected": 0.95} for kind in UNWANTED},
}


def test_the_readme_states_figures_and_which_goals_are_missed(tmp_path: Path) -> None:
    about = {"least_log_prob": -0.2, "longest_s": 8.0, "trained": {"steps": 8000, "examples": 170_000}, "measured": FOUND}
    told = readme.filled(DATA / "ears" / "README.template.md", about, 100)
    assert "knows synthetic voices only" in told and "8,000 steps (170,000 examples)" in told
    assert "| noise, 10 dB | 90% | 80% | 2% | 90% |" in told and "under 82%" in told and "Rejected, of 20 each: silence 95%" in told
    assert "Goals reached: noise 85%, phone 85%, rejected 95%. **Goals it falls short of: quiet 95%.**" in told
    assert "about 10 points" in told and "{" not in told


def test_what_was_measured_is_written_beside_the_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stated = {"synthetic_voices": True, "longest_s": 8.0, "trained": {"steps": 5, "examples": 9}, "tokens": [3, 1]}
    (tmp_path / "ears.json").write_text(json.dumps(stated))
    np.savez(tmp_path / "trust.npz", for_us=np.full(SHARES, 2.0), weights=trust.none())
    monkeypatch.setattr(ship, "opened", lambda *_: None)
    monkeypatch.setattr(evaluate, "fitted", lambda *_: evaluate.Fitted(np.ones(1 + EVIDENCE), -0.2))
    monkeypatch.setattr(evaluate, "evaluate", lambda *_: FOUND)
    told: list[dict[str, Any]] = []
    ship.measured(tmp_path, DATA, 100, told.append)
    assert told == [{"least_log_prob": -0.2}]
    kept = json.loads((tmp_path / "ears.json").read_text())
    assert kept == {**stated, **told[0], "measured": FOUND}
    assert sidecar(tmp_path / "ears.pt").least_log_prob == -0.2
    with np.load(tmp_path / "trust.npz") as weighed:
        assert (weighed["for_us"] == 2).all() and (weighed["weights"] == 1).all()
    assert "quiet 95%" in (tmp_path / "README.md").read_text()


@pytest.mark.parametrize("evaluate_only", [False, True])
def test_the_command_trains_writes_and_measures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, evaluate_only: bool) -> None:
    from bot.settings import Settings

    done: list[Any] = []
    monkeypatch.setattr(train, "train", lambda plan, tell: done.append((plan.kept.name, plan.steps, plan.helped)) or "training")
    monkeypatch.setattr(ship, "written", lambda training, folder: done.append((training, folder.name)))
    monkeypatch.setattr(ship, "measured", lambda folder, data, count, tell, threads: done.append((folder.name, count, threads)))
    wish = train_ears.Wish(5, 2, True, False, evaluate_only, 30)
    train_ears.run(Settings(_env_file=None, root=tmp_path), wish, tmp_path / "kept.pt", tmp_path / "out")
    measured = [("out", 30, 2)]
    assert done == (measured if evaluate_only else [("kept.pt", 5, True), ("training", "out"), *measured])
