"""The grammar: what can be read in one message by words alone. Pure functions over text; no model, no network."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.korean.plain import compact
from bot.korean.regions import Regions
from bot.korean.typed import as_meant
from bot.understand import animals, answers, aside, aspect, command, correction, crisis, emotion, facts, person_request, receipt
from bot.understand.names import Names
from bot.understand.result import BenefitMention, Said, Understanding

__all__ = ["BenefitMention", "Names", "Reader", "Said", "Understanding"]

_QUESTION = re.compile(
    r"\?|(?:나요|까요|가요|는지요?|을까|ㄹ까|될까|일까|할까|습니까|입니까|ㅂ니까|됩니까|줍니까|니까요?|는교|능교|ㄴ교|인교|노|나|니|냐"
    r"|는가|는감|는겨|당가|랑가|래요|ㄹ래|은가|인가|던가|든가|뭐죠|뭐지|죠|대요|는데요|건가"
    r"|거야|거예요|거에요|거죠)\s*[.~!…]*$"
    r"|뭐|무엇|무슨|어디|언제|얼마|어떻게|어떡|왜|누가|누구|몇|어느|어떤|우째|우찌|어찌|워찌|얼매|을매|며칠"
)
_NEGATION = re.compile(r"(?:^|\s)(?:안|못|몬)\s?[가-힣]|없|않|아니|아녀|아뇨|말고|싫|못하|못해|ㄴㄴ|지\s?마")
_REQUEST = re.compile(r"(?:줘|주세요|주이소|주소|달라|다오|주라|부탁|바라|바랍니다|주십시오|주실래|줄래|주시겠|궁금|알고\s?싶)")
_GLAD = ("joy", "pleasure")
"""Nobody tells of danger in these: 기름에 불이 붙었어요."""
_SHORT = 6
"""Syllables."""


class Reader:
    """Reads messages; built once from the places and the benefits it is to know."""

    def __init__(self, regions: Regions, names: Names) -> None:
        self._regions, self._names = regions, names

    def read(self, text: str, day: date, asked: str | None = None) -> Understanding:
        """Everything the words of `text` say.

        `asked` is the fact the last question was about: short answers are read in its light. Spans are places in `text`
        composed (NFC).
        """
        text = as_meant(unicodedata.normalize("NFC", text))
        told = facts.read(text, day, self._regions, asked)
        benefits, held = self._names.find(text), receipt.held(text, asked)
        danger, feeling = crisis.detect(text), emotion.read(text)
        found = Understanding(
            said=told.said,
            subject=told.subject,
            benefits=benefits,
            aspect=aspect.read(text),
            answer=answers.read(text, asked),
            correction=correction.is_correction(text),
            crisis=danger,
            emotion="neutral" if danger and feeling in _GLAD else feeling,
            command=command.read(text),
            low_income=told.low_income,
            places=told.places,
            together=told.together,
            gone=told.gone,
            ranks=told.ranks,
            wants_person=person_request.wants_person(text, asked),
            receives=receipt.receives(text, asked),
            held=tuple(b for b in benefits if any(start <= b.start < end for start, end in held)),
            no_other=receipt.no_other(text),
            aside=aside.about(text),
            animal=animals.wanted(text),
        )
        return _with_cues(found, text)


def _with_cues(found: Understanding, text: str) -> Understanding:
    return replace(found, cues=frozenset(_cues(found, text)))


def _cues(found: Understanding, text: str) -> Iterator[str]:
    for said in found.said:
        if said.derived:
            continue
        yield f"fact:{said.fact}"
        if said.person:
            yield f"person:{said.person.partition(':')[0]}"
    named = {"person": found.subject, "aspect": found.aspect, "command": found.command, "answer": found.answer}
    named["emotion"] = None if found.emotion == "neutral" else found.emotion
    yield from (f"{kind}:{value.partition(':')[0]}" for kind, value in named.items() if value)
    size = len(compact(text))
    flags = {
        "benefit": found.benefits,
        "benefits": len(found.benefits) > 1,
        "correction": found.correction,
        "crisis": found.crisis,
        "low_income": found.low_income,
        "places": found.places,
        "wants_person": found.wants_person,
        "receives": found.receives,
        "receives_no": found.receives is False,
        "question": _QUESTION.search(text),
        "request": _REQUEST.search(text),
        "negation": _NEGATION.search(text),
        "short": size <= _SHORT,
        "nothing_said": not found.said,
    }
    yield from (name for name, value in flags.items() if value)
