"""Ten benefits written again for OpenFisca exclude the same persons."""

from __future__ import annotations

from pathlib import Path
from random import Random

from bot import knowledge
from tests.bench import side_by_side


def test_ten_rules_of_openfisca_exclude_whom_ours_exclude() -> None:
    known, random = knowledge.load(Path(__file__).parents[2] / "data"), Random(3)
    persons = [side_by_side.household(random) for _ in range(2000)]
    ours = side_by_side.by_columns(known, persons)
    assert (side_by_side.by_openfisca(known, persons) == ours).all()
    assert (side_by_side.by_one(known, persons[:300]) == ours[:, :300]).all()
    assert ours.any(axis=1).all() and not ours.all(axis=1).any()
