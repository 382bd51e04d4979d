"""What YAML itself lets pass: a key given twice, and a top-level key that Rasa would read as training data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.yaml_file import LOADER, read

TRAINING = ("nlu", "rules", "stories", "responses")
"""Top-level keys by which Rasa takes any YAML file for its own."""
RASA_FOLDERS = ("data/nlu", "data/rules", "data/stories")
RASA_FILES = ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml")


def yaml_problems(root: Path) -> Iterator[str]:
    for path in [*sorted((root / "data").rglob("*.yml")), *(root / name for name in RASA_FILES)]:
        name = path.relative_to(root)
        if not path.exists():
            yield f"{name} is missing"
            continue
        content = read(path)
        twice = _doubled(yaml.compose(path.read_bytes(), Loader=LOADER))
        yield from (f"{name}: {key} is given twice, only the last would count" for key in twice)
        if name.parts[0] == "data" and str(name.parent) not in RASA_FOLDERS and isinstance(content, dict):
            taken = [key for key in content if key in TRAINING]
            yield from (f"{name}: Rasa would read the key '{key}' as training data; name it otherwise" for key in taken)


def _doubled(node: yaml.Node | None, where: str = "") -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = f"{where}{key.value}"
            if name in seen:
                yield name
            seen.add(name)
            yield from _doubled(value, f"{name}.")
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _doubled(item, f"{where}{index}.")
