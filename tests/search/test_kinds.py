"""Kinds of people and of help, heard in official and in everyday words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import DataError
from bot.search.kinds import Kinds
from bot.yaml_file import read

ROOT = Path(__file__).resolve().parents[2]
LOAN, OLD = ("대출", "융자"), ("노인", "어르신")
HEARD = Kinds({"대출": {"official": list(LOAN), "said": ["빌려", "돈을 꾸"]}, "노인": {"official": list(OLD), "said": ["할머니"]}})


@pytest.mark.parametrize("text", ["생활자금융자 되나요", "돈을 빌려 주나요", "돈을  꾸고 싶어요", "(빌려 쓰려고요)"])
def test_a_kind_is_heard_in_its_official_words_anywhere_and_in_everyday_ones_where_a_word_begins(text: str) -> None:
    assert HEARD(text) == (LOAN,)


def test_an_everyday_word_inside_another_is_not_heard() -> None:
    assert HEARD("친할머니에게 안 빌려") == (LOAN,)


def test_several_kinds_are_heard_each_once() -> None:
    assert HEARD("할머니가 융자를 받아 대출을 갚으셨어요") == (LOAN, OLD)
    assert HEARD("") == () == HEARD("!?") == Kinds({})("대출")


@pytest.mark.parametrize(
    "written",
    [
        "- 가",
        "가: [나]",
        "가: {official: [나]}",
        "가: {official: [나], said: 다}",
        "가: {official: [1], said: []}",
        "1: {official: [], said: []}",
    ],
)
def test_a_broken_file_of_kinds_is_told(tmp_path: Path, written: str) -> None:
    (tmp_path / "kinds.yml").write_text(written, encoding="utf-8")
    with pytest.raises(DataError, match=r"kinds\.yml"):
        Kinds.load(tmp_path / "kinds.yml")


def test_every_word_that_is_written_is_heard() -> None:
    told = read(ROOT / "data" / "kinds.yml")
    heard = Kinds.load(ROOT / "data" / "kinds.yml")
    for kind, words in told.items():
        for word in (*words["official"], *words["said"]):
            assert tuple(words["official"]) in heard(f"혹시 {word}"), (kind, word)
