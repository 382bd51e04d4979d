"""Words that strangers said and that were taken for something else."""

from __future__ import annotations

import pytest

from bot.understand.tenure import years_worked
from tests.bot.factcases import facts_of
from tests.bot.saying import Say, cards, text

DISMISSED = "계약만료로 끝났는데 실업급여 얼마나 받아요? 나이 35 4년 일함"


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("전역할때까지 다 넣으면 얼마 얹어줌? 월 40씩 넣고있음", "monthly_income"),
        ("판결문에 양육비 월 60만원 주라고 돼 있는데 안 줘요", "monthly_income"),
        ("부모님 다 돌아가셨고 형만 있어", "bereaved"),
        ("산재 신청하면 사장님이 나 쫓아내요?", "crisis_event"),
    ],
)
def test_what_is_no_fact_is_not_taken_for_one(words: str, fact: str) -> None:
    assert all(fact not in told for told in facts_of(words).values())


def test_the_loss_of_one_parent_is_one_still(say: Say) -> None:
    assert say("지난달에 부모님 두 분 다 돌아가셨어요", "life_event").state["facts"]["bereaved"] is True


def test_who_names_a_land_is_foreign_whatever_the_boss_says_of_foreigners(say: Say) -> None:
    told = say("저 네팔 사람이에요. 손가락 다쳤어요 사장님이 외국인은 안돼 말했어요", "life_event").state["facts"]
    assert told["foreign_national"] is True


def test_a_former_husband_is_not_asked_about(say: Say) -> None:
    outcome = say("저는45살여자인데혼자애둘키워요양육비를전남편이한번도안줬어요받을수있는방법있나요", "ask_benefits")
    assert outcome.state["subject"] == "self" and "양육비이행관리원" in text(outcome)


def test_divorced_with_a_child_raises_it_alone(say: Say) -> None:
    assert say("마흔다섯 살인데요 이혼하고 애가 하나 있고 월급은 백팔십만 원 받거든요", "inform").state["facts"]["single_parent"] is True


def test_until_next_month_is_a_dismissal(say: Say) -> None:
    outcome = say("어제 회사에서 다음 달까지만 나오래요. 3년 다녔는데 뭘 해야 하죠?", "life_event")
    assert outcome.state["facts"]["job_lost"] is True


def test_who_gets_a_basic_benefit_is_a_recipient(say: Say) -> None:
    say("에너지바우처 저도 되나요", "ask_eligibility")
    say("저 주거급여 받고 72살이에요", "already_receiving")
    assert "조건에 맞아요" in text(say("에너지바우처 되나요", "ask_eligibility"))


def test_what_is_received_is_told_after_the_question_too(say: Say) -> None:
    assert "네, 돼요. 기초연금을 받으시면" in text(say("핸드폰 요금 할인 되나요 기초연금 받는데", "ask_eligibility"))


@pytest.mark.parametrize(
    ("words", "years"), [("나이 35 4년 일함", 4), ("34살 고용보험 1년8개월", 1), ("고용보험은 10년", 10), ("3년 다녔어요", 3)]
)
def test_how_long_somebody_was_insured(words: str, years: int) -> None:
    assert years_worked(words) == years


def test_years_of_something_else_are_no_work() -> None:
    assert years_worked("연락 끊은 지 10년인데") is None


def test_a_wage_told_with_the_question_is_reckoned_with(say: Say) -> None:
    say(DISMISSED, "ask_amount")
    assert "280만 원" in text(say("얼마 나오냐고요 월급 280이었어요", "ask_amount"))


def test_a_word_in_a_story_is_not_answered_of_another_pension(say: Say) -> None:
    outcome = say("지난달에 남편이 떠났어요. 국민연금 22년 부었는데 받아보지도 못하고요. 그 연금은 그냥 없어지는 건가요?", "life_event")
    assert "북한이탈" not in text(outcome) and "유족연금" in text(outcome)


def test_a_kind_set_aside_is_shown_no_more(say: Say) -> None:
    say("혼자 사시는 어머니 돌봐줄 사람이 없어요 초등학생 아들도 있고요", "ask_benefits")
    say("노인맞춤돌봄서비스 알려줘요", "ask_overview")
    assert "노인맞춤돌봄서비스" not in cards(say("노인 말고 초등학생 돌봐주는 데요", "ask_benefits"))


