"""Whom a message is about, and the sexes that the words for people entail."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.understand.clauses import Clause
from bot.understand.page import Found, Page
from bot.understand.people import Mention
from bot.understand.result import Said

_PARTICLES = re.compile(
    r"\s*(?:우리|저희|제|내)?\s*(?:님)?(?:이|가|은|는|께서|도)?(?:요|이요|예요|이에요|입니다|인데요|말이에요)?[\s.,!?]*"
)
_ASKED_FOR = re.compile(
    r"(?:이|가|은|는|도|한테)?\s?(?:(?:뭐|뭘|무슨|어떤)\s?(?:거|게|것|걸)?\s?)?(?:받을|되나|될까|것|거(?=\s|예|요)|얘기|이야기|혜택|지원|경우|건|일로|문제|때문)|(?:은|는)요"
)


_IN_NEED = re.compile(
    r"(?:이|가|께서|는|은)?\s(?:[^\s.,?!]+\s){0,3}?(?:폐지|파지|박스|굶|끼니|편찮|아프[시세셔]|어렵게|힘들게|외롭게|거동이|고생|누워)[^.?!]{0,14}"
    r"(?:사[시세셔]|계[시세셔]|지내[시세셔]|하[시세셔]|신데|세요|셔요|시는|시더)"
)
"""옆집 할머니가 폐지 주워서 사시는데."""


def subject_of(page: Page, mentions: Iterable[Mention], owned: list[tuple[str | None, Found]]) -> str | None:
    """The last one the words are about. Children, siblings and others count only where a fact is theirs or they are asked for."""
    mentions = tuple(mentions)
    raises = any(fact.fact == "child_ages_months" for _, fact in owned)
    owned = [(person, fact) for person, fact in owned if person]
    owners = [person for person, fact in owned if fact.fact not in ("region", "sex")]
    subject = None
    for mention in mentions:
        if mention.relation == "other" and _is_raised_by_the_speaker(mentions, mention, owned):
            continue
        distant = mention.person.startswith(("child", "sibling", "other"))
        if mention.role in ("subject", "is") and (not distant or mention.person in owners or _is_asked_for(page, mention, owned, raises)):
            subject = mention.person
    if subject is None and any(m.role == "agent" and m.person == "self" for m in mentions):
        cared_for = [m.person for m in mentions if m.role == "company" and m.person in owners]
        return cared_for[-1] if cared_for else "self"
    spoken = any(m.person == "self" and m.start == m.end for m in mentions)
    return subject or next((person for person in owners if person != "self" and not spoken), None)


def _is_raised_by_the_speaker(mentions: tuple[Mention, ...], mention: Mention, owned: list[tuple[str | None, Found]]) -> bool:
    """60세 할머니 손주 5살 키워요: nothing but the age of the grandchild is told."""
    told = {fact.fact for person, fact in owned if person == mention.person}
    return told <= {"age"} and any(m.person == "self" and m.start == m.end for m in mentions)


def derived_sexes(mentions: Iterable[Mention], facts: list[Said], subject: str | None) -> list[Said]:
    """어머니 → female, 저는 할아버지예요 → male: for everybody of whom something is told, and for the subject."""
    known = {said.person for said in facts if said.fact == "sex"}
    told = {said.person for said in facts} | ({subject} if subject else set())
    sexes: dict[str, Said] = {}
    for mention in mentions:
        wanted = mention.role == "is" or (mention.person in told and mention.role not in ("rejected", "gone"))
        if mention.sex and wanted and mention.person not in known:
            sexes.setdefault(mention.person, Said(mention.person, "sex", mention.sex, mention.start, mention.end, derived=True))
    return list(sexes.values())


def is_bare(page: Page, mention: Mention, clause: Clause) -> bool:
    """Whether the clause is nothing but the name: 우리 어머니가요."""
    return _PARTICLES.fullmatch(page.text[clause.start : mention.start] + page.text[mention.end : clause.end]) is not None


def _is_asked_for(page: Page, mention: Mention, owned: list[tuple[str | None, Found]], raises: bool) -> bool:
    clause = page.clause_at(mention.start)
    if _ASKED_FOR.match(page.text[mention.end : clause.end]):
        return True
    if raises and mention.person.startswith("child"):
        return False
    if mention.relation == "other" and _IN_NEED.match(page.text[mention.end :]):
        return True
    told = any(fact.start < clause.end and clause.start < fact.end for _, fact in owned)
    return is_bare(page, mention, clause) and not told
