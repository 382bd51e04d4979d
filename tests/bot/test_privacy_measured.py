"""What masking promises in figures, and that nothing of what we say ourselves is taken for somebody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
import yaml

from bot.korean.won import written as in_words
from bot.privacy import find, mask
from bot.settings import ROOT
from tests.bench import masking

OURS = ("benefits", "topics", "wording", "parameters", "helplines.yml", "terms.yml")
EXAMPLES = {"010-1234-5678", "02-123-4567"}
"""How a telephone number is to be written, shown where one was not understood."""
SLOW_S = 1.0
"""Generous for a busy machine; a message of the greatest length takes some milliseconds."""


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from (*texts(name), *texts(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def amounts(value: Any) -> Iterator[int]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from amounts(inner)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield value


def files() -> list[Path]:
    return sorted(path for name in OURS for path in [ROOT / "data" / name] for path in ([path] if path.is_file() else path.rglob("*.yml")))


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_that_we_say_is_masked(path: Path) -> None:
    """Where this names an office's telephone: it belongs into `OFFICES` of bot/privacy/public.py."""
    told = {text[one.start : one.end] for text in texts(read(path)) for one in find(text)}
    assert told - EXAMPLES == set()


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_amount_of_ours_is_masked_however_it_is_written(path: Path) -> None:
    for amount in {*amounts(read(path))}:
        for written in (
            f"{amount}원",
            f"{amount:,}원",
            in_words(amount),
            f"통장에 {amount}원 있어요",
            f"은행에서 {amount:,}원 빌렸어요",
            f"{amount}원 받나요",
        ):
            assert mask(written) == written


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_masking_finds_what_it_must_and_little_else() -> None:
    figures, misses = masking.measure()
    whole = figures["whole"]
    assert whole["lines"] >= 500
    assert sum(figures["sets"][name]["lines"] for name in ("dev", "held", "unseen", "everyday")) >= 250
    assert whole["recall"] >= 0.99, misses
    assert whole["precision"] >= 0.98, misses
    for kind, found in whole["kinds"].items():
        assert found["recall"] >= 0.97, (kind, misses)
        assert found["precision"] >= 0.97, (kind, misses)


def test_the_bench_counts_what_is_left_and_what_is_taken_wrongly() -> None:
    tally = masking.Tally()
    tally.add(masking.line("«phone:010-2345-6789» 12년"), find("010-2345-6789 12년")[:0])
    tally.add(masking.line("계좌 123-456-789012"), find("계좌 123-456-789012"))
    assert tally.figures()["recall"] == 0
    assert tally.figures()["precision"] == 0
    assert tally.spilled == 12
    assert len(tally.misses) == 3


@pytest.mark.parametrize(
    "piece",
    ["공", "1", "0-", "1 ", "a.", "가로1길1-1호", "이름 ", "제 이름은 ", "계좌 1   1   1   1   1   1   1   1   x", "010-1234-5678 "],
)
def test_no_message_takes_long_to_mask(piece: str) -> None:
    text = (piece * 2000)[:2000]
    began = perf_counter()
    mask(text)
    assert perf_counter() - began < SLOW_S


@pytest.mark.parametrize("name", ["dev", "held", "unseen", "everyday", "made"])
def test_masking_a_masked_line_again_changes_nothing(name: str) -> None:
    for line in masking.sets()[name]:
        assert mask(mask(line.text)) == mask(line.text)
