"""What is asked of livelihood, home and work after the first answer, and the stories that such questions begin with."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, text

# 구직급여


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("회사에서 이직확인서를 안해주는데 어떡해요", "ask_benefits"),
        ("이직확인서 아예 안내주면 신청을 못하나요", "ask_documents"),
        ("퇴사한 지 한달인데 이직확인서가 아직도 안 들어왔대요", "life_event"),
        ("사장님이 이직확인서 못 써준다 캅니더 우짭니꺼", "life_event"),
    ],
)
def test_without_the_employers_certificate_one_applies_all_the_same(say: Say, line: str, intent: str) -> None:
    said = text(say(line, intent))
    assert "먼저 신청" in said and "10일" in said


def test_when_the_employer_must_send_it_is_asked_next(say: Say) -> None:
    say("회사가 이직확인서를 안 써줘요", "inform")
    assert "300만 원" in text(say("며칠 안에 줘야 하는 거예요", "ask_period"))


@pytest.mark.parametrize(
    "line", ["그럼 알바 하루이틀 하면 안되는거예요?", "쿠팡 하루 나가도 돼요?", "하루 나가서 일하면 안 됩니까", "식당 하루 뛰면 끊겨요?"]
)
def test_a_days_work_is_taken_off_and_told(say: Say, line: str) -> None:
    say("실업급여 얼마나 받아요", "ask_amount")
    said = text(say(line, "ask_eligibility"))
    assert "일한 날" in said and "실업인정일" in said
    assert "5배" in text(say("신고 안 하면 걸리나요", "ask_period"))


@pytest.mark.parametrize(
    ("years", "days"), [("1년 2개월 다녔는데", "150일"), ("4년 다녔어요", "180일"), ("8년 일했는데", "210일"), ("15년 근무했는데", "240일")]
)
def test_the_days_are_those_of_the_years_insured(say: Say, years: str, days: str) -> None:
    say("실업급여 알려줘요", "ask_overview")
    assert days in text(say(f"몇 달 나와요 {years}", "ask_period"))


def test_a_wage_that_is_told_gives_the_daily_amount(say: Say) -> None:
    said = text(say("구직급여 얼마나 받아요 월급은 240이었어요", "ask_amount"))
    assert "66,048원" in said and "198만 원" in said


# 생계급여


@pytest.mark.parametrize(
    "line",
    [
        "혼자 사시던 친정엄마를 저희집으로 모시려는데 합치면 엄마가 받던 생계급여 끊기나요?",
        "시어머니가 기초수급자신데 우리랑 살림 합치면 수급 떨어져요?",
        "아버지를 모셔오려고 하는데 아버지 수급비 어떻게 돼요",
    ],
)
def test_who_moves_in_with_their_children_is_one_household(say: Say, line: str) -> None:
    assert "한 가구" in text(say(line, "ask_eligibility"))
    said = text(say("주소만 안 옮기고 같이 살면 안되나요?", "ask_eligibility"))
    assert "실제로" in said and "돌려내야" in said


@pytest.mark.parametrize(
    "line", ["알바해서 60만원 벌면 생계급여 얼마나 깎여요", "생계급여 받는데 70만원 벌면 얼마 줄어요", "30프로 빼준다는 게 무슨 말이에요"]
)
def test_three_tenths_of_what_is_earned_are_left_out(say: Say, line: str) -> None:
    say("생계급여 알려줘요", "ask_overview")
    assert "30%" in text(say(line, "ask_amount"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("수급자 신청하면 통장 다 뒤져보나요", "금융정보"),
        ("기초수급 신청하면 보험 깨라고 해요", "해약환급금"),
        ("주민센터에서 집에 조사 나온다는데 뭘 봐요", "누구와 함께"),
        ("아들이 대기업 다니는데 저 수급자 될 수 있어요?", "1억 3천만 원"),
        ("수급자 신청하면 언제 돈나와요", "30일"),
    ],
)
def test_what_is_looked_at_is_told_whatever_was_talked_about(say: Say, line: str, told: str) -> None:
    assert told in text(say(line, "ask_benefits"))


# A room and an address


@pytest.mark.parametrize(
    "line",
    [
        "고시운 사는데 방값 두달 밀려서 낼 나가래요",
        "여관에서 사는데 방세 못내서 모레까지 나가라고 합니다",
        "고시원비를 못 내서 내일 방 비우래요",
    ],
)
def test_who_is_put_out_of_a_room_hears_whom_to_call_before_any_list(say: Say, line: str) -> None:
    outcome = say(line, "inform")
    assert "129" in outcome.replies[0].text
    assert "129" in text(say("지금 밤인데 전화 받나요", "ask_contact"))
    assert "긴급복지를 신청" in text(say("동사무소 가면 머라고 말해야대요", "ask_how"))


@pytest.mark.parametrize(
    "line", ["주민등록이 말소됐어요 다시 살리려면 어떡해요", "주민등록이 직권말소됐다는데 어떻게 살려요", "거주불명자로 나온대요"]
)
def test_a_cancelled_registration_is_made_again_where_one_stays(say: Say, line: str) -> None:
    say(line, "out_of_scope")
    assert "10만 원" in text(say("과태료 나오나요", "out_of_scope"))
    assert "고시원" in text(say("주소 둘 데가 없는데", "ask_benefits"))


@pytest.mark.parametrize(
    "line", ["당뇨약은 어디서 타요 돈업는데", "약 떨어진지 일주일 됐는디 병원비가 없당께", "고혈압약 사야 하는데 돈이 없어요"]
)
def test_who_is_out_of_medicine_hears_of_the_health_centre(say: Say, line: str) -> None:
    assert "보건소" in text(say(line, "out_of_scope"))


# A home


@pytest.mark.parametrize(
    ("line", "intent", "told"),
    [
        ("버팀목 서류 뭐 떼야함?", "ask_documents", "임대차계약서"),
        ("버팀목 전세대출 조건이 뭐예요", "ask_eligibility", "5천만 원"),
        ("전세대출 이자는 계속 내야하는거예요? 집주인이 보증금을 안 줘요", "out_of_scope", "1566-9009"),
        ("매입임대랑 전세임대랑 뭐가 달라요", "compare", "LH가 사 둔 집"),
        ("영구임대 사시던 아버지 돌아가셨는데 제가 계속 살 수 있나요", "life_event", "함께 살던"),
        ("엄마 임대아파트는 어떻게 되나요", "ask_benefits", "1600-1004"),
    ],
)
def test_loans_and_public_homes_have_answers_of_their_own(say: Say, line: str, intent: str, told: str) -> None:
    assert told in text(say(line, intent))


def test_electricity_that_will_be_cut_is_paid_in_parts(say: Say) -> None:
    say("전기가 끊긴대요 석달 밀려서", "life_event")
    assert "123" in text(say("나눠 내게 해줘요?", "ask_benefits"))
    assert "아기" in text(say("지금 애기도 있는데", "ask_benefits"))


# Taxes, a friend's debt, a farm, the army


@pytest.mark.parametrize(
    "line", ["연말정산 때 부모님 공제 돼요? 따로 살아요", "연말정산 할 때 시어머니 올릴 수 있나요", "모시고 살면 세금이라도 깎아 주나요"]
)
def test_parents_are_dependants_and_only_for_one_child(say: Say, line: str) -> None:
    say(line, "out_of_scope")
    assert "한 사람" in text(say("형도 받았대요", "ask_eligibility"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("종합소득세 못 냈어요", "126"),
        ("부가세 신고를 깜빡했어요", "126"),
        ("친구 보증을 섰는데 제가 다 갚아야 돼요?", "132"),
        ("농사짓다 다쳐서 입원했는데 일할 사람 보내주나요", "농협"),
        ("농사일 대신 해주는 사람 영농도우미", "84,000원"),
        ("생계곤란으로 군대 면제되나요", "1588-9090"),
    ],
)
def test_each_of_these_has_its_office(say: Say, line: str, told: str) -> None:
    assert told in text(say(line, "out_of_scope"))


@pytest.mark.parametrize(
    "words",
    [
        "임신했는데 실업급여 애 낳고 나서 받아도 돼요?",
        "짤리면 실업급여는 치료중에도 받아집니꺼",
        "실업급여 출산하고 나중에 미뤄서 받을 수 있나요",
    ],
)
def test_who_cannot_look_for_work_yet_can_put_it_off(say: Say, words: str) -> None:
    assert "수급기간 연기" in text(say(words, "ask_eligibility"))
