"""A number in a keyword is a whole number with its point, wherever it stands in the text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.context import Context
from bot.dialogue import Dialogue
from bot.korean.apart import bare, pattern, placed
from bot.search.situations import Situations
from bot.yaml_file import read

DAY = date(2026, 11, 29)
ROOT = Path(__file__).parents[2]


def finds(keyword: str, text: str) -> bool:
    return pattern(keyword).search(placed(text)[0]) is not None


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("3.3", "월급에서 3.3% 뗐어요"),
        ("3.3프로", "3.3 프로 떼요"),
        ("6·25", "6.25 참전"),
        ("6·25", "6ㆍ25 때"),
        ("6000원", "6,000원이요"),
        ("65세", "만65세 되면"),
        ("E-9", "E9 비자"),
        ("1대1", "1:1 아니고 1대1"),
        ("2026", "2026.12.1부터"),
        ("112", "112. 거기요"),
    ],
)
def test_a_number_is_found_as_it_is_written(keyword: str, text: str) -> None:
    assert finds(keyword, text)


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("3.3", "33살입니다"),
        ("3.3", "3살 3명"),
        ("3.3", "3, 3"),
        ("3.3", "13.3"),
        ("3.3", "3.35"),
        ("33", "3.3% 떼요"),
        ("3", "3.3% 떼요"),
        ("65", "1965년생"),
        ("65세", "165세"),
        ("5.18", "518만원"),
        ("0.3", "월 3만원"),
        ("200", "1,200,000원"),
        ("11", "1동 1호"),
    ],
)
def test_no_number_is_found_in_another(keyword: str, text: str) -> None:
    assert not finds(keyword, text)


def test_what_is_found_stands_where_it_stood() -> None:
    text = "네, 6,000원 3.3%"
    plain, places = placed(text)
    assert plain == " 네 6000 원 3.3"
    assert all(text[at] == char for char, at in zip(plain, places, strict=True) if char != " ")


def test_no_number_of_any_keyword_is_found_with_its_point_lost_or_inside_a_longer_one(assistant: Dialogue) -> None:
    keywords = {called for _, called in assistant.topics.called}
    keywords |= {word for topic in assistant.topics.by_id.values() for detail in topic.details for word in detail.words}
    keywords |= {word for benefit in assistant.knowledge.benefits.values() for word in benefit.keywords}
    keywords |= {way for ways in read(ROOT / "data" / "situations.yml").values() for way in ways}
    numbers = {word for keyword in keywords for word in re.split(r"[ |]", keyword) if re.search(r"\d", word)}
    assert len(numbers) > 150
    for word in numbers:
        whole = bare(word)
        assert finds(word, f"그 {whole} 말이요"), word
        if "." in whole:
            assert not finds(word, f"그 {whole.replace('.', '')} 말이요"), word
        assert not finds(word, "그 " + re.sub(r"(\d+(?:\.\d+)?)", r"7\g<1>7", whole) + " 말이요"), word


@pytest.mark.parametrize(
    "line",
    ["33살입니다", "남편 33살 저 33살", "33년생이에요", "월 330만원 벌어요", "아기가 33개월이에요", "월세 33만원 내요", "33이요"],
)
def test_thirty_three_is_no_tax(assistant: Dialogue, line: str) -> None:
    assert assistant.meaning.topic(line, assistant.reader.read(line, DAY, None), Context()) is None


def test_three_point_three_is_the_tax(assistant: Dialogue) -> None:
    line = "3.3% 떼는데 4대보험 되나요"
    topic = assistant.meaning.topic(line, assistant.reader.read(line, DAY, None), Context())
    assert topic is not None and "보험" in topic.topic.name


def test_a_situation_named_by_a_number_is_told_by_that_number() -> None:
    heard = Situations({"민주유공자": ["5.18"]})
    assert heard("5.18 때 다쳤어요") == ("민주유공자",) == heard("5·18 때 다쳤어요")
    assert heard("518호 살아요") == ()
