"""Stand-ins at the edge: a dialogue with few words, and Rasa with its action server as a transport that answers in this process."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import httpx2
import orjson

from bot.errors import Invalid
from bot.message import Outcome, QuickReply, Reply
from channels.clock import SEOUL

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=SEOUL)
APOLOGY = "답이 늦어지고 있어요. 급하시면 129로 전화해 주세요."
WELCOME = "안녕하세요. 저는 자동으로 안내하는 비서예요."
PAUSED = "지금은 다시 확인하고 있어요. 129에 물어보세요."
NAMES = {"basic_pension": "기초연금", "death_report": "사망신고"}
FIRST_AID = "지금 바로 109로 전화해 주세요."


def strays(heard: Sequence[str]) -> str | None:
    """A danger that only the talk as a whole tells of."""
    return "medical_emergency" if "치매" in " ".join(heard[:-1]) and "안 들어와요" in heard[-1] else None


def blank_state(context: Mapping[str, Any]) -> dict[str, Any]:
    facts = dict(context.get("facts", {}))
    return {
        "subject": "self",
        "facts": facts,
        "matches": [],
        "next_question": None,
        "intent": None,
        "benefit": None,
        "aspect": None,
        "emotion": "neutral",
        "crisis": None,
        "command": None,
        "people": [{"id": "self", "relation": "self", "facts": facts}],
        "receiving": [],
    }


def read(text: str) -> dict[str, Any]:
    """An age is understood, nothing else."""
    found = re.search(r"(\d+)살", text)
    return {"age": int(found[1])} if found else {}


class FakeDialogue:
    """The methods of `bot.dialogue.Dialogue` that the gateway calls."""

    without: frozenset[str] = frozenset()

    def new_context(self) -> dict[str, Any]:
        return {"heard": [], "facts": {}}

    def country(self, day: date) -> None:
        return None

    def welcome(self) -> tuple[Reply, ...]:
        return (Reply(WELCOME, WELCOME, quick_replies=(QuickReply("시작", "시작할게요"),)),)

    def unavailable(self) -> Reply:
        return Reply(APOLOGY, APOLOGY)

    def crisis(self, kind: str, text: str = "", again: bool = False) -> tuple[Reply, ...]:
        return (Reply(f"{FIRST_AID} ({kind}{', again' if again else ''})", FIRST_AID),)

    def edit(self, context: Mapping[str, Any], person: str | None, facts: Mapping[str, Any], day: date) -> Outcome:
        if "age" in facts and not isinstance(facts["age"], int | None):
            raise Invalid("age must be a number")
        known = {name: value for name, value in {**context["facts"], **facts}.items() if value is not None}
        after = {**context, "facts": known}
        return Outcome((), after, blank_state(after))

    def listen(self, text: str, context: Mapping[str, Any], day: date) -> Outcome:
        after = {**context, "heard": [*context["heard"], text], "facts": {**context["facts"], **read(text)}}
        danger = strays(after["heard"])
        said = f"{FIRST_AID} ({danger})" if danger else f"듣고: {text}"
        return Outcome((Reply(said, said),), after, {**blank_state(after), "crisis": danger})

    def cards(self, ids: Sequence[str], context: Mapping[str, Any], day: date) -> tuple[dict[str, Any], ...]:
        return tuple({"id": each, "name": "기초연금"} for each in ids if each == "basic_pension")

    def described(self, facts: Mapping[str, Any]) -> str:
        return ", ".join(f"{name} {value}" for name, value in facts.items())

    def handover(self, context: Mapping[str, Any], day: date, desk: str = "none") -> Outcome:
        return Outcome(
            (Reply("129로 전화하시면 사람이 받아요.", "일이구로 전화하시면 사람이 받아요."),), dict(context), blank_state(context)
        )

    def state(self, context: Mapping[str, Any], day: date) -> dict[str, Any]:
        return blank_state(context)

    def leaving_out(self, ids: Collection[str]) -> FakeDialogue:
        view = FakeDialogue()
        view.without = frozenset(ids)
        return view

    def paused(self, one: str, text: str, day: date) -> Reply:
        said = f"{text or PAUSED} ({one})"
        return Reply(said, said)

    def name_of(self, one: str, day: date) -> str | None:
        return NAMES.get(one)

    def called(self, query: str, limit: int, day: date) -> list[tuple[str, str, str]]:
        return [("benefit", one, name) for one, name in NAMES.items() if query and query in name][:limit]

    def match(self, facts: Mapping[str, Any], day: date) -> dict[str, Any]:
        if "shoe_size" in facts:
            raise Invalid("'shoe_size' is not a known fact")
        return {"eligible": [], "possible": [], "open_count": 3, "ineligible_count": 1, "next_question": None}

    def search(self, query: str, limit: int, day: date) -> list[dict[str, Any]]:
        known = [{"id": "basic_pension", "name": "기초연금", "score": 9.5, "summary": "매달 드려요."}]
        return [each for each in known if each["id"] not in self.without][:limit] if query else []

    def benefit(self, benefit_id: str, day: date) -> dict[str, Any] | None:
        return {"id": benefit_id, "name": "기초연금"} if benefit_id == "basic_pension" else None


Script = Callable[[dict[str, Any]], Any]


class FakeRasa(httpx2.AsyncBaseTransport):
    """Rasa's REST channel and status, and the action server's health, without a network.

    `script` decides about each question: a list is Rasa's answer, an exception is raised instead, None is the usual answer, which repeats
    what was heard after the number of messages that the context remembers.
    """

    def __init__(self) -> None:
        self.questions: list[dict[str, Any]] = []
        self.script: Script = lambda question: None
        self.healthy = {"/status": 200, "/health": 200}
        self.gate = asyncio.Event()
        """Answers wait until it is set."""
        self.gate.set()
        self._news = asyncio.Event()

    async def asked(self, times: int) -> None:
        """Until so many questions have come."""
        async with asyncio.timeout(5):
            while len(self.questions) < times:
                self._news.clear()
                await self._news.wait()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        path = request.url.path
        if path in self.healthy:
            return httpx2.Response(self.healthy[path], json={"model_file": "x", "token": request.url.params.get("token")})
        question = orjson.loads(await request.aread())
        self.questions.append(question)
        self._news.set()
        await self.gate.wait()
        found = self.script(question)
        if isinstance(found, Exception):
            raise found
        return httpx2.Response(200, content=orjson.dumps(usual(question) if found is None else found))


def act(question: Mapping[str, Any]) -> str:
    waits = question["metadata"].get("desk") == "waiting"
    if "상담원" in question["message"]:
        return "leave_queue" if waits and "그만" in question["message"] else "ask_person"
    return "inform"


def usual(question: Mapping[str, Any]) -> list[dict[str, Any]]:
    before = question["metadata"]["context"]
    context = {**before, "heard": [*before["heard"], question["message"]], "facts": {**before["facts"], **read(question["message"])}}
    text = f"{len(context['heard'])}: {question['message']}"
    danger = strays(context["heard"])
    state = {**blank_state(context), "intent": {"name": act(question), "confidence": 0.9}, "crisis": danger}
    replies = [] if question["metadata"]["crisis_answered"] else [Reply(text, text).to_dict()]
    return [{"recipient_id": question["sender"], "custom": {"replies": replies, "context": context, "state": state}}]


def down() -> httpx2.ConnectError:
    return httpx2.ConnectError("refused")
