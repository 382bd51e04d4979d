"""Who is at school or university, and tells what their parents are: 고3인데 부모님이 기초수급자예요."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from bot.context import SELF, Context, learn
from bot.understand.result import Said

_PARENTS = ("father", "mother", "parent")
_STANDING = ("basic_livelihood", "near_poor")
"""What is decided of a household, and so is theirs too."""
_FOR_PARENTS = re.compile(r"(?:부모님?|어머니|아버지|엄마|아빠)(?:은|는|이|가|도|께서|한테|께)?\s?(?:뭐|뭘|무엇|무슨|어떤|받|혜택|지원)")


def studies(facts: Iterable[Said], context: Context) -> bool:
    """Whether who speaks, and is talked about, studies; as told now or before."""
    work = context.someone(SELF).facts.get("employment")
    now = any(said.fact == "employment" and said.value == "student" and said.person in ("", SELF) for said in facts)
    return context.subject == SELF and (now or (work is not None and work.value == "student"))


def tells_of_home(told: set[str], facts: Iterable[Said], context: Context, text: str) -> bool:
    """Whether a student tells by what is `told` of a parent what home they come from, and asks nothing for the parent."""
    return bool(told) and told <= {*_STANDING, "monthly_income"} and studies(facts, context) and not _FOR_PARENTS.search(text)


def of_the_home(context: Context, facts: Iterable[Said], text: str, day: date) -> Context:
    """What the parents of a student are, the student is too."""
    if not studies(facts, context):
        return context
    for said in facts:
        if said.fact in _STANDING and said.person in _PARENTS and said.value is True:
            context = learn(context, SELF, said.fact, True, evidence=text[said.start : said.end], day=day)
    return context
