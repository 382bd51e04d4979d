"""Once an emergency is over the talk is about who lay ill; who says that they do not mean to die is believed and helped."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say


@pytest.mark.parametrize(
    ("danger", "over", "subject"),
    [
        ("우리 남편이 뇌졸중으로 쓰러져서 한쪽을 못 써요", "석달 전에요 지금은 퇴원했어요", "spouse"),
        ("어머니가 의식이 없어요", "119 불렀어요 지금 병원이에요", "mother"),
        ("아버지가 쓰러지셨어요 숨을 안 쉬어요", "구급차가 와서 병원이에요 지금", "father"),
        ("제가 가슴이 너무 아프고 숨이 안 쉬어져요", "119 불렀어요 지금 병원이에요", "self"),
    ],
)
def test_the_talk_goes_on_about_who_lay_ill(say: Say, danger: str, over: str, subject: str) -> None:
    assert say(danger, "life_event").state["crisis"] == "medical_emergency"
    after = say(over, "inform")
    assert after.state["crisis"] is None and after.state["subject"] == subject


def test_who_hurts_is_not_who_lies_ill(say: Say) -> None:
    say("남편이 저를 때려요", "life_event")
    assert say("경찰 불렀어요 이제 안전해요", "inform").state["subject"] == "self"


DENIED = [
    "아니 죽고싶다는 게 아니고 진짜로 월세가 밀려서요",
    "죽을 생각 없다니까요 월세가 밀려서 그래요",
    "죽고 싶은 건 아니고요 월세 때문에요",
]


@pytest.mark.parametrize("words", DENIED)
def test_who_does_not_mean_to_die_is_helped_with_the_rest(say: Say, words: str) -> None:
    assert say("살기 싫다 그냥", "smalltalk").state["crisis"] == "suicide"
    answer = say(words, "inform")
    assert answer.state["crisis"] is None
    assert "109" not in answer.replies[-1].text


def test_who_does_mean_it_is_not_believed_to_be_well(say: Say) -> None:
    say("죽고 싶어요", "smalltalk")
    assert say("월세가 밀려서 더는 못 살겠어요", "inform").state["crisis"] == "suicide"
