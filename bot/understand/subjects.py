"""Whom a message is about, and the sexes that the words for people entail."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.understand.clauses import Clause
from bot.understand.for_whom import asked_for, is_ill, is_our_means
from bot.understand.page import Found, Page
from bot.understand.people import Mention
from bot.understand.result import Said

_PARTICLES = re.compile(
    r"\s*(?:우리|저희|제|내)?\s*(?:님)?(?:이|가|은|는|께서|도)?(?:요|이요|예요|이에요|입니다|인데요|말이에요)?[\s.,!?]*"
)
_ASKED_FOR = re.compile(
    r"(?:이|가|은|는|도|한테)?\s?(?:(?:뭐|뭘|무슨|어떤)\s?(?:거|게|것|걸)?\s?)?(?:받을|되나|될까|것|거(?=\s|예|요)|얘기|이야기|얘긴|이야긴|혜택|지원|경우|건|일로|문제|때문)|(?:은|는)요"
    r"|(?:은|는|도|한테는?|께는)\s?(?:뭐|뭣|머)(?:가|이)?\s?(?:있|없|나오|돼|되)|(?:도|부터|만)\s?(?:좀\s|같이\s)*(?:봐|찾아|알아봐)\s?(?:줘|주)"
)


_IN_NEED = re.compile(
    r"(?:이|가|께서|는|은)?\s(?:[^\s.,?!]+\s){0,3}?(?:폐지|파지|박스|굶|끼니|편찮|아프[시세셔]|어렵게|힘들게|외롭게|거동이|고생|누워)[^.?!]{0,14}"
    r"(?:사[시세셔]|계[시세셔]|지내[시세셔]|하[시세셔]|신데|세요|셔요|시는|시더)"
)
"""옆집 할머니가 폐지 주워서 사시는데."""


_IN_PLACE_OF = re.compile(
    r"(?:제가|내가|저는|나는|저도)\s(?:[^\s.?!]+\s){0,3}?"
    r"(?:대신(?=\s(?:\S+\s)?(?:신청|해|하[면고러는]|할|가[도서야면]|눌|써|내도|전화|받아다|타다|알아))|대리로|대리\s?신청)"
    r"|(?:제가|내가)\s(?:집에서\s|같이\s|혼자\s|다\s)*(?:모시고|돌보고|간병하고|수발하고)\s(?:있|살|지내)"
    r"|(?:제가|내가)\s(?:집에서\s|직접\s|같이\s\S+\s)?(?:돌보|모시|간병하|수발하|간호하)면"
)
"""제가 대신 신청해도 되나요: asked for whoever is talked about."""
_IN_THEIR_NAME = re.compile(r"\s?앞으로(?:는)?\s?(?:나오|뭐|얼마|받|신청)")
"""딸 앞으로 나오는 연금은 얼마예요?"""
_NURSING = re.compile(r"(?:간병하는|간호하는|돌보는|돌봐주는|수발하는|수발드는|수발\s?드는|보살피는|모시는)\s(?:우리\s|저희\s)?$")
_NURSES = re.compile(
    r"(?:이|가|는|은|께서)?\s(?:혼자(?:서)?\s|다\s|계속\s|매일\s|쭉\s|집에서\s)*(?:돌보|돌봐|간병|간호|수발"
    r"|보살피|보살펴|병시중)"
)
_FELL = re.compile(
    r"(?:이|가|은|는|도)?\s(?:[^\s.,?!]+\s){0,4}?[^\s.,?!]{0,4}(?:다쳤|다쳐|다치[셨고]|쓰러[졌져지]|경련|입원|의식|토[하해]"
    r"|숨을|숨이|열이|화상|부러[졌져]|수술|사고(?:가|를)?\s?[나났당]|아파요|아픕니다|아프대|병원에\s?실려)"
)
"""아들이 군대에서 다쳤어요."""


def _is_only_a_carer(page: Page, mention: Mention) -> bool:
    """집에서 간병하는 엄마는 자격증도 있어요, of whom nothing else is told or asked: the talk stays with who is nursed."""
    if page.clause_at(mention.start).mode == "ask":
        return False
    before, after = page.text[max(0, mention.start - 12) : mention.start], page.text[mention.end :]
    return mention.relation != "self" and (_NURSING.search(before) or _NURSES.match(after)) is not None


def _befell(page: Page, mention: Mention) -> bool:
    """Nothing but what happened to a child or a brother: it is told of them."""
    near = mention.role == "subject" and mention.relation in ("child", "sibling")
    return near and all(clause.mode == "say" for clause in page.clauses) and _FELL.match(page.text, mention.end) is not None


def subject_of(page: Page, mentions: Iterable[Mention], owned: list[tuple[str | None, Found]]) -> str | None:
    """The last one the words are about. Children, siblings and others count only where a fact is theirs or they are asked for."""
    mentions = tuple(mentions)
    raises = any(fact.fact == "child_ages_months" for _, fact in owned)
    everything = owned
    owned = [(person, fact) for person, fact in owned if person]
    owners = [person for person, fact in owned if fact.fact not in ("region", "sex")]
    subject = None
    for mention in mentions:
        if mention.relation == "other" and _is_raised_by_the_speaker(mentions, mention, owned):
            continue
        distant = mention.person.startswith(("child", "sibling", "other"))
        if mention.person == "self" and is_our_means(page, mention) and is_ill(subject, everything):
            continue
        if mention.role == "subject" and mention.person not in owners and _is_only_a_carer(page, mention):
            continue
        if mention.role in ("subject", "is") and (not distant or mention.person in owners or _is_asked_for(page, mention, owned, raises)):
            subject = mention.person
    subject = asked_for(page, mentions, everything, subject)
    in_their_place = _IN_PLACE_OF.search(page.text) and all(fact.fact == "region" for _, fact in everything)
    if subject == "self" and in_their_place:
        subject = None
    if subject is None and len(mentions) == 1 and not owners and not everything and _befell(page, mentions[0]):
        return mentions[0].person
    if subject is None and any(m.role == "agent" and m.person == "self" for m in mentions):
        cared_for = [m.person for m in mentions if m.role == "company" and m.person in owners]
        return cared_for[-1] if cared_for else None if in_their_place else "self"
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
    if mention.sex and _IN_THEIR_NAME.match(page.text, mention.end):
        return True
    if raises and mention.person.startswith("child"):
        return False
    if mention.relation == "other" and _IN_NEED.match(page.text[mention.end :]):
        return True
    told = any(fact.start < clause.end and clause.start < fact.end for _, fact in owned)
    return is_bare(page, mention, clause) and not told
