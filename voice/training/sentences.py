"""What is said: the project's own example sentences and the grammar's, parted into trained and held out, and what is not for us."""

from __future__ import annotations

import random
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from bot.yaml_file import read
from voice.training import grammar
from voice.training.counted import as_heard

LONGEST = 24
"""Syllables of the longest sentence trained on: about five seconds."""
_ANNOTATION = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")
_ELSEWHERE = "out_of_scope"
"""The intent whose sentences are Korean, but not of the assistant's language."""
HELD = 12
"""One sentence in so many is held out."""


@dataclass(frozen=True)
class Sentences:
    trained: tuple[str, ...]
    """Of `data/nlu`."""
    held: tuple[str, ...]
    elsewhere: tuple[str, ...]
    """Out of the grammar, to be rejected."""
    elsewhere_held: tuple[str, ...]
    grammar: grammar.Grammar

    def said(self, draw: random.Random, longest: int = LONGEST) -> str:
        """A sentence to train on of at most `longest` syllables: two in five from the project's examples, the others from the grammar."""
        while True:
            text = draw.choice(self.trained) if draw.random() < 0.4 else self.grammar.sentence(draw)
            if syllables(text) <= longest and not held_out(text):
                return text

    def not_for_us(self, draw: random.Random, held: bool = False) -> str:
        """Korean to be rejected: a held-out sentence, or one to train on."""
        while True:
            text = draw.choice(self.elsewhere_held if held else self.elsewhere) if draw.random() < 0.5 else self.grammar.elsewhere(draw)
            if held_out(text) == held and syllables(text) <= LONGEST:
                return text

    def unseen(self, draw: random.Random) -> str:
        """A sentence of the grammar that is never trained on."""
        while True:
            text = self.grammar.sentence(draw)
            if held_out(text) and syllables(text) <= LONGEST:
                return text


def load(data: Path) -> Sentences:
    """Everything in `data/nlu` that can be said in Hangul, and the grammar."""
    kept: dict[bool, dict[bool, list[str]]] = {True: {True: [], False: []}, False: {True: [], False: []}}
    for path in sorted((data / "nlu").glob("*.yml")):
        for block in read(path)["nlu"]:
            if "intent" in block:
                for text in _examples(block["examples"]):
                    kept[block["intent"] == _ELSEWHERE][held_out(text)].append(text)
    ours, others = kept[False], kept[True]
    return Sentences(*(tuple(dict.fromkeys(part)) for part in (ours[False], ours[True], others[False], others[True])), grammar.load(data))


def held_out(text: str) -> bool:
    """By the sentence itself, so that the same sentence is on the same side in every run."""
    return zlib.crc32(text.replace(" ", "").encode()) % HELD == 0


def syllables(text: str) -> int:
    return len(text) - text.count(" ")


def _examples(block: str) -> list[str]:
    found = []
    for line in block.splitlines():
        text = as_heard(_ANNOTATION.sub(r"\1", line.removeprefix("- ").strip()))
        if text and syllables(text) <= LONGEST:
            found.append(text)
    return found
