"""아니 부모급여요, 농지연금은 됐고: what is set aside is not answered again, and what is named instead is asked the same."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, cards, text


@pytest.mark.parametrize(
    ("first", "then", "intent", "told"),
    [
        ("실업급여 얼마 나와요", "실업급여 말고 국민취업지원제도요", "correct", "60만 원"),
        ("노인일자리 한달 얼마고", "일자리 말고 기초연금 말이다", "correct", "349,700"),
        ("장애인연금 얼마 나와요", "아니요 장애수당 물어본 거예요", "ask_privacy", "6만"),
        ("부모급여 얼마예요", "제 말은 아동수당이라니까요", "correct", "10만 원"),
        ("첫만남이용권 얼마예요", "ㄴㄴ 부모급여", "correct", "100만 원"),
    ],
)
def test_what_is_named_instead_is_asked_the_same(say: Say, first: str, then: str, intent: str, told: str) -> None:
    say(first, "ask_amount")
    outcome = say(then, intent)
    assert outcome.state["intent"]["name"] == "ask_amount"
    assert told in text(outcome)


@pytest.mark.parametrize(
    ("words", "told", "not_told"),
    [
        ("기초연금은 됐고 주거급여요 얼마 나와요", "369,000", "349,700"),
        ("기초연금은 됐고예 아동수당 얼마 나오는교", "10만 원", "349,700"),
        ("얼마 말고 언제요", "언제", "349,700"),
        ("금액은 됐고 서류요", "신분증", "349,700"),
    ],
)
def test_what_is_set_aside_is_not_answered_again(say: Say, words: str, told: str, not_told: str) -> None:
    say("기초연금 얼마예요", "ask_amount")
    said = text(say(words, "ask_amount" if "얼마 나" in words else "correct"))
    assert told in said and not_told not in said


def test_a_word_of_the_question_put_in_is_of_the_same_benefit(say: Say) -> None:
    say("아버지 요양등급 신청하려는데 얼마나 걸려요", "ask_period")
    outcome = say("며칠 걸리냐 말고 비용이요", "correct")
    assert outcome.state["benefit"] == "노인장기요양보험" and "15%" in text(outcome)


@pytest.mark.parametrize(
    ("first", "then", "intent", "gone"),
    [
        ("농지연금 얼마 나오는교", "농지연금은 됐고예 직불금은 언제 나오는교", "ask_period", "농지은행"),
        ("남편이 집 나가서 한달째 안 들어와요 가출신고 해야되나요", "가출신고 아니라고요!! 생활비요 생활비", "inform", "182"),
        ("아들이 실종됐어요 신고 어떻게 해요", "실종된 게 아니라 돈을 안 보내요 먹을 쌀이 없어요", "correct", "182"),
        ("보청기 지원되나요", "보청기는 됐고 틀니 얼마 들어요", "ask_amount", "보청기"),
    ],
)
def test_a_topic_set_aside_is_left(say: Say, first: str, then: str, intent: str, gone: str) -> None:
    say(first, "ask_how")
    assert gone not in text(say(then, intent))


def test_another_thing_of_the_same_topic_stays_with_it(say: Say) -> None:
    say("개인회생 하려면 돈 얼마 들어요", "out_of_scope")
    assert "132" in text(say("회생 말고 파산요", "correct"))


@pytest.mark.parametrize(
    "words", ["아니 월세지원 말고 지금 신청할수 있는 다른거", "그럼 지금 할 수 있는 건 뭔데요", "월세지원은 됐고 다른 건요"]
)
def test_others_are_shown_instead_of_what_is_closed(say: Say, words: str) -> None:
    say("25살 혼자 월세 45 내고 사는데요 알바로 월 130 벌어요 월세지원 되나요", "inform")
    shown = cards(say(words, "correct"))
    assert shown and "청년월세 지원" not in shown
