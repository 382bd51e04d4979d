"""The measure of the search: formats, figures, and what is wrong with a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.errors import Invalid
from bot.korean.regions import Where
from bot.search import Document, evaluate
from bot.search.find import Index
from bot.search.model import Model, load
from bot.search.terms import Pairs
from tests.bench import everyday, search

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


def test_the_usual_way_is_measured_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "Komoran", Pairs)  # without a JVM
    documents = evaluate.corpus(written(tmp_path / "c.jsonl", CORPUS))
    right, wrong = (evaluate.Query("월세를 보태 주나요", frozenset({id})) for id in "ab")
    assert search.plain(documents, {"whole": [right, wrong], "half": [wrong]}) == {"whole": [1, 2], "half": [2]}


def test_questions_are_weighed_to_be_as_hard_as_others() -> None:
    plain, ours = [1, 1, 2, 4, 9], [1, 1, 1, 3, 9]
    weights = search.as_hard(plain, {1: 0.6, 3: 0.7, 5: 0.8})
    at = evaluate.recall(plain, weights)
    assert (at["recall@1"], at["recall@3"], at["recall@5"]) == (0.6, 0.7, 0.8)
    assert weights.mean() == pytest.approx(1)
    at = evaluate.recall(ours, weights)  # a harder one counts for less than the fifth it is of these
    assert (at["recall@1"], at["recall@3"]) == (0.7, 0.8)


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


def test_every_entry_of_a_service_is_an_answer_but_for_those_of_one_town() -> None:
    town: Where = {"sido": "누리도", "sigungu": "가온시"}
    called = {
        "a": "산림보호지원단",
        "b": "산림보호지원단 일자리 제공",
        "c": "(공공) 산림 보호지원단",
        "d": "산림조합",
        "e": "산림보호지원단",
    }
    documents = [Document(id, (name,), name, town if id == "e" else None) for id, name in called.items()]
    assert everyday.relevant("산림보호지원단", documents) == {"a", "b", "c"}


def test_everyday_questions_are_measured_by_half(tmp_path: Path) -> None:
    documents = [Document("a", ("청년 월세 지원",), "월세를 보탭니다."), Document("b", ("보청기 지원",), "난청 노인에게 보청기를")]
    (tmp_path / "q.yml").write_text(
        "tuned:\n  보청기 지원: [보청기 값, 월세 보태 주는 거]\nkept:\n  청년 월세 지원: [월세]\n", encoding="utf-8"
    )
    found = everyday.recall(Index(documents, Model()), tmp_path / "q.yml")
    assert {half: (line["questions"], line["recall@1"], line["recall@3"]) for half, line in found.items()} == {
        "tuned": (2, 0.5, 1.0),
        "kept": (1, 1.0, 1.0),
    }
    (tmp_path / "q.yml").write_text("kept:\n  기초연금: [노인 돈]\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="기초연금"):
        everyday.recall(Index(documents, Model()), tmp_path / "q.yml")
