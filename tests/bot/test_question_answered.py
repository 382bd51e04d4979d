"""A question is answered for what it asks: yes or no of what was talked about, another matter, and nothing where nothing was asked."""

from __future__ import annotations

import pytest

from bot.unanswered import asks_one_thing
from bot.understand import confided
from bot.understand.asking import asks_whether
from bot.understand.person_request import wants_person
from tests.bot.factcases import understood
from tests.bot.saying import Say, text

YES_OR_NO = [
    "그래서 저희는 받을 수 있는거에요.. 없는거에요..",
    "그럼 되는 겁니까 안 되는 겁니까",
    "되는교 안되는교",
    "받을 수 있다는 거예요 없다는 거예요?",
    "그니까 되냐고 안되냐고",
    "그래서 되나요?",
    "그러니까 받을 수 있다는 말이죠?",
]


@pytest.mark.parametrize("words", YES_OR_NO)
def test_yes_or_no_is_asked(words: str) -> None:
    assert asks_whether(words)


@pytest.mark.parametrize(
    "words",
    [
        "그래서 뭐 받을 수 있어요",
        "그럼 언제 받아요",
        "그럼 전세는 되나요",
        "그래서 어디로 가요",
        "돈이 없어요",
        "아니 안 되는데요",
        "왜 안 되는 거예요",
    ],
)
def test_something_else_is_asked(words: str) -> None:
    assert not asks_whether(words)


@pytest.mark.parametrize("words", YES_OR_NO)
def test_a_verdict_is_given_on_what_was_talked_about(words: str, say: Say) -> None:
    say("어머니가 78세고 혼자 사세요", "inform")
    say("기초연금 얼마예요", "ask_amount")
    after = say(words, "ask_benefits")
    assert (after.state["benefit"], after.state["aspect"]) == ("기초연금", "eligibility")
    assert "기초연금은 받으실 가능성이 있어요" in text(after)


def test_who_is_too_young_yet_hears_from_when_on(say: Say) -> None:
    say("다음 달에 65세가 돼요", "inform")
    say("기초연금 얼마예요", "ask_amount")
    told = text(say("그래서 저희는 받을 수 있는 거예요 없는 거예요", "ask_benefits"))
    assert "65세" in told
    assert "어려워 보여요" not in told


TOLD = [
    "문 닫았다 아입니꺼",
    "신랑은 택시 몹니더 애는 중2 하나",
    "딸은 이혼했고 연락이 안돼요",
    "제가 말했잖아요",
    "애들이 둘이고 큰애가 하나",
    "병원에서 치료가 안 돼요",
]


@pytest.mark.parametrize("words", TOLD)
def test_what_is_told_asks_nothing_however_it_ends(words: str) -> None:
    assert not asks_one_thing(words, understood(words))


@pytest.mark.parametrize(
    "words",
    [
        "이거 신청이 돼요?",
        "보험료를 줄일 수 없슴까",
        "제가 서명해야 되나요",
        "서류가 필요합니까",
        "알바하면 깎이나요",
        "이사 나가도 됩니까",
    ],
)
def test_what_is_asked_is_heard(words: str) -> None:
    assert asks_one_thing(words, understood(words))


TURNS = [
    ("사망신고는 언제까지 누가 하나요", "ask_period", "death_report"),
    ("돌아가시면 현충원 갈 수 있나요", "ask_eligibility", "national_cemetery"),
    ("어머니 통장 관리를 제가 대신하려면 어떻게 해야 하나요", "ask_how", "parent_money"),
    ("위탁? 그거하면 제가 돈받나요 얼마?", "ask_amount", "kinship_care"),
    ("그럼 전세로 옮기려면 대출은요", "ask_benefits", "jeonse_loan"),
    ("아버지 빚이 있으신데 저한테 넘어오나요", "ask_benefits", "inheritance_waiver"),
]


@pytest.mark.parametrize(("words", "intent", "topic"), TURNS)
def test_another_matter_is_answered_whatever_was_talked_about(words: str, intent: str, topic: str, say: Say) -> None:
    say("생계급여 얼마예요", "ask_amount")
    assert topic in say(words, intent).about


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("알바하면 얼마나 깎여요", "ask_amount"),
        ("이사하면 다시 신청해요?", "ask_eligibility"),
        ("통장에 돈 있으면 안 되나요", "ask_eligibility"),
    ],
)
def test_what_is_asked_of_the_same_stays_with_it(words: str, intent: str, say: Say) -> None:
    say("생계급여 얼마예요", "ask_amount")
    assert "livelihood_benefit" in say(words, intent).about


def test_a_story_told_in_between_leaves_the_topic_where_it_was(say: Say) -> None:
    say("군대에서 다쳤는데 국가유공자 등록은 어떻게 해요", "ask_how")
    say("의무조사 안 받고 그냥 나왔습니다", "life_event")
    assert "veterans_registration" in say("신청하면 얼마나 걸립니까", "ask_period").about


def test_a_number_told_in_answer_brings_up_no_detail(say: Say) -> None:
    say("자녀장려금 알려주세요", "ask_overview")
    say("애는 초1이고 맞벌이예요", "inform")
    told = text(say("둘이 합쳐 650이요", "inform"))
    assert "월 소득 650만 원" in told
    assert "맞벌이도 부부 소득을" not in told


KEPT = [
    "부모님한테는말못해요",
    "엄마한테 말하기 무서워요",
    "회사에 알리고 싶지 않아요",
    "학교에는 말 못 하겠어요",
    "아무한테도 말 못했어요",
    "남편 모르게 하고 싶어요",
]


