"""Which model is trained, kept, current and rolled back to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.errors import SettingsError
from channels.cli import models


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "config.yml": "language: ko",
        "domain.yml": "intents: [greet]",
        "requirements/rasa.txt": "rasa==3.6.21",
        "data/nlu/greet.yml": "nlu: []",
        "data/benefits/x.yml": "name: 가나급여\naliases: [가나수당]\nsummary: 하나",
        "data/wording/ko.yml": "hello: 안녕하세요",
        "bot/understand/age.py": "A = 1",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def keep(folder: Path, *names: str) -> None:
    """Leave models behind, the first the oldest."""
    folder.mkdir(exist_ok=True)
    for age, name in enumerate(names):
        path = folder / f"{name}.tar.gz"
        path.write_bytes(b"model")
        os.utime(path, (1_700_000_000 + age, 1_700_000_000 + age))


@pytest.mark.parametrize("name", ["config.yml", "domain.yml", "requirements/rasa.txt", "data/nlu/greet.yml", "bot/understand/age.py"])
def test_what_the_model_learns_from_changes_its_name(root: Path, name: str) -> None:
    before = models.content_hash(root)
    (root / name).write_text("changed: 1")
    assert models.content_hash(root) != before


def test_a_new_alias_changes_its_name(root: Path) -> None:
    before = models.content_hash(root)
    (root / "data/benefits/x.yml").write_text("name: 가나급여\naliases: [가나수당, 가나돈]\nsummary: 하나", encoding="utf-8")
    assert models.content_hash(root) != before


def test_a_new_amount_or_sentence_needs_no_training(root: Path) -> None:
    before = models.content_hash(root)
    (root / "data/benefits/x.yml").write_text("name: 가나급여\naliases: [가나수당]\nsummary: 둘", encoding="utf-8")
    (root / "data/wording/ko.yml").write_text("hello: 반가워요", encoding="utf-8")
    assert models.content_hash(root) == before


def test_a_renamed_file_changes_its_name(root: Path) -> None:
    before = models.content_hash(root)
    (root / "data/nlu/greet.yml").rename(root / "data/nlu/greeting.yml")
    assert models.content_hash(root) != before


def test_three_models_are_kept_and_the_current_one_always(tmp_path: Path) -> None:
    keep(tmp_path, "a", "b", "c", "d", "e")
    models.point(tmp_path, "a")
    models.prune(tmp_path)
    assert [model.hash for model in models.listed(tmp_path)] == ["e", "d", "a"]


def test_a_rollback_outlives_a_start_but_not_a_change_of_the_data(tmp_path: Path) -> None:
    keep(tmp_path, "old", "new")
    models.point(tmp_path, "new")
    assert models.rollback(tmp_path).hash == "old"
    assert models.usable(tmp_path, "new") == tmp_path / "old.tar.gz"
    assert models.usable(tmp_path, "other") is None


def test_a_second_rollback_goes_further_back(tmp_path: Path) -> None:
    keep(tmp_path, "a", "b", "c")
    models.point(tmp_path, "c")
    models.rollback(tmp_path)
    assert models.rollback(tmp_path).hash == "a"
    assert models.usable(tmp_path, "c") == tmp_path / "a.tar.gz"


def test_without_an_older_model_a_rollback_says_so(tmp_path: Path) -> None:
    keep(tmp_path, "only")
    models.point(tmp_path, "only")
    with pytest.raises(SettingsError, match="no older model"):
        models.rollback(tmp_path)


def test_no_model_is_current_before_the_first_training(tmp_path: Path) -> None:
    assert models.pointer(tmp_path) == (None, None)
    assert models.usable(tmp_path, "wanted") is None
