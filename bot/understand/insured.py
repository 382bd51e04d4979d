"""Whether somebody says never to have been in the employment insurance."""

from __future__ import annotations

import re

_NEVER = re.compile(
    r"고용\s?보험(?:은|을|도|에|이|엔|에는|가입)?\s?(?:[가-힣]{1,4}\s?(?:번도|적도)\s|전혀\s|아예\s|하나도\s)?"
    r"(?:안\s?(?:들(?!어\s?(?:줬|주|놨|줘))|넣|냈|내|되어|돼)|못\s?들(?!어\s?줬)|없|미가입|(?:가입|든|들어\s?본|낸|넣은)\s?(?:을\s?)?(?:적|안|못)|들지\s?(?:않|못|도))"
)
_IF = re.compile(r"^[가-힣]{0,3}?(?:으면|면|어도|아도|더라도|을\s?때)|^[가-힣]{0,4}?(?:졌|진|어지)")
_BY_ANOTHER = re.compile(r"(?:사장|회사|업주|점주|원장|가게)(?:님)?(?:이|가|에서|는|은)?\s?(?:(?![요다고서]\s)[^.?!]){0,8}$")


def never(text: str) -> bool:
    """고용보험은 한 번도 안 들어 봤어요; not what is if (고용보험 없으면요), nor what the employer failed to do."""
    found = _NEVER.search(text)
    return found is not None and not _IF.match(text[found.end() :]) and not _BY_ANOTHER.search(text[: found.start()])


def is_for_them(who: str) -> bool:
    """Whether, by its record's words, only those who were insured get it."""
    return "고용보험에 든 날" in who and "들지 않은" not in who
