"""Files of 복지로 become rows of the API, with no more said than the files say."""

from __future__ import annotations

from typing import Any

import pytest

from bot.services import bokjiro
from bot.services.bokjiro import is_bokjiro
from bot.services.service import Service, read

URL = "https://www.bokjiro.go.kr/x?wlfareInfoId=WLF00000001"
LISTED = {
    "id": "WLF00000001",
    "name": "가온시 새싹 지원",
    "tags": ["아동", "장애인"],
    "themes": ["서민금융", "교육"],
    "benefit": "새싹에게 물을 준다",
    "how_to_apply": "인터넷,방문 — 복지로 상세 참조",
    "agency": "누리도 가온시 교육국 새싹과",
    "contact": "02-000-0000",
    "source_url": URL,
    "confidence": "x",
    "region": "누리 가온시",
    "cycle": "월",
    "provision": "현금지급",
}
DETAIL = {
    "target": "가온시의 새싹",
    "criteria": "키가 작은 순",
    "content": "물 한 컵",
    "apply": ["방문", "인터넷"],
    "forms": [{"name": "신청서", "link": "https://x"}],
    "laws": ["새싹법"],
    "contacts": ["가온콜 120", "주소지 주민센터 주소지 주민센터", "가온시청 새싹과 010-1234-5678"],
    "homepages": [],
}
LOCAL = {
    "servId": "WLF00000002",
    "servNm": "가온시 아기 지원",
    "ctpv": "누리도",
    "sgg": "가온시",
    "dgst": "아기를 반긴다",
    "cyc": "1회성",
    "pvsn": "현금지급, 현물지급",
    "aply": "방문, 인터넷",
    "link": URL,
    "inqNum": 13,
    "lastMod": "20260301",
    "lifeCodes": ["007"],
    "detail": {
        "target": "낳은 사람",
        "crit": "6개월 거주",
        "benefit": "10만 원",
        "how": "주민센터에 신청",
        "laws": ["아기 조례"],
        "contacts": [],
    },
}


def one(content: Any) -> Service:
    found = bokjiro.rows(content)
    assert found is not None
    return read(found[0])


def listed(**other: Any) -> Service:
    return one([{**LISTED, **other}])


def test_its_list() -> None:
    assert listed() == Service(
        id="WLF00000001",
        name="가온시 새싹 지원",
        summary="새싹에게 물을 준다",
        how="인터넷\n방문",
        url=URL,
        agency="누리도 가온시",
        agency_type="시군구",
        department="교육국 새싹과",
        contact=(("누리도 가온시", "02-000-0000"),),
        field="보육·교육",
        forms=("현금",),
        users=("개인",),
        codes=frozenset({"JA0328"}),
    )


def test_its_details_have_no_name_and_come_to_the_list() -> None:
    rows = bokjiro.rows({"WLF00000001": DETAIL})
    assert rows is not None
    found = read({"서비스명": "가온시 새싹 지원", **rows[0]})
    assert (found.target, found.criteria, found.content, found.how) == ("가온시의 새싹", "키가 작은 순", "물 한 컵", "방문\n인터넷")
    assert found.contact == (("가온콜", "120"), ("주소지 주민센터", ""), ("가온시청 새싹과", ""))
    assert found.laws == ("새싹법",)


def test_its_local_birth_services() -> None:
    found = one({"count": 1, "items": [LOCAL]})
    assert (found.id, found.agency, found.agency_type, found.views, found.modified) == (
        "WLF00000002",
        "누리도 가온시",
        "시군구",
        13,
        "20260301",
    )
    assert (found.target, found.criteria, found.content) == ("낳은 사람", "6개월 거주", "10만 원")
    assert (found.how, found.forms) == ("방문\n인터넷\n주민센터에 신청", ("현금", "현물"))
    assert found.codes == {"JA0301", "JA0302", "JA0303"}


@pytest.mark.parametrize(
    ("tags", "codes"),
    [
        ([], ""),
        (["어르신"], ""),
        (["장애인"], "JA0328"),
        (["청년", "보훈"], "JA0329"),
        (["다문화", "한부모"], "JA0401 JA0402 JA0403"),
        (["임신·출산"], "JA0301 JA0302 JA0303"),
        (["임신·출산", "영유아"], ""),
        (["장애인", "저소득"], ""),
        (["장애인", "한부모"], ""),
        (["장애인", "기타"], ""),
    ],
)
def test_a_label_is_a_code_only_where_that_shuts_nobody_out(tags: list[str], codes: str) -> None:
    assert listed(tags=tags).codes == set(codes.split())
    assert (listed(tags=tags).age_from, listed(tags=tags).age_to) == (None, None)


def test_a_ministry_and_a_province() -> None:
    found = listed(agency="나래부 새싹과", ministry="나래부", region="")
    assert (found.agency, found.department, found.agency_type) == ("나래부", "새싹과", "중앙행정기관")
    found = listed(agency="누리도 새싹과", region="누리")
    assert (found.agency, found.department, found.agency_type) == ("누리도", "새싹과", "광역시도")


@pytest.mark.parametrize(
    "content", [None, 7, [], {}, [7], [{"서비스ID": "A"}], {"data": []}, {"items": 7}, {"WLF1": {}}, [LISTED, {"id": "X"}]]
)
def test_what_is_none_of_its_files_is_left_to_others(content: Any) -> None:
    assert bokjiro.rows(content) is None


@pytest.mark.parametrize(
    "broken", [{"tags": None}, {"tags": [7]}, {"agency": None}, {"contact": 7}, {"how_to_apply": None}, {"provision": []}]
)
def test_a_broken_field_is_left_out(broken: dict[str, Any]) -> None:
    assert listed(**broken).name == "가온시 새싹 지원"


def test_a_local_service_without_details() -> None:
    assert one([{**LOCAL, "detail": None}]).summary == "아기를 반긴다"


def test_its_numbering() -> None:
    assert is_bokjiro("WLF00000001")
    assert not is_bokjiro("999900000001")
