"""A name asked about is answered under that name: from a topic, from its own record, or with where to ask; never as another benefit."""

from __future__ import annotations

import pytest

from bot import published
from tests.bot.saying import Say, cards, text

NOT_OURS = "제 자료에 없어서"


@pytest.mark.parametrize(
    ("line", "intent", "name"),
    [
        ("효도수당 있나요", "greet", "효도수당"),
        ("효도수당 있나요", "ask_benefits", "효도수당"),
        ("장수축하금이요", "unclear", "장수축하금"),
        ("혼자 사는데 장수축하금 얼마예요", "ask_amount", "장수축하금"),
        ("어르신교통수당 얼마나 나와요", "ask_amount", "어르신교통수당"),
    ],
)
def test_a_name_no_record_knows_is_said_to_be_unknown(say: Say, line: str, intent: str, name: str) -> None:
    say("저는 일흔이에요", "inform")
    outcome = say(line, intent)
    assert text(outcome).startswith(name) and NOT_OURS in text(outcome)
    assert outcome.state["benefit"] is None


@pytest.mark.parametrize(("more", "intent"), [("얼마예요", "ask_amount"), ("어디서 신청해요", "ask_how"), ("언제까지예요", "ask_period")])
def test_what_is_asked_next_is_still_asked_of_the_unknown_one(say: Say, more: str, intent: str) -> None:
    say("저는 일흔이에요", "inform")
    say("효도수당 있나요", "ask_benefits")
    outcome = say(more, intent)
    assert text(outcome).startswith("효도수당") and not cards(outcome)


def test_a_benefit_named_after_it_is_answered(say: Say) -> None:
    say("효도수당 있나요", "ask_benefits")
    assert "기초연금" in text(say("기초연금은 얼마예요", "ask_amount"))
    assert "기초연금" in text(say("어디서 신청해요", "ask_how"))


@pytest.mark.parametrize("line", ["효도수당 받고 있어요", "지난달에 재난지원금 받았어요"])
def test_a_name_only_told_of_is_no_question(say: Say, line: str) -> None:
    assert NOT_OURS not in text(say(line, "inform"))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("농사짓는데 직불금 신청기간", "직불금"),
        ("혼자 사는데 효도수당 나오나요", "효도수당"),
        ("급식카드 같은 거", "급식카드"),
        ("수당 얼마예요", None),
        ("정부지원금 있나요", None),
        ("그 장려금이요", None),
    ],
)
def test_the_name_is_the_name_alone(line: str, name: str | None) -> None:
    assert published.unknown_scheme(line, ()) == name


@pytest.mark.parametrize(
    ("line", "intent", "topic"),
    [
        ("급식카드? 같은거 나도 받을수있음?", "ask_eligibility", "child_meals"),
        ("보훈급여 얼마나 나와요", "ask_amount", "veterans"),
        ("구직급여 말고 새출발기금이요", "correct", "closing_business"),
    ],
)
def test_a_name_that_a_topic_has_is_answered_from_it(say: Say, line: str, intent: str, topic: str) -> None:
    say("마흔둘이고 지난주에 폐업했어요", "life_event")
    outcome = say(line, intent)
    assert outcome.context["topic"] == topic and outcome.state["benefit"] is None


def test_the_sum_asked_after_a_topic_is_that_of_the_topic(say: Say) -> None:
    say("보호종료된 지 2년 된 22살입니다 자립수당 신청하려고요", "inform")
    assert "50만 원" in text(say("얼마예요", "ask_amount"))
    assert "시·도마다" in text(say("자립정착금은요?", "ask_benefits"))


# Somebody else applies


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("제가 대신 신청해도 되나요?", "ask_how"),
        ("허리가 아파서 못 가는데 딸이 대신 신청해도 되나", "ask_how"),
        ("며느리가 대신 가도 돼요?", "ask_eligibility"),
        ("대리 신청 되나요", "ask_how"),
        ("위임장 필요한가요", "ask_documents"),
    ],
)
def test_who_applies_for_another_hears_whether_and_with_what(say: Say, line: str, intent: str) -> None:
    say("시어머니가 72세신데 기초연금 신청하려고요", "ask_how")
    outcome = say(line, intent)
    assert "위임장" in text(outcome) and outcome.state["benefit"] == "기초연금"


@pytest.mark.parametrize("line", ["어떻게 신청해요", "어디로 가요"])
def test_the_way_to_apply_is_told_as_before(say: Say, line: str) -> None:
    say("시어머니가 72세신데 기초연금 신청하려고요", "ask_how")
    assert "위임장" not in text(say(line, "ask_how"))


def test_a_record_that_speaks_of_it_speaks_for_itself(say: Say) -> None:
    say("장기요양 신청하려면요", "ask_how")
    assert "자녀나 친척이 대신" in text(say("제가 대신 신청해도 되나요", "ask_how"))


