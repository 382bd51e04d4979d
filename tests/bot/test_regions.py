"""Places: every one of the list, old names, short names, and words that only look like places."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.errors import DataError
from bot.korean.regions import Regions
from tests.bot.factcases import ROOT, regions

FILE = ROOT / "data" / "regions.csv"
SEOUL, BUSAN, INCHEON, JEONNAM = "서울특별시", "부산광역시", "인천광역시", "전남광주통합특별시"


def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places(text: str, anywhere: bool = False) -> list[tuple[str | None, str | None]]:
    return [(where["sido"], where["sigungu"]) for _, where in regions().find(text, anywhere)]


def test_every_place_of_the_list_is_found_by_its_full_name() -> None:
    for row in rows():
        name = " ".join(filter(None, (row["sido"], row["sigungu"], row["district"])))
        assert places(f"{name}에 살아요") == [(row["sido"], row["sigungu"] or None)], name


def test_every_other_name_is_found_beside_its_province() -> None:
    for row in rows():
        for spoken in row["spoken"].split(";") if row["spoken"] and row["sigungu"] else ():
            assert places(f"{row['sido']} {spoken} 살아요") == [(row["sido"], row["sigungu"])], spoken


CASES = [
    ("서울 관악구", SEOUL, "관악구"),
    ("관악구", SEOUL, "관악구"),
    ("서울시 중구", SEOUL, "중구"),
    ("해운대 살아요", BUSAN, "해운대구"),
    ("부산 진구", BUSAN, "부산진구"),
    ("수원에 사는데요", "경기도", "수원시"),
    ("수원시팔달구", "경기도", "수원시"),
    ("분당 살아요", "경기도", "성남시"),
    ("일산 살아요", "경기도", "고양시"),
    ("경기도 광주", "경기도", "광주시"),
    ("경기 광주시", "경기도", "광주시"),
    ("광주", JEONNAM, None),
    ("광주광역시 북구", JEONNAM, "북구"),
    ("전남 광주 북구", JEONNAM, "북구"),
    ("전라남도 여수", JEONNAM, "여수시"),
    ("전남 목포시", JEONNAM, "목포시"),
    ("전라북도 전주시", "전북특별자치도", "전주시"),
    ("강원도 고성", "강원특별자치도", "고성군"),
    ("경남 고성군", "경상남도", "고성군"),
    ("세종시", "세종특별자치시", None),
    ("제주도 서귀포", "제주특별자치도", "서귀포시"),
    ("제주 살아요", "제주특별자치도", None),
    ("인천 남구", INCHEON, "미추홀구"),
    ("인천 동구", INCHEON, "제물포구"),
    ("인천 중구", INCHEON, None),
    ("경북 군위군", "대구광역시", "군위군"),
    ("군위군", "대구광역시", "군위군"),
    ("포항 남구", "경상북도", "포항시"),
    ("창원시 마산합포구", "경상남도", "창원시"),
    ("저는서울관악구살아요", SEOUL, "관악구"),
    ("사천 살아요", "경상남도", "사천시"),
    ("이천 사는데", "경기도", "이천시"),
    ("전주시 완산구 효자동", "전북특별자치도", "전주시"),
    ("주소는 전주", "전북특별자치도", "전주시"),
    ("남양주 살아요", "경기도", "남양주시"),
]


@pytest.mark.parametrize(("text", "sido", "sigungu"), CASES)
def test_a_place_is_named_officially(text: str, sido: str, sigungu: str | None) -> None:
    assert places(text) == [(sido, sigungu)]


@pytest.mark.parametrize(
    "text",
    [
        "중구 살아요",
        "남구",
        "고성 살아요",
        "강서구 살아요",
        "사천 벌어요",
        "이천만원",
        "장수하세요",
        "공주님",
        "보여주시면 좋겠어요",
        "만나주시고",
        "세종대왕",
        "경기가 안 좋아요",
        "서울대 병원",
        "서울역",
        "관악구청 어디예요",
        "3년 동안 살았어요",
        "음성으로 말해줘",
        "구리반지",
        "수영 배우고 싶어요",
        "영양이 부족해요",
        "예산이 얼마예요",
        "화성인",
        "부여받은",
        "상주하는 분",
        "여수요금",
    ],
)
def test_a_word_that_only_looks_like_a_place_is_none(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(("text", "sigungu"), [("수원", "수원시"), ("사천이요", "사천시"), ("구리", "구리시"), ("화성", "화성시")])
def test_after_the_question_where_a_bare_name_is_enough(text: str, sigungu: str) -> None:
    assert [found for _, found in places(text, anywhere=True)] == [sigungu]


def test_a_span_covers_the_whole_name() -> None:
    text = "지금 서울 관악구 신림동에 살아요"
    ((start, end), _), *_ = regions().find(text)
    assert text[start:end] == "서울 관악구"


def test_a_list_with_a_wrong_header_says_what_was_expected(tmp_path: Path) -> None:
    path = tmp_path / "regions.csv"
    path.write_text("sido,sigungu\n서울특별시,종로구\n", encoding="utf-8")
    with pytest.raises(DataError, match="header must be sido,sigungu,district"):
        Regions.load(path)


def test_a_place_without_its_province_says_the_line(tmp_path: Path) -> None:
    path = tmp_path / "regions.csv"
    path.write_text("sido,sigungu,district,spoken,everyday,formerly,since\n서울특별시,종로구,,종로,,,\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        Regions.load(path)
