"""Words of welfare offices, explained: `data/terms.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot import knowledge, reckoning, yaml_file
from bot.errors import DataError
from bot.korean.plain import compact
from bot.parameters import Parameters
from bot.reckoning import Way

_WHAT = re.compile(
    r"(?:뭐|머|뭣|무엇|뭔|뭡|뭘|무슨|무신|먼)[가-힣]?(?:예요|에요|야|여|고|꼬|냐|니까|가요|가|데|지|죠|인지|뜻|말|소리|요|유|교)"
    r"|뜻|뭐(?:예|에|라|냐|야|지|죠|래|여)|의미|설명|모르겠|몰라|(?:란|이란)(?:게|거|건)?$|어려운말|쉽게"
)
"""Asks what a word means."""
_TOO_FAR = 8
"""Syllables between the word and what asks: farther, it asks something else."""


@dataclass(frozen=True)
class Term:
    name: str
    aliases: tuple[str, ...]
    explanation: str
    asked: tuple[str, ...]
    source: str
    reckon: tuple[Way, ...] = ()


class Terms:
    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.entries = terms
        named = ((compact(word), term) for term in terms for word in (term.name, *term.aliases))
        self._named = sorted(named, key=lambda pair: -len(pair[0]))

    def asked(self, text: str) -> Term | None:
        """The term whose meaning is asked: its word, and close behind it what asks."""
        plain = compact(text)
        for word, term in self._named:
            at = plain.rfind(word)
            if at >= 0 and self._asks(plain[at + len(word) :], term):
                return term
        return None

    def is_of_another(self, text: str) -> bool:
        """본인부담 얼마에요, while something is talked about: how much, where the word itself has no amount."""
        term = self.asked(text)
        return term is not None and not _WHAT.search(compact(text)) and "얼마" in text and "{" not in term.explanation

    def named(self, name: str) -> Term | None:
        return next((term for _, term in self._named if term.name == name), None)

    def _asks(self, rest: str, term: Term) -> bool:
        cues = [found.start() for found in (_WHAT.search(rest), *(re.search(re.escape(compact(cue)), rest) for cue in term.asked)) if found]
        return bool(cues) and min(cues) <= _TOO_FAR and not _ABOUT_ONE.match(rest)


_ABOUT_ONE = re.compile(
    r"(?:\d|[일이삼사오육칠팔구십백]+(?:퍼센트|프로)|인데|라서|이라|면|이면|아니|에서|에|로|가서|가면|가믄|갈때|까지|이하|이상|만|신청|확인|카드)(?!는)"
)
"""A clause or a place where the word only stands by the way."""


def explain(term: Term, figures: Parameters, day: date) -> str:
    """Its explanation with the figures of `day`; a sentence whose figure is not known is left out."""
    sentences = (knowledge.fill(sentence, figures, day) for sentence in re.split(r"(?<=요\.)\s+", term.explanation))
    return " ".join(sentence for sentence in sentences if sentence)


_KEYS = {"name", "aliases", "explanation", "asked", "source"}


def load(path: Path, figures: Parameters) -> Terms:
    """Read and check the file. Raises DataError."""
    node = yaml_file.read(path)
    if not isinstance(node, list) or not node:
        raise DataError(path, "the file", f"a list of {sorted(_KEYS)}", node)
    terms = tuple(_term(path, f"[{i}]", item, figures) for i, item in enumerate(node))
    owner: dict[str, str] = {}
    for i, term in enumerate(terms):
        for word in (term.name, *term.aliases):
            if owner.setdefault(compact(word), term.name) != term.name:
                raise DataError(path, f"[{i}].aliases", f"words of its own ({owner[compact(word)]} has it)", word)
    return Terms(terms)


def _term(path: Path, where: str, item: Any, figures: Parameters) -> Term:
    if not isinstance(item, Mapping) or set(item) - {"reckon"} != _KEYS:
        raise DataError(path, where, f"exactly the keys {sorted(_KEYS)}", sorted(item) if isinstance(item, Mapping) else item)
    texts = {key: _text(path, f"{where}.{key}", item[key]) for key in ("name", "explanation", "source")}
    _check_figures(path, f"{where}.explanation", texts["explanation"], figures)
    ways = reckoning.read(path, f"{where}.reckon", item.get("reckon", []), figures)
    return Term(**texts, aliases=tuple(_texts(path, where, "aliases", item)), asked=tuple(_texts(path, where, "asked", item)), reckon=ways)


def _texts(path: Path, where: str, key: str, item: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(item[key], list):
        raise DataError(path, f"{where}.{key}", "a list of texts", item[key])
    for i, text in enumerate(item[key]):
        yield _text(path, f"{where}.{key}[{i}]", text)


def _text(path: Path, where: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise DataError(path, where, "a text", value)
    return " ".join(value.split())


def _check_figures(path: Path, where: str, text: str, figures: Parameters) -> None:
    for found in knowledge.PLACEHOLDER.finditer(text):
        if found[1] not in figures.entries or (found[2] or "plain") not in knowledge.FORMATS:
            raise DataError(path, where, "keys of parameters in braces, e.g. {median_income.1|won}", found[0])
    if "{" in knowledge.PLACEHOLDER.sub("", text):
        raise DataError(path, where, "braces only around keys of parameters", text)
