"""What takes nobody new, and what known facts contradict: said as such wherever a published service is shown, and never an error."""

from __future__ import annotations

import ast
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from bot import wording
from bot.answer import ASPECTS
from bot.conditions import Case
from bot.dialogue import Dialogue
from bot.eligibility import RANK, Verdict, judge
from bot.person import Person
from tests.bot.published_services import DAY, ROOT, conversation, knowing, service
from tests.bot.saying import text

UNTIL = "2024.01.01 ~ 2024.03.31"
SHUT = service("C1", "나래 숲속 도시락", "숲에서 나래 도시락을 나누어 줌", deadline=UNTIL)
OPEN = service("C2", "새 나래 숲속 도시락", "숲에서 나래 도시락을 나누어 줌")
ELDERS = service("C3", "어르신 나래 목욕권 지원", "어르신께 나래 목욕권을 드림", "○ 65세 이상 어르신")


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Dialogue:
    return knowing(tmp_path_factory.mktemp("kept") / "services", SHUT, OPEN, ELDERS)


def test_a_closed_service_is_offered_as_closed_and_last(assistant: Dialogue) -> None:
    offered = conversation(assistant)("나래 숲속 도시락 있나요", "ask_benefits")
    assert [card.id for reply in offered.replies for card in reply.benefits][:2] == ["C2", "C1"]
    line = next(line for line in text(offered).splitlines() if line.startswith("• 나래 숲속 도시락:"))
    assert "새로 신청을 받지 않아요" in line and UNTIL in line and "어려워" not in line
    cards = {card.id: card for reply in offered.replies for card in reply.benefits}
    assert "새로 신청을 받지 않아요" in cards["C1"].summary and "신청을 받지" not in cards["C2"].summary


def test_what_is_known_to_contradict_is_told_with_its_reason(assistant: Dialogue) -> None:
    say = conversation(assistant)
    say("저는 서른 살이에요", "inform")
    assert "어려워 보여요. 맞지 않는 조건: 만 65세 이상" in text(say("어르신 나래 목욕권 지원 있나요", "ask_benefits"))


def test_the_search_marks_what_is_closed_and_puts_it_last(assistant: Dialogue) -> None:
    found = assistant.search("나래 숲속 도시락", 3, DAY)
    assert (found[0]["id"], found[-1]["id"]) == ("C2", "C1")
    assert found[-1]["closed"] == UNTIL and "새로 신청을 받지 않아요" in found[-1]["summary"]
    assert found[0].keys() == {"id", "name", "score", "summary"}


@pytest.mark.parametrize("aspect", ASPECTS)
def test_a_closed_service_is_said_to_be_once(assistant: Dialogue, aspect: str) -> None:
    case = Case(Person(), DAY, assistant.knowledge.parameters)
    told = assistant.answers.aspect(aspect, judge(assistant.records(DAY)["C1"], case), case)
    assert told.text.count("새로 신청을 받지 않아요") == 1


@pytest.mark.parametrize(("status", "is_wished"), [*product(RANK, (True, False))])
def test_every_verdict_has_words_in_every_answer(assistant: Dialogue, status: str, is_wished: bool) -> None:
    case, records = Case(Person({"age": 30}), DAY, assistant.knowledge.parameters), assistant.records(DAY)
    for benefit in (records[each] for each in ("C1", "C2", "C3", "basic_pension")):
        verdict = Verdict(benefit, status, judge(benefit, case, is_wished).checks, is_wished)
        assistant.answers.listed("", [verdict], case)
        assistant.answers.card(verdict, case)
        assistant.answers.why_not(verdict, case, received=False)
        assistant.answers.compare(verdict, verdict, case)
        assistant.answers.together(verdict, verdict, case, False)
        for aspect in ASPECTS:
            assistant.answers.aspect(aspect, verdict, case)


def _keys(path: Path) -> list[tuple[str, bool]]:
    """What a module says: a whole key, or how a key begins that is put together."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        says = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("say", "options")
        if not (says and isinstance(node, ast.Call) and node.args):
            continue
        for key in (each for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant | ast.JoinedStr)):
            if isinstance(key, ast.Constant) and isinstance(key.value, str) and "." in key.value:
                found.append((key.value, not key.value.endswith(".") and not _is_a_part(key, node.args[0])))
    return found


def _is_a_part(key: ast.Constant, argument: ast.expr) -> bool:
    return any(key in each.values for each in ast.walk(argument) if isinstance(each, ast.JoinedStr))


def test_every_key_the_code_says_is_there() -> None:
    entries = wording.load(ROOT / "data" / "wording" / "ko.yml").entries
    missing = [
        (path.name, key)
        for path in sorted((ROOT / "bot").rglob("*.py"))
        for key, is_whole in _keys(path)
        if not (key in entries if is_whole else any(key.strip(".") in each for each in entries))
    ]
    assert not missing


KEYS = [f"results.line_{status}" for status in (*RANK, "closed")]
KEYS += [f"eligibility.{status}" for status in RANK]
KEYS += [f"{of}.{aspect}" for of in ("published.what", "aspect_replies") for aspect in ASPECTS]


@pytest.mark.parametrize("key", KEYS)
def test_every_key_put_together_of_a_verdict_or_an_aspect_is_there(assistant: Dialogue, key: str) -> None:
    assert assistant.wording.has(key)


def test_the_day_decides_what_is_closed(assistant: Dialogue) -> None:
    assert assistant.services is not None
    before = assistant.services.wait(date(2024, 3, 1))
    assert before is not None and not before.benefits["C1"].closed
    assistant.wait(DAY)
