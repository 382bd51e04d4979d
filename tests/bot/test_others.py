"""Who was told of beside the one answered for is not forgotten: that there is something for them, and how to ask."""

from __future__ import annotations

import pytest

from tests.bot.saying import Say

TOLD = [
    ("저는 백수고 동생은 대학생이고 아버지는 일흔둘이신데 허리가 안좋으세요", "본인, 동생분", "저는 뭐가 있어요?"),
    ("아버지는 78세 치매고 어머니는 75세 당뇨에요", "아버님", "아버지는 뭐가 있어요?"),
    ("남편은 실직했고 저는 임신 6개월이에요", "배우자분", "배우자는 뭐가 있어요?"),
    ("언니가 한부모고 저는 스물다섯 취준생", "언니분", "언니는 뭐가 있어요?"),
]


@pytest.mark.parametrize(("text", "others", "reply"), TOLD)
def test_the_others_are_named_with_the_words_to_ask(say: Say, text: str, others: str, reply: str) -> None:
    told = next(node for node in say(text, "inform").replies if others in node.text and "이어서" in node.text)
    assert told.quick_replies[0].title == reply


@pytest.mark.parametrize(("text", "others", "reply"), TOLD)
def test_asking_so_turns_to_them(say: Say, text: str, others: str, reply: str) -> None:
    before = say(text, "inform").state["subject"]
    after = say(reply, "ask_benefits")
    assert after.state["subject"] != before
    assert after.state["matches"]


@pytest.mark.parametrize("text", ["어머니가 예순여덟이신데 혼자 사세요", "저는 서른이고 아이는 두 살이에요", "남편이 위암 수술 받았어요"])
def test_one_person_alone_or_the_speakers_child_needs_no_more(say: Say, text: str) -> None:
    assert not any("이야기도 들었어요" in node.text for node in say(text, "inform").replies)
