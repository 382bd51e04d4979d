"""Several questions in one message: each is answered as if it had been asked by itself."""

from __future__ import annotations

import pytest

from bot.dialogue import Dialogue
from bot.message import Asked, Heard, Outcome
from bot.understand.questions import questions
from tests.bot.conftest import DAY
from tests.bot.saying import cards, text


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("기초연금 얼마예요? 어디서 신청해요?", ["기초연금 얼마예요", "어디서 신청해요"]),
        ("산재가 되는지, 생활비는 어디서 나오는지 알고 싶습니다.", ["산재가 되는지", "생활비는 어디서 나오는지 알고 싶습니다"]),
        ("진단서 필요해요? 그리고 제가 쉬면 휴직 되나요", ["진단서 필요해요", "제가 쉬면 휴직 되나요"]),
        ("연금 깎입니꺼? 얼마까지 벌어도 되나예", ["연금 깎입니꺼", "얼마까지 벌어도 되나예"]),
        ("퇴원하고 신청하면 되는거죠 근데 미리 받을 수는 없나요", ["퇴원하고 신청하면 되는거죠", "미리 받을 수는 없나요"]),
        ("쉼터 돈 내는 건지 물어봤는데요. 이혼하면 한부모 되나요", ["쉼터 돈 내는 건지", "이혼하면 한부모 되나요"]),
        ("장례비요. 기초연금도 나와요?", ["장례비요", "기초연금도 나와요"]),
    ],
)
def test_a_message_is_parted_after_each_question(said: str, alone: list[str]) -> None:
    assert [each.alone for each in questions(said)] == alone


@pytest.mark.parametrize(
    "said",
    [
        "저는 예순여덟이고 혼자 살아요. 소득은 없어요. 뭘 받을 수 있을까요?",
        "남편이 작년에 죽었어요. 아이 둘 키워요. 월급은 백삼십이에요.",
        "둘이요. 저하고 아내요.",
        "안녕하세요? 기초연금 얼마예요?",
        "돈이 없어서 못 가요. 어떻게 해요?",
        "어디서 할지 몰라서 그냥 있었어요",
        "물어봤는데 왜 딴소리요. 얼마 주는지 알려줘요",
    ],
)
def test_what_asks_one_thing_is_not_parted(said: str) -> None:
    assert len(questions(said)) < 2


def test_what_was_told_before_a_question_stays_with_it() -> None:
    first, second = questions("저는 스물넷이에요. 자립수당 언제까지 나와요? 월세가 밀렸는데 도움이 있나요?")
    assert first.text.startswith("저는 스물넷이에요.")
    assert second.text == "월세가 밀렸는데 도움이 있나요?"


def ask(assistant: Dialogue, said: str, *intents: str, before: Outcome | None = None) -> Outcome:
    parts = questions(said)
    asked = tuple(Asked(each.text, each.alone, intent, 0.9) for each, intent in zip(parts, intents, strict=True))
    heard = Heard(said, intents[0], 0.8, asked=asked if len(asked) > 1 else ())
    return assistant.respond(heard, before.context if before else assistant.new_context(), DAY)


def test_two_benefits_asked_of_are_answered_one_after_the_other(assistant: Dialogue) -> None:
    found = ask(assistant, "기초연금 서류 뭐 필요해요? 그리고 에너지바우처는 얼마예요?", "ask_documents", "ask_amount")
    first, second, asks = found.replies
    assert "신분증" in first.text
    assert "295,200원" in second.text
    assert "몇 명" in asks.text
    assert cards(found) == ["기초연금", "에너지바우처"]


def test_a_benefit_and_a_matter_of_another_office_are_both_answered(assistant: Dialogue) -> None:
    found = ask(assistant, "유족연금 언제까지 청구해야 돼요? 그리고 장례비 나오는 것도 있나요", "ask_period", "ask_benefits")
    assert "5년 안" in text(found)
    assert "장제급여" in text(found)


def test_what_is_told_is_taken_in_once_and_said_first(assistant: Dialogue) -> None:
    found = ask(assistant, "저는 일흔둘이에요. 기초연금 얼마예요? 그리고 에너지바우처는 언제 신청해요?", "ask_amount", "ask_period")
    assert found.state["facts"]["age"] == 72
    assert "72세" in found.replies[0].text.split("\n")[0]
    assert text(found).count("72세로 알아들었어요") == 1


def test_whom_to_call_and_whose_words_they_are_is_not_said_twice(assistant: Dialogue) -> None:
    found = ask(assistant, "기초연금 서류 뭐 필요해요? 그리고 장애인연금은 얼마예요?", "ask_documents", "ask_amount")
    said = [line for reply in found.replies for line in reply.text.split("\n")]
    assert len(said) == len(set(said))
    assert any(line.endswith("결정은 기관이 해요.") for line in said)
    assert all(reply.speech for reply in found.replies)


