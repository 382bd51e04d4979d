"""Particular questions never seen, each asked of what was just told of: `.venv/bin/python -m tests.bench --only particular`.

The whole assistant answers (Rasa's parse, then the dialogue). `right`: of the questions that a detail answers, those whose answer holds it;
`neighbour`: those whose answer holds another detail of the same entry instead. The rest is answered by an aspect, by a reckoning or by
another entry, rightly or not, or not at all. `false`: of the questions that no detail answers, those that got one all the same.

`out_of_the_blue`: the same questions with nothing told before them, answered by the likeliest detail of all entries (`bot.everywhere`) from
a chance on.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import process_time
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
_LEAST = (0.4, 0.5, 0.6, 0.7, 0.75, 0.8)
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


def out_of_the_blue(assistant: Dialogue) -> dict[str, Any]:
    """By the least chance: how many are answered, and the share of these by a detail that the writer named. Processor time in ms."""
    everywhere, questions = assistant.meaning.everywhere, held_back()
    started = process_time()
    everywhere.get_ready()
    once = process_time() - started
    everywhere.likeliest("안녕하세요")  # loads the model of matters
    started = process_time()
    likeliest = [(question, everywhere.likeliest(question.ask)) for question in questions]
    each = (process_time() - started) / len(questions)
    found = [(question, one) for question, one in likeliest if one]
    rows = {}
    for least in _LEAST:
        told = [one.entry == question.entry and one.detail.text.startswith(question.told) for question, one in found if one.chance >= least]
        rows[str(least)] = {"answered": len(told), "right": round(sum(told) / max(len(told), 1), 3)}
    return {"asked": len(questions), "from": rows, "each_ms": round(1000 * each, 1), "once_ms": round(1000 * once)}


def measure() -> dict[str, Any]:
    assistant = dialogue.load(ROOT)
    blue = out_of_the_blue(assistant)
    went = Counter(kind for _, kind, _ in judged(assistant))
    answerable = went["right"] + went["neighbour"] + went["otherwise"]
    none = went["false"] + went["rightly none"]
    return {
        "answerable": answerable,
        "right": round(went["right"] / answerable, 3),
        "neighbour": round(went["neighbour"] / answerable, 3),
        "none": none,
        "false": round(went["false"] / none, 3),
        "out_of_the_blue": blue,
    }


if __name__ == "__main__":
    for question, kind, said in judged(dialogue.load(ROOT)):
        if kind in sys.argv[1:]:
            print(f"{kind} · {question.entry} · {question.ask}\n    {said}".replace("\n", "\n    "))
