"""Understanding of a held-back set: `.venv/bin/python -m tests.bench.nlu [--set FILE] [--misses]`.

Intent accuracy of the model alone and of the whole (model, grammar and knowledge, as the assistant acts), precision, recall and F1 of facts
and of benefit names, and the share of right benefits, aspects, emotions, crises and commands.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from actions.turn import heard
from bot import dialogue, knowledge
from bot.context import Context, Question, learn
from bot.korean.plain import compact
from bot.person import FACTS
from bot.settings import ROOT
from bot.understand import Understanding
from channels.cli import engine, models

HELD_OUT = ROOT / "tests" / "heldout" / "utterances.yml"
UNSEEN = HELD_OUT.with_name("unseen.yml")
"""Of a second writer (docs/decisions/0005)."""
DAY = date(2026, 11, 23)
Item = dict[str, Any]


def held_out(path: Path = HELD_OUT) -> list[Item]:
    found: list[Item] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def model_in_use() -> Path:
    return ROOT / "models" / f"{models.pointer(ROOT / 'models')[0]}.tar.gz"


def evaluate(model: Path, items: Sequence[Item], misses: list[str] | None = None) -> dict[str, Any]:
    """What the assistant as a whole makes of `items`: Rasa's parse, then the dialogue, each in a conversation of its own in which
    something was told before (else there would be nothing to correct)."""
    assistant, tally = dialogue.load(ROOT), Tally(misses)
    begun = learn(Context(), "self", "veteran", False, evidence="", day=DAY)
    for item, parsed in zip(items, parse(model, [item["text"] for item in items]), strict=True):
        asked = item.get("asked")
        context = replace(begun, question=Question(asked, "self")) if asked else begun
        state = assistant.respond(heard({"text": item["text"], **parsed}), context.to_dict(), DAY).state
        tally.item(item, assistant.reader.read(item["text"], DAY, asked), parsed["intent"]["name"], state)
    return tally.figures()


def parse(model: Path, texts: Sequence[str]) -> list[dict[str, Any]]:
    """Rasa's parse of each text, made in its own environment."""
    environment = engine.child_environment(engine.environment(ROOT, ROOT / "var", threads=os.cpu_count() or 1))
    command = [str(engine.python(ROOT)), "-m", "tests.bench.parse", str(model)]
    done = subprocess.run(command, cwd=ROOT, env=environment, input=json.dumps(texts), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"tests.bench.parse failed:\n{done.stderr[-3000:]}")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def model_alone(model: Path, official: Callable[[str], str] = str) -> dict[str, Any]:
    """What a Rasa model without our grammar gets right: intent and benefit names. `official` names the benefit an entity says."""
    items = held_out()
    parsed = parse(model, [item["text"] for item in items])
    right, names = [], Pairs()
    for item, result in zip(items, parsed, strict=True):
        if "intent" in item:
            right.append(result["intent"]["name"] == item["intent"])
        if _tells_benefit(item):
            names.add(_benefits(item), {official(e["value"]) for e in result["entities"] if e["entity"] == "benefit"})
    return {"utterances": len(items), "intent_model": sum(right) / len(right), **names.figures("benefit")}


def baselines(models_of: Mapping[str, str]) -> dict[str, Any]:
    """Figures of Rasa's default pipelines. An entity's text counts as the benefit whose name or alias it is, spaces aside."""
    names = knowledge.load(ROOT / "data").names()
    official = {compact(word): name for name, aliases in names.items() for word in (name, *aliases)}
    return {kind: model_alone(Path(model), lambda text: official.get(compact(text), text)) for kind, model in models_of.items()}


def _benefits(item: Item) -> set[str]:
    return {name for name in [item.get("benefit")] if name}


def _tells_benefit(item: Item) -> bool:
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


class Tally:
    def __init__(self, misses: list[str] | None) -> None:
        self.right: dict[str, int] = {}
        self.total: dict[str, int] = {}
        self.facts_found, self.names_found = Pairs(), Pairs()
        self.misses = misses

    def item(self, item: Item, read: Understanding, model: str, state: Mapping[str, Any]) -> None:
        if "intent" in item:
            self.count("intent_model", item["intent"], model, item, quiet=True)
            self.count("intent", item["intent"], state["intent"]["name"], item)
        benefits = {mention.name for mention in read.benefits}
        if "benefit" in item or not benefits:
            self.count("benefit", item.get("benefit"), next(iter([m.name for m in read.benefits]), None), item)
        if _tells_benefit(item):
            self.names_found.add(_benefits(item), benefits)
        if item.get("aspect") and item.get("intent", "").startswith("ask_") and item["intent"] != "ask_why_not":
            self.count("aspect", item["aspect"], state["aspect"], item)
        self.count("crisis", item.get("crisis"), read.crisis, item)
        self.count("emotion", item.get("emotion", "neutral"), read.emotion, item)
        self.count("command", item.get("command"), state["command"], item)
        self.facts(item, read, state["intent"]["name"])

    def count(self, what: str, wanted: object, found: object, item: Item, quiet: bool = False) -> None:
        self.total[what] = self.total.get(what, 0) + 1
        self.right[what] = self.right.get(what, 0) + (wanted == found)
        if wanted != found and not quiet and self.misses is not None:
            self.misses.append(f"{what}: wanted {wanted}, found {found} | {item['text']} [{item.get('asked', '')}]")

    def facts(self, item: Item, read: Understanding, intent: str) -> None:
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


def _found(item: Item, read: Understanding, intent: str) -> tuple[set[Any], set[Any]]:
    subject = read.subject or "self"
    said = [s for s in read.said if s.value is not None and FACTS[s.fact].public]
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
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--set", type=Path, default=HELD_OUT)
    arguments.add_argument("--misses", action="store_true")
    asked = arguments.parse_args()
    misses: list[str] = []
    print(json.dumps(evaluate(model_in_use(), held_out(asked.set), misses), indent=1))
    if asked.misses:
        print("\n".join(misses))


if __name__ == "__main__":
    main()
