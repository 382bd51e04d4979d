"""What the assistant says and understands where counsellors are behind it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import dialogue
from bot.message import Heard, Outcome
from bot.understand.person_request import leaves_queue

DAY = date(2026, 11, 23)
DIALOGUE = dialogue.load(Path(__file__).parents[2])


def heard(text: str, desk: str = "none", intent: str | None = None, context: dict[str, Any] | None = None) -> Outcome:
    return DIALOGUE.respond(Heard(text, intent, 0.95 if intent else 0.0, desk=desk), context or DIALOGUE.new_context(), DAY)


def said(outcome: Outcome) -> str:
    return "\n".join(reply.text for reply in outcome.replies)


@pytest.mark.parametrize(
    ("desk", "words", "never"),
    [
        ("none", "이 화면에서 상담원이 직접 받지는 못해서", "불러 드릴게요"),
        ("open", "상담원을 불러 드릴게요", "129"),
        ("closed", "지금은 상담원이 바로 받을 수 없어요", "불러 드릴게요"),
        ("waiting", "이미 불러 두었어요", "129"),
    ],
)
def test_who_asks_for_a_person_is_told_whether_one_comes(desk: str, words: str, never: str) -> None:
    found = heard("상담원 연결해 주세요", desk)
    assert words in said(found)
    assert never not in said(found)
    assert found.state["intent"]["name"] == "ask_person"


def test_the_numbers_are_told_where_nobody_can_come() -> None:
    for desk in ("none", "closed"):
        assert "129" in said(heard("사람이랑 얘기하고 싶어요", desk))


def test_whom_to_call_is_told_as_it_was_asked() -> None:
    assert "129" in said(heard("전화번호 알려 주세요", "open", "ask_contact"))
    assert "직접 받지는 못해서" not in said(heard("전화번호 알려 주세요", "open", "ask_contact"))


LEAVES = [
    "괜찮아요 그냥 안 할래요",
    "상담원 취소해 주세요",
    "안 기다릴래요",
    "그만 기다릴게요",
    "상담원 필요 없어요",
    "됐어요 그냥 안 할게요",
    "상담원 그만 기다릴게요",
    "사람 안 불러도 돼요",
]
STAYS = [
    "괜찮아요",
    "네",
    "신청 취소하면 어떻게 돼요?",
    "언제까지 기다려요?",
    "기초연금 안 받아요",
    "사람이 없어요",
    "상담원은 언제 와요",
    "얼마나 기다려야 돼요",
    "일은 그만뒀어요",
    "상담받을 필요 없는 것도 있나요",
    "상담원 연결해 주세요",
]


@pytest.mark.parametrize("text", LEAVES)
def test_who_waits_and_would_rather_not_is_heard(text: str) -> None:
    found = heard(text, "waiting")
    assert (found.state["intent"]["name"], "그만 기다릴게요" in said(found)) == ("leave_queue", True)


@pytest.mark.parametrize("text", STAYS)
def test_who_waits_and_says_something_else_goes_on_waiting(text: str) -> None:
    assert not leaves_queue(text)


@pytest.mark.parametrize("text", LEAVES)
def test_nobody_leaves_a_queue_they_are_not_in(text: str) -> None:
    assert all(heard(text, desk).state["intent"]["name"] != "leave_queue" for desk in ("none", "open", "closed"))


def test_in_despair_nobody_is_told_that_no_counsellor_comes_where_one_is_called() -> None:
    first = heard("죽고 싶어요", "open")
    for desk, words in (("none", "직접 받지는 못해서"), ("open", "상담원도 부르고 있고"), ("waiting", "상담원도 부르고 있고")):
        found = heard("상담원 연결해 주세요", desk, "ask_person", first.context)
        assert "109" in said(found)
        assert words in said(found)


def test_what_is_said_to_a_counsellor_is_understood() -> None:
    found = DIALOGUE.listen("저희 어머니가 올해 예순여덟이신데 혼자 사세요", DIALOGUE.new_context(), DAY)
    assert (found.state["subject"], found.state["facts"]["age"], found.state["facts"]["lives_alone"]) == ("mother", 68, True)
    assert found.state["matches"]
    assert found.replies, "for the counsellor to use"


def test_what_was_not_said_by_the_assistant_is_neither_asked_nor_shown_nor_said_again() -> None:
    before = heard("저희 어머니가 올해 예순여덟이신데 혼자 사세요. 받을 수 있는 게 있을까요?", intent="ask_benefits")
    after = DIALOGUE.listen("월세 살아요", before.context, DAY)
    assert [(before.context[name] == after.context[name]) for name in ("last", "shown", "listed")] == [True] * 3
    again = heard("다시 말해줘", intent="repeat", context=after.context)
    assert said(before).split("\n")[0] in said(again)


def test_a_bare_figure_said_to_a_counsellor_does_not_answer_a_question_of_the_assistant() -> None:
    """The counsellor asked something else; who knows what."""
    before = heard("저희 어머니가 올해 예순여덟이신데 혼자 사세요. 받을 수 있는 게 있을까요?", intent="ask_benefits")
    assert before.context["question"]["fact"] == "monthly_income"
    after = DIALOGUE.listen("2", before.context, DAY)
    assert after.state["facts"] == before.state["facts"]


def test_a_card_is_judged_by_what_is_known_of_this_citizen() -> None:
    context = heard("저는 예순여덟이고 혼자 살아요. 월 40만원 벌어요", intent="inform").context
    (card,) = DIALOGUE.cards(["basic_pension", "no_such"], context, DAY)
    (of_nobody,) = DIALOGUE.cards(["basic_pension"], DIALOGUE.new_context(), DAY)
    assert of_nobody["status"] is None
    assert (card["id"], card["name"], card["status"]) == ("basic_pension", "기초연금", "possible")


def test_facts_are_described_in_a_few_words() -> None:
    assert DIALOGUE.described({"age": 68, "lives_alone": True}) == "68세, 혼자 사시는 분"
    assert DIALOGUE.described({}) == ""
