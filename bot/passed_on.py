"""Whose after all what was told is: 장애는 제가 아니라 아들이에요, 제 나이가 아니라 엄마 나이요, 배우자가 아니라 나는 할머니고."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.context import SELF, Context, learn
from bot.understand.people import mentions, words_for_people
from bot.understand.result import Said

_COPULA = (
    r"(?:이?요|이?에요|이?예요|입니다|이?야|이?고(?:요)?|인데(?:요)?|이세요|이?여|이?라고요?|이?라니까요?"
    r"|(?:얘기|이야기|거|말)\s?(?:예요|에요|이에요|요|입니다|야)|그래요|그러세요)"
)
_NOT_ME = r"(?:제가|저|내가|나)\s?(?:이|가)?\s?(?:아니라|아니고|아이라|아이고)[\s,]+"
_WORD = r"(?P<{name}>장애|치매|암|병|임신|수급|실직|해고|폐업|유공자|[잘짤][리린렸])[가-힣]{{0,4}}"
_ONLY_OF_THEM = re.compile(
    rf"\s*(?:(?:아니(?:요|에요|라)?|아뇨)[\s,.!]+)?{_NOT_ME}(?:우리\s|저희\s|울\s|제\s)?(?P<who>[가-힣]{{1,6}}?)"
    rf"(?:님)?(?:이|가|께서)?\s?{_COPULA}(?:[\s,]+{_WORD.format(name='what')})?[\s.!~]*"
)
"""제가 아니라 아버지가요: all that was told was told of him; 제가 아니고 남편이요 장애는: of that alone."""
_OF_WHOM = re.compile(rf"{_WORD.format(name='word')}\s?(?:건|거는|게|것은|사람은)?\s?{_NOT_ME}")
_WORDS_OF = {
    "장애": ("disability", "disabled"),
    "치매": ("dementia",),
    "암": ("serious_illness",),
    "병": ("serious_illness",),
    "임신": ("pregnant",),
    "수급": ("basic_livelihood",),
    "폐업": ("business_closed",),
    "유공자": ("veteran",),
}
_IS_THEIRS = re.compile(
    rf"(?<![가-힣]){_WORD.format(name='word')}(?:은|는|이|가)\s(?:우리\s|저희\s|울\s|제\s)?(?P<who>[가-힣]{{1,6}}?)(?:님)?{_COPULA}(?=[\s.,!~]|$)"
)
"""장애는 할아버지고요 할머니는 아니에요."""
_FIGURE = r"(?:나이|연세|소득|수입|월급|벌이|연금)"
_WHOSE = r"(?:우리\s|저희\s|울\s|제\s)?(?P<who{number}>[가-힣]{{1,6}}?)(?:님)?(?:의)?\s?"
_IT_WAS_THEIRS = re.compile(
    rf"(?:그건|그거는?|그게|아까\s?건|방금\s?건|말한\s?(?:건|거는?))\s{_WHOSE.format(number=1)}(?P<said>{_FIGURE})"
    rf"|(?:제|내|저의)\s?(?P<mine>{_FIGURE})(?:이|가)?\s?(?:아니라|아니고|말고|아이라|아이고)[\s,]+{_WHOSE.format(number=2)}(?:{_FIGURE}|거|꺼|것)"
    rf"|(?P<told>{_FIGURE})(?:은|는|이|가)?\s(?:제|내)\s?(?:거|게|것|꺼)(?:이|가)?\s?(?:아니라|아니고|말고)[\s,]+{_WHOSE.format(number=3)}(?:거|꺼|것)"
    rf"|(?:아까|방금|앞에|말한|말씀드린)\s(?:말한\s|말씀드린\s|적은\s)?(?P<before>{_FIGURE})(?:은|는)\s{_WHOSE.format(number=4)}(?:거|꺼|것|{_FIGURE})"
)
"""그건 엄마 나이고 저는 서른하나예요; 제 나이가 아니라 엄마 나이요; 아까 말한 소득은 남편 거예요."""
_CALLS_ONESELF = re.compile(r"(?:^|[\s,.])(?:나는|내는|저는|내가|제가|난|전)\s(?:그\s|바로\s)?(?:애들?\s|아이\s)?$")
_ROLES = ("grandmother", "grandfather", "mother", "father")


def passed_on(text: str, context: Context, told: tuple[Said, ...], day: date) -> Context:
    """What was told of the speaker goes to whom it is said to be of, and what was told of the one they say they are to the speaker."""
    context = _without_a_nephews_age(_without_the_rejected(text, _as_they_call_themselves(text, context, told, day)), told, day)
    if pointed := _IS_THEIRS.search(text):
        return _handed_on_to(text, pointed, context, told, day)
    if theirs := _IT_WAS_THEIRS.search(text):
        return _figure_handed_on(text, theirs, context, day)
    only, of_whom = _ONLY_OF_THEM.fullmatch(text), _OF_WHOM.search(text)
    after = of_whom.end() if of_whom else only.start("who") if only else None
    if after is None:
        return context
    word = of_whom["word"] if of_whom else only["what"] if only else None
    other = next((m for m in mentions(text) if m.start >= after and m.person != SELF), None)
    if other is None or context.subject != SELF or (word is None and context.someone(other.person).facts):
        return context
    mine = context.someone(SELF).facts
    moved = _WORDS_OF.get(word, ("job_lost", "employment")) if word else tuple(mine)
    for fact in moved:
        known = mine.get(fact)
        if known is None or fact == "sex" or (fact == "employment" and word and known.value != "unemployed"):
            continue
        context = context.with_someone(context.someone(SELF).forgets(fact))
        if not any(said.fact == fact and said.person == other.person and said.value for said in told):
            context = learn(context, other.person, fact, known.value, evidence=known.evidence, day=day, derived=known.derived)
    return context


def _handed_on_to(text: str, pointed: re.Match[str], context: Context, told: tuple[Said, ...], day: date) -> Context:
    """What that word told goes from the one talked about to the one who is named after it."""
    who = next((m.person for m in mentions(text) if pointed.start("who") <= m.start < pointed.end("who")), None)
    if who is None or who == context.subject:
        return context
    for fact in _WORDS_OF.get(pointed["word"], ()):
        known = context.someone().facts.get(fact)
        if known is None or known.value in (False, "none"):
            continue
        context = context.with_someone(context.someone().forgets(fact))
        if fact not in context.someone(who).facts and not any(s.fact == fact and s.person == who and s.value for s in told):
            context = learn(context, who, fact, known.value, evidence=known.evidence, day=day)
    return context


def is_of_the_house(text: str) -> bool:
    """아까 말한 소득은 남편 거예요: the household's all the same, and nobody asks for him."""
    theirs = _IT_WAS_THEIRS.search(text)
    return theirs is not None and _fact_of(theirs) == "monthly_income" and _whom(text, theirs) == "spouse"


