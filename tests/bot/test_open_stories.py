"""A story that ends in asking what there is: what the story is surely about comes first, then the list."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, text

STORIES = {
    "대전에서 반찬가게를 하다 다음 달에 문을 닫습니다. 철거하는 것도 돈이 드는데 저 같은 사람도 도움 받을 게 있을까요?": "1357",
    "이번비에 배추밭이 다 잠겨부렀는데 보상 어찌 바다요 보험은 안드러써": "10일",
}


@pytest.mark.parametrize(("story", "told"), STORIES.items())
def test_what_the_story_is_about_is_answered(say: Say, story: str, told: str) -> None:
    assert told in text(say(story, "ask_benefits"))


def test_who_is_robbed_by_the_family_is_whom_it_is_about(say: Say) -> None:
    assert say("할머니가 돈이 하나도 없으시대요 연금도 할아버지가 다 가져간대요", "ask_benefits").state["subject"] == "grandmother"


def test_a_broken_hip_is_no_cancer(say: Say) -> None:
    outcome = say("궁디뼈가 뿌러져가 수술했는데 집에 아무도 없는데 우야노", "inform")
    assert "암환자" not in text(outcome) and outcome.state["facts"]["serious_illness"]


@pytest.mark.parametrize(
    "words", ["남편이 빚도 많은디 나한테 오는 거 아니요", "이혼 안 한 신랑 빚을 제가 갚아야 하나요", "와이프 빚 내가 책임져야 됩니까"]
)
def test_the_debts_of_the_living_are_their_own(say: Say, words: str) -> None:
    assert "대신 갚을 의무가 없어요" in text(say(words, "ask_eligibility"))


@pytest.mark.parametrize(
    "words",
    [
        "죽은 남편 빚이 나한테 넘어와요?",
        "영감이 죽었는데 빚이 나한테 오나",
        "남편이 죽었는데 빚 내가 갚나요",
        "아버지 돌아가셨는데 빚을 제가 갚아야 해요?",
    ],
)
def test_the_debts_of_the_dead_are_inherited_unless_renounced(say: Say, words: str) -> None:
    told = text(say(words, "ask_eligibility"))
    assert "상속포기" in told and "대신 갚을 의무가 없어요" not in told


@pytest.mark.parametrize("words", ["제 집 시가 8억인데 아버지 기초연금 끊기나요", "어머니 모시고 살면 기초연금 달라지나요"])
def test_the_house_of_a_child_is_not_the_parents(say: Say, words: str) -> None:
    assert "무료임차소득" in text(say(words, "ask_eligibility"))


def test_who_fell_and_cannot_move_alone_hears_of_care_first(say: Say) -> None:
    story = "아버지가 여든하나신데 얼마 전에 쓰러지셔서 혼자 못 움직이세요. 돈도 없어요. 뭐라도 받을 수 있을까요"
    assert say(story, "ask_benefits").state["matches"][0]["name"] == "노인장기요양보험"
    assert "30일" in text(say("등급은 얼마나 걸려요", "ask_period"))
