"""What is asked of the benefit just talked about is answered of that one, whatever a list before it showed."""

from __future__ import annotations

import pytest

from bot.dialogue import Dialogue
from bot.message import Heard
from tests.bot.conftest import DAY
from tests.bot.saying import Say, text

PERSONAS = (
    "저 혼자 애 둘 키우는데요 다섯 살 세 살이에요 월세 살고 백팔십 벌어요",
    "일흔둘이고 혼자 살아요 월 40 벌어요 장애 3급이에요",
    "임신 12주이고 서른하나예요 직장 다녀요",
)
NAMES = ("부모급여", "한부모가족 아동양육비", "에너지바우처", "국가장학금", "여성안심택배", "참전명예수당", "구직급여", "문화누리카드")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize(
    "line", ["그거 언제 들어와요?", "언제 들어와요?", "그거 언제까지 신청해야 돼요?", "언제까지 신청해요?", "돈은 언제 나와요?"]
)
def test_after_a_list_what_was_asked_about_is_meant(assistant: Dialogue, persona: str, name: str, line: str) -> None:
    context = assistant.new_context()
    for said, intent in ((persona, "inform"), (f"{name} 뭐예요?", "ask_overview")):
        context = assistant.respond(Heard(said, intent, 0.8), context, DAY).context
    assert assistant.respond(Heard(line, "ask_period", 0.8), context, DAY).state["benefit"] == name


def test_what_a_named_benefit_is_is_no_detail_of_the_first_of_a_list(say: Say) -> None:
    say(PERSONAS[1], "inform")
    assert say("구직급여가 뭐예요?", "ask_overview").state["benefit"] == "구직급여"


@pytest.mark.parametrize("name", ["기초연금", "생계급여", "부모급여"])
@pytest.mark.parametrize("line", ["{}은 언제 들어와요?", "{} 언제 나와요?", "{} 며칠에 입금돼요?"])
def test_when_the_money_of_a_named_benefit_comes_keeps_it(say: Say, name: str, line: str) -> None:
    said = say(line.format(name), "ask_period")
    assert said.state["benefit"] == name
    assert "안내이며 결정은 기관이 해요" in text(said)


@pytest.mark.parametrize(
    ("told", "asked", "unmet"),
    [
        ("애 없어요 서른다섯이에요", "왜 자녀장려금은 안 나와요?", "만 18세 미만 자녀"),
        ("저 스물다섯 대학생이에요", "왜 노인일자리는 안 나와요?", "만 60세 이상"),
        ("저 스물다섯 대학생이에요", "노인일자리는 왜 안 떠요", "만 60세 이상"),
        ("저 서른 혼자 살아요 애 없어요", "한부모가족 아동양육비가 안 나와요", "만 18세 미만 자녀"),
        ("저 마흔이에요", "기초연금은 왜 안 나오는 거예요", "만 65세 이상"),
    ],
)
@pytest.mark.parametrize("intent", ["ask_why_not", "complain", "inform"])
def test_why_it_is_not_there_names_what_failed(say: Say, told: str, asked: str, unmet: str, intent: str) -> None:
    say(told, "inform")
    said = text(say(asked, intent))
    assert "맞지 않는 조건" in said
    assert unmet in said


def test_of_what_nothing_told_speaks_for_it_is_said_what_is_open(say: Say) -> None:
    say("애 없어요 서른다섯이에요", "inform")
    said = text(say("왜 근로장려금은 안 나와요?", "ask_why_not"))
    assert "이것을 더 확인해야 해요" in said
    assert "9월 말" not in said


def test_of_what_is_received_the_money_has_not_come(say: Say) -> None:
    say("일흔이에요", "inform")
    say("기초연금은 받고 있어요", "already_receiving")
    assert "25일" in text(say("기초연금이 이번 달에 안 나왔어요", "ask_why_not"))


@pytest.mark.parametrize(("office", "line"), [("윗집이 너무 시끄러워요", "파이썬 코드 짜줘"), ("운전면허 갱신", "로또 번호 알려줘"),
                                              ("회사에서 월급을 안 줘요", "비트코인 살까요")])  # fmt: skip
