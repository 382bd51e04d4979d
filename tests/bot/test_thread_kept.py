"""What is asked beside facts, or told on, while a benefit or a topic is talked about belongs to it."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("아니요 예순여섯이에요. 한 달에 얼마씩 나와요", "correct"),
        ("혼자 살고 있는데 얼마 정도 나오나요", "inform"),
        ("서울 살아요 근데 얼마나 주나요?", "inform"),
    ],
)
def test_the_amount_asked_beside_facts_is_answered(say: Say, words: str, intent: str) -> None:
    say("기초연금 서류 뭐예요", "ask_documents")
    outcome = say(words, intent)
    assert outcome.state["intent"]["name"] == "ask_amount"
    assert "349,700" in text(outcome)
    assert text(outcome).startswith("네, ")
    assert not any(each in text(outcome) for each in ("어떤 혜택이", "몇 살", "맞을 수 있는 혜택"))


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("혼자 살아요 예순여덟이에요", "inform"),
        ("월급이 얼마 안 돼요 칠십만원이요", "inform"),
        ("저는 일흔이고 혼자 사는데 뭐 받을 수 있나요", "inform"),
        ("월세 살아요 월세 지원은 얼마 나와요", "inform"),
    ],
)
def test_what_is_only_told_or_asks_for_something_else_is_no_such_question(say: Say, words: str, intent: str) -> None:
    say("기초연금 서류 뭐예요", "ask_documents")
    outcome = say(words, intent)
    assert not (outcome.state["intent"]["name"] == "ask_amount" and outcome.state["benefit"] == "기초연금")


def test_whether_to_apply_before_is_how_to_apply(say: Say) -> None:
    say("백내장 수술비 지원되나요", "ask_eligibility")
    said = text(say("충남 서산 살아요 그 수술은 하기 전에 신청해야 해요?", "inform"))
    assert "꼭 수술하기 전에 신청" in said


def test_a_story_told_on_stays_with_the_benefit(say: Say) -> None:
    say("구직급여 제가 사표를 냈으면 못 받나요", "ask_eligibility")
    outcome = say("사무실이 다른 도시로 옮겨가는 바람에 다닐 수가 없었어요", "life_event")
    assert "1350" in text(outcome)
    assert not any(each in text(outcome) for each in ("몇 살", "찾지 못했", "못 찾았"))


@pytest.mark.parametrize("words", ["남은 돈은 다른 사람이 써도 되나요?"])
def test_what_the_record_does_not_say_is_asked_of_its_office(say: Say, words: str) -> None:
    say("첫만남이용권 알려줘", "ask_overview")
    said = text(say(words, "ask_benefits"))
    assert "1566-3232" in said or "첫만남이용권" in said
    assert "정부민원안내 110" not in said


@pytest.mark.parametrize("words", ["어제 넘어져서 병원비가 걱정이에요", "우리 어머니는 일흔다섯이고 혼자 사세요", "월세가 비싸서 힘들어요"])
def test_another_need_or_another_person_is_heard(say: Say, words: str) -> None:
    say("첫만남이용권 알려줘", "ask_overview")
    said = text(say(words, "inform"))
    assert "1566-3232" not in said
    assert "제 자료에 나와 있지 않아요" not in said


def test_a_topic_is_gone_on_with_though_facts_are_told(say: Say) -> None:
    say("틀니 하려는데 얼마나 지원돼요", "ask_amount")
    outcome = say("둘이 살아요 그럼 건강보험이면 얼마를 내요?", "inform")
    assert "틀니" in text(outcome)
    assert "혜택이" not in text(outcome)


def test_where_to_complain_is_the_office_of_what_is_talked_about(say: Say) -> None:
    say("근로장려금 얼마예요", "ask_amount")
    assert "1566-3636" in text(say("답답하네 어디다 따져야 돼요", "complain"))


@pytest.mark.parametrize(
    ("words", "of_it"), [("내 예순아홉이고 혼자 사는데 그라믄 되는교?", True), ("예순아홉인데 뭐 받을 거 있나요", False)]
)
def test_whether_it_is_for_them_is_asked_of_it(say: Say, words: str, of_it: bool) -> None:
    say("에너지바우처 되나요 수급자예요", "ask_eligibility")
    assert ("에너지바우처 조건에 맞아요" in text(say(words, "ask_benefits"))) is of_it


@pytest.mark.parametrize(
    ("first", "then", "number"),
    [
        ("우울증 상담 받고 싶은데 어디로 가요", "신청은 어디서 해요? 진단서 있어야 돼요? 부모님도 가야 하나요", "1577-0199"),
        ("아들이 군대에서 다쳤는데 보상 나오나요", "서류요 서류. 전역하기 전에 챙겨야 하는 서류가 뭔지 물어본 겁니다", "1577-0606"),
        ("성년후견 신청하려면 어떻게 해요", "서류요 서류. 법원에 내야 하는 서류가 뭐뭐냐고 물어본 거예요", "132"),
    ],
)
def test_what_names_nothing_is_asked_of_the_topic_just_answered(say: Say, first: str, then: str, number: str) -> None:
    say(first, "ask_how")
    said = text(say(then, "ask_documents"))
    assert number in said and "어떤 혜택이" not in said
