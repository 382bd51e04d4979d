"""A carer, a pensioner just retired, a guard, an old woman whose roof leaks: what each asked is answered, and nothing else."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, cards, text


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("정년퇴직하면 실업급여 나오나요", "ask_period"),
        ("정년퇴직했는데 실업급여 며칠 받아요", "ask_period"),
        ("정년퇴직하면실업급여받을수있나요", "ask_eligibility"),
        ("아부지가 정년으로 나오셨는디 실업급여 되남유", "ask_eligibility"),
        ("정년도 비자발적 퇴직으로 쳐 줍니까, 예 아니오로 말해 주시지요", "ask_benefits"),
    ],
)
def test_who_retires_at_the_age_limit_gets_the_money_of_the_jobless(say: Say, words: str, intent: str) -> None:
    told = text(say(words, intent))
    assert "정년퇴직도" in told and "270일" in told


@pytest.mark.parametrize(
    "words",
    [
        "지난달 말 정년퇴직했습니다. 퇴직금은 받았고 국민연금은 63세부터라고 합니다. 당장 무엇을 챙겨야 합니까?",
        "퇴직했습니다. 무엇부터 해야 합니까",
        "남편이 지난달 은퇴했어요 뭐부터 챙겨야 하죠",
    ],
)
def test_what_to_see_to_after_retiring(say: Say, words: str) -> None:
    told = text(say(words, "ask_documents"))
    assert "구직급여" in told and "임의계속가입" in told and "기초연금" not in told


def test_what_was_not_asked_is_not_answered(say: Say) -> None:
    say("기초연금은 무슨 서류가 필요해요", "ask_documents")
    told = text(say("저는 만 60세입니다. 기초연금을 물은 것이 아닙니다. 실업급여가 정년퇴직도 됩니까? 며칠이나 나옵니까", "inform"))
    assert "270일" in told and "기초연금" not in told
    told = text(say("암검진이 아니라 조기노령연금을 물었습니다", "correct"))
    assert "노령연금" in told and "암검진" not in told


def test_who_tells_what_a_benefit_is_not_for_sets_nothing_aside(say: Say) -> None:
    assert "주거급여" in text(say("생계급여가 아니라 주거급여를 받고 있는데 이사하면 다시 신청해요?", "ask_how"))


@pytest.mark.parametrize(
    ("words", "intent", "held"),
    [
        ("임의계속가입이라는 것이 있다던데 그건 무엇이고 언제까지 신청합니까", "ask_period", "두 달이 지나기 전까지 신청"),
        ("건강보험 임의계속가입 말입니다. 퇴직 전 보험료대로 3년 낸다는 것", "inform", "36개월"),
        ("장기요양 말고 성년후견이요. 그리고 하나 더 물을게요", "more", "후견인"),
        ("성년후견 말입니다. 어머니가 치매예요", "inform", "후견인"),
        ("아기 말고 89세 엄마 성인기저귀요;;", "correct", "어른 기저귀"),
        ("할머니 기저귀값이 한달에 20만원이에요 지원 없나요", "ask_benefits", "어른 기저귀"),
        ("재활 병원 다닐 때 차가 없는데 태워 주는 데가 있나요 택시비가 왕복 사만 원이에요", "ask_benefits", "콜택시"),
        ("의료비 말고 마누라 병원 가는 차비는 안주나", "correct", "콜택시"),
        ("등급 나오기 전까지는 휠체어를 어디서 빌려요", "ask_benefits", "보건소"),
        ("아니요 그것보다 시아버지 통장을 제가 관리할수 있나요 법적으로", "deny", "성년후견"),
        ("근데 차는 내꺼고 마누라가 장애인이면 주차딱지 그거 나오나", "ask_benefits", "표지"),
        ("답답하군요. 다른 것 묻겠습니다. 아내가 55세 전업주부인데 국민연금을 지금이라도 들 수 있습니까", "ask_benefits", "임의가입"),
        ("국민연금 임의가입 말입니다. 55세 아내가 10년을 못 채웠습니다", "inform", "임의계속가입"),
        ("제가 요양보호사 자격증 따면 엄마 돌보고 돈 받을 수 있다던데 얼마예요?", "ask_amount", "방문요양"),
        ("아버지 돌아가셨는데 빚이 얼만지 몰라요", "dont_know", "안심상속"),
        ("그럼 저는 예순넷인데 남편 때문에 일을 그만둬야 하는데 제가 실업급여 받을 수 있나요", "ask_eligibility", "가족 간병"),
    ],
)
def test_what_is_named_is_answered(say: Say, words: str, intent: str, held: str) -> None:
    told = text(say(words, intent))
    assert held in told
    assert "소득이 얼마쯤" not in told


def test_a_guard_whose_firm_changed_keeps_what_he_had(say: Say) -> None:
    say("경비 하다 짤렸다 66인데 실업급여 되나", "ask_eligibility")
    assert "업체만 바뀐" in text(say("나는 63에 들어갔다 근데 용역업체가 작년에 바뀌었다 그래도 되나", "ask_eligibility"))
    again = text(say("업체 바뀐기 문제가 되냐고 하루도 안쉬고 이어서 일했다", "ask_eligibility"))
    assert "받을 수 있어요" in again and "아는 전부" not in again


def test_the_tax_on_a_car_of_one_with_a_severe_disability(say: Say) -> None:
    first = text(say("장애 등록은 했다 신장 심한장애다 차 세금 깎아주나 아반떼다 내 이름으로 돼있다", "inform"))
    assert "공동명의" in first or "2,000cc" in first
    assert "면제" in text(say("등록은 됐다 안카나 자동차세 말이다", "inform"))


def test_a_leaking_roof_is_not_forgotten_for_a_pension(say: Say) -> None:
    assert "주거급여" in cards(say("우리집이 비 새엄수다 혼자 살암신디 고칠 돈이 어수다", "inform"))
    assert "집을 고쳐" in text(say("아흔둘이우다 내 집이우다 밭도 조꼼 이수다", "inform"))
    assert "순서를 정해" in text(say("신청허민 언제쯤 고쳐줍니까", "ask_period"))
    assert "590만" in text(say("고치는데 얼마나 대줍니까", "out_of_scope"))


def test_the_landlord_mends_a_rented_roof(say: Say) -> None:
    assert "집주인이 고쳐야" in text(say("세 들어 사는데 천장에서 물이 새요 집주인이 안 고쳐줘요", "inform"))


@pytest.mark.parametrize(
    ("words", "dead"),
    [
        ("엄마 돌아가시고 나면 저는 58인데 뭐 먹고 살죠.. 일도 못했는데", False),
        ("남편 죽고 나면 나는 우째 사노", False),
        ("아버지 돌아가시고 나서 빚이 나왔어요", True),
        ("남편 돌아가시고 나니 막막해요", True),
    ],
)
def test_who_may_die_one_day_is_alive(say: Say, words: str, dead: bool) -> None:
    assert ("삼가 위로" in text(say(words, "life_event"))) is dead


def test_what_was_taken_is_no_income(say: Say) -> None:
    told = text(say("천만원 뺏긴거 정부에서 보상해주는건 없어요?", "more"))
    assert "월 소득" not in told


def test_a_hospital_bill_is_thought_of_first(say: Say) -> None:
    words = "저희 남편이 예순여덟인데 뇌경색으로 두 달 입원하고 어제 퇴원했거든요 오른쪽을 못 쓰는데 병원비가 천이백만 원이 나왔어요"
    assert "재난적의료비 지원" in cards(say(words, "life_event"))[:3]


def test_which_of_the_two_just_told_of(say: Say) -> None:
    say("유족연금은 얼마예요", "ask_amount")
    assert "하나를 골라요" in text(say("어느 게 유리해요", "compare"))


def test_a_year_of_birth_told_of_a_pension_asked_for(say: Say) -> None:
    say("국민연금 몇 살부터 받아요", "ask_eligibility")
    assert "64세" in text(say("66년생이요", "inform"))


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("엄마 병간호 때문에 퇴사했는데 실업급여 돼요", "어머님은"),
        ("엄마 때문에 회사 그만뒀어요", "어머님은 일을"),
        ("아내 간병 때문에 직장을 그만뒀습니다", "배우자분은"),
    ],
)
def test_who_gives_up_work_for_somebody_is_out_of_work_themselves(say: Say, words: str, who: str) -> None:
    assert f"네, {who}" not in text(say(words, "life_event"))


def test_who_gives_it_up_for_a_bad_back_is_the_one_named(say: Say) -> None:
    assert "아버님은 일을 쉬는 중" in text(say("아버지가 허리 때문에 일을 그만두셨어요", "life_event"))
