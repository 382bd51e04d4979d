"""Every setting stands in both READMEs with the same default, and in .env.example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
NAMES = sorted(f"THREEANY_{name.upper()}" for name in Settings.model_fields)


READMES = ("README.md", "README.ko.md")
WORDED = {"THREEANY_ROOT", "THREEANY_RASA_TOKEN"}
"""Settings whose default is a phrase in the reader's language."""
ROW = re.compile(r"^\| `(THREEANY_\w+)` \| (.+?) \| (.+) \|$", re.MULTILINE)


def rows(readme: str) -> dict[str, tuple[str, str]]:
    """Setting to its default and its meaning."""
    return {name: (default, meaning) for name, default, meaning in ROW.findall((ROOT / readme).read_text(encoding="utf-8"))}


def shown(name: str) -> str:
    """A default as the READMEs write it."""
    default = Settings.model_fields[name.removeprefix("THREEANY_").lower()].default
    if isinstance(default, SecretStr):
        default = default.get_secret_value()
    if isinstance(default, Path):
        return f"`{default.relative_to(ROOT)}/`"
    return f"`{default}`" if default not in (None, "", ()) else "–"


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_lists_every_setting_and_nothing_else(readme: str) -> None:
    assert sorted(rows(readme)) == NAMES


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("name", sorted({*NAMES} - WORDED))
def test_a_readme_shows_the_default_of_a_setting(readme: str, name: str) -> None:
    assert rows(readme)[name][0] == shown(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_says_of_a_setting_what_the_programme_says(name: str) -> None:
    said = Settings.model_fields[name.removeprefix("THREEANY_").lower()].description
    assert rows("README.md")[name][1] == said


@pytest.mark.parametrize("name", NAMES)
def test_the_example_says_of_a_setting_what_the_programme_says(name: str) -> None:
    said = Settings.model_fields[name.removeprefix("THREEANY_").lower()].description
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    above = example.split(f"{name}=")[0].rsplit("\n\n", 1)[1]
    assert " ".join(above.replace("#", " ").split()) == " ".join((said or "").replace("`", "").split())


def test_the_example_lists_every_setting_and_nothing_else() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    listed = [line.lstrip("# ").split("=")[0] for line in lines if "=" in line and line.lstrip("# ").startswith("THREEANY_")]
    assert sorted(listed) == NAMES


def test_every_setting_says_what_it_is() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
