"""A published service, read from the API's rows or from one row that holds all."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from bot.errors import RecordError
from bot.services.service import Service, merged, read, unknown, views
from tests.services.rows import conditions, detail, listed, whole

READ = read(listed(1), detail(1), conditions(1))


def test_three_rows_make_one_service() -> None:
    assert (
        Service(
            id="999900000001",
            name="가온시 나래 지원 1",
            summary="나래를 펴도록 돕는다",
            target="○ 가온시에 사는 19세 이상 34세 이하 청년\n○ 기준 중위소득 60% 이하",
            criteria="소득이 낮은 순",
            content="월 10만 원",
            how="방문신청\n온라인신청",
            deadline="상시신청",
            documents="신분증\n신청서",
            online="https://gaon.example.kr/apply?a=1&b=2",
            url="https://www.gov.kr/portal/rcvfvrSvc/dtlEx/999900000001",
            agency="누리도 가온시",
            agency_type="시군구",
            department="청년과",
            office="행정복지센터",
            contact=(("가온시 청년과", "02-000-0000"), ("가온콜", "120")),
            laws=("나래지원법", "나래지원법 시행령", "가온시 나래 조례"),
            field="생활안정",
            forms=("현금", "이용권"),
            users=("개인", "가구"),
            views=10,
            registered="20240102090000",
            modified="20260301090000",
            codes=frozenset({"JA0101", "JA0102", "JA0201", "JA0202", "JA0322", "JA0410"}),
            age_from=19,
            age_to=34,
        )
        == READ
    )


def test_one_row_with_everything_makes_the_same_service() -> None:
    assert read(whole(1)) == READ


def test_the_list_alone_is_enough() -> None:
    found = read({"서비스ID": "A1", "서비스명": "나래"})
    assert (found.id, found.name, found.codes, found.age_from, found.contact) == ("A1", "나래", frozenset(), None, ())


def test_where_the_list_has_no_summary_the_detail_has() -> None:
    assert read(listed(1, 서비스목적요약=""), detail(1)).summary == "가온시의 청년이 나래를 펴도록 돕는다"


def test_a_detail_without_a_text_takes_none_away() -> None:
    assert read(listed(1), detail(1, 지원대상=None)).target == READ.target


def test_the_time_of_the_list_counts() -> None:
    assert read(listed(1), detail(1, 수정일시="2026-03-02")).modified == "20260301090000"


@pytest.mark.parametrize("row", [whole(1), {"서비스ID": "A1", "서비스명": "나래", "JA0110": 0, "JA0111": 0}])
def test_a_service_comes_back_from_json_as_it_was(row: dict[str, Any]) -> None:
    service = read(row)
    assert Service.from_json(orjson.loads(orjson.dumps(service.to_json()))) == service


@pytest.mark.parametrize(
    "plain", [{}, {"id": "A1"}, {"id": "A1", "name": "나래", "colour": "red"}, {"id": "A1", "name": "나래", "contact": [1]}]
)
def test_json_of_something_else_is_refused(plain: dict[str, Any]) -> None:
    with pytest.raises(RecordError):
        Service.from_json(plain)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("서비스ID", None), ("서비스ID", ""), ("서비스ID", 999900000001), ("서비스ID", "../../etc/passwd"), ("서비스ID", "A 1"),
        ("서비스ID", "A" * 65), ("서비스ID", ["A"]), ("서비스명", None), ("서비스명", " \u200b<b></b>"), ("서비스명", 7), ("지원대상", 7),
        ("지원대상", {"a": 1}), ("전화문의", ["02"]), ("조회수", "많음"), ("조회수", -1), ("조회수", True), ("조회수", float("nan")),
        ("JA0110", "십구"), ("JA0110", -1), ("JA0110", 19.5), ("JA0110", 121), ("JA0110", 40), ("JA0101", "네"), ("JA0101", 1),
        ("수정일시", 1.5), ("JA0111", "1e9"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_named(field: str, value: object) -> None:
    with pytest.raises(RecordError) as caught:
        read(whole(1, **{field: value}))
    assert caught.value.field in (field, "JA0111")
    assert "found" in str(caught.value)
    assert value in (None, "") or repr(value)[:60] in str(caught.value) or caught.value.field == "JA0111"


def test_rows_of_different_services_are_not_mixed() -> None:
    with pytest.raises(RecordError):
        read(listed(1), detail(2))


@pytest.mark.parametrize("high", [121, 999, 120000])
def test_an_upper_age_beyond_life_is_none(high: int) -> None:
    assert read(whole(1, JA0111=high)).age_to is None


def test_numbers_may_be_written_as_in_a_table() -> None:
    found = read(whole(1, 조회수="1200", JA0110="19", JA0111="34.0", JA0203="", 수정일시=20260301090000))
    assert (found.views, found.age_from, found.age_to, found.modified) == (1200, 19, 34, "20260301090000")
    assert "JA0203" not in found.codes


def test_a_private_number_is_no_contact() -> None:
    found = read(whole(1, 전화문의="김나래/010-1234-5678||보건사업과/건강증진팀/02-000-0000||주민센터/-"))
    assert found.contact == (("김나래", ""), ("보건사업과/건강증진팀", "02-000-0000"), ("주민센터", ""))


def test_what_nobody_knows_is_ignored_and_can_be_counted() -> None:
    row = whole(1, JA9999="Y", 새필드="가")
    assert read(row) == READ
    assert unknown(row, None) == {"JA9999", "새필드"}


def test_markup_is_gone_from_every_text() -> None:
    hostile = "<script>x</script>가<img src=x onerror=y>&lt;b&gt;\u202e 010-1234-5678"
    texts = {name: hostile for name, value in whole(1).items() if isinstance(value, str) and not name.startswith(("서비스ID", "JA"))}
    for value in read(whole(1, **texts)).to_json().values():
        written = orjson.dumps(value).decode()
        assert not any(part in written for part in ("<script", "<img", "<b", "1234-5678", "\u202e"))


def test_views_are_read_alone() -> None:
    assert views(listed(3)) == 30


def test_a_blank_overrides_nothing() -> None:
    assert merged([{"서비스ID": "A", "x": 1}, {"서비스ID": "A", "x": "", "y": None}]) == {"서비스ID": "A", "x": 1}