# Particular questions that a record answers


@pytest.mark.parametrize(
    ("first", "line", "intent", "told"),
    [
        ("기초연금 되나요", "공무원 연금 받는 남편이 있는데요", "inform", "원칙적으로 기초연금을 받지 못해요"),
        ("기초연금 되나요", "남편이 군인연금 받아요 저도 되나요", "ask_eligibility", "원칙적으로 기초연금을 받지 못해요"),
        ("기초연금 되나요", "국민연금 받으면 기초연금 깎인다던데요", "compare", "함께 받을 수 있어요"),
        ("기초연금 얼마예요", "왜 최대가 아니에요", "ask_why_not", "세 가지예요"),
        ("난임부부 시술비 지원 되나요", "몇 번까지 돼요", "ask_eligibility", "20번까지"),
        ("난임부부 시술비 지원 되나요", "소득은 상관없나요", "ask_eligibility", "소득 기준이 없어져서"),
        ("부모급여 얼마예요", "두명이면 두배인가요", "out_of_scope", "아이마다"),
        ("육아휴직 급여 얼마예요", "남편도 같이 쓰면 더 준다며", "inform", "450만 원"),
        ("노인일자리 되나요", "기초연금 안 받으면 안 돼요?", "ask_documents", "다른 유형은 기초연금을 받지 않아도"),
        ("장제급여 알려 주세요", "누가 신청해요", "ask_how", "장례를 치르는 분"),
    ],
)
def test_a_particular_question_is_answered(say: Say, first: str, line: str, intent: str, told: str) -> None:
    say(first, "ask_eligibility")
    assert told in text(say(line, intent))


@pytest.mark.parametrize("line", ["원칙적으로 제외면 안된다는거예요 된다는거예요", "된다는 거예요 안 된다는 거예요", "못 받는 거네요?"])
def test_yes_or_no_after_the_rule_is_answered(say: Say, line: str) -> None:
    say("공무원 연금 받는 남편이 있는데 저도 기초연금 되나요", "ask_eligibility")
    assert "원칙적으로는 안 된다는 뜻이에요" in text(say(line, "ask_why_not"))


@pytest.mark.parametrize("line", ["임신하면 주는 카드 같은 거 있죠? 얼마예요", "임신 카드 어떻게 만들어요"])
def test_the_card_of_the_pregnant_is_theirs(say: Say, line: str) -> None:
    say("임신 14주예요", "inform")
    outcome = say(line, "ask_amount")
    assert "100만 원" in text(outcome) and outcome.state["benefit"] == "임신·출산 진료비 지원"


@pytest.mark.parametrize("line", ["국민연금 40만 원 받는데 기초연금 되나요", "연금 받는데 기초연금 되나요"])
def test_a_pension_told_of_is_no_question_about_it(say: Say, line: str) -> None:
    assert "원칙적으로 기초연금을 받지 못해요" not in text(say(line, "ask_eligibility"))


# What they get, and what they ask for beside it


@pytest.mark.parametrize(
    ("line", "intent", "received", "asked"),
    [
        ("청년월세 받고 있는데 주거급여도 되나요", "compare", "청년월세 지원", "주거급여"),
        ("청년월세 지원을 받고 있는데 주거급여 받을 수 있어요?", "ask_eligibility", "청년월세 지원", "주거급여"),
        ("실업급여 받고 있는데 국민취업지원제도 같이 안돼요?", "compare", "구직급여", "국민취업지원제도"),
        ("기초연금은 이미 받고 있는데 생계급여도 돼요?", "ask_benefits", "기초연금", "생계급여"),
    ],
)
def test_what_is_received_is_kept_and_the_other_answered(say: Say, line: str, intent: str, received: str, asked: str) -> None:
    outcome = say(line, intent)
    assert outcome.state["benefit"] == asked and cards(outcome) == [asked]
    assert outcome.state["receiving"] == [received]
    assert asked in text(say("왜 안돼요?", "ask_why_not"))


@pytest.mark.parametrize("line", ["기초연금이랑 생계급여 같이 받을 수 있어요?", "기초연금하고 주거급여 둘 다 되나요"])
def test_two_only_asked_about_are_received_by_nobody(say: Say, line: str) -> None:
    outcome = say(line, "compare")
    assert outcome.state["receiving"] == [] and len(cards(outcome)) == 2


@pytest.mark.parametrize("line", ["아들이 연봉 사천쯤 되는데 나도 기초연금 되나", "딸 월급이 많은데 기초연금 받을 수 있나요"])
def test_what_the_children_earn_does_not_count_for_the_basic_pension(say: Say, line: str) -> None:
    assert "자녀가 얼마를 버는지는 보지 않아요" in text(say(line, "ask_eligibility"))
