"""Who only pays or cares for the one talked about: 아들이 용돈 주는 거 말고는, 엄마가 혼자 돌보고 있어요."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest

from bot.understand.clauses import Clause
from bot.understand.people import Mention

_GIVES = re.compile(
    r"(?:들|네|님)?(?:이|가|께서|도)?\s(?:(?!한테|에게)[^\s.?!]+\s){0,4}?(?:쪼깨\s?|쪼까\s?|쪼매\s?|조금\s?|가끔\s?|다달이\s?|매달\s?|용돈\S?\s?)*"
    r"(?:보태\s?|보내\s?|부쳐\s?|챙겨\s?)?(?:주는|준|줘서\s받는)\s?(?:거|게|건|것|돈|용돈)(?=\s?(?:말고|빼고|밖에|뿐|외|하고|으?로|만|이?랑|조금|갖고|가지고|[이가]?\s?(?:다|전부)))"
)
"""돈이라곤 없제 아들이 명절에 쪼깨 주는 거 말고는."""
_NURSES = re.compile(
    r"(?:님|께서)?(?:이|가|는|은|도|께서)?\s(?:(?!저|나|제|우리)[^\s.,?!]+\s){0,3}?(?:돌보|돌봐|간병|간호|수발|보살피|보살펴|병시중|모시고)"
)


_MINDED = re.compile(
    r"(?:들)?\s?(?:\([^)]*\))?\s?(?:\d{1,2}\s?살|[가-힣]{1,4}\s?살)?\s?(?:짜리|배기)?\s?(?:만|을|를)?\s?(?:(?:낮에|매일|평일에|종일|제가|내가|저희가|잠깐)\s)*"
    r"(?:봐[요유]|봐$|봅니|보고\s?있|보느라|봐\s?[주줘준줍]|봐\s?드|돌봐|돌보)"
)
"""손주만 봐요."""


def with_the_honoured(people: tuple[Mention, ...], clauses: Iterable[Clause]) -> tuple[Mention, ...]:
    """어머니는 66세고 본인 국민연금 31만원 받고 계세요: 본인 beside a verb of honour is who was named before, not the one who speaks."""
    honorific = [(clause.start, clause.end) for clause in clauses if clause.honorific]
    named: Mention | None = None
    kept = []
    for mention in people:
        if mention.word.startswith("본인") and named and any(start <= mention.start < end for start, end in honorific):
            mention = replace(mention, person=named.person, sex=named.sex)
        elif mention.relation not in ("self", "pet", "child") and mention.role == "subject":
            named = mention
        kept.append(mention)
    return tuple(kept)


def with_carers(text: str, people: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`people` with those as agents who give a little money, or nurse somebody of whom was told before."""
    told: list[str] = []
    kept: list[Mention] = []
    for mention, following in zip_longest(people, people[1:]):
        role = _role(text, mention, following, told)
        if role == "subject" and mention.person != "self":
            told.append(mention.person)
        kept.append(replace(mention, role=role))
    return tuple(kept)


def _role(text: str, mention: Mention, following: Mention | None, told: list[str]) -> str:
    if mention.relation == "other" and following and following.role == "company" and not text[mention.end : following.start].strip():
        # 조카 손주 둘을 키우시는데
        return "company"
    if mention.relation == "other" and _MINDED.match(text, mention.end):
        return "company"
    if mention.role != "subject" or mention.person == "self":
        return mention.role
    gives = mention.relation in ("child", "sibling", "other") and _GIVES.match(text, mention.end)
    nurses = any(person != mention.person for person in told) and _NURSES.match(text, mention.end)
    return "agent" if gives or nurses else mention.role
