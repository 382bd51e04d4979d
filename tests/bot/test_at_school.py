"""Who is at school, and tells what home they come from."""

from __future__ import annotations

from datetime import date

import pytest

from bot.context import SELF, Context
from bot.dialogue import Dialogue
from tests.bot.saying import Say, text

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("할머니랑 둘이 사는 중학생인데요", 13),
        ("저 중2인데요", 14),
        ("나 고등학생인데 아빠가 실직했어", 16),
        ("고3인데 부모님이 기초수급자예요", 18),
        ("초등학교 5학년인데요 집에 쌀이 없어요", 11),
        ("우리 아들 중학생인데요", None),
        ("중학생인데 교복 지원되나요", None),
        ("손자가 고2예요", None),
    ],
)
def test_a_pupil_who_writes_is_as_old_as_the_school_makes_them(assistant: Dialogue, words: str, age: int | None) -> None:
    ages = [said for said in assistant.reader.read(words, DAY).said if said.fact == "age"]
    assert [said.value for said in ages] == ([] if age is None else [age])
    assert all(said.approximate for said in ages)


def test_what_the_parents_are_the_student_is_too(say: Say) -> None:
    context = Context.from_dict(say("고3인데 부모님이 기초수급자예요", "inform").context)
    assert context.subject == SELF and context.someone(SELF).facts["basic_livelihood"].value is True
    assert "부모님께" not in text(say("대학 등록금 지원되나요", "ask_benefits"))


def test_what_parents_may_get_is_asked_of_them(say: Say) -> None:
    context = Context.from_dict(say("대학생인데 부모님이 차상위예요 부모님은 뭐 받아요", "ask_benefits").context)
    assert context.subject == "parent"


@pytest.mark.parametrize(("words", "years"), [("8개월이요", 0), ("십사개월이에요", 1), ("67이요", 67)])
def test_a_small_childs_age_may_be_told_in_months(assistant: Dialogue, words: str, years: int) -> None:
    assert [said.value for said in assistant.reader.read(words, DAY, "age").said] == [years]


def test_a_school_meal_is_asked_of_school_meals(say: Say) -> None:
    say("할머니랑 둘이 사는 중학생인데요", "inform")
    assert "급식비" in text(say("급식비 지원되나요", "ask_benefits"))


def test_who_nurses_a_parent_beside_school_is_helped(say: Say) -> None:
    assert "129" in text(say("고등학생인데 엄마 아프셔서 제가 돌봐요", "inform"))
