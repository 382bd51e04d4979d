"""How likely a syllable is after those before it, in what people say to the assistant: each as it is written and as it sounds.

An n-gram model over such pairs (Bisani and Ney 2008, joint-sequence models): 국 that sounds like 궁 before 민. So it knows at once what
is said and how it is spelt. Kept as a trie; where a run is not known, back-off weights lead to the next shorter one, as in ARPA files.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.errors import EarsError
from bot.korean.jamo import letters
from voice.agreement import UNITS

BESIDE = "language.npz"
START, END = 0, 1
"""Units that are no syllables."""
MOST, WITHIN = 12, 7.0
"""Spellings of one syllable that are tried at most, and how far behind the likeliest (nats)."""
_REMEMBERED = 200_000

Syllable = tuple[int, ...]
"""Initial, vowel and final as numbers of `voice.agreement.UNITS`, 0 for none."""


@dataclass(frozen=True)
class Follower:
    """A way to go on."""

    log_prob: float
    unit: int
    state: int


class Language:
    """States are nodes of the trie: the longest known run that what was said ends in."""

    def __init__(self, written: np.ndarray, sounded: np.ndarray, children: np.ndarray, unit: np.ndarray,
                 log_prob: np.ndarray, back_off: np.ndarray) -> None:  # fmt: skip
        """`written`, `sounded` (units,): text of each unit, with the space before it where a word begins, and the syllable it sounds like.
        The others (nodes,), level by level, the children of a node side by side by their units, node 0 being the root:
        how many children, the last unit of the run, its probability after the others, the weight where it is only the beginning (both ln).
        Raises ValueError where they do not fit together.
        """
        self.written: list[str] = written.tolist()
        self._unit, self._log_prob, self._back_off = unit.astype(np.int64), log_prob.astype(np.float32), back_off.astype(np.float32)
        self._first = np.concatenate([[1], 1 + np.cumsum(children, dtype=np.int64)])
        if not (self._first[-1] == unit.size == log_prob.size == back_off.size and children[0] == written.size == sounded.size):
            raise ValueError("parts of different models")
        self._shorter, self._settled = self._linked(children)
        self._sounding = _by_sound(sounded.tolist())
        self._known: dict[tuple[int, Syllable], list[Follower]] = {}
        self.start = int(self._settled[1 + START])

    def _linked(self, children: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Each node's run without its first unit; and the node a run goes on from, itself or the longest end of it that has children."""
        parent = np.concatenate([[0], np.repeat(np.arange(children.size), children)])
        keys = parent * children[0] + self._unit
        shorter, settled = np.zeros(children.size, np.int64), np.zeros(children.size, np.int64)
        begin, end = 1, int(self._first[1])
        while begin < end:
            level = slice(begin, end)
            if begin > 1:
                wanted = shorter[parent[level]] * children[0] + self._unit[level]
                shorter[level] = 1 + np.searchsorted(keys[1:], wanted)
                if not np.array_equal(keys[np.minimum(shorter[level], keys.size - 1)], wanted):
                    raise ValueError("a run whose end is not known")
            settled[level] = np.where(children[level] > 0, np.arange(begin, end), settled[shorter[level]])
            begin, end = end, int(self._first[end])
        return shorter, settled

    def followers(self, state: int, syllable: Syllable) -> list[Follower]:
        """The spellings of a syllable that sounds so, the likeliest first; none where nobody says it."""
        found = self._known.get((state, syllable))
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[state, syllable] = self._followers(state, self._sounding.get(syllable))
        return found

    def end(self, state: int) -> float:
        """How likely (ln) nothing more is said."""
        return self._followers(state, np.array([END]))[0].log_prob

    def _followers(self, state: int, units: np.ndarray | None) -> list[Follower]:
        if units is None:
            return []
        nodes = 1 + units
        scores = self._log_prob[nodes].copy()
        for node in self._ends(state):
            scores += self._back_off[node]
            begin, end = self._first[node], self._first[node + 1]
            places = begin + np.searchsorted(self._unit[begin:end], units)
            known = np.flatnonzero(self._unit[np.minimum(places, end - 1)] == units)
            nodes[known], scores[known] = places[known], self._log_prob[places[known]]
        best = np.argsort(-scores, kind="stable")[:MOST]
        least = scores[best[0]] - WITHIN
        return [Follower(float(scores[i]), int(units[i]), int(self._settled[nodes[i]])) for i in best if scores[i] >= least]

    def _ends(self, state: int) -> list[int]:
        """The run of `state` and its shorter ends, the shortest first."""
        found = []
        while state:
            found.append(state)
            state = int(self._shorter[state])
        return found[::-1]


def _by_sound(sounded: list[str]) -> dict[Syllable, np.ndarray]:
    found: dict[Syllable, list[int]] = defaultdict(list)
    number = {sound: place for place, sound in enumerate(UNITS)}
    for unit, char in enumerate(sounded):
        if char:
            initial, vowel, final = letters(char)
            found[number[initial.replace("ㅇ", "")], number[vowel], number[final]].append(unit)
    return {syllable: np.array(units) for syllable, units in found.items()}


def beside(model: Path) -> Language | None:
    """The language beside the checkpoint `model`, if it has one. Raises EarsError where it cannot be read."""
    path = model.with_name(BESIDE)
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file, np.load(file) as kept:
            return Language(*(kept[name] for name in PARTS))
    except (OSError, ValueError, KeyError, EOFError, IndexError, BadZipFile) as error:
        raise EarsError(f"{path} is no language of a recogniser, or damaged ({type(error).__name__})") from error


PARTS = ("written", "sounded", "children", "unit", "log_prob", "back_off")
"""Names in the file, in the order `Language` takes them."""
