"""`threeany eval search` over files given as they were typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.errors import Invalid
from channels.cli.commands import app

CORPUS = [{"id": "a", "name": "청년 월세 지원", "text": "월세를 보탭니다."}, {"id": "b", "name": "보청기 지원", "text": "난청 노인"}]
QUERIES = [{"query": "월세 보태 주는 거", "relevant": ["a"]}, {"query": "보청기", "relevant": ["b"]}]
TYPED = ["eval", "search", "--corpus", "c.jsonl", "--queries", "q.jsonl"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in (("c.jsonl", CORPUS), ("q.jsonl", QUERIES)):
        (tmp_path / name).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_each_way_of_searching_is_a_line_of_json(folder: Path) -> None:
    result = CliRunner().invoke(app, TYPED, obj=folder, catch_exceptions=False)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["mode"] for line in lines] == ["lexical", "dense", "hybrid"] and result.exit_code == 0
    assert all((line["documents"], line["queries"], line["recall@1"]) == (2, 2, 1.0) for line in lines)
    assert all({"recall@1", "recall@3", "recall@5", "recall@10", "mrr", "p50_ms", "p95_ms"} <= line.keys() for line in lines)


def test_a_question_about_a_service_that_is_not_there_is_explained(folder: Path) -> None:
    (folder / "q.jsonl").write_text('{"query": "월세", "relevant": ["z"]}\n', encoding="utf-8")
    result = CliRunner().invoke(app, TYPED, obj=folder)
    assert isinstance(result.exception, Invalid) and "must be ids of the corpus" in str(result.exception)
