"""For whom something is asked, beside those of whom something is only told.

엄마 말고 아빠요 names whom it is about; 장모님 앞으로 신청하면 우리 소득도 보나요 asks for her; 동생은 230 벌어요 only says what comes in;
beside a father who lies ill 엄마는 일 안 하세요 is told in passing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understand.page import Found, Page
from bot.understand.people import Mention

Owned = Sequence[tuple[str | None, Found]]
_IN_THE_NAME = re.compile(
    r"(?:님|어른)?\s?(?:앞으로|명의로|이름으로)(?:는|도)?\s(?:[^\s.?!]+\s){0,2}?(?:[^\s.?!]*\s)?(?:신청|등록|접수|받을|받으)"
)
_INSTEAD = re.compile(r"(?:님)?\s?말고(?:요|는)?[\s,]*(?:우리\s|저희\s)?")
_IT_IS = re.compile(
    r"(?:님)?(?:이?요(?![가-힣])|이?에요|예요|입니다|이라고요?|라고요?|라니까요?|\s?(?:얘기|이야기|말이)(?:요|에요|예요|야)?)"
)
_MY_BENEFIT = re.compile(r"(?<![가-힣])(?:제|내|저희|우리)\s?(?:집\s)?(?:기초|생계|의료|주거|교육|수급|연금|급여)")
_OUR_MEANS = re.compile(r"(?:저희|우리|제|내)\s?(?:부부\s?|둘\s?|집\s?)?(?:맞벌이|외벌이|월급|소득|수입|벌이|연봉|합쳐|합치)")
_MEANS = frozenset({"monthly_income", "employment", "sex"})
_BESIDE = frozenset({"monthly_income", "employment", "region", "sex", "lives_alone", "household_size"})
_OF_A_CARER = frozenset({"age", "sex", "region", "employment", "serious_illness"})
_NOBODY_ELSE = re.compile(
    r"(?:봐\s?줄|돌봐\s?줄|돌볼|봐주실|돌봐주실|간병할|챙겨\s?줄)\s?(?:사람|이|가족|분)(?:이|도|은|가)?\s?(?:아무도\s)?(?:없|읎)"
)
"""언니랑 둘이 사는데 제가 출근하면 봐줄 사람이 없어요."""
_ILL = frozenset({"serious_illness", "dementia", "needs_care", "care_grade", "disability"})
_GROWN_KIN = ("sibling", "other", "child")


def asked_for(page: Page, mentions: Sequence[Mention], owned: Owned, subject: str | None) -> str | None:
    """Whom the message is about, `subject` being the last one of whom it tells."""
    named = [m.person for m in mentions if m.person != "self" and _IN_THE_NAME.match(page.text, m.end)]
    if named:
        return named[0]
    if instead := _instead(page, mentions):
        return instead
    if subject == "self" and (nursed := _nursed(page, mentions, owned)):
        return nursed
    if subject is None or subject == "self":
        return subject
    told = {fact.fact for person, fact in owned if person == subject}
    if told <= _MEANS and "monthly_income" in told and subject.partition(":")[0] in _GROWN_KIN and _asks_for_oneself(page, mentions, owned):
        return "self"
    ill = [person for person, _ in owned if person not in (None, "self") and is_ill(person, owned)]
    if told and told <= _BESIDE and ill and subject not in ill:
        return ill[-1]
    return subject


def _nursed(page: Page, mentions: Sequence[Mention], owned: Owned) -> str | None:
    """집사람이 치매예요. 내가 일흔여섯인데 씻기는 것도 내가 하고 … 등급은 4등급: of whom care is told, with the age of who gives it."""
    own = {fact.fact for person, fact in owned if person in (None, "self") and not fact.derived}
    graded = {person for person, fact in owned if person not in (None, "self") and fact.fact == "care_grade" and fact.value}
    asks = any(page.clause_at(m.start).mode == "ask" for m in mentions if m.person == "self" and m.role == "subject")
    if len(graded) == 1 and own <= _OF_A_CARER and not asks:
        return next(iter(graded))
    alone = {person for person, fact in owned if person not in (None, "self") and fact.fact == "needs_care" and fact.value}
    left = _NOBODY_ELSE.search(page.text) and own <= _OF_A_CARER | _BESIDE
    return next((person for person in alone if left and is_ill(person, owned) and not person.startswith("child")), None)


def is_ill(person: str | None, owned: Owned) -> bool:
    """Whether an illness, a disability or the need of care is told of `person`."""
    told = (fact for whose, fact in owned if whose == person)
    return person is not None and any(fact.fact in _ILL and fact.value not in (False, "none", None) for fact in told)


def is_our_means(page: Page, mention: Mention) -> bool:
    """아들이 자폐예요. 저희 맞벌이라 합쳐서 600 벌어요: what the household lives on turns no talk."""
    return _OUR_MEANS.match(page.text, mention.start) is not None


def _instead(page: Page, mentions: Sequence[Mention]) -> str | None:
    """아니 엄마 말고 아빠요."""
    for one, other in zip(mentions, mentions[1:], strict=False):
        if one.role == "rejected" and other.person != "self" and _INSTEAD.fullmatch(page.text, one.end, other.start):
            return other.person if _IT_IS.match(page.text, other.end) else None
    return None


def _asks_for_oneself(page: Page, mentions: Sequence[Mention], owned: Owned) -> bool:
    """제가 수급자인데 … 저 탈락해요? of one of whom something is told."""
    own = any(person in (None, "self") and fact.fact not in ("region", "sex", "children", "child_ages_months") for person, fact in owned)
    asked = [clause for clause in page.clauses if clause.mode == "ask"]
    speaks = any(c.start <= m.start < c.end for c in asked for m in mentions if m.person == "self" and m.role == "subject")
    return own and (speaks or any(_MY_BENEFIT.search(page.said, c.start, c.end) for c in asked))
