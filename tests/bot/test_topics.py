"""What no benefit answers is answered with what it is and whom to call, where it is asked; what is told stays told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import topic_files
from bot.context import Context
from bot.dialogue import Dialogue
from bot.errors import DataError
from bot.message import Heard, Outcome
from tests.bot.saying import Say, text

DAY = date(2026, 11, 29)
CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "topics_asked.yml").read_text(encoding="utf-8"))
PARTS = ("before", "after", "told", "last", "moved", "later", "case")
ASKED = [(line, id) for part in PARTS for id, lines in CASES[part].items() for line in lines]
BY_A_TERM = "행정복지센터"
"""An explained word says where it is, too."""


def heard(assistant: Dialogue, line: str, intent: str = "unclear") -> Outcome:
    return assistant.respond(Heard(line, intent, 0.2), assistant.new_context(), DAY)


@pytest.mark.parametrize(("line", "id"), ASKED)
def test_a_topic_asked_for_is_answered_with_its_number(assistant: Dialogue, line: str, id: str) -> None:
    topic, outcome = assistant.topics.by_id[id], heard(assistant, line)
    assert outcome.context["topic"] == id or text(outcome).startswith(BY_A_TERM)
    assert topic.contact[0].phone in text(outcome)


@pytest.mark.parametrize("line", CASES["not_asked"])
def test_what_is_told_or_asked_of_a_benefit_is_no_topic(assistant: Dialogue, line: str) -> None:
    assert assistant.meaning.topic(line, assistant.reader.read(line, DAY, None), Context()) is None


def test_every_topic_is_asked_for_in_some_test(assistant: Dialogue) -> None:
    assert set(assistant.topics.by_id) == {id for _, id in ASKED}


@pytest.mark.parametrize("intent", ["ask_benefits", "life_event", "ask_eligibility", "smalltalk", "ask_person", "restart"])
def test_a_topic_is_heard_whatever_the_classifier_hears(assistant: Dialogue, intent: str) -> None:
    outcome = assistant.respond(Heard("개인회생 어떻게 하는 거예요", intent, 0.9), assistant.new_context(), DAY)
    assert outcome.context["topic"] == "bankruptcy"


@pytest.mark.parametrize(
    ("line", "fact", "value"),
    [
        ("68세인데 치매 검사 어디서 받아요", "age", 68),
        ("혼자 사는데 반찬 갖다주는 거 없을까요", "lives_alone", True),
        ("갈 데가 없는데 노숙인 쉼터 어디예요", "housing", "none"),
        ("저 17살인데 집 나왔어요 잘 데 없어요", "age", 17),
    ],
)
def test_what_is_told_beside_the_question_is_kept(assistant: Dialogue, line: str, fact: str, value: object) -> None:
    outcome = heard(assistant, line)
    assert outcome.context["topic"]
    assert outcome.state["facts"][fact] == value


@pytest.mark.parametrize("line", ["치매 검사 받고 싶어요", "우울증 상담 받고 싶어요", "이혼하려면 어떻게 해야 돼요", "파산 신청하려면"])
def test_what_is_only_asked_for_is_no_fact(assistant: Dialogue, line: str) -> None:
    assert heard(assistant, line).state["facts"] == {}


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("치매 검사 받고 3등급 나왔어요", "care_grade"),
        ("이혼하고 혼자 애 키워요", "single_parent"),
        ("임대주택 살아요", "housing"),
        ("국가유공자예요", "veteran"),
    ],
)
def test_what_is_told_in_the_words_of_a_topic_is_a_fact(say: Say, line: str, fact: str) -> None:
    assert fact in say(line, "inform").state["facts"]


SCREENING = ("치매 검사 어디서 해요", "ask_how")


@pytest.mark.parametrize(
    ("line", "intent", "said"),
    [
        ("거기 전화번호가 뭐예요?", "ask_contact", "1899-9988"),
        ("번호 좀", "ask_person", "1899-9988"),
        ("전화번호요", "unclear", "1899-9988"),
        ("어디 있어요?", "ask_how", "1899-9988"),
        ("거가 어데고", "smalltalk", "1899-9988"),
        ("얼마예요?", "ask_amount", "무료예요"),
        ("공짜예요?", "smalltalk", "무료예요"),
        ("누가 받을 수 있어요?", "ask_eligibility", "누구나"),
        ("뭐 가져가요?", "ask_documents", "신분증"),
        ("몇 시까지 해요?", "ask_period", "제 자료에 나와 있지 않아요"),
        ("예약해야 돼요?", "unclear", "1899-9988"),
        ("그게 뭐예요", "ask_overview", "치매안심센터"),
    ],
)
def test_more_is_asked_of_the_topic_before(say: Say, line: str, intent: str, said: str) -> None:
    say("기초연금 얼마예요?", "ask_amount")
    say(*SCREENING)
    outcome = say(line, intent)
    assert said in text(outcome)
    assert "1899-9988" in text(outcome)
    assert outcome.state["benefit"] is None


@pytest.mark.parametrize("between", [("고마워요", "thank"), ("다시 말해줘", "repeat"), ("네", "affirm")])
def test_a_topic_goes_on_over_thanks(say: Say, between: tuple[str, str]) -> None:
    say(*SCREENING)
    say(*between)
    assert "1899-9988" in text(say("거기 번호가 뭐예요", "ask_contact"))


@pytest.mark.parametrize(
    ("line", "intent"),
    [("기초연금 얼마예요?", "ask_amount"), ("68세예요", "inform"), ("받을 수 있는 거 뭐 있어요?", "ask_benefits"),
     ("치매 약값 지원 얼마예요?", "ask_amount"), ("상담원 연결해 주세요", "ask_person")],
)  # fmt: skip
def test_other_words_leave_the_topic(say: Say, line: str, intent: str) -> None:
    say(*SCREENING)
    assert say(line, intent).context["topic"] is None


def test_an_amount_nobody_told_us_is_said_to_be_unknown(assistant: Dialogue) -> None:
    said = text(heard(assistant, "개명 신청 비용 얼마예요"))
    assert "얼마인지는 제 자료에 나와 있지 않아요" in said
    assert "132" in said


def test_a_benefit_that_belongs_to_it_is_named_and_answers_by_its_name(say: Say) -> None:
    outcome = say(*SCREENING)
    button = outcome.replies[-1].quick_replies[0]
    assert button.text == "치매치료관리비 지원"
    assert "치매치료관리비 지원" in text(outcome)
    assert say(button.text, "out_of_scope").state["benefit"] == "치매치료관리비 지원"


def test_whom_to_give_papers_to_is_asked_of_the_benefit_talked_about(say: Say) -> None:
    say("기초연금 얼마예요?", "ask_amount")
    assert say("위임장 있어야 해요?", "ask_documents").state["benefit"] == "기초연금"


def test_what_becomes_of_ones_words_is_no_topic(say: Say) -> None:
    assert say("내 이름 비자 정보 누가 봐요 안전해요?", "ask_privacy").context["topic"] is None


def test_a_mere_word_answers_the_question_put(assistant: Dialogue) -> None:
    read = assistant.reader.read("임대주택이요", DAY, "housing")
    assert assistant.topics.asked("임대주택이요", read, "housing") is None


@pytest.mark.parametrize(
    ("line", "crisis", "first"),
    [
        ("남편이 때려서 이혼하고 싶은데 어떻게 해요", "domestic_violence", "112"),
        ("학교폭력 신고 어디에 해요", "crime", "117"),
        ("빚 때문에 죽고 싶어요 개인회생 어떻게 해요", "suicide", "109"),
    ],
)
def test_a_danger_comes_first(assistant: Dialogue, line: str, crisis: str, first: str) -> None:
    outcome = heard(assistant, line)
    assert outcome.state["crisis"] == crisis
    assert outcome.replies[0].text.startswith(first)


def test_numbers_are_spoken_digit_by_digit(assistant: Dialogue) -> None:
    for topic in assistant.topics.by_id.values():
        speech = assistant.answers.topic(topic, None, False, ()).speech
        assert not any(char.isdigit() for char in speech), (topic.id, speech)
    assert "일오칠칠, 공일구구" in assistant.answers.topic(assistant.topics.by_id["mental_health"], None, False, ()).speech


GOOD = '{id: a, name: 여권, words: [여권], answer: 구청에서 해요., contact: [{name: 콜센터, phone: "110"}], source: 법, date: "2026-07"}'


@pytest.mark.parametrize(
    ("old", "new", "key", "found"),
    [
        (GOOD, "여권: 구청\n", "the file", "구청"),
        (GOOD, "- {id: a}\n", "[0]", "id"),
        ("words: [여권]", "words: 여권", "[0].words", "여권"),
        ("words: [여권]", "words: []", "[0].words", "[]"),
        ("구청에서 해요.", "3", "[0].answer", "3"),
        ('phone: "110"', "phone: 110", "[0].contact.phone", "110"),
        ('phone: "110"', 'phone: "백십"', "[0].contact.phone", "백십"),
        ('date: "2026-07"', 'date: "작년"', "[0].date", "작년"),
        ("source: 법", "source: 법, related: [no_such]", "[0].related", "no_such"),
        ("source: 법", "source: 법, told: {price: 무료예요.}", "[0].told", "price"),
        ("source: 법", "source: 법, told: {amount: 3}", "[0].told.amount", "3"),
        ("source: 법", "source: 법, extra: 3", "[0]", "extra"),
    ],
)  # fmt: skip
def test_a_malformed_file_says_file_key_expected_and_found(tmp_path: Path, old: str, new: str, key: str, found: str) -> None:
    file = tmp_path / "topics.yml"
    file.write_text(new if old == GOOD else f"- {GOOD.replace(old, new)}\n", encoding="utf-8")
    with pytest.raises(DataError) as error:
        topic_files.load(file, {"basic_pension"})
    assert str(error.value).startswith(f"{file}: {key} must be ")
    assert found in str(error.value)


def test_ids_and_words_belong_to_one_topic(tmp_path: Path) -> None:
    file = tmp_path / "topics.yml"
    for other in (GOOD, GOOD.replace("id: a", "id: b")):
        file.write_text(f"- {GOOD}\n- {other}\n", encoding="utf-8")
        with pytest.raises(DataError, match="of its own"):
            topic_files.load(file, ())


def test_who_tells_what_happened_hears_whom_to_call_and_what_fits(say: Say) -> None:
    outcome = say("저 열일곱살인데 임신했어요 아무한테도 말 못했어요", "life_event")
    assert "1308" in outcome.replies[0].text and outcome.state["intent"]["name"] == "life_event"
    assert any(reply.benefits for reply in outcome.replies[1:])


def test_money_asked_of_after_an_office_is_that_of_a_benefit(say: Say) -> None:
    say("저 열일곱살인데 임신했어요", "life_event")
    say("미혼모 시설 같은 데도 있나요", "ask_benefits")
    assert "부모급여" in text(say("낳으면 매달 얼마씩 받아요?", "ask_amount"))


def test_a_number_asked_of_is_explained_whatever_was_talked_about(say: Say) -> None:
    say("쉼터 같은데 갈 수 있어요?", "help")
    assert "청소년상담전화" in text(say("1388이 뭐예요", "ask_overview"))


def test_what_is_asked_first_after_a_topic_is_asked_for_the_first_time(say: Say) -> None:
    outcome = say("저 열일곱살인데 임신했어요 아무한테도 말 못했어요", "life_event")
    assert "하나만 여쭐게요" not in text(outcome)
    assert text(say("저 뭐 받을 수 있는 거 있어요?", "ask_benefits")).count("하나만 여쭐게요") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("편의점 알바하는데 사장님이 주휴수당 안준대요 주18시간 일해요", "주휴수당"),
        ("퇴직금을 아직 안 줬어요 1년 넘게 다녔는데", "14일 안에"),
        ("사장이 연차수당도 안 줘요", "1350"),
    ],
)
def test_who_is_kept_from_what_is_due_hears_of_it(say: Say, words: str, told: str) -> None:
    said = text(say(words, "inform"))
    assert told in said and "몇 살" not in said


@pytest.mark.parametrize("first", ["산재보험 신청 어떻게 해요", "이혼하고 싶은데 양육비는 어떻게 받아요", "개인회생 어떻게 해요"])
@pytest.mark.parametrize("words", ["저는 뭐가 있어요?", "저는뭐가있어요"])
def test_what_there_is_for_oneself_is_no_question_of_the_topic(say: Say, first: str, words: str) -> None:
    say(first, "ask_how")
    assert "제가 아는 전부" not in text(say(words, "ask_benefits"))
