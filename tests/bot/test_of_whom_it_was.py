"""What the talk before says of whom a fact is, and what is put right of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.saying import Say


def own(outcome: Any, who: str = "self") -> dict[str, Any]:
    return {p["id"]: p["facts"] for p in outcome.state["people"]}.get(who, {})


def test_how_the_husbands_job_was_lost_is_told_of_him(say: Say) -> None:
    say("남편이 지난달에 회사에서 짤렸습니다 저는 마트 파트로 월 110 벌고요 아들 하나 중학생", "life_event")
    found = say("42이요 권고사직이고 남편은 4년 다녔어요", "inform")
    assert own(found)["age"] == 42 and own(found)["employment"] == "employed" and "job_lost" not in own(found)
    found = say("짤린건 남편이고 저는 안짤렸어요", "correct")
    assert own(found)["job_lost"] is False and own(found, "spouse")["job_lost"] is True


@pytest.mark.parametrize("words", ["월급은 220이었어요", "월급 250 받았었어요", "한달에 이백오십 벌었지"])
def test_the_wage_of_a_job_that_was_lost_is_no_income(say: Say, words: str) -> None:
    say("지난달에 회사에서 짤렸어요", "life_event")
    assert "monthly_income" not in own(say(words, "inform"))


def test_a_wage_of_today_is(say: Say) -> None:
    say("지난달에 회사에서 짤렸어요", "life_event")
    assert own(say("지금은 알바해서 80 벌어요", "inform"))["monthly_income"] == 800_000


def test_a_loss_of_ones_own_is_ones_own(say: Say) -> None:
    say("남편이 짤렸어요 저는 식당 다녀요", "inform")
    assert own(say("저도 지난주에 권고사직 당했어요", "inform"))["job_lost"] is True


@pytest.mark.parametrize("words", ["저는 안 짤렸고 다니고 있어요", "짤린 건 제가 아니라 남편이에요", "아니요 저 말고 남편이 짤렸어요"])
def test_who_lost_no_job_is_not_out_of_work(say: Say, words: str) -> None:
    say("회사에서 짤렸어요", "life_event")
    found = own(say(words, "correct"))
    assert found.get("job_lost") in (None, False) and "employment" not in found


@pytest.mark.parametrize("words", ["저는 혼자 안 살아요", "혼자 사는 거 아니에요 남편 있어요", "혼자 사는 건 엄마고 저는 식구가 셋이에요"])
def test_who_does_not_live_alone(say: Say, words: str) -> None:
    say("혼자 살아요", "inform")
    found = own(say(words, "correct"))
    assert found.get("lives_alone") is not True and found.get("household_size") != 1


def test_the_uncle_lived_alone(say: Say) -> None:
    assert own(say("혼자사시던 삼촌이 돌아가셨는데 장례 치를돈이 없어요 수급자셨어요", "ask_benefits")) == {}
    assert own(say("아니 혼자 사신건 삼촌이고 저는 가족하고 살아요", "correct"))["lives_alone"] is False
    assert own(say("저는 혼자 안살아요 네식구에요. 장례비 얼마나 나와요", "inform"))["household_size"] == 4


@pytest.mark.parametrize(
    ("told", "words", "fact", "who"),
    [
        ("장애 3급이에요", "장애는 제가 아니라 아들이에요", "disability", "child:1"),
        ("저 임신했어요", "임신한 건 제 동생이에요", "pregnant", "sibling"),
        ("치매예요 일흔여덟이에요", "제가 아니라 아버지가요", "dementia", "father"),
        ("암이에요 병원비가 걱정돼요", "아니 제가 아니라 아내가 암이에요", "serious_illness", "spouse"),
        ("농사지어요", "농사는 남편이 짓고 저는 안 지어요", "employment", "spouse"),
    ],
)
def test_what_was_heard_of_the_wrong_one_goes_to_the_right_one(say: Say, told: str, words: str, fact: str, who: str) -> None:
    assert fact in own(say(told, "inform"))
    found = say(words, "correct")
    assert fact not in own(found) and own(found, who)[fact]


@pytest.mark.parametrize("words", ["저 말고 엄마도 수급자예요", "엄마도 수급자예요"])
def test_what_is_true_of_both_stays(say: Say, words: str) -> None:
    say("저는 수급자예요", "inform")
    assert own(say(words, "inform"))["basic_livelihood"] is True


@pytest.mark.parametrize("words", ["200은 월급이 아니라 보증금이에요", "아니 200은 제 소득이 아니에요"])
def test_a_sum_that_was_no_income_is_forgotten(say: Say, words: str) -> None:
    say("월급 200이에요", "inform")
    assert "monthly_income" not in own(say(words, "correct"))


def test_a_rented_home_that_was_none(say: Say) -> None:
    say("임대주택 살아요", "inform")
    assert "housing" not in own(say("임대주택 안 살아요", "correct"))


def test_who_lies_ill_is_told_of(say: Say) -> None:
    say("엄마가 쓰러지셨어요 반신마비 왔는데", "life_event")
    found = say("아 지금 쓰러진건 아니고 작년에 뇌졸중이요 68세 아니 예순여섯이요", "correct")
    assert own(found) == {} and own(found, "mother")["age"] == 66


def test_an_honoured_age_is_the_fathers(say: Say) -> None:
    say("아버지가 치매세요 저는 마흔이에요", "inform")
    found = say("일흔아홉이시고 4등급 받으셨어요", "inform")
    assert own(found)["age"] == 40 and own(found, "father")["age"] == 79 and own(found, "father")["care_grade"] == 4


def test_her_household_lives_on_what_he_earns(say: Say) -> None:
    found = say("애가 셋이에요 초4 초1 그리고 두살 신랑 월급 320 갖고 살아요 뭐 받을거 있나요", "ask_benefits")
    assert found.state["subject"] == "self" and own(found)["monthly_income"] == 3_200_000
    assert own(say("다섯식구요 전세 살고요", "inform"))["household_size"] == 5


def test_he_is_asked_for_where_she_says_so(say: Say) -> None:
    assert say("남편 월급 320인데 남편은 뭐 받을 수 있어요", "ask_benefits").state["subject"] == "spouse"


def test_two_who_earn_together_are_no_answer_where_more_are_known(say: Say) -> None:
    say("조카 둘을 우리집에서 키우게됐어요 저희도 애 하나 있고 와이프가 힘들어해요", "life_event")
    assert "household_size" not in own(say("둘이 합쳐서 400이요", "inform"))


def test_a_benefit_not_received_is_offered_again(say: Say) -> None:
    say("생리용품 지원 받고 있어요", "already_receiving")
    assert say("아니 안받고있는데?? 어케 신청하냐고", "ask_how").state["receiving"] == []


def test_what_comes_in_is_received(say: Say) -> None:
    say("여든하나 혼자살아", "inform")
    assert say("기초연금 삼십사만원 그거여 자식은 있는데 안와", "inform").state["receiving"] == ["기초연금"]


def test_a_son_who_serves_is_no_small_child(say: Say) -> None:
    found = say("아들이 상병인데 훈련하다 무릎 십자인대가 끊어졌어요", "life_event")
    names = [match["name"] for match in found.state["matches"]]
    assert found.state["subject"] == "child" and not {"아동수당", "교육급여", "자녀장려금"} & set(names)
    assert "soldier" not in found.state["facts"]


def test_a_child_told_of_later_is_counted_anew(say: Say) -> None:
    say("둘이 합쳐 300이에요 맞벌이", "inform")
    assert "household_size" not in own(say("애는 다섯살 하나요", "inform"))


def test_an_age_given_for_the_wrong_one_is_passed_on(say: Say) -> None:
    say("나이는 쉰아홉이에요", "inform")
    found = say("아니요 그건 엄마 나이고 저는 서른하나예요", "correct")
    assert own(found)["age"] == 31 and own(found, "mother")["age"] == 59


def test_who_only_looks_after_her_leaves_the_talk_with_her(say: Say) -> None:
    say("어머니가 여든이세요 치매세요", "inform")
    assert say("제가 모시고 살아요", "inform").state["subject"] == "mother"


def test_who_went_last_year_leaves_one_alone(say: Say) -> None:
    say("나는 여든둘이고 할망이랑 둘이 살아", "inform")
    assert own(say("아니 할망은 작년에 가고 혼자여", "inform"))["lives_alone"] is True
