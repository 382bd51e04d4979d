"""기초연금 말고 …: what is set aside is not what is asked."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, cards, text


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("생계급여 말고요 남편이 국민연금 15년 넘게 부었는데 그건 어떻게 되나요", "ask_eligibility"),
        ("생계급여 말고 남편 국민연금은 어떻게 돼요", "ask_eligibility"),
        ("생계급여 말구 남편이 들던 국민연금이요 그거 받을 수 있나요", "ask_eligibility"),
    ],
)
def test_the_husbands_pension_is_asked_of_not_what_is_set_aside(say: Say, words: str, intent: str) -> None:
    say("남편이 2주 전에 떠났어요", "life_event")
    say("이제 수입이 없어요. 남편 벌이로 살았거든요", "inform")
    assert say(words, intent).state["benefit"] == "유족연금"


@pytest.mark.parametrize(
    "words",
    [
        "기초연금 말고 다른 거요",
        "기초연금은 말고 딴 거 있어요?",
        "기초연금 말고 또 뭐 있나요",
        "기초연금 말고 더 없어요?",
    ],
)
@pytest.mark.parametrize("intent", ["ask_benefits", "more", "deny", "correct"])
def test_others_are_shown_without_it(say: Say, words: str, intent: str) -> None:
    say("일흔둘이고 혼자 살아요", "inform")
    shown = cards(say(words, intent))
    assert shown and "기초연금" not in shown


@pytest.mark.parametrize(
    ("words", "intent", "told"),
    [
        ("그건 모리겠고 병원비가 사백 나왔다 카던데 그거는 우예 내노", "dont_know", "긴급복지지원"),
        ("소득은 모르겠고 병원비가 사백 나왔는데 어떡해요", "ask_benefits", "재난적의료비를 신청하면"),
        ("그건 잘 모르겠고 입원비 삼백을 우째 내노", "dont_know", "긴급복지지원"),
        ("글쎄요 그보다 전기가 끊긴다는데 어떡해요", "ask_benefits", "한국전력"),
        ("그건 됐고 통신비 할인은 어떻게 받아요", "ask_how", "이동통신 요금 감면 신청은"),
        ("몰라 근데 틀니도 해주나", "dont_know", "틀니"),
        ("그건 나중에 하고 치매 검사 어디서 해", "skip", "치매안심센터"),
    ],
)
def test_what_is_asked_after_the_question_was_left_is_answered(say: Say, words: str, intent: str, told: str) -> None:
    say("혼자 사는 70살이에요", "inform")
    assert told in text(say(words, intent))


@pytest.mark.parametrize("words", ["몰라요", "그건 잘 모르겠는데요", "소득은 잘 모르겠고 나이는 맞아요"])
def test_a_question_only_left_is_left(say: Say, words: str) -> None:
    say("혼자 사는 70살이에요", "inform")
    assert say(words, "dont_know").state["intent"]["name"] == "dont_know"


def test_a_figure_after_all_is_taken(say: Say) -> None:
    say("혼자 사는 70살이에요", "inform")
    people = say("소득은 잘 모르겠고 한 50만원쯤이요", "inform").state["people"]
    assert people[0]["facts"]["monthly_income"] == 500_000


@pytest.mark.parametrize("words", ["그거말고 장례비요 장례비", "아니 그런 거 말고 장례비요", "이거 말고요 장례 치를 돈이요"])
def test_the_need_named_instead_comes_first(say: Say, words: str) -> None:
    say("할아버지가 돌아가셔서 장례 치러야 하는데 돈이 하나도 없어요 수급자셨어요", "life_event")
    said = text(say(words, "correct"))
    assert "장제급여" in said.split("\n")[0] and "80만 원" in said.split("\n")[0]


@pytest.mark.parametrize("words", ["그거 말고 주거급여요", "기초연금 말고 주거급여는요?", "그런거 말고요 주거급여 알려줘요"])
def test_the_benefit_named_instead_is_meant(say: Say, words: str) -> None:
    say("기초연금 되나요", "ask_eligibility")
    assert say(words, "ask_overview").state["benefit"] == "주거급여"


@pytest.mark.parametrize(
    "words",
    [
        "아니 그런거 말고 장애로 받을 수 있는거요",
        "장애로 받을 수 있는 거 뭐 있어요",
        "장애인으로 받는 혜택은요",
        "장애 등록으로 나오는 거요",
    ],
)
@pytest.mark.parametrize("intent", ["deny", "ask_benefits"])
def test_what_a_registered_disability_opens_is_shown_of_the_one_talked_about(say: Say, words: str, intent: str) -> None:
    say("아들이 스물둘이에요 다리를 심하게 다쳤어요", "inform")
    outcome = say(words, intent)
    assert outcome.state["subject"] == "child"
    assert "장애인연금" in cards(outcome) and "등록" in text(outcome)


def test_a_disability_that_is_known_is_no_ground_to_register(say: Say) -> None:
    say("저는 중증 장애인이고 마흔이에요", "inform")
    assert "장애인으로 등록되면" not in text(say("장애로 받을 수 있는 거 뭐 있어요", "ask_benefits"))


def test_a_person_set_aside_turns_the_talk(say: Say) -> None:
    say("저는 일흔이에요", "inform")
    assert say("나 말고 우리 영감 얘기야", "change_subject").state["subject"] == "spouse"


def test_who_keeps_a_baby_at_home_is_not_shown_the_day_care_fee_first(say: Say) -> None:
    shown = cards(say("저희 아이가 4개월인데 어린이집 말고 집에서 봐요 뭐 받을 수 있나요", "ask_benefits"))
    assert shown and shown[0] != "보육료 지원"


def test_a_fact_put_right_with_instead_is_a_fact(say: Say) -> None:
    assert say("전세 말고 월세예요", "inform").state["facts"]["housing"] == "monthly_rent"
