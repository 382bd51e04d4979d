"""The language of the recogniser, counted from what people say to the assistant; sentences held out are never counted."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bot.yaml_file import read
from voice.language import END, PARTS, START
from voice.pronounce import standard
from voice.training import sentences
from voice.training.counted import as_heard
from voice.training.sentences import Sentences, held_out

ORDER = 4
"""Syllables of the longest run."""
DRAWN = 150_000
"""Sentences of the grammar that are drawn. Each counts once, however often it comes: frequent patterns must not outshout what is rare."""
OWN = 3
"""How often a sentence that somebody wrote counts."""
_ONCE = 4
"""Runs of so many syllables that come once are left out."""

Unit = tuple[str, str]
"""A syllable as it is written, with the space before it where a word begins, and as it sounds."""
Runs = dict[tuple[int, ...], Counter[int]]


def made(data: Path, seed: int, drawn: int = DRAWN) -> dict[str, np.ndarray]:
    """The parts of a `voice.language.Language`."""
    said = sentences.load(data)
    counts = Counter(dict.fromkeys(people(said, data), OWN))
    draw = random.Random(seed)
    for _ in range(drawn):
        text = said.grammar.sentence(draw)
        if not held_out(text):
            counts[text] = max(counts[text], 1)
    return model(counts)


def model(counts: Counter[str]) -> dict[str, np.ndarray]:
    """The same from sentences in Hangul and how often each counts."""
    numbers: dict[Unit, int] = {("", ""): START, ("", " "): END}
    runs: list[Runs] = [{} for _ in range(ORDER + 1)]
    for text, count in counts.items():
        line = [START, *(numbers.setdefault(unit, len(numbers)) for unit in units(text)), END]
        for place in range(1, len(line)):
            for length in range(1, min(ORDER, place + 1) + 1):
                runs[length].setdefault(tuple(line[place - length + 1 : place]), Counter())[line[place]] += count
    written, sounded = zip(*numbers, strict=True)
    return dict(zip(PARTS, (np.array(written), np.char.strip(np.array(sounded)), *_trie(*_smoothed(runs, len(numbers)))), strict=True))


def people(said: Sentences, data: Path) -> Iterator[str]:
    """What somebody wrote that is said to us."""
    yield from said.trained
    yield from _written(data)


def units(text: str) -> Iterator[Unit]:
    space = ""
    for written, sounded in zip(text, standard(text), strict=True):
        if written == " ":
            space = " "
        else:
            yield space + written, sounded
            space = ""


def _written(data: Path) -> Iterator[str]:
    """What people say of every matter, and ask of its particulars."""
    matters, topics = ([read(path) for path in sorted((data / folder).glob("*.yml"))] for folder in ("matters", "topics"))
    for text in (*_texts(matters), *_asked(topics)):
        heard = as_heard(text)
        if heard and not held_out(heard):
            yield heard


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    else:
        for part in node.values() if isinstance(node, dict) else node:
            yield from _texts(part)


def _asked(node: Iterable[Any]) -> Iterator[str]:
    for part in node:
        if isinstance(part, dict):
            yield from map(str, part.get("asks", ()))
            yield from _asked(part.values())
        elif isinstance(part, list):
            yield from _asked(part)


def _smoothed(runs: list[Runs], size: int) -> tuple[dict[tuple[int, ...], dict[int, float]], dict[tuple[int, ...], float]]:
    """Run → what follows and how likely (Witten and Bell 1991), and the weight of the shorter run for all that does not."""
    every = runs[1][()]
    total, kinds = sum(every.values()), len(every)
    follows = {(): {unit: (every[unit] + kinds / size) / (total + kinds) for unit in range(size)}}
    weights: dict[tuple[int, ...], float] = {}

    def likely(run: tuple[int, ...], unit: int) -> float:
        weight = 1.0
        while unit not in follows.get(run, ()):
            weight *= weights.get(run, 1.0)
            run = run[1:]
        return weight * follows[run][unit]

    for length in range(2, ORDER + 1):
        added, weighed = {}, {}
        for run, after in runs[length].items():
            total, kinds = sum(after.values()), len(after)
            kept = {unit: count for unit, count in after.items() if length < _ONCE or count > 1}
            if kept:
                shorter = {unit: likely(run[1:], unit) for unit in kept}
                added[run] = {unit: (count + kinds * shorter[unit]) / (total + kinds) for unit, count in kept.items()}
                weighed[run] = max(1e-6, 1 - sum(added[run].values())) / max(1e-6, 1 - sum(shorter.values()))
        follows |= added
        weights |= weighed
    return follows, weights


def _trie(follows: dict[tuple[int, ...], dict[int, float]], weights: dict[tuple[int, ...], float]) -> tuple[np.ndarray, ...]:
    """Children, unit, log_prob and back_off of every node, level by level."""
    children, unit, log_prob, back_off = [], [0], [0.0], [0.0]
    level: list[tuple[int, ...]] = [()]
    while level:
        below = []
        for run in level:
            after = sorted(follows.get(run, {}).items())
            children.append(len(after))
            for number, likely in after:
                below.append((*run, number))
                unit.append(number)
                log_prob.append(np.log(likely))
                back_off.append(np.log(weights.get(below[-1], 1.0)))
        level = below
    return np.array(children, np.uint16), np.array(unit, np.uint16), np.array(log_prob, np.float16), np.array(back_off, np.float16)
