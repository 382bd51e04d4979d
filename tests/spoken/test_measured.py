"""How the bench of spoken turns counts, and that it runs: with next to nothing of everything."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from tests.bench import speech_report, spoken
from tests.bench.spoken import Amounts, by_stage, percentiles
from tests.bench.spoken_line import PATIENCE_S, true_end, turn
from voice.audio import RATE

TOLD = {"endpoint": 0.85, "recognition": 0.01, "dialogue": 0.05, "synthesis": 0.02, "sending": 0.0, "total": 0.93}
LITTLE = Amounts(turns=1, behind=1, heavy=1, size="toy", compared=1, crowds={2: 2.0}, rasa=False)


def test_speech_ends_with_its_last_voiced_sample() -> None:
    sound = np.zeros(RATE, np.float32)
    sound[100:8000] = 0.5
    sound[8000:9000] = 0.003
    assert true_end(sound) == 8000 / RATE


def test_a_turn_begins_where_the_samples_end_and_ends_at_the_page() -> None:
    """The session noticed the end 40 ms after it; the sound took 5 ms to the page."""
    left = 10.0 + 0.04 + TOLD["total"]
    found = turn(TOLD, left, left + 0.005, ends=[3.0, 10.0, 14.0], engine=0.03)
    assert found is not None
    assert found["total"] == pytest.approx(0.975)
    assert found["endpoint"] == pytest.approx(0.89)
    assert found["dialogue"] == pytest.approx(0.02)
    assert sum(took for stage, took in found.items() if stage != "total") == pytest.approx(found["total"])
    overhead = by_stage([found])["overhead"]["p50_ms"]
    assert overhead == pytest.approx(1000 * (found["total"] - PATIENCE_S - found["recognition"] - found["engine"]))


@pytest.mark.parametrize("ends", [[], [8.0], [12.0]])
def test_what_answers_no_whole_question_is_no_turn(ends: list[float]) -> None:
    assert turn(TOLD, 10.0 + TOLD["total"], 11.0, ends, 0.0) is None


def test_few_turns_have_no_95th_percentile() -> None:
    assert percentiles([0.1] * 59) == {"p50_ms": 100.0, "p95_ms": None}
    assert percentiles([0.1] * 60) == {"p50_ms": 100.0, "p95_ms": 100.0}
    assert percentiles([]) == {"p50_ms": None, "p95_ms": None}


@pytest.mark.parametrize(("seconds", "plain", "found"), [(1.0, 900.0, "met"), (1.6, 300.0, "missed")])
def test_goals_are_said_to_be_met_or_missed(seconds: float, plain: float, found: str) -> None:
    stages = {"recognition": 0.0, "engine": 0.0, **dict.fromkeys(("endpoint", "dialogue", "synthesis", "sending"), 0.0)}
    turns = by_stage([{**stages, "total": seconds}] * 60)
    turns["overhead"]["p95_ms"] = 149.0 if found == "met" else 151.0
    rows = list(speech_report._goals({"turns": turns, "base": {"plain": plain, "ours": 300.0}}))
    assert [row[-1] for row in rows] == [found] * 4


def test_the_whole_of_it_runs() -> None:
    figures: dict[str, Any] = spoken.measure(LITTLE)
    assert json.loads(json.dumps(figures, allow_nan=False)) == figures
    assert figures["engine"] == "here"
    assert [figures[name]["asked"] for name in ("turns", "behind")] == [1, 1]
    page = "\n".join(speech_report._spoken(figures))
    assert "Rasa could not be started" in page
    assert "| 2 at once |" in page
