"""What is held back to measure understanding with is in nothing that is learnt from."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.matters.training import told
from channels.cli.examples import examples

ROOT = Path(__file__).resolve().parents[2]
SHORT = 5
"""Syllables of what everybody says alike: 네, 고마워요, 안녕하세요."""


@pytest.fixture(scope="module")
def learnt() -> set[str]:
    return {_bare(example.text) for example in examples(ROOT)} | {_bare(text) for text, _ in told(ROOT / "data" / "matters")}


@pytest.mark.parametrize("name", ["utterances", "unseen"])
def test_no_sentence_that_is_held_back_is_learnt_from(name: str, learnt: set[str]) -> None:
    held = [item["text"] for item in yaml.safe_load((ROOT / "tests" / "heldout" / f"{name}.yml").read_text(encoding="utf-8"))]
    assert len(held) >= 300 and len(learnt) > 10_000
    assert [text for text in held if len(_bare(text)) > SHORT and _bare(text) in learnt] == []


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))
