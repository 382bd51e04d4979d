"""Which detail a question comes nearest to, where no word of theirs stands in it."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.closest import Closest
from bot.details import Detail
from bot.search import model

ROOT = Path(__file__).resolve().parents[2]
DETAILS = (
    Detail(
        "일을 해서 번 돈의 30%는 빼고 보아요. 나머지만큼 급여가 줄어요.",
        ("알바하면 얼마",),
        "법",
        asks=("알바하면 얼마나 깎여요", "일하면 돈이 줄어드나요", "소득 생기면 급여 줄어요?", "취직하면 바로 끊기나"),
    ),
    Detail(
        "이사하면 새 주소에 전입신고만 하면 이어서 받아요.",
        ("이사하면 다시",),
        "법",
        asks=("이사 가면 다시 신청해야 돼요?", "다른 시로 옮기면 어떻게 되나요", "주소 바뀌면 신고하나요", "딴 동네로 가도 계속 나와요"),
    ),
    Detail(
        "다른 나라 국적이면 원칙적으로 받지 못해요. 결혼이민자는 아이를 기르면 받을 수 있어요.",
        ("외국인도",),
        "법",
        asks=("외국 사람도 받아요?", "베트남에서 시집왔는데 되나요", "국적이 없어도 되나요", "영주권자인데 신청되나"),
    ),
)


@pytest.fixture(scope="module")
def closest() -> Closest:
    words = model.load(ROOT / "models" / "search").words
    return Closest(lambda: words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("일을 시작하면 급여가 깎이나요", 0),
        ("취직해서 소득이 생기면 줄어드는지요", 0),
        ("다른 도시로 이사를 가게 됐는데 다시 신청하나요", 1),
        ("주소를 옮기면 신고를 새로 해야 하는지", 1),
        ("필리핀 국적 며느리인데 되나요", 2),
        ("외국 국적 사람도 신청됩니까", 2),
    ],
)
def test_the_nearest_is_found(closest: Closest, words: str, found: int) -> None:
    assert closest.asked(DETAILS, words) == DETAILS[found]


@pytest.mark.parametrize("words", ["얼마예요", "네", "고맙습니다", "어디에 전화해요", "오늘 날씨 어때요", "강아지가 아파요", ""])
def test_what_is_near_to_none_or_to_two_finds_nothing(closest: Closest, words: str) -> None:
    assert closest.asked(DETAILS, words) is None


def test_without_questions_or_vectors_nothing_is_near(closest: Closest) -> None:
    silent = tuple(replace(detail, asks=()) for detail in DETAILS)
    assert closest.asked(silent, "이사 가면 다시 신청해야 돼요?") is None
    assert Closest(lambda: None).asked(DETAILS, "이사 가면 다시 신청해야 돼요?") is None
