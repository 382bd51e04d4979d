"""Before it is said that nothing is known, everything written is searched; what names nothing stays where it is."""

from __future__ import annotations

import pytest

from bot.dialogue import Dialogue
from bot.search.model import Model
from bot.written import Written
from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    ("before", "line", "intent", "told"),
    [
        ("최중증 발달장애인 통합돌봄이 뭐예요", "며칠만 쉬고 싶은데 아들 맡길 데 있나요", "ask_benefits", "긴급돌봄"),
        ("손녀를 제가 키워요", "이 아이 아방이 교도소서 나오민 돈 끊깁니까", "life_event", "시·군·구청"),
    ],
)
def test_what_some_entry_answers_is_not_said_to_be_unknown(say: Say, before: str, line: str, intent: str, told: str) -> None:
    say(before, "inform")
    assert told in text(say(line, intent))


@pytest.mark.parametrize("line", ["언제까지 신청해야 돼요", "신청하면 돈 언제부터 나와요?", "서류 뭐 가져가요?"])
def test_what_names_nothing_is_asked_of_what_is_talked_about(say: Say, line: str) -> None:
    say("부모급여 얼마예요", "ask_amount")
    assert say(line, "ask_period" if "언제" in line else "ask_documents").state["benefit"] == "부모급여"


@pytest.mark.parametrize("line", ["비트코인 사도 될까요?", "오늘 축구 누가 이겼어요?"])
def test_small_talk_finds_nothing(say: Say, line: str) -> None:
    assert not say(line, "out_of_scope").state["benefit"]
    assert "110" in text(say(line, "out_of_scope"))


def test_what_is_talked_about_is_left_only_for_a_word_that_none_of_its_pieces_has(assistant: Dialogue) -> None:
    find = assistant.written.find
    assert {hit.piece.owner.id for hit in find("신청하면 돈 언제부터 나와요?", {"parental_benefit"})} <= {"parental_benefit"}
    assert find("해고예고수당이 얼만데?", {"unemployment_benefit"})[0].piece.owner.id == "unfair_dismissal"


def test_nothing_is_found_without_a_model(assistant: Dialogue) -> None:
    written = Written(assistant.knowledge, assistant.topics, Model)
    assert written.find("해고예고수당이 얼마예요?", ()) == []
