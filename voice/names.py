"""Benefit names as they were meant: what a recogniser wrote down by ear, put right by the letters it shares with a name we know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.korean import jamo
from bot.korean.plain import compact, compact_spans
from bot.understand.names import Names
from bot.understand.result import BenefitMention

_SLIP = 0.12
"""Share of letters that may differ at the end of a name whose beginning stands right: one letter or two of a long name."""
_GOES_ON = re.compile(r"$|[은는이가을를도의에로와과만요]|랑|하고|부터|까지|인데|신청|받")
"""What may follow a name without a space."""


@dataclass(frozen=True)
class Corrected:
    text: str
    changes: tuple[tuple[str, str], ...] = ()
    """What was heard, and the name it became; worth asking back before anything rests on it."""


class Corrector:
    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """`names`: official name → aliases, as `Knowledge.names` answers."""
        self._forms = {name: (name, *aliases) for name, aliases in names.items()}
        self._names = Names(self._forms)

    def correct(self, text: str) -> Corrected:
        """`text` with every misspelt name written right; names that are right, aliases and anything else stay as they are."""
        put_right, changes = text, []
        for mention in reversed(self._names.find(text)):
            if mention.score < 1.0:
                end, meant = mention.end, self._nearest(text[mention.start : mention.end], mention.name)
            else:
                end, meant = self._longer(text, mention)
            heard = text[mention.start : end]
            if compact(heard) != compact(meant):
                put_right = put_right[: mention.start] + meant + put_right[end:]
                changes.append((heard, meant))
        return Corrected(put_right, tuple(reversed(changes)))

    def _longer(self, text: str, mention: BenefitMention) -> tuple[int, str]:
        """Where the name ends and what was meant, when a short form stands right in a longer one heard wrong (긴급복지지언)."""
        plain, places = compact_spans(text)
        start, least = places.index(mention.start), places.index(mention.end - 1) + 1
        found = (_SLIP, mention.end, text[mention.start : mention.end])
        for form in self._forms[mention.name]:
            written = compact(form)
            for end in range(max(least + 1, start + len(written) - 1), min(start + len(written) + 1, len(plain)) + 1):
                if _is_slip(plain[start:end], written) and _ends(text, plain, places, end):
                    found = min(found, (jamo.distance(plain[start:end], written), places[end - 1] + 1, form))
        return found[1], found[2]

    def _nearest(self, heard: str, name: str) -> str:
        """The name or alias that was said, and not another that means the same."""
        said = compact(heard)
        return min(self._forms[name], key=lambda form: jamo.distance(said, compact(form)))


def _is_slip(heard: str, written: str) -> bool:
    """Syllables that sound alike, or one too many or too few inside; a figure or another word is no slip."""
    if not all(map(jamo.is_syllable, heard)):
        return False
    if len(heard) != len(written):
        return heard[-1] == written[-1]
    pairs = [(jamo.letters(a), jamo.letters(b)) for a, b in zip(heard, written, strict=True) if a != b]
    return all(sum(map(jamo.cost, a, b)) <= 1.0 for a, b in pairs)


def _ends(text: str, plain: str, places: list[int], end: int) -> bool:
    """Is a word over at `end` of `plain`?"""
    gap = end < len(plain) and places[end] > places[end - 1] + 1
    return gap or _GOES_ON.match(plain, end) is not None


def prompt(names: Iterable[str]) -> str:
    """Likely words as a recogniser is given them; the likeliest first, since what does not fit is left out."""
    return ", ".join(dict.fromkeys(names))
