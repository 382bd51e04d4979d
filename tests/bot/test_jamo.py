import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.korean.jamo import decompose, distance, final, letters, linked

WORDS = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=6)


def test_a_syllable_falls_into_its_letters():
    assert decompose("값싼 연금") == "ㄱㅏㅄㅆㅏㄴ ㅇㅕㄴㄱㅡㅁ"


def test_other_characters_stand_for_themselves():
    assert letters("K") == ("K", "", "")
    assert final("K") == ""


@pytest.mark.parametrize(
    ("misspelt", "word"),
    [
        ("기초연굼", "기초연금"),
        ("기초연끔", "기초연금"),
        ("실업급녀", "실업급여"),
        ("에너지바우쳐", "에너지바우처"),
        ("부모급어", "부모급여"),
    ],
)
def test_a_misspelling_is_near(misspelt, word):
    assert 0 < distance(misspelt, word) <= 0.1


@pytest.mark.parametrize(("word", "heard"), [
    ("실업급여", ["시럽급여", "실업그벼"]), ("값이", ["갑시"]), ("많이", ["마니"]), ("첫만남이용권", ["첫만나미용권"]),
    ("생계급여", ["생계그벼"]), ("장애수당", []), ("좋아", []),
])  # fmt: skip
def test_a_final_goes_over_to_the_next_syllable(word, heard):
    assert list(linked(word)) == heard


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
