"""The same words are never said twice in a row."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    ("first", "again", "intent"),
    [
        ("장제급여 서류 뭐예요", "가족관계증명서도 필요한가요", "ask_documents"),
    ],
)
def test_that_it_was_all_and_whom_to_call(say: Say, first: str, again: str, intent: str) -> None:
    before = text(say(first, intent))
    once, twice = text(say(again, intent)), text(say(again, intent))
    assert len({before, once, twice}) == 3
    assert "바로 앞에서 말씀드린 것이 제가 아는 전부" in once
    assert any(number in once for number in ("129", "1355"))
    assert "사람이 듣고 알려 드려요" in twice


def test_the_sum_asked_once_more_is_told_once_more_in_short(say: Say) -> None:
    before = text(say("기초연금 얼마예요", "ask_amount"))
    once, twice = text(say("그러니까 얼마냐고요", "ask_amount")), text(say("그러니까 얼마냐고요", "ask_amount"))
    assert len({before, once, twice}) == 3
    assert once.startswith("한 달에 최대 349,700원") and "1355" in once and "제가 아는 전부" not in once
    assert "1355" in twice


def test_another_thing_than_the_one_told_is_what_else_the_entry_says(say: Say) -> None:
    say("북한이탈주민 취업장려금이 뭐예요", "ask_overview")
    said = text(say("아니 취업장려금 말고 학원 다닐 때 주는 거요", "correct"))
    assert "학원비" in said and "훈련장려금" in said
    assert "1577-6635" in said
    assert "6개월 넘게" not in said


@pytest.mark.parametrize(
    ("first", "then", "intent", "told"),
    [
        ("기초연금 얼마예요", "기초연금 서류는요", "ask_documents", "신분증"),
        ("기초연금 얼마예요", "기초연금이 뭐예요", "ask_overview", "매달 드리는 연금"),
        ("장제급여 얼마예요? 어디서 신청해요?", "얼마라고요?", "ask_amount", "80만"),
        ("기초연금 얼마예요", "다시 말해줘", "repeat", "349,700"),
        ("기초연금 얼마예요", "장애인연금은 얼마예요", "ask_amount", "349,700"),
    ],
)
def test_what_was_not_just_said_is_said(say: Say, first: str, then: str, intent: str, told: str) -> None:
    say(first, "ask_amount")
    said = text(say(then, intent))
    assert told in said
    assert "제가 아는 전부" not in said


def test_what_is_told_meanwhile_is_judged_anew(say: Say) -> None:
    say("기초연금 받을 수 있나요", "ask_eligibility")
    assert "제가 아는 전부" not in text(say("예순셋이요", "inform"))


def test_asked_by_its_name_once_more_it_is_told_once_more(say: Say) -> None:
    say("장제급여 서류 뭐예요", "ask_documents")
    say("도장도 있어야 하나요", "ask_documents")
    assert "사망진단서" in text(say("장제급여 서류 뭐예요", "ask_documents"))


def test_the_sentence_that_answers_is_picked_out(say: Say) -> None:
    say("노인장기요양보험 신청 어떻게 해요", "ask_how")
    said = text(say("제가 대신 신청해도 되나요", "ask_how"))
    assert "자녀나 친척이 대신" in said
    assert "신청하는 곳은" not in said


def test_until_when_is_told_where_the_record_holds_it(say: Say) -> None:
    say("부모급여 언제까지 나와요?", "ask_period")
    said = text(say("몇 살까지 나오냐구요", "ask_period"))
    assert "두 돌이 되는 달의 전 달까지" in said and "제가 아는 전부" not in said


@pytest.mark.parametrize(
    ("first", "again", "intent"),
    [
        ("장애인연금 결혼하면 어떻게 돼요", "결혼하면 깎이냐고요", "complain"),
        ("아동수당 몇살까지 나와요", "몇살까지냐고 물었는데요", "ask_eligibility"),
        ("주거급여 이사하면 어떻게 돼요", "이사하면 끊겨요?", "ask_period"),
        ("에너지바우처 남으면 어떻게 돼요", "남은 거 없어지냐고", "complain"),
        ("생계급여 일하면 깎여요?", "아니 일하면 깎이냐고요", "ask_amount"),
    ],
)
def test_the_same_text_is_not_sent_twice_running(say: Say, first: str, again: str, intent: str) -> None:
    once = text(say(first, "ask_eligibility"))
    assert text(say(again, intent)) != once


def test_it_is_the_same_though_what_was_understood_stood_before_it(say: Say) -> None:
    once = text(say("생계급여 일하면 깎여요? 월급 180만원 받아요", "ask_eligibility"))
    assert text(say("180 벌면 일하면 깎이냐고요", "inform")) not in once


def test_a_figure_that_is_wanted_is_not_answered_by_a_sentence_without_one(say: Say) -> None:
    say("수급자인데 일하면 얼마까지 벌어도 돼요", "ask_amount")
    assert "더 빼 줘요. 더 자세한" not in text(say("청년이면 얼마나 더 빼줘요", "ask_amount"))


def test_what_a_benefit_of_the_topic_says_comes_before_that_it_was_all(say: Say) -> None:
    say("한부모 되려면 얼마까지 벌어도 되나요", "out_of_scope")
    say("차가 있어도 한부모 되나요", "ask_eligibility")
    assert "제가 아는 전부" not in text(say("차가 있으면 안 되냐고요. 애가 크면 언제까지 나와요?", "ask_period"))


def test_beside_what_is_answered_nothing_is_said_of_what_was_told_before(say: Say) -> None:
    say("장애인연금 어디서 신청해요", "ask_how")
    said = text(say("아니 장애인연금 신청하면 활동보조 아줌마도 어디서 신청해요", "ask_how"))
    assert "장애인활동지원" in said
    assert "제가 아는 전부" not in said


def test_letters_that_are_no_word_are_not_answered(say: Say) -> None:
    say("장기요양 신청 어디다 해요", "ask_how")
    outcome = say("ㅁㄴㅇㄹ", "unclear")
    assert outcome.state["intent"]["name"] == "unclear"
    assert "1577-1000" not in text(outcome)
