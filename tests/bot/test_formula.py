"""Small sums of records: arithmetic over quantities and dated figures; what is not known is never nought."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import reckoning
from bot.errors import DataError
from bot.formula import Formula, Unknown
from bot.parameters import Dated, Parameter, Parameters

KNOWN = {"size": 3, "income": 800_000, "most.3": 1_714_892}
FIGURES = Parameters({"most.3": Parameter("most.3", "", "", (Dated(date(2026, 1, 1), 1_714_892, "law", "A"),))})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("most[size] - income", 914_892),
        ("max(0, income - 900000)", 0),
        ("120 if size < 3 else 150 if size < 5 else 180", 150),
        ("size >= 3 and not income == 0", True),
        ("floor(income * 12 / 365)", 26_301),
    ],
)
def test_a_sum_is_reckoned_from_what_is_known(text: str, value: float) -> None:
    assert Formula.read(text).value(KNOWN.get, {}) == value


def test_what_is_missing_is_named() -> None:
    with pytest.raises(Unknown) as missing:
        Formula.read("min(4, dependents) * 100000").value(KNOWN.get, {})
    assert missing.value.name == "dependents"


@pytest.mark.parametrize(
    ("way", "where"),
    [
        ({"text": "한 달 {sum|won}이에요.", "source": "법"}, "text"),
        ({"let": {"sum": "children * nothing.known"}, "text": "{sum|won}", "source": "법"}, "let.sum"),
        ({"let": {"sum": "import os"}, "text": "{sum|won}", "source": "법"}, "let.sum"),
        ({"anywhere": True, "text": "어디서나", "source": "법"}, "anywhere"),
        ({"text": "근거 없음"}, "reckon[0]"),
    ],
)
def test_a_way_of_reckoning_that_cannot_work_is_refused_at_start(way: dict[str, object], where: str) -> None:
    with pytest.raises(DataError) as error:
        reckoning.read(Path("x.yml"), "reckon", [way], FIGURES)
    assert where in str(error.value)
