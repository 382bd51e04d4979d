"""What the small recogniser is taught to hear."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from voice.training import sentences
from voice.training.counted import as_heard
from voice.training.sentences import Sentences

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def said() -> Sentences:
    return sentences.load(DATA)


def test_figures_are_words_and_marks_are_gone() -> None:
    assert as_heard("65세예요, 30만원!") == "육십오 세예요 삼십만 원"
    assert as_heard("ㅠㅠ") is None


def test_everything_said_is_hangul_and_short_enough(said: Sentences) -> None:
    draw = random.Random(1)
    for text in (said.said(draw) for _ in range(500)):
        assert re.fullmatch(r"[가-힣]+(?: [가-힣]+)*", text), text
        assert sentences.syllables(text) <= sentences.LONGEST


def test_the_language_is_large(said: Sentences) -> None:
    draw = random.Random(2)
    assert len({said.said(draw) for _ in range(30_000)}) > 15_000


def test_what_is_held_out_is_never_trained_on(said: Sentences) -> None:
    draw = random.Random(3)
    held = {said.unseen(draw) for _ in range(200)} | set(said.held)
    assert not held & {said.said(draw) for _ in range(3000)}
    assert not held & set(said.trained)
    assert said.held and said.elsewhere_held and not set(said.elsewhere) & set(said.elsewhere_held)


def test_the_same_seed_says_the_same(said: Sentences) -> None:
    assert [said.said(random.Random(5)) for _ in range(3)] == [said.said(random.Random(5)) for _ in range(3)]


@pytest.mark.parametrize("wrong", ["원가 아니", "살가 아니", "금를", "여을 ", "금는", "여은 "])
def test_particles_fit(said: Sentences, wrong: str) -> None:
    draw = random.Random(4)
    assert not [text for text in (said.grammar.sentence(draw) for _ in range(3000)) if wrong in text]
