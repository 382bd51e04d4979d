"""Plain facts, denials and having left one's work are about no matter: the learnt model is not asked what they mean."""

from __future__ import annotations

import pytest

from bot.dialogue import Dialogue
from bot.facts_alone import about_nothing, denies, tells_alone
from tests.bot.conftest import DAY
from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    "line",
    ["나이가 68이에요", "나이는 68이요", "68이요, 나이가", "제 나이가 일흔입니다", "월급이 이백삼사십 돼요", "월 330만원 벌어요",
     "아기가 33개월이에요", "저 33살인데요 월세 살아요"],
)  # fmt: skip
def test_a_figure_in_plain_words_is_told_alone(assistant: Dialogue, line: str) -> None:
    assert tells_alone(line, assistant.reader.read(line, DAY))


@pytest.mark.parametrize(
    "line",
    ["나이가 68인데 돼요", "68세면 뭐 나와요?", "쉰셋인데 잘 데가 없어요", "65세 되면 틀니 싸지나요", "암이에요 쉰둘", "전세사기 당했어요",
     "취직이 안 돼요"],
)  # fmt: skip
def test_what_asks_or_tells_of_more_is_not(assistant: Dialogue, line: str) -> None:
    assert not tells_alone(line, assistant.reader.read(line, DAY))


@pytest.mark.parametrize(
    "line", ["외국인 아닙니다", "저는 외국인이 아니에요", "임신 안했습니다", "저는 임신 안 했어요", "차는 없어요", "이혼한 거 아니에요"]
)
def test_a_denial_is_heard(line: str) -> None:
    assert denies(line)


@pytest.mark.parametrize(
    "line", ["돈은 없어요", "잘 데는 없어요", "월급을 안 줘요", "출생신고를 안 했어요", "임신 아니에요?", "외국인은 안 되나요"]
)
def test_a_lack_and_a_question_are_no_denial(line: str) -> None:
    assert not denies(line)


@pytest.mark.parametrize(
    "line", ["제가 스스로 그만뒀어요", "스스로 퇴사했어요", "스스로 나왔어요", "제 발로 나왔어요", "자진해서 그만둔 거예요"]
)
@pytest.mark.parametrize("intent", ["life_event", "inform"])
def test_who_left_their_work_is_not_taken_for_bereaved(say: Say, line: str, intent: str) -> None:
    said = say(line, intent)
    assert said.context["topic"] is None
    assert "109" not in text(said)


def test_leaving_work_asked_about_still_asks(say: Say) -> None:
    assert say("제가 스스로 그만뒀는데 실업급여 돼요?", "ask_eligibility").state["benefit"] == "구직급여"


@pytest.mark.parametrize("line", ["외국인 아닙니다", "임신 안했습니다", "저는 임신 안 했어요", "차는 없어요"])
@pytest.mark.parametrize("intent", ["inform", "deny", "life_event", "ask_benefits", "out_of_scope"])
def test_what_is_not_so_is_no_wish(say: Say, line: str, intent: str) -> None:
    said = say(line, intent)
    assert said.context["topic"] is None
    assert not [card for reply in said.replies for card in reply.benefits]


@pytest.mark.parametrize("line", ["나이가 68이에요", "나이는 68이요"])
def test_an_age_is_no_question_about_teeth(say: Say, line: str) -> None:
    said = say(line, "inform")
    assert said.context["topic"] is None
    assert said.state["facts"]["age"] == 68
    assert "틀니" not in text(said)


def test_pay_that_comes_to_a_sum_asks_nothing(say: Say) -> None:
    assert "제 자료에" not in text(say("월급이 이백삼사십 돼요", "inform"))


def test_the_loss_of_somebody_is_still_heard(assistant: Dialogue) -> None:
    line = "남편이 스스로 목숨을 끊었어요"
    assert not about_nothing(line, assistant.reader.read(line, DAY))
