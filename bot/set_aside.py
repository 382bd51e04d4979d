"""생계급여 말고요, 그거 말고: what a message sets aside is not what it asks about."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.intent import TELLING, Intent
from bot.understand.result import BenefitMention, Understanding

_INSTEAD = re.compile(r"\s?말(?:고|구)(?:요|는|는요|도|예|유)?(?![가-힣])")
_THAT = re.compile(r"(?:그|이|저|요|고)(?:런|딴)?\s?(?:거|것|건|게|돈)(?:들)?(?:이|는|은)?$")
_WORD = re.compile(r"[가-힣A-Za-z]+$")
_OTHERS = re.compile(r"다른|딴|그\s?외|또|더|나머지|뭐|뭘|무슨|어떤")


@dataclass(frozen=True)
class SetAside:
    rest: str
    """The message with what is set aside blanked out: as long as the message was."""
    names: tuple[str, ...]
    """Benefits named before 말고."""
    benefits: tuple[BenefitMention, ...]
    """Those named beside it."""

    @property
    def wants_others(self) -> bool:
        return _OTHERS.search(self.rest) is not None


def read(text: str, read: Understanding, is_need: Callable[[str], bool]) -> SetAside | None:
    """What `text` sets aside: a benefit, "그거", or a thing that some benefit is for (`is_need`), never a person or a fact.

    Only where something is left to ask about.
    """
    found = [span for instead in _INSTEAD.finditer(text) if (span := _before(text, instead, read, is_need))]
    rest = text
    for start, end in found:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    if not found or not rest.strip(" .,?!요"):
        return None
    gone = [b for b in read.benefits if any(start <= b.start and b.end <= end for start, end in found)]
    return SetAside(rest, tuple(b.name for b in gone), tuple(b for b in read.benefits if b not in gone))


def turned(intent: Intent, aside: SetAside, need: bool, told: bool) -> Intent:
    """What they do who set something aside: ask for others, or for the thing named instead."""
    name = intent.name
    if aside.benefits or told or name in TELLING[:2]:
        return intent
    if name in ("ask_benefits", "ask_overview", "ask_eligibility", *_EMPTY) and aside.names and aside.wants_others and not need:
        return replace(intent, name="more", aspect=None)
    return replace(intent, name="ask_benefits", aspect=None) if need and name in _EMPTY else intent


_EMPTY = ("correct", "deny", "unclear", "complain", "out_of_scope", "smalltalk", "affirm", "change_subject", "help", "already_receiving")


def _before(text: str, instead: re.Match[str], read: Understanding, is_need: Callable[[str], bool]) -> tuple[int, int] | None:
    lead = text[: instead.start()]
    named = next((b for b in read.benefits if b.end <= instead.start() <= b.end + 2), None)
    if named:
        return named.start, instead.end()
    that = _THAT.search(lead)
    if that:
        return that.start(), instead.end()
    word = _WORD.search(lead)
    told = word and any(said.start < instead.start() and word.start() < said.end for said in read.said)
    return (word.start(), instead.end()) if word and not told and is_need(word[0]) else None
