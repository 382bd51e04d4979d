"""What is earned, told or supposed, and how long somebody worked: read for sums."""

from __future__ import annotations

import pytest

from bot.understand.supposed_pay import supposed_pay
from bot.understand.tenure import years_worked
from tests.bot.saying import Say


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("한달에 60만원 벌면 얼마 줄어요", 600_000),
        ("월급 300이었는데 권고사직 당했어요", 3_000_000),
        ("알바로 50만원 벌면요", 500_000),
        ("통상임금 190만원이면", 1_900_000),
        ("연봉 3600인데", 3_000_000),
        ("월세 30만원 내요", None),
        ("남편 월급이 350이에요", None),
        ("보증금 500에 월세 40인데 월급은 180만원이에요", 1_800_000),
        ("기초연금 30만원 받아요", None),
    ],
)
def test_a_wage_is_told_from_other_money(text: str, won: int | None) -> None:
    assert supposed_pay(text) == won


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("7년 다니다 짤렸어요", 7),
        ("십이년 다닌 회사에서 해고", 12),
        ("세 해 일했는데", 3),
        ("고용보험 5년 들었어요", 5),
        ("8개월 다녔어요", None),
        ("3년 전에 그만뒀어요", None),
    ],
)
def test_years_of_work_are_read(text: str, years: int | None) -> None:
    assert years_worked(text) == years


def test_what_the_lost_work_paid_is_remembered_and_is_no_income_of_today(say: Say) -> None:
    facts = say("월급 280만원 받다가 작년 말에 권고사직 당했어요", "inform").state["facts"]
    assert "monthly_income" not in facts and "past_pay" not in facts
    assert "66,048원" in "".join(reply.text for reply in say("실업급여 하루에 얼마예요", "ask_amount").replies)
