"""The second look: sisters are told apart among what fits best."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot import knowledge
from bot.search import Document, model
from bot.search.closer import LOOKED_AT, Closer
from bot.search.document import of_benefit
from bot.search.find import LEXICAL, Index

ROOT = Path(__file__).resolve().parents[2]
OWN = model.load(ROOT / "models" / "search", data=ROOT / "data")
WORKERS = Document("workers", ("근로자 생활안정자금 융자",), "근로자 생활안정자금 융자\n혼례비가 모자란 근로자에게 빌려 드립니다.")
INJURED = Document("injured", ("산재근로자 생활안정자금 융자",), "산재근로자 생활안정자금 융자\n일하다 다친 사람에게 돈을 빌려 드립니다.")
LONG = Document("long", ("도서관 이용 지원", "도서관 이용 지원(장애학생 책 배달, 점자 교재)"), "도서관 이용 지원\n책을 집으로 보냅니다.")
ALL = (WORKERS, INJURED, LONG)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index((*ALL, *map(of_benefit, knowledge.load(ROOT / "data").benefits.values())), OWN)


def closer(index: Index) -> Closer:
    assert index._closer
    return index._closer


def seen(index: Index, query: str) -> dict[str, list[float]]:
    return {name: part.round(3).tolist() for name, part in closer(index).features(query, np.arange(3)).items()}


def test_a_name_is_told_more_the_more_of_its_words_are_said_or_like(index: Index) -> None:
    workers, injured, long = seen(index, "근로자인데 생활 자금을 빌리고 싶어요")["name.told"]
    assert 1 >= workers > injured > long
    assert seen(index, "직장인인데 생활 자금을 빌리고 싶어요")["name.told"][0] > seen(index, "직장인")["name.told"][0] > 0


def test_names_count_together_and_no_more_than_the_whole_query(index: Index) -> None:
    assert seen(index, "점자 교재 도서관")["name"] == [0, 0, 1]
    assert 0 < seen(index, "도서관에 휠체어")["name"][2] < 1


def test_a_text_begins_with_what_it_is_and_for_whom(index: Index) -> None:
    workers, injured, _ = seen(index, "결혼식 혼례비")["begins"]
    assert workers > injured == 0


def test_kinds_of_people_and_help_count_where_a_text_is_about_them_and_twice_where_it_begins_so(index: Index) -> None:
    assert seen(index, "회사 다니는데 돈을 꿔 주나요")["kinds"] == [2, 2, 0]
    assert seen(index, "회사 다니는데 이자가 싼 데 있나요")["kinds"] == [4, 4, 0]
    far = Document("far", ("생활 지원",), "생활 지원\n" + "여러 가지로 돕습니다. " * 20 + "융자도 합니다.")
    kinds = closer(Index((*ALL, far), OWN)).features("돈을 빌려요", np.arange(4))["kinds"]
    assert kinds.tolist() == [2, 2, 0, 1]


def test_without_kinds_nothing_is_made_of_them() -> None:
    index = Index(ALL, replace(OWN, kinds=None))
    assert seen(index, "돈을 빌려요")["kinds"] == [0, 0, 0]


def test_what_one_gains_others_lose(index: Index) -> None:
    added = closer(index)("산재 근로자 융자", np.arange(3))
    assert added[1] > added[0]
    assert abs(added.sum()) < 1e-6


def test_words_that_nobody_knows_change_nothing(index: Index) -> None:
    assert closer(index)("!?", np.arange(3)).tolist() == [0, 0, 0] == closer(index)("", np.arange(3)).tolist()


def test_what_does_not_fit_well_enough_is_not_looked_at(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []

    def watching(_query: str, rows: np.ndarray) -> np.ndarray:
        looks.append(len(rows))
        return np.zeros(len(rows))

    watched = Index(index.documents, OWN)
    monkeypatch.setattr(watched, "_closer", watching)
    assert watched.find("고양이 이름 지어줘") == []
    watched.find("지원", floor=-np.inf)
    assert looks == [LOOKED_AT]


def test_without_vectors_there_is_no_second_look() -> None:
    assert Index(ALL, OWN, LEXICAL)._closer is None
    assert Index(ALL, replace(OWN, encoder=None, words=None))._closer is None
