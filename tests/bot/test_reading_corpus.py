"""Every sentence of the product, read aloud: nothing is left that a voice cannot say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import yaml_file
from bot.korean.reading import spoken

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = [
    *sorted(DATA.glob("wording/*.yml")),
    *sorted(DATA.glob("topics/*.yml")),
    DATA / "helplines.yml",
    DATA / "terms.yml",
    *sorted(DATA.glob("benefits/*.yml")),
]
BLANK = re.compile(r"\{[^{}]*\}")


def strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif hasattr(node, "values"):
        for value in node.values():
            yield from strings(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from strings(value)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_only_hangul_and_pauses_are_left_of_every_sentence(file):
    for text in strings(yaml_file.read(file)):
        said = spoken(BLANK.sub("349,700원", text))
        assert re.fullmatch(r"[가-힣 .,!?]*", said), (text, said)
        assert spoken(said) == said
