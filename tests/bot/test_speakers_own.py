"""What is the speaker's own, though others or figures stand beside it, and what such people ask next."""

from __future__ import annotations

import pytest

from bot.context import SELF
from bot.understand.crisis import detect
from tests.bot.factcases import understood
from tests.bot.saying import Say, cards, text


def told(line: str, asked: str | None = None) -> dict[tuple[str, str], object]:
    return {(said.person, said.fact): said.value for said in understood(line, asked).said if not said.derived}


# Figures that are no money


@pytest.mark.parametrize(
    "line",
    [
        "월급 두달 못받았어요. 나 고려인 F-4 비자. 회사 사장 전화 안받아요",
        "비자 E9인데 월급 밀렸어요",
        "며칠만 쉬고 싶은데 아들 맡길 데 있나요",
        "메칠만 기다려 주이소",
    ],
)
def test_a_visa_and_a_few_days_are_no_income(line: str) -> None:
    assert not any(fact == "monthly_income" for _, fact in told(line, "monthly_income"))


@pytest.mark.parametrize(("line", "won"), [("저 F-2 비자고 월급 200만원이에요", 2_000_000), ("월 칠만원 벌어요", 70_000)])
def test_what_is_earned_beside_a_visa_is(line: str, won: int) -> None:
    assert won in [value for (_, fact), value in told(line).items() if fact == "monthly_income"]


@pytest.mark.parametrize(
    "line",
    ["둘째 가졌는데예 지금 7개월이라예 첫째는 세살이고", "애기 가졌어요 이제 5개월이고 첫째 3살", "둘째 임신했는데 벌써 8개월, 첫째 3살"],
)
def test_months_of_carrying_are_no_childs_age(line: str) -> None:
    ages = [value for (_, fact), value in told(line).items() if fact == "child_ages_months"]
    assert ages == [[[36, 47]]]


def test_months_of_a_child_beside_a_pregnancy_are() -> None:
    assert [9] in told("둘째 임신했는데요 큰애가 이제 9개월이에요").values()
    assert [7] in told("아이 7개월이고 둘째 가졌어요").values()


@pytest.mark.parametrize("line", ["아니 월급 260은 짤리기 전이고 이제 0원이라고", "월급 300은 그만두기 전이고 지금은 0원이에요"])
def test_a_wage_before_the_loss_gives_way_to_nothing(line: str) -> None:
    assert [value for (_, fact), value in told(line).items() if fact == "monthly_income"] == [0]


# Whose it is


@pytest.mark.parametrize(
    "line",
    [
        "둘째 가졌는데예 지금 7개월이라예 첫째는 세살이고 신랑 혼자 번다 아입니꺼 뭐부터 해야됩니꺼",
        "임신했는데 남편 혼자 벌어요 뭐 받아요",
        "셋째 가졌어요 신랑이 외벌이예요 뭐 받을 수 있어요",
    ],
)
def test_who_only_earns_is_not_whom_it_is_about(say: Say, line: str) -> None:
    outcome = say(line, "ask_benefits")
    assert outcome.state["subject"] == SELF and "배우자분께" not in text(outcome)


def test_a_wife_who_expects_is_still_the_one_talked_about(say: Say) -> None:
    assert say("아내가 임신 8개월인데 뭐 받아요", "ask_benefits").state["subject"] == "spouse"


@pytest.mark.parametrize(("line", "age"), [("41살. 애 둘, 아내", 41), ("35살 아들 하나, 아내요", 35)])
def test_a_list_of_the_household_leaves_the_age_with_the_speaker(line: str, age: int) -> None:
    assert understood(line).subject is None and ("", "age") in told(line) and told(line)["", "age"] == age


@pytest.mark.parametrize("line", ["뇌병변 중증 55세 혼자 삼", "지체 중증입니다"])
def test_a_kind_and_its_degree_are_a_disability(line: str) -> None:
    assert told(line)["", "disability"] == "severe"


def test_a_pension_beside_an_age_is_not_that_of_the_old(say: Say) -> None:
    assert "기초연금" not in text(say("뇌병변 중증이고 55세 연금 받아요. 일자리 있나", "inform"))


def test_the_wage_asked_about_after_the_loss_leaves_the_emergency_aid(say: Say) -> None:
    say("오늘 갑자기 회사에서 내일부터 나오지 말래", "life_event")
    say("해고예고수당이 얼만데? 월급 260임", "ask_amount")
    said = text(say("27살 부산 혼자살아", "inform"))
    assert "월 소득" not in said and "긴급복지지원은 이 조건이 맞지 않아서" not in said


