"""What is told in passing leaves the talk with whom it is about; what each of a couple earns is added up; what is known stays known."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.saying import Say, text


def own(outcome: Any, who: str = "self") -> dict[str, Any]:
    return {p["id"]: p["facts"] for p in outcome.state["people"]}.get(who, {})


def about(outcome: Any) -> str:
    return outcome.context["subject"]


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("어머니는 여든둘이시고 저는 회사 다녀요", "inform"),
        ("저는 출근해야 해서 낮에 봐줄 사람이 없어요", "ask_benefits"),
        ("저는 일 때문에 낮에는 못 봐 드려요", "inform"),
        ("어머니 소득은 없고요 저는 직장인인데 제 소득도 보나요", "inform"),
        ("제가 인천에서 대신 신청해도 되나요", "ask_how"),
        ("자식 소득도 보나요", "ask_eligibility"),
    ],
)
def test_the_talk_stays_with_the_mother(say: Say, words: str, intent: str) -> None:
    say("경북 의성 사시는 어머니가 치매세요 뭐 받을 수 있어요", "ask_benefits")
    found = say(words, intent)
    assert about(found) == "mother"
    assert own(found, "mother")["region"]["sigungu"] == "의성군" and "employment" not in own(found, "mother")


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("저는 마흔다섯 직장인인데 저는 뭐 받을 수 있어요", "ask_benefits"),
        ("그럼 저는요 저는 회사 다녀요", "change_subject"),
        ("어머니 말고 제 얘기예요 저는 회사 다녀요", "inform"),
        ("저도 암이에요 마흔이에요", "inform"),
    ],
)
def test_the_talk_turns_to_who_asks_for_themselves(say: Say, words: str, intent: str) -> None:
    say("어머니가 치매세요 뭐 받을 수 있어요", "ask_benefits")
    assert about(say(words, intent)) == "self"


@pytest.mark.parametrize(
    "words",
    [
        "저는 필리핀 사람이에요 남편은 한국 사람이에요 아이 있어요 뭐 받아요?",
        "저 캄보디아 사람입니다. 한국 남편 결혼 했어요. 아기 있어요. 돈 줘요?",
    ],
)
def test_who_married_into_korea_tells_of_herself(say: Say, words: str) -> None:
    found = say(words, "ask_benefits")
    assert about(found) == "self" and own(found)["foreign_national"] is True


@pytest.mark.parametrize(
    "words",
    ["저는 필리핀 사람이고 남편은 뭐 받을 수 있어요? 남편은 한국 사람이에요", "남편이 예순여섯인데 뭐 받을 수 있어요?"],
)
def test_who_asks_for_the_husband_asks_for_him(say: Say, words: str) -> None:
    assert about(say(words, "ask_benefits")) == "spouse"


def test_a_pupils_parents_pay_is_told_in_passing(say: Say) -> None:
    say("스물한 살 대학생이에요", "inform")
    found = say("국가장학금은 되나요 부모님은 합쳐서 월 400이요", "ask_eligibility")
    assert about(found) == "self" and own(found, "parent")["monthly_income"] == 4_000_000


def test_who_parts_from_the_husband_asks_for_herself(say: Say) -> None:
    say("남편이 지난달에 짤렸어요 뭐 받을 수 있어요", "ask_benefits")
    assert about(say("이혼하게 되면 한부모로 뭐 받아요", "ask_benefits")) == "self"


@pytest.mark.parametrize("words", ["저는 월 120 벌고 아내는 따로 벌어요", "저는 한 달에 120 벌어요"])
def test_what_a_couple_earns_is_added_up(say: Say, words: str) -> None:
    say(words, "inform")
    found = say("집사람은 식당일 해서 월 150 벌어요", "inform")
    assert own(found)["monthly_income"] == 2_700_000
    assert own(say("아니 저는 100만원이라니까요", "correct"))["monthly_income"] == 2_500_000


def test_who_earns_beside_a_spouse_is_one_of_two(say: Say) -> None:
    say("대리운전 하는데 작년에 천이백 벌었어요 근로장려금 나오나요", "ask_eligibility")
    said = say("아내는 식당일 해서 월 150 벌어요", "inform")
    assert "근로장려금" in text(said) and own(said)["monthly_income"] == 2_500_000


def test_a_sum_taken_for_ones_own_is_the_wifes(say: Say) -> None:
    say("월 150 벌어요", "inform")
    assert own(say("아니 그건 마누라가 버는 거고 나는 100만원이라니까", "correct"))["monthly_income"] == 2_500_000


@pytest.mark.parametrize(
    ("first", "then", "won"),
    [
        ("저는 한 달에 120 벌어요", "월 130 벌어요", 1_300_000),
        ("저는 한 달에 120 벌어요", "남편이랑 합쳐서 300이요", 3_000_000),
        ("둘이 합쳐서 월 300 벌어요", "아니요 합쳐서 320이요", 3_200_000),
        ("저는 100 벌고 남편은 200 벌어요", "둘이 합쳐 310이요", 3_100_000),
    ],
)
def test_a_later_figure_of_the_same_takes_its_place(say: Say, first: str, then: str, won: int) -> None:
    say(first, "inform")
    assert own(say(then, "inform"))["monthly_income"] == won


def test_a_bound_takes_the_place_of_no_age(say: Say) -> None:
    say("저는 예순여덟이고 아내는 예순여섯이에요", "inform")
    assert own(say("아내가 65세 넘었으니 같이 신청하면 되죠", "ask_how"), "spouse")["age"] == 66
    assert own(say("아내가 칠십 넘었어요", "inform"), "spouse")["age"] == 70
    assert own(say("아내는 예순일곱이에요", "inform"), "spouse")["age"] == 67


@pytest.mark.parametrize("words", ["사천에 사는 게 아니라 빚이 사천만원이라고요", "저 사천 안 살아요", "사천이 아니고 빚이 그만큼이에요"])
def test_a_place_that_is_denied_is_forgotten(say: Say, words: str) -> None:
    say("사천 살아요", "inform")
    assert "region" not in own(say(words, "correct"))


@pytest.mark.parametrize("words", ["사천에 아는 사람이 없어요", "사천 아니면 못 받나요", "월세 안 살아요", "사천 말고도 되나요"])
def test_a_place_that_is_not_stays(say: Say, words: str) -> None:
    say("사천 살아요", "inform")
    assert own(say(words, "inform"))["region"]["sigungu"] == "사천시"
