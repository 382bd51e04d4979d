"""Short answers are read in the light of the question, and what is told in few words is told."""

from __future__ import annotations

from datetime import date

import pytest

from bot.context import Context, Question
from bot.dialogue import Dialogue
from bot.message import Heard, Outcome
from tests.bot.factcases import said_outright
from tests.bot.saying import cards

DAY = date(2026, 11, 29)
ANSWERS: list[tuple[str, str, object]] = [
    ("age", "이십", 20),
    ("age", "이십일", 21),
    ("age", "이십사", 24),
    ("age", "이십사요", 24),
    ("age", "이십오", 25),
    ("age", "이십육이에요", 26),
    ("age", "이십구", 29),
    ("age", "이십 구", 29),
    ("age", "삼십사", 34),
    ("age", "십구", 19),
    ("monthly_income", "백이삼십", 1_250_000),
    ("monthly_income", "백이삼십이요", 1_250_000),
    ("monthly_income", "이백삼사십", 2_350_000),
    ("monthly_income", "110", 1_100_000),
    ("monthly_income", "110이요", 1_100_000),
    ("monthly_income", "129", 1_290_000),
    ("household_size", "아무도 없어요", 1),
    ("household_size", "저 말고는 아무도 없어", 1),
    ("household_size", "가족 없어요", 1),
    ("lives_alone", "아무도 없어요", True),
    ("business_closed", "접었어요", True),
    ("business_closed", "작년에 망했어요", True),
    ("business_closed", "문 닫았어요", True),
    ("business_closed", "아직 해요", False),
    ("business_closed", "안 접었어요", False),
    ("basic_livelihood", "받고 있어요", True),
    ("basic_livelihood", "탈락했어요", False),
    ("basic_livelihood", "안 받아요", False),
    ("near_poor", "받고 있어요", True),
    ("near_poor", "떨어졌어요", False),
    ("dementia", "진단받았어요", True),
    ("dementia", "진단은 안 받았어요", False),
    ("pregnant", "12주", True),
    ("pregnant", "이십 주요", True),
    ("pregnant", "6개월이요", True),
    ("foreign_national", "베트남", True),
    ("foreign_national", "필리핀에서 왔어요", True),
    ("foreign_national", "한국이요", False),
    ("multicultural", "베트남이요", True),
    ("child_ages_months", "스무 살 넘었어요", [[240, 600]]),
    ("child_ages_months", "다 컸어요", [[228, 600]]),
    ("child_ages_months", "스물셋이에요", [[276, 287]]),
    ("child_ages_months", "25살이요", [[300, 311]]),
]


@pytest.mark.parametrize(("asked", "line", "value"), ANSWERS)
def test_a_short_answer_tells_what_was_asked(asked: str, line: str, value: object) -> None:
    told = said_outright(line, asked)["self"]
    assert told[asked] == value and not {"age", "monthly_income"} - {asked} & told.keys()


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("monthly_income", "119"),
        ("monthly_income", "112요"),
        ("business_closed", "접으려고 해요"),
        ("basic_livelihood", "받을 수 있나요"),
        ("dementia", "진단받으려고요"),
        ("pregnant", "3주 전에 이사했어요"),
        ("foreign_national", "베트남 여행 갔어요"),
        ("household_size", "돈이 없어요"),
    ],
)
def test_what_is_no_answer_tells_nothing_of_it(asked: str, line: str) -> None:
    assert asked not in said_outright(line, asked).get("self", {})


@pytest.mark.parametrize(("line", "age"), [("저는 45살이에요", 45), ("68세요", 68)])
def test_an_own_age_told_when_the_childrens_is_asked_stays_ones_own(line: str, age: int) -> None:
    assert said_outright(line, "child_ages_months") == {"self": {"age": age}}


def respond(assistant: Dialogue, line: str, intent: str, confidence: float = 0.6, asked: str | None = None) -> Outcome:
    context = Context(question=Question(asked, "self")) if asked else Context()
    return assistant.respond(Heard(line, intent, confidence), context.to_dict(), DAY)


@pytest.mark.parametrize(
    ("asked", "line", "intent"),
    [
        ("business_closed", "접었어요", "life_event"),
        ("basic_livelihood", "받고 있어요", "already_receiving"),
        ("household_size", "아무도 없어요", "greet"),
        ("foreign_national", "베트남", "out_of_scope"),
        ("foreign_national", "한국", "out_of_scope"),
        ("job_lost", "사표 냈어요", "life_event"),
    ],
)
def test_a_short_answer_is_taken_as_one(assistant: Dialogue, asked: str, line: str, intent: str) -> None:
    outcome = respond(assistant, line, intent, asked=asked)
    assert asked in outcome.state["facts"] and outcome.state["intent"]["name"] == "inform" and not outcome.context["topic"]


@pytest.mark.parametrize(
    ("line", "fact", "value"),
    [
        ("월급이 이백삼사십 돼요", "monthly_income", 2_350_000),
        ("올해 몇이더라 일흔셋이네", "age", 73),
        ("나이가 68이에요", "age", 68),
        ("나이는 68이요", "age", 68),
        ("68이요, 나이가", "age", 68),
    ],
)
def test_a_fact_told_is_no_question(assistant: Dialogue, line: str, fact: str, value: int) -> None:
    outcome = respond(assistant, line, "inform")
    assert outcome.state["facts"][fact] == value and not outcome.context["topic"]
    assert "제 자료에 답이 없어요" not in outcome.replies[0].text


@pytest.mark.parametrize("line", ["월급이 이백 좀 안 돼요", "월급이 이백도 안 돼요", "월급 200이 안 돼요"])
def test_an_income_below_a_sum_is_about_that_sum(line: str) -> None:
    assert said_outright(line)["self"]["monthly_income"] == 2_000_000


@pytest.mark.parametrize(
    ("line", "intent"),
    [("소득은 있는데 얼마 안 돼요", "out_of_scope"), ("돈이 없어요", "inform"), ("돈 없어", "deny")],
)
def test_want_told_in_few_words_shows_what_there_is(assistant: Dialogue, line: str, intent: str) -> None:
    outcome = respond(assistant, line, intent)
    assert outcome.state["intent"]["name"] == "inform" and cards(outcome) and not outcome.context["topic"]


@pytest.mark.parametrize(
    "line",
    [
        "저는 베트남에서 왔어요",
        "저 중국에서 왔어요",
        "태국에서 온 지 3년 됐어요",
        "우즈베키스탄에서 일하러 왔어요",
    ],
)
def test_who_came_from_abroad_is_a_foreigner(line: str) -> None:
    assert said_outright(line) == {"self": {"foreign_national": True}}


@pytest.mark.parametrize(
    "line",
    [
        "베트남에서 여행 왔어요",
        "베트남에서 돌아왔어요",
        "저는 어제 베트남에서 왔어요",
        "어제 일본에서 왔어요",
        "저는 베트남에서 왔다가 귀화했어요",
    ],
)
def test_who_was_on_a_journey_or_became_korean_is_none(line: str) -> None:
    assert said_outright(line).get("self", {}).get("foreign_national") is not True


def test_a_wife_from_abroad_tells_of_her_family() -> None:
    told = said_outright("저는 베트남에서 왔어요 남편 한국 사람 아기 있어요 8개월")
    assert told == {"self": {"multicultural": True, "child_ages_months": [8]}}


def test_help_is_asked_for_in_one_word(assistant: Dialogue) -> None:
    outcome = respond(assistant, "도와줘요", "ask_benefits")
    assert outcome.state["intent"]["name"] == "ask_benefits" and outcome.state["next_question"]