def test_at_most_one_question_is_put_and_last_of_all(assistant: Dialogue) -> None:
    found = ask(assistant, "기초연금 저도 되나요? 그리고 월세 도와주는 것도 있나요?", "ask_eligibility", "ask_benefits")
    asking = [at for at, reply in enumerate(found.replies) if "하나만 여쭐게요" in reply.text]
    assert asking in ([], [len(found.replies) - 1])


def test_the_last_question_is_what_is_talked_about(assistant: Dialogue) -> None:
    found = ask(assistant, "기초연금 서류 뭐 필요해요? 그리고 에너지바우처는 얼마예요?", "ask_documents", "ask_amount")
    after = assistant.respond(Heard("어디서 신청해요?", "ask_how", 0.9), found.context, DAY)
    assert after.state["benefit"] == "에너지바우처"


def test_who_also_asks_for_a_person_is_given_one(assistant: Dialogue) -> None:
    found = ask(assistant, "사람하고 상담할 수 있습니까? 기초연금은 얼마예요?", "ask_person", "ask_amount")
    assert found.state["intent"]["name"] == "ask_person"
    assert "129" in text(found)
    assert "349,700" in text(found) or "기초연금" in cards(found)


def test_a_question_that_goes_on_about_the_one_before_is_not_parted_from_it(assistant: Dialogue) -> None:
    found = ask(assistant, "장애인연금 얼마 나와요? 어디서 신청해요?", "ask_amount", "ask_how")
    assert len(found.replies) == 1


def test_in_danger_nothing_is_parted(assistant: Dialogue) -> None:
    said = "죽고 싶어요. 기초연금 얼마예요? 에너지바우처는 언제예요?"
    found = ask(assistant, said, "ask_amount", "ask_period")
    assert found.state["crisis"] == "suicide"
    assert "109" in found.replies[0].text


def test_who_fled_home_asks_several_things_and_is_told_each(assistant: Dialogue) -> None:
    fled = assistant.respond(Heard("남편한테 맞고 애 데리고 나왔어요 찜질방이에요", "life_event", 0.9), assistant.new_context(), DAY)
    said = "지금은 안전해요 애는 다섯 살이에요 쉼터 가면 돈 내야 되나요? 남편이 찾아오면 어떡해요"
    found = ask(assistant, said, "ask_documents", "ask_benefits", before=fled)
    assert "아이와 함께 가고 돈은 내지 않아요" in text(found)
    assert "열람·교부 제한" in text(found)
    assert "1366" in found.replies[0].text


def test_of_three_one_that_nobody_here_can_answer_is_said_to_be_one(assistant: Dialogue) -> None:
    said = "기초연금 서류 뭐 필요해요? 에너지바우처는 얼마예요? 달나라 가면 누가 마중 와요?"
    found = ask(assistant, said, "ask_documents", "ask_amount", "out_of_scope")
    assert "295,200원" in text(found)
    assert len(found.replies) >= 2


@pytest.mark.parametrize(
    ("said", "intent", "has", "never"),
    [
        ("소득은 내 기초연금 34만원이 다여. 손녀 학교에서 급식이랑 방과후는 공짜로 되는겨?", "ask_benefits", "급식비", "만 65세 이상이고"),
        ("하나만 더 물어봅시다. 콤바인 몰다가 허리 다친 거는 어데서 보상해 주는교", "ask_benefits", "농업인", "맞을 수 있는 혜택"),
    ],
)
def test_one_question_beside_a_story_is_answered_by_itself(
    said: str, intent: str, has: str, never: str, assistant: Dialogue
) -> None:
    question = questions(said)[0]
    asked = (Asked(question.text, question.alone, intent, 0.4),)
    found = assistant.respond(Heard(said, "ask_eligibility", 0.3, asked=asked), assistant.new_context(), DAY)
    assert has in text(found)
    assert never not in text(found)


