"""A stated no is kept as one: no grade of care, no job lost against one's will, not pregnant, no foreigner."""

from __future__ import annotations

from datetime import date

import pytest

from bot import conditions as c
from bot.dialogue import Dialogue
from bot.message import Heard
from bot.person import Person
from tests.bot.factcases import Facts, said_outright

DAY = date(2026, 11, 29)
NO_GRADE = [
    "없어요",
    "등급 없어요",
    "안 받았어요",
    "아직 못 받았어요",
    "받은 적 없어",
    "신청 안 했어요",
    "신청했는데 떨어졌어요",
    "아니요",
]


@pytest.mark.parametrize("line", NO_GRADE)
def test_who_is_asked_for_a_grade_of_care_may_have_none(line: str) -> None:
    assert said_outright(line, "care_grade") == {"self": {"care_grade": "none"}}


def test_the_quick_reply_that_says_so_is_understood(assistant: Dialogue) -> None:
    for line in assistant.wording.options("option.care_grade"):
        assert "care_grade" in said_outright(line, "care_grade")["self"]


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("장기요양등급 없어요", {"self": {"care_grade": "none"}}),
        ("장기요양 신청했는데 등급 못 받았어요", {"self": {"care_grade": "none"}}),
        ("어머니가 치매신데 장기요양등급은 없어요", {"mother": {"dementia": True, "care_grade": "none"}}),
        ("장애 등급 없어요", {"self": {"disability": "none"}}),
    ],
)
def test_a_grade_that_is_lacking_is_told_unasked(line: str, facts: Facts) -> None:
    assert said_outright(line) == facts


@pytest.mark.parametrize(
    "line",
    [
        "장기요양등급 없어도 돼요?",
        "장기요양 등급 없는 사람도 되나요",
        "요양등급 못 받으면 어떡해요",
        "요양등급 안 받았으면 뭐 받아요",
    ],
)
def test_a_grade_lacked_in_a_condition_is_not_told(line: str) -> None:
    assert said_outright(line) == {}


def test_that_there_is_no_grade_is_remembered(assistant: Dialogue) -> None:
    kept = assistant.new_context()
    for line in ("82살 할머니 혼자 사세요 기초생활수급자예요", "장기요양등급은 없으세요"):
        kept = assistant.respond(Heard(line, "inform", 0.9), kept, DAY).context
    (known,) = (one["facts"]["care_grade"] for one in kept["people"].values() if "care_grade" in one["facts"])
    assert known["value"] == "none"


def test_who_has_no_grade_meets_the_condition_that_there_is_none() -> None:
    lacks = c.Not(c.Is("care_grade", ("any",)))
    met = [lacks.evaluate(c.Case(Person({"care_grade": grade}), DAY, {})).value for grade in ("none", 3, "cognitive")]
    assert met == [True, False, False]


@pytest.mark.parametrize(
    "line",
    [
        "해고당한 건 아니에요",
        "해고 안 당했어요",
        "해고된 건 아닙니다",
        "해고 당하지 않았어요",
        "권고사직 당한 거 아니에요",
        "사표 냈어요",
        "자발적 퇴사요",
        "제 발로 나왔어요",
    ],
)
def test_who_was_not_sent_away_lost_no_job(line: str) -> None:
    assert said_outright(line) == {"self": {"job_lost": False}} == said_outright(line, "job_lost")


@pytest.mark.parametrize(
    "line",
    [
        "자진퇴사했어요",
        "제가 그만뒀어요",
        "스스로 퇴사했어요",
        "자발적으로 퇴사했습니다",
        "짤린 건 아니고 제가 그만뒀어요",
    ],
)
def test_who_left_by_choice_is_out_of_work_but_lost_no_job(line: str) -> None:
    assert said_outright(line)["self"] == {"job_lost": False, "employment": "unemployed"} == said_outright(line, "job_lost")["self"]


@pytest.mark.parametrize(
    "line",
    [
        "월급을 안 줘서 제가 그만뒀어요",
        "괴롭힘 때문에 사표 냈어요",
        "사장이 사표 쓰라고 해서 썼어요",
        "자진퇴사하면 실업급여 못 받나요",
        "옛날에 사표 냈어요",
    ],
)
def test_leaving_for_a_reason_or_only_thought_of_leaves_it_open(line: str) -> None:
    assert "job_lost" not in said_outright(line).get("self", {})


def test_who_gave_notice_because_they_were_told_to_go_lost_a_job() -> None:
    assert said_outright("사직서 냈어요 회사에서 나가라고 해서")["self"]["job_lost"] is True


@pytest.mark.parametrize(
    "line",
    [
        "임신 안 했어요",
        "임신 안했습니다",
        "임신은 안 했어요",
        "임신 중이 아니에요",
        "임신하지 않았어요",
        "임신한 건 아니에요",
    ],
)
def test_who_is_not_pregnant_says_so(line: str) -> None:
    assert said_outright(line) == {"self": {"pregnant": False}} == said_outright(line, "pregnant")


def test_whoever_is_named_is_not_pregnant() -> None:
    assert said_outright("아내는 임신 안 했어요") == {"spouse": {"pregnant": False}}


@pytest.mark.parametrize("line", ["임신 안 했으면 못 받아요?", "임신이 안 됐어요"])
def test_no_pregnancy_is_denied_in_a_condition(line: str) -> None:
    assert "pregnant" not in said_outright(line).get("self", {})


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("오빠는 장애가 있고 저는 없어요", {"sibling": {"disabled": True}, "self": {"disability": "none"}}),
        ("엄마는 치매가 있으시고 저는 없어요", {"mother": {"dementia": True}, "self": {"dementia": False}}),
        ("남편은 암이고 저는 없어요", {"spouse": {"serious_illness": True}, "self": {"serious_illness": False}}),
        ("남편이 장애가 있는데 저는 집이 없어요", {"spouse": {"disabled": True}, "self": {"housing": "none"}}),
    ],
)
def test_what_another_has_the_speaker_lacks(line: str, facts: Facts) -> None:
    assert said_outright(line) == facts


@pytest.mark.parametrize("line", ["외국인 아닙니다", "외국인은 아니에요", "외국인도 아닌데요", "귀화했어요", "귀화했습니다"])
def test_who_is_no_foreigner_says_so(assistant: Dialogue, line: str) -> None:
    assert said_outright(line) == {"self": {"foreign_national": False}}
    kept = assistant.respond(Heard(line, "life_event", 0.8), assistant.new_context(), DAY)
    assert kept.state["facts"]["foreign_national"] is False and not kept.context["topic"]


@pytest.mark.parametrize("line", ["귀화 시험이 어려워요", "귀화하려면 어떻게 해요", "결혼한 지 몇 년 되면 국적 신청해요"])
def test_how_one_becomes_korean_is_told(assistant: Dialogue, line: str) -> None:
    assert assistant.respond(Heard(line, "ask_how", 0.5), assistant.new_context(), DAY).context["topic"] == "foreigner"