def test_a_word_of_many_names_sets_none_of_them_aside(say: Say) -> None:
    say("소득이 없고 혼자 살아요 마흔이에요", "inform")
    before = {match["name"] for match in say("급여 말고 할인은 없나요", "ask_benefits").state["matches"]}
    assert "생계급여" in before


def test_whatever_is_dismissed_with_a_curse_is_set_aside(say: Say) -> None:
    say("왜 기초수급은 탈락이야 형이 부양의무자라나", "ask_why_not")
    assert "형제" in text(say("이의신청이고 나발이고 형도 부양의무자야?", "ask_eligibility"))


def test_who_is_lost_hears_of_one_step(say: Say) -> None:
    say("저 17살인데요 임신 5개월이에요 엄마한테 말 못했어요", "inform")
    only = text(say("모르겠어요 너무 복잡해요.. 그냥 지금 제일 먼저 하나만 뭐 하면 되는지 알려주세요", "ask_benefits"))
    assert "하나만 하시면 돼요" in only and "1308" in only


@pytest.mark.parametrize("words", ["지난번에 알려준 거 다 틀렸던데요", "너 말이야 네가 틀렸다고", "챗봇이 거짓말하네"])
@pytest.mark.parametrize("intent", ["smalltalk", "complain", "inform"])
def test_blame_is_taken(say: Say, words: str, intent: str) -> None:
    assert "죄송해요" in text(say(words, intent))


def test_what_is_not_to_be_asked_is_not_asked_again(say: Say) -> None:
    say("권고사직으로 그만뒀어요", "life_event")
    outcome = say("소득 물어보지 말고 되는지만 알려줘요", "ask_benefits")
    assert "소득이 얼마쯤" not in text(outcome) and "받으실" in text(outcome)


def test_a_price_just_told_is_told_once_more(say: Say) -> None:
    say("우울증 상담 무료로 받을 데 있어요?", "ask_benefits")
    assert "30%" in text(say("비용은요?", "ask_amount"))


def test_what_is_sought_comes_alone_and_the_rest_is_counted(say: Say) -> None:
    outcome = say("예순인데 보일러 기름값 도와주는 거 있나요", "ask_benefits")
    assert cards(outcome) == ["에너지바우처"] and "더 있어요" in text(outcome)


def test_conditions_are_not_told_twice_to_who_told_nothing(say: Say) -> None:
    told = text(say("국민취업지원제도 누가 할 수 있어요?", "ask_how"))
    assert "69세" in told and "이것을 더 확인해야 해요" not in told


@pytest.mark.parametrize("words", ["오늘 점심 뭐 먹지", "비트코인 지금 사도 될까?", "김치찌개 끓이는 법 알려줘"])
def test_what_no_office_answers(say: Say, words: str) -> None:
    assert "잘 모르는 일" in text(say(words, "out_of_scope"))


def test_who_goes_on_hears_whether_anything_changed(say: Say) -> None:
    say("암 걸렸는데 지원받을 수 있는 거 알려줘요", "ask_benefits")
    told = text(say("4인가족이에요", "inform"))
    assert "그대로예요" in told or "새로 맞는 것" in told or "지금 맞을 수 있는" in told


def test_who_is_too_old_for_what_a_child_gets_is_not_told_to_wait(say: Say) -> None:
    say("우리 애가 자폐 판정받은 6살이에요", "inform")
    say("발달재활서비스 알려 주세요", "ask_overview")
    told = text(say("애가 6살이라 내년에 초등학교 가는데 그때도 계속 받나요?", "ask_period"))
    assert "아직 맞지 않아요" not in told and "18세" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("가게 장사가 너무 안돼서 폐업하려고 합니다. 받을 수 있는 거 있나요?", "희망리턴패키지"),
        ("신혼부부인데 전세대출 싸게 받을 수 있는 거 있나요? 연봉 합쳐 6800", "버팀목"),
        ("국가유공자 자녀는 뭐 혜택있나요", "1577-0606"),
    ],
)
def test_who_opens_with_a_matter_and_asks_openly_hears_of_it(say: Say, words: str, told: str) -> None:
    assert told in text(say(words, "ask_benefits"))


