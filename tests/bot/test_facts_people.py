"""Whose facts they are, and whom a message is about."""

from __future__ import annotations

import pytest

from tests.bot.factcases import Case, Facts, facts_of, me, understood

MOTHER = {"sex": "female"}
FATHER = {"sex": "male"}
CASES: list[Case] = [
    ("저는 서른이고 어머니는 예순여덟", {"self": {"age": 30}, "mother": {"age": 68, **MOTHER}}),
    ("어머니는 예순여덟이고 저는 서른이에요", {"self": {"age": 30}, "mother": {"age": 68, **MOTHER}}),
    (
        "저희 어머니가 올해 예순여덟이신데 혼자 사시고 소득이 거의 없으세요. 받을 수 있는 게 있을까요?",
        {"mother": {"age": 68, "lives_alone": True, "household_size": 1, **MOTHER}},
    ),
    ("저희어머니가예순여덟이신데혼자사세요", {"mother": {"age": 68, "lives_alone": True, "household_size": 1, **MOTHER}}),
    ("엄마 68세 혼자 삼", {"mother": {"age": 68, "lives_alone": True, "household_size": 1, **MOTHER}}),
    ("우리 아버지 일흔아홉이신데 치매 진단 받으셨어요", {"father": {"age": 79, "dementia": True, **FATHER}}),
    ("시어머니가 장기요양 3등급이세요", {"mother:in_law": {"care_grade": 3, **MOTHER}}),
    ("장모님이 여든둘이신데 무릎이 아프세요", {"mother:in_law": {"age": 82, **MOTHER}}),
    ("장인어른이 국가유공자세요", {"father:in_law": {"veteran": True, **FATHER}}),
    ("할머니가 혼자 사시는데 아흔이세요", {"grandmother": {"age": 90, "lives_alone": True, "household_size": 1, **MOTHER}}),
    ("외할아버지가 6.25 참전용사예요", {"grandfather": {"veteran": True, **FATHER}}),
    ("남편이 회사에서 잘렸어요", {"spouse": {"job_lost": True, "employment": "unemployed", "sex": "male"}}),
    ("신랑이 암이래요", {"spouse": {"serious_illness": True, "sex": "male"}}),
    ("아내가 임신 12주예요", {"spouse": {"pregnant": True, "sex": "female"}}),
    ("와이프가 서른하나고 임신했어요", {"spouse": {"age": 31, "pregnant": True, "sex": "female"}}),
    ("우리 집 양반이 중풍으로 쓰러졌어요", {"spouse": {"serious_illness": True, "sex": "male"}}),
    ("우리 영감이 여든이여", {"spouse": {"age": 80, "sex": "male"}}),
    ("동생이 장애인인데 지적장애 2급이에요", {"sibling": {"disability": "severe"}}),
    ("누나가 혼자 애를 키워요", {"sibling": {"single_parent": True, "sex": "female"}}),
    ("여동생이 임신 5개월이에요", {"sibling": {"pregnant": True, "sex": "female"}}),
    ("우리 아들이 지적장애 2급이에요", {"child:1": {"disability": "severe", "sex": "male"}}),
    ("아들이 스물다섯인데 월세 살아요", {"child:1": {"age": 25, "housing": "monthly_rent", "sex": "male"}}),
    ("딸이 대학생이에요", {"child:1": {"employment": "student", "sex": "female"}}),
    ("딸이 백혈병이에요", {"child:1": {"serious_illness": True, "sex": "female"}}),
    ("옆집 할머니가 혼자 사시는데 여든다섯이세요", {"other": {"age": 85, "lives_alone": True, "household_size": 1, "sex": "female"}}),
    ("부모님 두 분 다 일흔 넘으셨어요", {"parent": {"age": 70}}),
    (
        "아버지가 돌아가시고 어머니 혼자 사세요",
        {"self": {"bereaved": True}, "mother": {"lives_alone": True, "household_size": 1, **MOTHER}},
    ),
    ("할멈이랑 둘이 살아", me(household_size=2)),
    ("영감하고 둘이 살어유", me(household_size=2)),
    ("남편이랑 둘이 살아요", me(household_size=2)),
    ("어머니 모시고 셋이 살아요", me(household_size=3)),
    ("올해 일흔여섯 되신 아버지가 혼자 지내세요", {"father": {"age": 76, "lives_alone": True, "household_size": 1, **FATHER}}),
    ("68세 어머니 혼자 사세요", {"mother": {"age": 68, "lives_alone": True, "household_size": 1, **MOTHER}}),
    ("혼자 사세요 우리 어머니가", {"mother": {"lives_alone": True, "household_size": 1, **MOTHER}}),
    ("어머니가 예순여덟인데 제가 모시고 살아요", {"mother": {"age": 68, **MOTHER}}),
    ("저는 딸인데요 아버지가 파킨슨이세요", {"self": {"sex": "female"}, "father": {"serious_illness": True, **FATHER}}),
    ("저 말고 우리 아들이요", {"child:1": {"sex": "male"}}),
    ("이번엔 아버지요", {"father": FATHER}),
    ("애 둘 엄마예요", {"self": {"children": 2, "sex": "female"}}),
    ("친구 어머니가 여든이신데 뭐 받을 수 있나요", {"other": {"age": 80, "sex": "female"}}),
    ("애기 아빠가 실직했어요", {"spouse": {"job_lost": True, "employment": "unemployed", "sex": "male"}}),
    ("형이 교통사고로 하반신 마비예요", {"sibling": {"disability": "severe", "sex": "male"}}),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_a_fact_belongs_to_whom_the_words_name(text: str, facts: Facts) -> None:
    assert facts_of(text) == facts


SUBJECTS = [
    ("저는 서른이고 어머니는 예순여덟", "mother"),
    ("어머니는 예순여덟이고 저는 서른이에요", "self"),
    ("제가 받을 수 있는 게 있나요", "self"),
    ("저는 서른이고 어머니는 예순여덟이신데 제가 받을 수 있는 게 있나요", "self"),
    ("어머니가 받을 수 있는 게 있나요", "mother"),
    ("예순여덟이에요", None),
    ("혼자 살아요", None),
    ("기초연금 얼마예요", None),
    ("할멈이랑 둘이 살아", None),
    ("애 둘 키워요", None),
    ("저희 어머니 혼자 사시는데 제가 대신 신청해도 돼요?", "mother"),
    ("어머니가 치매신데 제가 모시고 살아요", "mother"),
    ("아버지 말고 어머니요", "mother"),
    ("이번엔 아버지요", "father"),
    ("우리 남편 거요", "spouse"),
    ("저 말고 우리 아들이요", "child:1"),
    ("제 얘기를 할게요", "self"),
    ("할머니가 여든이세요", "grandmother"),
    ("아내가 임신했어요", "spouse"),
    ("동생이 받을 수 있는 거요", "sibling"),
    ("이모가 그러는데 기초연금 나온대요", None),
    ("친구가 신청하래요", None),
    ("형편이 어려워요", None),
    ("나라에서 주는 돈 있어요?", None),
    ("제도가 뭐예요", None),
    ("이제 어떡해요", None),
    ("저소득층이에요", None),
    ("부모급여 얼마예요", None),
    ("한부모예요", None),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_the_subject_is_whom_the_message_is_about(text: str, subject: str | None) -> None:
    assert understood(text).subject == subject


def test_hearsay_about_neighbours_says_nothing_of_the_speaker() -> None:
    assert facts_of("옆집은 수급자래요") == {}


def test_sex_follows_from_the_word_and_is_marked_as_derived() -> None:
    said = {said.fact: said for said in understood("어머니가 예순여덟이세요").said}
    assert said["sex"].derived
    assert not said["age"].derived
