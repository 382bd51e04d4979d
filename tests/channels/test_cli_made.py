"""`threeany check` notes a model that was made from other data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from channels.cli import made
from channels.cli.made import ABOUT, MODELS, stale

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").symlink_to(ROOT / "data")
    for name, _, digest in MODELS:
        (tmp_path / "models" / name).mkdir(parents=True)
        (tmp_path / "models" / name / ABOUT).write_text(json.dumps({"source": digest(ROOT / "data")}), encoding="utf-8")
    return tmp_path


def test_models_made_from_what_is_written_are_no_note(root: Path) -> None:
    assert list(stale(root)) == []


@pytest.mark.parametrize("name", [name for name, *_ in MODELS])
def test_a_model_made_from_other_data_is_noted_with_the_command_that_makes_it(root: Path, name: str) -> None:
    (root / "models" / name / ABOUT).write_text('{"source": "0123456789abcdef"}', encoding="utf-8")
    (line,) = stale(root)
    assert line.startswith(f"models/{name}: ") and line.endswith(f"threeany train-{name}")


def test_a_model_that_does_not_say_what_it_was_made_from_is_noted_and_one_that_is_not_there_is_not(root: Path) -> None:
    (root / "models" / "search" / ABOUT).unlink()
    assert len(list(stale(root))) == 1
    (root / "models" / "search").rmdir()
    assert list(stale(root)) == []


def test_about_is_named_alike_in_all_models() -> None:
    from bot.choice_model import ABOUT as of_choice
    from bot.matters import ABOUT as of_matters
    from bot.search.model import ABOUT as of_search

    assert {of_choice, of_matters, of_search} == {made.ABOUT}
