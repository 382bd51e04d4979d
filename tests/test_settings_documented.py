"""Every setting stands in the README, and in .env.example with its default."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
NAMES = sorted(f"THREEANY_{name.upper()}" for name in Settings.model_fields)


@pytest.mark.parametrize("name", NAMES)
def test_a_setting_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_lists_every_setting_and_nothing_else() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    listed = [line.lstrip("# ").split("=")[0] for line in lines if "=" in line and line.lstrip("# ").startswith("THREEANY_")]
    assert sorted(listed) == NAMES


def test_every_setting_says_what_it_is() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
