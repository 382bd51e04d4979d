"""What the grammar read in one message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """One fact, read in the person's own words."""

    person: str
    """Person id: `self`, `mother`, `child:1` …; empty where the words do not say whose fact it is."""
    fact: str
    value: object
    """As in the facts registry (`bot/person.py`); None where the person says they do not know it."""
    start: int
    end: int
    derived: bool = False
    """Entailed by other words (어머니 → female), not said itself."""
    approximate: bool = False


def beside(text: str, told: Iterable[Said | BenefitMention], blank: str = " ") -> str:
    """`text` but for the words of the facts or names `told`, of which each leaves a `blank`."""
    for said in sorted(told, key=lambda said: said.start, reverse=True):
        text = f"{text[: said.start]}{blank}{text[said.end :]}"
    return text


@dataclass(frozen=True)
class BenefitMention:
    name: str
    """Official name."""
    start: int
    end: int
    score: float
    """1.0 for the name or an alias, lower for a misspelling."""


@dataclass(frozen=True)
class Understanding:
    said: tuple[Said, ...] = ()
    subject: str | None = None
    benefits: tuple[BenefitMention, ...] = ()
    aspect: str | None = None
    answer: str | None = None
    """`yes`, `no`, `unknown` or `skip` for a bare answer."""
    correction: bool = False
    crisis: str | None = None
    emotion: str = "neutral"
    command: str | None = None
    low_income: bool = False
    """Little income without a figure: no fact, but income-tested benefits are worth showing."""
    places: tuple[dict[str, str | None], ...] = ()
    """Regions among which the name of a home leaves open which is meant (강서구: 서울, 부산)."""
    together: tuple[tuple[str, str], ...] = ()
    """Pairs of people who live in one household; an empty id is whoever the talk is about."""
    gone: tuple[str, ...] = ()
    """People who are dead or have left: nobody asks about them any more."""
    ranks: tuple[tuple[str, str], ...] = ()
    """Child and `first`, `second`, `third` or `last`, where a word says which of several it is."""
    wants_person: bool = False
    receives: bool | None = None
    """A benefit is being received (True), no longer or never (False), or the words do not say (None)."""
    held: tuple[BenefitMention, ...] = ()
    """Those of `benefits` that are said to be received (청년월세 받고 있는데 주거급여도 되나요)."""
    no_other: bool = False
    """기초연금 말고는 없어요: nothing else is received."""
    aside: str | None = None
    """Words about the talk itself: `who` speaks here, a telephone `number` left behind, to `recall` what was understood."""
    animal: str | None = None
    """Something is wanted for an animal: `sure`, or `maybe` where it may be for whoever keeps it; `told` of one only."""
    matter: tuple[str, float] | None = None
    """Id of the benefit or topic that is meant though none is named, and how likely (`bot.matters`)."""
    cues: frozenset[str] = frozenset()
    """All of the above as short feature names, for the intent classifier."""
