"""Where the grammar leaves no doubt it corrects the classifier; where both doubt, nothing weighty is done."""

from __future__ import annotations

from typing import Any

import pytest

from bot.intent import decide
from bot.message import Heard
from bot.understand.result import BenefitMention, Said, Understanding

MENTION = BenefitMention("기초연금", 0, 4, 1.0)
AGE = Said("", "age", 68, 0, 4)
LOST = Said("", "job_lost", True, 0, 4)


def decided(read: Understanding, intent: str | None, confidence: float, asked: str | None = None, **known: Any) -> str:
    return decide(Heard("무엇이든", intent, confidence), read, asked, **known).name


@pytest.mark.parametrize(
    ("read", "intent", "confidence", "asked", "name"),
    [
        (Understanding(wants_person=True), "complain", 0.9, None, "ask_person"),
        (Understanding(command="slower"), "smalltalk", 0.9, None, "slower"),
        (Understanding(answer="yes"), "smalltalk", 0.9, "lives_alone", "affirm"),
        (Understanding(answer="unknown"), "simpler", 0.5, "age", "dont_know"),
        (Understanding(said=(Said("", "age", None, 0, 2),)), "inform", 0.9, "age", "dont_know"),
        (Understanding(said=(AGE,)), "deny", 0.9, "age", "inform"),
        (Understanding(said=(AGE,), correction=True), "deny", 0.9, None, "correct"),
        (Understanding(said=(AGE,)), "greet", 0.99, None, "inform"),
        (Understanding(said=(LOST,)), "inform", 0.99, None, "life_event"),
        (Understanding(benefits=(MENTION,), aspect="amount"), "inform", 0.9, None, "ask_amount"),
        (Understanding(benefits=(MENTION,)), "greet", 0.9, None, "ask_overview"),
        (Understanding(benefits=(MENTION,), aspect="how"), "unclear", 0.01, None, "ask_how"),
        (Understanding(), "already_receiving", 0.3, None, "unclear"),
        (Understanding(), "smalltalk", 0.2, None, "unclear"),
        (Understanding(), "ask_benefits", 0.05, None, "unclear"),
        (Understanding(), "thank", 0.95, None, "thank"),
    ],
)
def test_an_act_is_decided(read: Understanding, intent: str, confidence: float, asked: str | None, name: str) -> None:
    assert decided(read, intent, confidence, asked) == name


def test_words_that_name_a_need_are_a_wish_where_the_classifier_hears_talk() -> None:
    assert decided(Understanding(), "smalltalk", 0.4, need=True) == "ask_benefits"


def test_what_another_office_answers_is_out_of_scope() -> None:
    assert decided(Understanding(), "ask_benefits", 0.9, topic="passport") == "out_of_scope"


@pytest.mark.parametrize(("intent", "confidence", "name"), [("ask_documents", 0.7, "ask_documents"), ("ask_how", 0.2, "out_of_scope"),
    ("inform", 0.9, "out_of_scope")])  # fmt: skip
def test_what_is_asked_of_another_office_is_still_what_is_asked(intent: str, confidence: float, name: str) -> None:
    assert decided(Understanding(), intent, confidence, topic="proxy") == name


def test_a_comparison_needs_two() -> None:
    assert decided(Understanding(benefits=(MENTION,)), "compare", 0.5) == "ask_eligibility"


def test_an_aspect_word_beats_a_classifier_in_doubt_and_not_one_that_is_sure() -> None:
    read = Understanding(benefits=(MENTION,), aspect="period")
    assert decided(read, "ask_how", 0.4) == "ask_period"
    assert decided(read, "ask_how", 0.95) == "ask_how"
