"""Who takes back what was said."""

import pytest

from bot.understand.correction import is_correction

YES = """
    아니 예순아홉이세요 | 잘못 말했어요 월 60이에요 | 부산 말고 대구요 | 아니 그게 아니라 셋이에요 | 아니요, 예순아홉이에요 |
    아 아니 육십만원이요 | 틀렸어요 | 정정할게요 | 아니에요 서울이 아니라 인천이에요 |
    제가 착각했네요 두 명이에요 | 아니 혼자 사세요 | 68세가 아니라 69세예요 | 수정해 주세요 | 말이 헛나왔네 칠십이에요 | 아녀 서이여 |
    아니 월세라고요 | 실수로 잘못 눌렀어요 | 아니 관악구요
"""
NO = """
    아니요 | 아니 왜 안 돼요 | 저 말고 우리 아들이요 | 아니 없어요 | 그거 말고 다른 거 | 아니 이게 뭐예요 | 혼자 살아요 | 아니요 몰라요 |
    사람 말고 없어요? | 안 받아요 | 기계 말고 사람이랑 얘기할래요 |
    아니 됐어요 | 아니 진짜 얼마예요 | 어머니가 아니라고 하셨어요
"""


@pytest.mark.parametrize("text", [text.strip() for text in YES.split("|")])
def test_taking_something_back_is_heard(text):
    assert is_correction(text)


@pytest.mark.parametrize("text", [text.strip() for text in NO.split("|")])
def test_a_bare_no_a_complaint_or_another_person_takes_nothing_back(text):
    assert not is_correction(text)
