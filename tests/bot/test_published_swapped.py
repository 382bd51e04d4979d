"""A service that is talked about may be gone with the next snapshot, or not be there yet after a start: no answer is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import dialogue
from bot.dialogue import Dialogue
from bot.message import Heard
from tests.bot.published_services import DAY, ROOT, conversation, knowing, publish, service
from tests.bot.saying import text

FIRST = service("S1", "어르신 나래 도시락", "홀로 사는 어르신께 도시락을 가져다 드림", "○ 65세 이상 어르신")
SECOND = service("S2", "나래 목욕권 지원", "어르신께 나래 목욕권을 드림", "○ 65세 이상 어르신")
SAID = [
    ("그거 이미 받고 있어요", "already_receiving"),
    ("그거 얼마예요?", "ask_amount"),
    ("그거 신청은 어떻게 해요?", "ask_how"),
    ("그건 왜 안 나와요?", "ask_why_not"),
    ("둘 다 받을 수 있어요?", "compare"),
    ("그거랑 나래 목욕권이랑 뭐가 달라요?", "compare"),
    ("기초연금이랑 같이 받을 수 있어요?", "ask_eligibility"),
    ("두 번째 거 얼마예요?", "ask_amount"),
    ("그거 탈락했어요", "complain"),
    ("그거 말고 다른 거요", "more"),
    ("더 쉽게 말해줘요", "simpler"),
    ("네 그거요", "affirm"),
    ("서울 관악구에 살아요", "inform"),
    ("상담원 바꿔 주세요", "ask_person"),
]


@pytest.fixture
def assistant(tmp_path: Path) -> Dialogue:
    return knowing(tmp_path / "services", FIRST, SECOND)


def _talked_of(assistant: Dialogue) -> dict[str, object]:
    say = conversation(assistant)
    say("저는 일흔이에요", "inform")
    say("나래 목욕권 지원 있나요", "ask_benefits")
    say("나래 목욕권 지원 얼마예요?", "ask_amount")
    say("나래 도시락 있나요", "ask_benefits")
    last = say("어르신 나래 도시락 얼마예요?", "ask_amount")
    assert last.context["focus"] == "S1" and last.state["benefit"] == "어르신 나래 도시락"
    return dict(last.context)


def test_whatever_is_said_of_what_is_gone_is_answered(assistant: Dialogue, tmp_path: Path) -> None:
    before = _talked_of(assistant)
    publish(tmp_path / "services", service("S9", "나래 새 서비스", "나래 새 서비스를 드림"))
    assistant.wait(DAY)
    for said, intent in SAID:
        assert text(assistant.respond(Heard(said, intent, 0.8), before, DAY)), said
    received = assistant.respond(Heard("그거 이미 받고 있어요", "already_receiving", 0.8), before, DAY)
    assert received.state["receiving"] == []


def test_whatever_is_said_before_the_services_are_there_is_answered(assistant: Dialogue) -> None:
    before, started = _talked_of(assistant), dialogue.load(ROOT)
    for said, intent in SAID:
        assert text(started.respond(Heard(said, intent, 0.8), before, DAY)), said
