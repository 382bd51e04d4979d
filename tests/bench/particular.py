"""Particular questions never seen, each asked of what was just told of: `.venv/bin/python -m tests.bench --only particular`.

The whole assistant answers (Rasa's parse, then the dialogue). `right`: of the questions that a detail answers, those whose answer holds it;
`neighbour`: those whose answer holds another detail of the same entry instead. The rest is answered by an aspect, by a reckoning or by
another entry, rightly or not, or not at all. `false`: of the questions that no detail answers, those that got one all the same.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from actions.turn import heard
from bot import dialogue
from bot.context import Context
from bot.dialogue import Dialogue
from bot.settings import ROOT
from tests.bench.nlu import DAY, model_in_use, parse

HELD_BACK = ROOT / "tests" / "heldout" / "particular.yml"
_FIGURES = re.compile(r"\{[^}]*\}")
_KNOWN_BY = 30
"""Letters of an answer by which it is told from others."""


@dataclass(frozen=True)
class Question:
    entry: str
    ask: str
    told: tuple[str, ...]
    """How the details begin that answer it."""


def held_back() -> list[Question]:
    written: Mapping[str, Sequence[Mapping[str, Any]]] = yaml.safe_load(HELD_BACK.read_text(encoding="utf-8"))
    return [Question(entry, each["ask"], tuple(each["told"])) for entry, asked in written.items() for each in asked]


def answers(assistant: Dialogue, of: str) -> dict[str, str]:
    """By how the text of a detail begins, what it is known by in an answer: the longest part without a figure of the day."""
    entry = assistant.topics.by_id.get(of) or assistant.knowledge.benefits[of]
    return {detail.text: max(map(_letters, _FIGURES.split(detail.text)), key=len)[:_KNOWN_BY] for detail in entry.details}


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def _after(assistant: Dialogue, entry: str) -> dict[str, Any]:
    """What is remembered where `entry` was just told of."""
    is_topic = entry in assistant.topics.by_id
    return Context(topic=entry if is_topic else None, benefit=None if is_topic else entry, focus=None if is_topic else entry).to_dict()


def judged(assistant: Dialogue) -> Iterator[tuple[Question, str, str]]:
    """Each question, how it went, and what was answered."""
    questions = held_back()
    for question, parsed in zip(questions, parse(model_in_use(), [each.ask for each in questions]), strict=True):
        outcome = assistant.respond(heard({"text": question.ask, **parsed}), _after(assistant, question.entry), DAY)
        said = "\n".join(reply.text for reply in outcome.replies)
        known = answers(assistant, question.entry)
        told = {text for text, by in known.items() if by in _letters(said)}
        if not question.told:
            yield question, "false" if told else "rightly none", said
        elif any(text.startswith(question.told) for text in told):
            yield question, "right", said
        else:
            yield question, "neighbour" if told else "otherwise", said


def measure() -> dict[str, Any]:
    went = Counter(kind for _, kind, _ in judged(dialogue.load(ROOT)))
    answerable = went["right"] + went["neighbour"] + went["otherwise"]
    none = went["false"] + went["rightly none"]
    return {
        "answerable": answerable,
        "right": round(went["right"] / answerable, 3),
        "neighbour": round(went["neighbour"] / answerable, 3),
        "none": none,
        "false": round(went["false"] / none, 3),
    }


if __name__ == "__main__":
    for question, kind, said in judged(dialogue.load(ROOT)):
        if kind in sys.argv[1:]:
            print(f"{kind} · {question.entry} · {question.ask}\n    {said}".replace("\n", "\n    "))
