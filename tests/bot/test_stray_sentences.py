"""Nothing is said that nobody asked or told of: unknown papers and times, names made of questions, sorrow and congratulations."""

from __future__ import annotations

import pytest

from bot import published
from bot.understand import emotion
from tests.bot.saying import Say, text


@pytest.mark.parametrize("words", ["전세대출 이자는 계속 내야 되나요", "전세대출 받으면 다 갚아 내야 하나요"])
def test_papers_nobody_asked_for_are_not_said_to_be_unknown(say: Say, words: str) -> None:
    assert "무엇을 가져가야 하는지" not in text(say(words, "ask_documents"))


@pytest.mark.parametrize("words", ["전세대출 서류는 뭐예요", "전세대출 받으려면 뭘 가져가야 돼요"])
def test_papers_asked_for_are(say: Say, words: str) -> None:
    assert "임대차계약서" in text(say(words, "ask_documents"))


@pytest.mark.parametrize("words", ["얼마 주냐고 수당", "수당 얼마냐고요", "언제 나오냐고 지원금", "엄마 지원금도 있어요?"])
def test_a_question_is_no_name(words: str) -> None:
    assert published.unknown_scheme(words, ()) is None


@pytest.mark.parametrize(("words", "name"), [("효도수당 얼마예요", "효도수당"), ("결혼축하금은 언제 줘요", "결혼축하금")])
def test_a_name_is(words: str, name: str) -> None:
    assert published.unknown_scheme(words, ()) == name


@pytest.mark.parametrize("words", ["땡큐 근데 그건 뭐임", "고마워요", "오늘 날씨 참 좋네요", "덕분에 알았어요"])
def test_mere_thanks_and_kind_words_are_not_congratulated(words: str) -> None:
    assert emotion.glad_of(words) != "joy"


@pytest.mark.parametrize("words", ["취직했어요 고마워요", "시험에 붙었어요", "손녀가 태어났어요 너무 기뻐요"])
def test_good_news_is(words: str) -> None:
    assert emotion.glad_of(words) == "joy"


@pytest.mark.parametrize("words", ["나중에 돌아가시면 장례비도 나오나요", "제가 돌아가시기 전에 준비할 게 있나요"])
def test_nobody_mourns_the_living(words: str) -> None:
    assert emotion.read(words) == "neutral"


@pytest.mark.parametrize("words", ["어머니가 돌아가셨어요", "아버지가 지난주에 돌아가시고 막막해요"])
def test_a_death_is_mourned(words: str) -> None:
    assert emotion.read(words) == "sadness"


def test_a_joke_hurts_nobody(say: Say) -> None:
    said = text(say("복권 맞는 복지는 없냐ㅋㅋㅋ", "complain"))
    assert "속상" not in said
    assert "축하" not in said


def test_who_is_angry_is_heard(say: Say) -> None:
    assert "속상" in text(say("나라가 해 주는 게 하나도 없네 화나", "complain"))


@pytest.mark.parametrize(("words", "office"), [("보성군청에 전화해야 하나요", "보성군청"), ("홍천군청 번호는 모르세요?", "홍천군청")])
def test_an_office_asked_for_is_no_wish_for_a_person(say: Say, words: str, office: str) -> None:
    said = text(say(words, "ask_contact"))
    assert f"{office} 번호는 제 자료에 없어요" in said
    assert "사람과 이야기하고 싶으시면" not in said


def test_the_office_of_what_is_talked_about_is_its_contact(say: Say) -> None:
    say("기초연금 어디서 신청해요", "ask_how")
    assert "1355" in text(say("국민연금공단 번호가 뭐예요", "ask_contact"))


def test_a_question_instead_of_a_counsellor_is_a_question(say: Say) -> None:
    assert "속상" not in text(say("상담원 말고 교환은 며칠 안에 되는지요", "ask_period"))


@pytest.mark.parametrize("words", ["땡큐 근데 너 사람이야?", "고마워 너 기계야?", "너 사람이야?"])
def test_whether_a_person_answers_is_answered(say: Say, words: str) -> None:
    assert "사람이 아니에요" in text(say(words, "smalltalk"))