def test_what_has_nothing_to_do_with_the_office_before_is_out_of_scope(say: Say, office: str, line: str) -> None:
    assert say(office, "out_of_scope").context["topic"]
    said = say(line, "out_of_scope")
    assert said.context["topic"] is None
    assert "1661-2642" not in text(said)
    assert "1350" not in text(said)


@pytest.mark.parametrize("line", ["거기 전화번호가 뭐예요", "얼마예요", "어디로 가요"])
def test_little_words_go_on_about_the_office_whatever_the_classifier_hears(say: Say, line: str) -> None:
    before = say("윗집이 너무 시끄러워요", "out_of_scope").context["topic"]
    assert say(line, "out_of_scope").context["topic"] == before


def test_that_and_another_are_the_two(say: Say) -> None:
    say("기초연금 얼마예요?", "ask_amount")
    said = say("그거랑 장애인연금 둘 다 돼요?", "compare")
    assert "부가급여만 함께 받아요" in text(said)
    assert [card.name for reply in said.replies for card in reply.benefits] == ["기초연금", "장애인연금"]


def test_of_two_with_nothing_written_each_is_judged_and_the_agency_decides(say: Say) -> None:
    say("출산휴가 급여는 얼마예요?", "ask_amount")
    said = text(say("그거랑 육아휴직 급여 둘 다 받을 수 있어요?", "compare"))
    assert "기관이 정해요" in said
    assert "받으실 수 있는지는 아직" not in said  # Nothing was told that either could be judged by.
    assert "부모급여" not in said


@pytest.mark.parametrize(
    ("line", "told"),
    [("생계급여랑 주거급여 둘 다 받을 수 있어요?", "생계급여와 주거급여는 함께 받을 수 있어요"),
     ("가정양육수당이랑 아동수당 같이 받을 수 있어요?", "함께 받을 수 있어요"),
     ("자녀장려금이랑 근로장려금 둘 다 돼요?", "함께 받을 수 있고")],
)  # fmt: skip
def test_what_a_detail_says_of_another_is_said_of_both(say: Say, line: str, told: str) -> None:
    assert told in text(say(line, "compare"))


def test_the_name_within_another_name_is_not_told_of(assistant: Dialogue) -> None:
    known = assistant.knowledge.benefits
    assert assistant.answers.told_of_both(known["child_allowance"], known["disabled_child_allowance"]) is None


@pytest.mark.parametrize(("line", "intent", "aspect"), [("기저귀·조제분유 지원 누가 받아요?", "ask_eligibility", "두 돌 전"),
                                                        ("기저귀 조제분유 지원 서류 뭐 필요해요?", "ask_documents", "신분증"),
                                                        ("기저귀·조제분유 지원 얼마예요?", "ask_amount", "9만 원")])  # fmt: skip
def test_a_name_in_full_asks_no_detail_of_a_word_in_it(say: Say, line: str, intent: str, aspect: str) -> None:
    assert aspect in text(say(line, intent))


def test_a_detail_is_still_asked_by_its_word(say: Say) -> None:
    say("기저귀·조제분유 지원이 뭐예요?", "ask_overview")
    assert "모유" in text(say("분유는 누가 받아요?", "ask_eligibility"))


@pytest.mark.parametrize(
    ("line", "agency"),
    [("65세 되면 틀니 얼마예요?", "2026년 7월에 확인"), ("엄마가 외국인인데 아기 아동수당 나와요?", "보건복지부 자료를")],
)
def test_what_a_topic_says_of_benefits_tells_whose_and_when(say: Say, line: str, agency: str) -> None:
    said = say(line, "out_of_scope")
    assert said.context["topic"]
    assert agency in text(said)
    assert "안내이며 결정은 기관이 해요" in text(said)
    assert "안내이며 결정은 기관이 해요" in " ".join(reply.speech for reply in said.replies)


def test_an_office_that_grants_nothing_decides_nothing(say: Say) -> None:
    assert "결정은 기관이" not in text(say("윗집이 너무 시끄러워요", "out_of_scope"))
