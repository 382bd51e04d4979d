"""Whether the small models in `models/` were made from what is written today; another answer or sentence may need them made anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

ABOUT = "about.json"


def stale(root: Path) -> Iterator[str]:
    """A line for each model that is there and was made from something else."""
    for name, command, digest in MODELS:
        folder = root / "models" / name
        if folder.is_dir() and _made_from(folder) != digest(root / "data"):
            yield f"models/{name}: made from other records or sentences than data/ holds: threeany {command}"


def _made_from(folder: Path) -> str:
    about = folder / ABOUT
    return str(json.loads(about.read_text(encoding="utf-8")).get("source", "")) if about.exists() else ""


def _search(data: Path) -> str:
    from bot import knowledge
    from bot.search import training

    return training.digest(knowledge.load(data), data / "nlu")


def _matters(data: Path) -> str:
    from bot.matters import training

    return training.digest(data / "matters")


def _choice(data: Path) -> str:
    from bot import choice_training, knowledge, topic_files

    known = knowledge.load(data)
    topics = topic_files.load(data / "topics", known.benefits, known.parameters)
    return choice_training.digest((*topics.by_id.values(), *known.benefits.values()))


MODELS: tuple[tuple[str, str, Callable[[Path], str]], ...] = (
    ("search", "train-search", _search),
    ("matters", "train-matters", _matters),
    ("choice", "train-choice", _choice),
)
"""Folder, the command that makes it, and the digest of what it would be made from. The later rest on the earlier."""
