import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.korean.jamo import decompose, distance, final, letters

WORDS = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=6)


def test_a_syllable_falls_into_its_letters():
    assert decompose("값싼 연금") == "ㄱㅏㅄㅆㅏㄴ ㅇㅕㄴㄱㅡㅁ"


def test_other_characters_stand_for_themselves():
    assert letters("K") == ("K", "", "")
    assert final("K") == ""


@pytest.mark.parametrize(("misspelt", "word"), [
    ("기초연굼", "기초연금"), ("기초연끔", "기초연금"), ("실업급녀", "실업급여"), ("에너지바우쳐", "에너지바우처"), ("부모급어",
    "부모급여"),
])
def test_a_misspelling_is_near(misspelt, word):
    assert 0 < distance(misspelt, word) <= 0.1


@pytest.mark.parametrize(("one", "other"), [("기초연금", "주거급여"), ("장애수당", "아동수당"), ("보육료", "병원비")])
def test_another_word_is_far(one, other):
    assert distance(one, other) > 0.2


@given(WORDS, WORDS)
def test_the_distance_is_symmetric_and_between_nought_and_one(one, other):
    assert distance(one, other) == distance(other, one)
    assert 0 <= distance(one, other) <= 1


@given(WORDS)
def test_a_word_is_not_apart_from_itself(word):
    assert distance(word, word) == 0
