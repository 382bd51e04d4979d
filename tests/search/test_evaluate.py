"""The measure of the search: formats, figures, and what is wrong with a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.errors import Invalid
from bot.search import evaluate
from bot.search.model import Model, load

ROOT = Path(__file__).resolve().parents[2]
CORPUS = [{"id": "a", "name": "청년 월세 지원", "text": "월세를 보탭니다."}, {"id": "b", "name": "보청기 지원", "text": "난청 노인"}]


def written(path: Path, rows: list[Any]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_each_way_of_searching_has_its_line(tmp_path: Path) -> None:
    documents = evaluate.corpus(written(tmp_path / "c.jsonl", CORPUS))
    asked = evaluate.queries(written(tmp_path / "q.jsonl", [{"query": "월세 지원", "relevant": ["a"]}]), documents)
    lines = list(evaluate.evaluate(documents, asked, load(ROOT / "models" / "search")))
    assert [line["mode"] for line in lines] == ["lexical", "dense", "hybrid"]
    for line in lines:
        assert (line["documents"], line["queries"], line["recall@1"], line["recall@10"], line["mrr"]) == (2, 1, 1.0, 1.0, 1.0)
        assert 0 < line["p50_ms"] <= line["p95_ms"]


def test_what_is_found_second_counts_half(tmp_path: Path) -> None:
    documents = evaluate.corpus(written(tmp_path / "c.jsonl", CORPUS))
    asked = [evaluate.Query("청년 월세 지원", frozenset({"b"}))]
    (line,) = evaluate.evaluate(documents, asked, Model())
    assert (line["recall@1"], line["recall@3"], line["mrr"]) == (0.0, 1.0, 0.5)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "no document"),
        ([{"id": "a", "name": "가"}], "line 1: text must be a text"),
        ([*CORPUS, CORPUS[0]], "line 3: the id 'a' is there twice"),
        (["가"], "line 1 must be an object"),
    ],
)
def test_a_wrong_corpus_is_explained(tmp_path: Path, rows: list[Any], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        evaluate.corpus(written(tmp_path / "c.jsonl", rows))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "no query"),
        ([{"query": "가", "relevant": ["z"]}], "relevant must be ids of the corpus"),
        ([{"query": "가", "relevant": []}], "relevant must be"),
        ([{"relevant": ["a"]}], "query must be a text"),
    ],
)
def test_a_wrong_query_is_explained(tmp_path: Path, rows: list[Any], said: str) -> None:
    documents = evaluate.corpus(written(tmp_path / "c.jsonl", CORPUS))
    with pytest.raises(Invalid, match=said):
        evaluate.queries(written(tmp_path / "q.jsonl", rows), documents)


def test_a_broken_line_and_a_missing_file_are_named(tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text('{"id": \n', encoding="utf-8")
    with pytest.raises(Invalid, match=r"c\.jsonl: line 1"):
        evaluate.corpus(tmp_path / "c.jsonl")
    with pytest.raises(Invalid, match="cannot be read"):
        evaluate.corpus(tmp_path / "none.jsonl")