def _fact_of(theirs: re.Match[str]) -> str:
    word = next(theirs[group] for group in ("said", "mine", "told", "before") if theirs[group])
    return "age" if word in ("나이", "연세") else "monthly_income"


def _whom(text: str, theirs: re.Match[str]) -> str | None:
    start, end = next(theirs.span(f"who{number}") for number in (1, 2, 3, 4) if theirs[f"who{number}"])
    return next((m.person for m in mentions(text) if start <= m.start < end and m.person != SELF), None)


def _figure_handed_on(text: str, theirs: re.Match[str], context: Context, day: date) -> Context:
    who, fact = _whom(text, theirs), _fact_of(theirs)
    known = context.someone(SELF).facts.get(fact)
    if who is None or known is None or fact in context.someone(who).facts or (fact == "monthly_income" and who == "spouse"):
        return context
    context = context.with_someone(context.someone(SELF).forgets(fact))
    return learn(context, who, fact, known.value, evidence=known.evidence, day=day)


def _as_they_call_themselves(text: str, context: Context, told: tuple[Said, ...], day: date) -> Context:
    """나는 할머니고 예순여섯이야, after somebody's grandmother was heard: the one who speaks is she."""
    relations = {start: relation for relation, start, _ in words_for_people(text)}
    roles = (relations.get(m.start) for m in mentions(text) if m.role == "is" and _CALLS_ONESELF.search(text[: m.start]))
    who = next((role for role in roles if role in _ROLES and role in context.people), None)
    if who is None:
        return context
    known, mine = context.someone(who).facts, context.someone(SELF).facts
    own_age = next((said.value for said in told if said.fact == "age" and said.person in ("", SELF)), None)
    if "age" in known and own_age not in (None, known["age"].value):
        return context
    for fact in (fact for fact in known if fact not in mine):
        context = learn(context, SELF, fact, known[fact].value, evidence=known[fact].evidence, day=day, derived=known[fact].derived)
    people = {person: someone for person, someone in context.people.items() if person != who}
    context = replace(context, people=people)
    return context.about(SELF) if context.subject == who else context


def _without_the_rejected(text: str, context: Context) -> Context:
    """배우자가 아니라 나는 할머니고: of a spouse nothing was told but what the word for one says."""
    for mention in mentions(text):
        someone = context.people.get(mention.person)
        if mention.role == "rejected" and someone and mention.person != SELF and all(known.derived for known in someone.facts.values()):
            context = context.about(SELF) if context.subject == mention.person else context
            context = replace(context, people={person: one for person, one in context.people.items() if person != mention.person})
    return context


def _without_a_nephews_age(context: Context, told: tuple[Said, ...], day: date) -> Context:
    """두 살은 조카예요, after the ages of three children: no child of the speaker's."""
    known = context.someone(SELF).facts.get("child_ages_months")
    others = [12 * said.value for said in told if said.fact == "age" and said.person.startswith("other") and isinstance(said.value, int)]
    kept = [age for age in known.value if (age[0] if isinstance(age, list) else age) not in others] if known and others else []
    if known is None or not kept or len(kept) == len(known.value):
        return context
    return learn(context, SELF, "child_ages_months", kept, evidence=known.evidence, day=day)
