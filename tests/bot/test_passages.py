"""Where no detail was written for a question, the sentence that speaks of it answers; a record just shown comes before an office."""

from __future__ import annotations

import pytest

from bot.dialogue import Dialogue
from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    ("topic", "question", "told"),
    [
        ("deposit_return", "이사는 가도 되나요", "이사나 전입신고부터"),
        ("eviction", "짐을 막 빼도 되나요", "짐을 빼거나"),
        ("unpaid_wages", "퇴직금도 되나요", "퇴직금"),
    ],
)
def test_the_sentence_that_speaks_of_it_is_found(assistant: Dialogue, topic: str, question: str, told: str) -> None:
    assert told in (assistant.meaning.passage(assistant.topics.by_id[topic], question) or "")


@pytest.mark.parametrize("question", ["돈은 얼마 내요", "그거 다 되나요", "그건 왜 그래요"])
def test_everyday_words_find_none(assistant: Dialogue, question: str) -> None:
    assert assistant.meaning.passage(assistant.topics.by_id["deposit_return"], question) is None


def test_a_question_goes_on_with_the_topic(say: Say) -> None:
    say("집주인이 보증금을 안 돌려줘요", "life_event")
    assert "임차권등기" in text(say("이사는 가도 되나요", "ask_eligibility"))


def test_insurance_is_asked_of_the_help_just_shown(say: Say) -> None:
    say("남편이 뇌출혈로 쓰러져서 병원비가 천이백만 원 나왔어요", "life_event")
    answer = text(say("실손보험 있으면 안 되나요", "ask_eligibility"))
    assert "보험에서 받은 돈은 병원비에서 빼고" in answer


def test_insurance_alone_is_the_insurers_matter(say: Say) -> None:
    assert "보험회사" in text(say("실손보험 청구는 어디에 해요", "ask_how"))


@pytest.mark.parametrize("words", ["68년생인데 국민연금 언제부터 받아요", "국민연금 몇 살부터 나와요"])
def test_the_age_it_begins_at_is_told(say: Say, words: str) -> None:
    answer = text(say(words, "ask_period"))
    assert any(told in answer for told in ("1965~1968년생은 만 64세", "1965~68년생은 64세"))


def test_two_ways_out_of_debt_are_no_two_benefits(say: Say) -> None:
    say("장사하다 진 빚을 못 갚겠어요", "life_event")
    assert "개인회생은" in text(say("개인회생이랑 파산 뭐가 달라요", "compare"))


def test_wages_that_do_not_come_are_heard(say: Say) -> None:
    assert "1350" in text(say("월급이 두 달째 안 나와요", "inform"))
