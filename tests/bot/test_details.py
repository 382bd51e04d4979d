"""Short questions of the benefit or topic just talked about, which a record answers in a detail of its own or honestly does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import details
from bot.details import Detail
from bot.dialogue import Dialogue
from bot.errors import DataError
from tests.bot.saying import Say, cards, text

CARE = "노인장기요양보험"


# Which child, how much for how long, for two


@pytest.mark.parametrize("line", ["둘째예요", "둘째면요?", "셋째면 얼마예요?", "우리 둘째예요", "이번이 둘째인데요", "둘째는 얼마 나와요"])
def test_a_bare_rank_is_the_child_the_benefit_is_for(say: Say, line: str) -> None:
    say("임신했어요 뭐 받을 수 있어요", "ask_benefits")
    say("첫만남이용권 얼마예요", "ask_amount")
    outcome = say(line, "inform")
    assert "300만 원" in text(outcome) and "200만 원" not in text(outcome)
    assert (outcome.state["benefit"], outcome.state["subject"]) == ("첫만남이용권", "self")


def test_the_second_of_a_list_is_still_the_second(say: Say) -> None:
    say("임신했어요 뭐 받을 수 있어요", "ask_benefits")
    say("첫만남이용권 얼마예요", "ask_amount")
    assert say("두 번째 거 얼마예요", "ask_amount").state["benefit"] == "임신·출산 진료비 지원"


def test_a_rank_with_an_age_is_told_of_that_child(say: Say) -> None:
    say("큰애는 열살이에요", "inform")
    assert say("둘째는 일곱살이에요", "inform").state["facts"]["child_ages_months"] == [[120, 131], [84, 95]]


@pytest.mark.parametrize("line", ["얼마나 몇개월?", "얼마씩 몇 달이에요", "몇 개월 얼마 나와요", "얼마를 언제까지 줘요"])
@pytest.mark.parametrize("intent", ["ask_period", "ask_amount"])
def test_amount_and_duration_asked_at_once_are_both_told(say: Say, line: str, intent: str) -> None:
    say("청년월세 지원 알려줘요", "ask_overview")
    said = text(say(line, intent))
    assert "20만 원" in said and "24개월" in said and "5월 29일" not in said


def test_a_duration_that_the_amount_does_not_say_is_added(say: Say) -> None:
    say("부모급여 얼마예요", "ask_amount")
    assert "24개월" in text(say("얼마씩 몇 개월 나와요?", "ask_period"))


def test_until_when_to_apply_is_no_duration(say: Say) -> None:
    say("구직급여 얼마예요", "ask_amount")
    assert "12개월" in text(say("얼마나 있다가 언제까지 신청해야 돼요", "ask_period"))


@pytest.mark.parametrize("line", ["둘이 다 받으면 얼마예요", "둘이 같이 받으면 얼마나 돼요", "부부가 다 받으면 얼마예요"])
@pytest.mark.parametrize("intent", ["ask_amount", "compare", "ask_eligibility"])
def test_what_two_people_get_is_an_amount(say: Say, line: str, intent: str) -> None:
    say("제가 일흔셋이고 아내는 일흔이에요", "inform")
    say("기초연금 되나요", "ask_eligibility")
    assert "559,520원" in text(say(line, intent))


# 그거


def test_that_after_a_list_says_which_was_taken_and_offers_the_others(say: Say) -> None:
    listed = cards(say("어머니가 예순여덟이고 혼자 사세요", "inform"))
    outcome = say("그거 얼마예요", "ask_amount")
    assert outcome.state["benefit"] == listed[0]
    assert [quick.text for quick in outcome.replies[-1].quick_replies] == [f"{name} 얼마예요?" for name in listed[1:]]


def test_that_is_what_was_talked_about_though_a_list_was_shown_since(say: Say) -> None:
    say("어머니가 예순여덟이고 혼자 사세요", "inform")
    say("응급안전안심서비스 뭐예요", "ask_overview")
    say("또 없어요?", "more")
    outcome = say("그거 서류는요", "ask_documents")
    assert outcome.state["benefit"] == "응급안전안심서비스"


# 장기요양


@pytest.mark.parametrize("line", ["돈은 얼마나 내야 돼요", "우리가 내는 돈은요", "본인부담은 얼마예요", "얼마나 내나요"])
@pytest.mark.parametrize("intent", ["ask_documents", "ask_amount"])
def test_what_they_pay_for_care_is_told(say: Say, line: str, intent: str) -> None:
    say("장기요양 신청 어떻게 해요", "ask_how")
    outcome = say(line, intent)
    assert "15%" in text(outcome) and "20%" in text(outcome)
    assert outcome.state["benefit"] == CARE


@pytest.mark.parametrize("line", ["시설 가면요", "요양원 가면 얼마", "요양원에 들어가면 얼마나 내요", "요양원 비용은요"])
def test_what_a_home_costs_is_told(say: Say, line: str) -> None:
    say("장기요양 신청 어떻게 해요", "ask_how")
    assert "20%" in text(say(line, "ask_eligibility"))


@pytest.mark.parametrize(
    "line",
    [
        "등급 나오기까지 얼마나 걸려요?",
        "신청하면 며칠 걸려요",
        "등급 판정 언제 나와요",
        "결과는 얼마나 걸리나요",
    ],
)
def test_how_long_a_grade_takes_is_what_the_law_says(say: Say, line: str) -> None:
    say("장기요양 신청 어떻게 해요", "ask_how")
    said = text(say(line, "ask_period"))
    assert "30일" in said and "1577-1000" in said and "언제든지" not in said


def test_when_to_renew_is_told_as_before(say: Say) -> None:
    say("장기요양 신청 어떻게 해요", "ask_how")
    assert "30일 전까지" in text(say("갱신은 언제 해요", "ask_period"))


@pytest.mark.parametrize("line", ["거동이 영 불편하셔서 화장실도 못 가셔유", "화장실을 혼자 못 가세요", "거동이 힘드세요 어떻게 해요"])
def test_who_cannot_go_to_the_toilet_alone_hears_of_care(say: Say, line: str) -> None:
    say("엄니가 여든둘인디 혼자 사셔유 뭐 받을 거 있남유", "ask_benefits")
    assert say(line, "ask_benefits").state["matches"][0]["name"] == CARE


# 생계비, 치매


@pytest.mark.parametrize("line", ["생계비 같은건 못 받는가", "생계비는 안 나와요?", "생계비 받을 수 있나요"])
def test_living_costs_are_the_living_allowance(say: Say, line: str) -> None:
    say("68세고 혼자 살아요 국민연금 30만원 나와요", "inform")
    assert say(line, "ask_benefits").state["benefit"] == "생계급여"


def test_living_costs_in_an_emergency_stay_what_they_are(say: Say) -> None:
    assert say("긴급생계비 받을 수 있나요", "ask_eligibility").state["benefit"] == "긴급복지지원"


@pytest.mark.parametrize(
    "line",
    [
        "아버지가 치매 같아요 75세세요",
        "엄마가 치매인 것 같아요",
        "할머니 치매가 온 것 같은데",
        "아버지가 치매 초기 같아요",
    ],
)
def test_who_seems_to_have_dementia_is_sent_to_the_centre_first(say: Say, line: str) -> None:
    outcome = say(line, "inform")
    assert "치매안심센터" in outcome.replies[0].text
    said = text(say("진단 받으면 뭐가 나와요?", "ask_benefits"))
    assert "치매치료관리비" in said and "장기요양" in said and "기초연금" not in said
    said = text(say("약값은요?", "ask_benefits"))
    assert "약값" in said and "의료급여" not in said
    assert "3만 원" in text(say("약값을 얼마나 돌려줘요?", "ask_amount"))


@pytest.mark.parametrize(
    "line",
    [
        "아버지가 치매 3등급이세요",
        "어머니가 치매 진단을 받았어요",
        "치매 초기 진단받으셨어요",
        "치매인 어머니가 시골에서 올라오셨어요",
        "치매 엄마 병원비가 걱정이에요",
    ],
)
def test_who_has_dementia_needs_no_screening(say: Say, line: str) -> None:
    assert say(line, "inform").context["topic"] is None


# 구직급여, 국민취업지원제도


@pytest.mark.parametrize(
    "line",
    [
        "자발적 퇴사면 안 나오나요",
        "제 발로 나왔는데요",
        "스스로 그만두면 못 받아요?",
        "사표 내면 못 받나요",
        "자진퇴사인데 되나요",
    ],
)
@pytest.mark.parametrize("intent", ["ask_eligibility", "inform"])
def test_who_left_by_themselves_hears_the_rule_and_its_exceptions(say: Say, line: str, intent: str) -> None:
    say("실업급여 얼마 받아요", "ask_amount")
    said = text(say(line, intent))
    assert "원칙적으로 나오지 않아요" in said and "1350" in said and "가능성이 있어요" not in said


@pytest.mark.parametrize(
    "line",
    [
        "권고사직인데 회사가 자진퇴사로 처리했어요",
        "해고당했는데 개인사정으로 신고했대요",
        "회사가 이직확인서를 잘못 냈어요 사유가 달라요",
    ],
)
def test_a_wrong_reason_for_leaving_is_put_right(say: Say, line: str) -> None:
    assert "피보험자격 확인" in text(say(line, "life_event"))
    assert "피보험자격 확인" in text(say("어떻게 해야 되죠", "ask_how"))


def test_how_after_anything_else_is_how_to_apply(say: Say) -> None:
    say("회사에서 잘렸어요 마흔넷이에요", "life_event")
    assert "피보험자격" not in text(say("어떻게 해야 되죠", "ask_how"))


@pytest.mark.parametrize("line", ["1유형이랑 2유형 차이가 뭐에요", "1유형 2유형 뭐가 달라요", "2유형은 뭐예요"])
@pytest.mark.parametrize("intent", ["compare", "ask_overview"])
def test_the_two_types_of_one_scheme_are_no_two_benefits(say: Say, line: str, intent: str) -> None:
    say("국민취업지원제도 되나요", "ask_eligibility")
    said = text(say(line, intent))
    assert "Ⅰ유형" in said and "Ⅱ유형" in said and "나란히" not in said
    assert "함께 받지는 않아요" in text(say("둘 다 신청 가능?", "compare"))


# Two at once


def test_whether_two_go_together_is_said_as_the_records_say(say: Say) -> None:
    said = text(say("기초연금이랑 생계급여 같이 받아도 되나요", "ask_eligibility"))
    assert "함께 받을 수 있어요" in said and "줄어요" in said
    said = text(say("보육료랑 가정양육수당 둘 다 받을 수 있어요?", "compare"))
    assert "함께 받을 수 없어요" in said


@pytest.mark.parametrize("line", ["둘 다 받을 수 있어요?", "같이 받아도 되나요", "두 개 다 받아도 돼요?"])
@pytest.mark.parametrize("intent", ["compare", "ask_eligibility"])
def test_what_no_record_says_of_two_is_the_agencys_to_say(say: Say, line: str, intent: str) -> None:
    say("중증 장애인이고 마흔둘이에요", "inform")
    say("장애인연금 얼마 나와요", "ask_amount")
    say("장애인활동지원은요", "ask_overview")
    said = text(say(line, intent))
    assert "함께 받을 수 있는지는 사정에 따라 달라서 기관이 정해요" in said
    assert "나란히" not in said


def test_what_both_give_is_told_side_by_side(say: Say) -> None:
    say("장애인연금 얼마 나와요", "ask_amount")
    say("기초연금은요", "ask_overview")
    said = text(say("둘 다 받으면 얼마예요?", "compare"))
    assert said.count("349,700원") >= 2


def test_one_named_beside_the_one_talked_about(say: Say) -> None:
    say("기초연금 얼마예요", "ask_amount")
    assert "국민연금을 받으셔도" in text(say("국민연금이랑 같이 받아도 되나요", "ask_eligibility"))


# Topics


@pytest.mark.parametrize(
    ("first", "then", "intent", "word"),
    [
        ("월급을 두달치 못 받았어요", "그거 어디다 신고해요", "ask_privacy", "지방관서"),
        ("월급을 두달치 못 받았어요", "4대보험은 없었어요", "inform", "보험에 들지 않은"),
        ("월급을 두달치 못 받았어요", "사대보험 안 들었는데 되나요", "ask_eligibility", "보험에 들지 않은"),
        ("월급을 두달치 못 받았어요", "얼마까지 받아요", "ask_amount", "1,000만 원"),
        ("월급을 두달치 못 받았어요", "대지급금이 뭐예요", "ask_overview", "나라가 먼저"),
        ("전세사기 당한 것 같아요", "피해자 인정 어떻게 받아요", "ask_how", "시·도에 신청"),
        ("전세사기 당했어요", "대출도 되나요", "ask_eligibility", "1397"),
        ("전세사기 당했어요", "당장 살 곳이 없는데 지원되는거 있어요?", "ask_benefits", "긴급복지"),
        ("산재 신청 어떻게 해요", "회사 동의 필요해요?", "ask_documents", "동의하지 않아도"),
        ("산재 신청 어떻게 해요", "사장이 못하게 해요", "inform", "동의하지 않아도"),
        ("산재 신청 어떻게 해요", "쉬는동안 돈 나와요?", "ask_benefits", "휴업급여"),
        ("산재 신청 어떻게 해요", "일 못하면 월급은요", "ask_amount", "휴업급여"),
        ("압류방지통장 만들고 싶어요", "어디서 만들어요", "ask_how", "수급자 확인서"),
        ("틀니 싸게 하는 거 있어요?", "임플란트도 둘 다 되나", "ask_eligibility", "평생 2개"),
        ("틀니 싸게 하는 거 있어요?", "얼마예요", "ask_amount", "의료급여"),
        ("탈북자 상담하는 데 어디예요", "정착금은 얼마예요", "ask_amount", "1,500만 원"),
    ],
)
def test_a_topic_answers_what_is_asked_of_it(say: Say, first: str, then: str, intent: str, word: str) -> None:
    topic = say(first, "life_event").context["topic"]
    outcome = say(then, intent)
    assert word in text(outcome)
    assert outcome.context["topic"] == topic


@pytest.mark.parametrize("line", ["회사가 산재 하지 말래요", "사장이 산재 못하게 해요", "산재 신청 회사 동의 필요해요?"])
def test_a_detail_of_a_topic_named_is_answered_at_once(say: Say, line: str) -> None:
    assert "동의하지 않아도" in text(say(line, "inform"))


@pytest.mark.parametrize(
    ("line", "intent"),
    [("사장님이 연락이 안 돼요", "inform"), ("회사 주소를 몰라요", "inform"), ("회사가 망했으면요?", "ask_eligibility")],
)
def test_what_a_topic_does_not_say_is_said_to_be_unknown(say: Say, line: str, intent: str) -> None:
    say("월급을 두달치 못 받았어요", "life_event")
    outcome = say(line, intent)
    assert outcome.context["topic"] == "unpaid_wages"
    assert "1350" in text(outcome) and "누구의 어떤 사정" not in text(outcome)
    assert not cards(outcome)


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("저는 마흔이고 혼자 살아요", "inform"),
        ("기초연금 얼마예요", "ask_amount"),
        ("받을 수 있는 혜택 뭐 있어요", "ask_benefits"),
        ("남편은 뭐 없어요", "ask_benefits"),
        ("병원비가 너무 많이 나왔어요", "inform"),
        ("너무 힘들어요", "smalltalk"),
    ],
)
def test_what_turns_to_something_else_leaves_the_topic(say: Say, line: str, intent: str) -> None:
    say("월급을 두달치 못 받았어요", "life_event")
    assert say(line, intent).context["topic"] is None


def test_another_topic_told_of_is_turned_to(say: Say) -> None:
    say("빚 독촉 전화가 와요", "life_event")
    assert say("이혼도 생각 중이에요", "inform").context["topic"] == "divorce"


def test_thanks_keep_the_topic(say: Say) -> None:
    say("월급을 두달치 못 받았어요", "life_event")
    say("고마워요", "thank")
    assert "지방관서" in text(say("그거 어디다 신고해요", "ask_how"))


# Everyday names that no record has


@pytest.mark.parametrize("line", ["효도수당은 얼마예요", "장수축하금 얼마 나와요", "이사지원금 얼마예요"])
def test_the_amount_of_what_is_not_known_is_not_that_of_another(say: Say, line: str) -> None:
    say("기초연금 얼마예요", "ask_amount")
    outcome = say(line, "ask_amount")
    assert outcome.state["benefit"] is None
    assert "제 자료에 없어서" in text(outcome) and not cards(outcome)


@pytest.mark.parametrize("line", ["그 지원금 얼마예요", "무슨 수당이에요", "정부지원금 얼마예요", "그런 수당은 얼마예요"])
def test_a_word_for_what_is_talked_about_is_no_other_scheme(say: Say, line: str) -> None:
    say("갑자기 실직해서 긴급복지지원 받고 싶어요", "ask_benefits")
    assert "제 자료에 없어서" not in text(say(line, "ask_amount"))


def test_a_farmer_hears_of_the_help_for_farmers(say: Say) -> None:
    say("농사짓는 사람인데 58세예요", "inform")
    assert "농어업인 연금보험료 지원" in text(say("국민연금 보험료 지원된다던데", "ask_eligibility"))
    assert "농어업인" in text(say("얼마나 지원해줘", "ask_amount"))


def test_a_misspelt_name_is_that_benefit(say: Say) -> None:
    assert say("청년월세지언 얼마", "ask_amount").state["benefit"] == "청년월세 지원"


# The records


def test_every_detail_is_found_by_its_words(assistant: Dialogue) -> None:
    topics = [topic.details for topic in assistant.topics.by_id.values()]
    for each in [*topics, *(benefit.details for benefit in assistant.knowledge.benefits.values())]:
        for detail in each:
            words = [" ".join(part.split("|")[0] for part in word.split()) for word in detail.words]
            assert all(detail.weight(word) for word in words), detail.words


def test_the_longest_words_decide() -> None:
    short, long = Detail("짧다", ("회사",), "s"), Detail("길다", ("회사 동의",), "s")
    assert details.asked([short, long], "회사 동의가 필요해요?", None) is long
    assert details.asked([short, long], "회사가요", None) is short
    assert details.asked([short, long], "비가 와요", None) is None


@pytest.mark.parametrize(
    "node",
    [
        {},
        [{"text": "a", "words": ["b"]}],
        [{"text": "a", "words": [], "source": "s"}],
        [{"text": "a", "words": ["b"], "source": "s", "when": 1}],
        [{"text": "a", "words": ["b"], "source": "s", "anywhere": "yes"}],
    ],
)
def test_a_malformed_detail_stops_the_start(node: object) -> None:
    with pytest.raises(DataError):
        details.read(Path("x.yml"), "details", node)


@pytest.mark.parametrize("wrong", [{"after": "nothing"}, {"benefit": "nothing"}])
def test_a_detail_names_what_there_is(wrong: dict[str, str]) -> None:
    with pytest.raises(DataError):
        details.check_together(Path("x.yml"), [("details[0]", Detail("a", ("b",), "s", **wrong))], ["basic_pension"])
