"""The search of the assistant: what people wrote and what is published, together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot import dialogue
from bot.dialogue import Dialogue
from bot.services.service import Service
from bot.services.snapshot import Snapshots

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 29)
MEALS = Service(
    "P1",
    "어르신 나래 도시락",
    "홀로 사는 어르신께 도시락을 가져다 드림",
    agency="서울특별시 관악구",
    agency_type="시군구",
    users=("개인",),
    modified="20260301090000",
)
ELSEWHERE = replace(MEALS, id="P2", agency="부산광역시 해운대구")
STATE = replace(
    MEALS, id="P3", name="누리 반려식물 나눔", summary="혼자 지내는 사람에게 화분을 드림", agency="보건복지부", agency_type="중앙행정기관"
)


def kept(folder: Path, model: str | None) -> Dialogue:
    snapshots = Snapshots(folder)
    with snapshots.locked():
        snapshots.activate(snapshots.write((MEALS, ELSEWHERE, STATE), "test", "2026-11-29T00:00:00+09:00").id, force=True)
    return dialogue.load(ROOT, folder, model)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Dialogue:
    loaded = kept(tmp_path_factory.mktemp("kept") / "services", "")
    loaded.wait(DAY)
    return loaded


def ids(assistant: Dialogue, query: str) -> list[str]:
    return [item["id"] for item in assistant.search(query, 5, DAY)]


def test_published_services_are_found_beside_what_people_wrote(assistant: Dialogue) -> None:
    assert ids(assistant, "누리 반려식물")[0] == "P3"
    assert ids(assistant, "기초연금")[0] == "basic_pension"


def test_of_places_only_that_which_the_question_names(assistant: Dialogue) -> None:
    assert {"P1", "P2"} <= set(ids(assistant, "나래 도시락"))
    assert {"P1", "P2"} & set(ids(assistant, "서울 관악구 나래 도시락")) == {"P1"}
    found = assistant.found("나래 도시락", 5, DAY, {"sido": "부산광역시", "sigungu": "해운대구"})
    assert {"P1", "P2"} & {benefit.id for benefit, _ in found} == {"P2"}


def test_a_misspelt_name_still_comes_first(assistant: Dialogue) -> None:
    assert ids(assistant, "기초연굼")[0] == "basic_pension"


def test_small_talk_finds_nothing(assistant: Dialogue) -> None:
    assert ids(assistant, "노래 불러줘") == []


def test_where_nobody_searches_no_index_is_built(tmp_path: Path) -> None:
    loaded = kept(tmp_path / "services", None)
    loaded.wait(DAY)
    country = loaded.country(DAY)
    assert country is not None and country.index is None
    assert "basic_pension" in ids(loaded, "기초연금")
