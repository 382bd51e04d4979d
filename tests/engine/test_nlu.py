"""The trained model on utterances it has never seen (tests/heldout), and what its training said.

The floors lie just under what is reached now (docs/benchmarks.md has the figures): nothing may get worse unnoticed.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.bench import nlu
from tests.engine.product import Product

FLOORS = {
    "intent": 0.95,
    "fact_f1": 0.95,
    "benefit_f1": 0.95,
    "aspect": 0.93,
    "crisis": 0.99,
    "command": 0.98,
    "emotion": 0.93,
}
ENOUGH = 400


@pytest.fixture(scope="module")
def figures(running: Product) -> dict[str, Any]:
    # `running` has seen to it that the model in use is that of today's data; `threeany train` refuses one with a misaligned entity.
    assert running.is_ready()
    return nlu.evaluate(nlu.model_in_use(), nlu.held_out())


def test_enough_utterances_are_held_back(figures: dict[str, Any]) -> None:
    assert figures["utterances"] >= ENOUGH


@pytest.mark.parametrize(("what", "floor"), FLOORS.items())
def test_what_was_never_seen_is_understood_as_well_as_before(what: str, floor: float, figures: dict[str, Any]) -> None:
    assert figures[what] >= floor
