"""Trained models: named by the content they were trained from, one current, three kept.

`models/<hash>.tar.gz` are the models. `models/current` is a pointer file: the hash in use and, after a rollback, in a second line
the hash it replaces, so that a start does not undo the rollback; changed training data does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.errors import SettingsError
from bot.yaml_file import read

KEPT = 3
FILES = ("config.yml", "domain.yml", "requirements/rasa.txt", "bot/intent_model.py", "bot/tokens.py")
FOLDERS = (
    ("data/nlu", "*.yml"),
    ("data/rules", "*.yml"),
    ("data/stories", "*.yml"),
    ("data", "*.csv"),
    ("bot/nlu", "*.py"),
    ("bot/understand", "*.py"),
    ("bot/korean", "*.py"),
)
"""What a model depends on: training data, the grammar whose cues are features, and the tables the grammar reads."""


@dataclass(frozen=True)
class Model:
    hash: str
    path: Path
    trained: datetime
    size: int
    """Bytes."""
    current: bool


def content_hash(root: Path) -> str:
    """16 hex digits over everything a trained model depends on, benefit names and aliases (the tokenizer's nouns) included."""
    digest = hashlib.sha256()
    for path in _sources(root):
        digest.update(f"{path.relative_to(root)}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    for name in sorted(benefit_names(root / "data" / "benefits")):
        digest.update(f"{name}\0".encode())
    return digest.hexdigest()[:16]


def _sources(root: Path) -> Iterator[Path]:
    yield from (root / name for name in FILES if (root / name).exists())
    for folder, pattern in FOLDERS:
        yield from sorted((root / folder).rglob(pattern) if folder != "data" else (root / folder).glob(pattern))


def benefit_names(folder: Path) -> Iterator[str]:
    """`name` and `aliases` of every record; the rest of a record does not change a model."""
    for path in sorted(folder.glob("*.yml")):
        record = read(path)
        if isinstance(record, dict):
            yield "\0".join([str(record.get("name")), *(str(alias) for alias in record.get("aliases") or ())])


def listed(folder: Path) -> list[Model]:
    """Newest first."""
    current, _ = pointer(folder)
    models = [_model(path, current) for path in folder.glob("*.tar.gz")]
    return sorted(models, key=lambda model: (model.trained, model.hash), reverse=True)


def _model(path: Path, current: str | None) -> Model:
    name, stat = path.name.removesuffix(".tar.gz"), path.stat()
    return Model(name, path, datetime.fromtimestamp(stat.st_mtime), stat.st_size, name == current)


def pointer(folder: Path) -> tuple[str | None, str | None]:
    """The current hash, and the hash a rollback put aside; None where there is none."""
    path = folder / "current"
    lines = path.read_text(encoding="ascii").split() if path.exists() else []
    return (lines[0] if lines else None, lines[1] if len(lines) > 1 else None)


def point(folder: Path, current: str, instead_of: str | None = None) -> None:
    """Written beside and renamed: a reader sees the old pointer or the new one."""
    beside = folder / "current.new"
    beside.write_text("\n".join(filter(None, (current, instead_of))) + "\n", encoding="ascii")
    beside.replace(folder / "current")


def usable(folder: Path, wanted: str) -> Path | None:
    """The model to serve for the content `wanted`: the one rolled back to, the one of that name, or None (train first)."""
    current, put_aside = pointer(folder)
    name = current if put_aside == wanted else wanted
    path = folder / f"{name}.tar.gz"
    return path if path.exists() else None


def rollback(folder: Path) -> Model:
    """Point to the model trained before the current one; raises SettingsError where there is none."""
    models = listed(folder)
    at = next((index for index, model in enumerate(models) if model.current), None)
    if at is None or at + 1 == len(models):
        raise SettingsError("no older model is kept: nothing to roll back to")
    older = models[at + 1]
    _, put_aside = pointer(folder)
    point(folder, older.hash, put_aside or models[at].hash)
    return older


def prune(folder: Path, keep: int = KEPT) -> None:
    """Delete all but the newest `keep` models; the current one always stays."""
    spare = [model for model in listed(folder) if not model.current]
    for model in spare[keep - 1 :]:
        model.path.unlink()