def test_a_wage_that_comes_in_now_still_counts(say: Say) -> None:
    say("권고사직 당했어요", "life_event")
    assert "200만 원" in text(say("지금 새 회사 월급 200이에요", "inform"))


# Leaving care


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("안녕하세용ㅎㅎ 저 내년2월에 시설 나가는데 자립수당 말고 또 뭐있어여??", "greet"),
        ("저 지금 보육원 살아요! 19살이고 대학 합격했어여 ㅎㅎ 나가면 뭐 받아여?", "ask_benefits"),
        ("저 그룹홈 사는데 내년에 나가요 뭐 받아요", "ask_benefits"),
        ("제가 시설에서 퇴소하는데 지원 뭐 있나요", "ask_benefits"),
        ("청년월세 말고요;; 저 보육원 퇴소라니까여", "correct"),
    ],
)
def test_who_leaves_care_hears_of_all_of_it(say: Say, line: str, intent: str) -> None:
    said = text(say(line, intent))
    assert "자립정착금" in said and "1600-1004" in said


@pytest.mark.parametrize(
    ("line", "intent", "holds"),
    [
        ("집은여? 임대주택 같은거 들어갈수있어여?", "ask_eligibility", "1600-1004"),
        ("등록금은여?", "repeat", "1599-2000"),
        ("더 있고싶으면 연장 되나여? 24살까지 된다던데", "ask_eligibility", "24세까지"),
        ("나가면 병원비 공짜에여?", "ask_benefits", "의료급여"),
    ],
)
def test_what_they_ask_next_is_answered_of_it(say: Say, line: str, intent: str, holds: str) -> None:
    say("보육원 퇴소 앞둔 19살입니다", "inform")
    assert holds in text(say(line, intent))


@pytest.mark.parametrize("line", ["어머니가 요양원 시설 나가시는데 뭐 받을 수 있나요", "보육원에서 일하는데 월급이 적어요"])
def test_others_of_a_home_are_not_they(say: Say, line: str) -> None:
    assert "자립수당" not in text(say(line, "ask_benefits"))


# Injured, unpaid, in debt


@pytest.mark.parametrize(
    ("line", "intent", "holds"),
    [
        ("저는 고용보험 들어 있는지도 모르고 그냥 일당만 받았어요 그래도 되나요", "ask_eligibility", "계약서를 쓰지 않았어도"),
        ("산재 신청하면 며칠이나 걸리나요", "ask_period", "7일"),
        ("일용직은 평균임금을 어떻게 치나요 한 달에 스무 날쯤 일했어요", "out_of_scope", "0.73"),
        ("공단에 갈 때 무슨 서류 가져가요", "ask_documents", "소견서"),
    ],
)
def test_an_injured_day_labourer_is_told(say: Say, line: str, intent: str, holds: str) -> None:
    say("현장에서 허리를 다쳤는데 사장이 산재는 하지 말라 그러네요", "inform")
    assert holds in text(say(line, intent))


@pytest.mark.parametrize(
    ("line", "holds"), [("그리고 사장님이 주휴수당을 안주세요 ㅠ", "15시간"), ("주말 알바인데 주휴수당을 못 받았어요", "16시간")]
)
def test_a_complaint_of_unpaid_holidays_is_answered(say: Say, line: str, holds: str) -> None:
    said = text(say(line, "life_event"))
    assert holds in said and "1350" in said


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("빚이4700인데이자도못내고있어요애는초2고혼자키워요", "1600-5500"),
        ("전남편이양육비를한번도안줬어요", "1644-6621"),
        ("아이 아빠가 양육비를 한번도 안 보내요", "1644-6621"),
    ],
)
def test_what_presses_comes_before_a_list(say: Say, line: str, holds: str) -> None:
    assert holds in say(line, "inform").replies[0].text


def test_a_collector_who_may_call_is_no_crime_and_one_who_threatens_is() -> None:
    assert detect("추심원이 집으로도 찾아오면 어떡해요") is None
    assert detect("추심업체가 찾아와서 협박해요") == "crime"
    assert detect("추심원이 찾아오면 때린대요 무서워요") == "crime"
    assert detect("사채업자가 찾아와서 문을 두드려요") == "crime"


# On benefits, disabled, abroad from home


def test_a_students_earnings_are_taken_off_first(say: Say) -> None:
    say("저희집 기초생활수급자인데 제가 알바하면 수급비 깎이나요?? 월 60 정도 벌거같아요", "ask_amount")
    assert "60만 원을 먼저" in text(say("대학생은 더 공제해준다던데 그럼 60만원 벌면 얼마나 깎여요?", "ask_amount"))
    assert "소득으로 보지 않아" in text(say("국가장학금 받은것도 소득으로 잡히나요", "ask_eligibility"))


