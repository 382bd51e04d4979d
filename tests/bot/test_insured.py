"""Who never was in the employment insurance is not shown what only the insured get."""

from __future__ import annotations

import pytest

from bot.understand import insured
from tests.bot.saying import Say


@pytest.mark.parametrize(
    "words",
    [
        "고용보험은 한 번도 든 적이 없어요",
        "고용보험 안 들었어요",
        "알바만 해서 고용보험이 없어요",
        "고용보험에 가입 안 되어 있어요",
        "고용보험 들지 않고 일했어요",
    ],
)
def test_who_was_never_insured(words: str) -> None:
    assert insured.never(words)


@pytest.mark.parametrize(
    "words",
    [
        "고용보험 3년 들었어요",
        "고용보험 없으면 못 받아요?",
        "고용보험 안 들었어도 받을 수 있나요",
        "사장님이 고용보험을 안 들어줬어요",
        "회사가 고용보험 가입 안 해줬어요",
        "건강보험은 없어요",
    ],
)
def test_who_was_or_only_asks(words: str) -> None:
    assert not insured.never(words)


@pytest.mark.parametrize(("words", "shown"), [("회사에서 잘렸어요 고용보험은 안 들었어요", False), ("회사에서 잘렸어요", True)])
def test_unemployment_benefit_is_for_the_insured(say: Say, words: str, shown: bool) -> None:
    outcome = say(words, "life_event")
    assert ("구직급여" in [match["name"] for match in outcome.state["matches"]]) is shown


def test_it_stays_so(say: Say) -> None:
    say("고용보험은 든 적이 없어요", "inform")
    outcome = say("저는 스물여섯이고 지난달에 잘렸어요", "inform")
    assert "구직급여" not in [match["name"] for match in outcome.state["matches"]]
