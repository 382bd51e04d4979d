"""What the small recogniser is measured with, which limits that chooses, and what its README says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from channels.cli import train_ears
from voice.checkpoint import Sidecar, sidecar
from voice.training import evaluate, readme, ship, train
from voice.training.evaluate import Outcome
from voice.training.examination import SPOKEN, UNWANTED, examining
from voice.transcribe import Transcript, believed

DATA = Path(__file__).resolve().parents[2] / "data"


def outcome(said: str, text: str, no_speech: float = 0.01, log_prob: float = -0.01, agreement: float = 0.98) -> Outcome:
    return Outcome(said, Transcript(text, log_prob, no_speech, 1.0, 2.0, agreement))


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


def test_limits_keep_what_is_no_sentence_out_and_let_in_what_is_right() -> None:
    spoken = [outcome("네", "네")] * 40 + [outcome("아니요", "네", agreement=0.55)] * 10
    unwanted = [outcome("", "네", no_speech=0.4, agreement=0.3)] * 25 + [outcome("", "도움말", log_prob=-4.9, agreement=0.97)] * 25
    limits = evaluate.chosen(Sidecar(), spoken, unwanted)
    assert all(one.believed(limits) is one.exact for one in spoken)
    assert not any(one.believed(limits) for one in unwanted)


def test_where_nothing_keeps_them_apart_the_limits_are_the_strictest() -> None:
    alike = outcome("네", "네", 0.0, 0.0, 1.0)
    limits = evaluate.chosen(Sidecar(), [alike], [outcome("", "네", 0.0, 0.0, 1.0)])
    assert (limits.rejects_from, limits.least_log_prob, limits.agrees_from) == (0.02, -0.1, 0.95)


def test_what_is_not_believed_has_no_words() -> None:
    heard = outcome("네", "네", 0.2, -0.3, 0.8).heard
    assert believed(heard, Sidecar()) == heard
    for limits in (Sidecar(rejects_from=0.2), Sidecar(least_log_prob=-0.2), Sidecar(agrees_from=0.9)):
        assert (believed(heard, limits).text, believed(heard, limits).no_speech) == ("", 0.2)


FOUND: dict[str, Any] = {
    **{
        f"{source} {condition}": {"exact": 0.9, "exact_and_accepted": 0.8, "wrong_and_accepted": 0.02, "wrong_and_unasked": 0.01}
        for source, condition in SPOKEN
    },
    **{kind: {"count": 20, "rejected": 0.95} for kind in UNWANTED},
}


def test_the_readme_states_figures_and_which_goals_are_missed(tmp_path: Path) -> None:
    limits = {"rejects_from": 0.3, "least_log_prob": -0.2, "agrees_from": 0.8, "longest_s": 8.0}
    about = {**limits, "trained": {"steps": 8000, "examples": 170_000}, "measured": FOUND}
    told = readme.filled(DATA / "ears" / "README.template.md", about, 100)
    assert "knows synthetic voices only" in told and "8,000 steps (170,000 examples)" in told
    assert "| noise, 10 dB | 90% | 80% | 2% | 1% | 90% |" in told and "Rejected, of 20 each: silence 95%" in told
    assert "Goals reached: noise 85%, phone 85%, rejected 95%. **Goals it falls short of: quiet 95%.**" in told
    assert "about 10 points" in told and "{" not in told


def test_what_was_measured_is_written_beside_the_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stated = {"synthetic_voices": True, "longest_s": 8.0, "trained": {"steps": 5, "examples": 9}, "tokens": [3, 1]}
    (tmp_path / "ears.json").write_text(json.dumps(stated))
    chosen = Sidecar(rejects_from=0.3, least_log_prob=-0.2, agrees_from=0.8)
    monkeypatch.setattr(ship, "opened", lambda *_: None)
    monkeypatch.setattr(evaluate, "fitted", lambda *_: chosen)
    monkeypatch.setattr(evaluate, "evaluate", lambda *_: FOUND)
    told: list[dict[str, Any]] = []
    ship.measured(tmp_path, DATA, 100, told.append)
    assert told == [{"rejects_from": 0.3, "least_log_prob": -0.2, "agrees_from": 0.8}]
    kept = json.loads((tmp_path / "ears.json").read_text())
    assert kept == {**stated, **told[0], "measured": FOUND}
    assert sidecar(tmp_path / "ears.pt").agrees_from == 0.8
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
