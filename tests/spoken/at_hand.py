"""The assistant's own dialogue where Rasa would be, in this process; the intent is that of the example in `data/nlu` most alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.dialogue import Dialogue
from bot.korean.plain import compact
from bot.message import Heard
from channels.spoken.reply import spoken_lines
from tests.channels.fakes import FakeRasa

ROOT = Path(__file__).resolve().parents[2]
_MARKED = re.compile(r"\[([^\]]*)\]\([^)]*\)|\[([^\]]*)\]\{[^}]*\}")

Intent = Callable[[str], tuple[str, float]]


class AtHand(FakeRasa):
    def __init__(self, dialogue: Dialogue, intent: Intent | None = None) -> None:
        super().__init__()
        self._intent = intent or likeliest
        self._dialogue, self.script, self.said = dialogue, self.answer, set[str]()
        """`said`: every sentence of its answers."""

    def answer(self, question: dict[str, Any]) -> list[dict[str, Any]]:
        given = question["metadata"]
        intent, confidence = self._intent(question["message"])
        heard = Heard(question["message"], intent, confidence, crisis_answered=given["crisis_answered"])
        outcome = self._dialogue.respond(heard, given["context"], date.fromisoformat(given["day"]))
        replies = [reply.to_dict() for reply in outcome.replies]
        self.said |= {line.text for reply in replies for line in spoken_lines(reply)}
        custom = {"replies": replies, "context": outcome.context, "state": outcome.state}
        return [{"recipient_id": question["sender"], "custom": custom}]


def likeliest(text: str) -> tuple[str, float]:
    """Intent and confidence, by the pairs of letters both have."""
    pairs = _pairs(text)
    scores = ((2 * (pairs & known).total() / ((pairs.total() + size) or 1), intent) for intent, known, size in _examples())
    score, intent = max(scores)
    return intent, score


@cache
def _examples() -> list[tuple[str, Counter[str], int]]:
    found = []
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = item.get("examples", "").splitlines() if "intent" in item else ()
            texts = [_MARKED.sub(lambda mark: mark[1] or mark[2], line.strip().removeprefix("- ")) for line in lines]
            found += [(item["intent"], pairs, pairs.total()) for text in texts[:120] if (pairs := _pairs(text))]
    return found


def _pairs(text: str) -> Counter[str]:
    plain = compact(text)
    return Counter(plain[at : at + 2] for at in range(len(plain) - 1)) or Counter([plain] if plain else [])
