"""How well identifiers are found: `.venv/bin/python -m tests.bench.masking [--misses]`.

Over lines written by hand (`tests/heldout/masking.yml`) and lines made here from a fixed seed. Of the spans that must be masked:
`recall` is the share of which no letter and no digit is left, `exact` the share masked with those very borders and as that very kind. Of
the spans that were masked: `precision` is the share that touches one that must be, `spilled` the letters and digits masked beside them.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.privacy import Found, find
from bot.settings import ROOT
from tests.bench import made_up

HELD_OUT = ROOT / "tests" / "heldout" / "masking.yml"
MADE, SEED = 400, 5
_MARK = re.compile(r"«(\w+):([^»]*)»")


class Marked(NamedTuple):
    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Line:
    text: str
    marks: tuple[Marked, ...]


def line(marked: str) -> Line:
    """A line from its written form, with «kind:text» around what must be masked."""
    text, marks, at = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        marks.append(Marked(len(text), len(text) + len(found[2]), found[1]))
        text += found[2]
        at = found.end()
    return Line(text + marked[at:], tuple(marks))


def sets(path: Path = HELD_OUT) -> dict[str, list[Line]]:
    written = {name: [line(one) for one in lines] for name, lines in yaml.safe_load(path.read_text(encoding="utf-8")).items()}
    return {**written, "made": [line(one) for one in made_up.lines(random.Random(SEED), MADE)]}


@dataclass
class Tally:
    wanted: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    masked: Counter[str] = field(default_factory=Counter)
    rightly: Counter[str] = field(default_factory=Counter)
    spilled: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, one: Line, found: Sequence[Found]) -> None:
        hidden = {at for span in found for at in range(span.start, span.end)}
        for mark in one.marks:
            self.wanted[mark.kind] += 1
            gone = _signs(one.text, range(mark.start, mark.end)) <= hidden
            self.gone[mark.kind] += gone
            self.exact[mark.kind] += mark in {(span.start, span.end, span.kind) for span in found}
            self._miss(f"left {mark.kind}", one, found, gone)
        for span in found:
            right = any(span.start < mark.end and mark.start < span.end for mark in one.marks)
            self.masked[span.kind] += 1
            self.rightly[span.kind] += right
            self._miss(f"wrong {span.kind}", one, found, right)
        owed = {at for mark in one.marks for at in range(mark.start, mark.end)}
        spilled = len(_signs(one.text, hidden) - owed)
        self.spilled += spilled
        self._miss("spilled", one, found, not spilled)

    def _miss(self, what: str, one: Line, found: Sequence[Found], well: bool) -> None:
        if not well:
            self.misses.append(f"{what} | {one.text!r} → {[(one.text[span.start : span.end], span.kind) for span in found]}")

    def figures(self) -> dict[str, Any]:
        def of(kinds: Sequence[str]) -> dict[str, Any]:
            wanted, masked = sum(self.wanted[kind] for kind in kinds), sum(self.masked[kind] for kind in kinds)
            return {
                "spans": wanted,
                "recall": sum(self.gone[kind] for kind in kinds) / max(1, wanted),
                "exact": sum(self.exact[kind] for kind in kinds) / max(1, wanted),
                "precision": sum(self.rightly[kind] for kind in kinds) / max(1, masked),
            }

        kinds = sorted({*self.wanted, *self.masked})
        return {**of(kinds), "spilled": self.spilled, "kinds": {kind: of([kind]) for kind in kinds}}


def _signs(text: str, places: Iterator[int] | Sequence[int] | set[int] | range) -> set[int]:
    return {at for at in places if text[at].isalnum()}


def measure(path: Path = HELD_OUT) -> tuple[dict[str, Any], list[str]]:
    """Figures by set and of all lines together; what was missed."""
    whole, figures, misses = Tally(), {}, []
    for name, lines in sets(path).items():
        tally = Tally()
        for one in lines:
            found = find(one.text)
            tally.add(one, found)
            whole.add(one, found)
        figures[name] = {"lines": len(lines), **tally.figures()}
        misses += [f"{name}: {miss}" for miss in tally.misses]
    return {"sets": figures, "whole": {"lines": sum(one["lines"] for one in figures.values()), **whole.figures()}}, misses


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--misses", action="store_true")
    asked = arguments.parse_args()
    figures, misses = measure()
    print(json.dumps(figures, indent=1))
    if asked.misses:
        print("\n".join(misses))


if __name__ == "__main__":
    main()
