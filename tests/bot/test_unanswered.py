"""A question that nothing here answers is said to be one; the list of before is no answer to it."""

from __future__ import annotations

import pytest

from bot.dialogue import Dialogue
from bot.unanswered import asks_one_thing
from tests.bot.conftest import DAY
from tests.bot.saying import Say

ONE_THING = [
    "집주인이 물어내라는데 진짜 물어줘야 돼요?",
    "남편 몰래 신청할 수 있을까요",
    "집이 하나 있는데 그럼 못 받아요?",
    "낳고 나서 입양 보낼 수도 있어요?",
    "문자로 하면 됩니까",
    "휴학하면 이자 유예되나요 군대는 다녀왔음",
]
ALL_THERE_IS = [
    "혼자 사는데 받을 수 있는 게 있나요",
    "월급이 끊겼는데 어떻게 해야 하나요",
    "저는 뭐가 있어요?",
    "어머니가 아프신데 나오는 거 있을까요",
    "도와주세요 돈이 없어요",
    "예순여덟이에요",
    "월 180 벌어요",
    "제 나이가 일흔인데요",
]


@pytest.mark.parametrize("text", ONE_THING)
def test_one_thing_is_asked(assistant: Dialogue, text: str) -> None:
    assert asks_one_thing(text, assistant.reader.read(text, DAY, None))


@pytest.mark.parametrize("text", ALL_THERE_IS)
def test_what_there_is_is_asked_or_only_told(assistant: Dialogue, text: str) -> None:
    assert not asks_one_thing(text, assistant.reader.read(text, DAY, None))


def test_no_list_is_said_again_to_a_question_it_does_not_answer(say: Say) -> None:
    say("예순여덟이고 혼자 살아요", "inform")
    outcome = say("옆집 담장은 누가 고쳐 줘야 해요?", "ask_benefits")
    text = " ".join(reply.text for reply in outcome.replies)
    assert "제 자료에 답이 없어요" in text
    assert "맞을 수 있는 혜택" not in text
    assert outcome.state["next_question"]["fact"] == "monthly_income"


def test_what_is_told_beside_such_a_question_counts(say: Say) -> None:
    say("혼자 살아요", "inform")
    outcome = say("쉰다섯이에요 옆집 담장은 누가 고쳐 줘야 해요?", "ask_benefits")
    assert outcome.state["people"][0]["facts"]["age"] == 55
    assert "제 자료에 답이 없어요" in outcome.replies[0].text


def test_a_story_nobody_knows_what_to_do_with_is_not_asked_whose_it_is(say: Say) -> None:
    text = say("동네 이장님이 마을 회관 열쇠를 안 줘서 들어가지를 못하고 있어요", "life_event").replies[0].text
    assert "누구의 어떤 사정" not in text


def test_for_anybody_is_for_nobody_who_told_of_something_else(say: Say) -> None:
    say("카드빚을 못 갚고 있어요", "inform")
    assert not any(card.id == "cancer_screening" for reply in say("마흔여덟이요", "inform").replies for card in reply.benefits)