@pytest.mark.parametrize(
    ("line", "intent", "holds"),
    [
        ("그럼 기초생활수급 되면 장애인연금 깎임?", "compare", "소득으로 보지 않아요"),
        ("일하면 활동지원 끊김?", "ask_eligibility", "끊기지 않아요"),
    ],
)
def test_a_disabled_man_is_told_what_stays(say: Say, line: str, intent: str, holds: str) -> None:
    say("뇌병변 중증 55세 혼자 삼", "inform")
    assert holds in text(say(line, intent))


@pytest.mark.parametrize("line", ["Можно по-русски?", "我是中国人 可以说中文吗", "Tôi là người Việt Nam, tôi cần giúp đỡ"])
def test_other_tongues_are_told_where_they_are_spoken(say: Say, line: str) -> None:
    said = text(say(line, "smalltalk"))
    assert "1577-1366" in said and "1345" in said


@pytest.mark.parametrize(
    ("line", "intent", "holds"),
    [
        ("한국 국적 없어요 F-6 비자 괜찮아요?", "inform", "엄마의 국적과 상관없이"),
        ("남편이 내 외국인등록증 가져갔어요", "ask_documents", "빼앗아"),
        ("아내 F-1 비자 일하면 안돼요?", "inform", "허가"),
        ("임금 못 받은거 신고하면 비자 문제 생겨요?", "out_of_scope", "권리"),
    ],
)
def test_a_migrant_is_answered(say: Say, line: str, intent: str, holds: str) -> None:
    assert holds in text(say(line, intent))


def test_arrears_of_the_health_insurance_are_paid_in_parts(say: Say) -> None:
    assert "나누어" in text(say("건강보험료 너무 비싸요 세달 못냈어요", "inform"))


def test_a_shelter_asked_for_next_is_told(say: Say) -> None:
    say("저 베트남 사람 이에요 애기 10개월 있어요 나 돈 받을 수 있어요?", "ask_benefits")
    assert "돌보는 보호자" in text(say("내가 집 나가면 애기 돈은 누가 받아요", "inform"))
    assert "1366" in text(say("쉼터 있어요?", "more"))


def test_both_ages_before_a_question_are_told() -> None:
    assert [[120, 131], [156, 167]] in told("애들 10살 13살 뭐 받아요").values()


# A birth


def test_a_father_asks_of_his_own_leave(say: Say) -> None:
    outcome = say("와이프가 3주뒤 출산인데 남편 출산휴가 며칠 쓸수잇나여 회사에선 3일만 쓰래여", "life_event")
    assert "줄일 수 없어요" in text(outcome)
    said = text(say("육아휴직 쓰면 월 얼마 나와여 월급 310", "ask_amount"))
    assert "배우자분은" not in said and "250만 원" in said


@pytest.mark.parametrize("line", ["출산하면 뭐뭐 신청해야 되는지 한번에 알려줘여", "아기 낳으면 뭐부터 신청해야 하나요"])
def test_all_there_is_to_apply_for_at_a_birth(say: Say, line: str) -> None:
    said = text(say(line, "ask_how"))
    assert all(word in said for word in ("출생신고", "첫만남이용권", "부모급여", "아동수당"))


@pytest.mark.parametrize("line", ["헐 감사해여 ㅎㅎ 근데 님 사람이에여?", "님 사람이에요?"])
def test_whoever_asks_is_told_that_this_is_no_person(say: Say, line: str) -> None:
    outcome = say(line, "thank")
    assert "사람이 아니에요" in text(outcome) and not cards(outcome)


@pytest.mark.parametrize(
    "words",
    [
        "이혼하고 중2 아들 혼자 키우는데 배달해서 월 200 정도 벌어요",
        "이혼하고중2아들혼자키우는데배달해서월200정도벌어요",
        "중2 아들을 혼자 키우는데 배달해서 월 200 벌어요",
        "초등학생 딸 혼자 키우면서 식당 다녀요 200 벌어요",
    ],
)
def test_who_brings_a_child_up_alone_earns_themselves(say: Say, words: str) -> None:
    state = say(words, "inform").state
    told = state["facts"]
    assert (state["subject"], told["monthly_income"], told["employment"], told["single_parent"]) == ("self", 2_000_000, "employed", True)


@pytest.mark.parametrize("words", ["스무살 아들이 알바해서 월 100 벌어요", "아들이 혼자 애 키우는데 월 200 벌어요"])
def test_a_son_who_earns_is_told_of_himself(words: str) -> None:
    assert {said.person for said in understood(words).said if said.fact == "monthly_income"} == {"child:1"}
