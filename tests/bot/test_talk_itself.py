"""Questions about the talk itself."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say, cards, text


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("왜 제 나이를 물어요", "ask_why_not"),
        ("내 나이는 왜", "ask_why_not"),
        ("나이를 왜 자꾸 물어봐요", "complain"),
        ("제가 몇살인지가 왜 필요해요?", "ask_documents"),
        ("딸이 고3이라고 했는데 왜 제 나이를 물어요", "correct"),
    ],
)
def test_why_an_age_is_asked_is_told_and_it_is_not_pressed_for(say: Say, words: str, intent: str) -> None:
    assert say("저는 혼자 살아요", "inform").state["next_question"]["fact"] == "age"
    outcome = say(words, intent)
    assert "나이에 따라" in text(outcome) and "건너뛰셔도" in text(outcome)
    assert "몇 살" not in text(say("소득은 백만원이에요", "inform"))


def test_an_age_told_after_all_is_taken(say: Say) -> None:
    say("저는 혼자 살아요", "inform")
    say("왜 제 나이를 물어요", "ask_why_not")
    assert say("일흔이요", "inform").state["facts"]["age"] == 70


@pytest.mark.parametrize("words", ["소득은 왜 자꾸 물어봐요", "제 월급은 왜 알려고 해요", "돈 얼마 버는지는 왜 물어요", "소득은 왜요?"])
def test_why_an_income_is_asked_is_told(say: Say, words: str) -> None:
    say("예순여덟이고 혼자 살아요", "inform")
    assert "소득에 따라" in text(say(words, "complain"))


def test_what_is_told_with_the_question_is_kept(say: Say) -> None:
    say("초6 딸이 있어요", "inform")
    outcome = say("제가 몇살인지가 왜 필요해요? 우리 한부모예요", "ask_why_not")
    assert outcome.state["facts"]["single_parent"] is True and "나이에 따라" in text(outcome)


@pytest.mark.parametrize("words", ["기초연금은 왜 안 돼요", "왜 신분증이 필요해요", "등본은 왜 필요해요?"])
def test_other_whys_are_other_questions(say: Say, words: str) -> None:
    say("예순셋이고 혼자 살아요", "inform")
    assert "여쭤봤어요" not in text(say(words, "ask_why_not"))


@pytest.mark.parametrize("words", ["문자로 보내줘", "카톡으로 보내줘요", "프린트해줘", "이거 문자로 좀 보내 주세요", "종이로 뽑아 주세요"])
@pytest.mark.parametrize("intent", ["out_of_scope", "ask_contact", "unclear"])
def test_what_cannot_be_sent_is_said_honestly(say: Say, words: str, intent: str) -> None:
    outcome = say(words, intent)
    assert "문자나 카톡으로 보내거나" in text(outcome) and cards(outcome) == []


def test_papers_by_post_are_a_way_to_apply(say: Say) -> None:
    say("기초연금 어떻게 신청해요", "ask_how")
    assert "문자나 카톡으로" not in text(say("서류를 우편으로 보내도 되나요", "ask_how"))


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("뭘 물어봐야 할지도 모르겠어요", "dont_know"),
        ("어떻게 말해야 될지 모르겠네", "help"),
        ("무슨 말을 해야 할지 모르겠어요", "simpler"),
        ("뭐부터 물어봐야 하는지 모르겠어요", "dont_know"),
    ],
)
def test_who_does_not_know_where_to_begin_is_asked_one_thing(say: Say, words: str, intent: str) -> None:
    outcome = say(words, intent)
    assert "괜찮아요" in text(outcome) and text(outcome).count("?") == 1


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("1388이 뭐예요", "청소년상담전화"),
        ("129는 뭐하는데예요", "보건복지상담센터"),
        ("109 전화하면 누가 받아요", "자살예방 상담전화"),
        ("1366은 뭐하는 번호에요", "여성긴급전화"),
        ("1577-1389는 어디예요", "노인보호전문기관"),
        ("15771389 는 무슨 번호예요", "노인보호전문기관"),
    ],
)
def test_a_number_is_explained(say: Say, words: str, name: str) -> None:
    say("열일곱이에요", "inform")
    outcome = say(words, "ask_overview")
    assert name in text(outcome) and cards(outcome) == []


def test_a_number_that_is_a_sum_is_none(say: Say) -> None:
    assert say("한 달에 132만원 벌어요 뭐 받을 수 있나요", "ask_benefits").state["facts"]["monthly_income"] == 1_320_000


@pytest.mark.parametrize("words", ["할매한테 물어봐야 하는데 상담해주는 사람 있어예?", "상담해 주시는 분 있나요", "상담해줄 사람 없어요?"])
def test_somebody_to_talk_to_is_offered(say: Say, words: str) -> None:
    assert "바로 전화하실 수 있어요" in text(say(words, "ask_benefits"))


@pytest.mark.parametrize("words", ["쉼터 같은데 갈 수 있어요?", "잘 데가 없는데 쉼터 있어요", "지낼 곳 있어요?"])
def test_a_young_person_is_told_of_a_shelter_for_the_young(say: Say, words: str) -> None:
    say("열일곱이에요 학교 안 다녀요", "inform")
    assert "1388" in text(say(words, "out_of_scope"))


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("아니 나이가 칠십삼이라고", "73세"),
        ("혼자 산다니까", "혼자 사시는 분"),
        ("73세라고요", "73세"),
        ("나 칠십셋이라니까 그러네", "73세"),
    ],
)
@pytest.mark.parametrize("intent", ["correct", "inform"])
def test_what_is_known_is_said_to_be_known(say: Say, words: str, known: str, intent: str) -> None:
    say("칠십삼 혼자 살아", "inform")
    said = text(say(words, intent))
    assert known in said and "알고 있어요" in said and "못 알아들었" not in said


def test_what_is_put_right_is_not_said_to_be_known(say: Say) -> None:
    say("칠십삼 혼자 살아", "inform")
    assert "고쳤어요" in text(say("아니 칠십넷이라고", "correct"))


@pytest.mark.parametrize("words", ["우리 집사람은 뭐 없어", "집사람은요?", "아내는 뭐 받을 수 있어", "마누라는 나오는 거 없나"])
@pytest.mark.parametrize("intent", ["inform", "deny", "ask_benefits", "smalltalk"])
def test_what_there_is_for_somebody_known_turns_to_them(say: Say, words: str, intent: str) -> None:
    say("내가 예순여섯이고 집사람은 육십셋", "inform")
    outcome = say(words, intent)
    assert outcome.state["subject"] == "spouse" and "국민연금 노령연금" in cards(outcome)


@pytest.mark.parametrize(
    ("words", "called"),
    [("언니가 장애가 있어요", "언니분"), ("누나가 장애인이에요", "누님"), ("오빠가 장애가 있어요", "오빠분"), ("형이 장애인이에요", "형님"),
     ("동생이 장애가 있어요", "동생분"), ("남동생이 장애인이에요", "동생분")],
)  # fmt: skip
def test_a_sister_stays_what_she_was_called(say: Say, words: str, called: str) -> None:
    said = text(say(words, "inform")) + text(say("스물다섯이에요", "inform"))
    assert called in said and "형제분" not in said


def test_the_word_for_a_brother_does_not_outlive_the_talk_of_him(say: Say) -> None:
    say("형이 장애인이에요", "inform")
    assert "형님" not in text(say("저는 예순여덟이에요", "inform"))