@pytest.mark.parametrize("words", KEPT)
def test_what_cannot_be_told_to_others_refuses_no_question(words: str, say: Say) -> None:
    say("임신 7개월이에요", "inform")
    asked = say("23살이에요", "inform").state["next_question"]
    after = say(words, "skip")
    assert "1308" in text(after)
    assert "빼고 볼게요" not in text(after)
    assert after.state["next_question"] == asked


@pytest.mark.parametrize(
    "words", ["말하기 싫어요", "소득은 말 못해요", "너한테 말하기 싫어", "그건 말하기 곤란해요", "신고했어요", "부모님한테 말했어요"]
)
def test_a_refusal_stays_one(words: str) -> None:
    assert confided.told(words) is None


def test_who_would_not_report_hears_that_help_needs_no_report(say: Say) -> None:
    say("남편이 때려서 집을 나왔어요", "life_event")
    say("지금은 안전해요", "affirm")
    assert "신고하지 않으셔도" in text(say("경찰엔 신고하기 싫어요", "skip"))


def test_the_talk_never_turns_to_who_strikes(say: Say) -> None:
    say("남편이 때려서 집을 나왔어요", "life_event")
    say("지금은 안전해요", "affirm")
    after = say("남편은 53살이고 회사 다녀요", "inform")
    for _ in range(8):
        after = say("남편은 오토바이도 있어요 53살이에요", "inform")
    assert after.state["subject"] == "self"
    assert say("남편은 뭐 받을 수 있어요?", "ask_benefits").state["subject"] == "spouse"


TAKEN_BACK = [
    "15만원은 보험료예요 소득 아니에요",
    "그건 소득이 아니고 보험료라니까요",
    "소득 아님다",
    "월급 아입니더 보험료라예",
    "수입이 아이라 나가는 돈이우다",
    "소득이 아니라고요",
]


@pytest.mark.parametrize("words", TAKEN_BACK)
def test_what_was_wrongly_heard_is_erased_and_said_to_be(words: str, say: Say) -> None:
    say("월급이 15만원이에요 42살", "inform")
    after = say(words, "correct")
    assert "monthly_income" not in after.state["facts"]
    assert "월 소득 15만 원은 지웠어요" in text(after)


def test_nothing_is_offered_that_has_nothing_to_do_with_the_words(say: Say) -> None:
    after = say("의무조사 안 받고 그냥 나왔습니다", "life_event")
    assert not any("노인" in quick.text for reply in after.replies for quick in reply.quick_replies)


def test_of_the_bank_is_asked_after_words_of_dying_too(say: Say) -> None:
    say("할머니가 방금 검사라는 사람한테 800만원 보냈대요", "life_event")
    say("할머니가 자기탓이라고 죽고싶대요", "life_event")
    told = text(say("800만원 중 남은거 환급신청은 어디에 해요?", "ask_how"))
    assert "109" in told
    assert "은행" in told


def test_good_news_after_thanks_is_thanked_for(say: Say) -> None:
    say("대신 신청해도 되나요", "ask_how")
    assert "다행이에요" in text(say("고맙습니다 아저씨 지금 병원 도착했대요", "thank"))


SAID_TO_BE = [
    "교통카드 환급 받는 거 있다던데",
    "애 낳으면 받는 거 있다면서요",
    "약값 나오는 것도 있다매요 받는 거 있나",
    "병원비 주는 데 있다는데",
    "월세 도와주는 거 있다던데요",
    "난방비 받는 게 있나요",
]


@pytest.mark.parametrize("words", SAID_TO_BE)
def test_what_is_said_to_be_there_is_asked_for_and_not_had(words: str, say: Say) -> None:
    after = say(words, "already_receiving")
    assert after.state["receiving"] == []
    assert after.state["intent"]["name"] != "already_receiving"


def test_who_gets_one_does(say: Say) -> None:
    assert say("기초연금은 받고 있어요", "already_receiving").state["receiving"] == ["기초연금"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("배가 불러오는데 그 사람이 연락을 끊었어요", False),
        ("모르는 사람이 전화를 해요", False),
        ("헤어진 사람이 연락을 안 해요", False),
        ("사람 바꿔 주세요", True),
        ("사람이랑 통화하고 싶어요", True),
    ],
)
def test_a_person_is_wanted_and_not_only_spoken_of(words: str, wanted: bool) -> None:
    assert wants_person(words) is wanted


def test_a_daughter_still_at_school_is_not_congratulated(say: Say) -> None:
    assert "축하" not in text(say("고등학생 딸이 임신했어요", "life_event"))


@pytest.mark.parametrize(
    ("talk", "words", "benefit"),
    [
        ("의료급여 알려주세요", "수급 신청하면 딸한테 연락이 가나요", "livelihood_benefit"),
    ],
)
def test_what_is_meant_anywhere_comes_before_a_word_of_what_is_talked_about(talk: str, words: str, benefit: str, say: Say) -> None:
    say(talk, "ask_overview")
    assert benefit in say(words, "ask_eligibility").about


@pytest.mark.parametrize("words", ["권고사직인데 회사가 자진퇴사로 처리했어요 이거 맞아요", "해고당했는데 개인사정으로 신고했대요 되나요?"])
def test_who_was_answered_hears_nothing_of_no_answer(words: str, say: Say) -> None:
    say("실업급여 얼마 받아요", "ask_amount")
    assert "제 자료에 답이 없어요" not in text(say(words, "life_event"))
