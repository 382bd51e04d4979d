"""Questions about benefits as people put them: by a short name, in passing, in few words after another question."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogue import Dialogue
from tests.bot.saying import Say, cards, text

DAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    "question",
    [
        "기초연금이랑 국민연금 뭐가 달라",
        "국민연금이랑 기초연금 차이",
        "국민연금과 기초연금은 뭐가 다른가요",
        "국민연금하고 기초연금 비교해 줘요",
        "노령연금하고 기초연금 같은거예요",
    ],
)
def test_two_pensions_are_told_apart(say: Say, question: str) -> None:
    assert set(cards(say(question, "compare"))) == {"국민연금 노령연금", "기초연금"}


def test_a_pension_that_is_told_is_no_question_about_it(say: Say) -> None:
    outcome = say("국민연금 45만원 나와요", "inform")
    assert outcome.state["facts"]["monthly_income"] == 450_000
    assert outcome.state["benefit"] is None


@pytest.mark.parametrize(
    ("question", "benefit"),
    [
        ("돌아가신 남편 국민연금 내가 받을 수 있나", "유족연금"),
        ("남편 국민연금 제가 이어서 받나요", "유족연금"),
        ("아내가 죽으면 국민연금은 제가 받을 수 있어요?", "유족연금"),
        ("국민연금 대신 내주는 거 있다던데 누가 받아요", "국민연금 보험료 지원"),
        ("국민연금은 누가 받을 수 있어요", "국민연금 노령연금"),
        ("취직했더니 남은 실업급여 주는 거", "조기재취업수당"),
        ("실업급여는 누가 받을 수 있어요", "구직급여"),
    ],
)
def test_the_words_around_a_short_name_say_which_is_meant(say: Say, question: str, benefit: str) -> None:
    assert say(question, "ask_eligibility").state["benefit"] == benefit


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("신청했는데 떨어졌어요", "life_event"),
        ("속상해 죽겠어요 신청했는데 떨어졌어요", "life_event"),
        ("왜 나만 안 된다는 거야 말이 돼?", "ask_why_not"),
        ("도대체 왜 안 된다는 거예요", "ask_why_not"),
    ],
)
def test_no_benefit_is_made_up_for_who_names_none(say: Say, question: str, intent: str) -> None:
    outcome = say(question, intent)
    assert outcome.state["benefit"] is None and cards(outcome) == []


def test_who_was_refused_what_was_talked_about_means_that(say: Say) -> None:
    say("기초연금 얼마예요", "ask_amount")
    assert say("신청했는데 떨어졌어요", "life_event").state["benefit"] == "기초연금"


@pytest.mark.parametrize(
    ("first", "intent", "second", "aspect"),
    [
        ("장애인연금 얼마", "ask_amount", "그럼 장애수당은?", "amount"),
        ("부모급여 얼마예요", "ask_amount", "아동수당은요?", "amount"),
        ("생계급여 어디서 신청해요", "ask_how", "주거급여는?", "how"),
        ("기초연금 서류 알려줘", "ask_documents", "그리고 주거급여는요", "documents"),
        ("기초연금 뭐예요", "ask_overview", "주거급여는요?", "overview"),
        ("기초연금 얼마예요", "ask_amount", "주거급여는 뭐예요", "overview"),
        ("기초연금 얼마예요", "ask_amount", "주거급여 서류는요", "documents"),
    ],
)
def test_another_one_named_is_asked_the_same(say: Say, first: str, intent: str, second: str, aspect: str) -> None:
    say(first, intent)
    assert say(second, "ask_documents" if aspect == "documents" else "ask_overview").state["aspect"] == aspect


def test_an_age_told_with_may_i_is_judged_for_what_is_talked_about(say: Say) -> None:
    say("기초연금 대상", "ask_eligibility")
    answer = say("나는 63인데 되나", "inform")
    assert answer.state["facts"]["age"] == 63
    assert "아직 맞지 않아요: 만 65세 이상" in text(answer)


def test_what_is_told_on_the_way_leads_back_to_what_was_asked_for(say: Say) -> None:
    say("에너지바우처 신청하려고요", "ask_how")
    answer = say("세 식구고 생계급여 받아요", "already_receiving")
    assert answer.state["benefit"] == "에너지바우처" and answer.state["receiving"] == ["생계급여"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("아동수당은 몇 살까지 받나요", "9세 미만"),
        ("양육수당 언제까지 나와", "86개월 미만"),
        ("난임부부 시술비 몇 번까지 되나요", "20번까지"),
        ("문화누리카드 어디다 쓰는 거예요", "영화"),
        ("평생교육바우처 사용처", "수강료"),
        ("농식품바우처 어디서 써요", "농식품바우처"),
    ],
)
def test_until_when_how_often_and_where_it_is_spent(say: Say, question: str, told: str) -> None:
    first, *_ = text(say(question, "ask_period")).split("\n")
    assert told in first and "언제든지 신청" not in first


@pytest.mark.parametrize(
    ("wish", "benefit"),
    [
        ("택배를 집 앞에 두기 무서워요 여자 혼자 살아서", "여성안심택배"),
        ("고1 딸 생리대 살 돈", "여성청소년 생리용품 지원"),
        ("회사 그만두고 받는 돈", "구직급여"),
        ("눈이 침침해서 백내장 수술", "노인 개안수술 지원"),
        ("장애인 아들 낮에 맡아주는 데 있나요 성인이고 자폐예요", "발달장애인 주간활동서비스"),
    ],
)
def test_what_is_wished_for_is_among_the_first(say: Say, wish: str, benefit: str) -> None:
    assert benefit in cards(say(wish, "inform"))[:3]


@pytest.mark.parametrize("told", ["월세 살아요", "치매가 있으세요", "혼자 살고 일흔이에요"])
def test_what_is_only_told_is_no_wish(say: Say, told: str) -> None:
    assert say(told, "inform").context["wished"] in ([], ())


def test_a_son_with_a_job_is_no_pupil(say: Say) -> None:
    assert "교육급여" not in cards(say("아들이 취직했어요", "life_event"))


@pytest.mark.parametrize("question", ["무슨 혜택이 있어", "어떤 지원이 있나요", "뭔 혜택이 있는데"])
def test_asked_for_any_benefit_it_asks_about_the_person(say: Say, question: str) -> None:
    assert say(question, "ask_overview").state["next_question"]["fact"] == "age"


def test_somebody_needed_is_no_paper_needed(assistant: Dialogue) -> None:
    read = assistant.reader.read("집에 와서 봐줄 사람이 필요해요", DAY)
    assert read.aspect != "documents"
    assert assistant.reader.read("신분증 필요해요?", DAY).aspect == "documents"


@pytest.mark.parametrize(("question", "intent"), [("기초연금 받을 수 있나요", "ask_eligibility"), ("기초연금", "ask_overview")])
def test_what_is_told_after_a_question_about_one_benefit_answers_it(say: Say, question: str, intent: str) -> None:
    say(question, intent)
    answer = say("예순셋이에요", "inform")
    assert "어려워 보여요" in text(answer) and answer.state["benefit"] == "기초연금"


def test_what_does_not_bear_on_it_leads_on(say: Say) -> None:
    say("기초연금 받을 수 있나요", "ask_eligibility")
    assert "기초연금 조건" not in text(say("저는 임신했어요", "inform"))


@pytest.mark.parametrize("question", ["그건 왜 물어요", "제 소득이 왜 필요해요?", "나이는 왜 알려고 그래요"])
def test_why_something_is_asked_is_told_and_asked_again(say: Say, question: str) -> None:
    asked = say("저는 예순여덟이에요", "inform").state["next_question"]["fact"]
    answer = say(question, "ask_why_not")
    assert "달라져서 여쭤봤어요" in text(answer)
    assert answer.state["next_question"]["fact"] == asked and cards(answer) == []


@pytest.mark.parametrize("words", ["아니 치매 검사요", "아니 그런거 말고 장애로 받을 수 있는거요"])
def test_a_no_to_the_answer_is_no_income_of_nothing(say: Say, words: str) -> None:
    assert say("저는 예순여덟이고 혼자 살아요", "inform").state["next_question"]["fact"] == "monthly_income"
    assert "monthly_income" not in say(words, "deny").state["facts"]


@pytest.mark.parametrize("words", ["아니요", "없어요", "돈은 한푼도 없어",  "하나도 없어요", "한 푼도 못 벌어요"])
def test_none_is_an_income_of_nothing(say: Say, words: str) -> None:
    say("저는 예순여덟이고 혼자 살아요", "inform")
    assert say(words, "deny").state["facts"]["monthly_income"] == 0


def test_a_benefit_named_with_a_no_is_the_one_that_is_meant(say: Say) -> None:
    say("기초연금 얼마예요", "ask_amount")
    outcome = say("아니 국민연금 보험료 지원이요", "correct")
    assert (outcome.state["benefit"], outcome.state["aspect"]) == ("국민연금 보험료 지원", "amount")


def test_what_a_parent_earns_is_the_household_s_while_a_child_is_talked_about(say: Say) -> None:
    say("우리 애가 자폐 판정을 받았어요 5살이에요", "life_event")
    outcome = say("남편이 삼백오십 벌어요", "inform")
    assert outcome.state["subject"] == "child"
    assert next(p for p in outcome.state["people"] if p["id"] == "self")["facts"]["monthly_income"] == 3_500_000


def test_children_told_by_rank_stand_beside_the_youngest(say: Say) -> None:
    say("애 셋인데 막내가 돌 안됐어요", "inform")
    facts = say("첫째는 열살 둘째는 다섯살이에요", "inform").state["facts"]
    assert facts["child_ages_months"] == [[120, 131], [60, 71], [0, 11]]


SUMS = [("소득은 월 이백이구요", 2_000_000), ("소득은 오백이어도", 5_000_000), ("월급이 이백이십이구요", 2_200_000)]


@pytest.mark.parametrize(("words", "won"), SUMS)
def test_a_copula_is_no_part_of_a_sum(assistant: Dialogue, words: str, won: int) -> None:
    assert [said.value for said in assistant.reader.read(words, DAY).said if said.fact == "monthly_income"] == [won]


def test_who_is_angry_about_a_benefit_is_told_why(say: Say) -> None:
    answer = say("아 진짜 짜증나네 기초연금 왜 안 되냐고", "complain")
    assert (answer.state["intent"]["name"], answer.state["benefit"], answer.state["emotion"]) == ("ask_why_not", "기초연금", "anger")


def test_who_has_a_care_grade_is_told_of_the_insurance_that_gave_it(say: Say) -> None:
    say("아내가 예순여덟이에요", "inform")
    outcome = say("아내가 장기요양 4등급 받았어요", "inform")
    assert outcome.state["subject"] == "spouse"
    assert {"name": "노인장기요양보험", "status": "eligible"}.items() <= outcome.state["matches"][0].items()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("아이가 발달이 느린 것 같대요 30개월이에요", "발달재활서비스"),
        ("전기세가 너무 많이 나와요 산소호흡기 써요", "30% 깎아"),
        ("가스비가 너무 나와서 감당이 안 돼요", "도시가스 요금 경감"),
    ],
)
def test_a_burden_told_is_a_wish_to_be_rid_of_it(say: Say, text: str, first: str) -> None:
    assert first in say(text, "inform").replies[0].text


def test_months_are_said_back_as_months(say: Say) -> None:
    assert "30개월" in say("아이가 30개월이에요", "inform").replies[0].text


def test_what_many_children_open_comes_first_where_it_is_asked_for(say: Say) -> None:
    say("애가 셋이에요 일곱살 다섯살 두살", "inform")
    shown = say("다자녀 혜택 뭐 있어요", "ask_benefits").replies[0].text
    assert "전기요금 복지할인" in shown and "도시가스 요금 경감" in shown