def test_children_of_veterans_are_no_children_of_who_asks(say: Say) -> None:
    assert "child:1" not in facts_of("국가유공자 자녀는 뭐 혜택있나요")


def test_who_repeats_herself_wants_nothing_repeated(say: Say) -> None:
    outcome = say("엄마가 자꾸 길을 잃어버리고 했던 말을 또 해요. 팔십둘이신데", "inform")
    assert "1899-9988" in text(outcome) and "다시 말씀드릴게요" not in text(outcome)


def test_who_bore_a_child_alone_raises_it_alone(say: Say) -> None:
    assert cards(say("나 혼자 애낳았어 스물하나고 부모님이랑 연락안해", "inform"))[0] == "청소년한부모 자립지원"


def test_it_is_about_the_one_whom_nobody_else_can_look_after(say: Say) -> None:
    outcome = say("뇌병변 심한 장애 있는 언니랑 둘이 사는데 제가 출근하면 봐줄 사람이 없어요", "inform")
    assert outcome.state["subject"] == "sibling" and "장애인활동지원" in cards(outcome)


def test_who_has_nothing_saved_lives_on_little(say: Say) -> None:
    assert "생계급여" in cards(say("마흔둘 남자 허리디스크로 일 못한지 반년 월세 삼십오 모아둔 돈 없음", "inform"))


def test_who_means_to_apply_asks_of_it(say: Say) -> None:
    assert "250%" in text(say("아이돌봄서비스 신청하려는데 우리 맞벌이고 월 합쳐서 520 벌어요 3인가족", "inform"))


def test_a_household_of_another_size(say: Say) -> None:
    say("긴급복지 생계지원금 1인가구 얼마나 나와요", "ask_amount")
    assert "1,994,600원" in text(say("4인은요?", "ask_benefits"))
    assert "1,644,000원" in text(say("세 식구면요?", "inform"))


def test_what_is_asked_back_is_no_income(say: Say) -> None:
    say("한부모 양육비 얼마예요", "ask_amount")
    assert "monthly_income" not in say("그럼 저는 한달에 총 46만원 받는 거예요?", "ask_benefits").state["facts"]


def test_what_a_parent_brings_in_is_the_households(say: Say) -> None:
    say("저 스물셋인데 취업 준비중이에요", "inform")
    outcome = say("부모님이랑 같이 살고 아버지가 월 400 정도 버세요", "inform")
    assert outcome.state["facts"]["monthly_income"] == 4_000_000 and "합쳐서 한 달 소득" not in text(outcome)


def test_who_is_too_young_for_what_was_asked_hears_so(say: Say) -> None:
    say("독감 예방접종 무료 나이 몇살부터예요", "ask_eligibility")
    assert "만 65세 이상" in text(say("63인데 당뇨가 있어요 공짜 안돼요?", "ask_benefits"))


def test_the_pension_of_one_who_died_is_the_survivors(say: Say) -> None:
    words = (
        "내가 일흔여덟인디 영감이 지난달에 먼저 갔어라. 영감 앞으로 나오던 국민연금이 끊겨부렀는디 "
        "나도 내 연금 쬐까 받거든. 둘 다는 못 받는다고 그러데"
    )
    assert "유족연금" in text(say(words, "ask_eligibility"))


def test_what_was_talked_about_before_is_taken_up_again(say: Say) -> None:
    say("청각장애 심한 장애인데 보청기 5년 됐어 고장났어 다시 지원 가능?", "inform")
    say("나 전화 못해 안들려 문자로 물어볼데 없어?", "ask_contact")
    assert "107" not in text(say("보청기 처방은 이비인후과 아무데나 가면 돼?", "ask_how"))


def test_who_raises_grandchildren_hears_of_what_is_for_them(say: Say) -> None:
    first = say("며느리가 애 둘 놔두고 집 나가서 내가 키워요 나는 예순여덟이고", "inform")
    assert "한부모가족 아동양육비" in cards(first) and "육아휴직 급여" not in cards(first)


def test_children_whom_a_son_left_are_of_who_raises_them(say: Say) -> None:
    outcome = say("아들이 이혼하고 애 둘을 맡기고 가서 제가 키우고 있어요. 일흔하나예요", "life_event")
    assert outcome.state["subject"] == "self" and outcome.state["facts"].get("children") == 2
