"""Who wants to talk to a human being."""

import pytest

from bot.understand.person_request import wants_person

YES = """
    상담원 연결해 주세요 | 사람이랑 얘기하고 싶어요 | 직원 바꿔줘 | 상담원 | 담당자 바꿔 | 사람 없어요? | 상담사랑 통화하고 싶어요 |
    기계 말고 사람 바꿔줘요 | 거기 사람 없소 | 사람이랑 말하고 싶은데 |
    전화 연결해 주세요 | 전화로 상담하고 싶어요 | 상담 받고 싶어요 | 진짜 사람이랑 대화할래 | 상담원 불러줘 | 사람 좀 바까 주이소 |
    연결해 주세요 | 직원하고 통화할 수 있나요 | 상담원 좀요 |
    저한테 전화 좀 해주세요 | 사람 나오라고 해 | 로봇 싫어요 | 공무원이랑 직접 얘기할게요 | 상담원이랑 연결 부탁드려요 |
    사회복지사 선생님 좀 만나고 싶어요 | 사람 상담 원해요
"""
NO = """
    복지관 직원이에요 | 상담원 채용 정보 | 상담원이에요 | 담당 부서 번호 좀 | 집에 사람이 없어요 | 도와줄 사람이 없어요 |
    직원이 안 된다고 했어요 | 어디에 전화하면 돼요? | 공무원 시험 준비해요 |
    사람들이 많아요 | 혼자 살아요 | 남편이랑 통화했어요 | 상담사로 일했어요 | 직업 상담사예요 | 인터넷 연결이 안돼요 | 통장을 바꿨어요 |
    자살 상담 번호가 뭐예요 | 직원 두 명이 있어요
"""


@pytest.mark.parametrize("text", [text.strip() for text in YES.split("|")])
def test_a_wish_for_a_human_being_is_heard(text):
    assert wants_person(text)


@pytest.mark.parametrize("text", [text.strip() for text in NO.split("|")])
def test_who_only_mentions_one_wants_none(text):
    assert not wants_person(text)


@pytest.mark.parametrize("text", ["0", "0번", "영번", "영 번이요", "공번", "０"])
@pytest.mark.parametrize("asked", [None, "region", "lives_alone"])
def test_the_key_for_a_person_is_heard_in_words_too(text, asked):
    assert wants_person(text, asked)


@pytest.mark.parametrize("asked", ["children", "monthly_income", "child_ages_months", "age"])
def test_nought_stays_a_figure_where_one_was_asked_for(asked):
    assert not wants_person("0", asked)
    assert wants_person("영 번", asked), "so we say it where a figure is asked for"


@pytest.mark.parametrize("text", ["영", "0명", "0원", "10", "0살", "100번"])
def test_other_noughts_call_nobody(text):
    assert not wants_person(text)


@pytest.mark.parametrize("text", ["0", "0번", "영번"])
def test_the_key_is_answered_as_a_wish_for_a_person(say, text):
    assert say(text, "unclear").state["intent"]["name"] == "ask_person"


@pytest.mark.parametrize("text", ["0", "0명이요", "0."])
def test_nought_tells_how_many_children(say, text):
    say("42살이고 이혼했어요 관악구 살아요", "inform")
    for fact in ("monthly_income", "household_size"):
        assert say("건너뛸게요", "skip").state["next_question"]["fact"] != fact
    state = say(text, "unclear").state
    assert (state["facts"]["children"], state["intent"]["name"]) == (0, "inform")


def test_nought_tells_an_income(say):
    assert say("42살이고 이혼했어요 관악구 살아요", "inform").state["next_question"]["fact"] == "monthly_income"
    assert say("0", "unclear").state["facts"]["monthly_income"] == 0
