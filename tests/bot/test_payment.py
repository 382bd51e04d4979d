"""Who receives something already and got less of it, or did not get it."""

from __future__ import annotations

import pytest

from bot.understand import payment
from tests.bot.saying import Say, text


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("기초연금이 지난달보다 적게 나왔어요", "less"),
        ("주거급여가 왜 줄었어요", "less"),
        ("와 내 기초연금만 깎였노", "less"),
        ("장려금을 왜 나만 30만원밖에 안 줘요", "less"),
        ("아동수당이 이번 달에 안 들어왔어요", "not_come"),
        ("생계급여 오늘인데 아직 안 나왔어요", "not_come"),
    ],
)
def test_trouble_is_heard(words: str, kind: str) -> None:
    assert payment.trouble(words, is_named=True) == kind


@pytest.mark.parametrize(
    ("words", "is_named"),
    [
        ("알바하면 생계급여 깎이나요", True),
        ("국민연금을 받으면 기초연금이 왜 깎여요", True),
        ("월급이 줄었어요", False),
        ("이번 달 월급이 안 들어왔어요", False),
        ("기초연금 얼마 나와요", True),
        ("국민연금이 30만원밖에 안 나와요", True),
        ("아직 신청 안 했어요", True),
        ("전기요금을 왜 깎아줘요?", False),
        ("요즘 손님이 줄었어요", False),
        ("아직 답이 안 왔는데요", False),
        ("요양보호사가 오늘 안 왔어요", False),
    ],
)
def test_what_is_no_trouble_with_a_payment(words: str, is_named: bool) -> None:
    assert payment.trouble(words, is_named) is None


def test_the_reasons_of_the_record_and_whom_to_call(say: Say) -> None:
    outcome = say("내 기초연금이 왜 깎였어요 말도 없이", "ask_why_not")
    assert "국민연금으로 받는 돈" in text(outcome)
    assert "1355" in text(outcome)
    assert outcome.state["receiving"] == ["기초연금"]
    assert not any(each in text(outcome) for each in ("만 65세 이상", "몇 살", "뺐어요"))


def test_another_pension_named_as_the_cause(say: Say) -> None:
    say("내 기초연금이 이달에 깎였어요", "ask_why_not")
    outcome = say("노령연금도 받고 있는데 그거 때문에 깎인 건가요", "already_receiving")
    assert "국민연금을 받아도 기초연금을 함께" in text(outcome)
    assert outcome.state["receiving"] == ["기초연금"]


def test_a_payment_that_did_not_come(say: Say) -> None:
    said = text(say("아동수당이 이번 달에 안 들어왔어요", "life_event"))
    assert "매달 25일" in said
    assert "129" in said
    assert "맞을 수 있는 혜택" not in said


def test_who_asks_whether_they_get_it_is_still_told_the_conditions(say: Say) -> None:
    assert "만 65세 이상" in text(say("기초연금 왜 못 받아요", "ask_why_not"))


def test_what_was_said_to_be_received_is_meant(say: Say) -> None:
    say("기초연금 받고 있어요", "already_receiving")
    assert "1355" in text(say("근데 왜 이번 달엔 적게 들어왔지", "ask_why_not"))
