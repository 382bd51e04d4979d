"""Words that were taken for others."""

from __future__ import annotations

import pytest

from bot.understand import emotion, payment
from tests.bot.saying import Say, text


def test_words_on_both_sides_of_a_fact_make_no_need(say: Say) -> None:
    assert "구직급여" not in text(say("나 올해 67세고 아내랑 둘이 사는데 뭐 받을 수 있는 거 있나요?", "ask_benefits"))


@pytest.mark.parametrize(
    "words", ["장애인활동지원 시간이 적게 나왔어요", "전기요금 할인 신청했는데 아직 안깎였어요", "등급이 너무 적게 나왔어요"]
)
def test_what_is_no_money_came_to_no_less(words: str) -> None:
    assert payment.trouble(words, True) is None


def test_what_was_cut_came_to_less() -> None:
    assert payment.trouble("기초연금이 깎여서 나왔어요", True) == "less"


@pytest.mark.parametrize(("words", "feeling"), [("이거 사기 아니죠?", "neutral"), ("사기꾼들이네", "anger")])
def test_who_fears_a_swindle_accuses_nobody(words: str, feeling: str) -> None:
    assert emotion.read(words) == feeling


def test_what_is_received_is_not_what_is_asked_for(say: Say) -> None:
    say("어머니 반찬 배달해주는 데 있나요", "ask_benefits")
    told = text(say("어머니는 여든하나고 기초연금 받으세요. 그것도 돼요?", "ask_eligibility"))
    assert "도시락" in told


def test_a_search_for_the_difference_asks_it(say: Say) -> None:
    assert "시세의 30%" in text(say("행복주택이랑 국민임대 차이", "inform"))


def test_after_a_list_its_own_hospital_money_is_meant(say: Say) -> None:
    say("임신 8개월이에요", "inform")
    assert "100만 원" in text(say("병원비 얼마 나와요", "ask_amount"))


def test_small_talk_is_never_the_same_twice_running(say: Say) -> None:
    first = text(say("심심해서 그래", "smalltalk"))
    assert text(say("심심해서 그래", "smalltalk")) != first


def test_the_weather_is_not_known(say: Say) -> None:
    assert "잘 모르는 일" in text(say("오늘 날씨 어때?", "smalltalk"))


@pytest.mark.parametrize("words", ["소득 봐요?", "재산은 보나요"])
def test_whether_means_count_is_asked_of_what_was_listed(say: Say, words: str) -> None:
    say("임신 8개월이에요", "inform")
    assert "소득" in text(say(words, "smalltalk"))


def test_whether_one_gets_it_or_not_is_no_detail(say: Say) -> None:
    say("기초연금 얼마예요", "ask_amount")
    assert "TV" not in text(say("그래서 저희는 받을 수 있는 거예요 없는 거예요", "ask_benefits"))


def test_another_discount_leaves_the_car(say: Say) -> None:
    say("아버지가 장애인이세요", "inform")
    say("자동차 살 때도 할인되나요", "out_of_scope")
    assert "통신" in text(say("휴대폰 요금도 되나요", "ask_benefits"))
