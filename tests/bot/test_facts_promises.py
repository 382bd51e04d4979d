"""What holds for every message: no error, spans inside the text, values as in the contract."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.person import FACTS, check_value
from tests.bot.factcases import facts_of, understood

WORDS = [
    "저는",
    "제가",
    "어머니가",
    "어머니는",
    "남편이",
    "남편이랑",
    "아들이",
    "애가",
    "애",
    "우리",
    "할머니",
    "혼자",
    "살아요",
    "사세요",
    "둘이",
    "셋이",
    "예순여덟",
    "68세",
    "다섯",
    "살",
    "7개월",
    "돌",
    "월",
    "한",
    "달에",
    "백오십",
    "40만원",
    "벌어요",
    "소득이",
    "수입",
    "없어요",
    "있어요",
    "아니에요",
    "몰라요",
    "장애",
    "2급",
    "중증",
    "임신",
    "12주",
    "암",
    "치매",
    "3등급",
    "장기요양",
    "수급자",
    "차상위",
    "월세",
    "전세",
    "집",
    "서울",
    "관악구",
    "수원",
    "광주",
    "중구",
    "잘렸어요",
    "폐업",
    "이고",
    "인데",
    "이면",
    "받나요?",
    "말고",
    "요",
    "1958년생",
    "쌍둥이",
    "초등학생",
    "고3",
    "백일",
    "중위소득",
    "50%",
    "외국인",
    "베트남",
    "돌아가시고",
    "불이",
    "나서",
    "생활비가",
    ",",
    ".",
    "?",
    "만",
    "세",
    "이",
    "일",
    "만원",
    "천",
    "3~4",
    "0",
    "□",
]
ASKED = st.none() | st.sampled_from(sorted(FACTS))


def check(text: str, asked: str | None) -> None:
    for said in understood(text, asked).said:
        assert 0 <= said.start < said.end <= len(unicodedata.normalize("NFC", text))
        assert said.fact in FACTS
        if said.value is not None:
            check_value(said.fact, said.value)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from(["", " "]), ASKED)
def test_any_order_of_words_gives_only_values_of_the_contract(words: list[str], between: str, asked: str | None) -> None:
    check(between.join(words), asked)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), ASKED)
def test_any_text_is_read_without_error(text: str, asked: str | None) -> None:
    check(text, asked)


def test_a_decomposed_text_is_read_like_a_composed_one() -> None:
    text = "저희 어머니가 예순여덟이신데 혼자 사세요"
    assert facts_of(unicodedata.normalize("NFD", text)) == facts_of(text)


def test_reading_twice_gives_the_same() -> None:
    text = "저는 서른이고 어머니는 예순여덟"
    assert understood(text) == understood(text)


def test_a_long_message_is_read_in_linear_time() -> None:
    # Every one of these runs once made some pattern try all splits; a hang here is the failure.
    for run in ("1", "백 ", "혼자 애 ", "저랑 남편이랑 애 둘이랑 ", "어머니 아버지 "):
        understood(run * 400)
