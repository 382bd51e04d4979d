"""What a Parquet file says about persons, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from bot.errors import Invalid
from bot.korean.regions import Regions
from channels.batch import people, spans
from tests.channels import batch_files

ROOT = Path(__file__).parents[2]
MONTHS = "a list of months, each a whole number or [lowest, highest]"


@pytest.fixture(scope="module")
def places() -> people.Places:
    return people.Places(Regions.load(ROOT / "data" / "regions.csv"))


def facts(places: people.Places, **columns: Any) -> list[dict[str, Any]]:
    found = read(places, **columns)
    assert not found.faults, found.faults
    return [dict(person.facts) for person in found.persons]


def read(places: people.Places, **columns: Any) -> people.People:
    length = max(map(len, columns.values()))
    batch = pa.RecordBatch.from_pydict({"id": [f"p{n}" for n in range(length)], **columns})
    people.columns(batch.schema, "id")
    return people.people(batch, 101, "id", places)


def test_every_fact_comes_back_as_it_was_written(places: people.Places, tmp_path: Path) -> None:
    persons = batch_files.persons(300)
    path = batch_files.write(tmp_path / "people.parquet", persons, rows=100)
    columns = people.columns(spans.schema(path), "id")
    found = [people.people(batch, first, "id", places) for span in spans.cut(path) for first, batch in spans.read(path, span, columns)]
    assert [person for each in found for person in each.persons] == persons
    assert not [fault for each in found for fault in each.faults]


def test_null_and_absent_are_unknown_and_a_stated_no_is_a_no(places: people.Places) -> None:
    assert facts(places, veteran=[None, False], children=[None, 0]) == [{}, {"veteran": False, "children": 0}]


def test_whole_numbers_may_be_floating_with_nan_for_null_as_pandas_writes_them(places: people.Places) -> None:
    assert facts(places, age=[68.0, float("nan")]) == [{"age": 68}, {}]


def test_a_place_is_a_struct_or_two_columns_by_any_of_its_names(places: people.Places) -> None:
    seoul = {"region": {"sido": "서울특별시", "sigungu": "관악구"}}
    assert facts(places, region=[{"sido": "서울", "sigungu": "관악구"}, None]) == [seoul, {}]
    assert facts(places, region=[{"sido": "서울", "sigungu": "관악구"}, {"sido": None, "sigungu": None}]) == [seoul, {}]
    assert facts(places, sido=["서울특별시", None], sigungu=["관악구", None]) == [seoul, {}]
    assert facts(places, sido=["세종특별자치시"]) == [{"region": {"sido": "세종특별자치시", "sigungu": None}}]


def test_months_are_whole_or_ranges(places: people.Places) -> None:
    assert facts(places, child_ages_months=[[7, 60], [], None]) == [{"child_ages_months": [7, 60]}, {"child_ages_months": []}, {}]
    assert facts(places, child_ages_months=[[[7], [60, 71]]]) == [{"child_ages_months": [7, [60, 71]]}]


def test_a_grade_is_a_number_or_a_text(places: people.Places) -> None:
    assert facts(places, care_grade=["3", "cognitive"]) == [{"care_grade": 3}, {"care_grade": "cognitive"}]
    assert facts(places, care_grade=[3, None]) == [{"care_grade": 3}, {}]


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("age", 200, "age must be a whole number from 0 to 130, found 200"),
        ("age", 67.5, "age must be a whole number from 0 to 130, found 67.5"),
        ("sex", "F", "sex must be one of ('female', 'male'), found 'F'"),
        ("care_grade", "7", "care_grade must be 1 to 5, 'cognitive' or 'none', found 7"),
        (
            "child_ages_months",
            [[7, 3]],
            "child_ages_months must be a list of months, each a whole number or [lowest, highest], found [[7, 3]]",
        ),
        ("child_ages_months", [None], "child_ages_months must be a list of months, each a whole number or [lowest, highest], found [None]"),
        ("sido", "없는도", "region must be official names of a sido and a sigungu in it, found '없는도'"),
        ("region", {"sido": None, "sigungu": "관악구"}, "region must be an object"),
        ("id", None, "id must not be empty, found null"),
    ],
)
def test_a_bad_value_is_told_by_row_column_expected_and_found(places: people.Places, column: str, value: Any, told: str) -> None:
    first = {"region": {"sido": "서울특별시", "sigungu": None}, "id": "p0", "sido": "서울"}.get(column)
    found = read(places, **{column: [first, value]})
    assert [(fault.row, fault.id, fault.column) for fault in found.faults] == [
        (102, "None" if column == "id" else "p1", "region" if column == "sido" else column)
    ]
    assert found.faults[0].problem.startswith(told)
    assert str(found.faults[0]).startswith(f"row 102 (id {found.faults[0].id}): {column if column != 'sido' else 'region'} must")
    assert found.places == [0] and len(found.persons) == 1


def test_what_identifies_somebody_is_masked_in_a_fault(places: people.Places) -> None:
    found = read(places, id=["900101-1234567"], sex=["010-1234-5678"])
    assert "1234567" not in str(found.faults[0]) and "1234-5678" not in str(found.faults[0])


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"id": ["p"], "agee": [1]}, "column agee is no fact; age?"),
        ({"id": ["p"], "주소": ["x"]}, "column 주소 is no fact; known facts"),
        ({"age": [1]}, "column id is missing"),
        ({"id": ["p"], "age": ["68"]}, "column age must hold whole numbers, found string"),
        ({"id": ["p"], "veteran": [1]}, "column veteran must hold true and false, found int64"),
        ({"id": ["p"], "child_ages_months": [7]}, "column child_ages_months must hold lists of whole numbers"),
        ({"id": ["p"], "region": [{"sido": "서울"}], "sido": ["서울"]}, "a place is one column region"),
        ({"id": ["p"], "sigungu": ["관악구"]}, "a place is one column region"),
    ],
)
def test_a_column_that_cannot_be_is_refused(columns: dict[str, Any], told: str) -> None:
    with pytest.raises(Invalid, match=told.replace("?", r"\?")):
        people.columns(pa.table(columns).schema, "id")


def test_columns_can_be_left_out_by_name() -> None:
    schema = pa.table({"id": ["p"], "name": ["x"], "age": [1], "veteran": [None]}).schema
    assert people.columns(schema, "id", ["name"]) == ["id", "age", "veteran"]


def test_what_is_no_parquet_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "people.parquet").write_text("id,age\n")
    with pytest.raises(Invalid, match="must be a Parquet file"):
        spans.schema(tmp_path / "people.parquet")
    with pytest.raises(Invalid, match="no such file"):
        spans.cut(tmp_path / "nobody.parquet")


def test_spans_hold_every_row_once_and_know_its_number(tmp_path: Path) -> None:
    path = tmp_path / "numbers.parquet"
    parquet.write_table(pa.table({"id": list(range(1, 1001))}), path, row_group_size=300)
    cut = spans.cut(path, rows=128)
    assert [span.rows for span in cut] == [128, 128, 44] * 3 + [100]
    read = [(first, batch.column("id").to_pylist()) for span in cut for first, batch in spans.read(path, span, ["id"], block=50)]
    assert all(first == numbers[0] for first, numbers in read)
    assert [number for _, numbers in read for number in numbers] == list(range(1, 1001))
