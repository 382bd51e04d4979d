"""NLU on the held-back set. Run in the Rasa environment: `.venv-rasa/bin/python -m tests.bench.nlu MODEL.tar.gz [--misses]`.

Intent accuracy of the model alone and of the whole (model and grammar, as the assistant acts), precision, recall and F1 of facts and of
benefit names, and the share of right benefits, aspects, emotions, crises and commands.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
HELD_OUT = ROOT / "tests" / "heldout" / "utterances.yml"
DAY = date(2026, 11, 23)


def held_out() -> list[dict[str, Any]]:
    return yaml.safe_load(HELD_OUT.read_text(encoding="utf-8"))


async def parse(model: Path, texts: Iterable[str]) -> list[dict[str, Any]]:
    """What a Rasa model makes of each text."""
    import structlog
    from rasa.core.agent import Agent

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    agent = Agent.load(str(model))
    return [await agent.parse_message(text) for text in texts]


def evaluate(model: Path, misses: list[str] | None = None) -> dict[str, Any]:
    """The whole assistant's reading with our own model."""
    from bot import knowledge
    from bot.intent import decide
    from bot.korean.regions import Regions
    from bot.message import Heard
    from bot.understand import Names, Reader

    items = held_out()
    names = knowledge.load(ROOT / "data").names()
    reader = Reader(Regions.load(ROOT / "data" / "regions.csv"), Names(names))
    parsed = asyncio.run(parse(model, [item["text"] for item in items]))
    tally = Tally(misses)
    for item, result in zip(items, parsed, strict=True):
        asked = item.get("asked")
        read = reader.read(item["text"], DAY, asked)
        intent = result["intent"]
        whole = decide(Heard(item["text"], intent["name"], intent["confidence"]), read, asked)
        tally.item(item, read, intent["name"], whole)
    return tally.figures()


def model_alone(model: Path, official: Callable[[str], str] = str) -> dict[str, Any]:
    """What a Rasa model without our grammar gets right: intent and benefit names. `official` names the benefit an entity says."""
    items = held_out()
    parsed = asyncio.run(parse(model, [item["text"] for item in items]))
    right, names = [], Pairs()
    for item, result in zip(items, parsed, strict=True):
        if "intent" in item:
            right.append(result["intent"]["name"] == item["intent"])
        if _tells_benefit(item):
            names.add(_benefits(item), {official(e["value"]) for e in result["entities"] if e["entity"] == "benefit"})
    return {"utterances": len(items), "intent_model": sum(right) / len(right), **names.figures("benefit")}


def _benefits(item: dict[str, Any]) -> set[str]:
    return {name for name in [item.get("benefit")] if name}


def _tells_benefit(item: dict[str, Any]) -> bool:
    """Whether no label means no benefit: an utterance that may name several carries none."""
    return "benefit" in item or item.get("intent") not in ("compare", "already_receiving")


class Pairs:
    """Precision and recall over sets of what was wanted and what was found."""

    def __init__(self) -> None:
        self.hits = self.extra = self.lost = 0

    def add(self, wanted: set[Any], found: set[Any]) -> None:
        self.hits += len(found & wanted)
        self.extra += len(found - wanted)
        self.lost += len(wanted - found)

    def figures(self, name: str) -> dict[str, float]:
        precision = self.hits / max(1, self.hits + self.extra)
        recall = self.hits / max(1, self.hits + self.lost)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}


COMMANDS = ("repeat", "slower", "faster", "louder", "softer", "simpler", "restart", "stop")


class Tally:
    def __init__(self, misses: list[str] | None) -> None:
        self.right: dict[str, int] = {}
        self.total: dict[str, int] = {}
        self.facts_found, self.names_found = Pairs(), Pairs()
        self.misses = misses

    def item(self, item: dict[str, Any], read: Any, model: str, whole: Any) -> None:
        if "intent" in item:
            self.count("intent_model", item["intent"], model, item, quiet=True)
            self.count("intent", item["intent"], whole.name, item)
        benefits = {mention.name for mention in read.benefits}
        if "benefit" in item or not benefits:
            self.count("benefit", item.get("benefit"), next(iter([m.name for m in read.benefits]), None), item)
        if _tells_benefit(item):
            self.names_found.add(_benefits(item), benefits)
        if item.get("aspect") and item.get("intent", "").startswith("ask_") and item["intent"] != "ask_why_not":
            self.count("aspect", item["aspect"], whole.aspect, item)
        self.count("crisis", item.get("crisis"), read.crisis, item)
        self.count("emotion", item.get("emotion", "neutral"), read.emotion, item)
        self.count("command", item.get("command"), whole.name if whole.name in COMMANDS else None, item)
        self.facts(item, read, whole.name)

    def count(self, what: str, wanted: object, found: object, item: dict[str, Any], quiet: bool = False) -> None:
        self.total[what] = self.total.get(what, 0) + 1
        self.right[what] = self.right.get(what, 0) + (wanted == found)
        if wanted != found and not quiet and self.misses is not None:
            self.misses.append(f"{what}: wanted {wanted}, found {found} | {item['text']} [{item.get('asked', '')}]")

    def facts(self, item: dict[str, Any], read: Any, intent: str) -> None:
        wanted = {(who, f, _canonical(v)) for who, facts in (item.get("people") or {}).items() for f, v in facts.items()}
        found, derived = _found(item, read, intent)
        # What follows from other words (어머니 → female) counts where it is asked for and is no claim where it is not.
        found -= derived - wanted
        self.facts_found.add(wanted, found)
        if found != wanted and self.misses is not None:
            self.misses.append(f"facts: lost {wanted - found}, extra {found - wanted} | {item['text']} [{item.get('asked', '')}]")

    def figures(self) -> dict[str, Any]:
        shares = {what: self.right[what] / self.total[what] for what in self.total}
        return {"utterances": self.total["crisis"], **shares, **self.names_found.figures("benefit"), **self.facts_found.figures("fact")}


_DENIED = {"disability": "none", "children": 0, "monthly_income": 0}


def _found(item: dict[str, Any], read: Any, intent: str) -> tuple[set, set]:
    subject = read.subject or "self"
    said = [s for s in read.said if s.value is not None]
    facts = {((s.person or subject).partition(":")[0], s.fact, _canonical(s.value)) for s in said}
    derived = {((s.person or subject).partition(":")[0], s.fact, _canonical(s.value)) for s in said if s.derived}
    asked = item.get("asked")
    if not read.said and asked and intent in ("affirm", "deny"):
        value: object = True if intent == "affirm" else _DENIED.get(asked, False)
        facts.add(("self", asked, _canonical(value)))
        if asked == "lives_alone" and value is True:
            facts.add(("self", "household_size", _canonical(1)))
    return facts, derived


def _canonical(value: object) -> str:
    if isinstance(value, float):
        value = int(value) if value == int(value) else value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def main() -> None:
    model, misses = Path(sys.argv[1]), [] if "--misses" in sys.argv else None
    print(json.dumps(evaluate(model, misses), indent=1))
    print("\n".join(misses or []))


if __name__ == "__main__":
    main()
