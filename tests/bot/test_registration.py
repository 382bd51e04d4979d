"""Who cannot see or walk is heard, and where it was never registered, registration comes first."""

import pytest

from bot.understand import crisis
from tests.bot.saying import Say, cards, text


def test_who_cannot_see_is_heard_and_asked_how_it_is_registered(say: Say) -> None:
    found = say("저는 앞을 전혀 못 보는 66세 남자입니다. 혼자 살고 있어요", "inform")
    assert "장애가 있으신 분" in text(found) and "장애인연금" in cards(found) and "등록되셨어요" in text(found)


@pytest.mark.parametrize("words", ["등록 안 했어요", "장애 등록은 안 했어요", "아직 장애인 등록 안 했는데요"])
def test_who_never_registered_is_told_where(say: Say, words: str) -> None:
    say("저는 앞을 전혀 못 보는 66세 남자입니다. 혼자 살고 있어요", "inform")
    found = text(say(words, "inform"))
    assert "장애인 등록부터" in found and "행정복지센터에 신청" in found


def test_who_has_no_disability_is_not(say: Say) -> None:
    assert "장애인 등록부터" not in text(say("장애 없어요 66세예요", "inform"))


@pytest.mark.parametrize("words", ["다리를 절단했어요 55세", "두 다리를 절단하고 휠체어 타고 다녀요", "당뇨로 다리를 절단했어요"])
def test_a_leg_that_was_taken_off_is_no_emergency(words: str) -> None:
    assert crisis.detect(words) is None


@pytest.mark.parametrize("words", ["기계에 손가락이 절단됐어요"])
def test_a_hand_just_lost_is(words: str) -> None:
    assert crisis.detect(words) == "medical_emergency"
