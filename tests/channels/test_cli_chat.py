"""The terminal talks with a real gateway in this process; only Rasa is a fake."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from rich.console import Console
from starlette.testclient import TestClient

from bot import wording
from bot.errors import EngineDown, Invalid
from channels.cli import ask
from channels.cli.chat import Chat, converse
from channels.cli.client import Gateway, words
from channels.cli.show import Screen
from tests.channels.conftest import make_app, make_settings
from tests.channels.conversations import CONVERSATIONS, Conversation, Exchange, engine
from tests.channels.fakes import WELCOME, FakeRasa, usual

ROOT = Path(__file__).resolve().parents[2]
SAID = words(ROOT)


class Terminal:
    """What a person sees: plain text, as in a pipe."""

    def __init__(self) -> None:
        self.output = io.StringIO()
        self.screen = Screen(Console(file=self.output, width=100), SAID)

    @property
    def text(self) -> str:
        return self.output.getvalue()


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


@pytest.fixture
def gateway(rasa: FakeRasa, tmp_path: Path) -> Iterator[Gateway]:
    with TestClient(make_app(make_settings(tmp_path), rasa)) as client:
        yield Gateway(SAID, "http://gateway", client)


@pytest.fixture
def chat(gateway: Gateway, terminal: Terminal) -> Chat:
    return Chat(gateway, terminal.screen, wording.load(ROOT / "data" / "wording" / "ko.yml"))


def with_reply(**changes: Any) -> Callable[[dict[str, Any]], Any]:
    """Rasa's usual answer, changed."""

    def script(question: dict[str, Any]) -> Any:
        answer = usual(question)
        answer[0]["custom"]["replies"][0] |= changes
        return answer

    return script


def refusing(handler: Callable[[httpx2.Request], httpx2.Response]) -> Gateway:
    return Gateway(SAID, "http://gateway", httpx2.Client(transport=httpx2.MockTransport(handler), base_url="http://gateway"))


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda found: found.name)
def test_a_terminal_holds_the_conversation(conversation: Conversation, chat: Chat, terminal: Terminal, rasa: FakeRasa) -> None:
    rasa.script = engine
    chat.begin()
    offered: tuple[str, ...] = ("시작",)
    for exchange in conversation.exchanges:
        before = len(terminal.text)
        title = next((title for title in offered if exchange.says.startswith(title)), "")
        assert bool(title) == exchange.presses
        chat.take(f"/{offered.index(title) + 1}" if title else exchange.says)
        shown = terminal.text[before:].splitlines()
        panels = [line for line in shown if line.startswith(("╭", "│", "╰"))]
        assert " ".join(line for line in shown if line not in panels).split() == as_shown(exchange)
        names = tuple(top.removeprefix("╭─ ").split(" · ")[0] for top in panels if top.startswith("╭"))
        assert names == exchange.benefits
        offered = exchange.buttons


def as_shown(exchange: Exchange) -> list[str]:
    """Words on a terminal: each answer under its speaker, and last what may be chosen, by number. Benefits are in panels of their own."""
    said = [f"{SAID.say('who.assistant')} {answer}" for answer in exchange.answers]
    return " ".join([*said, *(f"/{number} {title}" for number, title in enumerate(exchange.buttons, 1))]).split()


def test_a_conversation_in_a_pipe_shows_the_greeting_and_each_answer_once(chat: Chat, terminal: Terminal) -> None:
    converse(chat, iter(["예순여덟이에요\n", "\n", "혼자 살아요\n"]))
    assert [terminal.text.count(text) for text in (WELCOME, "1: 예순여덟이에요", "2: 혼자 살아요")] == [1, 1, 1]


def test_quitting_ends_and_erases_the_conversation(chat: Chat, rasa: FakeRasa) -> None:
    converse(chat, iter(["안녕하세요", "/quit", "이건 안 가요"]))
    assert [question["message"] for question in rasa.questions] == ["안녕하세요"]
    with pytest.raises(Invalid):
        chat.gateway.state()


def test_a_choice_is_taken_by_its_number(chat: Chat, terminal: Terminal, rasa: FakeRasa) -> None:
    chat.begin()
    assert "/1 시작" in terminal.text
    chat.take("/1")
    assert [question["message"] for question in rasa.questions] == ["시작할게요"]


def test_a_bare_number_is_an_answer_and_no_choice(chat: Chat, rasa: FakeRasa) -> None:
    chat.begin()
    chat.take("1")
    assert [question["message"] for question in rasa.questions] == ["1"]


def test_a_choice_that_is_not_there_is_said(chat: Chat, terminal: Terminal, rasa: FakeRasa) -> None:
    chat.begin()
    chat.take("/7")
    assert SAID.say("no_such_choice") in terminal.text
    assert rasa.questions == []


