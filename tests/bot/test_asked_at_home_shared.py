"""What is asked after the first answer about an injury at work, unpaid wages, a landlord's fraud, debts, health insurance and more."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    "line", ["지금이라도 되나요 석 달이나 지났는데", "1년 전인데 지금도 돼요", "산재 신청 기한이 언제까지입니까", "언제까지 신청해야 해요"]
)
def test_an_injury_may_be_claimed_for_three_years(say: Say, line: str) -> None:
    say("공장에서 프레스에 손가락이 잘렸는데 사장님이 산재는 하지 말자고 하는데", "life_event")
    assert "3년" in text(say(line, "ask_period"))


@pytest.mark.parametrize("line", ["사장이 나가라 그러면 어떡합니까", "산재 중에 자르면요", "회사에서 그만두래요"])
def test_who_is_injured_at_work_may_not_be_dismissed(say: Say, line: str) -> None:
    say("일하다 허리 다쳤는데 회사에서 산재 하지 말래요", "life_event")
    assert "30일은 해고할 수 없어요" in text(say(line, "out_of_scope"))


def test_foreigners_are_paid_all_the_same(say: Say) -> None:
    say("사장이 월급 두달 안 주고 도망갔슴다", "life_event")
    assert "비자나 국적과 상관없이" in text(say("비자는 F4임다 저도 대지급금 됨까", "inform"))
    assert "1577-0071" in text(say("노동부 가면 중국말 하는 사람 있슴까", "ask_person"))


@pytest.mark.parametrize(
    ("line", "intent", "told"),
    [
        ("다음달이 만기인데 이사 나가도 됩니까", "ask_eligibility", "주소를 옮기지 마세요"),
        ("피해자 인정 어디다 신청해요", "ask_how", "시·도"),
        ("전세대출 이자는 계속 내야하는거예요?", "more", "연체"),
        ("아니 나라가 돈 안돌려주면 무슨 소용이야", "complain", "분하고"),
    ],
)
def test_after_a_fraud_each_question_has_its_answer(say: Say, line: str, intent: str, told: str) -> None:
    say("전세사기 당했습니다 보증금 1억2천 집주인 잠적", "life_event")
    assert told in text(say(line, intent))


@pytest.mark.parametrize(
    ("line", "intent", "told"),
    [
        ("신용불량자 되나요", "ask_eligibility", "90일"),
        ("회사에 알려지나요", "ask_privacy", "알리지 않아요"),
        ("월급도 압류돼요?", "ask_eligibility", "250만 원"),
        ("개인회생하고 뭐가 다른교", "compare", "1600-5500"),
    ],
)
def test_debts_are_asked_about_further(say: Say, line: str, intent: str, told: str) -> None:
    say("카드값이 넉달 밀맀는데 그거 깎아주는 데 있습니꺼", "ask_benefits")
    assert told in text(say(line, intent))


def test_a_premium_is_adjusted_to_what_is_earned_now(say: Say) -> None:
    assert "조정" in text(say("건강보험료가 너무 많이 나왔어요 소득이 줄었는데", "inform"))
    assert "증명" in text(say("서류는요", "ask_documents"))


@pytest.mark.parametrize(
    ("line", "intent", "told"),
    [
        ("자립정착금 그거 언제 들어와요?", "ask_period", "시·도"),
        ("집은 어디서 살아요 LH?", "inform", "전세임대"),
        ("엄마가 갑자기 연락와서 돈 달래요 줘야돼요?", "life_event", "의무는 없어요"),
    ],
)
def test_who_leaves_a_childrens_home_is_answered_of_that(say: Say, line: str, intent: str, told: str) -> None:
    say("저 시설에서 살다가 내년 2월에 나가야 돼요 뭐부터 해야할지 모르겠음", "ask_how")
    assert told in text(say(line, intent))


def test_hail_is_reported_late_all_the_same(say: Say) -> None:
    say("우박 맞아가 사과 다 베맀다", "life_event")
    assert "10일이 지났어도" in text(say("우박 맞은 지 보름 됐는데 우야노", "out_of_scope"))


def test_who_shuns_the_telephone_may_write(say: Say) -> None:
    say("3년째 방에만 있음", "inform")
    assert "문자" in text(say("전화하는거 싫은데 문자로 되는데 없나", "ask_contact"))


def test_who_stays_in_may_begin_slowly(say: Say) -> None:
    say("3년째 방에만 있음", "inform")
    assert "청년도전지원사업" in text(say("일은 하고싶긴해 뭘 해본적이 없어서", "inform"))
