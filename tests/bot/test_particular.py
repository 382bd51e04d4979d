"""Questions about one benefit that no aspect answers."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, cards, text


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("집 한 채 있는 것도 보나요", "ask_benefits"),
        ("자동차 있으면 안돼요?", "ask_eligibility"),
        ("예금 있으면 깎여요?", "compare"),
        ("밭이 좀 있는디 그것도 소득으로 치나", "ask_benefits"),
        ("땅이 있으면 못 받나요", "ask_eligibility"),
        ("논도 재산으로 들어가나요", "ask_benefits"),
        ("차가 있어도 되나요", "ask_eligibility"),
        ("통장에 돈이 있는데 받을 수 있어요?", "ask_eligibility"),
        ("집이 있어서 안 되는 건가요", "ask_why_not"),
    ],
)
def test_property_is_answered_of_the_benefit_talked_about(say: Say, words: str, intent: str) -> None:
    say("일흔이고 혼자 살아요", "inform")
    say("기초연금 되나요", "ask_eligibility")
    outcome = say(words, intent)
    assert "소득인정액" in text(outcome) and "바로 못 받는 것은 아니에요" in text(outcome)
    assert outcome.state["benefit"] == "기초연금" and cards(outcome) == ["기초연금"]


def test_property_has_another_answer_where_nobody_looks_at_it(say: Say) -> None:
    say("아기가 4개월이에요", "inform")
    say("부모급여 얼마예요", "ask_amount")
    assert "소득과 상관없이" in text(say("집이 있으면 못 받아요?", "ask_eligibility"))


def test_property_without_a_benefit_is_explained(say: Say) -> None:
    assert "소득인정액은" in text(say("집 있으면 못 받나요?", "ask_benefits"))


@pytest.mark.parametrize(
    "words",
    [
        "자식이 잘 살면 못 받아요?",
        "아들이 돈을 잘 벌면 안 되나요",
        "자식이 있으면 안 된다던데",
        "딸 월급도 보나요",
        "자녀들 재산도 따지나요",
    ],
)
def test_what_the_family_has_is_answered(say: Say, words: str) -> None:
    say("일흔이고 혼자 살아요", "inform")
    say("기초연금 되나요", "ask_eligibility")
    assert "본인과 배우자의 소득과 재산" in text(say(words, "ask_eligibility"))
    say("생계급여 되나요", "ask_eligibility")
    assert "1억 3천만 원" in text(say(words, "ask_eligibility"))


@pytest.mark.parametrize(
    "words", ["집에서 어떻게 신청해요", "집으로 와 주나요", "어린이집 신청은 어떻게 해요", "차상위도 되나요", "자녀가 둘 있으면 얼마예요"]
)
def test_other_questions_are_no_questions_of_property(say: Say, words: str) -> None:
    say("일흔이고 혼자 살아요", "inform")
    say("기초연금 되나요", "ask_eligibility")
    assert "바로 못 받는 것은 아니에요" not in text(say(words, "ask_how"))


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("내가 예순다섯 되면 그때 바로 나와?", "ask_benefits"),
        ("65세 되면 자동으로 나와요?", "ask_benefits"),
        ("내년에 65세 되는데 언제 신청해요", "ask_period"),
        ("생일 지나면 바로 돼?", "ask_period"),
        ("나이가 차면 저절로 나오나요", "ask_eligibility"),
    ],
)
def test_when_they_are_old_enough_is_answered_with_the_time_to_apply(say: Say, words: str, intent: str) -> None:
    say("63세예요 둘이 살고 300 벌어요", "inform")
    say("기초연금 되나요", "ask_eligibility")
    outcome = say(words, intent)
    assert "만 65세" in text(outcome) and "한 달 전부터" in text(outcome)
    assert outcome.state["benefit"] == "기초연금"


def test_who_is_old_enough_hears_when_to_apply_as_ever(say: Say) -> None:
    say("칠십이고 혼자 살아요", "inform")
    say("기초연금 되나요", "ask_eligibility")
    assert "아직 맞지 않아요" not in text(say("생일 지나면 바로 돼?", "ask_period"))


@pytest.mark.parametrize(
    "words",
    [
        "그럼 우리 부부 기초연금은 둘 다 나오나",
        "기초연금 둘다 받을 수 있어요?",
        "기초연금은 부부가 같이 받나요",
    ],
)
def test_a_couple_is_judged_one_by_one(say: Say, words: str) -> None:
    say("내가 예순여섯이고 집사람은 육십셋", "inform")
    said = text(say(words, "ask_eligibility"))
    assert "본인은 받으실 가능성이 있어요" in said
    assert "배우자분은 만 63세라 아직" in said and "559,520원" not in said


@pytest.mark.parametrize("words", ["둘이 다 받으면 얼마예요", "기초연금 둘 다 받으면 얼마나 돼요", "부부가 같이 받으면 얼마예요"])
def test_the_couples_sum_is_told_where_both_may_get_it(say: Say, words: str) -> None:
    say("저는 일흔두살이고요 아내랑 둘이 살아요", "inform")
    say("아내는 예순여덟이에요", "inform")
    assert "559,520원" in text(say(words, "ask_amount"))


@pytest.mark.parametrize(
    "words",
    ["둘 다 받을 수 있어요? 기초연금이랑 국민연금", "기초연금하고 국민연금 둘 다 받아요?", "같이 받아도 되나요 기초연금하고 국민연금"],
)
def test_two_pensions_are_two_benefits_and_not_two_people(say: Say, words: str) -> None:
    assert set(cards(say(words, "compare"))) == {"기초연금", "국민연금 노령연금"}


@pytest.mark.parametrize("words", ["그럼 어린이집 보내면 못 받아요?", "어린이집 다니면 안 나와요?", "어린이집에 가도 계속 나오나요"])
def test_day_care_is_answered_from_the_record_that_speaks_of_it(say: Say, words: str) -> None:
    say("아기가 4개월이에요", "inform")
    outcome = say(words, "ask_eligibility")
    assert "416,000원" in text(outcome)


@pytest.mark.parametrize(
    "words",
    [
        "그 돈도 없으면 어짜요",
        "그것도 못 내면 어떡해요",
        "낼 돈이 없으면 어떻게 해요",
        "그 돈도 없는데 우째요",
    ],
)
def test_who_cannot_pay_even_that_hears_who_pays_less(say: Say, words: str) -> None:
    say("엄마가 여든넷이고 장기요양 3등급이에요", "inform")
    say("장기요양보험 시설은 본인이 얼마 내는가", "ask_amount")
    outcome = say(words, "inform")
    assert "40%나 60%" in text(outcome)
    assert outcome.state["subject"] == "mother"


@pytest.mark.parametrize(
    "words",
    [
        "기초연금도 되나요 한달 소득 백만원 혼자 살아요",
        "기초연금 받을 수 있나요 월 백만원 벌고 혼자예요",
        "기초연금은 되는지 혼자 살고 백만원 벌어요",
    ],
)
def test_a_question_comes_before_what_is_told_beside_it(say: Say, words: str) -> None:
    say("65세예요 일자리 찾아요", "inform")
    outcome = say(words, "inform")
    assert outcome.state["benefit"] == "기초연금" and outcome.state["facts"]["monthly_income"] == 1_000_000
    assert outcome.replies[0].text.startswith("65세라 나이는 맞아요. 소득도 기준 안이에요. 기초연금")
    assert "그 밖에 맞을 수 있는" in text(outcome)


@pytest.mark.parametrize(
    "words",
    [
        "기초연금은 국가유공자라 못 받는다던데",
        "기초연금 유공자는 안 된다던데",
        "기초연금 보훈 대상은 안 된다면서요",
        "기초연금은 유공자면 못 받는 거 아니에요",
    ],
)
def test_hearsay_about_a_benefit_is_a_question(say: Say, words: str) -> None:
    say("월남 참전 했고 일흔여덟이오", "inform")
    outcome = say(words, "inform")
    assert outcome.state["benefit"] == "기초연금" and "가능성이 있어요" in text(outcome)
    assert outcome.state["receiving"] == []


def test_what_is_received_is_no_question(say: Say) -> None:
    assert say("기초연금 받고 있고 혼자 살아요", "inform").state["benefit"] is None


@pytest.mark.parametrize("words", ["적금은 지금 가입돼요?", "그 적금 지금 신청돼?", "적금 지금 되나요"])
def test_a_short_word_is_the_one_among_those_that_fit_and_a_closed_window_comes_first(say: Say, words: str) -> None:
    say("월급 백구십 받는데 근로장려금 되나요", "ask_eligibility")
    say("혼자 살아요 스물여섯", "inform")
    outcome = say(words, "ask_eligibility")
    assert outcome.state["benefit"] == "청년미래적금"
    assert "끝났고" in text(outcome).splitlines()[0]


@pytest.mark.parametrize(
    ("words", "intent", "aspect"),
    [
        ("진료비 바우처는 쌍둥이면 더 주나요", "ask_amount", "amount"),
        ("병원비 바우처 얼마예요", "ask_amount", "amount"),
        ("병원비 카드 어떻게 만들어요", "ask_how", "how"),
    ],
)
def test_the_card_for_a_birth_is_meant_by_who_is_pregnant(say: Say, words: str, intent: str, aspect: str) -> None:
    say("쌍둥이 임신했어요 서른셋", "life_event")
    outcome = say(words, intent)
    assert (outcome.state["benefit"], outcome.state["aspect"]) == ("임신·출산 진료비 지원", aspect)


def test_twins_are_told_the_sum(say: Say) -> None:
    assert "500만 원" in text(say("쌍둥이면 첫만남이용권이 얼마예요", "ask_amount"))


@pytest.mark.parametrize(
    "words",
    [
        "마흔여덟이고 알바해요 국민연금 보험료 도와주는 거 있어요?",
    ],
)
def test_a_benefit_wished_for_by_name_is_answered_first_even_where_it_does_not_fit(say: Say, words: str) -> None:
    outcome = say(words, "ask_benefits")
    assert cards(outcome)[0] == "국민연금 보험료 지원" and "맞지 않는 조건" in text(outcome)


@pytest.mark.parametrize(
    "words",
    [
        "병원비가 밀렸어예 우짜면 좋습니꺼",
        "입원비가 밀렸는데 어떡해요",
        "병원비를 못 내고 밀려 있어요 막막해요",
    ],
)
def test_hospital_bills_in_arrears_lead_to_who_pays_them(say: Say, words: str) -> None:
    say("할매가 일흔여섯이라예", "inform")
    outcome = say(words, "inform")
    assert "긴급복지" in text(outcome) and "재난적의료비" in text(outcome)


def test_after_a_death_what_has_a_deadline_is_among_the_first(say: Say) -> None:
    assert "안심상속 원스톱서비스" in cards(say("남편이 2주 전에 떠났어요. 뭐부터 해야 할지 모르겠네요", "life_event"))


@pytest.mark.parametrize("words", ["부모님이 부자면 못 받아요?", "아들 월급도 보나요", "딸이 잘 살면 안 되나요"])
def test_whose_means_are_asked_about_is_not_who_asks(say: Say, words: str) -> None:
    say("저는 쉰이고 혼자 살아요", "inform")
    say("생계급여 되나요", "ask_eligibility")
    assert say(words, "ask_eligibility").state["subject"] == "self"


@pytest.mark.parametrize("words", ["어디로 가면 돼요", "어디 가서 신청해요?", "어떻게 하면 되나요", "그럼 어떻게 해야 돼요"])
def test_no_benefit_is_guessed_from_words_that_name_nothing(say: Say, words: str) -> None:
    assert cards(say(words, "ask_how")) == []


def test_who_does_not_get_the_one_asked_of_hears_what_else_there_is(say: Say) -> None:
    say("마흔여덟이고 알바해요 국민연금 보험료 도와주는 거 있어요?", "ask_benefits")
    said = text(say("월 백십만원", "inform"))
    assert "국민연금 보험료 지원은 어려워 보여요" in said and "근로장려금" in said and said.count("알아들었어요") == 1


def test_both_of_a_couple_are_no_two_benefits(say: Say) -> None:
    say("내년이면 예순다섯이에요", "inform")
    say("기초연금 언제부터 받아요", "ask_period")
    say("아내는 예순여섯이에요", "inform")
    said = text(say("둘 다 받으면 얼마예요", "compare"))
    assert "배우자분은" in said and "국가암검진" not in said