def test_a_command_that_does_not_exist_is_not_sent(chat: Chat, terminal: Terminal, rasa: FakeRasa) -> None:
    chat.begin()
    chat.take("/fatcs")
    assert SAID.say("no_such_command") in terminal.text
    assert rasa.questions == []


def test_what_is_known_is_shown(chat: Chat, terminal: Terminal) -> None:
    chat.begin()
    chat.take("/facts")
    assert SAID.say("facts.none") in terminal.text
    chat.gateway._call("PATCH", f"/conversations/{chat.gateway.id}/facts", {"facts": {"age": 68}})
    chat.take("/facts")
    assert "68" in terminal.text


def test_erasing_begins_a_new_conversation(chat: Chat, terminal: Terminal) -> None:
    chat.begin()
    before = chat.gateway.id
    chat.take("/erase")
    assert chat.gateway.id != before
    assert SAID.say("erase.done") in terminal.text


def test_a_message_too_long_is_refused_in_words_and_the_talk_goes_on(chat: Chat, terminal: Terminal) -> None:
    converse(chat, iter(["가" * 2001, "안녕하세요"]))
    assert "2,000자까지" in terminal.text
    assert "1: 안녕하세요" in terminal.text


def test_a_benefit_is_a_panel_with_why_and_how(chat: Chat, terminal: Terminal, rasa: FakeRasa) -> None:
    card = {
        "id": "x",
        "name": "가나급여",
        "status": "possible",
        "summary": "요약이에요",
        "why": [{"text": "65세 이상", "met": True, "basis": "법"}, {"text": "소득", "met": None, "basis": "법"}],
        "missing": ["monthly_income"],
        "apply": {
            "how": "센터에 가요",
            "documents": ["신분증"],
            "contact": [{"name": "센터", "phone": "129"}],
            "agency": "부처",
            "checked": "2026-06-12",
        },
    }
    rasa.script = with_reply(benefits=[card])
    chat.begin()
    chat.take("안녕하세요")
    for text in ("가나급여 · 받을 가능성이 있어요", "✓ 65세 이상", "? 소득", "센터 129", "신분증", "부처, 2026-06-12 확인"):
        assert text in terminal.text


def test_what_is_said_is_never_read_as_markup(chat: Chat, terminal: Terminal) -> None:
    chat.begin()
    chat.take("[bold]굵게[/bold] [link=http://x]")
    assert "[bold]굵게[/bold] [link=http://x]" in terminal.text


def test_nobody_at_the_address_is_said_with_what_to_do(terminal: Terminal) -> None:
    def refuse(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("refused")

    with pytest.raises(EngineDown, match="make run"):
        refusing(refuse).begin()


def test_another_program_at_the_address_is_no_gateway() -> None:
    with pytest.raises(Invalid, match=SAID.say("error.unexpected")):
        refusing(lambda request: httpx2.Response(200, text="<html>")).begin()


def test_a_lost_connection_sends_the_message_again_under_the_same_id() -> None:
    bodies: list[Any] = []

    def drop_first(request: httpx2.Request) -> httpx2.Response:
        bodies.append(json.loads(request.content))
        if len(bodies) == 1:
            raise httpx2.ReadError("gone")
        return httpx2.Response(200, json={"messages": [], "state": {}})

    refusing(drop_first).say("안녕하세요")
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]


def test_one_question_is_answered_and_leaves_nothing(gateway: Gateway, terminal: Terminal) -> None:
    ask.answer(gateway, "기초연금이 뭐예요?", terminal.screen, as_json=False)
    assert "1: 기초연금이 뭐예요?" in terminal.text
    with pytest.raises(Invalid):
        gateway.state()


def test_one_question_as_json(gateway: Gateway, terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    ask.answer(gateway, "기초연금이 뭐예요?", terminal.screen, as_json=True)
    answer = json.loads(capsys.readouterr().out)
    assert answer["messages"][-1]["text"] == "1: 기초연금이 뭐예요?"
    assert answer["state"]["intent"]["name"] == "inform"


def test_a_question_asked_while_the_engine_starts_waits_for_its_answer(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "AGAIN_S", 0)
    sent: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.method == "DELETE":
            return httpx2.Response(204)
        body = json.loads(request.content)
        if "client_id" not in body:
            return httpx2.Response(201, json={"id": "c", "token": "t"})
        sent.append(body["client_id"])
        message = {"role": "assistant", "text": "늦어져요" if len(sent) < 3 else "답이에요", "seq": len(sent)}
        return httpx2.Response(200, json={"messages": [message], "state": {"intent": None if len(sent) < 3 else {"name": "greet"}}})

    ask.answer(refusing(answer), "안녕하세요", terminal.screen, as_json=False)
    assert len(set(sent)) == 1
    assert "답이에요" in terminal.text
    assert "늦어져요" not in terminal.text
