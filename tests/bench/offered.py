"""How often the talk shows the service that an everyday question is about, and a service to whoever asks for none.

The questions are those of `everyday_questions.yml`, each the first message of a conversation, heard as a wish (`ask_benefits`): what the
search finds and what the talk makes of it are told apart. What asks for nothing is `off_topic.txt`, heard as small talk and as a wish.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot import dialogue
from bot.dialogue import Dialogue
from bot.knowledge import PUBLISHED
from bot.message import Heard, Outcome, Reply
from bot.search.find import Index
from bot.settings import ROOT
from bot.yaml_file import read
from tests.bench import everyday
from tests.bench.markdown import prose
from tests.bench.markdown import table as markdown
from tests.bench.questions import DAY
from tests.bench.search import off_topic

SHOWN = 3
WISH = "ask_benefits"
HEARD_AS = ("smalltalk", "out_of_scope", WISH)


def measure(services: Path) -> dict[str, Any]:
    assistant = dialogue.load(ROOT, services, "")
    country = assistant.services.wait(DAY) if assistant.services else None
    if country is None or country.index is None:
        raise SystemExit(f"{services} holds no services")
    wanted: Mapping[str, Mapping[str, Sequence[str]]] = read(everyday.QUESTIONS)
    halves = {half: _talks(assistant, country.index, asked) for half, asked in wanted.items()}
    return {"documents": len(country.index.documents), "halves": halves, "off_topic": [_accepted(assistant, said) for said in off_topic()]}


def _talks(assistant: Dialogue, index: Index, asked: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    found = shown = published = 0
    questions = [(question, everyday.relevant(service, index.documents)) for service, several in asked.items() for question in several]
    for question, right in questions:
        found += any(benefit.id in right for benefit, _ in assistant.found(question, SHOWN, DAY))
        cards = [card for reply in answer(assistant, question, WISH).replies for card in reply.benefits]
        shown += any(card.id in right for card in cards)
        published += any(card.apply["origin"] == PUBLISHED for card in cards)
    return {"questions": len(questions), "found": found, "shown": shown, "published": published}


def answer(assistant: Dialogue, text: str, intent: str) -> Outcome:
    return assistant.respond(Heard(text, intent, 0.99), assistant.new_context(), DAY)


def _accepted(assistant: Dialogue, said: Sequence[str]) -> dict[str, int]:
    """How many are answered with a published service, by what the model hears in them."""
    return {"sentences": len(said)} | {
        intent: sum(any(_published(reply) for reply in answer(assistant, text, intent).replies) for text in said) for intent in HEARD_AS
    }


def _published(reply: Reply) -> bool:
    return any(card.apply["origin"] == PUBLISHED for card in reply.benefits)


def table(figures: dict[str, Any], _results: dict[str, Any]) -> Iterator[str]:
    yield prose(f"""
        Everyday questions as the first message of a talk, over {figures["documents"]:,} documents (`tests/bench/everyday_questions.yml`),
        heard as a wish: where the search has the right service among its first {SHOWN}, where the talk shows it, and where it shows any
        published one.""")
    yield ""
    halves, keys = figures["halves"], ("questions", "found", "shown", "published")
    rows = [[half, *(counts[key] for key in keys)] for half, counts in halves.items()]
    both = {key: sum(counts[key] for counts in halves.values()) for key in keys}
    rows += [["both", *(f"{both[key]} ({both[key] / both['questions']:.0%})" for key in keys)]]
    yield from markdown(["", "questions", "found", "shown", "any published one"], rows)
    yield ""
    off = {key: sum(counts[key] for counts in figures["off_topic"]) for key in ("sentences", *HEARD_AS)}
    heard = ", ".join(f"{off[intent]} heard as `{intent}`" for intent in HEARD_AS)
    yield prose(
        f"Of {off['sentences']} sentences that ask for nothing (`tests/bench/off_topic.txt`), answered with a published one: {heard}."
    )
