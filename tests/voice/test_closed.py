"""Closed sets: yes, no, numbers of a list, the sounds of a listener. And what we send for a person means to the dialogue what it should."""

from __future__ import annotations

import pytest

from bot.understand import answers, command
from tests.voice.stage import WORDING
from voice.closed import chosen, is_back_channel, plain_yes_or_no, yes_or_no
from voice.doubt import unsure
from voice.events import Expects, Transcript

YES = [
    "네",
    "예",
    "넵",
    "네 네",
    "네, 맞습니다.",
    "맞아요",
    "그렇습니다",
    "응",
    "응 그래",
    "좋아요",
    "일 번",
    "1번",
    "네 그렇게 해 주세요",
    "예 부탁합니다",
]
NO = ["아니요", "아니", "아뇨", "아닙니다", "아닌데요", "싫어요", "됐어요", "네 아니요", "이 번", "2번", "괜찮아요", "틀렸어요"]
NEITHER = [
    "",
    "이",
    "일",
    "아니 맞아요",
    "네가 누군데",
    "몰라요",
    "글쎄요",
    "네 어머니가 예순여덟이세요",
    "없어요",
    "이 번 달에요",
    "아직 아니에요",
]


@pytest.mark.parametrize("text", YES)
def test_yes(text: str) -> None:
    assert yes_or_no(text) is True and plain_yes_or_no(text) is True


@pytest.mark.parametrize("text", NO)
def test_no(text: str) -> None:
    assert yes_or_no(text) is False and plain_yes_or_no(text) is False


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text: str) -> None:
    assert yes_or_no(text) is None


@pytest.mark.parametrize("text", ["어", "어어", "더", "계속해 주세요", "들을게요"])
def test_what_lets_us_go_on_starts_nothing(text: str) -> None:
    assert yes_or_no(text) is True and plain_yes_or_no(text) is None


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("일 번", 0),
        ("첫 번째요", 0),
        ("하나", 0),
        ("이번이요", 1),
        ("두 번째 거", 1),
        ("삼 번으로 해 주세요", 2),
        ("마지막 거요", 2),
        ("사 번", None),
    ],
)
def test_an_option_by_its_number(text: str, index: int | None) -> None:
    assert chosen(text, 3) == index


def test_an_option_that_was_not_said_cannot_be_chosen() -> None:
    assert chosen("삼 번", 2) is None


@pytest.mark.parametrize(("text", "expected"), [("음 네", True), ("아 그렇군요", True), ("그만", False), ("네 그런데 얼마예요", False)])
def test_sounds_of_a_listener(text: str, expected: bool) -> None:
    assert is_back_channel(text) is expected


@pytest.mark.parametrize(
    ("text", "log_prob", "compression", "expects", "expected"),
    [
        ("기초연금이요", -0.1, 1.0, Expects.NORMAL, False),
        ("기초연금이요", -0.8, 1.0, Expects.NORMAL, True),
        ("연금 연금 연금", -0.1, 2.3, Expects.NORMAL, True),
        ("예순여덟이요", -0.1, 1.0, Expects.NUMBER, True),
        ("모르겠어요", -0.1, 1.0, Expects.NUMBER, False),
        ("저희 어머니가 예순여덟이세요", -0.1, 1.0, Expects.OPEN, False),
    ],
)
def test_when_it_is_read_back(text: str, log_prob: float, compression: float, expects: Expects, expected: bool) -> None:
    assert unsure(Transcript(0.0, 1, text, True, log_prob, compression), expects) is expected


def test_what_we_send_for_a_person_means_what_it_should() -> None:
    assert command.read(WORDING.say("voice.sends.restart")) == "restart"
    assert command.read(WORDING.say("voice.sends.simpler")) == "simpler"
    assert answers.read(WORDING.say("voice.sends.yes"), "lives_alone") == "yes"
    assert answers.read(WORDING.say("voice.sends.no"), "lives_alone") == "no"
