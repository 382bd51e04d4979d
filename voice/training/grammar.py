"""Sentences from data/ears/grammar.yml: any number of them, each decided by a seed."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from bot.korean.josa import josa
from bot.yaml_file import read
from voice.training.counted import Draw, counted

_SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")


@dataclass(frozen=True)
class Grammar:
    topics: tuple[str, ...]
    weights: tuple[float, ...]
    patterns: dict[str, list[str]]
    """Topic → what may be said of it, with slots."""
    sets: dict[str, list[str]]
    counted: dict[str, Draw]
    foreign_to_us: list[str]
    """Patterns of Korean that is not for the assistant."""

    def sentence(self, draw: random.Random) -> str:
        topic = draw.choices(self.topics, self.weights)[0]
        return " ".join(self._filled(draw.choice(self.patterns[topic]), draw).split())

    def elsewhere(self, draw: random.Random) -> str:
        return " ".join(self._filled(draw.choice(self.foreign_to_us), draw).split())

    def _filled(self, pattern: str, draw: random.Random) -> str:
        said = ""
        at = 0
        for slot in _SLOT.finditer(pattern):
            said += pattern[at : slot.start()]
            at = slot.end()
            name, particle = slot[1], slot[2]
            if name == "be":
                said += _copula(said, draw)
                continue
            value = self._filled(draw.choice(self.sets[name]), draw) if name in self.sets else self.counted[name](draw)
            said += josa(value, particle) if particle else value
        return said + pattern[at:]


def load(data: Path) -> Grammar:
    """The grammar in `data/ears/grammar.yml` with the counted sets of `data`."""
    content = read(data / "ears" / "grammar.yml")
    topics = tuple(content["sentences"])
    weights = tuple(content["weights"][topic] for topic in topics)
    sets = {**content["sets"], **content["elsewhere_sets"]}
    return Grammar(topics, weights, content["sentences"], sets, counted(data), content["elsewhere"])


def _copula(before: str, draw: random.Random) -> str:
    """ "…예요" after a vowel, "…이에요" after a consonant, in the ways people end a sentence."""
    after_vowel, after_consonant = draw.choice(
        (("예요", "이에요"), ("요", "이요"), ("입니다", "입니다"), ("예요", "이에요"), ("인데요", "인데요"), ("고요", "이고요"))
    )
    return josa(before, f"{after_consonant}/{after_vowel}")[len(before) :]
