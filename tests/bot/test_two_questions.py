"""Two things asked of one benefit or topic in one message are both answered."""

from __future__ import annotations

import pytest

from bot.dialogue import Dialogue
from bot.message import Asked, Heard
from bot.understand.questions import questions
from bot.understand.two_questions import parts
from tests.bot.conftest import DAY
from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    ("words", "aspects"),
    [
        ("지원금은 얼마고 접수는 어디서 해요", ["amount", "how"]),
        ("준비물은 뭐고 어디에 내면 되나요", ["documents", "how"]),
        ("얼마 나와요? 글고 며칠 걸려요?", ["amount", "period"]),
        ("저도 되나요? 된다면 얼마나 줘요?", ["eligibility", "amount"]),
        ("금액이랑 서류 알려주세요", ["amount", "documents"]),
        ("얼마에 며칠이나 걸려요", ["amount", "period"]),
        ("전화번호는 뭐고 언제까지 신청해요", ["contact", "period"]),
    ],
)
def test_each_part_says_what_it_asks(words: str, aspects: list[str]) -> None:
    assert [part.aspect for part in parts(words) if part.aspect] == aspects


@pytest.mark.parametrize(
    "words",
    [
        "서류는 언제까지 내야 하나요",
        "뭘 들고 어디로 가야 하나요",
        "등본 떼고 신청하면 얼마나 걸려요",
        "혼자 살고 일도 안 하는데 얼마나 나와요",
        "신청하려는데요 서류가 뭐예요",
        "받고 싶은데 어떻게 해요",
        "신청하고 언제 돈이 나와요",
        "나이는 일흔이고 얼마 받을 수 있어요",
    ],
)
def test_one_question_stays_one(words: str) -> None:
    assert len({part.aspect for part in parts(words) if part.aspect and part.asks}) < 2


@pytest.mark.parametrize(
    ("words", "intent", "told"),
    [
        ("기초연금 얼마 주고 어디서 신청해요", "ask_how", ("349,700", "행정복지센터")),
        ("장제급여 서류는 뭐고 얼마 나와요", "ask_amount", ("사망진단서", "80만")),
        ("첫만남이용권 쌍둥이면 얼마예요? 어디에 쓸 수 있어요?", "ask_amount", ("500만", "술집")),
        ("긴급복지지원 얼마나 나와요? 며칠 걸려요?", "ask_period", ("783,000", "보통 사흘 안팎")),
    ],
)
def test_both_are_answered_in_one_message(say: Say, words: str, intent: str, told: tuple[str, str]) -> None:
    outcome = say(words, intent)
    assert len(outcome.replies) == 1
    assert all(each in text(outcome) for each in told)
    assert text(outcome).count("안내이며 결정은 기관이 해요") == 1


def test_what_is_received_beside_the_one_talked_about_is_answered_too(say: Say) -> None:
    say("노인일자리 언제 신청해요", "ask_period")
    said = text(say("한 달에 얼마 주나요 그리고 기초연금 받는데 같이 해도 되나요", "ask_amount"))
    assert "29만" in said
    assert "기초연금이 깎이지 않아요" in said


@pytest.mark.parametrize(("words", "intent"), [("기초연금 얼마예요", "ask_amount"), ("기초연금 서류는 언제까지 내요", "ask_period")])
def test_no_more_is_told_than_asked(say: Say, words: str, intent: str) -> None:
    assert "신청하는 곳은" not in text(say(words, intent))


def test_two_things_asked_of_a_topic(say: Say) -> None:
    say("가정위탁이 뭐예요", "ask_overview")
    said = text(say("돈은 얼마나 나와요? 어디에 신청해요?", "ask_amount"))
    assert "1577-1406" in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("아동수당 얼마 어떻게 신청", ("10만 원", "행정복지센터")),
        ("기초연금 서류 어디에 내요", ("신분증", "행정복지센터")),
    ],
)
def test_two_questions_without_a_word_between_them_are_both_answered(say: Say, words: str, told: tuple[str, str]) -> None:
    said = text(say(words, "ask_how"))
    assert all(each in said for each in told)


@pytest.mark.parametrize(
    ("words", "intent", "unanswered"),
    [
        ("주간활동서비스 하루에 몇 시간이에요? 차량 운행도 해줘요?", "ask_amount", "차량 운행도 해줘요"),
    ],
)
def test_the_question_that_nothing_answers_is_named(assistant: Dialogue, words: str, intent: str, unanswered: str) -> None:
    intents = (intent, "inform")
    asked = tuple(Asked(each.text, each.alone, act, 0.5) for each, act in zip(questions(words), intents, strict=True))
    heard = Heard(words, intent, 0.8, asked=asked)
    assert f"‘{unanswered}’" in text(assistant.respond(heard, assistant.new_context(), DAY))


@pytest.mark.parametrize(
    "words",
    [
        "기초연금 얼마예요? 받을 수 있을까요?",
        "농사짓는데요 기초연금 얼마예요",
        "기초연금 얼마 나와요? 혼자 살아요",
        "아니 그러니까 기초연금 얼마예요?",
    ],
)
def test_what_only_tells_is_no_second_question(say: Say, words: str) -> None:
    assert "하신 것은" not in text(say(words, "ask_amount"))


def test_a_number_that_the_answer_gives_is_not_given_again(say: Say) -> None:
    said = text(say("산재 되면 쉬는 동안 얼마 나와요", "ask_amount"))
    assert said.count("1588-0075") == 1
