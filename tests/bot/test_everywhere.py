"""A question that names no entry, answered by the likeliest detail of all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.choice import Choice
from bot.choice_model import Reranker
from bot.context import Context
from bot.dialogue import Dialogue
from bot.everywhere import NEAREST, PLAINLY, Everywhere, figures
from bot.low_mood import worn_out
from bot.matters import Matters
from bot.understand.person_request import comes_to_help, wants_person
from tests.bot.saying import Say, text

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def everywhere(assistant: Dialogue) -> Everywhere:
    return assistant.meaning.everywhere


@pytest.mark.parametrize(
    ("question", "entry", "begins"),
    [
        ("면접 보러 가는데 정장 빌려주는 데 있나요", "youth_jobs", "면접 정장을"),
        ("회사에서 이직확인서를 안 줘요 실업급여 신청할 수 있나요", "unemployment_benefit", "회사가 이직확인서를"),
        ("신용회복 중인데 돈 빌릴 수 있어요?", "debt_adjustment", "네, 길이 있어요. 채무조정을"),
    ],
)
def test_what_names_no_entry_finds_its_detail(everywhere: Everywhere, question: str, entry: str, begins: str) -> None:
    found = everywhere.likeliest(question)
    assert found is not None
    assert found.entry == entry
    assert found.detail.text.startswith(begins)


@pytest.mark.parametrize("words", ["오늘 날씨 어때요", "파이썬 코드 짜 줘", "라면 몇 분 끓여요", "고맙습니다", "ㅁㄴㅇㄹ"])
def test_small_talk_is_placed_nowhere(everywhere: Everywhere, words: str) -> None:
    found = everywhere.likeliest(words)
    assert found is None or found.chance < PLAINLY


def test_a_detail_is_near_by_its_own_question_once(assistant: Dialogue, everywhere: Everywhere) -> None:
    questions = everywhere.questions
    at, (of, detail, asked) = next((n, each) for n, each in enumerate(questions.asked) if len(each[1].asks) > 2)
    near = questions.near(asked)
    assert 0 < len(near) <= NEAREST and near[0].detail is detail and near[0].of is of
    assert near[0].morphemes == pytest.approx(1.0) and near[0].letters == pytest.approx(1.0)
    left_out = [each for each in questions.near(asked, at) if each.detail is detail]
    assert not left_out or left_out[0].letters < 1.0


def test_figures_are_one_row_for_each_detail(assistant: Dialogue, everywhere: Everywhere) -> None:
    near = everywhere.questions.near("기초연금은 언제 나와요")
    rows = figures("기초연금은 언제 나와요", near, [0.5] * len(near), assistant.meaning.matters)
    assert rows.shape[0] == len(near) and np.isfinite(rows).all()


def test_a_reranker_tells_the_likelier_the_higher() -> None:
    reranker = Reranker(np.zeros(1), np.ones(1), np.ones(1), np.zeros(1))
    assert reranker(np.array([[0.0], [2.0]])) == pytest.approx([0.5, 0.8808], abs=1e-4)


def test_without_a_model_nothing_is_placed(assistant: Dialogue) -> None:
    none = Choice(assistant.meaning.choice.entries, Matters, lambda: None)
    assert Everywhere(none, Matters).likeliest("기초연금은 언제 나와요") is None


def test_the_first_message_is_answered_by_it(say: Say) -> None:
    assert "들어야 하는 직종" in text(say("택배기사인데 고용보험 들 수 있어요?", "out_of_scope"))


def test_what_only_may_be_meant_is_said_to_be_no_more(say: Say) -> None:
    told = text(say("기초수급자인데 이사하면 돈 주나요", "ask_benefits"))
    assert "이사비" in told and "이야기라면" in told


def test_a_named_benefit_is_not_left(say: Say) -> None:
    assert "농지연금" not in text(say("부모님이 농지 갖고 계신데 기초연금 안될까요", "ask_eligibility"))


def test_what_is_talked_about_is_not_left_for_what_is_hardly_likely(say: Say) -> None:
    say("장기요양 등급 신청 어떻게 해요", "ask_how")
    assert "초청" not in text(say("데려다주고 데려오고도 해줘요?", "ask_benefits"))


def test_what_the_last_answer_spoke_of_is_asked_of_that(say: Say) -> None:
    say("전세 만기인데 집주인이 보증금을 안줘요", "life_event")
    say("이사 나가도 돼요?", "ask_eligibility")
    assert "상속" not in text(say("등기는 어디서 해요", "ask_how"))


def test_parents_who_live_elsewhere_turn_the_talk_to_nobody(say: Say) -> None:
    say("스물네살 대학생인데 월세 지원 있나요", "ask_benefits")
    context = Context.from_dict(say("부모님은 지방에 계세요", "inform").context)
    assert context.subject == "self" and context.someone().facts["age"].value == 24


def test_what_is_received_is_compared_with_what_is_named(say: Say) -> None:
    say("아버지가 장애인연금 받으시는데", "inform")
    told = text(say("기초연금이랑 같이 받아요?", "compare"))
    assert "장애인연금" in told and "기초연금" in told


def test_what_is_asked_after_a_list_is_asked_of_who_it_is_for(say: Say) -> None:
    say("아버지가 장애인이세요", "inform")
    assert "취득세" in text(say("자동차 살 때도 할인되나요", "out_of_scope"))


def test_who_is_told_of_finds_what_it_makes_likelier(say: Say) -> None:
    say("임신 8개월이에요", "inform")
    assert "어르신" not in text(say("지하철에서는요", "ask_benefits"))


def test_the_means_of_a_couple_are_asked_of_what_is_talked_about(say: Say) -> None:
    say("장애인연금 누가 받아요", "ask_eligibility")
    assert "청소년부모" not in text(say("우리 부부 소득도 보나요", "ask_eligibility"))


def test_a_pay_is_reckoned_where_it_was_withheld(say: Say) -> None:
    say("알바하는데 주휴수당을 안줘요", "ask_benefits")
    assert "18시간" in text(say("주 3일 6시간씩이요", "inform"))


@pytest.mark.parametrize("words", ["산후조리 도와주는 사람 보내준다던데", "청소해주는 사람 보내주나요", "애기 봐주는 사람 나오나요"])
def test_a_helper_is_no_counsellor(words: str) -> None:
    assert comes_to_help(words)
    assert not wants_person(words)


@pytest.mark.parametrize("words", ["상담원 좀 보내줘요", "사람이랑 얘기하고 싶어", "설명해주는 사람 없나 사람 바꿔줘"])
def test_a_counsellor_is_one(words: str) -> None:
    assert wants_person(words)


@pytest.mark.parametrize(("words", "worn"), [("아버지 치매인데 운전을 계속 하세요", None), ("아버지 간병에 너무 지치네요", "carer")])
def test_a_fathers_dementia_is_no_weariness(words: str, worn: str | None) -> None:
    assert worn_out(words, Context()) == worn


def test_a_call_button_is_no_emergency(say: Say) -> None:
    outcome = say("혼자 사는데 쓰러졌을때 연락되는 기계 있다던데", "ask_benefits")
    assert "응급안전안심서비스" in text(outcome) and "지금 바로 전화하세요" not in text(outcome)


@pytest.mark.parametrize("words", ["임신중인데 회사에서 자르려고 해요", "임신했는데 사장이 나가래요", "만삭인데 회사에서 나가래요"])
def test_a_threatened_dismissal_comes_before_a_list(say: Say, words: str) -> None:
    assert "1350" in text(say(words, "life_event"))


def test_whether_it_is_all_right_not_to_pay_in(say: Say) -> None:
    assert "납부예외" in text(say("국민연금 안내고 있는데 괜찮은가요", "ask_eligibility"))


def test_a_husband_who_is_back_is_not_missing(say: Say) -> None:
    told = text(say("경찰에 신고했는데 남편이 집에 다시 왔어요", "life_event"))
    assert "112" in told and "실종" not in told