@pytest.mark.parametrize(
    ("talked", "line", "intent", "has", "never"),
    [
        (("장례비 나오는 거 있나요", "ask_benefits"), "어머니가 기초연금도 받으실 수 있을까요?", "ask_eligibility", "만 65세", "장제급여"),
        (("전세사기 당했어요 집이 경매 넘어갔대요", "life_event"), "집에서 당장 나가야 하나요?", "ask_how", "임차권등기", "노숙인"),
        (("산재 되나요", "ask_eligibility"), "애들은 9살 6살인데 애들 앞으로 나오는건 없어요?", "ask_benefits", "아동수당", "장보기"),
        (
            ("1308에 전화하면 부모님한테 연락 가나요?", "ask_contact"),
            "학교는 계속 다닐 수 있어요?",
            "more",
            "학교를 그만두지 않아도",
            "청소년쉼터",
        ),
    ],
)
def test_what_is_asked_next_is_not_taken_for_what_was_talked_about(
    talked: tuple[str, str], line: str, intent: str, has: str, never: str, assistant: Dialogue
) -> None:
    before = assistant.respond(Heard(talked[0], talked[1], 0.9), assistant.new_context(), DAY)
    said = text(assistant.respond(Heard(line, intent, 0.9), before.context, DAY))
    assert has in said
    assert never not in said


def test_a_sum_that_is_asked_for_is_not_answered_by_a_day(assistant: Dialogue) -> None:
    talked = assistant.respond(Heard("한부모 아동양육비 되나요", "ask_eligibility", 0.9), assistant.new_context(), DAY)
    said = text(assistant.respond(Heard("매달 얼마 나오는지만 말해주세요", "ask_amount", 0.9), talked.context, DAY))
    assert "23만 원" in said
    assert "20일" not in said


@pytest.mark.parametrize("line", ["올해 기준이 얼마냐고요", "기준이 얼마예요?", "아니 그러니까 기준 얼마 이하여야 되는지"])
def test_the_limit_that_is_asked_for_is_not_answered_by_what_is_paid(assistant: Dialogue, line: str) -> None:
    talked = assistant.respond(Heard("예순일곱인데 기초연금 작년에 떨어졌어요", "ask_why_not", 0.9), assistant.new_context(), DAY)
    said = text(assistant.respond(Heard(line, "ask_amount", 0.8), talked.context, DAY))
    assert "247만" in said


def test_a_wife_told_of_beside_does_not_turn_the_question(assistant: Dialogue) -> None:
    talked = assistant.respond(Heard("예순일곱인데 기초연금 되나요", "ask_eligibility", 0.9), assistant.new_context(), DAY)
    line = "아니 기준이 얼마냐고요 저는 혼자가 아니고 집사람이 있는데 집사람은 예순셋이에요"
    found = assistant.respond(Heard(line, "correct", 0.9), talked.context, DAY)
    assert found.state["subject"] == "self"
    assert "어려워" not in text(found)


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("긴급복지 말고라. 하우스 피해는 어디다 신고해야 쓰요", "ask_how"),
        ("아따 긴급복지가 아니라니께. 비닐하우스가 물에 잠긴 거 재난지원금 말이요", "ask_overview"),
        ("긴급복지는 묻지 않았습니다. 비닐하우스 물에 잠긴 거 재난지원금이요", "ask_how"),
    ],
)
def test_what_is_set_aside_is_not_answered_once_more(assistant: Dialogue, line: str, intent: str) -> None:
    talked = assistant.respond(Heard("긴급복지 어디서 신청해요", "ask_how", 0.9), assistant.new_context(), DAY)
    found = assistant.respond(Heard(line, intent, 0.9), talked.context, DAY)
    assert "긴급복지지원" not in text(found)
    assert "읍·면·동" in text(found)


def test_what_was_told_beside_a_question_is_not_answered_instead(assistant: Dialogue) -> None:
    talked = assistant.respond(Heard("에너지바우처 얼마예요", "ask_amount", 0.9), assistant.new_context(), DAY)
    said = "신청 기간이 언제까진데요? 지금도 돼요? 저 이사했어요 지난봄에"
    found = text(ask(assistant, said, "ask_period", "ask_eligibility", before=talked))
    assert "12월 31일" in found
    assert "전입신고" not in found


def test_help_that_is_looked_for_is_not_answered_by_a_word_of_what_was_talked_about(assistant: Dialogue) -> None:
    talked = assistant.respond(Heard("노인일자리 어디서 신청해요", "ask_how", 0.9), assistant.new_context(), DAY)
    line = "집사람이 작년에 죽어가 혼자 밥해먹기 힘든데 반찬 갖다주는거 있습니꺼"
    said = text(assistant.respond(Heard(line, "ask_benefits", 0.8), talked.context, DAY))
    assert "1544-3388" not in said


def test_who_the_answer_speaks_of_is_who_it_was_told_of(assistant: Dialogue) -> None:
    line = "우리 어머니가 여든셋이신데 치매가 오셔가지고 밤에 자꾸 나가시고 그래서 제가 직장을 다니는데 등급 받으려면 어떻게 해야 되나요"
    said = text(assistant.respond(Heard(line, "ask_benefits", 0.8), assistant.new_context(), DAY))
    assert "어머님은 직장인" not in said
    assert "83세" in said
