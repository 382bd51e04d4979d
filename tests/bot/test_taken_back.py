"""What is taken back of what was understood before, and what is received already."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.saying import Say


def own(outcome: Any, who: str = "self") -> dict[str, Any]:
    return {p["id"]: p["facts"] for p in outcome.state["people"]}.get(who, {})


def receiving(outcome: Any) -> list[str]:
    return list(outcome.state["receiving"])


def test_a_figure_that_was_no_income(say: Say) -> None:
    say("소득은 육십삼만원이요", "inform")
    found = own(say("소득이 아니라 나이가 육십삼이라고요", "correct"))
    assert found["age"] == 63 and "monthly_income" not in found


def test_an_income_stays_beside_an_age(say: Say) -> None:
    say("월 백만원 벌어요", "inform")
    found = own(say("나이가 아니라 소득이 백이십이에요", "correct"))
    assert found["monthly_income"] == 1_200_000


def test_a_figure_said_again_is_the_age(say: Say) -> None:
    say("예순다섯 살이에요", "inform")
    found = own(say("육십삼이라니까요", "correct"))
    assert found["age"] == 63 and "monthly_income" not in found


@pytest.mark.parametrize("words", ["월세 안 살아요 저희 집에 같이 살아요", "월세 아니에요", "월세 그런거 말고요 상담이요"])
def test_a_rent_that_was_none(say: Say, words: str) -> None:
    say("월세 살아요 31살", "inform")
    assert "housing" not in own(say(words, "correct"))


@pytest.mark.parametrize("words", ["월세 살아요", "월세 지원은 안 돼요?", "월세 내기가 힘들어요"])
def test_a_rent_that_is_paid(say: Say, words: str) -> None:
    say("월세 살아요 31살", "inform")
    assert own(say(words, "inform"))["housing"] == "monthly_rent"


@pytest.mark.parametrize("words", ["암은 남편이 아니라 제가 걸렸다고요", "아니 암은 남편이 아니고 제가 걸렸어요"])
def test_an_illness_goes_to_whose_it_is(say: Say, words: str) -> None:
    say("남편이 암이에요", "inform")
    outcome = say(words, "correct")
    assert own(outcome)["serious_illness"] is True and "serious_illness" not in own(outcome, "spouse")


@pytest.mark.parametrize("words", ["제 남편은 안아프다니까 왜 자꾸", "남편은 멀쩡해요", "남편은 건강해요"])
def test_who_is_well_is_not_ill(say: Say, words: str) -> None:
    say("남편이 암이에요", "inform")
    assert own(say(words, "correct"), "spouse").get("serious_illness") is not True


@pytest.mark.parametrize("words", ["아뇨 부모님은 오래전에 돌아가셨고 동생 돌봐주는 서비스요", "부모님 돌아가신 지 십년 됐어요"])
def test_a_loss_of_long_ago(say: Say, words: str) -> None:
    say("동생이 지적장애예요 부모님 돌아가시고 제가 혼자 돌봐요", "inform")
    assert "bereaved" not in own(say(words, "inform"))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("청년월세 받고 있는데 주거급여도 되나요", ["청년월세 지원"]),
        ("기초연금은 받고 있는데 생계급여도 되나요", ["기초연금"]),
        ("돈은 기초연금 말고는 없심더", ["기초연금"]),
        ("소득은 기초연금 말고 없어요", ["기초연금"]),
        ("기초연금밖에 안 나와요", ["기초연금"]),
    ],
)
@pytest.mark.parametrize("intent", ["ask_eligibility", "more", "inform"])
def test_what_is_received_is_kept(say: Say, words: str, names: list[str], intent: str) -> None:
    say("65살이고 혼자 살아요", "inform")
    assert receiving(say(words, intent)) == names


@pytest.mark.parametrize("words", ["기초연금 말고는 없나요?", "기초연금 말고 다른 건 없어요?", "기초연금 받으려면 어떻게 해요"])
def test_who_asks_for_others_receives_nothing(say: Say, words: str) -> None:
    say("70살이고 혼자 살아요", "inform")
    assert receiving(say(words, "more")) == []


def test_the_second_is_asked_about(say: Say) -> None:
    say("26살이고 혼자 월세 살아요 월 110 벌어요", "inform")
    outcome = say("청년월세 받고 있는데 주거급여도 되나요", "ask_eligibility")
    assert any("주거급여" in reply.text for reply in outcome.replies)
    assert not any(reply.text.startswith("청년월세") for reply in outcome.replies)


def test_who_speaks_is_asked_for_first(say: Say) -> None:
    say("제가 34살 임신했고 친정아빠는 70세 당뇨예요", "inform")
    say("34살 임신 중인 딸인데 어머니가 70세예요", "inform")
    for words in ("저부터 알려주세요", "저 먼저요"):
        outcome = say(words, "more")
        assert outcome.state["subject"] == "self"
        assert any(reply.benefits for reply in outcome.replies)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("제 남편은 안아프다니까요", "self"),
        ("남편도 같이 쓰면 더 준다며", "self"),
        ("남편은 암이에요", "spouse"),
        ("남편은 얼마 받나요", "spouse"),
    ],
)
def test_who_is_only_named_takes_no_turn(say: Say, words: str, who: str) -> None:
    say("저는 34살이고 육아휴직 중이에요", "inform")
    assert say(words, "ask_amount").state["subject"] == who


def test_what_the_mother_gets_is_hers(say: Say) -> None:
    say("어머니가 78세 치매세요", "inform")
    people = say("소득은 어머니 기초연금 말고 없어요 그리고 저는 아들인데 직장을 다녀요", "inform").context["people"]
    assert "basic_pension" in people["mother"]["receiving"] and not people["self"]["receiving"]


def told(outcome: Any) -> str:
    return "\n".join(reply.text for reply in outcome.replies)


def test_what_comes_into_the_house_is_no_childs_wage(say: Say) -> None:
    say("아들이 자폐예요 7살", "inform")
    words = told(say("저희 집 소득은 맞벌이 600정도요", "inform"))
    assert "가족 모두 합쳐 월 소득 600만 원" in words and "아드님은 월 소득" not in words


def test_a_wage_beside_the_husbands_rest(say: Say) -> None:
    say("남편이 암이에요", "inform")
    words = told(say("남편이 일 못해서 수입이 제 알바 90뿐이에요", "inform"))
    assert "배우자분은 일을 쉬는 중, 가족 모두 합쳐 월 소득 90만 원" in words


def test_ones_own_wage_is_said_as_it_was(say: Say) -> None:
    assert "네, 월 소득 210만 원으로" in told(say("저 월 210 벌어요", "inform"))
