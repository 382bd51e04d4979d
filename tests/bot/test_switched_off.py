"""Nothing is told of what a supervisor has switched off: neither asked for by name nor listed, on any way to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import dialogue
from bot.message import Heard, Outcome

DAY = date(2026, 11, 23)
DIALOGUE = dialogue.load(Path(__file__).parents[2])
PENSION = "basic_pension"
MOTHER = ("저희 어머니가 올해 예순여덟이신데 혼자 사시고 소득이 거의 없으세요. 받을 수 있는 게 있을까요?", "ask_benefits")


def say(text: str, intent: str | None, context: dict[str, Any] | None = None, without: dict[str, str] | None = None) -> Outcome:
    heard = Heard(text, intent, 0.95 if intent else 0.0, without=without or {})
    return DIALOGUE.respond(heard, context or DIALOGUE.new_context(), DAY)


def cards(outcome: Outcome) -> set[str]:
    return {card.id for reply in outcome.replies for card in reply.benefits}


def matches(outcome: Outcome) -> set[str]:
    return {match["id"] for match in outcome.state["matches"]}


def text(outcome: Outcome) -> str:
    return "\n".join(reply.text for reply in outcome.replies)


def test_a_benefit_switched_off_is_in_no_list_and_no_match() -> None:
    usual, without = say(*MOTHER), say(*MOTHER, without={PENSION: ""})
    assert PENSION in cards(usual) and PENSION in matches(usual)
    assert PENSION not in cards(without) and PENSION not in matches(without)
    assert "기초연금" not in text(without) and cards(without)


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("기초연금이 뭐예요?", "ask_overview"),
        ("기초연금 얼마 받아요?", "ask_amount"),
        ("기초연금 서류 뭐 필요해요?", "ask_documents"),
        ("기초연금 왜 안 돼요?", "ask_why_not"),
        ("기초연금 받고 싶어요", "ask_benefits"),
    ],
)
def test_who_asks_for_it_by_name_hears_that_it_is_looked_over_and_whom_to_call(words: str, intent: str) -> None:
    outcome = say(words, intent, without={PENSION: ""})
    assert [reply.text for reply in outcome.replies if "안내를 잠시 멈췄어요" not in reply.text and "기초연금" in reply.text] == []
    if intent != "ask_benefits":
        (reply,) = outcome.replies
        assert reply.text.startswith("기초연금은 지금 내용을 다시 확인하고 있어서") and "129" in reply.text
        assert outcome.about[0] == PENSION and outcome.state["next_question"] is None
    assert PENSION not in cards(outcome)


def test_the_supervisors_own_sentence_is_said_with_the_number_to_call() -> None:
    (reply,) = say("기초연금 얼마 받아요?", "ask_amount", without={PENSION: "금액이 오늘 바뀌어요."}).replies
    assert reply.text.startswith("금액이 오늘 바뀌어요.\n") and "129" in reply.text


def test_an_answer_given_before_is_not_said_again() -> None:
    before = say("기초연금 얼마 받아요?", "ask_amount")
    again = say("다시 말해 주세요", "repeat", before.context, {PENSION: ""})
    assert "안내를 잠시 멈췄어요" in text(again) and text(before) not in text(again)


def test_that_points_to_it_and_finds_it_paused() -> None:
    before = say("기초연금 얼마 받아요?", "ask_amount")
    then = say("그거 어떻게 신청해요?", "ask_how", before.context, {PENSION: ""})
    assert text(then).startswith("기초연금은 지금")


def test_what_was_found_before_is_not_said_to_be_lost() -> None:
    before = say(*MOTHER)
    then = say("어머니 소득은 월 40만원이에요", "inform", before.context, {PENSION: ""})
    assert "기초연금" not in text(then) and PENSION not in cards(then)


def test_another_benefit_is_answered_as_ever() -> None:
    usual, without = (say("에너지바우처 어떻게 신청해요?", "ask_how", without=each) for each in ({}, {PENSION: ""}))
    assert usual.replies == without.replies


def test_of_two_compared_the_one_switched_off_is_not_described() -> None:
    outcome = say("기초연금이랑 에너지바우처 차이가 뭐예요?", "compare", without={PENSION: ""})
    assert text(outcome).startswith("기초연금은 지금") and not cards(outcome)


def test_a_topic_switched_off_says_whom_to_call() -> None:
    usual = say("사망신고 어디서 해요?", "ask_how")
    assert usual.about == ("death_report",)
    (reply,) = say("사망신고 어디서 해요?", "ask_how", without={"death_report": ""}).replies
    assert "안내를 잠시 멈췄어요" in reply.text and reply.text != usual.replies[0].text


def test_in_danger_the_number_is_said_whatever_is_switched_off() -> None:
    crisis = say("죽고 싶어요. 기초연금도 끊겼어요", None, without={PENSION: ""})
    assert "109" in text(crisis) and "멈췄어요" not in text(crisis)


def test_thanks_after_an_answer_are_about_nothing() -> None:
    before = say("기초연금 얼마 받아요?", "ask_amount")
    assert say("고맙습니다", "thank", before.context, {PENSION: ""}).about == ()


def test_neither_search_nor_match_finds_it() -> None:
    narrowed = DIALOGUE.leaving_out({PENSION})
    facts = {"age": 68, "household_size": 1, "monthly_income": 400_000}
    found = [m["id"] for d in (DIALOGUE, narrowed) for kind in ("eligible", "possible") for m in d.match(facts, DAY)[kind]]
    assert found.count(PENSION) == 1
    assert DIALOGUE.search("노령연금", 3, DAY)[0]["id"] == PENSION
    assert PENSION not in [hit["id"] for hit in narrowed.search("노령연금", 3, DAY)] and len(narrowed.search("노령연금", 3, DAY)) == 3


def test_what_is_unknown_by_now_is_still_paused() -> None:
    assert "129" in DIALOGUE.paused("gone_by_now", "", DAY).text
    assert DIALOGUE.paused("gone_by_now", "오늘은 쉬어요.", DAY).text == "오늘은 쉬어요."


def test_a_list_said_again_is_still_about_what_it_shows() -> None:
    before = say(*MOTHER)
    again = say("다시 말해 주세요", "repeat", before.context)
    assert not cards(again) and PENSION in again.about
    assert "기초연금" not in text(say("다시 말해 주세요", "repeat", before.context, {PENSION: ""})).replace("기초연금은 지금", "")


def test_what_fits_and_is_named_in_passing_is_what_the_answer_is_about() -> None:
    outcome = say("68세이고 혼자 살아요. 월 소득은 40만원이고요. 에너지바우처 받을 수 있어요?", "ask_eligibility")
    named = [match["id"] for match in outcome.state["matches"] if match["name"] in text(outcome)]
    assert len(named) > 1 and set(named) <= set(outcome.about)
