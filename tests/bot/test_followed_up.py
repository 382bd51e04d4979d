"""What a few words go on about after an answer: another kind of person, a place, an age, two benefits told of together."""

from __future__ import annotations

import pytest

from bot import put_in
from bot.understand.crisis_forms import form
from tests.bot.saying import Say, cards, text


@pytest.mark.parametrize(
    ("words", "question", "full"),
    [
        ("수급자면요?", "산후도우미 얼마예요", "수급자면 산후도우미 얼마예요"),
        ("그럼 차상위는요", "무릎 수술비 도와주나요", "차상위면 무릎 수술비 도와주나요"),
        ("의료급여면요", "임플란트 얼마예요", "의료급여면 임플란트 얼마예요"),
        ("60%는 얼마예요", "중위소득이 뭐예요", "기준 중위소득 60%는 얼마예요?"),
        ("의료급여는요?", "생계급여 얼마예요", None),
        ("60%는 얼마예요", "기초연금 얼마예요", None),
        ("수급자면 뭐가 좋아요", "기초연금 얼마예요", None),
    ],
)
def test_the_question_is_asked_of_another_kind_of_person(words: str, question: str, full: str | None) -> None:
    assert put_in.of_kind(words, question) == full


def test_a_share_of_the_median_is_asked_for_after_what_the_median_is(say: Say) -> None:
    say("중위소득이 뭐예요", "ask_overview")
    assert "60%" in text(say("60%는 얼마예요", "ask_amount"))


def test_a_place_told_after_an_amount_picks_its_row(say: Say) -> None:
    say("주거급여 얼마 나와요", "ask_amount")
    told = text(say("서울이야", "inform"))
    assert "서울: 월 최대 1인" in told and "경기·인천" not in told


def test_an_age_told_after_an_age_limit_settles_it(say: Say) -> None:
    say("아동수당 몇 살까지예요", "ask_eligibility")
    assert "어려워 보여요" in text(say("지금 9살인데", "inform"))


def test_an_age_below_the_limit_hears_when(say: Say) -> None:
    say("기초연금 몇 살부터예요", "ask_eligibility")
    assert "만 65세" in text(say("63살이요", "inform"))


def test_two_benefits_are_summed_up_together(say: Say) -> None:
    say("기초연금이랑 생계급여 같이 받아요? 나 혼자 살아", "compare")
    outcome = say("그럼 둘 합치면 얼마", "ask_amount")
    assert {"기초연금", "생계급여"} <= set(cards(outcome))


def test_a_couple_is_told_what_both_get(say: Say) -> None:
    say("기초연금 얼마 나와요", "ask_amount")
    assert "559,520원" in text(say("남편이랑 같이 받으면요", "compare"))


def test_violence_at_school_has_its_own_number(say: Say) -> None:
    assert form("crime", "아이가 학폭 당하고 있어요") == "school"
    assert text(say("아이가 학폭 당하고 있어요", "inform")).startswith("117")


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("아부지가 다리를 못써가 요양사 부르고 싶은데예", False),
        ("당뇨발이라 절단하게 생겼어요", False),
        ("엄마가 갑자기 한쪽 팔을 못써요", True),
        ("손가락이 절단됐어요", True),
    ],
)
def test_what_is_no_emergency_any_more(say: Say, words: str, is_one: bool) -> None:
    assert text(say(words, "ask_how")).startswith("119에 지금") is is_one


def test_who_is_beaten_and_asks_about_leaving_is_not_sent_to_the_suicide_line(say: Say) -> None:
    words = "남편 나 때려요 어제도. 아기 3살 있어요. 나 F6 비자 남편 도와줘야 연장 해요. 집 나가면 나 불법 돼요?"
    assert text(say(words, "ask_benefits")).startswith("112")


@pytest.mark.parametrize("words", ["남편 안 죽었어요", "아니 남편 살아 있어요", "엄마가 돌아가시지 않았어요"])
def test_who_is_alive_is_not_mourned(say: Say, words: str) -> None:
    say("남편이 죽었어요", "life_event")
    outcome = say(words, "correct")
    assert outcome.state["facts"].get("bereaved") is not True and "위로" not in text(outcome)


@pytest.mark.parametrize("words", ["수급비가 이번달에 15만원이나 깎였어", "107은 은행에서도 씀?", "월 20만원이 빠졌어요"])
def test_what_is_taken_off_or_called_is_no_income(say: Say, words: str) -> None:
    say("저는 예순이고 혼자 살아요", "inform")
    assert "monthly_income" not in say(words, "inform").state["facts"]


def test_what_is_likeliest_is_told_as_no_more_than_that(say: Say) -> None:
    words = "방금 사장한테 카톡왔음 내일부터 나오지말라고;; 8개월 일했고 직원 나포함 4명임 이거 그냥 당해야됨?"
    told = text(say(words, "life_event"))
    assert "1350" in told and "답이 없어요" not in told


def test_small_talk_is_likely_nothing(say: Say) -> None:
    for words in ("심심해", "우리 동네 자랑 좀 할게", "아무 말이나 해 볼까"):
        assert "이야기라면" not in text(say(words, "smalltalk"))


def test_another_asked_along_is_no_comparison(say: Say) -> None:
    say("해고예고수당 얼마예요", "ask_amount")
    assert "견줄지" not in text(say("글고 실업급여도 됨?", "compare"))


@pytest.mark.parametrize(("words", "size"), [("직원은 나 포함 4명이에요", None), ("저 포함 네 명이에요", 4)])
def test_who_works_there_is_no_family(say: Say, words: str, size: int | None) -> None:
    assert say(words, "inform").state["facts"].get("household_size") == size


def test_who_curses_does_not_starve(say: Say) -> None:
    outcome = say("일하지 말고 굶어 죽으라는거야", "complain")
    assert "끼니" not in text(outcome) and not outcome.state["facts"].get("crisis_event")


def test_what_is_received_in_a_sum_is_received(say: Say) -> None:
    say("저는 여든네 살이고 혼자 살아요", "inform")
    outcome = say("기초연금 포함해서 한 달에 40만원쯤 나와요", "inform")
    assert "기초연금" in outcome.state["receiving"] and outcome.state["facts"]["monthly_income"] == 400_000


def test_what_the_parents_bring_in_answers_the_question(say: Say) -> None:
    say("대학교 2학년인데 등록금이 없어요", "inform")
    assert say("부모님 합쳐서 한 달 300쯤 버세요", "inform").state["facts"]["monthly_income"] == 3_000_000
