"""A malformed file stops the start and says where, what was expected and what was found."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot import knowledge
from bot.errors import DataError

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "parameters", tmp_path / "parameters")
    (tmp_path / "benefits").mkdir()
    for name in ("basic_pension", "senior_jobs"):  # A detail of the one turns the talk to the other.
        shutil.copy(DATA / "benefits" / f"{name}.yml", tmp_path / "benefits")
    return tmp_path


def change(data: Path, **changes: object) -> Path:
    path = data / "benefits" / "basic_pension.yml"
    node = yaml.safe_load(path.read_text(encoding="utf-8"))
    node.update(changes)
    path.write_text(yaml.safe_dump(node, allow_unicode=True), encoding="utf-8")
    return path


def test_a_well_formed_benefit_is_read(data: Path) -> None:
    assert knowledge.load(data).benefits["basic_pension"].name == "기초연금"


@pytest.mark.parametrize(
    ("changes", "key", "found"),
    [
        ({"conditions": [{"age": {"at_least": "육십오"}}]}, "conditions[0].age.at_least", "육십오"),
        ({"conditions": [{"agee": {"at_least": 65}}]}, "conditions[0]", "agee"),
        ({"conditions": []}, "conditions", "[]"),
        ({"conditions": [{"one_of": {"housing": ["palace"]}}]}, "conditions[0].one_of.housing", "palace"),
        ({"conditions": [{"is": "rich"}]}, "conditions[0].is", "rich"),
        ({"weight": 9}, "weight", "9"),
        ({"theme": "기타"}, "theme", "기타"),
        ({"id": "other"}, "id", "other"),
        ({"summary": ""}, "summary", "''"),
        ({"amount": "월 {no.such.figure|won}"}, "amount", "no.such.figure"),
        ({"contact": [{"name": "공단", "phone": "전화"}]}, "contact[0].phone", "전화"),
        ({"checked": "어제"}, "checked", "어제"),
        ({"sources": []}, "sources", "[]"),
        ({"excludes": ["nobody"]}, "excludes", "nobody"),
        ({"colour": "red"}, "colour", "unknown"),
    ],
)
def test_a_mistake_names_file_key_expected_and_found(data: Path, changes: dict, key: str, found: str) -> None:
    path = change(data, **changes)
    with pytest.raises(DataError) as error:
        knowledge.load(data)
    assert str(path) in str(error.value)
    assert error.value.key == key
    assert found in str(error.value)
    assert error.value.expected


def test_two_benefits_do_not_share_a_name(data: Path) -> None:
    node = yaml.safe_load((data / "benefits" / "basic_pension.yml").read_text(encoding="utf-8"))
    node |= {"id": "copy", "name": "다른 연금"}
    (data / "benefits" / "copy.yml").write_text(yaml.safe_dump(node, allow_unicode=True), encoding="utf-8")
    with pytest.raises(DataError, match="노령연금"):
        knowledge.load(data)


def test_no_benefit_at_all_stops_the_start(data: Path) -> None:
    for path in (data / "benefits").iterdir():
        path.unlink()
    with pytest.raises(DataError, match="at least one benefit"):
        knowledge.load(data)


def test_figures_are_those_of_the_day_and_never_outdated() -> None:
    known = knowledge.load(DATA)
    amount = known.benefits["basic_pension"].amount
    assert "349,700원" in (knowledge.fill(amount, known.parameters, date(2026, 11, 23)) or "")
    assert knowledge.fill(amount, known.parameters, date(2027, 6, 1)) is None


def test_every_benefit_says_when_it_was_checked_where_it_comes_from_and_whom_to_call() -> None:
    for benefit in knowledge.load(DATA).benefits.values():
        assert benefit.sources and benefit.contact and benefit.law, benefit.id
        assert date(2024, 1, 1) < benefit.checked <= date(2026, 11, 30), benefit.id


def test_the_snapshot_changes_with_the_content(data: Path) -> None:
    before = knowledge.load(data).snapshot
    change(data, summary="달라진 요약이에요.")
    assert knowledge.load(data).snapshot != before
