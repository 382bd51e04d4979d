"""What old people and those who look after them ask a desk, in words of several people and after other turns."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("등급 나올때까지 얼매나 걸리노 그동안은 우짜노", "ask_period"),
        ("한 달 걸린다는데 그동안 혼자 어떻게 지내요", "ask_benefits"),
        ("등급 신청하면 바로 나와요? 그 전엔 누가 봐주나요", "ask_benefits"),
    ],
)
def test_who_waits_for_a_grade_hears_who_helps_until_then(say: Say, line: str, intent: str) -> None:
    say("장기요양등급 어떻게 신청해요", "ask_how")
    said = text(say(line, intent))
    assert "30일" in said and "1522-0365" in said


@pytest.mark.parametrize("line", ["아들은 서울 있는데 아들이 대신 신청해도 되나", "엄마 주소는 오빠집으로 돼있는데 내가 신청해도 되는교"])
def test_a_grade_is_applied_for_by_family_wherever_they_live(say: Say, line: str) -> None:
    say("장기요양등급 어떻게 신청해요", "ask_how")
    assert "주소가 달라도" in text(say(line, "ask_how"))


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("어머니가 등급외 나왔습니다 이제 아무것도 못 받습니까", "ask_eligibility"),
        ("등급외 나온 어머니 집안일 도와주는 서비스 있나요", "ask_benefits"),
        ("69세 독거 남성, 뇌경색 편마비, 장기요양 등급외 판정. 연계 가능한 돌봄서비스 문의드립니다.", "ask_contact"),
    ],
)
def test_who_got_no_grade_hears_what_is_left(say: Say, line: str, intent: str) -> None:
    said = text(say(line, intent))
    assert "노인맞춤돌봄" in said and "90일" in said


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("다리가 아파서 거름을 못 거러요 지팡이 말고 미는 거 그거 어디서 주나요", "ask_how"),
        ("엄마 보행차 하나 사드리고 싶은데 지원되나요", "ask_benefits"),
        ("할머니 유모차 같은 거 걸을 때 미는 거 어디서 사요 지원 있어요?", "ask_benefits"),
    ],
)
def test_a_walker_is_named_as_people_see_it(say: Say, line: str, intent: str) -> None:
    said = text(say(line, intent))
    assert "15%" in said and "1577-1000" in said
    assert "1577-1000" in text(say("등급 없어요 그냥 노인네에요", "inform"))


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("어머니 통장 관리를 제가 대신하려면 어떻게 해야 하나요", "ask_how"),
        ("엄마가 치매신데 은행 예금을 딸이 찾을 수 있나요", "out_of_scope"),
        ("시아버지 돈을 제가 맡아서 관리하는데 나중에 문제 안되나요", "out_of_scope"),
    ],
)
def test_who_manages_the_money_of_a_parent_hears_of_bank_and_guardian(say: Say, line: str, intent: str) -> None:
    said = text(say(line, intent))
    assert "132" in said and "후견" in said


def test_help_with_a_hospital_bill_is_asked_for_before_leaving(say: Say) -> None:
    say("아버지 병원비가 800만원 나왔어요 도와주는 데 있나요", "ask_benefits")
    said = text(say("퇴원하기 전에 말해야 쓴가 퇴원하고 해도 된가", "unclear"))
    assert "퇴원하기 전에" in said and "180일" in said


@pytest.mark.parametrize(
    ("line", "intent", "told"),
    [
        ("보호자가 없는데 제가 서명해야되요?", "ask_how", "의무는 없어요"),
        ("보호자 없는 환자인데 조카인 제가 사인하면 병원비를 물어내야 하나요", "ask_documents", "연대보증"),
        ("병원에서 보증인을 세우라는데 없으면 입원 못해요?", "ask_benefits", "거절할 수 없어요"),
    ],
)
def test_a_patient_without_family_is_no_debt_of_a_neighbour(say: Say, line: str, intent: str, told: str) -> None:
    assert told in text(say(line, intent))


def test_a_neighbour_who_is_refused_hears_who_goes_on_asking(say: Say) -> None:
    first = "우리 동네 87세 어르신이 혼자 사시는데 문도 안 열고 본인은 도움 필요없다고 하시는데 제가 신청할 수 있습니까"
    assert "129" in text(say(first, "ask_benefits"))
    assert "1577-1389" in text(say("본인이 끝까지 거부하면 어떻게 됩니까", "ask_benefits"))
    assert "119" in text(say("며칠째 인기척이 없습니다. 어디로 전화합니까", "ask_contact"))
    assert "119" in text(say("급합니다 문을 두드려도 대답이 없어요", "inform"))


@pytest.mark.parametrize("line", ["이혼한 남편 국민연금도 나눠준다던데 25년 살았어요", "전처가 연금 나눠달래요 이혼한 지 오래됐는데"])
def test_a_pension_is_divided_after_a_divorce(say: Say, line: str) -> None:
    said = text(say(line, "inform"))
    assert "5년" in said and "1355" in said
    assert "재혼해도 계속" in text(say("재혼해도 계속 나와요", "already_receiving"))


def test_of_two_pensions_one_is_chosen(say: Say) -> None:
    said = text(say("유족연금이랑 국민연금 노령연금 둘 다 받을 수 있어요?", "compare"))
    assert "하나를 골라요" in said and "30%" in said


@pytest.mark.parametrize(
    ("line", "intent", "told"),
    [
        ("의무조사 안 받고 그냥 나왔습니다", "life_event", "신청할 수 있어요"),
        ("보훈대상자랑 유공자랑 뭐가 다릅니까", "out_of_scope", "재해부상군경"),
        ("취업지원 같은 것도 있습니까", "ask_benefits", "가산점|더해 주고"),
        ("신청하면 얼마나 걸립니까", "ask_period", "몇 달"),
        ("병원 기록은 사제병원 것도 됩니까", "ask_privacy", "민간병원"),
    ],
)
def test_a_soldier_hears_how_the_registration_goes(say: Say, line: str, intent: str, told: str) -> None:
    say("8년 복무하고 작년에 전역했습니다. 훈련 중에 무릎을 다쳤는데 국가유공자 신청 되는지요", "ask_eligibility")
    said = text(say(line, intent))
    assert any(each in said for each in told.split("|"))


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("전화는 못 들으난 문자로 물어볼 디 이신가", "ask_contact"),
        ("귀가 안들려서 그러는데 카톡으로 상담되는 곳 있나요", "ask_contact"),
        ("수어로 상담하는 데 있나요", "greet"),
    ],
)
def test_who_cannot_telephone_is_given_more_than_a_number(say: Say, line: str, intent: str) -> None:
    assert "107" in text(say(line, intent))


def test_the_worth_of_land_is_reckoned_in_words(say: Say) -> None:
    say("기초연금 신청하려고요", "ask_overview")
    assert "4%" in text(say("집은 공시지가 4억이에요..예금 5천..", "inform"))
    assert "2011년" in text(say("아들 이름으로 집을 넘기면요", "ask_eligibility"))
    assert "90일" in text(say("땅값 올랐다고 깎는게 말이 되나 농사도 못짓는 땅인데", "complain"))
