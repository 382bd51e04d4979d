"""Whose a fact is, where only what was told before says it.

The words of one message leave some facts without a name. Whose loss 권고사직 names more closely, who is honoured by 일흔여덟이시고, and how
many a couple are who earn together, follows from whom the talk has told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.context import SELF, Context
from bot.understand.clauses import split
from bot.understand.people import mentions
from bot.understand.result import Said

_ELDERS = ("mother", "father", "parent", "grandmother", "grandfather")
_MYSELF = re.compile(r"(?<![가-힣])(?:제가|저는|저도|나는|나도|내가|난|전)(?=[\s가-힣])")
_ASKED_OF_THEM = re.compile(r"(?:남편|신랑|아내|와이프|배우자|집사람|마누라)(?:이|가|은|는|도|한테|앞으로)?\s?(?:뭐|뭘|받을|되나"
    r"|나오|해당|혜택|지원)")
_THE_ONLY_EARNER = re.compile(
    r"(?:남편|신랑|아내|와이프|배우자|집사람|마누라|애기?\s?아빠)(?:이|가|은|는|만)?\s?"
    r"(?:(?:혼자|홀로|혼차)(?:서)?\s?(?:만\s?)?(?:돈\s?)?(?:벌|번|버[는시]|법|일[하해])|(?:외벌이|벌[어이]|번다|버는데|돈\s?벌))"
)
"""신랑 혼자 번다 아입니꺼, 남편 외벌이고: of him nothing is told but that the household lives on what he brings home."""
_OF_ILLNESS = frozenset({"serious_illness", "dementia", "care_grade", "disability", "disabled", "age"})


def whose_again(facts: Iterable[Said], context: Context, text: str) -> Iterator[Said]:
    """`facts` with those given to whom the talk before says they belong; what contradicts what is known of the household left out."""
    facts = tuple(facts)
    ill = _ill(facts, context, text)
    loser = _loser(facts, context, text)
    for said in facts:
        if loser and said.person in ("", SELF) and (said.fact == "job_lost" or (said.fact == "employment" and said.value == "unemployed")):
            said = replace(said, person=loser)
        elif ill and not said.person and said.fact in _OF_ILLNESS:
            said = replace(said, person=ill)
        elif said.fact == "care_grade" and (lies := _who_lies_ill(said, context, text)):
            said = replace(said, person=lies)
        elif said.person == SELF and _is_of_whom_it_was_told(said, context, text):
            said = replace(said, person=context.subject)
        elif _takes_back_a_dismissal(said, context, text):
            continue
        if said.fact == "household_size" and said.derived and isinstance(said.value, int) and said.value > 1:
            size = _of_the_couple(said, context)
            if size is None:
                continue
            said = replace(said, value=size)
        yield said
        if said.fact == "household_size" and said.value == 2 and (other := _who_lives_there(said, context, text)):
            yield Said(other, "household_size", 2, said.start, said.end, derived=True)


_BOTH = re.compile(r"(?:이?랑|하고|와|과)\s*(?:저\s|나\s)?(?:단\s?)?둘(?:이서만|이서|이|만)\s?(?:같이\s|함께\s)?(?:살|사[는시]|삽|산다)")


def _who_lives_there(said: Said, context: Context, text: str) -> str | None:
    """동생이랑 둘이 살아요: it is the household of the brother as well."""
    with_whom = [person for person in context.someone(SELF).lives_with if person not in context.gone]
    grown = len(with_whom) == 1 and context.someone(with_whom[0]).relation not in ("child", "spouse")
    return with_whom[0] if said.person in ("", SELF) and context.subject == SELF and grown and _BOTH.search(text) else None


_WROTE_IT = re.compile(r"사직서|사표|자진\s?퇴사|이직\s?확인서")
_NO_DISMISSAL = re.compile(r"(?:권고\s?사직|해고|[짤잘]린\s?(?:거|것|게))(?:이|은|는|가)?\s?아[니닌]")


def _takes_back_a_dismissal(said: Said, context: Context, text: str) -> bool:
    """사직서를 썼어요, of one who was told to go: the paper says it, and nothing else became true."""
    known = context.someone(said.person or context.subject).facts.get("job_lost")
    lost = said.fact == "job_lost" and said.value is False and known is not None and known.value is True
    return lost and _WROTE_IT.search(text) is not None and _NO_DISMISSAL.search(text) is None


_ILL = ("serious_illness", "dementia", "needs_care", "disability")


def _who_lies_ill(said: Said, context: Context, text: str) -> str | None:
    """요양등급은 4등급 받았고 나도 허리가 아파, after 바깥양반이 파킨슨: of the only one who is known to be ill."""
    if said.person not in ("", SELF) or any(_value_of(context, SELF, fact) for fact in _ILL):
        return None
    clause = next((c for c in split(text) if c.start <= said.start < c.end), None)
    if clause is not None and any(clause.start <= m.start < clause.end for m in mentions(text)):
        return None
    people = [p for p in context.people if p != SELF and p not in context.gone]
    ill = [person for person in people if any(_value_of(context, person, fact) for fact in _ILL)]
    return ill[0] if len(ill) == 1 else None


def _value_of(context: Context, person: str, fact: str) -> bool:
    known = context.someone(person).facts.get(fact)
    return known is not None and known.value not in (None, False, "none")


def _is_of_whom_it_was_told(said: Said, context: Context, text: str) -> bool:
    """600은 저희 부부 월급이고요 … 아직 장애등록은 안 했어요, after 아들이 자폐예요: of the son, as the speaker is not named beside it."""
    known = context.someone().facts.get(said.fact)
    if said.fact not in _OF_ILLNESS or context.subject == SELF or said.fact in context.someone(SELF).facts:
        return False
    if said.fact == "age" and (known is None or known.value != said.value):
        return False
    clause = next((c for c in split(text) if c.start <= said.start < c.end), None)
    named = clause is None or any(m.person == SELF and clause.start <= m.start < clause.end for m in mentions(text))
    return not named and known is not None


def only_earns(facts: tuple[Said, ...], text: str) -> bool:
    """애가 셋이에요 … 신랑 월급 320 갖고 살아요: told by her of her own household, and of him nothing but what he earns."""
    told = [said for said in facts if not said.derived]
    own = all(said.person in ("", SELF) for said in told)
    earns = any(said.fact == "monthly_income" for said in told) or _THE_ONLY_EARNER.search(text)
    return own and bool(earns) and not asks_of_the_spouse(text)


def without_a_stale_couple(facts: tuple[Said, ...], context: Context, text: str) -> Context:
    """둘이 합쳐 300, and then 애는 다섯살 하나요: how many they are was counted before the child was known, so it is asked."""
    known = context.someone(SELF).facts.get("household_size")
    told = any(said.fact in ("children", "child_ages_months") and said.value for said in facts)
    stale = told and known is not None and known.derived and known.value > 1 and known.evidence not in text
    return context.with_someone(context.someone(SELF).forgets("household_size")) if stale else context


def asks_of_the_spouse(text: str) -> bool:
    """남편은 뭐 받을 수 있어요"""
    return _ASKED_OF_THEM.search(text) is not None


def _loser(facts: tuple[Said, ...], context: Context, text: str) -> str | None:
    """권고사직이고 4년 다녔어요, after 남편이 짤렸어요: how that job was lost, unless somebody says it of themselves."""
    lost = [said for said in facts if said.fact == "job_lost" and said.value is True]
    if len(lost) != 1 or lost[0].person not in ("", SELF) or "job_lost" in context.someone(SELF).facts:
        return None
    clause = next(c for c in split(text) if c.start <= lost[0].start < c.end)
    if _MYSELF.search(text, clause.start, clause.end):
        return None
    losers = [one.id for one in context.people.values() if one.id != SELF and _holds(one.facts, "job_lost")]
    return losers[0] if len(losers) == 1 and losers[0] not in context.gone else None


def _ill(facts: tuple[Said, ...], context: Context, text: str) -> str | None:
    """작년에 뇌졸중이요 예순여섯이요, after 엄마가 쓰러지셨어요: of who lies ill, or of the one elder whom an honorific verb honours."""
    if not any(not said.person and said.fact in _OF_ILLNESS for said in facts) or any(m.role == "subject" for m in mentions(text)):
        return None
    if context.hurt and context.hurt != SELF and context.hurt not in context.gone:
        return context.hurt
    honoured = any(clause.honorific for clause in split(text) if any(clause.start <= said.start < clause.end for said in facts))
    elders = [p for p, one in context.people.items() if one.relation in _ELDERS and one.facts and p not in context.gone]
    return elders[0] if honoured and context.subject == SELF and len(elders) == 1 else None


def _of_the_couple(said: Said, context: Context) -> int | None:
    """둘이 합쳐 430: two, and the small children told of before; None where it is known how many they are, or cannot be."""
    someone = context.someone(said.person or context.subject)
    if "household_size" in someone.facts or "household_size" in context.someone(SELF).facts:
        return None
    known = context.someone(SELF).facts
    children, ages = known.get("children"), known.get("child_ages_months")
    if said.value != 2 or (children is None and ages is None) or (children and children.value == 0):
        return said.value if isinstance(said.value, int) else None
    small = len(ages.value) if ages else 0
    return 2 + small if small and (children is None or children.value == small) else None


def _holds(facts: object, name: str) -> bool:
    known = facts.get(name) if hasattr(facts, "get") else None
    return known is not None and known.value is True
