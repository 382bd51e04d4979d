"""What comes before every benefit though nobody is in danger yet: one answer, no question about income."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, cards, text


def said(lines: str) -> list[str]:
    return [each.strip() for each in lines.split("|")]


RUNAWAY = said("""
    집나왔어 16살 | 열다섯인데 집에서 나왔어요 찜질방이에요 | 가출했어요 고2예요 | 중3인데 집에서 쫓겨났어요 | 열여섯살인데 잘 데가 없어요
""")
YOUNG_MOTHER = said("""
    임신한거같아요 고1이에요 엄마한테 말 못해요 | 저 열일곱인데 임신8개월이에요 엄마한테 말못했어요 어떡해요 |
    18살인데 애를 가졌어요 무서워요 |
    제 친구가 임신했는데 열여덟이고 집에서 쫓겨났대요
""")
AFTER_BIRTH = said("""
    애 낳고 우울해요 눈물만 나고 아기가 미워요 | 출산하고 나서 자꾸 눈물이 나요 |
    둘째 낳고 아기가 예쁘지 않아요 우울해요 | 산후에 너무 우울해요
""")
SMISHING = said("""
    복지부라면서 지원금 준다고 링크 문자 왔는데 이거 진짜예요? | 국민연금공단이라고 전화와서 계좌번호 알려달래요 사기인가요? |
    민생지원금 신청하라고 문자 왔는데 링크 눌러도 되나요 | 건강보험 환급금 문자 왔는데 의심스러워요 | 택배 문자인데 눌러야 되나요
""")
NUMBERS = {"1388": RUNAWAY, "1308": YOUNG_MOTHER, "1577-0199": AFTER_BIRTH, "112": SMISHING}
NONE = said("""
    스물셋이고 집 나와서 자취해요 | 열일곱이고 집에서 나와서 학교 가려고요 | 마흔인데 집을 나왔어요 | 애 낳고 직장 그만뒀어요 |
    구청에서 지원금 신청하라고 문자가 왔어요 | 소비쿠폰 문자로 신청해요? |
    아들이 가출해서 생계가 막막해요
""")


@pytest.mark.parametrize("intent", ["inform", "smalltalk", "out_of_scope"])
@pytest.mark.parametrize(("words", "number"), [(words, number) for number, lines in NUMBERS.items() for words in lines])
def test_it_is_answered_before_every_benefit(say: Say, words: str, number: str, intent: str) -> None:
    outcome = say(words, intent)
    assert number in text(outcome)
    assert not cards(outcome)
    assert "소득" not in text(outcome)
    assert outcome.state["crisis"] is None


@pytest.mark.parametrize("words", NONE)
def test_what_sounds_like_it_is_taken_for_what_it_is(say: Say, words: str) -> None:
    reply = text(say(words, "inform"))
    assert not any(each in reply for each in ("청소년쉼터를", "1308", "산후우울 검사", "링크는 누르지"))


def test_who_pressed_it_is_sent_to_the_police_and_the_bank(say: Say) -> None:
    say("지원금 준다고 링크 문자 왔는데 이거 진짜예요?", "complain")
    assert "지급정지" in text(say("눌러버렸는데 어떡해", "out_of_scope"))


def test_a_night_without_a_bed_is_answered_again_in_other_words(say: Say) -> None:
    first = say("집나왔어 16살", "inform")
    second = say("잘데 없어", "inform")
    assert "1388" in text(second)
    assert text(second) != text(first)


@pytest.mark.parametrize("words", ["열여섯 아들이 가출했어요", "딸이 집을 나가서 연락이 안 돼요", "중2 딸이 가출한 지 사흘째예요"])
def test_whose_child_ran_away_is_sent_to_the_police(say: Say, words: str) -> None:
    assert text(say(words, "inform")).startswith("112")
